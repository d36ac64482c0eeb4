import * as Effect from "effect/Effect"
import type { AnyCall } from "../TossHttpClient.js"

/**
 * Calls an observer of the user. A fault of the observer must not turn a payment that was made into an error.
 *
 * @internal
 */
export const notify = (name: string, call: AnyCall, observer: () => unknown): Effect.Effect<void> =>
  Effect.try(() => {
    Promise.resolve(observer()).catch(() => undefined)
  }).pipe(Effect.catchAll(() => Effect.logWarning(`${name} of ${call.endpoint.id} threw an error`)))
