import { describe, expect, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { Emulator } from "../src/index.js"
import { call, start } from "./support.js"

const clientKey = "test_ck_shop"
const order = { orderId: "ORDER-0001", amount: 55_000 }

const provided = Effect.provide(
  Emulator.layerWithoutWebhooks({
    merchants: [
      { secretKey: "test_sk_shop", mId: "shop" },
      { secretKey: "test_sk_other", mId: "other" }
    ]
  })
)

/** An emulator, at the time that all tests begin. */
const live = <A, E>(run: (emulator: Emulator.Service) => Effect.Effect<A, E, Emulator.Emulator>) =>
  TestClock.setTime(start).pipe(Effect.zipRight(Effect.flatMap(Emulator.Emulator, run)), provided)

describe("the payment window", () => {
  it.effect("opens for the merchant of the client key, payment window and widget alike", () =>
    live((emulator) =>
      Effect.gen(function* () {
        const keys = ["test_ck_shop", "test_gck_shop", "test_ck_other"]
        const mIds = yield* Effect.forEach(keys, (clientKey, index) =>
          Effect.map(
            emulator.window.open({ clientKey, payment: { ...order, orderId: `ORDER-000${index}` } }),
            ({ payment }) => [payment.mId, payment.status]
          )
        )
        expect(mIds).toEqual([
          ["shop", "READY"],
          ["shop", "READY"],
          ["other", "READY"]
        ])
      })
    )
  )

  it.effect("opens for no client key but those", () =>
    live((emulator) =>
      Effect.gen(function* () {
        for (const clientKey of ["test_ck_stranger", "test_sk_shop", "live_ck_shop", ""]) {
          const error = yield* Effect.flip(emulator.window.open({ clientKey, payment: order }))
          expect(error).toMatchObject({ _tag: "InvalidInput", field: "clientKey" })
        }
        expect(yield* emulator.payments.list).toEqual([])
      })
    )
  )

  it.effect("leaves a payment that can be confirmed, by the method chosen in it", () =>
    live((emulator) =>
      Effect.gen(function* () {
        const { paymentKey } = yield* emulator.window.open({
          clientKey,
          payment: { ...order, method: "CARD" }
        })
        expect(yield* call("POST", "/v1/payments/confirm", { body: { paymentKey, ...order } })).toMatchObject(
          { status: 404, json: { code: "NOT_FOUND_PAYMENT_SESSION" } }
        )
        const approved = yield* emulator.window.approve(paymentKey, {
          ...order,
          method: "EASY_PAY",
          easyPay: { provider: "KAKAOPAY" }
        })
        expect(approved).toMatchObject({ paymentKey, status: "IN_PROGRESS", method: "간편결제" })
        expect(yield* call("POST", "/v1/payments/confirm", { body: { paymentKey, ...order } })).toMatchObject(
          { status: 200, json: { status: "DONE", easyPay: { provider: "카카오페이" } } }
        )
      })
    )
  )

  it.effect("keeps the order and the amount that it was opened for", () =>
    live((emulator) =>
      Effect.gen(function* () {
        const { paymentKey } = yield* emulator.window.open({ clientKey, payment: order })
        for (const other of [
          { ...order, amount: 100 },
          { ...order, orderId: "ORDER-0002" }
        ]) {
          expect(yield* Effect.flip(emulator.window.approve(paymentKey, other))).toMatchObject({
            _tag: "InvalidInput"
          })
        }
        expect(yield* emulator.payments.list).toMatchObject([{ status: "READY", totalAmount: 55_000 }])
      })
    )
  )

  it.effect("declines with any code, and tells the shop that the payment is over", () =>
    live((emulator) =>
      Effect.gen(function* () {
        const { paymentKey } = yield* emulator.window.open({ clientKey, payment: order })
        expect(yield* emulator.window.decline(paymentKey, "SOME_NEW_CODE")).toMatchObject({
          status: "ABORTED",
          failure: { code: "SOME_NEW_CODE" }
        })
        expect(yield* emulator.webhooks.list).toMatchObject([
          { eventType: "PAYMENT_STATUS_CHANGED", paymentKey }
        ])
        const again = yield* emulator.window.open({ clientKey, payment: order })
        expect(yield* emulator.window.decline(again.paymentKey, "REJECT_CARD_COMPANY")).toMatchObject({
          failure: { code: "REJECT_CARD_COMPANY", message: expect.stringMatching(/카드사/) }
        })
        const error = yield* Effect.flip(emulator.window.decline(paymentKey, "not a code"))
        expect(error).toMatchObject({ _tag: "WrongState" })
      })
    )
  )

  it.effect("runs out of time when it is told, as it does after half an hour", () =>
    live((emulator) =>
      Effect.gen(function* () {
        const first = yield* emulator.window.open({ clientKey, payment: order })
        const told = yield* emulator.window.expire(first.paymentKey)
        const second = yield* emulator.window.open({ clientKey, payment: order })
        yield* emulator.clock.advance("30 minutes")
        const [, waited] = yield* emulator.payments.list
        expect(waited).toMatchObject({ paymentKey: second.paymentKey, status: "EXPIRED" })
        expect([told.status, told.failure]).toEqual([waited?.status, waited?.failure])
      })
    )
  )

  it.effect("is closed once it has ended, however it did", () =>
    live((emulator) =>
      Effect.gen(function* () {
        const { window } = emulator
        const { paymentKey } = yield* window.open({ clientKey, payment: order })
        yield* window.approve(paymentKey, order)
        for (const act of [
          window.approve(paymentKey, order),
          window.decline(paymentKey, "REJECT_CARD_COMPANY"),
          window.expire(paymentKey)
        ]) {
          expect(yield* Effect.flip(act)).toMatchObject({ _tag: "WrongState", status: "IN_PROGRESS" })
        }
        expect(yield* Effect.flip(window.expire("nothing"))).toMatchObject({ _tag: "NotFound" })
      })
    )
  )

  it.effect("refuses an order that was paid", () =>
    live((emulator) =>
      Effect.gen(function* () {
        const { paymentKey } = yield* emulator.window.open({ clientKey, payment: order })
        yield* emulator.window.approve(paymentKey, order)
        yield* call("POST", "/v1/payments/confirm", { body: { paymentKey, ...order } })
        const error = yield* Effect.flip(emulator.window.open({ clientKey, payment: order }))
        expect(error).toMatchObject({
          field: "orderId",
          message: expect.stringContaining("DUPLICATED_ORDER_ID")
        })
      })
    )
  )

  it.effect("brings a brandpay buyer a code until the shop has a token, then none", () =>
    live((emulator) =>
      Effect.gen(function* () {
        const buyer = { clientKey, customerKey: "buyer-0001" }
        const { code, methods } = yield* emulator.window.openBrandPay(buyer)
        expect(methods).toEqual([])
        const token = yield* call("POST", "/v1/brandpay/authorizations/access-token", {
          body: { grantType: "AuthorizationCode", customerKey: buyer.customerKey, code }
        })
        expect(token).toMatchObject({ status: 200 })
        expect(yield* emulator.window.openBrandPay(buyer)).toMatchObject({ code: null })
        yield* emulator.clock.advance("30 days")
        expect(yield* emulator.window.openBrandPay(buyer)).toMatchObject({ code: expect.any(String) })
      })
    )
  )

  it.effect("says what is wrong with an input of another shape", () =>
    live((emulator) =>
      Effect.gen(function* () {
        const open = emulator.window.open as (input: unknown) => Effect.Effect<unknown, unknown>
        for (const input of [undefined, null, 1, {}, { clientKey }, { clientKey, payment: { orderId: 1 } }]) {
          expect(yield* Effect.flip(open(input))).toMatchObject({ _tag: "InvalidInput" })
        }
      })
    )
  )
})
