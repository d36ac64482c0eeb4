import * as Args from "@effect/cli/Args"
import * as Command from "@effect/cli/Command"
import * as Effect from "effect/Effect"
import { url } from "./options.js"
import { ask } from "./remote.js"
import { print } from "./terminal.js"
import { UsageError } from "./UsageError.js"

/** `5 minutes`, or milliseconds; `5m`, `2h` and `3d` are quicker to type. */
const parse = (text: string) => {
  const [, count, unit] =
    /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|millis|seconds?|minutes?|hours?|days?)?$/.exec(text) ?? []
  if (count === undefined) return null
  const units = { s: "seconds", m: "minutes", h: "hours", d: "days" } as const
  const name =
    unit === undefined || /^(ms|millis)$/.test(unit) ? null : units[unit.charAt(0) as keyof typeof units]
  return name === null ? Number(count) : (`${Number(count)} ${name}` as const)
}

export const advance = Command.make(
  "advance",
  { words: Args.text({ name: "duration" }).pipe(Args.repeated), url },
  ({ url, words }) =>
    Effect.gen(function* () {
      const duration = parse(words.join(" "))
      if (duration === null) {
        return yield* new UsageError({
          message: `advance takes a duration such as 10m, 2h, "3 days" or milliseconds, not "${words.join(" ")}".`
        })
      }
      const { mode, now } = yield* ask(url, (emulator) => emulator.clock.advance({ payload: { duration } }))
      yield* print(`It is ${now} now${mode === "frozen" ? ", and the clock stands still" : ""}.`)
    })
).pipe(Command.withDescription("Move the clock of a running emulator forward: 10m, 2h, 3 days."))
