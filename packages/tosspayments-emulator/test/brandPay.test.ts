import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { afterAll, beforeAll, describe } from "vitest"
import type { BrandPay } from "../src/index.js"
import { createEmulator, Emulator, type LocalEmulator } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import {
  authorize,
  call,
  cancel,
  confirm,
  emulated,
  fixture,
  type Loose,
  type Options,
  shape,
  testKey
} from "./support.js"

const customerKey = "cust_5f0c1e7a-93b2"
const english = { "accept-language": "en-US" }

const conforms = (id: string, answer: Loose): void => {
  const operation = operations.find(({ endpoint }) => endpoint.id === id)
  if (operation === undefined) throw new Error(`there is no operation ${id}`)
  const result = Schema.decodeUnknownEither(operation.answer)(answer, { onExcessProperty: "error" })
  expect(result).toMatchObject({ _tag: "Right", right: answer })
}

const refused = (answer: { readonly status: number; readonly json: Loose }) => [
  answer.status,
  answer.json.code
]

const api = (method: string, path: string, options: Options = {}) =>
  call(method, `/v1/brandpay${path}`, options)

const asBuyer = (accessToken: string, options: Options = {}): Options => ({
  ...options,
  headers: { ...options.headers, authorization: `Bearer ${accessToken}` }
})

const register = (input: Partial<BrandPay.RegisterInput> = {}) =>
  Effect.flatMap(Emulator.Emulator, ({ brandPay }) => brandPay.register({ customerKey, ...input }))

const terms = (scope = "REGISTER,CARD", of = customerKey) =>
  api("GET", `/terms?customerKey=${of}&scope=${scope}`)

const agree = (changes: object = {}, options: Options = {}) =>
  api("POST", "/terms/agree", {
    body: { customerKey, scope: ["REGISTER", "CARD"], termsId: [101, 204], ...changes },
    ...options
  })

const issueToken = (body: object, options: Options = {}) =>
  api("POST", "/authorizations/access-token", { body: { customerKey, ...body }, ...options })

const byCode = (code: string, changes: object = {}, options: Options = {}) =>
  issueToken({ grantType: "AuthorizationCode", code, ...changes }, options)

const refresh = (refreshToken: string, options: Options = {}) =>
  issueToken({ grantType: "RefreshToken", refreshToken }, options)

/** The buyer agrees, and the shop gets a token. */
const tokenOf = (of = customerKey) =>
  Effect.flatMap(agree({ customerKey: of }), ({ json }) =>
    Effect.map(byCode(json.code, { customerKey: of }), ({ json }) => json)
  )

const listMethods = (accessToken: string, options: Options = {}) =>
  api("GET", "/payments/methods", asBuyer(accessToken, options))

const listMethodsOf = (of: string, options: Options = {}) => api("GET", `/payments/methods/${of}`, options)

const remove = (kind: "card" | "account", accessToken: string, methodKey: string, options: Options = {}) =>
  api("POST", `/payments/methods/${kind}/remove`, asBuyer(accessToken, { body: { methodKey }, ...options }))

const charge = (methodKey: string, changes: object = {}, options: Options = {}) =>
  api("POST", "/payments", {
    body: {
      customerKey,
      methodKey,
      amount: 36000,
      orderId: "ORD-20260302-0024",
      orderName: "핸드드립 원두 500g 외 1건",
      ...changes
    },
    ...options
  })

const events = Effect.flatMap(Emulator.Emulator, ({ webhooks }) =>
  Effect.map(webhooks.list, (all) => all.map(({ body }): Loose => JSON.parse(body)))
)

