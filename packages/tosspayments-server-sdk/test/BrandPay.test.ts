import { inspect } from "node:util"
import { createEmulator } from "tosspayments-emulator"
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest"
import * as Sdk from "../src/index.js"
import { connect, rejection } from "./support/connect.js"
import * as Server from "./support/Server.js"

const customerKey = "cust_5f0c1e7a-93b2"

const memory = () => {
  const rows = new Map<string, string>()
  const store: Sdk.BrandPayTokenStore = {
    find: async (id) => JSON.parse(rows.get(id) ?? "null"),
    save: async (id, kept) => void rows.set(id, JSON.stringify(kept)),
    remove: async (id) => void rows.delete(id)
  }
  return { rows, store }
}

const emulate = async (options: Partial<Sdk.ClientOptions> = {}) => {
  const emulator = await createEmulator()
  const { secretKey } = emulator.keys
  const client = new Sdk.Client({ secretKey, baseUrl: emulator.url, maxRetries: 0, ...options })
  onTestFinished(async () => {
    await client.close()
    await emulator.close()
  })
  /** The buyer registers a card and agrees to the terms, and the shop keeps a token. */
  const join = async () => {
    const method = await emulator.brandPay.register({ customerKey })
    const scope = ["REGISTER", "CARD"] as const
    const terms = await client.brandPay.listTerms({ customerKey, scope })
    const { code } = await client.brandPay.agreeToTerms({
      customerKey,
      scope,
      termsId: terms.map(({ id }) => id)
    })
    const token = await client.brandPay.tokens.issue({ customerKey, code })
    return { method, token }
  }
  return { client, emulator, join }
}

const chargeOf = (methodKey: string): Sdk.BrandPayChargeRequest => ({
  customerKey,
  methodKey,
  amount: 36000,
  orderId: "ORD-20260302-0024",
  orderName: "핸드드립 원두 500g"
})

