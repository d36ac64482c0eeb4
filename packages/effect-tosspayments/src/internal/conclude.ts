import * as Effect from "effect/Effect"
import type { CallOptions } from "../Call.js"
import type { Endpoint, Read, Resolution } from "../Endpoint.js"
import type { TossError } from "../TossError.js"
import type { AnyCall, Call } from "./call.js"
import * as Errors from "./errors.js"

/**
 * Reads through a transport.
 *
 * @internal
 */
export const through =
  (
    execute: <Args extends ReadonlyArray<unknown>, A>(
      endpoint: Endpoint<Args, A>,
      args: Args,
      options?: CallOptions
    ) => Effect.Effect<A, TossError>,
    options?: CallOptions
  ): Read =>
  (endpoint, ...args) =>
    execute(endpoint, args, options)

/**
 * How far the clocks of a shop and of TossPayments may be apart: 5 minutes, in milliseconds.
 *
 * @internal
 */
export const skew = 300_000

/**
 * Whether something was made before a call began. A date that is not told, or is none, makes nothing old.
 *
 * @internal
 */
export const isOlder = (madeAt: Date | undefined, startedAt: string | undefined): boolean =>
  Number(madeAt) < Date.parse(startedAt ?? "") - skew

/**
 * Reads what a call is about, as its endpoint declares, and tells what became of it. What a call of another secret key,
 * perhaps another merchant's, is about may be out of sight: not finding it proves nothing then.
 *
 * @internal
 */
export const resolve = <A>(
  { args, endpoint }: Pick<Call<A>, "args" | "endpoint">,
  read: Read,
  isForeign: boolean,
  startedAt: string | undefined
): Effect.Effect<Resolution<A>, TossError> => {
  const { lookUp } = endpoint
  if (lookUp === null) return Effect.succeed({ outcome: "Unknown" })
  const notFound = (outcome: "NotApplied" | "Untouched"): Resolution<A> => ({
    outcome: isForeign ? "Unknown" : outcome
  })
  return lookUp.find(read, ...args, startedAt).pipe(
    Effect.map((found): Resolution<A> => {
      if (found === null) return notFound("Untouched")
      if (found === "Ambiguous") return { outcome: "Unknown" }
      const concluded = lookUp.conclude(found, ...args)
      return concluded.outcome === "Applied" && isOlder(lookUp.madeAt?.(found), startedAt)
        ? { outcome: "Unknown" }
        : concluded
    }),
    Effect.catchIf(
      (error) => lookUp.absent !== undefined && error.code === lookUp.absent,
      () => Effect.succeed(notFound("NotApplied"))
    )
  )
}

/**
 * Whether an answer, after which nothing was found to have happened, settles that nothing will. A payment that is
 * said to be processed already and reads as untouched is a contradiction; a refund that is refused is not.
 */
const isNo = ({ endpoint }: AnyCall, error: TossError): boolean =>
  Errors.isRefusal(error) || (endpoint.lookUp?.isRepeatable !== undefined && Errors.isFinalRefusal(error))

/**
 * The end of a call whose attempts failed. When one of them may have taken effect, what became of it is read: the
 * call ends with what was found, with an error that is known to have had no effect, or with `Unknown`.
 *
 * @internal
 */
export const conclude = <A>(
  call: Call<A>,
  read: Read,
  state: Errors.CallState,
  error: TossError
): Effect.Effect<A, TossError> => {
  if (!state.inDoubt) return Effect.fail(error)
  const failWith = (outcome: TossError["outcome"]) => Effect.fail(Errors.withOutcome(state, error, outcome))
  const { isRepeatable, madeAt } = call.endpoint.lookUp ?? {}
  // The caller repeats a call under the caller's own key, so what is refused under it did not happen: another one
  // like it is another call.
  const isRefusedAgain = call.options.idempotencyKey !== undefined && isRepeatable?.(...call.args)
  // Nothing was sent before, and what was sent was refused: an id of the shop's is taken, by something that this call has
  // not made.
  const isTaken = madeAt !== undefined && !call.resumed && state.attempts === 1
  if ((isRefusedAgain || isTaken) && Errors.isFinalRefusal(error)) return failWith("NotApplied")
  return Effect.matchEffect(resolve(call, read, false, call.startedAt), {
    onFailure: () => failWith("Unknown"),
    onSuccess: (found): Effect.Effect<A, TossError> => {
      switch (found.outcome) {
        case "Applied":
          return Effect.succeed(found.value)
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
