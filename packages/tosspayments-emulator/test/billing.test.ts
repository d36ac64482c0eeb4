import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { afterAll, beforeAll, describe } from "vitest"
import type { Billing } from "../src/index.js"
import { createEmulator, Emulator, type LocalEmulator } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import { call, cancel, emulated, fixture, type Loose, type Options, shape, testKey } from "./support.js"

const customerKey = "cust_5f0c1e7a-93b2"

const authorize = (input: Partial<Billing.AuthorizeInput> = {}) =>
  Effect.flatMap(Emulator.Emulator, ({ billing }) => billing.authorize({ customerKey, ...input }))

const issueWith = (body: object, options: Options = {}) =>
  call("POST", "/v1/billing/authorizations/issue", { body, ...options })

/** A buyer registers, and the shop gets the key. */
const issue = (input: Partial<Billing.AuthorizeInput> = {}, options: Options = {}) =>
  Effect.flatMap(authorize(input), (authorization) => issueWith(authorization, options))

const request = fixture("request-billing-charge")

const charge = (billingKey: string, changes: object = {}, options: Options = {}) =>
  call("POST", `/v1/billing/${encodeURIComponent(billingKey)}`, {
    body: { ...request, ...changes },
    ...options
  })

const remove = (billingKey: string, options: Options = {}) =>
  call("DELETE", `/v1/billing/${encodeURIComponent(billingKey)}`, options)

const byCard = (changes: object = {}) =>
  call("POST", "/v1/billing/authorizations/card", {
    body: {
      customerKey,
      cardNumber: "9410001234567890",
      cardExpirationYear: "29",
      cardExpirationMonth: "12",
      customerIdentityNumber: "900101",
      ...changes
    }
  })

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

describe("a billing key", () => {
  for (const [name, input, apiVersion] of [
    ["billing-card", {}, "2022-11-16"],
    ["billing-card-2024-06-01", {}, "2024-06-01"],
    ["billing-transfer", { method: "TRANSFER" }, "2022-11-16"]
  ] as const) {
    it.effect(`is issued as in the sample ${name}`, () =>
      emulated({ apiVersion })(
        Effect.gen(function* () {
          const { json, status } = yield* issue(input)
          expect(status).toBe(200)
          const sample = fixture(name)
          expect(shape(json)).toEqual(shape(sample))
          const { authenticatedAt, billingKey, ...rest } = json
          expect(sample).toMatchObject(rest)
          expect(authenticatedAt).toBe("2026-03-02T10:15:01+09:00")
          conforms("billing.issue", json)
        })
      )
    )
  }

  it.effect("is issued once, to the buyer who registered", () =>
    emulated()(
      Effect.gen(function* () {
        const { authKey } = yield* authorize()
        expect(refused(yield* issueWith({ authKey, customerKey: "cust_another" }))).toEqual([
          400,
          "INVALID_REQUEST"
        ])
        const first = yield* issueWith({ authKey, customerKey }, { idempotencyKey: "issue-1" })
        expect(first.status).toBe(200)
        const again = yield* issueWith({ authKey, customerKey }, { idempotencyKey: "issue-1" })
        expect(again.json).toEqual(first.json)
        for (const spent of [authKey, "bln_nobody"]) {
          expect(refused(yield* issueWith({ authKey: spent, customerKey }))).toEqual([
            400,
            "INVALID_BILLING_AUTH"
          ])
        }
      })
    )
  )

  it.effect("is issued in English, for a card number, and not for a wrong one", () =>
    emulated()(
      Effect.gen(function* () {
        const english = yield* issue({}, { headers: { "accept-language": "en-US" } })
        expect(english.json).toMatchObject({
          method: "CARD",
          card: { cardType: "CREDIT", ownerType: "PERSONAL" }
        })
        conforms("billing.issue", english.json)
        const { json } = yield* byCard()
        expect(json.card.number).toBe("94100012****789*")
        conforms("billing.issueByCard", json)
        expect((yield* charge(json.billingKey)).status).toBe(200)
        for (const [changes, code] of [
          [{ cardNumber: "9410-0012" }, "INVALID_CARD_NUMBER"],
          [{ cardExpirationYear: "26", cardExpirationMonth: "02" }, "INVALID_CARD_EXPIRATION"],
          [{ cardExpirationMonth: "13" }, "INVALID_CARD_EXPIRATION"],
          [{ customerIdentityNumber: "19900101" }, "INVALID_BIRTH_DAY_FORMAT"],
          [{ cardPassword: "1" }, "INVALID_CARD_PASSWORD"],
          [{ customerKey: 1 }, "INVALID_REQUEST"]
        ] as const) {
          expect(refused(yield* byCard(changes))).toEqual([400, code])
        }
        expect((yield* byCard({ cardExpirationYear: "26", cardExpirationMonth: "03" })).status).toBe(200)
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
        const { authKey } = yield* authorize()
        const other = { key: "test_sk_other" }
        expect(refused(yield* issueWith({ authKey, customerKey }, other))[1]).toBe("INVALID_BILLING_AUTH")
        const { json } = yield* issueWith({ authKey, customerKey })
        expect(refused(yield* charge(json.billingKey, {}, other))[1]).toBe("INVALID_BILL_KEY_REQUEST")
        expect(refused(yield* remove(json.billingKey, other))[1]).toBe("NOT_FOUND_BILLING")
        expect(yield* Effect.flip(authorize({ mId: "shop3" }))).toMatchObject({ field: "mId" })
      })
    )
  )
})

