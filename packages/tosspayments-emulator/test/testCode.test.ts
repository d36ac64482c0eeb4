import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { describe } from "vitest"
import { authorize, call, cancel, confirm, emulated, pay, retrieve } from "./support.js"

const test = (code: string) => ({ headers: { "tosspayments-test-code": code } })

describe("TossPayments-Test-Code", () => {
  it.effect("is answered before the payment is looked up", () =>
    emulated()(
      Effect.gen(function* () {
        const answer = yield* call("POST", "/v1/payments/confirm", test("REJECT_CARD_PAYMENT"))
        expect([answer.status, answer.json.code]).toEqual([403, "REJECT_CARD_PAYMENT"])
      })
    )
  )

  it.effect("changes nothing", () =>
    emulated()(
      Effect.gen(function* () {
        const authorization = yield* authorize()
        yield* confirm(authorization, test("PROVIDER_ERROR"))
        expect((yield* retrieve(authorization.paymentKey)).json.status).toBe("IN_PROGRESS")
        expect((yield* confirm(authorization)).status).toBe(200)
      })
    )
  )

  it.effect("that is unknown or not applicable answers INVALID_TEST_CODE", () =>
    emulated()(
      Effect.gen(function* () {
        for (const code of ["NO_SUCH_CODE", "ALREADY_CANCELED_PAYMENT", "toString"]) {
          const answer = yield* call("POST", "/v1/payments/confirm", test(code))
          expect([answer.status, answer.json.code]).toEqual([400, "INVALID_TEST_CODE"])
        }
      })
    )
  )

  it.effect("works on cancel and reads with their own codes", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        const refused = yield* cancel(paymentKey, { cancelReason: "x" }, test("EXCEED_CANCEL_LIMIT"))
        expect([refused.status, refused.json.code]).toEqual([403, "EXCEED_CANCEL_LIMIT"])
        const read = yield* retrieve(paymentKey, test("FORBIDDEN_CONSECUTIVE_REQUEST"))
        expect([read.status, read.json.code]).toEqual([403, "FORBIDDEN_CONSECUTIVE_REQUEST"])
      })
    )
  )

  it.effect("reproduces 409 without blocking the idempotency key", () =>
    emulated()(
      Effect.gen(function* () {
        const authorization = yield* authorize()
        const idempotencyKey = "k"
        const running = yield* confirm(authorization, {
          idempotencyKey,
          ...test("IDEMPOTENT_REQUEST_PROCESSING")
        })
        expect(running.status).toBe(409)
        expect((yield* confirm(authorization, { idempotencyKey })).status).toBe(200)
      })
    )
  )

  it.effect("still needs a good key", () =>
    emulated()(
      Effect.gen(function* () {
        const answer = yield* call("POST", "/v1/payments/confirm", {
          key: "test_ck_x",
          ...test("PROVIDER_ERROR")
        })
        expect(answer.status).toBe(401)
      })
    )
  )
})

describe("Accept-Language: en-US", () => {
  const english = { headers: { "accept-language": "en-US" } }

  it.effect("turns messages English", () =>
    emulated()(
      Effect.gen(function* () {
        expect((yield* retrieve("x", english)).json.message).toBe("The payment was not found.")
        const korean = yield* retrieve("x", { headers: { "accept-language": "ko-KR, en-US;q=0.5" } })
        expect(korean.json.message).toBe("결제 정보를 찾지 못했습니다.")
      })
    )
  )

  it.effect("turns literals English, and leaves the buyer's own text alone", () =>
    emulated()(
      Effect.gen(function* () {
        const easyPay = yield* pay({ orderId: "ORD-easy-pay", method: "EASY_PAY" })
        const read = yield* retrieve(easyPay.paymentKey, english)
        expect([read.json.method, read.json.easyPay.provider, read.json.card.cardType]).toEqual([
          "EASY_PAY",
          "TOSSPAY",
          "CHECK"
        ])
        expect(read.json.orderName).toBe("핸드드립 원두 500g 외 1건")
        const account = yield* pay({ orderId: "ORD-account", method: "VIRTUAL_ACCOUNT" })
        expect((yield* retrieve(account.paymentKey, english)).json.virtualAccount.accountType).toBe("NORMAL")
        const paypal = yield* pay({ orderId: "ORD-paypal", method: "FOREIGN_EASY_PAY" })
        expect((yield* retrieve(paypal.paymentKey, english)).json.easyPay).toBe("PAYPAL")
        const aborted = yield* pay({ orderId: "ORD-aborted", decline: "REJECT_CARD_PAYMENT" })
        expect((yield* retrieve(aborted.paymentKey, english)).json.failure.message).toBe(
          "The card limit or balance is not sufficient."
        )
      })
    )
  )
})