describe("terms of brandpay", () => {
  it.effect("are shown as in the sample, and agreed to for a code", () =>
    emulated()(
      Effect.gen(function* () {
        const before = yield* terms()
        expect(before.json).toEqual(fixture("brandpay-terms"))
        conforms("brandPay.listTerms", before.json)
        const { json, status } = yield* agree()
        expect(status).toBe(200)
        expect(shape(json)).toEqual(shape(fixture("brandpay-terms-agreed")))
        conforms("brandPay.agreeToTerms", json)
        expect((yield* terms()).json.map(({ agreed }: Loose) => agreed)).toEqual([true, true])
        // A scope that comes twice is a list, too.
        expect((yield* terms("REGISTER&scope=CARD")).json.length).toBe(2)
        expect((yield* events).map(({ data, eventType }) => [eventType, data.status])).toEqual([
          ["CUSTOMER_STATUS_CHANGED", "CREATED"]
        ])
      })
    )
  )

  it.effect("that are required have to be agreed to, once", () =>
    emulated()(
      Effect.gen(function* () {
        for (const changes of [
          { termsId: [101] },
          { termsId: [101, 204, 305] },
          { termsId: ["101", 204] },
          { scope: [] },
          { scope: ["REGISTER", "CARD", "ACCOUNT"] },
          { scope: ["CASH"] },
          { customerKey: "c".repeat(51) }
        ]) {
          expect(refused(yield* agree(changes)), JSON.stringify(changes)).toEqual([400, "INVALID_REQUEST"])
        }
        expect((yield* agree()).status).toBe(200)
        expect((yield* agree({ scope: ["REGISTER", "ACCOUNT"], termsId: [305] })).status).toBe(200)
        for (const scope of ["", "CASH", "REGISTER,CARD,ACCOUNT"]) {
          expect(refused(yield* terms(scope))).toEqual([400, "INVALID_REQUEST"])
        }
      })
    )
  )
})

describe("an access token of brandpay", () => {
  it.effect("is issued once for a code, to the buyer who agreed", () =>
    emulated()(
      Effect.gen(function* () {
        const { code } = (yield* agree()).json
        expect(refused(yield* byCode(code, { customerKey: "cust_another" }))).toEqual([
          400,
          "INVALID_REQUEST"
        ])
        const once = { idempotencyKey: "token-1" }
        const first = yield* byCode(code, {}, once)
        expect(first.status).toBe(200)
        const sample = fixture("brandpay-access-token")
        expect(shape(first.json)).toEqual(shape(sample))
        expect(first.json).toMatchObject({ tokenType: "bearer", expiresIn: sample.expiresIn })
        conforms("brandPay.issueToken", first.json)
        expect((yield* byCode(code, {}, once)).json).toEqual(first.json)
        for (const spent of [code, "nobody"]) {
          expect(refused(yield* byCode(spent))).toEqual([400, "INVALID_REQUEST"])
        }
        for (const wrong of [{}, { grantType: "Password" }, { grantType: "RefreshToken" }]) {
          expect(refused(yield* issueToken(wrong))).toEqual([400, "INVALID_REQUEST"])
        }
      })
    )
  )

  it.effect("is not issued for a code that is too old", () =>
    emulated()(
      Effect.gen(function* () {
        const { clock } = yield* Emulator.Emulator
        const { code } = (yield* agree()).json
        yield* clock.advance("10 minutes")
        expect(refused(yield* byCode(code))).toEqual([400, "INVALID_REQUEST"])
      })
    )
  )

  it.effect("is refreshed once with its refresh token, as long as that lives", () =>
    emulated()(
      Effect.gen(function* () {
        const { clock } = yield* Emulator.Emulator
        const first = yield* tokenOf()
        const second = yield* refresh(first.refreshToken)
        expect(second.status).toBe(200)
        expect(second.json.accessToken).not.toBe(first.accessToken)
        expect((yield* listMethods(first.accessToken)).status).toBe(200)
        expect((yield* listMethods(second.json.accessToken)).status).toBe(200)
        expect(refused(yield* refresh(first.refreshToken))).toEqual([400, "INVALID_REQUEST"])
        yield* clock.advance("60 days")
        expect(refused(yield* refresh(second.json.refreshToken))).toEqual([400, "INVALID_REQUEST"])
      })
    )
  )

  it.effect("is asked for by what buyers do, and expires", () =>
    emulated()(
      Effect.gen(function* () {
        const { clock } = yield* Emulator.Emulator
        const { accessToken } = yield* tokenOf()
        const wrong = [401, "INVALID_ACCESS_TOKEN"]
        expect(refused(yield* api("GET", "/payments/methods"))).toEqual(wrong)
        expect(refused(yield* listMethods("at_nobody"))).toEqual(wrong)
        expect(refused(yield* remove("card", "at_nobody", "mk"))).toEqual(wrong)
        expect(refused(yield* api("POST", "/customers/remove", { body: {} }))).toEqual(wrong)
        // And of nothing else.
        expect(refused(yield* listMethodsOf(customerKey, asBuyer(accessToken)))).toEqual([
          403,
          "INCORRECT_BASIC_AUTH_FORMAT"
        ])
        yield* clock.advance("29 days")
        expect((yield* listMethods(accessToken)).status).toBe(200)
        yield* clock.advance("1 days")
        expect(refused(yield* listMethods(accessToken))).toEqual(wrong)
      })
    )
  )
})

