import { inspect } from "node:util"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/TestClock"
import type { PendingCall } from "../src/Call.js"
import * as Intents from "../src/Intents.js"
import type { Payment } from "../src/model/Payment.js"
import * as IssueRequest from "../src/model/virtualAccount/IssueRequest.js"
import * as Pending from "../src/Pending.js"
import type { TossError } from "../src/TossError.js"
import * as TossStore from "../src/TossStore.js"
import * as VirtualAccounts from "../src/VirtualAccounts.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const request = Samples.json("request-virtual-account") as unknown as IssueRequest.IssueRequest
const waiting = Samples.json("payment-virtual-account-waiting")
const api = "https://api.tosspayments.com/v1"

const lost: Script.Step = { failure: "ECONNRESET" }
const read = (changes: Samples.Json = {}): Script.Step => ({ status: 200, body: { ...waiting, ...changes } })
const account = (changes: Samples.Json) => ({ virtualAccount: { ...waiting["virtualAccount"], ...changes } })
const refusal = (code: string, status = 400): Script.Step => ({ status, body: { code, message: "" } })
const nothing = refusal("NOT_FOUND_PAYMENT", 404)

/** When the sample payment was made. */
const madeAt = new Date(waiting["requestedAt"]).getTime()

const over = (
  steps: ReadonlyArray<Script.Step>,
  given: unknown = request,
  maxRetries = 0,
  startedAt = madeAt
) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(startedAt)
    const result = yield* Effect.either(
      Script.elapse(Effect.flatMap(VirtualAccounts.VirtualAccounts, ({ issue }) => issue(given as never)))
    )
    const sent = yield* Script.sent
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent,
      methods: sent.map(({ method }) => method)
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries })))

describe("VirtualAccounts.issue on the wire", () => {
  it.effect("is POST /virtual-accounts and answers with the account and its secret", () =>
    Effect.gen(function* () {
      const { error, sent, value } = yield* over([read()])
      expect(error).toBeNull()
      expect(sent.length).toBe(1)
      expect(sent[0]).toMatchObject({ method: "POST", url: `${api}/virtual-accounts` })
      expect(JSON.parse(sent[0]?.body ?? "")).toEqual(Samples.json("request-virtual-account"))
      expect(value).toMatchObject({
        status: "WAITING_FOR_DEPOSIT",
        secret: waiting["secret"],
        virtualAccount: { accountNumber: "X6509012345678", bankCode: "20", expired: false }
      })
    })
  )

  it.effect("sends a due date in Korean time, without an offset", () =>
    Effect.gen(function* () {
      const { validHours: _, ...rest } = request
      const { sent } = yield* over([read()], { ...rest, dueDate: new Date("2026-03-05T14:59:59.900Z") })
      expect(JSON.parse(sent[0]?.body ?? "")).toMatchObject({ dueDate: "2026-03-05T23:59:59" })
    })
  )

  const text = (max: number) =>
    FastCheck.stringMatching(/^[a-z0-9가-힣]+$/).map((given) => given.slice(0, max))
  const product = FastCheck.record({
    id: text(100),
    name: text(100),
    code: text(100),
    unitPrice: FastCheck.integer({ min: 0, max: 100_000 }),
    quantity: FastCheck.integer({ min: 1, max: 100 })
  })
  it.effect.prop(
    "sends any valid request as it was given",
    [
      FastCheck.record(
        {
          amount: FastCheck.integer({ min: 200, max: 100_000_000 }),
          orderId: FastCheck.stringMatching(/^[A-Za-z0-9_-]{6,64}$/),
          orderName: text(100),
          customerName: text(100),
          bank: FastCheck.constantFrom("20", "우리", "WOORI"),
          validHours: FastCheck.integer({ min: 1, max: 2160 }),
          accountType: FastCheck.constantFrom("일반", "고정"),
          accountKey: text(13),
          customerEmail: text(100),
          customerMobilePhone: FastCheck.stringMatching(/^\d{8,15}$/),
          taxFreeAmount: FastCheck.integer({ min: 0, max: 200 }),
          useEscrow: FastCheck.boolean(),
          cashReceipt: FastCheck.record(
            { type: FastCheck.constantFrom("소득공제", "지출증빙", "미발행"), registrationNumber: text(30) },
            { requiredKeys: ["type"] }
          ),
          escrowProducts: FastCheck.array(product, { minLength: 1, maxLength: 3 })
        },
        {
          requiredKeys: [
            "amount",
            "orderId",
            "orderName",
            "customerName",
            "bank",
            "accountKey",
            "escrowProducts"
          ]
        }
      )
    ],
    ([request]) =>
      Effect.gen(function* () {
        const { sent } = yield* over([read({ orderId: request.orderId })], request)
        expect(JSON.parse(sent[0]?.body ?? "")).toEqual(request)
        expect(Schema.decodeUnknownSync(IssueRequest.schema)(request)).toEqual(request)
      }),
    { fastCheck: { numRuns: 50 } }
  )
})

