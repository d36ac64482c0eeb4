import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { describe } from "vitest"
import { Emulator } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import { call, confirm, emulated, fixture, type Loose, type Options, shape } from "./support.js"

const request = fixture("request-key-in")

const keyIn = (changes: object = {}, options: Options = {}) =>
  call("POST", "/v1/payments/key-in", { body: { ...request, ...changes }, ...options })

const create = (changes: object = {}, options: Options = {}) =>
  call("POST", "/v1/payments", {
    body: {
      method: "CARD",
      amount: 5500,
      orderId: "ORD-20260302-0025",
      orderName: "핸드드립 원두 500g 외 1건",
      successUrl: "https://shop.example/success",
      failUrl: "https://shop.example/fail",
      ...changes
    },
    ...options
  })

const conforms = (id: string, answer: Loose): void => {
  const operation = operations.find(({ endpoint }) => endpoint.id === id)
  if (operation === undefined) throw new Error(`there is no operation ${id}`)
  expect(Schema.decodeUnknownEither(operation.answer)(answer, { onExcessProperty: "error" })).toMatchObject({
    _tag: "Right"
  })
}

const refused = (answer: { readonly status: number; readonly json: Loose }) => [
  answer.status,
  answer.json.code
]

describe("a payment by card number", () => {
  it.effect("is DONE at once, with the number masked", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { json, status } = yield* keyIn({
          amount: 60_000,
          cardInstallmentPlan: 3,
          useFreeInstallmentPlan: true
        })
        expect(status).toBe(200)
        expect(json).toMatchObject({
          status: "DONE",
          type: "NORMAL",
          method: "카드",
          card: {
            number: "94100012****789*",
            installmentPlanMonths: 3,
            isInterestFree: true,
            interestPayer: "MERCHANT"
          }
        })
        conforms("payments.keyIn", json)
        const plain = yield* keyIn({ orderId: "ORD-20260302-0031" })
        expect(shape(plain.json)).toEqual(shape(fixture("payment-card-done")))
        expect(yield* emulator.ledger).toMatchObject([
          { kind: "Approve", amount: 60_000 },
          { kind: "Approve", amount: 33_000 }
        ])
        expect(JSON.stringify([yield* emulator.payments.list, yield* emulator.requests])).not.toContain(
          request.cardNumber
        )
      })
    )
  )

  it.effect("is made once for an order, and once under an idempotency key", () =>
    emulated()(
      Effect.gen(function* () {
        const once = { idempotencyKey: "key-in-1" }
        const first = yield* keyIn({}, once)
        expect((yield* keyIn({}, once)).json).toEqual(first.json)
        expect(refused(yield* keyIn())).toEqual([400, "DUPLICATED_ORDER_ID"])
      })
    )
  )

  it.effect("is refused with the documented codes, and leaves nothing then", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        for (const [changes, code] of [
          [{ cardNumber: "9410-0012" }, "INVALID_CARD_NUMBER"],
          [{ cardExpirationYear: "26", cardExpirationMonth: "02" }, "INVALID_CARD_EXPIRATION"],
          [{ customerIdentityNumber: "19900101" }, "INVALID_BIRTH_DAY_FORMAT"],
          [{ cardPassword: "1" }, "INVALID_CARD_PASSWORD"],
          [{ cardInstallmentPlan: 1 }, "INVALID_CARD_INSTALLMENT_PLAN"],
          [{ amount: 49_999, cardInstallmentPlan: 2 }, "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT"],
          [{ amount: 99 }, "BELOW_MINIMUM_AMOUNT"],
          [{ amount: "33000" }, "INVALID_REQUEST"],
          [{ orderId: "short" }, "INVALID_ORDER_ID"],
          [{ taxFreeAmount: 33_001 }, "INVALID_REQUEST"]
        ] as const) {
          expect(refused(yield* keyIn(changes)), code).toEqual([400, code])
        }
        const test = { headers: { "tosspayments-test-code": "REJECT_CARD_PAYMENT" } }
        expect(refused(yield* keyIn({}, test))).toEqual([403, "REJECT_CARD_PAYMENT"])
        expect(yield* emulator.payments.list).toEqual([])
      })
    )
  )
})

describe("a payment that the server creates", () => {
  it.effect("is READY with the address of its window, and goes the way of any other", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { json, status } = yield* create()
        expect(status).toBe(200)
        expect(shape(json)).toEqual(shape(fixture("payment-ready")))
        expect(json.checkout.url).toBe(`https://api.tosspayments.com/v1/payments/${json.paymentKey}/checkout`)
        conforms("payments.create", json)
        yield* emulator.payments.authenticate(json.paymentKey)
        const order = { paymentKey: json.paymentKey, orderId: json.orderId, amount: 5500 }
        expect((yield* confirm(order)).json).toMatchObject({ status: "DONE", method: "카드" })
        expect(refused(yield* create())).toEqual([400, "DUPLICATED_ORDER_ID"])
      })
    )
  )

  it.effect("expires when nobody comes", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { json } = yield* create({ method: "가상계좌" })
        yield* emulator.clock.advance("30 minutes")
        expect((yield* call("GET", `/v1/payments/${json.paymentKey}`)).json.status).toBe("EXPIRED")
      })
    )
  )

  it.effect("is refused with the codes of their names", () =>
    emulated()(
      Effect.gen(function* () {
        for (const [changes, code] of [
          [{ method: "EASY_PAY" }, "NOT_SUPPORTED_METHOD"],
          [{ amount: null }, "REQUIRED_AMOUNT"],
          [{ amount: 0 }, "INVALID_REQUEST"],
          [{ amount: "5500" }, "INVALID_REQUEST"],
          [{ currency: "won" }, "INVALID_CURRENCY"],
          [{ successUrl: "shop" }, "INCORRECT_SUCCESS_URL_FORMAT"],
          [{ failUrl: "shop" }, "INCORRECT_FAIL_URL_FORMAT"],
          [{ flowMode: "DIRECT" }, "INVALID_FLOW_MODE_PARAMETERS"],
          [{ orderId: "short" }, "INVALID_ORDER_ID"],
          [{ orderName: "" }, "INVALID_ORDER_NAME"]
        ] as const) {
          expect(refused(yield* create(changes)), code).toEqual([400, code])
        }
        const foreign = { method: "FOREIGN_EASY_PAY", currency: "USD", amount: 10.5, orderId: "ORD-USD-1" }
        expect((yield* create({ ...foreign, flowMode: "DIRECT", easyPay: "PAYPAL" })).status).toBe(200)
      })
    )
  )
})
