import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Logger from "effect/Logger"
import { isSecretLost, type Payment } from "../src/model/Payment.js"
import type { CancelRequest } from "../src/model/payment/CancelRequest.js"
import type { ConfirmRequest } from "../src/model/payment/ConfirmRequest.js"
import * as Payments from "../src/Payments.js"
import type { TossError } from "../src/TossError.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const confirmRequest = Samples.json("request-confirm") as ConfirmRequest
const partial = Samples.json("request-cancel-partial") as CancelRequest
const key = confirmRequest.paymentKey

const found = (sample: string, changes: Samples.Json = {}): Script.Step => ({
  status: 200,
  body: { ...Samples.json(sample), ...changes }
})
const refusal = (code: string, status = 400): Script.Step => ({ status, body: { code, message: "" } })
const lost: Script.Step = { failure: "ECONNRESET" }

type Run<A> = (payments: Payments.Service) => Effect.Effect<A, TossError>

const confirm: Run<Payment> = (payments) => payments.confirm(confirmRequest)
const cancel =
  (request: CancelRequest): Run<Payment> =>
  (payments) =>
    payments.cancel(key, request)

/** Runs one operation over a script, without retries unless told otherwise. */
const over = <A>(run: Run<A>, steps: ReadonlyArray<Script.Step>, maxRetries = 0) =>
  Effect.gen(function* () {
    const payments = yield* Payments.Payments
    const result = yield* Effect.either(Script.elapse(run(payments)))
    const sent = yield* Script.sent
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent,
      methods: sent.map(({ method }) => method)
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries })))

const api = "https://api.tosspayments.com/v1"

describe("Payments on the wire", () => {
  const done = found("payment-card-done")

  it.effect("leaves out what is undefined", () =>
    Effect.gen(function* () {
      const { sent } = yield* over(cancel({ cancelReason: "x", taxFreeAmount: undefined }), [done])
      expect(sent[0]?.body).toBe('{"cancelReason":"x"}')
    })
  )

  it.effect("refuses an undefined that would move other money than was meant", () =>
    Effect.gen(function* () {
      const wrong: ReadonlyArray<readonly [string, Run<Payment>]> = [
        ["cancelAmount", cancel({ cancelReason: "x", cancelAmount: undefined } as never)],
        ["refundableAmount", cancel({ cancelReason: "x", refundableAmount: undefined } as never)],
        [
          "expectedAmount",
          (payments) => payments.confirm({ ...confirmRequest, expectedAmount: undefined } as never)
        ]
      ]
      for (const [path, run] of wrong) {
        const { error, sent } = yield* over(run, [])
        expect(error).toMatchObject({ _tag: "ValidationError", issues: [{ path }] })
        expect(error?.message).toContain(`${path}: expected a value (it is undefined: `)
        expect(sent).toEqual([])
      }
    })
  )
})

