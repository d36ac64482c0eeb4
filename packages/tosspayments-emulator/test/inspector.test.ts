import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { describe } from "vitest"
import { Emulator } from "../src/index.js"
import { authorize, basic, call, confirm, emulated, type Options, pay, testKey } from "./support.js"

/** What is said about the newest request: `error amount: Not the amount …`. */
const said = Effect.map(
  Effect.flatMap(Emulator.Emulator, (emulator) => emulator.requests),
  (requests) =>
    (requests.at(-1)?.problems ?? []).map(({ field, kind, message }) => `${kind} ${field}: ${message.en}`)
)

const json = { "content-type": "application/json" }
const keyed: Options = { idempotencyKey: "key-1", headers: json }

const confirmWith = (body: unknown, options: Options = keyed) =>
  call("POST", "/v1/payments/confirm", { ...options, body })

describe("the inspector", () => {
  it.effect("has nothing to say about a request that is as documented", () =>
    emulated()(
      Effect.gen(function* () {
        yield* confirm(yield* authorize(), keyed)
        expect(yield* said).toEqual([])
      })
    )
  )

  it.effect("names each member that is missing or wrong, never its value", () =>
    emulated()(
      Effect.gen(function* () {
        yield* confirmWith({ paymentKey: "", amount: "12a" })
        expect(yield* said).toEqual([
          "error paymentKey: Must be a string at least 1 character(s) long; it is an empty string.",
          "error orderId: Required, but missing.",
          "error amount: Must be number, or a string of digits; it is a string of 3 characters."
        ])
        yield* call("POST", "/v1/payments/key-in", {
          ...keyed,
          body: { cardNumber: 4330123412341234, cardExpirationYear: "2030" }
        })
        const problems = yield* said
        expect(problems).toContain("error cardNumber: Must be string; it is a number.")
        expect(problems).toContain(
          "error cardExpirationYear: Must be a string of 2 digits; it is a string of 4 characters."
        )
        expect(problems.join()).not.toContain("4330")
      })
    )
  )

  it.effect("says it in Korean, too", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* confirmWith({ paymentKey: "", orderId: "ORD-0001", amount: 1 })
        const [record] = yield* emulator.requests
        expect(record?.problems[0]?.message.ko).toBe("1자 이상의 문자열이어야 합니다. 받은 값: 빈 문자열")
      })
    )
  )

  it.effect("guesses what a misspelt member was meant to be", () =>
    emulated()(
      Effect.gen(function* () {
        yield* confirmWith({ paymentkey: "k", order_id: "ORD-0001", amount: 1 })
        expect(yield* said).toEqual([
          "error paymentKey: Required, but missing.",
          "error orderId: Required, but missing.",
          "advice paymentkey: TossPayments knows no member of this name and ignores it. Probably paymentKey was meant.",
          "advice order_id: TossPayments knows no member of this name and ignores it. Probably orderId was meant."
        ])
      })
    )
  )

  it.effect("compares a confirmation with what the buyer has authenticated", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* authorize()
        yield* confirmWith({ paymentKey, orderId: "ORD-other", amount: 3300 })
        expect(yield* said).toEqual([
          "error orderId: Not the order of this payment, which is ORD-20260302-0001.",
          "error amount: Not the amount of this payment: the buyer authenticated 33000."
        ])
      })
    )
  )

  it.effect("explains by the state of the payment why it was refused", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const paid = yield* pay()
        yield* confirm(paid, { ...keyed, idempotencyKey: "again" })
        expect((yield* said)[0]).toContain("The payment is DONE already.")
        yield* call("POST", `/v1/payments/${paid.paymentKey}/cancel`, {
          ...keyed,
          body: { cancelReason: "changed their mind", cancelAmount: 40000 }
        })
        expect((yield* said)[0]).toBe("error cancelAmount: More than is left of the payment: 33000.")
        const late = yield* authorize({ orderId: "ORD-late" })
        yield* emulator.clock.advance("11 minutes")
        yield* confirm(late, { ...keyed, idempotencyKey: "late" })
        expect((yield* said)[0]).toContain("within 10 minutes")
      })
    )
  )

  it.effect.each([
    { authorization: "", words: "The header is missing" },
    { authorization: testKey, words: "The key was sent as it is." },
    { authorization: `Bearer ${testKey}`, words: "Not Basic authentication." },
    { authorization: `Basic ${testKey}`, words: "The key is not encoded." },
    { authorization: "Basic %%%", words: "What follows Basic is not base64." },
    {
      authorization: `Basic ${Buffer.from(testKey).toString("base64")}`,
      words: "The colon after the key is missing"
    },
    {
      authorization: `Basic ${Buffer.from(`${testKey}:secret`).toString("base64")}`,
      words: "Something follows the colon"
    },
    { authorization: basic("test_ck_shop"), words: "A client key" },
    { authorization: basic("live_sk_shop"), words: "A live key." },
    { authorization: basic("e0".repeat(32)), words: "A security key" },
    { authorization: basic(" test_sk_shop"), words: "Not a secret key" }
  ])("says what is wrong with the authorization $authorization", ({ authorization, words }) =>
    emulated()(
      Effect.gen(function* () {
        yield* call("GET", "/v1/payments/none", { headers: { authorization } })
        expect(yield* said).toEqual([expect.stringContaining(`error Authorization: ${words}`)])
      })
    )
  )

  it.effect.each([
    { method: "POST", path: "/v1/payments/confirm/", words: "The nearest one is POST /v1/payments/confirm." },
    { method: "POST", path: "/payments/confirm", words: "The nearest one is POST /v1/payments/confirm." },
    { method: "POST", path: "/v1/payment/confirm", words: "The nearest one is POST /v1/payments/confirm." },
    {
      method: "POST",
      path: "/v1/payments/tgen_1/cancle",
      words: "The nearest one is POST /v1/payments/{paymentKey}/cancel."
    },
    { method: "GET", path: "/v1/payments/tgen_1/cancel", words: "This path takes POST, not GET." },
    { method: "POST", path: "/v1/payments/tgen_1", words: "The confirmation before /v1/payments/confirm." },
    { method: "GET", path: "/favicon.ico", words: "The API has no such path." }
  ])("finds what $method $path was meant to be", ({ method, path, words }) =>
    emulated()(
      Effect.gen(function* () {
        yield* call(method, path)
        expect(yield* said).toEqual([expect.stringContaining(words)])
      })
    )
  )

  it.effect.each([
    { body: "", words: "The body is empty." },
    { body: "{'paymentKey'", words: "The body is not JSON" },
    { body: "paymentKey=k&orderId=ORD-0001&amount=1", words: "The body is a form" },
    { body: '"{}"', words: "it was encoded twice" },
    { body: "1", words: "JSON, but no object" }
  ])("says what is wrong with the body $body", ({ body, words }) =>
    emulated()(
      Effect.gen(function* () {
        yield* confirmWith(body)
        expect((yield* said)[0]).toContain(words)
      })
    )
  )

  it.effect("warns of what goes well only by luck", () =>
    emulated()(
      Effect.gen(function* () {
        yield* confirm(yield* authorize())
        expect(yield* said).toEqual([
          expect.stringContaining("advice Idempotency-Key: Not sent"),
          "advice Content-Type: Should be application/json, and is missing."
        ])
      })
    )
  )

  it.effect("notices a key that comes again with another body", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* authorize()
        yield* confirmWith({ paymentKey, orderId: "ORD-20260302-0001", amount: 33000 })
        yield* confirmWith({ paymentKey, orderId: "ORD-20260302-0001", amount: 33000 })
        expect(yield* said).toEqual([])
        yield* confirmWith({ paymentKey, orderId: "ORD-20260302-0001", amount: 44000 })
        expect(yield* said).toEqual([expect.stringContaining("came before with another body")])
      })
    )
  )

  it.effect("says why an encrypted request cannot be read", () =>
    emulated()(
      Effect.gen(function* () {
        const encrypted = { ...json, "tosspayments-api-security-mode": "ENCRYPTION" }
        const send = (headers: Record<string, string>, body: string) =>
          call("POST", "/v2/sellers", { idempotencyKey: "k", headers, body })
        yield* send(json, "{}")
        expect(yield* said).toEqual([expect.stringContaining("the header has to say ENCRYPTION")])
        yield* send(encrypted, "{}")
        expect(yield* said).toEqual([expect.stringContaining("no JWE in its compact form")])
        const head = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString("base64url")
        yield* send(encrypted, `${head}..AAAA.AAAA.AAAA`)
        expect(yield* said).toEqual([expect.stringContaining("Not encrypted with the security key")])
      })
    )
  )

  it.effect("says of a test code whether it was asked for, or is none", () =>
    emulated()(
      Effect.gen(function* () {
        const test = (code: string) =>
          confirmWith({}, { ...keyed, headers: { ...json, "tosspayments-test-code": code } })
        yield* test("REJECT_CARD_PAYMENT")
        expect(yield* said).toEqual([expect.stringContaining("advice TossPayments-Test-Code")])
        yield* confirmWith(
          {},
          { headers: { ...json, "tosspayments-test-code": "REJECT_CARD_PAYMNT" }, idempotencyKey: "k2" }
        )
        expect(yield* said).toEqual([expect.stringContaining("Probably REJECT_CARD_PAYMENT was meant.")])
      })
    )
  )
})
