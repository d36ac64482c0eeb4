/**
 * What the payment of an order tells about a virtual account whose answer is missing.
 *
 * @internal
 */
import type { Resolution } from "../../Endpoint.js"
import type { Payment } from "../../model/Payment.js"
import type { IssueRequest } from "../../model/virtualAccount/IssueRequest.js"
import * as Bank from "../bank.js"
import * as Money from "../money.js"
import * as Order from "./order.js"

/**
 * An account at another bank was issued by another call: who was told this one would pay into the wrong account.
 *
 * @internal
 */
export const concludeIssue = (
  payment: Payment,
  { amount, bank, orderId }: IssueRequest
): Resolution<Payment> =>
  Order.conclude(
    payment,
    payment.orderId === orderId &&
      Money.equals(payment.totalAmount, amount) &&
      payment.virtualAccount?.bankCode === (Bank.codeOf(bank) ?? bank)
  )
