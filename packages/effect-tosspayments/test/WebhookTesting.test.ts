import { createHmac } from "node:crypto"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/TestClock"
import { events } from "../src/internal/events/events.js"
import * as Wire from "../src/internal/schema/wire.js"
import * as Declaration from "../src/internal/webhook/declaration.js"
import * as Payment from "../src/model/Payment.js"
import * as Webhooks from "../src/Webhooks.js"
import type { WebhookEvent } from "../src/webhook/Event.js"
import * as Signature from "../src/webhook/Signature.js"
import * as Testing from "../src/webhook/Testing.js"
import * as Samples from "./support/Samples.js"

const vector = Samples.json("vector-webhook-signature") as {
  readonly securityKey: string
  readonly oldSecurityKey: string
  readonly body: string
  readonly transmissionTime: string
  readonly headers: { readonly [name: string]: string }
  readonly macHexDecodedKey: string
  readonly macAsciiKey: string
}
const signatureHeader = "tosspayments-webhook-signature"
const now = new Date("2026-03-02T01:16:01Z")
const at = { createdAt: now, sentAt: now }

const parse = ({ body, headers }: Testing.Delivery, options: Webhooks.VerifyOptions = {}) =>
  Webhooks.verifyAndParse(body, { ...options, headers })

/** Sample of each event: what is built must have the fields of what TossPayments sends. */
const samples: { readonly [Type in Testing.EventType]: string } = {
  PAYMENT_STATUS_CHANGED: "webhook-payment-status-changed-done",
  CANCEL_STATUS_CHANGED: "webhook-cancel-status-changed",
  DEPOSIT_CALLBACK: "webhook-deposit-callback-done",
  BILLING_DELETED: "webhook-billing-deleted",
  METHOD_UPDATED: "webhook-method-updated",
  CUSTOMER_STATUS_CHANGED: "webhook-customer-status-changed",
  ORDER_PAYMENT_STATUS_CHANGED: "webhook-order-payment-status-changed",
  "payout.changed": "webhook-payout-changed-completed",
  "seller.changed": "webhook-seller-changed",
  "ars-reservation.changed": "webhook-ars-reservation-changed",
  PAYOUT_STATUS_CHANGED: "webhook-legacy-payout-status-changed",
  SUBMALL_STATUS_CHANGED: "webhook-legacy-submall-status-changed"
}

const kindOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value

/** Paths of fields with what they are; details that may be `null` on one side and lists stand for themselves. */
const shapeOf = (json: unknown, path = ""): ReadonlyArray<string> =>
  kindOf(json) === "object"
    ? Object.entries(json as object)
        .sort(([one], [other]) => one.localeCompare(other))
        .flatMap(([name, value]) => [`${path}.${name}`, ...shapeOf(value, `${path}.${name}`)])
    : []

const withoutMetadata = (paths: ReadonlyArray<string>) => paths.filter((path) => !/metadata\./.test(path))

