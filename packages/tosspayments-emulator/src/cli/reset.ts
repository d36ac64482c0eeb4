import * as Command from "@effect/cli/Command"
import * as Effect from "effect/Effect"
import { url } from "./options.js"
import { ask } from "./remote.js"
import { print } from "./terminal.js"

export const reset = Command.make("reset", { url }, ({ url }) =>
  Effect.zipRight(
    ask(url, (emulator) => emulator.reset()),
    print("Everything is forgotten.")
  )
).pipe(Command.withDescription("Forget everything in a running emulator."))
