import * as Effect from "effect/Effect"
import type * as Schedule from "effect/Schedule"

/**
 * `Effect.retry` for what succeeds nearly always: it is set up when something has failed, and begins with that failure.
 *
 * @internal
 */
export const retry = <A, E>(
  effect: Effect.Effect<A, E>,
  schedule: Schedule.Schedule<unknown, E>
): Effect.Effect<A, E> =>
  Effect.catchAll(effect, (first) => {
    let next: Effect.Effect<A, E> = Effect.fail(first)
    return Effect.retry(
      Effect.suspend(() => {
        const now = next
        next = effect
        return now
      }),
      schedule
    )
  })
