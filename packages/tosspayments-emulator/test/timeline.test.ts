import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { describe } from "vitest"
import { type Activity, Emulator, Fault } from "../src/index.js"
import { authorize, call, cancel, confirm, emulated, type Loose, pay, raw, start } from "./support.js"

const inShort = (moment: Activity.Moment): ReadonlyArray<unknown> => {
  switch (moment.type) {
    case "request":
      return [moment.request.endpoint, moment.request.status ?? moment.request.outcome]
    case "payment":
      return [moment.from, moment.status, moment.balanceAmount]
    case "webhook":
      return [moment.eventType, moment.attempt?.status ?? moment.status]
  }
}

/** What the timeline of a payment says. */
const timeline = (paymentKey: string) =>
  Effect.gen(function* () {
    const emulator = yield* Emulator.Emulator
    const moments = yield* emulator.payments.timeline(paymentKey)
    return moments.map(inShort)
  })

const newest = Effect.gen(function* () {
  const emulator = yield* Emulator.Emulator
  const traceId = (yield* emulator.requests).at(-1)?.traceId ?? ""
  return yield* emulator.inspect(traceId)
})

describe("the timeline of a payment", () => {
  it.effect("has its requests, changes and webhooks, in their order", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        yield* pay({ orderId: "ORD-another" })
        yield* cancel(paymentKey, { cancelReason: "one of two", cancelAmount: 3000 })
        expect(yield* timeline(paymentKey)).toEqual([
          [null, "IN_PROGRESS", 33000],
          ["payments.confirm", 200],
          ["IN_PROGRESS", "DONE", 33000],
          ["PAYMENT_STATUS_CHANGED", "NotConfigured"],
          ["payments.cancel", 200],
          ["DONE", "PARTIAL_CANCELED", 30000],
          ["PAYMENT_STATUS_CHANGED", "NotConfigured"]
        ])
      })
    )
  )

  it.effect("has the request that creates the payment, and the one that asks for its order", () =>
    emulated()(
      Effect.gen(function* () {
        const { json } = yield* call("POST", "/v1/virtual-accounts", {
          body: { amount: 5000, orderId: "ORD-0001", orderName: "Mug", customerName: "Kim", bank: "20" }
        })
        yield* call("GET", "/v1/payments/orders/ORD-0001")
        const moments = yield* timeline(json.paymentKey)
        expect(moments).toContainEqual(["virtualAccounts.issue", 200])
        expect(moments).toContainEqual(["payments.retrieveByOrderId", 200])
      })
    )
  )

  it.effect("says when something happened by itself, not when somebody looked", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const folder = yield* Effect.acquireRelease(
        Effect.sync(() => mkdtempSync(join(tmpdir(), "toss-timeline-"))),
        (path) => Effect.sync(() => rmSync(path, { recursive: true }))
      )
      const onFile = Emulator.layerWithoutWebhooks({ data: join(folder, "toss.db") })
      const { paymentKey } = yield* Effect.provide(authorize(), onFile)
      yield* TestClock.adjust("3 hours")
      yield* Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const moments = yield* emulator.payments.timeline(paymentKey)
        expect(moments.map(({ at, type }) => [type, at])).toEqual([
          ["payment", "2026-03-02T10:25:01+09:00"],
          ["webhook", "2026-03-02T10:25:01+09:00"]
        ])
      }).pipe(Effect.provide(onFile))
    }).pipe(Effect.scoped)
  )

  it.effect.each([{ when: "Before" }, { when: "After" }] as const)(
    "has the request that a fault struck $when its effect",
    ({ when }) =>
      emulated()(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          const authorization = yield* authorize()
          yield* emulator.faults.inject({ fault: Fault.Drop({ when }) })
          yield* raw("POST", "/v1/payments/confirm", { body: authorization })
          expect(yield* timeline(authorization.paymentKey)).toContainEqual(["payments.confirm", "Dropped"])
        })
      )
  )

  it.effect("is refused for a payment that is not there", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        expect(yield* Effect.flip(emulator.payments.timeline("none"))).toMatchObject({ _tag: "NotFound" })
        expect(yield* Effect.flip(emulator.inspect("none"))).toMatchObject({ _tag: "NotFound" })
      })
    )
  )
})

