import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import type * as HttpServerError from "@effect/platform/HttpServerError"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import * as Emulator from "../Emulator.js"
import * as EmulatorServer from "../EmulatorServer.js"
import type { Options } from "../Options.js"
import * as WebhookSender from "../WebhookSender.js"
import * as Log from "./log.js"
import { print } from "./terminal.js"
import { UsageError } from "./UsageError.js"
import { welcome } from "./welcome.js"

const listenProblem = ({ cause }: HttpServerError.ServeError): UsageError => {
  const code =
    typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : String(cause)
  const messages: Readonly<Record<string, string>> = {
    EADDRINUSE: "The port is in use. Choose another with --port, or --port 0 for any free one.",
    EACCES: "This port needs more rights. Choose one from 1024 with --port."
  }
  return new UsageError({ message: messages[code] ?? `Cannot listen: ${code}` })
}

/** Runs an emulator until it is interrupted. */
export const serve = (
  options: Options<string | Redacted.Redacted<string>>,
  where: EmulatorServer.Options
): Effect.Effect<never, UsageError> =>
  Effect.gen(function* () {
    const emulator = Log.layer(Emulator.layer(options)).pipe(
      Layer.provide(WebhookSender.layerHttp),
      Layer.provide(FetchHttpClient.layer)
    )
    // Who only wanted the address and has closed the pipe does not want the emulator to stop.
    process.stdout.on("error", () => {})
    const context = yield* Layer.build(Layer.provide(EmulatorServer.layer(where), emulator))
    yield* Effect.addFinalizer(() => print("Stopped."))
    yield* print(welcome(Context.get(context, EmulatorServer.EmulatorServer).url, options))
    return yield* Effect.never
  }).pipe(
    Effect.scoped,
    Effect.catchTags({
      ServeError: listenProblem,
      InvalidInput: ({ message }) => new UsageError({ message })
    })
  )
