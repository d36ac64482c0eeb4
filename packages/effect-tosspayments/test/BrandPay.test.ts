import { inspect } from "node:util"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/TestClock"
import * as BrandPay from "../src/BrandPay.js"
import type { PendingCall } from "../src/Call.js"
import * as Intents from "../src/Intents.js"
import * as BrandPayMethods from "../src/model/BrandPayMethods.js"
import * as BrandPayPromotion from "../src/model/BrandPayPromotion.js"
import * as BrandPayTerms from "../src/model/BrandPayTerms.js"
import * as ChargeRequest from "../src/model/brandPay/ChargeRequest.js"
import type { Payment } from "../src/model/Payment.js"
import * as Pending from "../src/Pending.js"
import type { TossError } from "../src/TossError.js"
import * as TossStore from "../src/TossStore.js"
import * as Mutations from "./support/Mutations.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const customerKey = "cust_5f0c1e7a-93b2"
const methodKey = "mk_card_7f3a9c21"
const accessToken = Redacted.make("at_buyer")
const done = Samples.json("payment-brandpay-done")
const { orderId, paymentKey } = done as unknown as Payment
const confirmRequest: BrandPay.ConfirmRequest = { paymentKey, orderId, amount: 36000, customerKey }
const chargeRequest: BrandPay.ChargeRequest = {
  customerKey,
  methodKey,
  amount: 36000,
  orderId,
  orderName: "핸드드립 원두 500g 외 1건"
}
const identity = { ci: "CI_private", mobilePhone: "01099998888", name: "홍길동", rrn: "9001011" }
const code = "rT5wE8qZ2xC4vB7n"

const lost: Script.Step = { failure: "ECONNRESET" }
const ok = (body: unknown): Script.Step => ({ status: 200, body })
const read = (changes: Samples.Json = {}): Script.Step => ok({ ...done, ...changes })
const refusal = (code: string, status = 400): Script.Step => ({ status, body: { code, message: "" } })
const nothing = refusal("NOT_FOUND_PAYMENT", 404)
const duplicated = refusal("DUPLICATED_ORDER_ID")

/** When the sample payment was made. */
const madeAt = new Date(done["requestedAt"]).getTime()

type Run<A> = (brandPay: BrandPay.Service) => Effect.Effect<A, TossError>

const over = <A>(run: Run<A>, steps: ReadonlyArray<Script.Step>, maxRetries = 0, startedAt = madeAt) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(startedAt)
    const result = yield* Effect.either(Script.elapse(Effect.flatMap(BrandPay.BrandPay, run)))
    const sent = yield* Script.sent
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent,
      methods: sent.map(({ method }) => method)
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries })))

const confirm: Run<Payment> = (brandPay) => brandPay.confirm(confirmRequest)
const charge: Run<Payment> = (brandPay) => brandPay.charge(chargeRequest)

const api = "https://api.tosspayments.com/v1/brandpay"
const basic = `Basic ${Buffer.from("test_sk_example:").toString("base64")}`