describe("Payments input", () => {
  const secretValue = "9430123456789012"
  const account = { bank: "88", accountNumber: "110222333444", holderName: "이하늘" }
  const bad: ReadonlyArray<readonly [name: string, path: string, request: object]> = [
    ["no cancelReason", "cancelReason", {}],
    ["an empty cancelReason", "cancelReason", { cancelReason: "" }],
    ["a cancelReason of 201 characters", "cancelReason", { cancelReason: "x".repeat(201) }],
    ["a cancelReason that is a number", "cancelReason", { cancelReason: 1 }],
    ["a cancelAmount of 0", "cancelAmount", { cancelAmount: 0 }],
    ["a negative cancelAmount", "cancelAmount", { cancelAmount: -1 }],
    ["a cancelAmount with three decimals", "cancelAmount", { cancelAmount: 0.125 }],
    ["a cancelAmount that is NaN", "cancelAmount", { cancelAmount: Number.NaN }],
    ["an infinite cancelAmount", "cancelAmount", { cancelAmount: Number.POSITIVE_INFINITY }],
    ["a cancelAmount that is too large to be exact", "cancelAmount", { cancelAmount: 2 ** 53 }],
    ["a cancelAmount that is text", "cancelAmount", { cancelAmount: secretValue }],
    ["a cancelAmount that is null", "cancelAmount", { cancelAmount: null }],
    ["a negative taxFreeAmount", "taxFreeAmount", { taxFreeAmount: -1 }],
    ["a negative refundableAmount", "refundableAmount", { refundableAmount: -1 }],
    ["a currency in lower case", "currency", { currency: "krw" }],
    ["an unknown currency", "currency", { currency: "EUR" }],
    ["won with decimals", "", { currency: "KRW", cancelAmount: 0.5 }],
    ["yen with decimals in refundableAmount", "", { currency: "JPY", refundableAmount: 0.5 }],
    ["a cancelRequestId of 5 characters", "cancelRequestId", { cancelRequestId: "abcde" }],
    ["a cancelRequestId with a space", "cancelRequestId", { cancelRequestId: "abc def" }],
    [
      "an account without bank",
      "refundReceiveAccount.bank",
      { refundReceiveAccount: { ...account, bank: "" } }
    ],
    [
      "an account number with dashes",
      "refundReceiveAccount.accountNumber",
      { refundReceiveAccount: { ...account, accountNumber: "110-222-333444" } }
    ],
    [
      "an account number of 21 digits",
      "refundReceiveAccount.accountNumber",
      { refundReceiveAccount: { ...account, accountNumber: "1".repeat(21) } }
    ],
    [
      "an account without a holder",
      "refundReceiveAccount.holderName",
      { refundReceiveAccount: { ...account, holderName: undefined } }
    ],
    [
      "bankCode instead of bank",
      "refundReceiveAccount.bankCode",
      { refundReceiveAccount: { ...account, bankCode: "88" } }
    ],
    ["the misspelt cancelAmout, which would refund everything", "cancelAmout", { cancelAmout: 1000 }]
  ]
  for (const [name, path, request] of bad) {
    it.effect(`cancel refuses ${name} and sends nothing`, () =>
      Effect.gen(function* () {
        const wrong = path === "cancelReason" ? request : { cancelReason: "x", ...request }
        const { error, sent } = yield* over(cancel(wrong as CancelRequest), [])
        expect(error).toMatchObject({
          _tag: "ValidationError",
          endpoint: "payments.cancel",
          attempts: 0,
          outcome: "NotApplied",
          issues: expect.arrayContaining([expect.objectContaining({ path })])
        })
        expect(sent).toEqual([])
      })
    )
  }

  const badConfirm: ReadonlyArray<readonly [name: string, path: string, change: object]> = [
    ["an empty paymentKey", "paymentKey", { paymentKey: "" }],
    ["a paymentKey of 201 characters", "paymentKey", { paymentKey: "x".repeat(201) }],
    ["a paymentKey that is a path", "paymentKey", { paymentKey: ".." }],
    ["no paymentKey", "paymentKey", { paymentKey: undefined }],
    ["an empty orderId", "orderId", { orderId: "" }],
    ["an orderId of 65 characters", "orderId", { orderId: "x".repeat(65) }],
    ["an orderId that is a number", "orderId", { orderId: 7 }],
    ["an amount of 0", "amount", { amount: 0 }],
    ["an amount as text, as it comes from the success URL", "amount", { amount: "33000" }],
    ["an unknown field", "ammount", { ammount: 33000 }]
  ]
  for (const [name, path, change] of badConfirm) {
    it.effect(`confirm refuses ${name} and sends nothing`, () =>
      Effect.gen(function* () {
        const request = { ...confirmRequest, ...change } as ConfirmRequest
        const { error, sent } = yield* over((payments) => payments.confirm(request), [])
        expect(error).toMatchObject({
          _tag: "ValidationError",
          attempts: 0,
          issues: expect.arrayContaining([expect.objectContaining({ path })])
        })
        expect(sent).toEqual([])
      })
    )
  }

  for (const nothing of [undefined, null, "text", 7, []]) {
    it.effect(`confirm and cancel refuse ${JSON.stringify(nothing)} as a request`, () =>
      Effect.gen(function* () {
        for (const run of [
          (payments: Payments.Service) => payments.confirm(nothing as never),
          (payments: Payments.Service) => payments.cancel(key, nothing as never)
        ]) {
          expect((yield* over(run, [])).error).toMatchObject({ _tag: "ValidationError", attempts: 0 })
        }
      })
    )
  }

  it.effect("cancel refuses an empty payment key", () =>
    Effect.gen(function* () {
      const { error } = yield* over((payments) => payments.cancel("", { cancelReason: "x" }), [])
      expect(error).toMatchObject({ _tag: "ValidationError", issues: [{ path: "paymentKey" }] })
    })
  )

  it.effect("does not repeat the refused values", () =>
    Effect.gen(function* () {
      const wrong = {
        cancelReason: 1,
        cancelAmount: secretValue,
        refundReceiveAccount: { ...account, accountNumber: "110-222-333444", holderName: "" }
      }
      const { error } = yield* over(cancel(wrong as never), [])
      const printed = `${error?.message} ${JSON.stringify(error)}`
      for (const value of [secretValue, "110-222-333444"]) expect(printed).not.toContain(value)
    })
  )

  it.effect("reports every broken rule at once", () =>
    Effect.gen(function* () {
      const { error } = yield* over(
        cancel({ cancelReason: "", cancelAmount: -1, currency: "EUR" } as never),
        []
      )
      const paths = error?._tag === "ValidationError" ? error.issues.map(({ path }) => path) : []
      expect([...new Set(paths)]).toEqual(["cancelReason", "cancelAmount", "currency"])
    })
  )

  it.effect.prop(
    "sends every amount of two decimals as it is",
    [FastCheck.integer({ min: 1, max: 10_000_000_000 })],
    ([cents]) =>
      Effect.gen(function* () {
        const { sent } = yield* over(cancel({ cancelReason: "x", cancelAmount: cents / 100 }), [
          found("payment-card-done")
        ])
        expect(JSON.parse(sent[0]?.body ?? "")).toEqual({ cancelReason: "x", cancelAmount: cents / 100 })
      }),
    { fastCheck: { numRuns: 50 } }
  )
})

