import * as Contract from "../contract/linkPay.js"
import { linkPayOrders, show } from "../domain/linkPay/order.js"
import * as English from "../domain/payments/english.js"
import { payments } from "../domain/payments/kind.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

export const retrieveOrder = Operation.make({
  endpoint: endpoints.linkPay.retrieveOrder,
  request: null,
  answer: Contract.order,
  english: (order) => ({ ...order, payment: English.payment(order.payment) }),
  codes: ["NOT_FOUND"],
  run: ({ params }, world) => {
    const order = world.get(linkPayOrders, params["orderKey"] ?? "")
    const entry = order === null ? null : world.get(payments, order.paymentKey)
    // Assumption: only that an unknown order is a 404 is known, and that from a reader, not from an answer.
    if (order === null || entry === null) return Operation.refused("NOT_FOUND")
    const { payment } = entry
    const secret = world.behaviour.secretOnRead === "kept" ? payment.secret : null
    return Operation.answered(show(order, { ...payment, secret }))
  }
})

/** Those of Link Pay. */
export const operations = [retrieveOrder]