describe("BrandPay on the wire", () => {
  const removed = Samples.json("brandpay-card-removed")
  const [account] = Samples.json("brandpay-methods")["accounts"] as [Samples.Json]
  const operations: ReadonlyArray<
    readonly [
      name: keyof typeof BrandPay.endpoints,
      run: Run<unknown>,
      method: string,
      path: string,
      body: object | null,
      answer: Samples.Json,
      expected: unknown,
      authorization?: string
    ]
  > = [
    [
      "listTerms",
      (brandPay) => brandPay.listTerms({ customerKey, scope: ["REGISTER", "CARD"] }),
      "GET",
      `/terms?customerKey=${customerKey}&scope=REGISTER%2CCARD`,
      null,
      Samples.json("brandpay-terms"),
      [
        { id: 101, required: true, agreed: false },
        { id: 204, version: "1" }
      ]
    ],
    [
      "agreeToTerms",
      (brandPay) => brandPay.agreeToTerms({ customerKey, scope: ["REGISTER", "CARD"], termsId: [101, 204] }),
      "POST",
      "/terms/agree",
      { customerKey, scope: ["REGISTER", "CARD"], termsId: [101, 204] },
      Samples.json("brandpay-terms-agreed"),
      { code }
    ],
    [
      "issueToken",
      (brandPay) =>
        brandPay.issueToken({
          grantType: "AuthorizationCode",
          customerKey,
          code,
          customerIdentity: identity
        }),
      "POST",
      "/authorizations/access-token",
      { grantType: "AuthorizationCode", customerKey, code, customerIdentity: identity },
      Samples.json("brandpay-access-token"),
      { tokenType: "bearer", expiresIn: 2_592_000 }
    ],
    [
      "issueToken",
      (brandPay) =>
        brandPay.issueToken({
          grantType: "RefreshToken",
          customerKey,
          refreshToken: Redacted.make("rt_before")
        }),
      "POST",
      "/authorizations/access-token",
      { grantType: "RefreshToken", customerKey, refreshToken: "rt_before" },
      Samples.json("brandpay-access-token"),
      { tokenType: "bearer" }
    ],
    [
      "listMethods",
      (brandPay) => brandPay.listMethods(accessToken),
      "GET",
      "/payments/methods",
      null,
      Samples.json("brandpay-methods"),
      { isIdentified: true, cards: [{ methodKey }], accounts: [{ bankCode: "90" }] },
      "Bearer at_buyer"
    ],
    [
      "listMethodsOf",
      (brandPay) => brandPay.listMethodsOf("cust a/b"),
      "GET",
      "/payments/methods/cust%20a%2Fb",
      null,
      Samples.json("brandpay-methods"),
      { selectedMethodId: "m_K2vN8xQ4" }
    ],
    [
      "removeCard",
      (brandPay) => brandPay.removeCard(accessToken, { methodKey }),
      "POST",
      "/payments/methods/card/remove",
      { methodKey },
      removed,
      { methodKey, status: "DISABLED", cardNumber: "46520011****904*" },
      "Bearer at_buyer"
    ],
    [
      "removeAccount",
      (brandPay) => brandPay.removeAccount(accessToken, { methodKey: "mk_acct_1b8d4e60" }),
      "POST",
      "/payments/methods/account/remove",
      { methodKey: "mk_acct_1b8d4e60" },
      { ...account, status: "DISABLED" },
      { methodKey: "mk_acct_1b8d4e60", status: "DISABLED", type: null },
      "Bearer at_buyer"
    ],
    [
      "confirm",
      (brandPay) => brandPay.confirm({ ...confirmRequest, expectedAmount: 36000 }),
      "POST",
      "/payments/confirm",
      confirmRequest,
      done,
      { type: "BRANDPAY", status: "DONE", totalAmount: 36000 }
    ],
    ["charge", charge, "POST", "/payments", chargeRequest, done, { type: "BRANDPAY", status: "DONE" }],
    [
      "removeCustomer",
      (brandPay) => brandPay.removeCustomer(accessToken),
      "POST",
      "/customers/remove",
      null,
      Samples.json("brandpay-customer-removed"),
      { customerKey, success: true },
      "Bearer at_buyer"
    ],
    [
      "listCardPromotions",
      (brandPay) => brandPay.listCardPromotions(),
      "GET",
      "/promotions/card",
      null,
      Samples.json("brandpay-promotions-card"),
      {
        discountCards: [],
        interestFreeCards: [{ issuerCode: "41", installmentFreeMonths: [2, 3] }],
        pointCards: [{ issuerCode: "61", minimumPaymentAmount: 1000 }]
      }
    ],
    [
      "listBankPromotions",
      (brandPay) => brandPay.listBankPromotions(),
      "GET",
      "/promotions/bank",
      null,
      Samples.json("brandpay-promotions-bank"),
      { discountBanks: [{ bankCode: "92", discountAmount: 1000, dueDate: "2026-04-30" }] }
    ]
  ]
  for (const [name, run, method, path, body, answer, expected, authorization = basic] of operations) {
    it.effect(`${name} is ${method} ${path}`, () =>
      Effect.gen(function* () {
        const { error, sent, value } = yield* over(run, [ok(answer)])
        expect(error).toBeNull()
        expect(sent.length).toBe(1)
        expect(sent[0]).toMatchObject({ method, url: api + path, headers: { authorization } })
        expect(sent[0]?.body === "" ? null : JSON.parse(sent[0]?.body ?? "")).toEqual(body)
        expect(value).toMatchObject(expected as object)
      })
    )
  }

  it("is every operation", () => {
    expect(new Set(operations.map(([name]) => name))).toEqual(new Set(Object.keys(BrandPay.endpoints)))
    expectTypeOf<keyof typeof BrandPay.endpoints>().toEqualTypeOf<
      keyof BrandPay.Operations | keyof BrandPay.TokenOperations<string>
    >()
  })

  it.effect("gives tokens Redacted", () =>
    Effect.gen(function* () {
      const { value } = yield* over(
        (brandPay) => brandPay.issueToken({ grantType: "AuthorizationCode", customerKey, code }),
        [ok(Samples.json("brandpay-access-token"))]
      )
      const token = value as BrandPay.Token
      expect(Redacted.value(token.accessToken)).toBe("at_3Wn7Xc9Vb1Mk5Lp2Qr8")
      expect(token.refreshToken === null ? null : Redacted.value(token.refreshToken)).toBe(
        "rt_6Hy4Gt2Fr8Ds0Aq5Zw1"
      )
      expect(`${inspect(value)} ${JSON.stringify(value)}`).not.toMatch(/at_3|rt_6/)
    })
  )

  it.effect("keeps an access token that came without the rest", () =>
    Effect.gen(function* () {
      const { value } = yield* over(
        (brandPay) => brandPay.issueToken({ grantType: "AuthorizationCode", customerKey, code }),
        [ok({ accessToken: "at_1" })]
      )
      expect(value).toMatchObject({ refreshToken: null, expiresIn: null })
    })
  )

  it("reads and writes the samples", () => {
    const written = <A, I>(schema: Schema.Schema<A, I>, name: string) => {
      const json = Samples.json(name)
      const all: ReadonlyArray<Samples.Json> = Array.isArray(json) ? json : [json]
      for (const one of all) {
        const model = Schema.decodeUnknownSync(schema)(one)
        expect(Schema.encodeSync(schema)(model)).toMatchObject(one)
      }
    }
    written(BrandPayTerms.schema, "brandpay-terms")
    written(BrandPayMethods.schema, "brandpay-methods")
    written(BrandPayPromotion.bankSchema, "brandpay-promotions-bank")
    expect(
      Schema.decodeUnknownSync(BrandPayPromotion.cardSchema)(Samples.json("brandpay-promotions-card"))
    ).toMatchObject({ pointCards: [{ issuerCode: "61" }] })
  })

  for (const [name, run, needs] of [
    ["brandpay-methods", (brandPay) => brandPay.listMethods(accessToken), []],
    ["brandpay-promotions-card", (brandPay) => brandPay.listCardPromotions(), []],
    ["brandpay-promotions-bank", (brandPay) => brandPay.listBankPromotions(), []],
    ["brandpay-card-removed", (brandPay) => brandPay.removeCard(accessToken, { methodKey }), ["methodKey"]],
    ["brandpay-customer-removed", (brandPay) => brandPay.removeCustomer(accessToken), ["customerKey"]],
    [
      "brandpay-access-token",
      (brandPay) => brandPay.issueToken({ grantType: "AuthorizationCode", customerKey, code }),
      ["accessToken"]
    ]
  ] as ReadonlyArray<readonly [string, Run<unknown>, ReadonlyArray<string>]>) {
    it.effect(`reads any answer like ${name}, which needs no more than its key`, () => {
      const sample = Samples.json(name)
      const answers = Mutations.places(sample).flatMap((path) =>
        Mutations.hostile.map(([what, value]) => ({
          path,
          what,
          body: Mutations.replace(sample, path, value) ?? null
        }))
      )
      return Effect.gen(function* () {
        const brandPay = yield* BrandPay.BrandPay
        for (const { path, what } of answers) {
          const answer = yield* Effect.either(run(brandPay))
          const isKey = path.length === 0 || needs.includes(String(path[0]))
          if (!isKey) expect(answer._tag, `${what} at ${path}`).toBe("Right")
          else if (answer._tag === "Left") expect(answer.left).toMatchObject({ _tag: "DecodeError" })
        }
      }).pipe(
        Effect.provide(
          Script.layer(
            answers.map(({ body }) => ok(body)),
            { maxRetries: 0 }
          )
        )
      )
    })
  }
})

