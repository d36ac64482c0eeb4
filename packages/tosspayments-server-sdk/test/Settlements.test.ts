import { describe, expect, expectTypeOf, it } from "vitest"
import type * as Sdk from "../src/index.js"
import { ValidationError } from "../src/index.js"
import { connect, rejection } from "./support/connect.js"
import * as Server from "./support/Server.js"

const samples = Server.fixture("settlements") as unknown as ReadonlyArray<Record<string, unknown>>
const window = { startDate: "2026-03-02", endDate: "2026-03-03" }

describe("Settlements", () => {
  it("are gone through row by row, page after page", async () => {
    const { client, server } = await connect([
      { status: 200, body: samples },
      { status: 200, body: samples.slice(0, 1) }
    ])
    const amounts: Array<number> = []
    for await (const { payOutAmount } of client.settlements.list({ ...window, size: 2 }))
      amounts.push(payOutAmount)
    expect(amounts).toEqual([31944, -10648, 31944])
    expect(server.sent.map(({ path }) => path)).toEqual(
      [1, 2].map((page) => `/v1/settlements?startDate=2026-03-02&endDate=2026-03-03&page=${page}&size=2`)
    )
  })

  it("are asked for by the key of the payment", async () => {
    const { client, server } = await connect([
      { status: 200, body: Server.fixture("settlement-request-result") }
    ])
    expect(await client.settlements.request({ paymentKey: "payment-1" })).toEqual({ result: true })
    expect(server.sent).toMatchObject([
      { method: "POST", path: "/v1/settlements", body: '{"paymentKey":"payment-1"}' }
    ])
  })

  it("cannot be asked for under an intent: nothing tells what became of it", async () => {
    const { client, server } = await connect([])
    const error = await rejection(
      client.settlements.request({ paymentKey: "payment-1" }, { intent: "ORD-1" })
    )
    expect(error).toBeInstanceOf(ValidationError)
    expect(server.sent).toEqual([])
  })

  it("refuse a request that is none, and send nothing", async () => {
    const { client, server } = await connect([])
    const request = client.settlements.request as (request?: unknown) => Promise<unknown>
    for (const wrong of [undefined, "payment-1", {}, { paymentKey: "" }, { paymentKey: "a", amount: 1 }]) {
      expect(await rejection(request(wrong))).toBeInstanceOf(ValidationError)
    }
    expect(server.sent).toEqual([])
  })

  it("have types of their own", () => {
    expectTypeOf<Sdk.Client["settlements"]["list"]>().toEqualTypeOf<
      (query: Sdk.SettlementsQuery, options?: Sdk.ListOptions | undefined) => Sdk.List<Sdk.Settlement>
    >()
    expectTypeOf<Sdk.Client["settlements"]["request"]>().toEqualTypeOf<
      (
        request: Sdk.SettlementRequest,
        options?: Sdk.CallOptions | undefined
      ) => Promise<Sdk.SettlementRequested>
    >()
  })
})

describe("Promotions", () => {
  it("are lists, all of them or those of cards", async () => {
    const { client, server } = await connect([
      { status: 200, body: Server.fixture("promotions") },
      { status: 200, body: Server.fixture("card-promotion") }
    ])
    expect((await client.promotions.list()).map(({ type }) => type)).toEqual([
      "CARD_DISCOUNT",
      "CARD_INTEREST_FREE",
      "BANK_DISCOUNT"
    ])
    const { discountCards, interestFreeCards } = await client.promotions.listCards({ timeout: 5 })
    expect([discountCards[0]?.discountAmount, interestFreeCards[0]?.installmentFreeMonths]).toEqual([
      3000,
      [2, 3, 4]
    ])
    expect(server.sent.map(({ path }) => path)).toEqual(["/v1/promotions", "/v1/promotions/card"])
  })

  it("have types of their own", () => {
    expectTypeOf<Sdk.Client["promotions"]["list"]>().toEqualTypeOf<
      (options?: Sdk.CallOptions | undefined) => Promise<ReadonlyArray<Sdk.Promotion>>
    >()
    expectTypeOf<Sdk.Client["promotions"]["listCards"]>().returns.toEqualTypeOf<Promise<Sdk.CardPromotion>>()
  })
})
