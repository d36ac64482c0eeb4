import { inspect } from "node:util"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/TestClock"
import type { PendingCall } from "../src/Call.js"
import * as Intents from "../src/Intents.js"
import type { Payment } from "../src/model/Payment.js"
import * as CreateRequest from "../src/model/payment/CreateRequest.js"
import * as KeyInRequest from "../src/model/payment/KeyInRequest.js"
import * as PaymentCreation from "../src/PaymentCreation.js"
import * as TossClient from "../src/TossClient.js"
import type { TossError } from "../src/TossError.js"
import * as TossStore from "../src/TossStore.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const request = Samples.json("request-key-in") as unknown as KeyInRequest.KeyInRequest
const sample = Samples.json("payment-card-done")
const done = {
  ...sample,
  orderId: request.orderId,
  totalAmount: 33000,
  balanceAmount: 33000,
  card: { ...sample["card"], number: "94100012****789*" }
}
const creation: CreateRequest.CreateRequest = {
  method: "CARD",
  amount: 5500,
  orderId: "ORD-20260302-0025",
  orderName: "핸드드립 원두 500g 외 1건",
  successUrl: "https://shop.example/success",
  failUrl: "https://shop.example/fail"
}
const api = "https://api.tosspayments.com/v1"

const lost: Script.Step = { failure: "ECONNRESET" }
const read = (changes: Samples.Json = {}): Script.Step => ({ status: 200, body: { ...done, ...changes } })
const refusal = (code: string, status = 400): Script.Step => ({ status, body: { code, message: "" } })
const nothing = refusal("NOT_FOUND_PAYMENT", 404)

/** When the sample payment was made. */
const madeAt = new Date(done["requestedAt"]).getTime()

type Run<A> = (payments: PaymentCreation.Service) => Effect.Effect<A, TossError>

const over = <A>(run: Run<A>, steps: ReadonlyArray<Script.Step>, maxRetries = 0, startedAt = madeAt) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(startedAt)
    const result = yield* Effect.either(Script.elapse(Effect.flatMap(PaymentCreation.PaymentCreation, run)))
    const sent = yield* Script.sent
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent,
      methods: sent.map(({ method }) => method)
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries })))

const keyIn: Run<Payment> = (payments) => payments.keyIn(request)

describe("Payments that begin on the server", () => {
  it.effect("are POST /payments/key-in and POST /payments", () =>
    Effect.gen(function* () {
      const paid = yield* over(keyIn, [read()])
      expect(paid.sent[0]).toMatchObject({ method: "POST", url: `${api}/payments/key-in` })
      expect(JSON.parse(paid.sent[0]?.body ?? "")).toEqual(Samples.json("request-key-in"))
      expect(paid.value).toMatchObject({ status: "DONE", card: { number: "94100012****789*" } })
      const ready = yield* over(
        (payments) => payments.create(creation),
        [{ status: 200, body: Samples.json("payment-ready") }]
      )
      expect(ready.sent[0]).toMatchObject({ method: "POST", url: `${api}/payments` })
      expect(JSON.parse(ready.sent[0]?.body ?? "")).toEqual(creation)
      expect(ready.value).toMatchObject({
        status: "READY",
        checkout: { url: "https://api.tosspayments.com/v1/payments/emul020260302101525aB325/checkout" }
      })
    })
  )

  it.effect("are operations of `payments` in the client", () =>
    Effect.gen(function* () {
      const { payments } = yield* TossClient.TossClient
      expect(yield* payments.keyIn(request)).toMatchObject({ status: "DONE" })
      expect(yield* payments.retrieve("key")).toMatchObject({ status: "DONE" })
    }).pipe(Effect.provide(Script.layer([read(), read()], { maxRetries: 0 })))
  )

  const text = (max: number) =>
    FastCheck.stringMatching(/^[a-z0-9가-힣]+$/).map((given) => given.slice(0, max))
  const digits = (min: number, max: number) => FastCheck.stringMatching(new RegExp(`^\\d{${min},${max}}$`))
  const orderId = FastCheck.stringMatching(/^[A-Za-z0-9_-]{6,64}$/)
  it.effect.prop(
    "send any valid request as it was given",
    [
      FastCheck.record(
        {
          amount: FastCheck.integer({ min: 100, max: 100_000_000 }),
          orderId,
          orderName: text(100),
          cardNumber: digits(1, 20),
          cardExpirationYear: digits(2, 2),
          cardExpirationMonth: FastCheck.constantFrom("01", "09", "10", "12"),
          customerIdentityNumber: FastCheck.oneof(digits(6, 6), digits(10, 10)),
          cardPassword: digits(2, 2),
          cardInstallmentPlan: FastCheck.constantFrom(0, 2, 12),
          useFreeInstallmentPlan: FastCheck.boolean(),
          useCardPoint: FastCheck.boolean(),
          taxFreeAmount: FastCheck.integer({ min: 0, max: 100 }),
          customerEmail: text(100),
          customerName: text(100),
          customerIp: FastCheck.ipV4(),
          vbv: FastCheck.record({ cavv: text(100), xid: text(100), eci: text(2) })
        },
        {
          requiredKeys: [
            "amount",
            "orderId",
            "orderName",
            "cardNumber",
            "cardExpirationYear",
            "cardExpirationMonth"
          ]
        }
      ),
      FastCheck.record(
        {
          method: FastCheck.constantFrom("CARD", "카드", "FOREIGN_EASY_PAY"),
          amount: FastCheck.integer({ min: 1, max: 100_000_000 }),
          currency: FastCheck.constantFrom("KRW", "USD", "JPY"),
          orderId,
          orderName: text(100),
          successUrl: FastCheck.webUrl(),
          failUrl: FastCheck.webUrl(),
          flowMode: FastCheck.constantFrom("DEFAULT", "DIRECT"),
          easyPay: text(20),
          cardCompany: text(20),
          appScheme: FastCheck.constant("shop://")
        },
        {
          requiredKeys: ["method", "amount", "orderId", "orderName", "successUrl", "failUrl", "easyPay"]
        }
      )
    ],
    ([card, window]) =>
      Effect.gen(function* () {
        const paid = yield* over((payments) => payments.keyIn(card), [read({ orderId: card.orderId })])
        expect(JSON.parse(paid.sent[0]?.body ?? "")).toEqual(card)
        expect(Schema.decodeUnknownSync(KeyInRequest.schema)(card)).toEqual(card)
        const ready = yield* over((payments) => payments.create(window), [read()])
        expect(JSON.parse(ready.sent[0]?.body ?? "")).toEqual(window)
        expect(Schema.decodeUnknownSync(CreateRequest.schema)(window)).toEqual(window)
      }),
    { fastCheck: { numRuns: 30 } }
  )
})

