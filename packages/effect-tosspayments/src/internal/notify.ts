import * as Effect from "effect/Effect"
import { isPromiseLike } from "effect/Predicate"
import type { AnyCall } from "./call.js"

/**
 * Calls an observer of the user. A fault of the observer must not turn a payment that was made into an error, so it is
 * logged; an async one is not waited for.
 *
 * @internal
 */
export const notify = (name: string, call: AnyCall, observer: () => unknown): Effect.Effect<void> => {
  const warn = (did: string) => Effect.logWarning(`${name} of ${call.endpoint.id} ${did}`)
  return Effect.try(() => {
    const result = observer()
    return isPromiseLike(result) ? Promise.resolve(result) : null
  }).pipe(
    Effect.flatMap((later) =>
      later === null
        ? Effect.void
        : Effect.forkDaemon(
            Effect.catchAll(
              Effect.tryPromise(() => later),
              () => warn("rejected")
            )
          )
    ),
    Effect.catchAll(() => warn("threw an error"))
  )
}
