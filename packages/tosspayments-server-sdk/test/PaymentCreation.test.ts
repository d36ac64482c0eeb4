import { createEmulator } from "tosspayments-emulator"
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest"
import * as Sdk from "../src/index.js"
import { connect, rejection } from "./support/connect.js"
import * as Server from "./support/Server.js"

const request = Server.fixture("request-key-in") as unknown as Sdk.KeyInRequest
const creation: Sdk.CreateRequest = {
  method: "CARD",
  amount: 5500,
  orderId: "ORD-20260302-0025",
  orderName: "핸드드립 원두 500g 외 1건",
  successUrl: "https://shop.example/success",
  failUrl: "https://shop.example/fail"
}

const emulate = async () => {
  const emulator = await createEmulator()
  const client = new Sdk.Client({ secretKey: emulator.keys.secretKey, baseUrl: emulator.url, maxRetries: 0 })
  onTestFinished(async () => {
    await client.close()
    await emulator.close()
  })
  return { client, emulator }
}

describe("client.payments.keyIn", () => {
  it("pays once when the answer is lost", async () => {
    const { client, emulator } = await emulate()
    await emulator.fault({ endpoint: "payments.keyIn", fault: { _tag: "Drop", when: "After" } })
    expect(await client.payments.keyIn(request)).toMatchObject({ status: "DONE", totalAmount: 33000 })
    expect(await emulator.ledger()).toHaveLength(1)
  })

  it("that stays unknown is repeated under the key of the error", async () => {
    const { client, emulator } = await emulate()
    for (const endpoint of ["payments.keyIn", "payments.retrieveByOrderId"]) {
      await emulator.fault({ endpoint, fault: { _tag: "Drop", when: "After" } })
    }
    const error = await rejection(client.payments.keyIn(request))
    expect(error).toMatchObject({ outcome: "Unknown", pending: null })
    const { idempotencyKey } = error as Sdk.TossError
    const again = await client.payments.keyIn(request, { idempotencyKey: idempotencyKey ?? "" })
    expect(again).toMatchObject({ status: "DONE" })
    expect(await emulator.ledger()).toHaveLength(1)
  })

  it("takes no intent, which would store the card number", async () => {
    const { client, server } = await connect([])
    const error = await rejection(client.payments.keyIn(request, { intent: "order-30" }))
    expect(error).toBeInstanceOf(Sdk.ValidationError)
    expect(String(error)).toContain("intent")
    expect(String(error)).not.toContain(request.cardNumber)
    expect(server.sent).toEqual([])
  })
})

describe("client.payments.create", () => {
  it("answers with the address of the window, and the payment is confirmed as any other", async () => {
    const { client, emulator } = await emulate()
    const { checkout, orderId, paymentKey, status } = await client.payments.create(creation)
    expect([status, checkout?.url]).toEqual(["READY", expect.stringContaining(paymentKey)])
    await emulator.payments.authenticate(paymentKey)
    expect(await client.payments.confirm({ paymentKey, orderId, amount: 5500 })).toMatchObject({
      status: "DONE"
    })
  })

  it("refuses what would be refused anyway, and sends nothing", async () => {
    const { client, server } = await connect([])
    const error = await rejection(client.payments.create({ ...creation, flowMode: "DIRECT" }))
    expect(String(error)).toContain("a cardCompany or an easyPay")
    expect(server.sent).toEqual([])
  })

  it("has types of its own", () => {
    expectTypeOf<Sdk.Client["payments"]["create"]>().parameters.toEqualTypeOf<
      [request: Sdk.CreateRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["payments"]["keyIn"]>().returns.toEqualTypeOf<Promise<Sdk.Payment>>()
  })
})
