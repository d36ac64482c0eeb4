import { createEmulator } from "tosspayments-emulator"
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest"
import * as Sdk from "../src/index.js"
import { connect, rejection } from "./support/connect.js"

const company: Sdk.SellerCreateRequest = {
  refSellerId: "shop-000731",
  businessType: "CORPORATE",
  company: {
    name: "구름상회",
    representativeName: "박바다",
    businessRegistrationNumber: "1234567891",
    email: "owner@cloud.example",
    phone: "0212345678"
  },
  account: { bankCode: "004", accountNumber: "12345678901", holderName: "구름상회" }
}

/** A Tuesday, one to two weeks ahead. */
const tuesday = (): string => {
  const date = new Date(Date.now() + 7 * 86_400_000)
  date.setUTCDate(date.getUTCDate() + ((9 - date.getUTCDay()) % 7))
  return date.toISOString().slice(0, 10)
}

const payout = (destination: string, refPayoutId = "pay-1"): Sdk.PayoutRequest => ({
  refPayoutId,
  destination,
  scheduleType: "SCHEDULED",
  payoutDate: tuesday(),
  amount: { currency: "KRW", value: 150_000 },
  transactionDescription: "3월정산"
})

const emulate = async () => {
  const emulator = await createEmulator({ payoutBalance: 400_000 })
  const { secretKey, securityKey } = emulator.keys
  const client = new Sdk.Client({ secretKey, securityKey, baseUrl: emulator.url, maxRetries: 0 })
  onTestFinished(async () => {
    await client.close()
    await emulator.close()
  })
  return { client, emulator, seller: await client.sellers.create(company) }
}

const collect = async <A>(rows: AsyncIterable<A>): Promise<ReadonlyArray<A>> => {
  const all: Array<A> = []
  for await (const row of rows) all.push(row)
  return all
}

describe("client.sellers, client.payouts and client.balances", () => {
  it("register, request, list and cancel over HTTP, encrypted", async () => {
    const { client, seller } = await emulate()
    expect(Sdk.canBePaid(seller)).toBe(true)
    expect((await client.sellers.update(seller.id, { metadata: { a: "b" } })).metadata).toEqual({ a: "b" })
    expect(await client.sellers.retrieve(seller.id)).toMatchObject({
      account: { accountNumber: "123****8901" }
    })
    expect((await collect(client.sellers.list())).map(({ id }) => id)).toEqual([seller.id])
    const [first, second] = await client.payouts.request([payout(seller.id), payout(seller.id, "pay-2")])
    expect((await client.balances.retrieve()).availableAmount).toEqual({ currency: "KRW", value: 100_000 })
    const canceled = await client.payouts.cancel(second?.id ?? "")
    expect(Sdk.isUnpaidPayout(canceled)).toBe(true)
    const day = { payoutDateGte: tuesday(), payoutDateLte: tuesday(), limit: 1 }
    expect((await collect(client.payouts.list(day))).map(({ status }) => status)).toEqual([
      "REQUESTED",
      "CANCELED"
    ])
    expect(await client.payouts.retrieve(first?.id ?? "")).toMatchObject({ refPayoutId: "pay-1" })
    expect(await client.sellers.remove(seller.id)).toEqual({ id: seller.id, refSellerId: "shop-000731" })
  })

  it("pay once under the name of an intent, although the answer and the look-up were lost", async () => {
    const { client, emulator, seller } = await emulate()
    const batch = [payout(seller.id)]
    const options = { intent: "settlement-2026-03" }
    for (const endpoint of ["payouts.request", "payouts.list"]) {
      await emulator.fault({ endpoint, fault: { _tag: "Drop", when: "After" } })
    }
    expect(await rejection(client.payouts.request(batch, options))).toMatchObject({ outcome: "Unknown" })
    expect(await client.intents.resolve()).toMatchObject([
      { operation: "payouts.request", state: "Applied", value: [{ refPayoutId: "pay-1" }] }
    ])
    await client.payouts.guard(batch)
    expect(await client.payouts.request(batch, options)).toMatchObject([{ refPayoutId: "pay-1" }])
    expect(await emulator.payouts.list()).toHaveLength(1)
    const another = [payout(seller.id, "pay-2")]
    expect(await rejection(client.payouts.request(another, options))).toBeInstanceOf(Sdk.IntentMismatchError)
  })

  it("refuse what is more than the balance, before anything is sent", async () => {
    const { client, emulator, seller } = await emulate()
    const batch = [payout(seller.id), payout(seller.id, "pay-2")]
    await client.payouts.guard(batch)
    await emulator.payouts.setBalance({ available: 299_999 })
    const error = await rejection(client.payouts.guard(batch))
    expect(error).toBeInstanceOf(Sdk.ValidationError)
    expect(error).toMatchObject({ outcome: "NotApplied", issues: [{ path: "amount" }] })
    expect(String((error as Error).stack)).toContain("Payouts.test.ts")
    expect(await emulator.payouts.list()).toEqual([])
    for (const wrong of [undefined, null, [], {}, "batch", [{}]]) {
      expect(await rejection(client.payouts.guard(wrong as never))).toBeInstanceOf(Sdk.ValidationError)
      expect(await rejection(client.payouts.request(wrong as never))).toBeInstanceOf(Sdk.ValidationError)
    }
    expect(String(await rejection(client.payouts.request("batch" as never)))).toContain(
      "request must be a list: payouts.request([ … ])"
    )
    expect(await rejection(client.payouts.guard(batch, { intent: "i" } as never))).toBeInstanceOf(
      Sdk.ValidationError
    )
  })

  it("need a security key where they are encrypted, of 64 hexadecimal characters from the beginning", async () => {
    const { client, server } = await connect([])
    for (const call of [
      client.payouts.request([payout("seller_a")]),
      client.sellers.create(company),
      client.sellers.update("seller_a", { metadata: null })
    ]) {
      expect(await rejection(call)).toMatchObject({
        name: "ValidationError",
        issues: [{ path: "securityKey" }]
      })
    }
    expect(server.sent).toEqual([])
    expect(() => new Sdk.Client({ secretKey: "test_sk_example", securityKey: "00" })).toThrow("securityKey")
  })

  it("have the types of their requests and answers", () => {
    const { payouts, sellers } = { payouts: {}, sellers: {} } as unknown as Sdk.Client
    expectTypeOf(payouts.request).returns.resolves.toEqualTypeOf<ReadonlyArray<Sdk.Payout>>()
    expectTypeOf(payouts.list).returns.toEqualTypeOf<Sdk.List<Sdk.Payout>>()
    expectTypeOf(sellers.remove).returns.resolves.toEqualTypeOf<Sdk.RemovedSeller>()
    expectTypeOf<Sdk.WebhookEvents["payout.changed"]>().toEqualTypeOf<Sdk.Payout>()
    expectTypeOf<Sdk.WebhookEvents["seller.changed"]>().toEqualTypeOf<Sdk.Seller>()
  })
})