describe("VirtualAccounts.issue input", () => {
  const product = { id: "p1", name: "원두", code: "bean", unitPrice: 45000, quantity: 1 }
  const wrong: ReadonlyArray<readonly [path: string, given: unknown]> = [
    ["request", null],
    ["request", "45000"],
    ["amount", { ...request, amount: "45000" }],
    ["amount", { ...request, amount: 0 }],
    ["orderId", { ...request, orderId: "" }],
    ["orderId", { ...request, orderId: "o".repeat(65) }],
    ["orderName", { ...request, orderName: "이".repeat(101) }],
    ["customerName", { ...request, customerName: undefined }],
    ["customerName", { ...request, customerName: "이".repeat(101) }],
    ["bank", { ...request, bank: 20 }],
    ["bank", { ...request, bank: "B".repeat(21) }],
    ["validHours", { ...request, validHours: "168" }],
    ["validHours", { ...request, validHours: 0 }],
    ["validHours", { ...request, validHours: 2161 }],
    ["validHours", { ...request, validHours: 1.5 }],
    ["dueDate", { ...request, validHours: undefined, dueDate: "2026-03-09T23:59:59" }],
    ["dueDate", { ...request, validHours: undefined, dueDate: new Date(Number.NaN) }],
    ["", { ...request, dueDate: new Date(madeAt + 3_600_000) }],
    ["accountType", { ...request, accountType: "FIXED" }],
    ["accountKey", { ...request, accountKey: 71 }],
    ["accountKey", { ...request, accountKey: "a".repeat(14) }],
    ["", { ...request, accountType: "고정" }],
    ["customerEmail", { ...request, customerEmail: "e".repeat(101) }],
    ["customerMobilePhone", { ...request, customerMobilePhone: "010-1234-5678" }],
    ["", { ...request, taxFreeAmount: 45001 }],
    ["useEscrow", { ...request, useEscrow: "true" }],
    ["", { ...request, useEscrow: true }],
    ["escrowProducts", { ...request, escrowProducts: [] }],
    ["escrowProducts.0.quantity", { ...request, escrowProducts: [{ ...product, quantity: 0 }] }],
    ["escrowProducts.0.code", { ...request, escrowProducts: [{ ...product, code: undefined }] }],
    ["cashReceipt.type", { ...request, cashReceipt: { type: "개인" } }],
    [
      "cashReceipt.registrationNumber",
      { ...request, cashReceipt: { type: "소득공제", registrationNumber: "1".repeat(31) } }
    ],
    ["validhours", { ...request, validhours: 1 }]
  ]
  it.effect("is checked before anything is sent", () =>
    Effect.gen(function* () {
      for (const [path, given] of wrong) {
        const { error, sent } = yield* over([], given)
        const what = `${path} ${inspect(given)}`
        expect(error, what).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        const paths = error !== null && "issues" in error ? error.issues.map(({ path }) => path) : []
        if (path !== "request") expect(paths, what).toContain(path)
        expect(sent).toEqual([])
      }
    })
  )
})

describe("A virtual account whose answer is lost", () => {
  const cases: ReadonlyArray<
    readonly [name: string, look: Script.Step, outcome: "Applied" | "NotApplied" | "Unknown"]
  > = [
    ["was issued", read({ secret: null }), "Applied"],
    ["was issued and paid into", read({ status: "DONE" }), "Applied"],
    ["was issued and is over", read(account({ expired: true })), "Applied"],
    ["was issued and canceled", read({ status: "CANCELED", balanceAmount: 0 }), "NotApplied"],
    ["is not there so far", nothing, "Unknown"],
    ["finds an account at another bank", read(account({ bankCode: "88" })), "Unknown"],
    ["finds another amount", read({ totalAmount: 9900, balanceAmount: 9900 }), "Unknown"],
    ["finds a payment without an account", read({ virtualAccount: null, status: "DONE" }), "Unknown"],
    ["finds a failed payment of the order", read({ status: "ABORTED" }), "Unknown"],
    ["finds a payment window that is open", read({ status: "IN_PROGRESS" }), "Unknown"],
    ["cannot be looked up", { status: 503 }, "Unknown"]
  ]
  for (const [name, look, outcome] of cases) {
    it.effect(`and which ${name} ends ${outcome}`, () =>
      Effect.gen(function* () {
        const { error, methods, sent, value } = yield* over([lost, look])
        expect(methods).toEqual(["POST", "GET"])
        expect(sent[1]?.url).toBe(`${api}/payments/orders/${request.orderId}`)
        if (outcome === "Applied") expect(value).toMatchObject({ orderId: request.orderId })
        else expect(error).toMatchObject({ outcome })
      })
    )
  }

  it.effect("is found by any name of its bank", () =>
    Effect.gen(function* () {
      for (const bank of ["20", "우리", "WOORI"]) {
        const { value } = yield* over([lost, read()], { ...request, bank })
        expect(value, bank).toMatchObject({ virtualAccount: { bankCode: "20" } })
      }
    })
  )

  it.effect("is not taken for one of last month with the same order id", () =>
    Effect.gen(function* () {
      const { error } = yield* over([lost, read()], request, 0, madeAt + 30 * 24 * 3_600_000)
      expect(error).toMatchObject({ outcome: "Unknown" })
    })
  )

  it.effect("is refused at once when its order is taken, and nothing is read", () =>
    Effect.gen(function* () {
      const { error, methods } = yield* over([refusal("DUPLICATED_ORDER_ID")])
      expect(methods).toEqual(["POST"])
      expect(error).toMatchObject({ _tag: "ConflictError", outcome: "NotApplied" })
    })
  )

  it.effect("is not another order's answer", () =>
    Effect.gen(function* () {
      const { error } = yield* over([read({ orderId: "ORD-20260302-9999" }), nothing])
      expect(error).toMatchObject({ outcome: "Unknown" })
    })
  )
})

