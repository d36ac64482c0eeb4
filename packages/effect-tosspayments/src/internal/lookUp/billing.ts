/**
 * What the payment of an order tells about a charge whose answer is missing.
 *
 * @internal
 */
import type { Resolution } from "../../Endpoint.js"
import type { BillingKey } from "../../model/BillingKey.js"
import type { ChargeRequest } from "../../model/billing/ChargeRequest.js"
import type { Payment } from "../../model/Payment.js"
import * as Money from "../money.js"
import * as Order from "./order.js"

/**
 * What the shop charges for one order in several ways is not told apart here.
 *
 * @internal
 */
export const concludeCharge = (
  payment: Payment,
  _key: BillingKey,
  { amount, orderId }: ChargeRequest
): Resolution<Payment> =>
  Order.conclude(
    payment,
    payment.type === "BILLING" &&
      payment.virtualAccount === null &&
      payment.orderId === orderId &&
      Money.equals(payment.totalAmount, amount)
  )