describe("Payments amounts", () => {
  const done = found("payment-card-done")
  const confirmOf =
    (amount: number, expectedAmount?: number): Run<Payment> =>
    (payments) =>
      payments.confirm({
        ...confirmRequest,
        amount,
        ...(expectedAmount === undefined ? {} : { expectedAmount })
      })
  const bodyOf = <A>(run: Run<A>) =>
    Effect.map(over(run, [done]), ({ error, sent }) =>
      error === null ? JSON.parse(sent[0]?.body ?? "") : error
    )

  const noisy: ReadonlyArray<readonly [given: number, sent: number]> = [
    [4.35 * 100, 435],
    [10.1 + 0.2, 10.3],
    [0.1 + 0.7 + 0.5, 1.3],
    [29_700 * 1.1, 32_670],
    [99_999_999_999 * 1.1, 109_999_999_998.9],
    [1_234_567_890.12 + 0.03, 1_234_567_890.15],
    [0.999999999999, 1]
  ]
  it.effect.each(noisy)("confirm sends %d as %d", ([given, sent]) =>
    Effect.gen(function* () {
      expect(given).not.toBe(sent)
      expect((yield* bodyOf(confirmOf(given))).amount).toBe(sent)
    })
  )

  it.effect("cancel sends each amount without noise", () =>
    Effect.gen(function* () {
      const request = {
        cancelReason: "x",
        cancelAmount: 4.35 * 100,
        taxFreeAmount: 1.1 * 3,
        currency: "USD"
      } as const
      expect(yield* bodyOf(cancel({ ...request, refundableAmount: 10.1 + 0.2 + 500 }))).toEqual({
        cancelReason: "x",
        cancelAmount: 435,
        taxFreeAmount: 3.3,
        refundableAmount: 510.3,
        currency: "USD"
      })
    })
  )

  it.effect.each(["KRW", "JPY"] as const)("cancel sends noise in %s as whole amounts", (currency) =>
    Effect.gen(function* () {
      const request = {
        cancelReason: "x",
        currency,
        cancelAmount: 4.35 * 100,
        refundableAmount: 29_700 * 1.1
      }
      expect(yield* bodyOf(cancel(request))).toEqual({
        ...request,
        cancelAmount: 435,
        refundableAmount: 32_670
      })
    })
  )

  const off: ReadonlyArray<readonly [currency: CancelRequest["currency"], cancelAmount: number]> = [
    ["KRW", 32999.5],
    ["KRW", 32999.99],
    ["KRW", 33000.0001],
    ["JPY", 0.5],
    ["USD", 10.305],
    ["USD", 10.3001],
    [undefined, 10.305],
    [undefined, 434.9999]
  ]
  it.effect.each(off)("cancel refuses what is really off: %s %d", ([currency, cancelAmount]) =>
    Effect.gen(function* () {
      const { error, sent } = yield* over(cancel({ cancelReason: "x", currency, cancelAmount }), [])
      expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0 })
      expect(sent).toEqual([])
    })
  )

  it.effect("sends two decimals where no currency is given: they may be dollars", () =>
    Effect.gen(function* () {
      expect((yield* bodyOf(confirmOf(84.5))).amount).toBe(84.5)
      expect((yield* bodyOf(cancel({ cancelReason: "x", cancelAmount: 24.55 }))).cancelAmount).toBe(24.55)
    })
  )

  it.effect("confirm compares expectedAmount in the smallest unit", () =>
    Effect.gen(function* () {
      expect((yield* bodyOf(confirmOf(435, 4.35 * 100))).amount).toBe(435)
      expect((yield* bodyOf(confirmOf(10.1 + 0.2, 10.3))).amount).toBe(10.3)
      expect(yield* bodyOf(confirmOf(10.3, 10.31))).toMatchObject({ _tag: "ValidationError", attempts: 0 })
    })
  )

  it.effect("confirm recognises its payment by an amount with noise", () =>
    Effect.gen(function* () {
      const { value } = yield* over(confirmOf(29_700 * 1.1), [
        lost,
        found("payment-card-done", { totalAmount: 32_670 })
      ])
      expect(value).toMatchObject({ status: "DONE", totalAmount: 32_670 })
    })
  )
})