describe("BrandPay input", () => {
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error("do not touch")
      },
      ownKeys: () => {
        throw new Error("do not touch")
      }
    }
  )
  const long = "c".repeat(51)
  const wrong: ReadonlyArray<readonly [path: string, run: (brandPay: never) => unknown]> = (
    [
      ["scope", (b) => b.listTerms({ customerKey, scope: [] })],
      ["scope", (b) => b.listTerms({ customerKey, scope: ["CARD", "ACCOUNT", "REGISTER"] })],
      ["scope.0", (b) => b.listTerms({ customerKey, scope: ["CASH" as never] })],
      ["scope", (b) => b.listTerms({ customerKey, scope: "CARD" as never })],
      ["customerKey", (b) => b.listTerms({ customerKey: long, scope: ["CARD"] })],
      ["termsId", (b) => b.agreeToTerms({ customerKey, scope: ["CARD"], termsId: [] })],
      ["termsId.0", (b) => b.agreeToTerms({ customerKey, scope: ["CARD"], termsId: ["101" as never] })],
      ["", (b) => b.issueToken({ grantType: "AuthorizationCode", customerKey } as never)],
      ["", (b) => b.issueToken({ grantType: "RefreshToken", customerKey, code } as never)],
      [
        "",
        (b) =>
          b.issueToken({
            grantType: "RefreshToken",
            customerKey,
            refreshToken: Redacted.make("rt"),
            code
          } as never)
      ],
      ["grantType", (b) => b.issueToken({ customerKey, code } as never)],
      [
        "refreshToken",
        (b) => b.issueToken({ grantType: "RefreshToken", customerKey, refreshToken: 1 } as never)
      ],
      [
        "customerIdentity.mobilePhone",
        (b) =>
          b.issueToken({
            grantType: "AuthorizationCode",
            customerKey,
            code,
            customerIdentity: { mobilePhone: "010-9999-8888" }
          })
      ],
      ["request", (b) => b.issueToken(trap as never)],
      ["", (b) => b.issueToken(undefined as never)],
      ["accessToken", (b) => b.listMethods("at_buyer" as never)],
      ["accessToken", (b) => b.listMethods(Redacted.make("at buyer\n"))],
      ["accessToken", (b) => b.removeCustomer(undefined as never)],
      ["methodKey", (b) => b.removeCard(accessToken, {} as never)],
      ["methodKey", (b) => b.removeAccount(accessToken, { methodKey: "" })],
      ["customerKey", (b) => b.listMethodsOf("..")],
      ["customerKey", (b) => b.listMethodsOf("c")],
      ["customerKey", (b) => b.listMethodsOf(long)],
      ["customerKey", (b) => b.confirm({ ...confirmRequest, customerKey: long })],
      ["amount", (b) => b.confirm({ ...confirmRequest, amount: "36000" as never })],
      ["", (b) => b.confirm({ ...confirmRequest, expectedAmount: 3600 })],
      ["expectedAmount", (b) => b.confirm({ ...confirmRequest, expectedAmount: undefined as never })],
      ["paymentKey", (b) => b.confirm({ ...confirmRequest, paymentKey: "" })],
      ["customerKey", (b) => b.charge({ ...chargeRequest, customerKey: long })],
      ["methodKey", (b) => b.charge({ ...chargeRequest, methodKey: "m".repeat(201) })],
      ["amount", (b) => b.charge({ ...chargeRequest, amount: 0 })],
      ["orderId", (b) => b.charge({ ...chargeRequest, orderId: "o".repeat(65) })],
      ["orderName", (b) => b.charge({ ...chargeRequest, orderName: " " })],
      ["", (b) => b.charge({ ...chargeRequest, taxFreeAmount: 36001 })],
      ["cardInstallmentPlan", (b) => b.charge({ ...chargeRequest, cardInstallmentPlan: 1 })],
      ["useCardPoint", (b) => b.charge({ ...chargeRequest, useCardPoint: "yes" as never })],
      ["billingKey", (b) => b.charge({ ...chargeRequest, billingKey: "b" } as never)]
    ] as ReadonlyArray<readonly [string, Run<unknown>]>
  ).map(([path, run]) => [path, run as (brandPay: never) => unknown])

  for (const [index, [path, run]] of wrong.entries()) {
    it.effect(`is checked before anything is sent (${index}: ${path})`, () =>
      Effect.gen(function* () {
        const { error, sent } = yield* over(run as Run<unknown>, [])
        expect(error).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        expect(error !== null && "issues" in error ? error.issues.map(({ path }) => path) : []).toContain(
          path
        )
        expect(error?.message).not.toContain("9999")
        expect(sent).toEqual([])
      })
    )
  }

  const text = (max: number) =>
    FastCheck.stringMatching(/^[a-z0-9가-힣]+$/).map((given) => given.slice(0, max))
  it.effect.prop(
    "of any valid charge arrives as it was given",
    [
      FastCheck.record(
        {
          customerKey: FastCheck.stringMatching(/^[A-Za-z0-9_-]{2,50}$/),
          methodKey: FastCheck.stringMatching(/^[A-Za-z0-9_-]{1,200}$/),
          amount: FastCheck.integer({ min: 100, max: 100_000_000 }),
          orderId: FastCheck.stringMatching(/^[A-Za-z0-9_-]{6,64}$/),
          orderName: text(100),
          customerEmail: text(100),
          taxFreeAmount: FastCheck.integer({ min: 0, max: 100 }),
          cardInstallmentPlan: FastCheck.constantFrom(0, 2, 12),
          cultureExpense: FastCheck.boolean(),
          useCardPoint: FastCheck.boolean(),
          discountCode: text(100)
        },
        { requiredKeys: ["customerKey", "methodKey", "amount", "orderId", "orderName"] }
      )
    ],
    ([request]) =>
      Effect.gen(function* () {
        const { sent } = yield* over(
          (brandPay) => brandPay.charge(request),
          [read({ orderId: request.orderId })]
        )
        expect(JSON.parse(sent[0]?.body ?? "")).toEqual(request)
        expect(Schema.decodeUnknownSync(ChargeRequest.schema)(request)).toEqual(request)
      }),
    { fastCheck: { numRuns: 50 } }
  )
})

