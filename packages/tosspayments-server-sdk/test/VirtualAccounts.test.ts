import { createEmulator } from "tosspayments-emulator"
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest"
import * as Sdk from "../src/index.js"
import { connect, rejection } from "./support/connect.js"
import * as Server from "./support/Server.js"

const request = Server.fixture("request-virtual-account") as unknown as Sdk.VirtualAccountRequest

const emulate = async () => {
  const emulator = await createEmulator()
  const client = new Sdk.Client({ secretKey: emulator.keys.secretKey, baseUrl: emulator.url, maxRetries: 0 })
  onTestFinished(async () => {
    await client.close()
    await emulator.close()
  })
  return { client, emulator }
}

describe("client.virtualAccounts", () => {
  it("issues over HTTP", async () => {
    const { client, server } = await connect([
      { status: 200, body: Server.fixture("payment-virtual-account-waiting") }
    ])
    const payment = await client.virtualAccounts.issue(request)
    expect(payment).toMatchObject({ status: "WAITING_FOR_DEPOSIT", virtualAccount: { bankCode: "20" } })
    expect(payment.virtualAccount?.dueDate).toBeInstanceOf(Date)
    expect(server.sent.map(({ method, path }) => [method, path])).toEqual([["POST", "/v1/virtual-accounts"]])
    expect(JSON.parse(server.sent[0]?.body ?? "")).toEqual(request)
  })

  it("issues one account when the answer is lost", async () => {
    const { client, emulator } = await emulate()
    await emulator.fault({ endpoint: "virtualAccounts.issue", fault: { _tag: "Drop", when: "After" } })
    const payment = await client.virtualAccounts.issue({ ...request, bank: "우리" })
    expect(payment).toMatchObject({ status: "WAITING_FOR_DEPOSIT" })
    expect(Sdk.isSecretLost(payment)).toBe(true)
    expect(await emulator.payments.list()).toHaveLength(1)
  })

  it("issued with an intent proves the deposit by the secret of its answer", async () => {
    const { client, emulator } = await emulate()
    const { paymentKey } = await client.virtualAccounts.issue(request, { intent: request.orderId })
    await emulator.payments.deposit(paymentKey)
    const paid = (await emulator.webhooks.list())
      .filter(({ eventType }) => eventType === "DEPOSIT_CALLBACK")
      .at(-1)
    const seen: Array<unknown> = []
    await client.webhooks.receive(paid?.body ?? "", {
      DEPOSIT_CALLBACK: async ({ data, trust }) => void seen.push([data.status, trust]),
      otherwise: async () => void seen.push("otherwise")
    })
    expect(seen).toEqual([["DONE", "secret"]])
    const forged = JSON.stringify({
      ...JSON.parse(paid?.body ?? ""),
      secret: "ps_forged",
      createdAt: "2030-01-01T00:00:00.000000"
    })
    expect(
      await rejection(client.webhooks.receive(forged, { otherwise: async () => void seen.push("forged") }))
    ).toBeInstanceOf(Sdk.WebhookVerificationError)
  })

  it("refuses what would be refused anyway, and sends nothing", async () => {
    const { client, server } = await connect([])
    const both = { ...request, dueDate: new Date("2026-03-09T00:00:00Z") }
    const error = await rejection(client.virtualAccounts.issue(both))
    expect(error).toBeInstanceOf(Sdk.ValidationError)
    expect(String(error)).toContain("validHours or dueDate, not both")
    expect(server.sent).toEqual([])
  })

  it("has types of its own", () => {
    expectTypeOf<Sdk.Client["virtualAccounts"]["issue"]>().parameters.toEqualTypeOf<
      [request: Sdk.VirtualAccountRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["virtualAccounts"]["issue"]>().returns.toEqualTypeOf<Promise<Sdk.Payment>>()
  })
})
