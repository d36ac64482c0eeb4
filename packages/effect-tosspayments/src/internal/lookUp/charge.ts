import type { Payment } from "../../model/Payment.js"

/**
 * A charge of something that the buyer has registered makes a payment of its type, without an account to pay into.
 *
 * @internal
 */
export const isOfType =
  (type: Payment["type"]) =>
  (payment: Payment): boolean =>
    payment.type === type && payment.virtualAccount === null