describe("Payments texts", () => {
  const done = found("payment-card-done")
  const decomposed = "환불".normalize("NFD")
  const account = { bank: "88", accountNumber: "110222333444", holderName: "이하늘" }
  const reasonOf = (cancelReason: string) =>
    Effect.map(over(cancel({ cancelReason }), [done]), ({ error, sent }) =>
      error === null ? JSON.parse(sent[0]?.body ?? "").cancelReason : error
    )

  it.effect("are sent composed", () =>
    Effect.gen(function* () {
      expect(decomposed).not.toBe("환불")
      const request = {
        cancelReason: decomposed,
        refundReceiveAccount: { ...account, holderName: decomposed }
      }
      const { sent } = yield* over(cancel(request), [done])
      expect(JSON.parse(sent[0]?.body ?? "")).toEqual({
        cancelReason: "환불",
        refundReceiveAccount: { ...account, holderName: "환불" }
      })
    })
  )

  it.effect("count once per syllable and once per emoji", () =>
    Effect.gen(function* () {
      expect(yield* reasonOf("각".normalize("NFD").repeat(200))).toBe("각".repeat(200))
      expect(yield* reasonOf("🙂".repeat(200))).toBe("🙂".repeat(200))
      for (const long of ["각".normalize("NFD").repeat(201), "🙂".repeat(201)]) {
        expect(yield* reasonOf(long)).toMatchObject({
          issues: [{ path: "cancelReason", expected: "text of 1 to 200 characters" }]
        })
      }
    })
  )

  it.effect.each([
    ["half an emoji", "🙂".slice(0, 1), "half of a surrogate pair"],
    ["the other half", `x${"🙂".slice(1)}`, "half of a surrogate pair"],
    ["a NUL", "환불\0", "without NUL"],
    ["spaces", " \n\t", "not blank"],
    ["ideographic spaces", "\u3000\u00a0", "not blank"]
  ] as const)("with %s are refused with what is wrong", ([, cancelReason, word]) =>
    Effect.gen(function* () {
      const { error, sent } = yield* over(cancel({ cancelReason }), [])
      expect(error).toMatchObject({ _tag: "ValidationError", issues: [{ path: "cancelReason" }] })
      expect(error?.message).toContain(word)
      expect(sent).toEqual([])
      const blankHolder = { ...account, holderName: cancelReason }
      const other = yield* over(cancel({ cancelReason: "x", refundReceiveAccount: blankHolder }), [])
      expect(other.error).toMatchObject({ issues: [{ path: "refundReceiveAccount.holderName" }] })
    })
  )

  it.effect("are recognised in a payment however they were composed", () =>
    Effect.gen(function* () {
      const request = { ...partial, cancelReason: partial.cancelReason.normalize("NFD") }
      expect(request.cancelReason).not.toBe(partial.cancelReason)
      const [row] = Samples.json("payment-card-partial-canceled")["cancels"]
      const cancels = [{ ...row, cancelReason: partial.cancelReason }]
      const { value } = yield* over(cancel(request), [
        lost,
        found("payment-card-partial-canceled", { cancels })
      ])
      expect(value).toMatchObject({ status: "PARTIAL_CANCELED", balanceAmount: 22000 })
    })
  )

  const ids: ReadonlyArray<readonly [name: string, value: string, expected: string]> = [
    ["empty", "", "of 1 to"],
    ["blank", "  ", "not blank"],
    ["half a surrogate pair", "ORD\ud83d", "half of a surrogate pair"],
    ["with a NUL", "ORD\0", "without NUL"],
    ["a path", "..", "not a path"]
  ]
  it.effect.each(ids)("of an order id that is %s speak of an order id", ([, orderId, expected]) =>
    Effect.gen(function* () {
      for (const run of [
        (payments: Payments.Service) => payments.confirm({ ...confirmRequest, orderId }),
        (payments: Payments.Service) => payments.retrieveByOrderId(orderId)
      ]) {
        const { error } = yield* over(run, [])
        expect(error).toMatchObject({ _tag: "ValidationError", issues: [{ path: "orderId" }] })
        expect(error?.message).toContain("an order id")
        expect(error?.message).toContain(expected)
      }
    })
  )

  it.effect.each(ids)("of a payment key that is %s speak of a payment key", ([, paymentKey, expected]) =>
    Effect.gen(function* () {
      for (const run of [
        (payments: Payments.Service) => payments.confirm({ ...confirmRequest, paymentKey }),
        (payments: Payments.Service) => payments.retrieve(paymentKey),
        (payments: Payments.Service) => payments.cancel(paymentKey, { cancelReason: "x" })
      ]) {
        const { error } = yield* over(run, [])
        expect(error).toMatchObject({ _tag: "ValidationError", issues: [{ path: "paymentKey" }] })
        expect(error?.message).toContain("a payment key")
        expect(error?.message).toContain(expected)
      }
    })
  )

  it.effect("leave an order id as it is: another spelling would be another order", () =>
    Effect.gen(function* () {
      const orderId = "주문1".normalize("NFD")
      const { sent } = yield* over(
        (payments) => payments.confirm({ ...confirmRequest, orderId }),
        [found("payment-card-done", { orderId })]
      )
      expect(JSON.parse(sent[0]?.body ?? "").orderId).toBe(orderId)
    })
  )
})