describe("a charge", () => {
  it.effect("is in the list of transactions with its customer", () =>
    emulated()(
      Effect.gen(function* () {
        const { authKey } = yield* authorize()
        const { json } = yield* issueWith({ authKey, customerKey })
        const paid = yield* charge(json.billingKey)
        const query = "startDate=2000-01-01&endDate=2100-01-01"
        const listed = yield* call("GET", `/v1/transactions?${query}`)
        expect(listed.json).toMatchObject([{ paymentKey: paid.json.paymentKey, customerKey }])
      })
    )
  )

  it.effect("is a payment of the type BILLING, in the ledger, without a webhook", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { json: issued } = yield* issue()
        const { json, status } = yield* charge(issued.billingKey)
        expect(status).toBe(200)
        expect(shape(json)).toEqual(shape(fixture("payment-billing-done")))
        expect(json).toMatchObject({
          type: "BILLING",
          status: "DONE",
          totalAmount: 12900,
          card: { number: "94100012****789*" }
        })
        conforms("billing.charge", json)
        const byOrder = yield* call("GET", `/v1/payments/orders/${request.orderId}`)
        expect(byOrder.json).toEqual({ ...json, secret: null })
        expect(yield* emulator.ledger).toMatchObject([{ kind: "Approve", amount: 12900 }])
        expect(yield* emulator.webhooks.list).toEqual([])
        expect((yield* cancel(json.paymentKey, { cancelReason: "변심" })).json.status).toBe("CANCELED")
        expect(yield* emulator.webhooks.list).toMatchObject([{ eventType: "PAYMENT_STATUS_CHANGED" }])
      })
    )
  )

  it.effect("of an account is a transfer", () =>
    emulated()(
      Effect.gen(function* () {
        const { json } = yield* issue({ method: "TRANSFER" })
        expect((yield* charge(json.billingKey)).json).toMatchObject({
          method: "계좌이체",
          card: null,
          transfer: { bankCode: "20" }
        })
        expect(refused(yield* charge(json.billingKey, { orderId: "ORD-0002", amount: 199 }))[1]).toBe(
          "BELOW_MINIMUM_AMOUNT"
        )
      })
    )
  )

  it.effect("happens once for an order, and once under an idempotency key", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { json } = yield* issue()
        const once = { idempotencyKey: "charge-1" }
        const first = yield* charge(json.billingKey, {}, once)
        expect((yield* charge(json.billingKey, {}, once)).json).toEqual(first.json)
        expect(refused(yield* charge(json.billingKey))).toEqual([400, "DUPLICATED_ORDER_ID"])
        yield* cancel(first.json.paymentKey, { cancelReason: "변심" })
        expect(refused(yield* charge(json.billingKey))).toEqual([400, "DUPLICATED_ORDER_ID"])
        expect((yield* emulator.ledger).filter(({ kind }) => kind === "Approve").length).toBe(1)
      })
    )
  )

  it.effect("is refused with the documented codes, and leaves nothing then", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { json } = yield* issue()
        for (const [changes, code] of [
          [{ customerKey: "cust_another" }, "NOT_MATCHES_CUSTOMER_KEY"],
          [{ amount: 99 }, "BELOW_MINIMUM_AMOUNT"],
          [{ amount: "12900" }, "INVALID_REQUEST"],
          [{ amount: 1000, taxFreeAmount: 1001 }, "INVALID_REQUEST"],
          [{ orderId: "a/b" }, "INVALID_REQUEST"],
          [{ orderName: "" }, "INVALID_REQUEST"],
          [{ cardInstallmentPlan: 1 }, "INVALID_CARD_INSTALLMENT_PLAN"],
          [{ cardInstallmentPlan: 13 }, "INVALID_CARD_INSTALLMENT_PLAN"]
        ] as const) {
          expect(refused(yield* charge(json.billingKey, changes)), code).toEqual([400, code])
        }
        expect(refused(yield* charge("nobody"))).toEqual([400, "INVALID_BILL_KEY_REQUEST"])
        expect(yield* emulator.payments.list).toEqual([])
      })
    )
  )

  it.effect("answers test codes of its list, and no others", () =>
    emulated()(
      Effect.gen(function* () {
        const { json } = yield* issue()
        const withCode = (code: string) =>
          charge(json.billingKey, {}, { headers: { "tosspayments-test-code": code } })
        expect(refused(yield* withCode("REJECT_CARD_PAYMENT"))).toEqual([403, "REJECT_CARD_PAYMENT"])
        expect(refused(yield* withCode("NOT_CANCELABLE_AMOUNT"))).toEqual([400, "INVALID_TEST_CODE"])
      })
    )
  )

  it.effect("fails while its key is told to, and when the card has expired", () =>
    emulated()(
      Effect.gen(function* () {
        const { billing, clock } = yield* Emulator.Emulator
        const { json } = yield* issue({ decline: "REJECT_CARD_PAYMENT", validDays: 30 })
        expect(refused(yield* charge(json.billingKey))).toEqual([403, "REJECT_CARD_PAYMENT"])
        expect(yield* billing.decline(json.billingKey, null)).toMatchObject({ decline: null })
        expect((yield* charge(json.billingKey)).status).toBe(200)
        yield* clock.advance("31 days")
        expect(refused(yield* charge(json.billingKey, { orderId: "ORD-0002" }))[1]).toBe(
          "INVALID_CARD_EXPIRATION"
        )
        expect(yield* billing.list).toMatchObject([{ customerKey, expiresAt: "2026-04-01T10:15:01+09:00" }])
      })
    )
  )
})