type Cases = ReadonlyArray<
  readonly [name: string, look: Script.Step, outcome: "Applied" | "NotApplied" | "Unknown"]
>

const endsAs = (what: string, run: Run<Payment>, url: string, cases: Cases) => {
  for (const [name, look, outcome] of cases) {
    it.effect(`and which ${name} ends ${outcome}`, () =>
      Effect.gen(function* () {
        const { error, methods, sent, value } = yield* over(run, [lost, look])
        expect(methods, what).toEqual(["POST", "GET"])
        expect(sent[1]).toMatchObject({ url, headers: { authorization: basic } })
        if (outcome === "Applied") expect(value).toMatchObject({ orderId })
        else expect(error).toMatchObject({ outcome })
      })
    )
  }
}

describe("A brandpay charge whose answer is lost", () => {
  endsAs("charge", charge, `https://api.tosspayments.com/v1/payments/orders/${orderId}`, [
    ["was made", read(), "Applied"],
    ["was made and refunded in part", read({ status: "PARTIAL_CANCELED", balanceAmount: 900 }), "Applied"],
    ["was made and given back", read({ status: "CANCELED", balanceAmount: 0 }), "NotApplied"],
    ["has made nothing so far", nothing, "Unknown"],
    ["finds a failed charge of the order", read({ status: "ABORTED" }), "Unknown"],
    ["finds another amount", read({ totalAmount: 9900, balanceAmount: 9900 }), "Unknown"],
    ["finds a charge of a billing key", read({ type: "BILLING" }), "Unknown"],
    ["finds a payment that is not done", read({ status: "IN_PROGRESS" }), "Unknown"],
    ["cannot be looked up", { status: 503 }, "Unknown"]
  ])

  it.effect("and is refused then, is known to have had no effect when there is no payment", () =>
    Effect.gen(function* () {
      const { error, methods } = yield* over(
        charge,
        [{ status: 503 }, refusal("REJECT_CARD_PAYMENT", 403), nothing],
        1
      )
      expect(methods).toEqual(["POST", "POST", "GET"])
      expect(error).toMatchObject({ code: "REJECT_CARD_PAYMENT", outcome: "NotApplied" })
    })
  )

  it.effect("is not taken for one of last month with the same order id", () =>
    Effect.gen(function* () {
      const later = madeAt + 30 * 24 * 3_600_000
      const { error } = yield* over(charge, [{ status: 503 }, duplicated, read()], 1, later)
      expect(error).toMatchObject({ code: "DUPLICATED_ORDER_ID", outcome: "Unknown" })
    })
  )

  it.effect("leaves a pending call that has no token in it", () =>
    Effect.gen(function* () {
      const { error } = yield* over(charge, [lost, nothing])
      expect(JSON.parse(JSON.stringify(error?.pending))).toMatchObject({
        operation: "brandPay.charge",
        path: {},
        request: chargeRequest
      })
    })
  )
})

