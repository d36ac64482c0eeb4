import * as Effect from "effect/Effect"
import type { Conclusion } from "../Endpoint.js"
import type { TossError } from "../TossError.js"
import type { AnyCall, CallFor, Service } from "../TossHttpClient.js"
import * as Failure from "./failure.js"

/**
 * Reads the resource of a call, as its endpoint declares, and concludes what became of the call.
 *
 * @internal
 */
export const lookUp = <Response>(
  execute: Service["execute"],
  { endpoint, path = {}, body, options, foreign = false }: CallFor<Response>
): Effect.Effect<Conclusion<Response>, TossError> => {
  const how = endpoint.lookUp
  if (how === null) return Effect.succeed({ _tag: "Unknown" })
  return execute({ endpoint: how.endpoint, path: how.path({ path, body }), options }).pipe(
    Effect.map((found) => how.conclude(body, found)),
    Effect.catchIf(
      (error) => error.code === how.absent,
      () => Effect.succeed<Conclusion<Response>>({ _tag: foreign ? "Unknown" : "NotApplied" })
    )
  )
}

/**
 * Whether an answer, after which nothing was found to have happened, settles that nothing will. A payment that is
 * said to be processed already and reads as untouched is a contradiction; a refund that is refused is not.
 */
const isNo = ({ endpoint }: AnyCall, error: TossError): boolean =>
  Failure.isRefusal(error) || (endpoint.lookUp?.isRepeatable !== undefined && Failure.isFinalRefusal(error))

/**
 * The end of a call whose attempts failed. When one of them may have taken effect, the result is looked up: the
 * call ends with what was found, with an error that is known to have had no effect, or with `Unknown`.
 *
 * @internal
 */
export const conclude = <Response>(
  execute: Service["execute"],
  call: CallFor<Response>,
  state: Failure.CallState,
  error: TossError
): Effect.Effect<Response, TossError> => {
  if (!state.inDoubt) return Effect.fail(error)
  const failWith = (outcome: TossError["outcome"]) => Effect.fail(Failure.withOutcome(state, error, outcome))
  const { acceptLanguage, idempotencyKey, onResponse, timeout } = call.options ?? {}
  // The caller repeats a call under the caller's own key, so what is refused under it did not happen: another one
  // like it is another call.
  if (
    idempotencyKey !== undefined &&
    call.endpoint.lookUp?.isRepeatable?.(call.body) === true &&
    Failure.isFinalRefusal(error)
  ) {
    return failWith("NotApplied")
  }
  return Effect.matchEffect(lookUp(execute, { ...call, options: { acceptLanguage, onResponse, timeout } }), {
    onFailure: () => failWith("Unknown"),
    onSuccess: (conclusion): Effect.Effect<Response, TossError> => {
      switch (conclusion._tag) {
        case "Applied":
          return Effect.succeed(conclusion.value)
        case "NotApplied":
          return failWith("NotApplied")
        case "Untouched":
          return failWith(isNo(call, error) ? "NotApplied" : "Unknown")
        case "Unknown":
          return failWith("Unknown")
      }
    }
  })
}
