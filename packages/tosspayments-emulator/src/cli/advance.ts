import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Effect from "effect/Effect"
import * as ControlApi from "../ControlApi.js"
import { UsageError } from "./usage.js"

/** `5 minutes`, or milliseconds; `5m`, `2h` and `3d` are quicker to type. */
const parse = (text: string) => {
  const [, count, unit] =
    /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|millis|seconds?|minutes?|hours?|days?)?$/.exec(text) ?? []
  if (count === undefined) return null
  const units = { m: "minutes", s: "seconds", h: "hours", d: "days" } as const
  const name =
    unit === undefined || /^(ms|millis)$/.test(unit) ? null : units[unit.charAt(0) as keyof typeof units]
  return name === null ? Number(count) : (`${Number(count)} ${name}` as const)
}

/** Moves the clock of the emulator at `url`, and says what time it is there. */
export const advance = (words: ReadonlyArray<string>, url: string) =>
  Effect.gen(function* () {
    const duration = parse(words.join(" "))
    if (duration === null) {
      return yield* new UsageError({
        message: `advance takes a duration such as 10m, 2h, "3 days" or milliseconds, not "${words.join(" ")}".`
      })
    }
    const emulator = yield* ControlApi.client(url)
    const { mode, now } = yield* emulator.clock.advance({ payload: { duration } })
    return `It is ${now} now${mode === "frozen" ? ", and the clock stands still" : ""}.`
  }).pipe(
    Effect.catchTags({
      RequestError: () => new UsageError({ message: `No emulator answers at ${url}.` }),
      ResponseError: () => new UsageError({ message: `What answers at ${url} is no emulator.` }),
      ParseError: () => new UsageError({ message: `What answers at ${url} is no emulator.` }),
      HttpApiDecodeError: ({ message }) => new UsageError({ message })
    }),
    Effect.catchAll((error) =>
      error instanceof UsageError ? Effect.fail(error) : new UsageError({ message: error.message })
    ),
    Effect.provide(FetchHttpClient.layer)
  )
