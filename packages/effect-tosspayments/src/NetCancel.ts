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
import type { Payment } from "./model/Payment.js"
import * as Payments from "./Payments.js"
import type { TossError } from "./TossError.js"

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
  Effect.flatMap(Payments.Payments, (payments) =>
    payments.cancel(
      payment.paymentKey,
      { cancelReason: reason, refundableAmount: payment.balanceAmount },
      options
    )
  )

/**
 * Runs the shop's commit for a payment; when it fails, cancels the payment and then fails as the commit did. When
 * the cancel fails too, neither error is lost (`NetCancelError`).
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
): Effect.Effect<A, E | NetCancelError<E>, R | Payments.Payments> =>
  Effect.catchAllCause(commit, (commitCause) =>
    Cause.isInterrupted(commitCause)
      ? Effect.failCause(commitCause)
      : Effect.matchEffect(netCancel(payment, reason, options), {
          onSuccess: () => Effect.failCause(commitCause),
          onFailure: (cancelError) =>
            Effect.fail(
              new NetCancelError<E>({
                paymentKey: payment.paymentKey,
                commitCause,
                cancelError,
                message: `The shop's commit failed, and so did cancelling its payment. ${cancelError.message}`
              })
            )
        })
  )
