import * as Effect from "effect/Effect"
import * as LinkPayOrder from "../../model/LinkPayOrder.js"
import * as endpoints from "../endpoints/linkPay.js"
import * as Rules from "../schema/rules.js"
import * as Wire from "../schema/wire.js"
import type { Declaration } from "../webhook/declaration.js"

type Order = LinkPayOrder.LinkPayOrder

/** Of an order that can exist: it is read again by its key. */
const keyed = /*#__PURE__*/ Wire.struct(() => ({ orderKey: Rules.inPath("orderKey") }))

/** @internal */
export const ORDER_PAYMENT_STATUS_CHANGED: Declaration<Order, Order, Pick<Order, "orderKey">> = {
  codec: LinkPayOrder.codec,
  short: keyed,
  // Not only its payment: a payment of the sender's own, beside the key of another order, would make that one paid.
  reread: ({ orderKey }, read) =>
    Effect.map(read(endpoints.retrieveOrder, orderKey), (order) =>
      order.orderKey === orderKey ? order : null
    ),
  identity: (order) => {
    const payment = "payment" in order ? order.payment : null
    return [
      order.orderKey,
      payment?.paymentKey,
      payment?.status,
      payment?.lastTransactionKey,
      payment?.balanceAmount
    ]
  }
}