describe("Payments.confirm without an answer", () => {
  it.effect("answers with the payment when all attempts were lost and it is DONE", () =>
    Effect.gen(function* () {
      const steps = [lost, { status: 503 }, { hang: true }, lost, found("payment-card-done")] as const
      const { value, methods, sent } = yield* over(confirm, steps, 3)
      expect(value).toMatchObject({ status: "DONE", orderId: confirmRequest.orderId, totalAmount: 33000 })
      expect(methods).toEqual(["POST", "POST", "POST", "POST", "GET"])
      expect(sent[4]?.url).toBe(`${api}/payments/${key}`)
    })
  )

  const conclusions: ReadonlyArray<
    readonly [name: string, first: Script.Step, read: Script.Step, result: "value" | "NotApplied" | "Unknown"]
  > = [
    ["lost, then read as DONE", lost, found("payment-card-done"), "value"],
    ["lost, then read as refunded in part", lost, found("payment-card-partial-canceled"), "value"],
    ["lost, then read as READY", lost, found("payment-card-done", { status: "READY" }), "Unknown"],
    [
      "lost, then read as IN_PROGRESS: it may still arrive",
      lost,
      found("payment-card-done", { status: "IN_PROGRESS" }),
      "Unknown"
    ],
    ["lost, then read as ABORTED", lost, found("payment-card-done", { status: "ABORTED" }), "NotApplied"],
    ["lost, then read as EXPIRED", lost, found("payment-card-done", { status: "EXPIRED" }), "NotApplied"],
    ["lost, then read as CANCELED", lost, found("payment-card-canceled"), "NotApplied"],
    [
      "lost, then read as refunded to zero",
      lost,
      found("payment-card-partial-canceled-to-zero"),
      "NotApplied"
    ],
    [
      "lost, then read with another amount",
      lost,
      found("payment-card-done", { totalAmount: 32999 }),
      "NotApplied"
    ],
    [
      "lost, then read for another order",
      lost,
      found("payment-card-done", { orderId: "ORD-2" }),
      "NotApplied"
    ],
    [
      "lost, then read in a new state",
      lost,
      found("payment-card-done", { status: "SOMETHING_NEW" }),
      "Unknown"
    ],
    [
      "lost, then not found",
      lost,
      { status: 404, body: Samples.json("error-v1-not-found-payment") },
      "NotApplied"
    ],
    ["lost, then the HTML 404 of a proxy", lost, { status: 404, body: "<html>" }, "Unknown"],
    ["lost, then refused by a wrong key", lost, refusal("UNAUTHORIZED_KEY", 401), "Unknown"],
    ["lost, then lost again", lost, lost, "Unknown"],
    ["lost, then read as no payment", lost, { status: 200, body: {} }, "Unknown"],
    [
      "ALREADY_PROCESSED_PAYMENT, then DONE",
      refusal("ALREADY_PROCESSED_PAYMENT"),
      found("payment-card-done"),
      "value"
    ],
    [
      "ALREADY_PROCESSED_PAYMENT, then another amount",
      refusal("ALREADY_PROCESSED_PAYMENT"),
      found("payment-card-done", { totalAmount: 1 }),
      "NotApplied"
    ],
    [
      "ALREADY_PROCESSED_PAYMENT, then IN_PROGRESS",
      refusal("ALREADY_PROCESSED_PAYMENT"),
      found("payment-card-done", { status: "IN_PROGRESS" }),
      "Unknown"
    ],
    [
      "IDEMPOTENT_REQUEST_PROCESSING to the end, then DONE",
      refusal("IDEMPOTENT_REQUEST_PROCESSING", 409),
      found("payment-card-done"),
      "value"
    ],
    ["PROVIDER_ERROR, then DONE", refusal("PROVIDER_ERROR"), found("payment-card-done"), "value"],
    [
      "PROVIDER_ERROR, then IN_PROGRESS: TossPayments is through with it",
      refusal("PROVIDER_ERROR"),
      found("payment-card-done", { status: "IN_PROGRESS" }),
      "NotApplied"
    ],
    [
      "a 500, then IN_PROGRESS",
      refusal("UNKNOWN_ERROR", 500),
      found("payment-card-done", { status: "IN_PROGRESS" }),
      "Unknown"
    ],
    [
      "a success that is HTML, then DONE",
      { status: 200, body: "<html>" },
      found("payment-card-done"),
      "value"
    ],
    [
      "a success that was cut off, then DONE",
      { status: 200, body: '{"paymentKey":"e' },
      found("payment-card-done"),
      "value"
    ],
    ["a success that broke off, then DONE", { cutOff: true }, found("payment-card-done"), "value"],
    [
      "a success without an amount, then DONE",
      found("payment-card-done", { totalAmount: undefined }),
      found("payment-card-done"),
      "value"
    ],
    ["an empty success, then lost", { status: 200, body: "" }, lost, "Unknown"]
  ]
  for (const [name, first, read, result] of conclusions) {
    it.effect(`${name}: ${result}`, () =>
      Effect.gen(function* () {
        const { value, error, methods } = yield* over(confirm, [first, read])
        expect(methods).toEqual(["POST", "GET"])
        expect(error === null ? "value" : error.outcome).toBe(result)
        if (value !== null) expect(value.paymentKey).toBe(key)
      })
    )
  }

  it.effect("answers with the error of the confirm, not of the reading", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* over(confirm, [
        refusal("PROVIDER_ERROR"),
        refusal("UNAUTHORIZED_KEY", 401)
      ])
      expect(error).toMatchObject({
        _tag: "ServerError",
        code: "PROVIDER_ERROR",
        endpoint: "payments.confirm",
        idempotencyKey: sent[0]?.headers["idempotency-key"]
      })
    })
  )

  it.effect("a refusal after a lost attempt is NotApplied once the reading shows nothing", () =>
    Effect.gen(function* () {
      const steps = [
        lost,
        refusal("REJECT_CARD_PAYMENT", 403),
        found("payment-card-done", { status: "IN_PROGRESS" })
      ]
      const { error, methods } = yield* over(confirm, steps, 1)
      expect(error).toMatchObject({ _tag: "DeclinedError", outcome: "NotApplied" })
      expect(methods).toEqual(["POST", "POST", "GET"])
    })
  )

  it.effect("a refusal after a lost attempt is a success when the reading shows one", () =>
    Effect.gen(function* () {
      const steps = [lost, refusal("REJECT_CARD_PAYMENT", 403), found("payment-card-done")]
      expect((yield* over(confirm, steps, 1)).value).toMatchObject({ status: "DONE" })
    })
  )

  it.effect("a refusal after a lost attempt stays Unknown when the reading fails", () =>
    Effect.gen(function* () {
      const steps = [lost, refusal("REJECT_CARD_PAYMENT", 403), refusal("UNAUTHORIZED_KEY", 401)]
      expect((yield* over(confirm, steps, 1)).error).toMatchObject({
        _tag: "DeclinedError",
        outcome: "Unknown"
      })
    })
  )

  it.effect("a plain refusal is not looked up", () =>
    Effect.gen(function* () {
      const { error, methods } = yield* over(confirm, [refusal("REJECT_CARD_PAYMENT", 403)])
      expect(error).toMatchObject({ _tag: "DeclinedError", outcome: "NotApplied" })
      expect(methods).toEqual(["POST"])
    })
  )

  it.effect("a connection that never stood is not looked up", () =>
    Effect.gen(function* () {
      const { error, methods } = yield* over(confirm, [{ failure: "ECONNREFUSED" }])
      expect(error).toMatchObject({ _tag: "NetworkError", outcome: "NotApplied" })
      expect(methods).toEqual(["POST"])
    })
  )

  it.effect("the reading is repeated like any read, and never as a POST or with a new key", () =>
    Effect.gen(function* () {
      const steps = [lost, lost, { status: 503 }, { status: 503 }, found("payment-card-done")] as const
      const { value, methods, sent } = yield* over(confirm, steps, 2)
      expect(methods).toEqual(["POST", "POST", "POST", "GET", "GET"])
      expect(new Set(sent.slice(0, 3).map(({ headers }) => headers["idempotency-key"])).size).toBe(1)
      expect(sent.slice(3).map(({ headers }) => headers["idempotency-key"])).toEqual([undefined, undefined])
      expect(value).toMatchObject({ status: "DONE" })
    })
  )

  it.effect("the reading asks in the caller's language and shows its answers to the observer", () =>
    Effect.gen(function* () {
      const seen: Array<number> = []
      const run: Run<Payment> = (payments) =>
        payments.confirm(confirmRequest, {
          acceptLanguage: "en-US",
          testCode: "PROVIDER_ERROR",
          onResponse: ({ status }) => seen.push(status)
        })
      const { sent } = yield* over(run, [refusal("PROVIDER_ERROR"), found("payment-card-done-en-us")])
      expect(sent[1]?.headers["accept-language"]).toBe("en-US")
      expect(sent[1]?.headers["tosspayments-test-code"]).toBeUndefined()
      expect(seen).toEqual([400, 200])
    })
  )

  it.effect("a virtual account is WAITING_FOR_DEPOSIT, with its secret", () =>
    Effect.gen(function* () {
      const waiting = Samples.json("payment-virtual-account-waiting")
      const request = { paymentKey: waiting["paymentKey"], orderId: waiting["orderId"], amount: 45000 }
      const { value } = yield* over(
        (payments) => payments.confirm(request),
        [lost, found("payment-virtual-account-waiting")]
      )
      expect(value).toMatchObject({ status: "WAITING_FOR_DEPOSIT", secret: waiting["secret"] })
    })
  )

  it.effect("an amount with a rounding error in its 17th digit is the same amount", () =>
    Effect.gen(function* () {
      const amount = 1.1 + 2.2
      expect(amount).not.toBe(3.3)
      const { value } = yield* over(
        (payments) => payments.confirm({ ...confirmRequest, amount }),
        [
          lost,
          found("payment-paypal-done", {
            orderId: confirmRequest.orderId,
            totalAmount: 3.3,
            balanceAmount: 3.3
          })
        ]
      )
      expect(value).toMatchObject({ status: "DONE" })
    })
  )
})

