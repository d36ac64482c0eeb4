import { describe, expect, it } from "@effect/vitest"
import * as FastCheck from "fast-check"
import * as FailUrl from "../src/FailUrl.js"

const failed: FailUrl.FailedCheckout = {
  code: "REJECT_CARD_COMPANY",
  message: "카드사에서 거절했습니다. 50% & more #1?",
  orderId: "ORD-20260302-0001"
}
const query = new URLSearchParams({ ...failed, orderId: failed.orderId ?? "" })

describe("FailUrl.parse", () => {
  it.each<[string, FailUrl.Input]>([
    ["a URL", `https://shop.example/fail?${query}`],
    ["a URL whose query had something before", `https://shop.example/fail?cart=3&&${query}#top`],
    ["a path", `/fail?${query}`],
    ["a query", `?${query}`],
    ["a query without its mark", `${query}`],
    ["a URL object", new URL(`https://shop.example/fail?${query}`)],
    ["its searchParams", query],
    ["the query of a framework", { ...failed }],
    ["such a query with a parameter twice", { ...failed, code: [failed.code, "OTHER"] }],
    ["such a query without prototype", Object.assign(Object.create(null), failed)]
  ])("reads %s", (_, input) => {
    expect(FailUrl.parse(input)).toEqual(failed)
  })

  it("reads whatever TossPayments wrote", () => {
    FastCheck.assert(
      FastCheck.property(
        FastCheck.record({
          code: FastCheck.string({ unit: "grapheme", minLength: 1 }),
          message: FastCheck.string({ unit: "grapheme" }),
          orderId: FastCheck.option(FastCheck.string({ minLength: 1 }))
        }),
        ({ code, message, orderId }) => {
          const written = new URLSearchParams({ code, message, ...(orderId === null ? {} : { orderId }) })
          expect(FailUrl.parse(`https://shop.example/fail?${written}`)).toEqual({ code, message, orderId })
        }
      )
    )
  })

  it("has no order when the buyer left, or was to register a card", () => {
    for (const search of [
      "code=PAY_PROCESS_CANCELED&message=x",
      "code=PAY_PROCESS_CANCELED&message=x&orderId="
    ]) {
      expect(FailUrl.parse(search)).toEqual({ code: "PAY_PROCESS_CANCELED", message: "x", orderId: null })
    }
  })

  it("has no message when there is none", () => {
    expect(FailUrl.parse("/fail?code=A")).toEqual({ code: "A", message: "", orderId: null })
  })

  it("is null for what is no redirect of a failure", () => {
    for (const input of [
      "",
      "https://shop.example/fail",
      "/success?paymentKey=a&orderId=b&amount=1",
      "/fail?code=",
      {},
      { code: { a: 1 } },
      { code: [] },
      undefined,
      null,
      5,
      new URLSearchParams(),
      Object.create({ code: "INHERITED" })
    ]) {
      expect(FailUrl.parse(input as never)).toBeNull()
    }
  })
})
