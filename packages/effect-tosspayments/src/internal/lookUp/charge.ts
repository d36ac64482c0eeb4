/**
 * What the payment of an order tells about a charge whose answer is missing.
 *
 * @internal
 */
import * as Effect from "effect/Effect"
import type { LookUp, Resolution } from "../../Endpoint.js"
import * as Payment from "../../model/Payment.js"
import { retrieveByOrderId } from "../endpoints/payments.js"
import * as Money from "../money.js"

interface Charge {
  readonly amount: number
  readonly orderId: string
}

/**
 * TossPayments approves an order once, so an approved charge of this order and amount is the answer, whoever asked for it. An
 * order may have failed charges besides: one that is read tells nothing of another one that is still on its way. What the
 * shop charges for one order in several ways is not told apart here.
 */
const conclude = (
  type: Payment.Payment["type"],
  { amount, orderId }: Charge,
  payment: Payment.Payment
): Resolution<Payment.Payment> => {
  const isTheCharge =
    payment.type === type && payment.orderId === orderId && Money.equals(payment.totalAmount, amount)
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

/**
 * For charges that make a payment of this type; `of` finds order and amount among the arguments.
 *
 * @internal
 */
export const charge = <Args extends ReadonlyArray<unknown>>(
  type: Payment.Payment["type"],
  of: (...args: Args) => Charge
): LookUp<Args, Payment.Payment> => ({
  // An order without a payment may get one yet: the charge makes it.
  find: (read, ...args) =>
    Effect.catchIf(
      Effect.map(
        read(retrieveByOrderId, of(...(args as unknown as Args)).orderId),
        (payment): Payment.Payment | null => payment
      ),
      ({ code }) => code === "NOT_FOUND_PAYMENT",
      () => Effect.succeed(null)
    ),
  isAbout: (payment, ...args) => payment.orderId === of(...args).orderId,
  conclude: (payment, ...args) => conclude(type, of(...args), payment),
  madeAt: ({ requestedAt }) => requestedAt
})