describe("Payments.cancel without an answer", () => {
  const all: CancelRequest = { cancelReason: "단순 변심" }
  const { refundableAmount: _, ...half } = partial
  const second: CancelRequest = { cancelReason: "단순 변심", cancelAmount: 11000, refundableAmount: 22000 }
  const row = (cancelAmount: number, refundableAmount: number, more: Samples.Json = {}) => ({
    ...Samples.json("payment-card-partial-canceled")["cancels"][0],
    cancelAmount,
    refundableAmount,
    ...more
  })
  const after = (balanceAmount: number, ...cancels: ReadonlyArray<object>) =>
    found("payment-card-partial-canceled", { balanceAmount, cancels })

  const foreign: CancelRequest = {
    cancelReason: "Buyer request",
    cancelRequestId: "cxl-20260303-0021",
    currency: "USD"
  }
  const asynchronous = Samples.json("payment-foreign-async-cancel-in-progress")
  const withStatus = (cancelStatus: string) =>
    found("payment-foreign-async-cancel-in-progress", {
      cancels: [{ ...asynchronous["cancels"][0], cancelStatus }]
    })

  const conclusions: ReadonlyArray<
    readonly [
      name: string,
      request: CancelRequest,
      first: Script.Step,
      read: Script.Step,
      result: "value" | "NotApplied" | "Unknown"
    ]
  > = [
    ["a full refund, read as CANCELED", all, lost, found("payment-card-canceled"), "value"],
    [
      "a full refund, read as refunded to zero",
      all,
      lost,
      found("payment-card-partial-canceled-to-zero"),
      "value"
    ],
    [
      "a full refund of a virtual account, read as PARTIAL_CANCELED with nothing left",
      all,
      lost,
      found("payment-virtual-account-refunded-at-once", { paymentKey: key }),
      "value"
    ],
    ["a full refund, read as DONE", all, lost, found("payment-card-done"), "Unknown"],
    ["a full refund, read as refunded in part", all, lost, found("payment-card-partial-canceled"), "Unknown"],
    [
      "a full refund that was done before",
      all,
      refusal("ALREADY_CANCELED_PAYMENT"),
      found("payment-card-canceled"),
      "value"
    ],
    [
      "a full refund, not found",
      all,
      lost,
      { status: 404, body: Samples.json("error-v1-not-found-payment") },
      "NotApplied"
    ],
    ["a full refund, the reading fails", all, lost, lost, "Unknown"],
    [
      "a full refund with a success that is HTML",
      all,
      { status: 200, body: "<html>" },
      found("payment-card-canceled"),
      "value"
    ],
    [
      "a full refund after PROVIDER_ERROR, read as DONE",
      all,
      refusal("PROVIDER_ERROR"),
      found("payment-card-done"),
      "NotApplied"
    ],
    [
      "a partial refund with refundableAmount, found in its place",
      partial,
      lost,
      found("payment-card-partial-canceled"),
      "value"
    ],
    [
      "a partial refund with refundableAmount, balance unchanged",
      partial,
      lost,
      found("payment-card-done"),
      "Unknown"
    ],
    [
      "a partial refund with refundableAmount, refused, balance unchanged",
      partial,
      refusal("PROVIDER_ERROR"),
      found("payment-card-done"),
      "NotApplied"
    ],
    [
      "a partial refund without refundableAmount, one like it is there",
      half,
      lost,
      found("payment-card-partial-canceled"),
      "Unknown"
    ],
    [
      "a partial refund without refundableAmount, none is there",
      half,
      lost,
      found("payment-card-done"),
      "Unknown"
    ],
    [
      "the second of two equal refunds, only the first is there",
      second,
      lost,
      after(22000, row(11000, 22000)),
      "Unknown"
    ],
    [
      "the second of two equal refunds, both are there",
      second,
      lost,
      after(11000, row(11000, 22000), row(11000, 11000)),
      "value"
    ],
    [
      "the first of two equal refunds, both are there",
      partial,
      lost,
      after(11000, row(11000, 22000), row(11000, 11000)),
      "value"
    ],
    ["another amount took its place", partial, lost, after(28000, row(5000, 28000)), "NotApplied"],
    [
      "the same amount took its place for another reason",
      partial,
      lost,
      after(22000, row(11000, 22000, { cancelReason: "품절" })),
      "Unknown"
    ],
    [
      "one that failed stood in its place before",
      partial,
      lost,
      after(33000, row(11000, 22000, { cancelStatus: "ABORTED", cancelRequestId: "cxl-1" })),
      "Unknown"
    ],
    [
      "one that failed stood in its place before, and it came after that",
      partial,
      lost,
      after(22000, row(11000, 22000, { cancelStatus: "ABORTED" }), row(11000, 22000)),
      "value"
    ],
    [
      "one that failed stood in its place, and the balance shrank since",
      partial,
      lost,
      after(20000, row(11000, 22000, { cancelStatus: "ABORTED" })),
      "Unknown"
    ],
    [
      "a refund with a request id of its own took its place",
      partial,
      lost,
      after(22000, row(11000, 22000, { cancelRequestId: "cxl-20260303-0099" })),
      "NotApplied"
    ],
    [
      "a refund with a request id of its own is about to take its place, or not",
      partial,
      lost,
      after(22000, row(11000, 22000, { cancelRequestId: "cxl-20260303-0099", cancelStatus: "IN_PROGRESS" })),
      "Unknown"
    ],
    ["the balance shrank, but no refund accounts for it", partial, lost, after(20000), "Unknown"],
    [
      "refundableAmount did not fit, it was refunded before",
      partial,
      refusal("NOT_MATCHES_REFUNDABLE_AMOUNT"),
      after(22000, row(11000, 22000)),
      "value"
    ],
    ["an asynchronous refund under way", foreign, lost, withStatus("IN_PROGRESS"), "value"],
    ["an asynchronous refund that is done", foreign, lost, withStatus("DONE"), "value"],
    ["an asynchronous refund that was aborted", foreign, lost, withStatus("ABORTED"), "NotApplied"],
    [
      "an asynchronous refund with another request id",
      { ...foreign, cancelRequestId: "cxl-20260303-0022" },
      lost,
      withStatus("IN_PROGRESS"),
      "Unknown"
    ]
  ]
  for (const [name, request, first, read, result] of conclusions) {
    it.effect(`${name}: ${result}`, () =>
      Effect.gen(function* () {
        const { error, methods, sent } = yield* over(cancel(request), [first, read])
        expect(methods).toEqual(["POST", "GET"])
        expect(sent[1]?.url).toBe(`${api}/payments/${key}`)
        expect(error === null ? "value" : error.outcome).toBe(result)
      })
    )
  }

  it.effect("tells cents apart exactly", () =>
    Effect.gen(function* () {
      const request: CancelRequest = {
        cancelReason: "a",
        cancelAmount: 0.3,
        refundableAmount: 84.5,
        currency: "USD"
      }
      const read = found("payment-paypal-partial-canceled", {
        balanceAmount: 84.2,
        cancels: [row(0.1 + 0.2, 84.2, { cancelReason: "a" })]
      })
      expect((yield* over(cancel(request), [lost, read])).value).toMatchObject({ balanceAmount: 84.2 })
    })
  )

  it.effect("a lost refund is never sent again with another key", () =>
    Effect.gen(function* () {
      const { sent } = yield* over(cancel(all), [lost, lost, lost, found("payment-card-done")], 2)
      const posts = sent.filter(({ method }) => method === "POST")
      expect(posts.length).toBe(3)
      expect(new Set(posts.map(({ headers }) => headers["idempotency-key"])).size).toBe(1)
    })
  )
})