describe("what buyers have registered", () => {
  it.effect("is shown as in the sample, by token and by customerKey", () =>
    emulated()(
      Effect.gen(function* () {
        expect(refused(yield* listMethodsOf(customerKey))).toEqual([404, "NOT_FOUND_CUSTOMER"])
        yield* register({ alias: "생활비" })
        yield* register({ method: "ACCOUNT", alias: "월급통장" })
        const { accessToken } = yield* tokenOf()
        const { json } = yield* listMethods(accessToken)
        expect(shape(json)).toEqual(shape(fixture("brandpay-methods")))
        expect(json).toMatchObject({
          selectedMethodId: json.cards[0].id,
          cards: [{ alias: "생활비", status: "ENABLED", registeredAt: "2026-03-02T10:15:01+09:00" }],
          accounts: [{ alias: "월급통장", bankCode: "90" }]
        })
        conforms("brandPay.listMethods", json)
        const other = yield* listMethodsOf(customerKey, { headers: english })
        expect(other.json.cards[0]).toMatchObject({ cardType: "CREDIT", ownerType: "PERSONAL" })
        conforms("brandPay.listMethodsOf", other.json)
        expect((yield* events).map(({ data, eventType }) => [eventType, data.status])).toEqual([
          ["CUSTOMER_STATUS_CHANGED", "CREATED"],
          ["METHOD_UPDATED", "ENABLED"],
          ["METHOD_UPDATED", "ENABLED"]
        ])
      })
    )
  )

  it.effect("is identified once the shop has said who the buyer is", () =>
    emulated()(
      Effect.gen(function* () {
        const { code } = (yield* agree()).json
        yield* byCode(code, { customerIdentity: { ci: "CI", name: "홍길동" } })
        expect((yield* listMethodsOf(customerKey)).json.isIdentified).toBe(true)
      })
    )
  )

  it.effect("is removed by the buyer, and the shop is told", () =>
    emulated()(
      Effect.gen(function* () {
        const card = yield* register({ alias: "생활비" })
        const account = yield* register({ method: "ACCOUNT" })
        const foreign = yield* register({ customerKey: "cust_another" })
        const { accessToken } = yield* tokenOf()
        for (const [kind, methodKey, code] of [
          ["card", "mk_nobody", "NOT_FOUND_METHOD"],
          ["card", account.methodKey, "NOT_FOUND_METHOD"],
          ["account", card.methodKey, "NOT_FOUND_METHOD"],
          ["card", foreign.methodKey, "NOT_FOUND_METHOD_OWNERSHIP"]
        ] as const) {
          expect(refused(yield* remove(kind, accessToken, methodKey))).toEqual([404, code])
        }
        const once = { idempotencyKey: "remove-1" }
        const gone = yield* remove("card", accessToken, card.methodKey, once)
        expect(shape(gone.json)).toEqual(shape(fixture("brandpay-card-removed")))
        expect(gone.json).toMatchObject({ methodKey: card.methodKey, status: "DISABLED" })
        conforms("brandPay.removeCard", gone.json)
        expect((yield* remove("card", accessToken, card.methodKey, once)).json).toEqual(gone.json)
        expect(refused(yield* remove("card", accessToken, card.methodKey))).toEqual([404, "NOT_FOUND_METHOD"])
        expect(refused(yield* charge(card.methodKey))).toEqual([400, "NOT_ALLOWED_BRANDPAY_METHOD"])
        const closed = yield* remove("account", accessToken, account.methodKey)
        conforms("brandPay.removeAccount", closed.json)
        const { json } = yield* listMethods(accessToken)
        expect(json).toMatchObject({ selectedMethodId: null, cards: [], accounts: [] })
        const told = (yield* events).filter(({ data }) => data.status === "DISABLED")
        expect(told.map(({ data }) => data.methodKey)).toEqual([card.methodKey, account.methodKey])
        expect(shape(told[0])).toEqual(shape(fixture("webhook-method-updated")))
      })
    )
  )

  it.effect("goes with the buyer, whose tokens are good for nothing then", () =>
    emulated()(
      Effect.gen(function* () {
        const { methodKey } = yield* register()
        const { accessToken, refreshToken } = yield* tokenOf()
        const gone = yield* api("POST", "/customers/remove", asBuyer(accessToken))
        expect(gone.json).toEqual(fixture("brandpay-customer-removed"))
        conforms("brandPay.removeCustomer", gone.json)
        expect(refused(yield* listMethods(accessToken))).toEqual([401, "INVALID_ACCESS_TOKEN"])
        expect(refused(yield* refresh(refreshToken))).toEqual([400, "INVALID_REQUEST"])
        expect(refused(yield* charge(methodKey))).toEqual([404, "NOT_FOUND_CUSTOMER"])
        const told = (yield* events).at(-1)
        expect(told).toMatchObject({ eventType: "CUSTOMER_STATUS_CHANGED", data: { status: "REMOVED" } })
        expect(shape(told)).toEqual(shape(fixture("webhook-customer-status-changed")))
        // Who comes back has nothing.
        const { accessToken: next } = yield* tokenOf()
        expect((yield* listMethods(next)).json.cards).toEqual([])
      })
    )
  )

  it.effect("is that of one merchant", () =>
    emulated({
      merchants: [
        { secretKey: testKey, mId: "shop1" },
        { secretKey: "test_sk_other", mId: "shop2" }
      ]
    })(
      Effect.gen(function* () {
        const other = { key: "test_sk_other" }
        const { methodKey } = yield* register()
        expect(refused(yield* listMethodsOf(customerKey, other))[1]).toBe("NOT_FOUND_CUSTOMER")
        yield* register({ mId: "shop2" })
        expect(refused(yield* charge(methodKey, {}, other))[1]).toBe("NOT_FOUND_METHOD")
        const { code } = (yield* agree()).json
        expect(refused(yield* byCode(code, {}, other))[1]).toBe("INVALID_REQUEST")
        const { accessToken } = (yield* byCode(code)).json
        expect((yield* listMethods(accessToken)).json.cards).toMatchObject([{ methodKey }])
      })
    )
  )
})

