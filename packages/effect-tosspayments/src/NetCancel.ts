/**
 * Taking a payment back when the shop could not keep its side (net cancel, 망취소). Never done by the SDK on its
 * own: only the shop knows whether its own commit failed.
 *
 * @since 0.1.0
 */
import * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { CallOptions } from "./Call.js"
import * as Check from "./internal/check.js"
import * as Errors from "./internal/errors.js"
import type { Payment } from "./model/Payment.js"
import * as Payments from "./Payments.js"
import type { TossError, ValidationError } from "./TossError.js"

/**
 * The shop's commit failed and the payment could not be taken back either: the buyer has paid for nothing, or
 * perhaps not. Someone has to look. With `cancelError.outcome` `Unknown`, `cancelError.pending` tells later.
 *
 * @since 0.1.0
 * @category errors
 */
export class NetCancelError<E = unknown> extends /*#__PURE__*/ Data.TaggedError("NetCancelError")<{
  /** The payment that still stands, as far as is known. */
  readonly paymentKey: string
  /** Why the commit failed. */
  readonly commitCause: Cause.Cause<unknown>
  /** Why the cancel failed. */
  readonly cancelError: TossError
  readonly message: string
}> {
  declare readonly commitCause: Cause.Cause<E>
}

const cancelOf = (
  payment: Payment,
  reason: string
): [paymentKey: string, request: Payments.CancelRequest] => {
  const { balanceAmount, paymentKey } = Object(payment) as Payment
  return [paymentKey, { cancelReason: reason, refundableAmount: balanceAmount }]
}

/**
 * Cancels all of a payment that was just confirmed. Refused by TossPayments when anything was refunded since the
 * payment was read, so that it cannot undo more than the shop knows of.
 *
 * Source: https://docs.tosspayments.com/reference#결제-취소
 *
 * @since 0.1.0
 * @category operations
 */
export const netCancel = (
  payment: Payment,
  reason: string,
  options?: CallOptions
): Effect.Effect<Payment, TossError, Payments.Payments> =>
  Effect.flatMap(Payments.Payments, (payments) => payments.cancel(...cancelOf(payment, reason), options))

/**
 * Runs the shop's commit for a payment; when it fails, cancels the payment and then fails as the commit did. When
 * the cancel fails too, neither error is lost (`NetCancelError`). The reason and the options, which are those of the cancel,
 * are checked before the commit runs.
 *
 * An interrupted commit is left alone: it may have been committed, and only the shop can find out.
 *
 * @example
 * ```ts
 * import * as NetCancel from "effect-tosspayments/NetCancel"
 * import * as Payments from "effect-tosspayments/Payments"
 * import * as Effect from "effect/Effect"
 *
 * const checkout = (saveOrder: Effect.Effect<void, Error>) =>
 *   Effect.gen(function* () {
 *     const payments = yield* Payments.Payments
 *     const payment = yield* payments.confirm({ paymentKey: "emul01…", orderId: "ORD-000001", amount: 33000 })
 *     yield* NetCancel.commitOrCancel(payment, saveOrder, "주문 저장 실패")
 *     return payment
 *   })
 * ```
 *
 * @since 0.1.0
 * @category operations
 */
export const commitOrCancel = <A, E, R>(
  payment: Payment,
  commit: Effect.Effect<A, E, R>,
  reason: string,
  options?: CallOptions
): Effect.Effect<A, E | NetCancelError<E> | ValidationError, R | Payments.Payments> =>
  Effect.suspend((): Effect.Effect<A, E | NetCancelError<E> | ValidationError, R | Payments.Payments> => {
    const { cancel } = Payments.endpoints
    // What is wrong with the cancel must not come to light when it is needed.
    const args = cancelOf(payment, reason)
    const checks = [Check.given(cancel, args), Check.options(options)]
    const issues = checks.flatMap((checked) => ("issues" in checked ? checked.issues : []))
    if (issues.length > 0) return Effect.fail(Errors.invalidInput(cancel, issues))
    return Effect.catchAllCause(commit, (commitCause) =>
      Cause.isInterrupted(commitCause)
        ? Effect.failCause(commitCause)
        : Effect.matchEffect(
            Effect.flatMap(Payments.Payments, (payments) => payments.cancel(...args, options)),
            {
              onSuccess: () => Effect.failCause(commitCause),
              onFailure: (cancelError) =>
                Effect.fail(
                  new NetCancelError<E>({
                    paymentKey: args[0],
                    commitCause,
                    cancelError,
                    message: `The shop's commit failed, and so did cancelling its payment. ${cancelError.message}`
                  })
                )
            }
          )
    )
  })
