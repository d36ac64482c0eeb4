/** The shop's part: what would run in production, unaware of where TossPayments is. */
import { Effect } from "effect"
import { Payment, TossClient, type WebhookEnvelope } from "effect-tosspayments"

export interface Order {
  readonly orderId: string
  readonly amount: number
}

/** Confirms, reads back, refunds a part and then the rest. Returns what the shop was left with after each step. */
export const payAndRefund = (order: Order, paymentKey: string, part: number) =>
  Effect.gen(function* () {
    const { payments } = yield* TossClient.TossClient

    const confirmed = yield* payments.confirm({ paymentKey, ...order })
    const read = yield* payments.retrieveByOrderId(order.orderId)
    const partial = yield* payments.cancel(paymentKey, {
      cancelReason: "단순 변심",
      cancelAmount: part,
      refundableAmount: read.balanceAmount
    })
    const rest = yield* payments.cancel(paymentKey, {
      cancelReason: "전체 환불",
      refundableAmount: partial.balanceAmount
    })
    return [confirmed, read, partial, rest].map((payment) => ({
      status: payment.status,
      received: Payment.isPaid(payment) ? payment.balanceAmount : 0
    }))
  }).pipe(
    // What the buyer can do about it is a page, not an error; everything else is for the person on call.
    Effect.catchTag("DeclinedError", (error) =>
      Effect.dieMessage(`ask the buyer to pay otherwise: ${error.code}`)
    )
  )

/** Payment events are not signed, so what they say is read again before it is believed. */
export const readWebhook = (body: string, headers: WebhookEnvelope.HeadersInput) =>
  Effect.gen(function* () {
    const { webhooks } = yield* TossClient.TossClient
    const event = yield* webhooks.verifyAndParse(body, { headers })
    return event.trust === "none" ? yield* webhooks.retrieve(event) : event
  })