describe("a payment with brandpay", () => {
  const confirmed = (
    of: { readonly paymentKey: string; readonly orderId: string; readonly amount: number },
    changes: object = {},
    options: Options = {}
  ) => {
    const { amount, orderId, paymentKey } = of
    return api("POST", "/payments/confirm", {
      body: { paymentKey, orderId, amount, customerKey, ...changes },
      ...options
    })
  }

  it.effect("is confirmed as in the sample, and cancelled as any other", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const of = yield* authorize({ brandPay: { customerKey }, amount: 36000 })
        expect(of.payment).toMatchObject({ type: "BRANDPAY", status: "IN_PROGRESS" })
        const { json, status } = yield* confirmed(of)
        expect(status).toBe(200)
        // The acquirer is told or not, which is no matter of its form.
        expect(shape(json)).toEqual(shape(fixture("payment-brandpay-done")))
        conforms("brandPay.confirm", json)
        expect(refused(yield* confirmed(of))).toEqual([400, "ALREADY_PROCESSED_PAYMENT"])
        expect((yield* cancel(of.paymentKey, { cancelReason: "변심" })).json).toMatchObject({
          status: "CANCELED",
          type: "BRANDPAY"
        })
        expect(yield* emulator.ledger).toMatchObject([{ kind: "Approve" }, { kind: "Cancel" }])
        expect((yield* emulator.webhooks.list).map(({ eventType }) => eventType)).toEqual([
          "PAYMENT_STATUS_CHANGED",
          "PAYMENT_STATUS_CHANGED"
        ])
      })
    )
  )

  it.effect("is confirmed for its buyer, and by its own endpoint", () =>
    emulated()(
      Effect.gen(function* () {
        const of = yield* authorize({ brandPay: { customerKey } })
        for (const changes of [{ customerKey: "cust_another" }, { amount: 1 }, { orderId: "ORD-else" }]) {
          expect(refused(yield* confirmed(of, changes))).toEqual([400, "INVALID_REQUEST"])
        }
        expect(refused(yield* confirm(of))).toEqual([400, "INVALID_REQUEST"])
        const normal = yield* authorize({ orderId: "ORD-normal" })
        expect(refused(yield* confirmed(normal))).toEqual([400, "INVALID_REQUEST"])
        expect(refused(yield* confirmed({ ...of, paymentKey: "nobody" }))).toEqual([404, "NOT_FOUND_PAYMENT"])
        expect((yield* confirmed(of)).status).toBe(200)
      })
    )
  )

  it.effect("is declined with a code of brandpay", () =>
    emulated()(
      Effect.gen(function* () {
        const of = yield* authorize({ brandPay: { customerKey }, decline: "SUSPECTED_PHISHING_PAYMENT" })
        expect(refused(yield* confirmed(of, {}, { headers: english }))).toEqual([
          400,
          "SUSPECTED_PHISHING_PAYMENT"
        ])
        const wrong = authorize({ orderId: "ORD-000002", decline: "SUSPECTED_PHISHING_PAYMENT" })
        expect(yield* Effect.flip(wrong)).toMatchObject({ field: "decline" })
      })
    )
  )

  it.effect("of a registered card needs no buyer, and happens once for an order and a key", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { methodKey } = yield* register()
        const once = { idempotencyKey: "charge-1" }
        const { json, status } = yield* charge(
          methodKey,
          { cardInstallmentPlan: 3, useCardPoint: true },
          once
        )
        expect(status).toBe(200)
        expect(shape(json)).toEqual(shape(fixture("payment-brandpay-done")))
        expect(json).toMatchObject({
          type: "BRANDPAY",
          status: "DONE",
          totalAmount: 36000,
          card: { number: "46520011****904*", installmentPlanMonths: 3, useCardPoint: true }
        })
        conforms("brandPay.charge", json)
        expect((yield* charge(methodKey, {}, once)).json).toEqual(json)
        expect(refused(yield* charge(methodKey))).toEqual([400, "DUPLICATED_ORDER_ID"])
        expect((yield* emulator.ledger).length).toBe(1)
        expect((yield* cancel(json.paymentKey, { cancelReason: "변심" })).json.status).toBe("CANCELED")
      })
    )
  )

  it.effect("of a registered account is a transfer", () =>
    emulated()(
      Effect.gen(function* () {
        const { methodKey } = yield* register({ method: "ACCOUNT", bankCode: "88" })
        expect((yield* charge(methodKey)).json).toMatchObject({
          method: "계좌이체",
          type: "BRANDPAY",
          transfer: { bankCode: "88" }
        })
        expect(refused(yield* charge(methodKey, { orderId: "ORD-000002", amount: 199 }))[1]).toBe(
          "BELOW_MINIMUM_AMOUNT"
        )
      })
    )
  )

  it.effect("is refused with the documented codes, and leaves nothing then", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { methodKey } = yield* register({ decline: "FAILED_CARD_COMPANY" })
        const foreign = yield* register({ customerKey: "cust_another" })
        for (const [key, changes, status, code] of [
          ["nobody", {}, 404, "NOT_FOUND_METHOD"],
          [foreign.methodKey, {}, 404, "NOT_FOUND_METHOD_OWNERSHIP"],
          [methodKey, { customerKey: "cust_nobody" }, 404, "NOT_FOUND_CUSTOMER"],
          [methodKey, { customerKey: "c".repeat(51) }, 400, "INVALID_REQUEST"],
          [methodKey, { amount: "36000" }, 400, "INVALID_REQUEST"],
          [methodKey, { orderName: "" }, 400, "INVALID_REQUEST"],
          [methodKey, { cardInstallmentPlan: 1 }, 400, "INVALID_CARD_INSTALLMENT_PLAN"],
          [methodKey, {}, 400, "FAILED_CARD_COMPANY"]
        ] as const) {
          expect(refused(yield* charge(key, changes)), code).toEqual([status, code])
        }
        yield* emulator.brandPay.decline(methodKey, null)
        for (const [changes, code] of [
          [{ discountCode: "NOBODY" }, "INVALID_REQUEST"],
          [{ discountCode: "TB1K", amount: 9999 }, "INVALID_REQUEST"],
          [{ discountCode: "HD1K" }, "EXCEED_MAX_DISCOUNT_COUNT"],
          [{ amount: 1000, taxFreeAmount: 1001 }, "INVALID_REQUEST"],
          [{ orderId: "a/b" }, "INVALID_REQUEST"]
        ] as const) {
          expect(refused(yield* charge(methodKey, changes))[1]).toBe(code)
        }
        expect(yield* emulator.payments.list).toEqual([])
        const paid = yield* charge(methodKey, { discountCode: "TB1K" })
        expect(paid.json).toMatchObject({ discount: { amount: 1000 } })
      })
    )
  )

  it.effect("answers test codes of brandpay, and no others", () =>
    emulated()(
      Effect.gen(function* () {
        const withCode = (code: string) =>
          charge("mk", {}, { headers: { "tosspayments-test-code": code, ...english } })
        const maintained = yield* withCode("MAINTAINED_METHOD")
        expect(refused(maintained)).toEqual([400, "MAINTAINED_METHOD"])
        expect(maintained.json.message).toBe("The payment method is under maintenance.")
        expect(refused(yield* withCode("NOT_CANCELABLE_AMOUNT"))).toEqual([400, "INVALID_TEST_CODE"])
      })
    )
  )

  it.effect("comes in the transactions", () =>
    emulated()(
      Effect.gen(function* () {
        const { methodKey } = yield* register()
        yield* charge(methodKey)
        const { json } = yield* call(
          "GET",
          "/v1/transactions?startDate=2026-03-02T00:00:00&endDate=2026-03-03T00:00:00"
        )
        expect(json).toMatchObject([{ orderId: "ORD-20260302-0024", status: "DONE" }])
      })
    )
  )
})

