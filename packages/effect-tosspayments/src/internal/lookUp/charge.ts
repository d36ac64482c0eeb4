/**
 * What the payment of an order tells about a charge whose answer is missing.
 *
 * @internal
 */
import type { LookUp } from "../../Endpoint.js"
import type { Payment } from "../../model/Payment.js"
import * as Money from "../money.js"
import * as Order from "./order.js"

interface Charge {
  readonly amount: number
  readonly orderId: string
}

/**
 * For charges that make a payment of this type; `of` finds order and amount among the arguments. What the shop charges for one
 * order in several ways is not told apart here.
 *
 * @internal
 */
export const charge = <Args extends ReadonlyArray<unknown>>(
  type: Payment["type"],
  of: (...args: Args) => Charge
): LookUp<Args, Payment> => ({
  find: (read, ...args) => Order.find(read, of(...(args as unknown as Args)).orderId),
  isAbout: (payment, ...args) => payment.orderId === of(...args).orderId,
  conclude: (payment, ...args) => {
    const { amount, orderId } = of(...args)
    return Order.conclude(
      payment,
      payment.type === type &&
        payment.virtualAccount === null &&
        payment.orderId === orderId &&
        Money.equals(payment.totalAmount, amount)
    )
  },
  madeAt: ({ requestedAt }) => requestedAt
})