describe("A pending virtual account", () => {
  it.effect("with a due date is stored as JSON, resolved, and sent again as it was", () =>
    Effect.gen(function* () {
      const { validHours: _, ...rest } = request
      const dueDate = new Date("2026-03-05T14:59:59Z")
      const { error, sent } = yield* over([lost, nothing], { ...rest, dueDate })
      const pending: PendingCall = JSON.parse(JSON.stringify(error?.pending))
      expect(pending).toMatchObject({ operation: "virtualAccounts.issue" })
      expect(inspect(error, { depth: 10 })).not.toContain("01012345678")
      yield* Effect.gen(function* () {
        const { resend, resolve } = yield* Pending.Pending
        expect(yield* resolve(pending)).toMatchObject({
          outcome: "Applied",
          value: { status: "WAITING_FOR_DEPOSIT" }
        })
        expect(yield* resend(pending)).toMatchObject({ status: "WAITING_FOR_DEPOSIT" })
        const again = (yield* Script.sent).find(({ method }) => method === "POST")
        expect(again?.body).toBe(sent[0]?.body)
        expect(again?.headers["idempotency-key"]).toBe(sent[0]?.headers["idempotency-key"])
      }).pipe(Effect.provide(Script.layer([read(), read()], { maxRetries: 0 })))
    })
  )
})

describe("An intent of a virtual account", () => {
  const overIntents = <A, E>(
    steps: ReadonlyArray<Script.Step>,
    run: Effect.Effect<A, E, Intents.Intents | TossStore.TossStore | Script.Script>
  ) =>
    TestClock.setTime(madeAt).pipe(
      Effect.zipRight(run),
      Effect.provide(
        Intents.layer(VirtualAccounts.endpoints).pipe(
          Layer.provideMerge(TossStore.layerMemory),
          Layer.provideMerge(Script.layer(steps, { maxRetries: 0 }))
        )
      )
    )
  const run = Effect.flatMap(Intents.Intents, (intents) =>
    intents.run(request.orderId, VirtualAccounts.endpoints.issue, request)
  )
  const secret = Effect.flatMap(TossStore.TossStore, ({ secrets }) => secrets.find(request.orderId))

  it.effect("keeps the deposit secret of the answer", () =>
    overIntents(
      [read()],
      Effect.gen(function* () {
        yield* run
        const kept = yield* secret
        expect(kept === null ? null : Redacted.value(kept)).toBe(waiting["secret"])
      })
    )
  )

  it.effect("issues one account, and a second run finishes what was cut short under the same key", () =>
    overIntents(
      [lost, nothing, read(), read()],
      Effect.gen(function* () {
        yield* Effect.flip(run)
        expect(yield* run).toMatchObject({ status: "WAITING_FOR_DEPOSIT" })
        expect(yield* run).toMatchObject({ status: "WAITING_FOR_DEPOSIT" })
        const posts = (yield* Script.sent).filter(({ method }) => method === "POST")
        expect(posts.length).toBe(2)
        expect(new Set(posts.map(({ body, headers }) => body + headers["idempotency-key"])).size).toBe(1)
      })
    )
  )
})

describe("Virtual account types", () => {
  it("answer with a payment", () => {
    expectTypeOf<VirtualAccounts.Operations["issue"]>().toEqualTypeOf<
      (request: VirtualAccounts.IssueRequest) => Payment
    >()
    expectTypeOf<ReturnType<VirtualAccounts.Service["issue"]>>().toEqualTypeOf<
      Effect.Effect<Payment, TossError>
    >()
    expectTypeOf<Pending.Answers["virtualAccounts.issue"]>().toEqualTypeOf<Payment>()
  })
})
