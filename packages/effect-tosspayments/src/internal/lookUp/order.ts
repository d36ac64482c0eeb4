/**
 * What the payment of an order tells about a call that makes one, whose answer is missing.
 *
 * @internal
 */
import * as Effect from "effect/Effect"
import type { LookUp, Read, Resolution } from "../../Endpoint.js"
import * as Payment from "../../model/Payment.js"
import type { TossError } from "../../TossError.js"
import { retrieveByOrderId } from "../endpoints/payments.js"
import * as Money from "../money.js"

/** An order without a payment may get one yet: the call makes it. */
const find = (read: Read, orderId: string): Effect.Effect<Payment.Payment | null, TossError> =>
  Effect.catchIf(
    Effect.map(read(retrieveByOrderId, orderId), (payment): Payment.Payment | null => payment),
    ({ code }) => code === "NOT_FOUND_PAYMENT",
    () => Effect.succeed(null)
  )

/**
 * TossPayments approves an order once, so an approved payment that fits the request is the answer, whoever asked for it. An
 * order may have failed payments besides: one that is read tells nothing of another one that is still on its way.
 */
const conclude = (payment: Payment.Payment, isTheOne: boolean): Resolution<Payment.Payment> => {
  switch (payment.status) {
    case "ABORTED":
    case "EXPIRED":
      return { outcome: "Untouched" }
    case "WAITING_FOR_DEPOSIT":
    case "DONE":
    case "PARTIAL_CANCELED":
    case "CANCELED":
      if (!isTheOne) return { outcome: "Unknown" }
      // What was given back since is not an answer that anybody may serve the buyer for.
      return payment.status === "WAITING_FOR_DEPOSIT" || Payment.isPaid(payment)
        ? { outcome: "Applied", value: payment }
        : { outcome: "NotApplied" }
    default:
      return { outcome: "Unknown" }
  }
}

interface Ordered {
  readonly amount: number
  readonly orderId: string
}

/**
 * For calls that make the payment of an order; `of` finds order and amount among the arguments, and `isLike` tells what else
 * is as it was asked for. What the shop charges for one order in several ways is not told apart here.
 *
 * @internal
 */
export const lookUp = <Args extends ReadonlyArray<unknown>>(
  of: (...args: Args) => Ordered,
  isLike: (payment: Payment.Payment, ...args: Args) => boolean
): LookUp<Args, Payment.Payment> => ({
  find: (read, ...args) => find(read, of(...(args as unknown as Args)).orderId),
  isAbout: (payment, ...args) => payment.orderId === of(...args).orderId,
  conclude: (payment, ...args) => {
    const { amount, orderId } = of(...args)
    return conclude(
      payment,
      payment.orderId === orderId && Money.equals(payment.totalAmount, amount) && isLike(payment, ...args)
    )
  },
  madeAt: ({ requestedAt }) => requestedAt
})
