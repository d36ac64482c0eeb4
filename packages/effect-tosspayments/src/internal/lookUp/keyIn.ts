import type { Payment } from "../../model/Payment.js"
import type { KeyInRequest } from "../../model/payment/KeyInRequest.js"
import * as Masked from "../masked.js"

/**
 * An order that was paid with another card was paid by another call.
 *
 * @internal
 */
export const isKeyedIn = (payment: Payment, { cardNumber }: KeyInRequest): boolean =>
  payment.type === "NORMAL" && payment.card !== null && Masked.fits(payment.card.number, cardNumber)
