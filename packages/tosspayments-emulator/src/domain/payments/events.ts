import type { Event } from "../../kernel/World.js"
import type { Cancel, Payment } from "../../Payment.js"
import type { Entry } from "./entity.js"

const about = ({ orderId, paymentKey }: Payment) => ({ orderId, paymentKey })

export const statusChanged = (payment: Payment): Event => ({
  type: "PAYMENT_STATUS_CHANGED",
  ...about(payment),
  body: (createdAt) => ({ createdAt, eventType: "PAYMENT_STATUS_CHANGED", data: payment })
})

/** Flat, without event type and paymentKey (webhooks.md §2). */
export const depositCallback = (payment: Payment): Event => ({
  type: "DEPOSIT_CALLBACK",
  ...about(payment),
  body: (createdAt) => ({
    createdAt,
    secret: payment.secret,
    status: payment.status,
    transactionKey: payment.lastTransactionKey,
    orderId: payment.orderId
  })
})

export const cancelStatusChanged = (payment: Payment, cancel: Cancel): Event => ({
  type: "CANCEL_STATUS_CHANGED",
  ...about(payment),
  body: (createdAt) => ({ createdAt, eventType: "CANCEL_STATUS_CHANGED", data: cancel })
})

/** Which webhooks a status change causes (webhooks.md §1). */
export const ofStatus = ({ payment }: Entry): ReadonlyArray<Event> => {
  const events: Array<Event> = []
  if (["DONE", "CANCELED", "PARTIAL_CANCELED", "ABORTED", "EXPIRED"].includes(payment.status)) {
    events.push(statusChanged(payment))
  }
  if (
    payment.virtualAccount !== null &&
    ["WAITING_FOR_DEPOSIT", "DONE", "CANCELED", "PARTIAL_CANCELED"].includes(payment.status)
  ) {
    events.push(depositCallback(payment))
  }
  return events
}