describe("A brandpay confirm whose answer is lost", () => {
  endsAs("confirm", confirm, `https://api.tosspayments.com/v1/payments/${paymentKey}`, [
    ["was made", read(), "Applied"],
    ["was made and given back", read({ status: "CANCELED", balanceAmount: 0 }), "NotApplied"],
    ["failed", read({ status: "ABORTED" }), "NotApplied"],
    ["is another order", read({ orderId: "ORD-000099" }), "NotApplied"],
    ["has made nothing so far", read({ status: "IN_PROGRESS" }), "Unknown"],
    ["has no payment", nothing, "NotApplied"],
    ["cannot be looked up", { status: 503 }, "Unknown"]
  ])

  it.effect("and was processed already, is the payment", () =>
    Effect.gen(function* () {
      const { value } = yield* over(confirm, [refusal("ALREADY_PROCESSED_PAYMENT"), read()])
      expect(value).toMatchObject({ status: "DONE", type: "BRANDPAY" })
    })
  )
})

describe("Pending calls and intents of brandpay", () => {
  const pending: PendingCall = {
    operation: "brandPay.charge",
    path: {},
    request: { ...chargeRequest },
    idempotencyKey: "mine",
    keyId: "176a5a03",
    startedAt: new Date(madeAt).toISOString()
  }
  const overStore = <A, E>(
    steps: ReadonlyArray<Script.Step>,
    run: Effect.Effect<A, E, Intents.Intents | Pending.Pending | Script.Script>
  ) =>
    TestClock.setTime(madeAt).pipe(
      Effect.zipRight(run),
      Effect.provide(
        Intents.layer(BrandPay.endpoints).pipe(
          Layer.provideMerge(TossStore.layerMemory),
          Layer.provideMerge(Script.layer(steps, { maxRetries: 0 }))
        )
      )
    )

  it.effect("are resolved and sent again", () =>
    overStore(
      [read(), read(), read()],
      Effect.gen(function* () {
        const { resend, resolve } = yield* Pending.Pending
        expect(yield* resolve(pending)).toMatchObject({ outcome: "Applied" })
        expect(
          yield* resolve({ ...pending, operation: "brandPay.confirm", request: confirmRequest })
        ).toMatchObject({ outcome: "Applied", value: { paymentKey } })
        expect(yield* resend(pending)).toMatchObject({ type: "BRANDPAY" })
        const sent = yield* Script.sent
        expect(sent[2]).toMatchObject({ method: "POST", headers: { "idempotency-key": "mine" } })
        expect(JSON.parse(sent[2]?.body ?? "")).toEqual(chargeRequest)
      })
    )
  )

  it.effect("happen once under their name", () =>
    overStore(
      [lost, nothing, read(), read()],
      Effect.gen(function* () {
        const { run } = yield* Intents.Intents
        const charge = run("order-24", BrandPay.endpoints.charge, chargeRequest)
        yield* Effect.flip(charge)
        expect(yield* charge).toMatchObject({ status: "DONE" })
        expect(yield* charge).toMatchObject({ status: "DONE" })
        const posts = (yield* Script.sent).filter(({ method }) => method === "POST")
        expect(posts.length).toBe(2)
        expect(new Set(posts.map(({ headers }) => headers["idempotency-key"])).size).toBe(1)
        const other = run("order-24", BrandPay.endpoints.charge, { ...chargeRequest, methodKey: "mk_other" })
        expect(yield* Effect.flip(other)).toMatchObject({
          _tag: "IntentMismatchError",
          differences: ["methodKey"]
        })
      })
    )
  )

  it.effect("are not for what moves no money", () =>
    overStore(
      [],
      Effect.gen(function* () {
        const { run } = yield* Intents.Intents
        const error = yield* Effect.flip(
          run("remove", BrandPay.endpoints.removeCard, accessToken, { methodKey })
        )
        expect(error.message).toContain("only for brandPay.confirm, brandPay.charge")
        expect(yield* Script.sent).toEqual([])
      })
    )
  )
})

