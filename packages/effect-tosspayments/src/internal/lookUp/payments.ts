/**
 * What a payment that was read tells about a call whose answer is missing.
 *
 * @internal
 */
import * as Redacted from "effect/Redacted"
import type { Endpoint, LookUp, OrderSecret, Resolution } from "../../Endpoint.js"
import * as Payment from "../../model/Payment.js"
import type { CancelRequest } from "../../model/payment/CancelRequest.js"
import type { ConfirmRequest } from "../../model/payment/ConfirmRequest.js"
import * as Money from "../money.js"

/**
 * Confirming is once only, so a payment that is approved and fits the request is the answer, whoever asked for
 * it. A payment that was refunded since is not an answer that anybody may ship goods for.
 */
const concludeConfirm = (payment: Payment.Payment, request: ConfirmRequest): Resolution<Payment.Payment> => {
  const isTheOrder = payment.orderId === request.orderId && Money.equals(payment.totalAmount, request.amount)
  switch (payment.status) {
    case "DONE":
    case "PARTIAL_CANCELED":
    case "WAITING_FOR_DEPOSIT":
      return isTheOrder && payment.balanceAmount > 0
        ? { outcome: "Applied", value: payment }
        : { outcome: "NotApplied" }
    case "CANCELED":
    case "ABORTED":
    case "EXPIRED":
      return { outcome: "NotApplied" }
    case "READY":
    case "IN_PROGRESS":
      return { outcome: "Untouched" }
    default:
      return { outcome: "Unknown" }
  }
}

/**
 * For confirmations, of the payment window and of brandpay; `retrieve` reads a payment by its key.
 *
 * @internal
 */
export const confirm = (
  retrieve: Endpoint<[paymentKey: string], Payment.Payment>
): LookUp<[request: ConfirmRequest], Payment.Payment> => ({
  find: (read, { paymentKey }) => read(retrieve, paymentKey),
  absent: "NOT_FOUND_PAYMENT",
  isAbout: (payment, { orderId, paymentKey }) =>
    payment.paymentKey === paymentKey && payment.orderId === orderId,
  conclude: concludeConfirm
})

/**
 * A refund of everything is done when nothing is left. A partial refund is recognised by its place in the row:
 * with `refundableAmount` the caller has said which balance it starts from, TossPayments refuses it from any
 * other, and balances only shrink, so one refund at most can lead from there. Without it an equal refund made
 * earlier could not be told from this one, and two equal refunds are two refunds.
 *
 * @internal
 */
export const concludeCancel = (
  payment: Payment.Payment,
  _paymentKey: string,
  request: CancelRequest
): Resolution<Payment.Payment> => {
  const { cancelAmount, cancelReason, cancelRequestId, refundableAmount } = request
  const applied = { outcome: "Applied", value: payment } as const
  const cancels = payment.cancels ?? []

  const named = cancels.find(
    (cancel) => cancelRequestId !== undefined && cancel.cancelRequestId === cancelRequestId
  )
  if (named !== undefined) return named.cancelStatus === "ABORTED" ? { outcome: "NotApplied" } : applied

  if (cancelAmount === undefined) return Payment.isCanceled(payment) ? applied : { outcome: "Untouched" }

  if (refundableAmount === undefined) return { outcome: "Unknown" }
  if (Money.equals(payment.balanceAmount, refundableAmount)) return { outcome: "Untouched" }
  const after = Money.cents(refundableAmount) - Money.cents(cancelAmount)
  // Assumption: a refund that failed (ABORTED) gave its amount back to the balance, so its place is free again, and a
  // refund shows no request id but the one it was asked for with.
  const inPlace = cancels.find(
    (cancel) =>
      cancel.cancelStatus !== "ABORTED" &&
      Money.equals(cancel.refundableAmount + cancel.cancelAmount, refundableAmount)
  )
  if (inPlace === undefined) return { outcome: "Unknown" }
  // Another refund took the place: this one was refused, or will be, unless that one fails yet.
  if (inPlace.cancelRequestId !== null || Money.cents(inPlace.refundableAmount) !== after) {
    return inPlace.cancelStatus === "DONE" ? { outcome: "NotApplied" } : { outcome: "Unknown" }
  }
  // Reasons are sent composed.
  return inPlace.cancelReason.normalize("NFC") === String(cancelReason).normalize("NFC")
    ? applied
    : { outcome: "Unknown" }
}

/**
 * The secret that an answer brings once, and that no payment which was read has.
 *
 * @internal
 */
export const secretOf = ({ orderId, secret }: Payment.Payment): OrderSecret | null =>
  secret === null ? null : { orderId, secret: Redacted.make(secret) }

/** @internal */
export const warnOfLostSecret = (payment: Payment.Payment): string | null =>
  Payment.isSecretLost(payment)
    ? "The answer with the deposit secret of a virtual account was lost; its deposit webhooks cannot be checked by secret"
    : null
