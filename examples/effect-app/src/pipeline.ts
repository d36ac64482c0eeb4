/** The shop's part: what would run in production, unaware of where TossPayments is. */
import { Effect, Ref } from "effect"
import {
  CheckoutState,
  OrderPayments,
  type Payment,
  TossClient,
  type WebhookEnvelope
} from "effect-tosspayments"

/** A row of the shop's database. */
export interface Order {
  readonly orderId: string
  readonly amount: number
  /** One JSON column: what is booked of this order's payments. */
  readonly booked: OrderPayments.Booked
}

/** Operations on one order. */
export const makeShop = ({ amount, orderId }: { readonly orderId: string; readonly amount: number }) =>
  Effect.gen(function* () {
    const { payments, webhooks } = yield* TossClient.TossClient
    const row = yield* Ref.make<Order>({ orderId, amount, booked: [] })

    /** With a database: in one transaction that locks the order's row. */
    const book = (payment: Payment.Payment) =>
      Ref.modify(row, (order) => {
        const { booked, meaning } = OrderPayments.book(order.booked, payment)
        return [meaning, { ...order, booked }]
      })

    /** The buyer comes back from the payment window. Says what the page says. */
    const pay = (paymentKey: string) =>
      payments.confirm({ paymentKey, orderId, amount }).pipe(
        Effect.tap(book),
        Effect.map((payment) => CheckoutState.of(payment)._tag),
        // What the buyer can do about it is a page, not an error; everything else is for the person on call.
        Effect.catchTag("DeclinedError", (error) =>
          error.outcome === "NotApplied" ? Effect.succeed(`Declined (${error.code})`) : Effect.fail(error)
        )
      )

    /** Gives back an amount, or all that is left. */
    const refund = (reason: string, cancelAmount?: number) =>
      Effect.gen(function* () {
        const { booked } = yield* row
        const paid = booked.find((payment) => OrderPayments.receivedOf([payment]) > 0)
        if (paid === undefined) return yield* Effect.dieMessage(`nothing of ${orderId} can be refunded`)
        const payment = yield* payments.cancel(paid.paymentKey, {
          cancelReason: reason,
          // A name without a value is refused: leaving it out is what refunds everything.
          ...(cancelAmount === undefined ? {} : { cancelAmount }),
          refundableAmount: paid.balanceAmount
        })
        return (yield* book(payment))._tag
      })

    /** Payment events are not signed, so what they say is read again before it is believed. */
    const hear = (body: string, headers: WebhookEnvelope.HeadersInput) =>
      Effect.gen(function* () {
        const event = yield* webhooks.verifyAndParse(body, { headers })
        const trusted = event.trust === "none" ? yield* webhooks.retrieve(event) : event
        if (trusted.type !== "PAYMENT_STATUS_CHANGED") return `${trusted.eventType}, not about a payment`
        const { _tag } = yield* book(trusted.data)
        return `${trusted.eventType} ${trusted.data.status}, trusted: ${trusted.trust}, for the order: ${_tag}`
      })

    return {
      pay,
      refund,
      hear,
      received: Effect.map(row, ({ booked }) => OrderPayments.receivedOf(booked))
    }
  })
