import type { Event, Kind } from "../../kernel/World.js"
import type { Order } from "../../LinkPay.js"
import type { Payment } from "../../Payment.js"

/** An order without its payment. */
export interface Entry extends Omit<Order, "payment"> {
  readonly mId: string
  readonly paymentKey: string
}

export const linkPayOrders: Kind<Entry> = {
  name: "linkPayOrders",
  limit: "payments",
  id: ({ orderKey }) => orderKey,
  merchant: ({ mId }) => mId,
  indexes: { paymentKey: ({ paymentKey }) => paymentKey },
  nextAt: () => null,
  pass: () => {}
}

export const show = (
  { amount, currency, customerName, customerPhoneNumber, orderItems, orderKey }: Entry,
  payment: Payment
): Order => ({ orderKey, amount, currency, customerName, customerPhoneNumber, payment, orderItems })

/** Assumption: it is told with every state of the payment, and without the secret, as in the sample. */
export const paymentChanged = (order: Entry, payment: Payment): Event => ({
  type: "ORDER_PAYMENT_STATUS_CHANGED",
  orderId: payment.orderId,
  paymentKey: payment.paymentKey,
  body: (createdAt) => ({
    createdAt,
    eventType: "ORDER_PAYMENT_STATUS_CHANGED",
    data: show(order, { ...payment, secret: null })
  })
})