describe("Testing.delivery", () => {
  it("knows every event that is declared, and those that are signed", () => {
    expect([...Testing.eventTypes].sort()).toEqual(Object.keys(events).sort())
    expect([...Testing.eventTypes].sort()).toEqual(Object.keys(samples).sort())
    expect(Testing.eventTypes.length).toBe(12)
  })

  for (const type of Testing.eventTypes) {
    it.effect(`of ${type} has the envelope and the fields of the sample, and is the event`, () =>
      Effect.gen(function* () {
        const delivery = Testing.delivery(type, {}, at)
        const json = JSON.parse(delivery.body)
        const sample = Samples.json(samples[type])
        expect(withoutMetadata(shapeOf(json))).toEqual(withoutMetadata(shapeOf(sample)))
        const event = yield* parse(delivery)
        expect(event).toMatchObject({ eventType: type, trust: "none", createdAt: now })
        expect(event.type === "UNKNOWN" ? type : event.type).toBe(type)
        const declaration = Declaration.find(events, type)
        if (declaration === null) return
        const decoded = Wire.decode(declaration.codec, json.data ?? json.entityBody ?? json)
        expect(decoded).toMatchObject({ drift: [] })
      })
    )
  }

  it.effect("says what is given, dates too, and tells its transmission in the headers", () =>
    Effect.gen(function* () {
      const delivery = Testing.delivery(
        "PAYMENT_STATUS_CHANGED",
        { orderId: "ORD-1", approvedAt: now, metadata: { cart: "7" }, totalAmount: 11_000 },
        { sentAt: new Date("2026-03-02T02:00:00Z"), createdAt: now, retriedCount: 3, id: "whtrans_7" }
      )
      expect(delivery.body).toContain('"approvedAt":"2026-03-02T10:16:01+09:00"')
      expect(yield* parse(delivery)).toMatchObject({
        createdAt: now,
        transmission: { id: "whtrans_7", time: "2026-03-02T11:00:00+09:00", retriedCount: 3 },
        data: {
          orderId: "ORD-1",
          approvedAt: now,
          metadata: { cart: "7" },
          totalAmount: 11_000,
          balanceAmount: 11_000,
          vat: 1000,
          suppliedAmount: 10_000,
          card: { amount: 11_000, issuerCode: "61" }
        }
      })
      const ids = [1, 2].map(
        () => Testing.delivery("BILLING_DELETED").headers["tosspayments-webhook-transmission-id"]
      )
      expect(new Set(ids).size).toBe(2)
    })
  )

  const paymentOf = (content: Testing.PaymentContent) =>
    Effect.map(
      parse(Testing.delivery("PAYMENT_STATUS_CHANGED", content, at)),
      (event) => (event as WebhookEvent<"PAYMENT_STATUS_CHANGED">).data
    )

  for (const [content, wanted] of [
    [
      { status: "CANCELED" },
      { balanceAmount: 0, vat: 0, cancels: [{ cancelAmount: 33_000, refundableAmount: 0 }] }
    ],
    [
      { status: "PARTIAL_CANCELED", balanceAmount: 11_000 },
      { vat: 1000, cancels: [{ cancelAmount: 22_000, refundableAmount: 11_000 }] }
    ],
    [
      {
        status: "PARTIAL_CANCELED",
        cancels: [{ cancelAmount: 3000 }, { cancelAmount: 8000, transactionKey: "T" }]
      },
      {
        balanceAmount: 22_000,
        lastTransactionKey: "T",
        cancels: [{ refundableAmount: 30_000 }, { refundableAmount: 22_000, cancelStatus: "DONE" }]
      }
    ],
    [
      { status: "WAITING_FOR_DEPOSIT" },
      {
        method: "가상계좌",
        approvedAt: null,
        card: null,
        secret: "ps_test_secret",
        virtualAccount: { depositorName: null, dueDate: new Date("2026-03-09T01:15:01Z") }
      }
    ],
    [
      { virtualAccount: { bankCode: "88" }, secret: "ps_mine" },
      {
        method: "가상계좌",
        status: "DONE",
        approvedAt: now,
        secret: "ps_mine",
        virtualAccount: { bankCode: "88" }
      }
    ],
    [{ transfer: {} }, { method: "계좌이체", card: null, transfer: { bankCode: "88" } }],
    [
      { easyPay: { discountAmount: 1 } },
      { method: "간편결제", easyPay: { provider: "토스페이", discountAmount: 1 } }
    ],
    [{ status: "ABORTED" }, { card: null, approvedAt: null, failure: { code: "REJECT_CARD_PAYMENT" } }],
    [{ status: "EXPIRED" }, { method: null, approvedAt: null, failure: { code: "EXPIRED_PAYMENT" } }]
  ] as ReadonlyArray<readonly [Testing.PaymentContent, object]>) {
    it.effect(`makes the rest of a payment fit ${JSON.stringify(content)}`, () =>
      Effect.gen(function* () {
        const payment = yield* paymentOf(content)
        expect(payment).toMatchObject(wanted)
        const { balanceAmount, suppliedAmount, taxExemptionAmount, taxFreeAmount, totalAmount, vat } = payment
        expect(suppliedAmount + vat + taxFreeAmount + taxExemptionAmount).toBe(balanceAmount)
        expect(balanceAmount + Payment.canceledAmount(payment)).toBe(totalAmount)
      })
    )
  }

  it.effect("of a deposit carries the secret that proves it", () =>
    Effect.gen(function* () {
      const delivery = Testing.delivery("DEPOSIT_CALLBACK", { orderId: "ORD-1", secret: "ps_stored" })
      expect(yield* parse(delivery, { depositSecret: "ps_stored" })).toMatchObject({
        trust: "secret",
        data: { orderId: "ORD-1", status: "DONE" }
      })
      expect(yield* Effect.flip(parse(delivery, { depositSecret: "ps_other" }))).toMatchObject({
        reason: "SecretMismatch"
      })
    })
  )

  it.effect("of an order of a payment link has a payment of its amount, or none", () =>
    Effect.gen(function* () {
      const paid = Testing.delivery("ORDER_PAYMENT_STATUS_CHANGED", { payment: { totalAmount: 5500 } })
      expect(yield* parse(paid)).toMatchObject({ data: { amount: 5500, payment: { balanceAmount: 5500 } } })
      const open = Testing.delivery("ORDER_PAYMENT_STATUS_CHANGED", { payment: null })
      expect(yield* parse(open)).toMatchObject({ data: { payment: null } })
    })
  )

  it("is typed by the event, and partial", () => {
    expectTypeOf(Testing.delivery("BILLING_DELETED")).toEqualTypeOf<Testing.Delivery<"BILLING_DELETED">>()
    // @ts-expect-error no such field
    Testing.delivery("BILLING_DELETED", { paymentKey: "K" })
    // @ts-expect-error a date is a Date
    Testing.delivery("PAYMENT_STATUS_CHANGED", { approvedAt: "2026-03-02T10:15:01+09:00" })
  })

  it("refuses what cannot be delivered", () => {
    const deliver = Testing.delivery as (...args: ReadonlyArray<unknown>) => unknown
    for (const args of [
      ["PAYMENT_DONE"],
      ["constructor"],
      ["BILLING_DELETED", null],
      ["BILLING_DELETED", "text"],
      ["BILLING_DELETED", {}, { retriedCount: -1 }],
      ["BILLING_DELETED", {}, { sentAt: new Date(Number.NaN) }],
      ["BILLING_DELETED", {}, { createdAt: "2026-03-02" }]
    ]) {
      expect(() => deliver(...args), JSON.stringify(args)).toThrow(TypeError)
    }
  })
})