describe("a deleted billing key", () => {
  it.effect("by the shop answers with nothing, tells the shop, and cannot be charged", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { json } = yield* issue()
        const gone = yield* remove(json.billingKey)
        expect([gone.status, gone.text, gone.headers["content-type"]]).toEqual([200, "", undefined])
        const [delivery] = yield* emulator.webhooks.list
        expect(delivery).toMatchObject({ eventType: "BILLING_DELETED", orderId: null, paymentKey: null })
        const sample = fixture("webhook-billing-deleted")
        const body = JSON.parse(delivery?.body ?? "")
        expect(Object.keys(body)).toEqual(Object.keys(sample))
        expect(body.data).toEqual({ billingKey: json.billingKey, reason: expect.any(String) })
        expect(refused(yield* charge(json.billingKey))).toEqual([400, "ALREADY_REMOVED_BILLING_KEY"])
        expect(refused(yield* remove(json.billingKey))).toEqual([400, "ALREADY_REMOVED_BILLING_KEY"])
        expect(refused(yield* remove("nobody"))).toEqual([404, "NOT_FOUND_BILLING"])
        expect(yield* emulator.webhooks.list).toHaveLength(1)
      })
    )
  )

  it.effect("by TossPayments tells the shop why", () =>
    emulated()(
      Effect.gen(function* () {
        const { billing, webhooks } = yield* Emulator.Emulator
        const { json } = yield* issue()
        expect(yield* billing.delete(json.billingKey)).toMatchObject({ isDeleted: true })
        expect(JSON.parse((yield* webhooks.list)[0]?.body ?? "").data.reason).toBeNull()
        for (const again of [
          billing.delete(json.billingKey),
          billing.decline(json.billingKey, null),
          billing.delete("nobody")
        ]) {
          expect(yield* Effect.flip(again)).toMatchObject({ _tag: "NotFound", what: "billing key" })
        }
      })
    )
  )
})

