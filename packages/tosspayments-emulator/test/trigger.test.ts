import { expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import * as Envelope from "effect-tosspayments/webhook/Envelope"
import * as Signature from "effect-tosspayments/webhook/Signature"
import { describe } from "vitest"
import type { EventType } from "../src/Delivery.js"
import { Emulator, Options, WebhookSender } from "../src/index.js"
import { cancel, emulated, pay } from "./support.js"

const types: ReadonlyArray<EventType> = [
  "PAYMENT_STATUS_CHANGED",
  "DEPOSIT_CALLBACK",
  "CANCEL_STATUS_CHANGED",
  "BILLING_DELETED",
  "METHOD_UPDATED",
  "CUSTOMER_STATUS_CHANGED",
  "ORDER_PAYMENT_STATUS_CHANGED",
  "payout.changed",
  "seller.changed"
]

const trigger = (eventType: EventType, about?: string) =>
  Effect.flatMap(Emulator.Emulator, (emulator) => emulator.webhooks.trigger({ eventType, about }))

/** What is in a webhook, apart from when it was made. */
const content = (body: string) => {
  const { createdAt, ...rest } = JSON.parse(body)
  return { ...rest, hasTime: /^\d{4}-\d\d-\d\dT/.test(createdAt) }
}

describe("webhooks.trigger", () => {
  it.effect("sends what the payment itself has sent", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({ orderId: "ORD-000001" })
        const [own] = yield* emulator.webhooks.list
        yield* pay({ orderId: "ORD-000002" })
        for (const about of [paymentKey, "ORD-000001"]) {
          const [sent] = yield* trigger("PAYMENT_STATUS_CHANGED", about)
          expect(content(sent?.body ?? "")).toEqual(content(own?.body ?? "-"))
          expect(sent?.orderId).toBe("ORD-000001")
        }
        const [newest] = yield* trigger("PAYMENT_STATUS_CHANGED")
        expect(newest?.orderId).toBe("ORD-000002")
        expect((yield* emulator.webhooks.list).at(-1)?.id).toBe(newest?.id)
        yield* cancel(paymentKey, { cancelReason: "x", cancelAmount: 1000 })
        const [canceled] = yield* trigger("CANCEL_STATUS_CHANGED")
        expect(content(canceled?.body ?? "").data).toMatchObject({ cancelAmount: 1000 })
      })
    )
  )

  it.effect("is about an account, a billing key, a buyer, an order that is there", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { payment } = yield* emulator.payments.authorize({
          orderId: "ORD-000001",
          amount: 33000,
          method: "VIRTUAL_ACCOUNT"
        })
        const method = yield* emulator.brandPay.register({ customerKey: "buyer-1" })
        const order = yield* emulator.linkPay.pay({ productName: "커피", amount: 5000 })
        const bodies = yield* Effect.forEach(
          ["METHOD_UPDATED", "CUSTOMER_STATUS_CHANGED", "ORDER_PAYMENT_STATUS_CHANGED"] as const,
          (type) => Effect.map(trigger(type), ([sent]) => content(sent?.body ?? "").data)
        )
        expect(payment.status).toBe("IN_PROGRESS")
        expect(bodies).toMatchObject([
          { customerKey: "buyer-1", methodKey: method.methodKey, status: "ENABLED" },
          { customerKey: "buyer-1", status: "CREATED" },
          { orderKey: order.orderKey, payment: { orderId: order.payment.orderId } }
        ])
      })
    )
  )

  it.effect("sends examples that a shop can read when nothing is there", () =>
    emulated()(
      Effect.gen(function* () {
        for (const type of types) {
          const [sent] = yield* trigger(type)
          expect(Envelope.read(sent?.body ?? "")).toMatchObject({ eventType: type })
        }
      })
    )
  )

  it.effect("finds nothing under another name, and knows no other event", () =>
    emulated()(
      Effect.gen(function* () {
        yield* pay()
        const error = yield* Effect.flip(trigger("PAYMENT_STATUS_CHANGED", "ORD-9"))
        expect([error._tag, error.message]).toEqual([
          "NotFound",
          "The emulator has no subject of PAYMENT_STATUS_CHANGED ORD-9."
        ])
        expect((yield* Effect.flip(trigger("PAYMENT_CHANGED" as EventType)))._tag).toBe("InvalidInput")
      })
    )
  )

  it.effect("signs what TossPayments signs", () =>
    Effect.gen(function* () {
      const received: Array<WebhookSender.Transmission> = []
      const sender = WebhookSender.layer((transmission) =>
        Effect.sync(() => {
          received.push(transmission)
          return 200
        })
      )
      const emulator = Layer.provide(Emulator.layer({ webhookUrl: "https://shop.test/hook" }), sender)
      yield* Effect.gen(function* () {
        const { clock } = yield* Emulator.Emulator
        yield* trigger("payout.changed")
        yield* clock.advance(1)
      }).pipe(Effect.provide(emulator))
      const [{ body, headers }] = received as [WebhookSender.Transmission]
      expect(
        yield* Effect.promise(() =>
          Signature.verify({
            body: new TextEncoder().encode(body),
            transmissionTime: headers["tosspayments-webhook-transmission-time"] ?? "",
            signature: headers["tosspayments-webhook-signature"] ?? "",
            securityKeys: [Options.defaultSecurityKey]
          })
        )
      ).toBe(true)
    })
  )
})
