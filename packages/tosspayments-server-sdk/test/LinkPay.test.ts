import { createEmulator } from "tosspayments-emulator"
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest"
import * as Sdk from "../src/index.js"
import { rejection } from "./support/connect.js"

describe("client.linkPay", () => {
  it("reads an order, whose payment is refunded like any other", async () => {
    const emulator = await createEmulator()
    const client = new Sdk.Client({
      secretKey: emulator.keys.secretKey,
      baseUrl: emulator.url,
      maxRetries: 0
    })
    onTestFinished(async () => {
      await client.close()
      await emulator.close()
    })
    const { orderKey } = await emulator.linkPay.pay({ amount: 33000 })
    const { orderItems, payment } = await client.linkPay.retrieveOrder(orderKey)
    expect([payment?.status, orderItems.length]).toEqual(["DONE", 1])
    await client.payments.cancel(payment?.paymentKey ?? "", { cancelReason: "변심" })
    expect(await client.linkPay.retrieveOrder(orderKey)).toMatchObject({ payment: { status: "CANCELED" } })
    expect(await rejection(client.linkPay.retrieveOrder("lp_nobody"))).toBeInstanceOf(Sdk.NotFoundError)
    expect(await rejection(client.linkPay.retrieveOrder(5 as never))).toBeInstanceOf(Sdk.ValidationError)
  })

  it("has types of its own", () => {
    expectTypeOf<Sdk.Client["linkPay"]["retrieveOrder"]>().returns.toEqualTypeOf<Promise<Sdk.LinkPayOrder>>()
  })
})
