import { randomUUID } from "node:crypto"
import * as Effect from "effect/Effect"
import type { Event, Activity as Reader, Told } from "../Activity.js"
import * as KoreanTime from "../domain/koreanTime.js"

/** The events, and how they get there. */
export interface Activity extends Reader {
  /** `at` in epoch milliseconds. */
  /** Everything that is remembered, oldest first. */
  readonly all: () => ReadonlyArray<Event>
  readonly tell: (told: Told, at: number) => void
}

/** Remembers the newest `limit` events, and up to as many more until they are thrown away together. */
export const make = (limit: number): Activity => {
  let events: Array<Event> = []
  let count = 0
  const waiting = new Set<() => void>()
  return {
    epoch: randomUUID(),
    tell: (told, at) => {
      count += 1
      events.push({ number: count, at: KoreanTime.toOffsetDateTime(at), ...told })
      if (events.length >= 2 * limit) events = events.slice(-limit)
      if (waiting.size === 0) return
      const called = [...waiting]
      waiting.clear()
      for (const call of called) call()
    },
    all: () => events,
    last: () => count,
    after: (number) => {
      const start = number - count + events.length
      return start < 0 || number > count ? null : events.slice(start)
    },
    changed: (number) =>
      Effect.suspend(() =>
        count > number
          ? Effect.void
          : Effect.async<void>((resume) => {
              const call = () => resume(Effect.void)
              waiting.add(call)
              return Effect.sync(() => waiting.delete(call))
            })
      )
  }
}