describe("promotions for brandpay", () => {
  for (const [apiVersion, name] of [
    ["2022-11-16", "companyCode"],
    ["2024-06-01", "issuerCode"]
  ] as const) {
    it.effect(`are there in version ${apiVersion}`, () =>
      emulated({ apiVersion })(
        Effect.gen(function* () {
          const cards = yield* api("GET", "/promotions/card")
          conforms("brandPay.listCardPromotions", cards.json)
          expect(cards.json.pointCards[0][name]).toBe("61")
          const banks = yield* api("GET", "/promotions/bank")
          conforms("brandPay.listBankPromotions", banks.json)
          expect(shape(banks.json)).toEqual(shape(fixture("brandpay-promotions-bank")))
        })
      )
    )
  }
})

describe("what a test tells of brandpay", () => {
  it.effect("is checked", () =>
    emulated()(
      Effect.gen(function* () {
        const { brandPay } = yield* Emulator.Emulator
        const { methodKey } = yield* register()
        for (const [field, wrong] of [
          ["customerKey", brandPay.register({ customerKey: "c" })],
          ["method", brandPay.register({ customerKey, method: "CASH" as never })],
          ["bankCode", brandPay.register({ customerKey, method: "ACCOUNT", bankCode: "00" })],
          ["decline", brandPay.register({ customerKey, decline: "NOT_FOUND_PAYMENT" })],
          ["decline", brandPay.decline(methodKey, "NOT_FOUND_PAYMENT")],
          ["alias", brandPay.rename(methodKey, 1n as never)],
          ["mId", brandPay.register({ customerKey, mId: "shop3" })],
          ["misspelt", brandPay.register({ customerKey, misspelt: 1 } as never)],
          ["method", authorize({ brandPay: { customerKey }, method: "MOBILE_PHONE" })],
          ["brandPay.customerKey", authorize({ brandPay: { customerKey: "c" } })]
        ] as const) {
          expect(yield* Effect.flip<unknown, unknown, Emulator.Emulator>(wrong)).toMatchObject({
            _tag: "InvalidInput",
            field
          })
        }
        expect(yield* Effect.flip(brandPay.rename("nobody", "x"))).toMatchObject({
          _tag: "NotFound",
          what: "method"
        })
      })
    )
  )

  it.effect("changes names, of which the shop is told", () =>
    emulated()(
      Effect.gen(function* () {
        const { brandPay } = yield* Emulator.Emulator
        const { methodKey } = yield* register()
        expect(yield* brandPay.rename(methodKey, "새 이름")).toMatchObject({ alias: "새 이름" })
        expect((yield* events).at(-1)?.data).toEqual({ customerKey, methodKey, status: "ALIAS_UPDATED" })
        expect((yield* listMethodsOf(customerKey)).json.cards[0].alias).toBe("새 이름")
        expect(yield* brandPay.list).toMatchObject([{ methodKey, customerKey, status: "ENABLED" }])
      })
    )
  )
})