describe("client.brandPay", () => {
  it("goes from the agreement to the removal of the buyer", async () => {
    const { client, join } = await emulate()
    const { method, token } = await join()
    expect(token).toMatch(/^at_/)
    const ofBuyer = await client.brandPay.tokens.forCustomer(customerKey)
    expect(ofBuyer).toBe(token)
    expect((await client.brandPay.listMethods(ofBuyer)).cards).toMatchObject([
      { methodKey: method.methodKey }
    ])
    const payment = await client.brandPay.charge(chargeOf(method.methodKey))
    expect(payment).toMatchObject({ type: "BRANDPAY", status: "DONE" })
    expect(await client.payments.cancel(payment.paymentKey, { cancelReason: "변심" })).toMatchObject({
      status: "CANCELED"
    })
    const removed = await client.brandPay.removeCard(ofBuyer, { methodKey: method.methodKey })
    expect(removed.status).toBe("DISABLED")
    expect((await client.brandPay.listMethodsOf(customerKey)).cards).toEqual([])
    expect(await client.brandPay.removeCustomer(ofBuyer)).toEqual({ customerKey, success: true })
    expect(await rejection(client.brandPay.listMethods(ofBuyer))).toMatchObject({
      name: "AuthenticationError",
      code: "INVALID_ACCESS_TOKEN",
      status: 401
    })
    expect((await client.brandPay.listCardPromotions()).pointCards).toMatchObject([{ issuerCode: "61" }])
    expect((await client.brandPay.listBankPromotions()).discountBanks).toMatchObject([{ bankCode: "92" }])
  })

  it("confirms once when the answer is lost", async () => {
    const { client, emulator } = await emulate()
    const { amount, orderId, paymentKey } = await emulator.payments.authorize({
      orderId: "ORD-20260302-0025",
      amount: 36000,
      brandPay: { customerKey }
    })
    await emulator.fault({ endpoint: "brandPay.confirm", fault: { _tag: "Drop", when: "After" } })
    const payment = await client.brandPay.confirm({ paymentKey, orderId, amount, customerKey })
    expect(payment).toMatchObject({ status: "DONE", type: "BRANDPAY" })
    expect(await emulator.ledger()).toHaveLength(1)
  })

  it("finishes a charge by its name after the answer and the look-up were lost", async () => {
    const { client, emulator, join } = await emulate()
    const { method } = await join()
    const options = { intent: "order-24" }
    await emulator.fault({ endpoint: "brandPay.charge", fault: { _tag: "Drop", when: "After" } })
    await emulator.fault({ endpoint: "payments.retrieveByOrderId", fault: { _tag: "Status", status: 503 } })
    expect(await rejection(client.brandPay.charge(chargeOf(method.methodKey), options))).toMatchObject({
      outcome: "Unknown",
      pending: { operation: "brandPay.charge" }
    })
    expect(await client.intents.resolve()).toMatchObject([{ id: "order-24", state: "Applied" }])
    expect(await client.brandPay.charge(chargeOf(method.methodKey), options)).toMatchObject({
      status: "DONE"
    })
    expect(await emulator.ledger()).toHaveLength(1)
    expect(
      await rejection(client.brandPay.charge({ ...chargeOf(method.methodKey), methodKey: "mk_2" }, options))
    ).toBeInstanceOf(Sdk.IntentMismatchError)
  })

  it("takes text for tokens, and refuses anything else before it is sent", async () => {
    const { client, server } = await connect([])
    for (const [path, call] of [
      ["accessToken", client.brandPay.listMethods(undefined as never)],
      ["accessToken", client.brandPay.removeCard({ methodKey: "mk" } as never, {} as never)],
      ["request", client.brandPay.issueToken("code" as never)],
      ["request", client.brandPay.tokens.issue("code" as never)],
      ["customerKey", client.brandPay.tokens.issue({ customerKey: "c", code: "x" })],
      ["intent", client.brandPay.tokens.issue({ customerKey, code: "x" }, { intent: "i" } as never)],
      ["customerKey", client.brandPay.tokens.forCustomer(1 as never)],
      ["customerKey", client.brandPay.tokens.forCustomer("c".repeat(51))],
      ["timeout", client.brandPay.tokens.forCustomer(customerKey, { timeout: 1 } as never)],
      ["customerKey", client.brandPay.tokens.forget(undefined as never)],
      ["customerKey", client.brandPay.listMethodsOf("..")]
    ] as const) {
      const error = await rejection(call as Promise<unknown>)
      expect(error).toMatchObject({ name: "ValidationError", attempts: 0 })
      expect((error as Sdk.ValidationError).issues.map(({ path }) => path)).toContain(path)
    }
    expect(server.sent).toEqual([])
  })
})