describe("What begins a payment on the server", () => {
  const wrongCards: ReadonlyArray<readonly [path: string, changes: object]> = [
    ["amount", { amount: "33000" }],
    ["amount", { amount: 0 }],
    ["orderId", { orderId: "o".repeat(65) }],
    ["orderName", { orderName: "" }],
    ["cardNumber", { cardNumber: "9410-0012-3456-7890" }],
    ["cardNumber", { cardNumber: "9".repeat(21) }],
    ["cardExpirationYear", { cardExpirationYear: "2030" }],
    ["cardExpirationMonth", { cardExpirationMonth: "13" }],
    ["customerIdentityNumber", { customerIdentityNumber: "19900101" }],
    ["cardPassword", { cardPassword: "1234" }],
    ["cardInstallmentPlan", { cardInstallmentPlan: 1 }],
    ["cardInstallmentPlan", { cardInstallmentPlan: 13 }],
    ["useCardPoint", { useCardPoint: 1 }],
    ["useFreeInstallmentPlan", { useFreeInstallmentPlan: "yes" }],
    ["", { taxFreeAmount: 33001 }],
    ["customerEmail", { customerEmail: "e".repeat(101) }],
    ["vbv.cavv", { vbv: { xid: "x", eci: "05" } }],
    ["cardnumber", { cardnumber: "9410001234567890" }]
  ]
  const wrongWindows: ReadonlyArray<readonly [path: string, changes: object]> = [
    ["method", { method: "" }],
    ["amount", { amount: "5500" }],
    ["", { amount: 5500.5 }],
    ["currency", { currency: "EUR" }],
    ["orderId", { orderId: undefined }],
    ["orderName", { orderName: "이".repeat(101) }],
    ["successUrl", { successUrl: "/success" }],
    ["failUrl", { failUrl: undefined }],
    ["flowMode", { flowMode: "direct" }],
    ["", { flowMode: "DIRECT" }],
    ["returnUrl", { returnUrl: "https://shop.example" }]
  ]
  it.effect("is checked before anything is sent, and card numbers are not quoted", () =>
    Effect.gen(function* () {
      const runs: ReadonlyArray<readonly [path: string, changes: object, run: Run<unknown>]> = [
        ...wrongCards.map(([path, changes]): readonly [string, object, Run<unknown>] => [
          path,
          changes,
          (payments) => payments.keyIn({ ...request, ...changes } as never)
        ]),
        ...wrongWindows.map(([path, changes]): readonly [string, object, Run<unknown>] => [
          path,
          changes,
          (payments) => payments.create({ ...creation, ...changes } as never)
        ])
      ]
      for (const [path, changes, run] of runs) {
        const { error, sent } = yield* over(run, [])
        const what = `${path} ${inspect(changes)}`
        expect(error, what).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        const paths = error !== null && "issues" in error ? error.issues.map(({ path }) => path) : []
        expect(paths, what).toContain(path)
        expect(`${error} ${inspect(error, { depth: 10 })}`).not.toMatch(/9410|123456/)
        expect(sent).toEqual([])
      }
    })
  )
})