describe("brandpay on a socket", () => {
  let emulator: LocalEmulator
  beforeAll(async () => {
    emulator = await createEmulator()
  })
  afterAll(() => emulator.close())

  const fetchJson = async (method: string, path: string, body?: object, authorization?: string) => {
    const response = await fetch(emulator.url + path, {
      method,
      headers: {
        "content-type": "application/json",
        ...(authorization === undefined ? {} : { authorization })
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    return { status: response.status, json: await response.json() }
  }
  const basic = () => `Basic ${btoa(`${emulator.keys.secretKey}:`)}`

  it("goes from the agreement to the removal", async () => {
    const { methodKey } = await emulator.brandPay.register({ customerKey })
    const scope = ["REGISTER", "CARD"]
    const agreed = await fetchJson(
      "POST",
      "/v1/brandpay/terms/agree",
      { customerKey, scope, termsId: [101, 204] },
      basic()
    )
    const { json: token } = await fetchJson(
      "POST",
      "/v1/brandpay/authorizations/access-token",
      { grantType: "AuthorizationCode", customerKey, code: agreed.json.code },
      basic()
    )
    const bearer = `Bearer ${token.accessToken}`
    const listed = await fetchJson("GET", "/v1/brandpay/payments/methods", undefined, bearer)
    expect(listed.json.cards).toMatchObject([{ methodKey }])
    const gone = await fetchJson("POST", "/v1/brandpay/payments/methods/card/remove", { methodKey }, bearer)
    expect(gone).toMatchObject({ status: 200, json: { status: "DISABLED" } })
    expect(await emulator.brandPay.list()).toMatchObject([{ methodKey, status: "DISABLED" }])
  })

  it("is steered by the control API", async () => {
    const { json } = await fetchJson("POST", "/_emulator/brandpay", { customerKey: "cust_2" })
    const path = `/_emulator/brandpay/${json.methodKey}`
    expect((await fetchJson("POST", `${path}/decline`, { code: "REJECT_CARD_COMPANY" })).json).toMatchObject({
      decline: "REJECT_CARD_COMPANY"
    })
    expect((await fetchJson("POST", `${path}/rename`, { alias: "월급" })).json).toMatchObject({
      alias: "월급"
    })
    expect((await fetchJson("POST", "/_emulator/brandpay/nobody/rename", { alias: null })).status).toBe(404)
    expect((await fetchJson("GET", "/_emulator/brandpay")).json.at(-1)).toMatchObject({ alias: "월급" })
  })
})