describe("Testing.sign", () => {
  const { oldSecurityKey, securityKey } = vector

  const verified = (delivery: Testing.Delivery, keys: ReadonlyArray<string>) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(now.getTime())
      return yield* Webhooks.verifyAndParse(delivery.body, {
        headers: delivery.headers,
        securityKeys: keys.map((key) => Redacted.make(key))
      })
    })

  for (const type of ["payout.changed", "seller.changed"] as const) {
    for (const keyReading of ["bytes", "text"] as const) {
      it.effect(`of ${type} is taken with the key read as ${keyReading}, and with no other key`, () =>
        Effect.gen(function* () {
          const unsigned = Testing.delivery(type, {}, at)
          const signed = yield* Effect.promise(() =>
            Testing.sign(unsigned, { securityKeys: securityKey, keyReading })
          )
          expect(yield* verified(signed, [securityKey])).toMatchObject({
            eventType: type,
            trust: "signature"
          })
          expect(yield* Effect.flip(verified(signed, [oldSecurityKey]))).toMatchObject({
            reason: "SignatureMismatch"
          })
          expect(yield* Effect.flip(verified(unsigned, [securityKey]))).toMatchObject({
            reason: "SignatureMissing"
          })
        })
      )
    }
  }

  it("signs with each key, as node:crypto does", async () => {
    const signed = await Testing.sign(Testing.delivery("payout.changed", {}, at), {
      securityKeys: [securityKey, oldSecurityKey]
    })
    const mac = (key: string) =>
      createHmac("sha256", Buffer.from(key, "hex"))
        .update(`${signed.body}:${signed.headers["tosspayments-webhook-transmission-time"]}`)
        .digest("base64")
    expect(signed.headers[signatureHeader]).toBe(`v1:${mac(securityKey)},v1:${mac(oldSecurityKey)}`)
    const { body, headers } = signed
    for (const key of [securityKey, oldSecurityKey]) {
      const transmissionTime = headers["tosspayments-webhook-transmission-time"] ?? ""
      const signature = headers[signatureHeader] ?? ""
      expect(await Signature.verify({ body, transmissionTime, signature, securityKeys: [key] })).toBe(true)
    }
  })

  it("makes the signatures of the vector", async () => {
    const { [signatureHeader]: _, ...headers } = vector.headers
    const unsigned = { eventType: "payout.changed", body: vector.body, headers } as const
    const keys = [securityKey, oldSecurityKey]
    const both = await Testing.sign(unsigned, { securityKeys: keys })
    expect(both.headers).toEqual(vector.headers)
    const one = await Testing.sign(unsigned, { securityKeys: securityKey })
    expect(one.headers[signatureHeader]).toBe(`v1:${vector.macHexDecodedKey}`)
    const text = await Testing.sign(unsigned, { securityKeys: securityKey, keyReading: "text" })
    expect(text.headers[signatureHeader]).toBe(`v1:${vector.macAsciiKey}`)
  })

  it("refuses events that are never signed, and what is no key", async () => {
    const payout = Testing.delivery("payout.changed")
    const payment = Testing.delivery("PAYMENT_STATUS_CHANGED")
    // @ts-expect-error never signed
    await expect(Testing.sign(payment, { securityKeys: securityKey })).rejects.toThrow(TypeError)
    for (const securityKeys of ["", "secret", [], [securityKey, 1], undefined]) {
      await expect(Testing.sign(payout, { securityKeys: securityKeys as never })).rejects.toThrow(TypeError)
    }
    const keyReading = "hex" as never
    await expect(Testing.sign(payout, { securityKeys: securityKey, keyReading })).rejects.toThrow(TypeError)
  })
})
