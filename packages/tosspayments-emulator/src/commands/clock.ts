import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { ClockState } from "../Clock.js"
import type { ClockCommands, Effects } from "../Commands.js"
import * as KoreanTime from "../domain/koreanTime.js"
import { InvalidInput } from "../EmulatorError.js"
import type { Running } from "./Running.js"

/** Ten years, in milliseconds. */
const maxAdvance = 10 * 366 * 24 * 60 * 60 * 1000

export const make = ({ context }: Running): Effects<ClockCommands> => {
  const read = Effect.sync((): ClockState => {
    const { clock } = context().session
    const { frozenAt } = clock.setting()
    return { now: KoreanTime.toOffsetDateTime(clock.now()), mode: frozenAt === null ? "real" : "frozen" }
  })
  const set = (mode: "real" | "frozen") =>
    Effect.suspend(() => Effect.zipRight(context().session.setClock(mode), read))
  return {
    read,
    advance: (duration) => {
      const millis = Option.filter(
        Option.map(Duration.decodeUnknown(duration), Duration.toMillis),
        (time) => time > 0 && time <= maxAdvance
      )
      return Option.isNone(millis)
        ? Effect.fail(
            new InvalidInput({
              field: "duration",
              message: 'The clock goes forward, by up to ten years: "10 minutes", "3 days", or milliseconds.'
            })
          )
        : Effect.zipRight(
            Effect.suspend(() => context().session.advance(millis.value)),
            read
          )
    },
    freeze: set("frozen"),
    run: set("real")
  }
}