describe("client.brandPay.tokens", () => {
  const token = Server.fixture("brandpay-access-token")

  it("keeps tokens in the store of the shop, as plain JSON", async () => {
    const { rows, store } = memory()
    const { client, emulator, join } = await emulate({ brandPayTokenStore: store })
    const { token } = await join()
    expect(JSON.parse(rows.get(customerKey) ?? "")).toEqual({
      accessToken: token,
      refreshToken: expect.stringMatching(/^rt_/),
      expiresAt: expect.stringMatching(/^\d{4}-.*Z$/),
      refreshKey: expect.any(String),
      refreshStartedAt: null
    })
    const { secretKey } = emulator.keys
    const later = new Sdk.Client({ secretKey, baseUrl: emulator.url, brandPayTokenStore: store })
    expect(await later.brandPay.tokens.forCustomer(customerKey)).toBe(token)
    await later.brandPay.tokens.forget(customerKey)
    expect(rows.size).toBe(0)
    await later.close()
    expect(await rejection(client.brandPay.tokens.forCustomer(customerKey))).toMatchObject({
      name: "AgreementNeededError",
      reason: "NoToken",
      outcome: "NotApplied",
      attempts: 0
    })
  })

  it("refreshes once for all that wait", async () => {
    const { rows, store } = memory()
    const { client, emulator, join } = await emulate({ brandPayTokenStore: store })
    const { token } = await join()
    const kept = JSON.parse(rows.get(customerKey) ?? "")
    rows.set(customerKey, JSON.stringify({ ...kept, expiresAt: new Date().toISOString() }))
    const found = await Promise.all(
      Array.from({ length: 5 }, () => client.brandPay.tokens.forCustomer(customerKey))
    )
    expect(new Set(found).size).toBe(1)
    expect(found[0]).not.toBe(token)
    const asked = (await emulator.requests()).filter(({ endpoint }) => endpoint === "brandPay.issueToken")
    expect(asked).toHaveLength(2)
  })

  it("says that the buyer has to agree again when a refresh is refused", async () => {
    const { rows, store } = memory()
    const { client, join } = await emulate({ brandPayTokenStore: store })
    await join()
    const kept = JSON.parse(rows.get(customerKey) ?? "")
    const expired = { ...kept, expiresAt: new Date(0).toISOString(), refreshToken: "rt_spent" }
    rows.set(customerKey, JSON.stringify(expired))
    const error = await rejection(client.brandPay.tokens.forCustomer(customerKey))
    expect(error).toBeInstanceOf(Sdk.AgreementNeededError)
    expect(Sdk.isTossError(error)).toBe(true)
    expect(error).toMatchObject({
      name: "AgreementNeededError",
      reason: "Refused",
      code: "INVALID_REQUEST",
      status: 400,
      outcome: "NotApplied"
    })
    expect(`${error} ${inspect(error)} ${JSON.stringify(error)}`).not.toContain("rt_spent")
  })

  it("rejects with what the store rejects with, and for what the store should not answer", async () => {
    const { store } = memory()
    const cause = new Error("at_private")
    for (const [find, expected] of [
      [() => Promise.reject(cause), cause],
      [
        () => {
          throw cause
        },
        cause
      ],
      [async () => undefined, undefined],
      [async () => ({ accessToken: 1 }), undefined],
      [async () => "at_1", undefined]
    ] as const) {
      const { client } = await connect([], { brandPayTokenStore: { ...store, find: find as never } })
      const error = await rejection(client.brandPay.tokens.forCustomer(customerKey))
      expect(error).toBeInstanceOf(Sdk.StoreError)
      expect(error).toMatchObject({ operation: "brandPayTokens.find" })
      expect((error as Sdk.StoreError).cause).toBe(expected)
      expect(`${error} ${JSON.stringify(error)}`).not.toContain("at_private")
    }
  })

  it("issues by hand in text", async () => {
    const { client, server } = await connect([{ status: 200, body: token }])
    const found = await client.brandPay.issueToken({
      grantType: "RefreshToken",
      customerKey,
      refreshToken: "rt_before"
    })
    expect(found).toEqual(token)
    expect(JSON.parse(server.sent[0]?.body ?? "")).toEqual({
      grantType: "RefreshToken",
      customerKey,
      refreshToken: "rt_before"
    })
    expectTypeOf(found).toExtend<Sdk.BrandPayToken>()
    expectTypeOf<Sdk.BrandPayToken["accessToken"]>().toBeString()
    expectTypeOf<Parameters<Sdk.BrandPay["listMethods"]>>().toEqualTypeOf<
      [accessToken: string, options?: Sdk.CallOptions | undefined]
    >()
  })

  it("needs a store with all its functions", () => {
    for (const brandPayTokenStore of [{}, null, undefined, memory, { ...memory().store, remove: 1 }]) {
      expect(() => new Sdk.Client({ secretKey: "test_sk_example", brandPayTokenStore } as never)).toThrow(
        /brandPayTokenStore/
      )
    }
  })
})
