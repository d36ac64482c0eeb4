import * as Effect from "effect/Effect"
import type { TossError } from "../TossError.js"
import type { CallFor } from "../TossHttpClient.js"
import * as Failure from "./failure.js"

/**
 * The end of a call whose attempts failed. When one of them may have taken effect, the result is looked up: the
 * call ends with what was found, with an error that is known to have had no effect, or with `Unknown`.
 *
 * @internal
 */
export const conclude = <Response>(
  call: CallFor<Response>,
  state: Failure.CallState,
  error: TossError
): Effect.Effect<Response, TossError> => {
  if (!state.inDoubt) return Effect.fail(error)
  const unknown = Effect.fail(Failure.withOutcome(error, "Unknown"))
  const notApplied = Effect.fail(Failure.withOutcome(error, "NotApplied"))
  if (call.lookUp === undefined) return unknown
  return Effect.matchEffect(call.lookUp, {
    onFailure: () => unknown,
    onSuccess: (conclusion): Effect.Effect<Response, TossError> => {
      switch (conclusion._tag) {
        case "Applied":
          return Effect.succeed(conclusion.value)
        case "NotApplied":
          return notApplied
        case "Untouched":
          return Failure.isRefusal(error) ? notApplied : unknown
        case "Unknown":
          return unknown
      }
    }
  })
}
