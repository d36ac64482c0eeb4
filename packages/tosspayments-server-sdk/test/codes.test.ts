import { describe, expect, expectTypeOf, it } from "vitest"
import * as Sdk from "../src/index.js"

describe("tables", () => {
  it.each([
    [Sdk.findBank("국민은행")?.code, "06"],
    [Sdk.findBank("06")?.payoutCode, "004"],
    [Sdk.findCardCompany("현대카드")?.code, "61"],
    [Sdk.findCardCompany("우리"), null],
    [Sdk.findCardCompanies("우리").map(({ code }) => code), ["33", "W1"]],
    [Sdk.findEasyPayProvider("토스페이")?.code, "TOSSPAY"],
    [Sdk.findPaymentMethod("CARD")?.korean, "카드"],
    [Sdk.findPaymentStatus("DONE")?.name.en, "Paid"]
  ])("are looked up by any name: %j", (found, expected) => {
    expect(found).toEqual(expected)
  })

  it("are lists, too", () => {
    for (const rows of [
      Sdk.banks(),
      Sdk.cardCompanies(),
      Sdk.easyPayProviders(),
      Sdk.paymentMethods(),
      Sdk.paymentStatuses()
    ]) {
      expect(rows.length).toBeGreaterThan(7)
      for (const { name } of rows) expect([typeof name.ko, typeof name.en]).toEqual(["string", "string"])
    }
    expectTypeOf<Sdk.Bank["code"]>().toEqualTypeOf<Sdk.BankCode | null>()
  })
})

describe("a failUrl", () => {
  it("is read, and its code comes with advice", () => {
    const failed = Sdk.readFailUrl("https://shop.example/fail?code=PAY_PROCESS_CANCELED&message=x")
    expect(failed).toEqual({ code: "PAY_PROCESS_CANCELED", message: "x", orderId: null })
    expect(Sdk.checkoutAdviceFor(failed?.code ?? "")).toMatchObject({
      money: { moved: "NotMoved" },
      retry: { how: "Now" }
    })
    expect(Sdk.knownCheckoutCodes()).toContain("USER_CANCEL")
  })

  it("can be given as a URL and as Express has its query", () => {
    expectTypeOf<URL>().toExtend<Sdk.FailUrlInput>()
    expectTypeOf<URLSearchParams>().toExtend<Sdk.FailUrlInput>()
    expectTypeOf<{ [name: string]: undefined | string | string[] }>().toExtend<Sdk.FailUrlInput>()
    expect(Sdk.readFailUrl({ code: ["A"], orderId: "b" })).toEqual({ code: "A", message: "", orderId: "b" })
  })
})

describe("advice for an error", () => {
  it("says whether money moved and whether to send it again", () => {
    expect(Sdk.adviceFor("REJECT_CARD_PAYMENT")).toMatchObject({
      money: { moved: "NotMoved", en: "This request moved no money." },
      retry: { how: "AfterChange" }
    })
  })
})