describe("Tokens and personal data", () => {
  const secrets = [
    "at_buyer",
    "rt_before",
    code,
    ...Object.values(identity),
    "at_3Wn7Xc9Vb1Mk5Lp2Qr8",
    "rt_6Hy4Gt2Fr8Ds0Aq5Zw1"
  ]
  const quoting: Script.Step = {
    throws: (request) =>
      new Error(
        `cannot send ${request.url} ${JSON.stringify(request.headers)} ${
          request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
        }`
      )
  }
  const issue: Run<unknown> = (brandPay) =>
    brandPay.issueToken({ grantType: "AuthorizationCode", customerKey, code, customerIdentity: identity })
  const refresh: Run<unknown> = (brandPay) =>
    brandPay.issueToken({
      grantType: "RefreshToken",
      customerKey,
      refreshToken: Redacted.make("rt_before")
    })
  const remove: Run<unknown> = (brandPay) => brandPay.removeCustomer(accessToken)
  for (const [name, step] of [
    ["a refusal", refusal("INVALID_REQUEST")],
    ["a lost answer", lost],
    ["a transport that quotes the request", quoting],
    [
      "an answer that is none",
      ok({ ...Samples.json("brandpay-access-token"), accessToken: null, customerKey: null })
    ],
    ["an answer that is text", { status: 500, body: "at_3Wn7Xc9Vb1Mk5Lp2Qr8" }]
  ] as ReadonlyArray<readonly [string, Script.Step]>) {
    it.effect(`are not shown after ${name}, and leave no pending call with them`, () =>
      Effect.gen(function* () {
        for (const run of [issue, refresh, remove]) {
          const { error } = yield* over(run, [step])
          expect(error).not.toBeNull()
          const shown = `${error} ${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`
          for (const secret of secrets) expect(shown, secret).not.toContain(secret)
          if (run !== remove) expect(error?.pending).toBeNull()
        }
      })
    )
  }

  it.effect("come again under the idempotency key of the error", () =>
    Effect.gen(function* () {
      const request = { grantType: "AuthorizationCode", customerKey, code } as const
      const { sent, value } = yield* over(
        (brandPay) =>
          Effect.catchAll(brandPay.issueToken(request), ({ idempotencyKey }) =>
            brandPay.issueToken(request, { idempotencyKey: idempotencyKey ?? "" })
          ),
        [lost, ok(Samples.json("brandpay-access-token"))]
      )
      expect(value).toMatchObject({ tokenType: "bearer" })
      expect(sent[0]?.headers["idempotency-key"]).toBe(sent[1]?.headers["idempotency-key"])
    })
  )
})