describe("An answer about another payment, as an idempotency key that was used before gets it", () => {
  const other = { paymentKey: "another_payment", orderId: "ORD-2" }

  it.effect("is no answer to a confirm: the payment is read", () =>
    Effect.gen(function* () {
      const steps = [found("payment-card-done", other), found("payment-card-done")]
      const { methods, value } = yield* over(confirm, steps)
      expect(methods).toEqual(["POST", "GET"])
      expect(value).toMatchObject({ orderId: confirmRequest.orderId, status: "DONE" })
    })
  )

  it.effect("of the same key but another order is none either", () =>
    Effect.gen(function* () {
      const steps = [found("payment-card-done", { orderId: "ORD-2" }), found("payment-card-done")]
      expect((yield* over(confirm, steps)).methods).toEqual(["POST", "GET"])
    })
  )

  it.effect("is no answer to a cancel", () =>
    Effect.gen(function* () {
      const steps = [found("payment-card-canceled", other), found("payment-card-canceled")]
      const { methods, value } = yield* over(cancel({ cancelReason: "환불" }), steps)
      expect(methods).toEqual(["POST", "GET"])
      expect(value).toMatchObject({ paymentKey: key, status: "CANCELED" })
    })
  )

  it.effect("is said to be one when nothing is found out", () =>
    Effect.gen(function* () {
      const steps = [found("payment-card-done", other), found("payment-card-done", { status: "IN_PROGRESS" })]
      const { error } = yield* over(confirm, steps)
      expect(error).toMatchObject({ _tag: "DecodeError", outcome: "Unknown" })
      expect(error?.message).toContain("another call")
    })
  )
})

