/**
 * What the payment of an order tells about a payment by card number whose answer is missing.
 *
 * @internal
 */
import type { Resolution } from "../../Endpoint.js"
import type { Payment } from "../../model/Payment.js"
import type { KeyInRequest } from "../../model/payment/KeyInRequest.js"
import * as Money from "../money.js"
import * as Order from "./order.js"

/** `94100012****789*`: what is shown of a number. Assumption: it is masked in place. */
const fits = (mask: string, number: string): boolean =>
  mask.length === number.length && Array.from(mask).every((char, at) => char === "*" || char === number[at])

/**
 * An order that was paid with another card was paid by another call.
 *
 * @internal
 */
export const concludeKeyIn = (
  payment: Payment,
  { amount, cardNumber, orderId }: KeyInRequest
): Resolution<Payment> =>
  Order.conclude(
    payment,
    payment.type === "NORMAL" &&
      payment.orderId === orderId &&
      Money.equals(payment.totalAmount, amount) &&
      payment.card !== null &&
      fits(payment.card.number, cardNumber)
  )