describe("A payment by card number whose answer is lost", () => {
  const cases: ReadonlyArray<
    readonly [name: string, look: Script.Step, outcome: "Applied" | "NotApplied" | "Unknown"]
  > = [
    ["was made", read(), "Applied"],
    ["was made and refunded in part", read({ status: "PARTIAL_CANCELED", balanceAmount: 900 }), "Applied"],
    ["was made and given back", read({ status: "CANCELED", balanceAmount: 0 }), "NotApplied"],
    ["has made nothing so far", nothing, "Unknown"],
    ["finds a failed payment of the order", read({ status: "ABORTED" }), "Unknown"],
    ["finds another card", read({ card: { ...done.card, number: "94901234****567*" } }), "Unknown"],
    ["finds a payment without a card", read({ card: null }), "Unknown"],
    ["finds another amount", read({ totalAmount: 9900, balanceAmount: 9900 }), "Unknown"],
    ["finds a charge of a billing key", read({ type: "BILLING" }), "Unknown"],
    ["finds a payment window that is open", read({ status: "READY" }), "Unknown"],
    ["cannot be looked up", { status: 503 }, "Unknown"]
  ]
  for (const [name, look, outcome] of cases) {
    it.effect(`and which ${name} ends ${outcome}`, () =>
      Effect.gen(function* () {
        const { error, methods, sent, value } = yield* over(keyIn, [lost, look])
        expect(methods).toEqual(["POST", "GET"])
        expect(sent[1]?.url).toBe(`${api}/payments/orders/${request.orderId}`)
        if (outcome === "Applied") expect(value).toMatchObject({ orderId: request.orderId })
        else expect(error).toMatchObject({ outcome })
      })
    )
  }

  it.effect("is not taken for one of last month with the same order id", () =>
    Effect.gen(function* () {
      const { error } = yield* over(keyIn, [lost, read()], 0, madeAt + 30 * 24 * 3_600_000)
      expect(error).toMatchObject({ outcome: "Unknown" })
    })
  )

  it.effect("leaves no pending call, and comes again under the idempotency key of the error", () =>
    Effect.gen(function* () {
      const calls: Array<PendingCall> = []
      const { sent, value } = yield* over(
        (payments) =>
          Effect.catchAll(
            payments.keyIn(request, { onUnknown: (pending) => calls.push(pending) }),
            (error) => {
              expect(error).toMatchObject({ outcome: "Unknown", pending: null })
              expect(`${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`).not.toContain(
                request.cardNumber
              )
              return payments.keyIn(request, { idempotencyKey: error.idempotencyKey ?? "" })
            }
          ),
        [lost, nothing, read()]
      )
      expect(calls).toEqual([])
      expect(value).toMatchObject({ status: "DONE" })
      expect(sent[2]?.headers["idempotency-key"]).toBe(sent[0]?.headers["idempotency-key"])
    })
  )

  it.effect("takes no intent, which would store the card number", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        Effect.flatMap(Intents.Intents, (intents) =>
          intents.run("key-in-1", PaymentCreation.endpoints.keyIn, request)
        )
      )
      expect(error.message).toContain("only for")
      const { intents } = yield* TossStore.TossStore
      expect(JSON.stringify(yield* intents.open)).not.toContain(request.cardNumber)
      expect(yield* Script.sent).toEqual([])
    }).pipe(
      Effect.provide(
        Intents.layer(PaymentCreation.endpoints).pipe(
          Layer.provideMerge(TossStore.layerMemory),
          Layer.provideMerge(Script.layer([], { maxRetries: 0 }))
        )
      )
    )
  )
})

describe("A payment that could not be created for sure", () => {
  it.effect("says so, reads nothing, and comes again under the idempotency key of the error", () =>
    Effect.gen(function* () {
      const { methods, sent, value } = yield* over(
        (payments) =>
          Effect.catchAll(payments.create(creation), ({ idempotencyKey, outcome }) => {
            expect(outcome).toBe("Unknown")
            return payments.create(creation, { idempotencyKey: idempotencyKey ?? "" })
          }),
        [lost, { status: 200, body: Samples.json("payment-ready") }]
      )
      expect(methods).toEqual(["POST", "POST"])
      expect(value).toMatchObject({ status: "READY" })
      expect(sent[1]?.headers["idempotency-key"]).toBe(sent[0]?.headers["idempotency-key"])
    })
  )
})

describe("Types of payments that begin on the server", () => {
  it("answer with payments", () => {
    expectTypeOf<PaymentCreation.Operations["keyIn"]>().returns.toEqualTypeOf<Payment>()
    expectTypeOf<TossClient.Service["payments"]["create"]>().returns.toEqualTypeOf<
      Effect.Effect<Payment, TossError>
    >()
  })
})