describe("Payments reads", () => {
  it.effect("are not looked up and are always NotApplied", () =>
    Effect.gen(function* () {
      const { error, methods } = yield* over((payments) => payments.retrieve(key), [lost])
      expect(error).toMatchObject({ outcome: "NotApplied" })
      expect(methods).toEqual(["GET"])
    })
  )
})

describe("A virtual account that was found by reading", () => {
  const waiting = Samples.json("payment-virtual-account-waiting")
  const request: ConfirmRequest = {
    paymentKey: String(waiting["paymentKey"]),
    orderId: String(waiting["orderId"]),
    amount: Number(waiting["totalAmount"])
  }
  const logged = (steps: ReadonlyArray<Script.Step>) => {
    const lines: Array<string> = []
    const logger = Logger.make(({ message }) => lines.push(String(message)))
    return over((payments) => payments.confirm(request), steps).pipe(
      Effect.provide(Logger.replace(Logger.defaultLogger, logger)),
      Effect.map(({ value }) => ({ value, lines }))
    )
  }

  it.effect("is reported to have lost its deposit secret", () =>
    Effect.gen(function* () {
      const { lines, value } = yield* logged([
        lost,
        found("payment-virtual-account-waiting", { secret: null })
      ])
      expect(value !== null && isSecretLost(value)).toBe(true)
      expect(lines).toEqual([expect.stringContaining("deposit secret")])
    })
  )

  it.effect("is not, when the answer arrived", () =>
    Effect.gen(function* () {
      const { lines, value } = yield* logged([found("payment-virtual-account-waiting")])
      expect(value !== null && isSecretLost(value)).toBe(false)
      expect(lines).toEqual([])
    })
  )
})

describe("A request that is none", () => {
  it.effect("is told what it needs, not its whole shape", () =>
    Effect.gen(function* () {
      const { error: noRefund } = yield* over(cancel(undefined as never), [])
      expect(noRefund?.message).toBe(
        "payments.cancel was given a wrong request: expected an object with cancelReason. Nothing was sent."
      )
      const { error: noConfirm } = yield* over((payments) => payments.confirm("emul01" as never), [])
      expect(noConfirm?.message).toContain("expected an object with paymentKey, orderId, amount")
    })
  )
})
