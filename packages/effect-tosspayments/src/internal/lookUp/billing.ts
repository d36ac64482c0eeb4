/**
 * What the payment of an order tells about a charge whose answer is missing.
 *
 * @internal
 */
import type { Resolution } from "../../Endpoint.js"
import type { BillingKey } from "../../model/BillingKey.js"
import type { ChargeRequest } from "../../model/billing/ChargeRequest.js"
import * as Payment from "../../model/Payment.js"
import * as Money from "../money.js"

/**
 * TossPayments approves an order once, so an approved charge of this order and amount is the answer, whoever asked for it. An
 * order may have failed charges besides: one that is read tells nothing of another one that is still on its way. What the
 * shop charges for one order in several ways is not told apart here.
 *
 * @internal
 */
export const concludeCharge = (
  payment: Payment.Payment,
  _key: BillingKey,
  { amount, orderId }: ChargeRequest
): Resolution<Payment.Payment> => {
  const isTheCharge =
    payment.type === "BILLING" && payment.orderId === orderId && Money.equals(payment.totalAmount, amount)
  switch (payment.status) {
    case "ABORTED":
    case "EXPIRED":
      return { outcome: "Untouched" }
    case "DONE":
    case "PARTIAL_CANCELED":
    case "CANCELED":
      if (!isTheCharge) return { outcome: "Unknown" }
      // What was given back since is not an answer that anybody may serve the buyer for.
      return Payment.isPaid(payment) ? { outcome: "Applied", value: payment } : { outcome: "NotApplied" }
    default:
      return { outcome: "Unknown" }
  }
}