describe("a request that is looked at", () => {
  it.effect("shows what was sent and answered, and no key", () =>
    emulated()(
      Effect.gen(function* () {
        yield* confirm(yield* authorize(), {
          idempotencyKey: "key-1",
          headers: { "content-type": "application/json", cookie: "session=1", "x-api-key": "test_sk_shop" }
        })
        const { answered, sent } = yield* newest
        expect(sent?.headers).toEqual({ "content-type": "application/json", "idempotency-key": "key-1" })
        expect(JSON.parse(sent?.body ?? "")).toMatchObject({ orderId: "ORD-20260302-0001", amount: 33000 })
        expect(JSON.parse(answered?.body ?? "")).toMatchObject({ status: "DONE", totalAmount: 33000 })
      })
    )
  )

  const card = {
    amount: 1000,
    orderId: "ORD-0001",
    orderName: "Mug",
    cardNumber: "4330123412341234",
    cardExpirationYear: "30",
    cardExpirationMonth: "07",
    cardPassword: "12",
    customerIdentityNumber: "881212",
    customerEmail: "kim@example.com"
  }

  it.effect.each([
    { form: "JSON", body: JSON.stringify(card) },
    { form: "JSON in a list", body: JSON.stringify([[{ card }]]) },
    { form: "JSON with names of its own", body: '{"card_number":"4330123412341234","CARDPASSWORD":12}' },
    { form: "JSON with names that are escaped", body: '{"card\\u004eumber":"4330123412341234"}' },
    { form: "a form", body: new URLSearchParams(JSON.parse(JSON.stringify(card))).toString() },
    { form: "JSON that breaks off", body: JSON.stringify(card).slice(0, -20) },
    { form: "plain text", body: "card 4330-1234-1234-1234 of kim" }
  ])("masks what is secret in $form", ({ body }) =>
    emulated()(
      Effect.gen(function* () {
        yield* call("POST", "/v1/payments/key-in", { body })
        const { sent } = yield* newest
        expect(sent?.body).not.toBe(null)
        for (const secret of ["4330", "1234", "881212", "kim@"]) expect(sent?.body).not.toContain(secret)
      })
    )
  )

  it.effect("masks secrets in answers", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { answer } = yield* pay({ method: "VIRTUAL_ACCOUNT" })
        const { accountNumber }: Loose = answer.json.virtualAccount
        const { answered } = yield* newest
        expect(answered?.body).toContain('"secret"')
        expect(answered?.body).not.toContain(answer.json.secret)
        expect(answered?.body).not.toContain(accountNumber)
        const { authKey, customerKey } = yield* emulator.billing.authorize({ customerKey: "customer-1" })
        const issued = yield* call("POST", "/v1/billing/authorizations/issue", {
          body: { authKey, customerKey }
        })
        const billing = yield* newest
        expect(billing.sent?.body).not.toContain(authKey)
        expect(billing.answered?.body).not.toContain(issued.json.billingKey)
      })
    )
  )

  it.effect("is not kept with what is long, nor for ever", () =>
    emulated({ limits: { requests: 3 } })(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* call("POST", "/v1/payments/confirm", { body: { paymentKey: "k".repeat(40_000) } })
        expect((yield* newest).sent?.body).toBe(null)
        const first = (yield* newest).traceId
        for (let index = 0; index < 3; index++) yield* call("GET", "/v1/payments/none")
        expect(yield* Effect.flip(emulator.inspect(first))).toMatchObject({ _tag: "NotFound" })
      })
    )
  )
})
