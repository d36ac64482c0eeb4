import { createEmulator } from "tosspayments-emulator"
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest"
import * as Sdk from "../src/index.js"
import { connect, rejection } from "./support/connect.js"
import * as Server from "./support/Server.js"

const issued = Server.fixture("billing-card")
const done = Server.fixture("payment-billing-done")
const key: Sdk.BillingKey = {
  billingKey: String(issued["billingKey"]),
  customerKey: String(issued["customerKey"])
}
const charge: Sdk.ChargeRequest = { amount: 12900, orderId: "ORD-20260302-0023", orderName: "월 구독 (3월)" }

const emulate = async () => {
  const emulator = await createEmulator()
  const { secretKey } = emulator.keys
  const open = () => new Sdk.Client({ secretKey, baseUrl: emulator.url, maxRetries: 0 })
  const client = open()
  onTestFinished(async () => {
    await client.close()
    await emulator.close()
  })
  const issue = async (customerKey = "cust_5f0c1e7a") =>
    client.billing.issue(await emulator.billing.authorize({ customerKey }))
  return { client, emulator, issue }
}

describe("client.billing", () => {
  it("issues, charges and deletes over HTTP", async () => {
    const { client, server } = await connect([
      { status: 200, body: issued },
      { status: 200, body: done },
      { status: 200, body: "" }
    ])
    const billing = await client.billing.issue({ authKey: "bln_1", customerKey: key.customerKey })
    expect(billing).toMatchObject({ ...key, card: { number: "94100012****789*" }, easyPay: null })
    expect(await client.billing.charge(billing, charge)).toMatchObject({ type: "BILLING", status: "DONE" })
    expect(await client.billing.delete(billing)).toBeUndefined()
    const path = `/v1/billing/${encodeURIComponent(key.billingKey)}`
    expect(server.sent.map(({ method, path }) => [method, path])).toEqual([
      ["POST", "/v1/billing/authorizations/issue"],
      ["POST", path],
      ["DELETE", path]
    ])
    expect(JSON.parse(server.sent[1]?.body ?? "")).toEqual(Server.fixture("request-billing-charge"))
  })

  it("charges once when the answer is lost", async () => {
    const { client, emulator, issue } = await emulate()
    const billing = await issue()
    await emulator.fault({ endpoint: "billing.charge", fault: { _tag: "Drop", when: "After" } })
    expect(await client.billing.charge(billing, charge)).toMatchObject({ status: "DONE" })
    expect(await emulator.ledger()).toHaveLength(1)
  })

  it("finishes a charge by its name after the answer and the look-up were lost", async () => {
    const { client, emulator, issue } = await emulate()
    const billing = await issue()
    const options = { intent: "sub-42-2026-03" }
    for (const [endpoint, when] of [
      ["billing.charge", "Before"],
      ["payments.retrieveByOrderId", "Before"]
    ] as const) {
      await emulator.fault({ endpoint, fault: { _tag: "Drop", when } })
    }
    const error = await rejection(client.billing.charge(billing, charge, options))
    expect(error).toMatchObject({ name: "NetworkError", outcome: "Unknown" })
    expect(Sdk.billingAdvice(error as Sdk.TossError).step).toBe("Resolve")
    expect(await client.intents.resolve()).toMatchObject([{ state: "Open", value: null }])
    expect(await client.intents.resolve({ resend: () => true })).toMatchObject([
      { operation: "billing.charge", state: "Applied", value: { status: "DONE" } }
    ])
    expect(await client.billing.charge(billing, charge, options)).toMatchObject({ status: "DONE" })
    expect(await emulator.ledger()).toHaveLength(1)
    expect(
      await rejection(client.billing.charge({ ...billing, customerKey: "cust_another" }, charge, options))
    ).toBeInstanceOf(Sdk.IntentMismatchError)
  })

  it("says what to do after a refusal", async () => {
    const { client, emulator, issue } = await emulate()
    const billing = await issue()
    const stepAfter = async (code: string | null, changes: Partial<Sdk.ChargeRequest> = {}) => {
      await emulator.billing.decline(billing.billingKey, code)
      const error = await rejection(client.billing.charge(billing, { ...charge, ...changes }))
      return Sdk.isTossError(error) ? Sdk.billingAdvice(error).step : error
    }
    expect(await stepAfter("REJECT_CARD_PAYMENT")).toBe("TryLater")
    expect(await stepAfter("INVALID_STOPPED_CARD")).toBe("AskForAnotherCard")
    expect(await stepAfter(null, { amount: 99 })).toBe("Stop")
    await client.billing.charge(billing, charge)
    expect(await stepAfter(null)).toBe("Stop")
    await client.billing.delete(billing)
    const again = { ...charge, orderId: "ORD-20260402-0001" }
    const error = await rejection(client.billing.charge(billing, again))
    expect(error).toMatchObject({ code: "ALREADY_REMOVED_BILLING_KEY", outcome: "NotApplied" })
    expect(Sdk.billingAdvice(error as Sdk.TossError).step).toBe("AskForAnotherCard")
    expect(await rejection(client.billing.delete(billing))).toBeInstanceOf(Sdk.DeclinedError)
  })

  it("refuses the key without its buyer", async () => {
    const { client, server } = await connect([])
    const error = await rejection(client.billing.charge(key.billingKey as never, charge))
    expect(error).toBeInstanceOf(Sdk.ValidationError)
    expect(String(error)).toContain("{ billingKey, customerKey }")
    expect(server.sent).toEqual([])
  })

  it("hands a deleted key to its handler", async () => {
    const client = new Sdk.Client({ secretKey: "test_sk_example" })
    onTestFinished(() => client.close())
    const gone: Array<string> = []
    const body = JSON.stringify(Server.fixture("webhook-billing-deleted"))
    await client.webhooks.receive(body, {
      BILLING_DELETED: async ({ data, trust }) => void gone.push(`${data.billingKey} ${trust}`),
      otherwise: async () => void gone.push("otherwise")
    })
    expect(gone).toEqual([`${key.billingKey} none`])
  })
})

describe("types of billing", () => {
  it("are promises, with the key and its buyer as one value", () => {
    expectTypeOf<Sdk.Client["billing"]["charge"]>().parameters.toEqualTypeOf<
      [key: Sdk.BillingKey, request: Sdk.ChargeRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["billing"]["charge"]>().returns.toEqualTypeOf<Promise<Sdk.Payment>>()
    expectTypeOf<Sdk.Client["billing"]["issue"]>().returns.toEqualTypeOf<Promise<Sdk.IssuedBillingKey>>()
    expectTypeOf<Sdk.Client["billing"]["delete"]>().returns.toEqualTypeOf<Promise<void>>()
    expectTypeOf<Sdk.IssuedBillingKey>().toExtend<Sdk.BillingKey>()
  })
})
