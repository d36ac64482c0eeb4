import * as Args from "@effect/cli/Args"
import * as Command from "@effect/cli/Command"
import * as Effect from "effect/Effect"
import { readDuration } from "./duration.js"
import { url } from "./options.js"
import { ask } from "./remote.js"
import { print } from "./terminal.js"
import { UsageError } from "./UsageError.js"

export const advance = Command.make(
  "advance",
  { words: Args.text({ name: "duration" }).pipe(Args.repeated), url },
  ({ url, words }) =>
    Effect.gen(function* () {
      const duration = readDuration(words.join(" "))
      if (duration === null) {
        return yield* new UsageError({
          message: `advance takes a duration such as 10m, 2h, "3 days" or milliseconds, not "${words.join(" ")}".`
        })
      }
      const { mode, now } = yield* ask(url, (emulator) => emulator.clock.advance({ payload: { duration } }))
      yield* print(`It is ${now} now${mode === "frozen" ? ", and the clock stands still" : ""}.`)
    })
).pipe(Command.withDescription("Move the clock of a running emulator forward: 10m, 2h, 3 days."))