describe("what a test tells of billing", () => {
  it.effect("is checked", () =>
    emulated()(
      Effect.gen(function* () {
        const { billing } = yield* Emulator.Emulator
        const { json } = yield* issue()
        for (const [field, wrong] of [
          ["customerKey", billing.authorize({ customerKey: "c" })],
          ["method", billing.authorize({ customerKey, method: "CASH" as never })],
          ["bankCode", billing.authorize({ customerKey, method: "TRANSFER", bankCode: "00" })],
          ["validDays", billing.authorize({ customerKey, validDays: 0 })],
          ["decline", billing.authorize({ customerKey, decline: "NOT_FOUND_PAYMENT" })],
          ["decline", billing.decline(json.billingKey, "NOT_FOUND_PAYMENT")],
          ["decline", billing.decline(json.billingKey, Symbol("s") as never)],
          ["reason", billing.delete(json.billingKey, 1n as never)],
          ["misspelt", billing.authorize({ customerKey, misspelt: 1 } as never)]
        ] as const) {
          expect(yield* Effect.flip<unknown, unknown, never>(wrong)).toMatchObject({
            _tag: "InvalidInput",
            field
          })
        }
      })
    )
  )
})

describe("billing on a socket", () => {
  let emulator: LocalEmulator
  beforeAll(async () => {
    emulator = await createEmulator()
  })
  afterAll(() => emulator.close())

  const fetchJson = async (method: string, path: string, body?: object, isApi = true) => {
    const response = await fetch(emulator.url + path, {
      method,
      headers: {
        "content-type": "application/json",
        ...(isApi ? { authorization: `Basic ${btoa(`${emulator.keys.secretKey}:`)}` } : {})
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    const text = await response.text()
    return { status: response.status, text, json: text === "" ? undefined : JSON.parse(text) }
  }
  const control = (method: string, path: string, body?: object) =>
    fetchJson(method, `/_emulator${path}`, body, false)

  it("goes from the registration to the deletion", async () => {
    const authorization = await emulator.billing.authorize({ customerKey })
    const { json } = await fetchJson("POST", "/v1/billing/authorizations/issue", authorization)
    const path = `/v1/billing/${encodeURIComponent(json.billingKey)}`
    expect(await fetchJson("POST", path, request)).toMatchObject({ status: 200, json: { type: "BILLING" } })
    expect(await fetchJson("DELETE", path)).toMatchObject({ status: 200, text: "" })
    expect((await emulator.billing.list()).at(-1)).toMatchObject({ isDeleted: true })
  })

  it("is steered by the control API", async () => {
    const { json: authorization } = await control("POST", "/billing", { customerKey })
    const { json } = await fetchJson("POST", "/v1/billing/authorizations/issue", authorization)
    const key = encodeURIComponent(json.billingKey)
    expect(await control("POST", `/billing/${key}/decline`, { code: "REJECT_CARD_COMPANY" })).toMatchObject({
      status: 200,
      json: { decline: "REJECT_CARD_COMPANY" }
    })
    expect(await fetchJson("POST", `/v1/billing/${key}`, { ...request, orderId: "ORD-0002" })).toMatchObject({
      status: 403
    })
    expect((await control("POST", `/billing/${key}/delete`)).json).toMatchObject({ isDeleted: true })
    expect((await control("POST", `/billing/${key}/delete`)).status).toBe(404)
    expect((await control("POST", "/billing", { customerKey: 1 })).status).toBe(400)
    expect((await control("GET", "/billing")).json.at(-1)).toMatchObject({ customerKey, isDeleted: true })
  })
})
