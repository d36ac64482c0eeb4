#!/usr/bin/env node
import * as CliConfig from "@effect/cli/CliConfig"
import * as Command from "@effect/cli/Command"
import * as ValidationError from "@effect/cli/ValidationError"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeTerminal from "@effect/platform-node/NodeTerminal"
import * as Cause from "effect/Cause"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import { command } from "./command.js"
import { concise, explained } from "./help.js"
import { complain, print } from "./terminal.js"
import { version } from "./version.js"

const run = Command.run(command, { name: "tosspayments-emulator", version })

/** Help and mistakes, as every other line: without colours where there are none. */
const printing = <A, E, R>(program: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Console.consoleWith((original) =>
    Console.withConsole(program, {
      ...original,
      log: (text) => print(concise(String(text))),
      error: (text) => complain(explained(String(text)))
    })
  )

run(process.argv).pipe(
  Effect.catchTag("UsageError", ({ message }) => complain(message)),
  // What was typed wrong is on the terminal by now.
  Effect.catchIf(ValidationError.isValidationError, () => Effect.void),
  Effect.tapDefect((cause) => complain(Cause.pretty(cause))),
  printing,
  Effect.provide(
    Layer.mergeAll(
      NodeFileSystem.layer,
      NodePath.layer,
      NodeTerminal.layer,
      CliConfig.layer({ showBuiltIns: false })
    )
  ),
  NodeRuntime.runMain({
    disableErrorReporting: true,
    // Stopped by a signal is stopped as it should be.
    teardown: (exit, onExit) =>
      onExit(Exit.isFailure(exit) && !Cause.isInterruptedOnly(exit.cause) ? 1 : Number(process.exitCode ?? 0))
  })
)
