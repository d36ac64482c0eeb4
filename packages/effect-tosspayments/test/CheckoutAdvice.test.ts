import { readFileSync } from "node:fs"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as CheckoutAdvice from "../src/CheckoutAdvice.js"
import * as TossErrorAdvice from "../src/TossErrorAdvice.js"
import * as TossErrorCode from "../src/TossErrorCode.js"

const fixture = <A>(name: string): A =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"))

const documented = fixture<{
  readonly failUrl: ReadonlyArray<string>
  readonly failUrlOfBrandpay: ReadonlyArray<string>
  readonly browser: ReadonlyArray<string>
  readonly browserAdded: ReadonlyArray<string>
}>("checkout-codes")
const codes = [...new Set(Object.values(documented).flat())]

const unknown = CheckoutAdvice.lookup("SOMETHING_NEW")
const open = ["FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING", "UNKNOWN_PAYMENT_ERROR", "COMMON_ERROR", "UNKNOWN"]
const retries: ReadonlyArray<CheckoutAdvice.Retry> = [
  "Now",
  "Later",
  "AfterChange",
  "AfterFix",
  "AfterReading",
  "Never"
]

describe("CheckoutAdvice", () => {
  it("knows every code of failUrl and of the browser SDK, and no other", () => {
    expect(documented.failUrlOfBrandpay).toHaveLength(25)
    expect([...CheckoutAdvice.codes()].sort()).toEqual([...codes].sort())
  })

  it("has, with TossErrorAdvice, advice of its own for every recorded error code", () => {
    const recorded = fixture<ReadonlyArray<{ readonly code: string; readonly scope: string }>>("errors")
    expect(recorded).toHaveLength(222)
    for (const { code, scope } of recorded) {
      const known =
        scope === "sdk" ? CheckoutAdvice.codes().includes(code as never) : TossErrorCode.isKnown(code)
      expect(known, code).toBe(true)
      expect(CheckoutAdvice.lookup(code).meaning, code).not.toEqual(unknown.meaning)
    }
  })

  it("says everything in Korean and in English, in whole sentences, politely to the buyer and without internals", () => {
    for (const code of [...codes, ...TossErrorCode.codes(), "SOMETHING_NEW"]) {
      const { advice, buyer, meaning, money, retry } = CheckoutAdvice.lookup(code)
      for (const { en, ko } of [meaning, money, retry, advice, buyer]) {
        expect(ko, code).toMatch(/^\S.*[가-힣].*\.$/)
        expect(en, code).toMatch(/^\S[^가-힣]*\.$/)
      }
      expect(buyer.ko, code).toMatch(/^[^.]+ 주시기 바랍니다\.$/)
      expect(buyer.en, code).toMatch(/^[^.]*\bplease\b[^.]*\.$/i)
      expect(`${buyer.ko} ${buyer.en}`, code).not.toMatch(/[A-Z]_[A-Z]|\bAPI\b|client key|키를|server|서버/i)
      expect(retries, code).toContain(retry.how)
    }
  })

  it("says that no money moved, but where the code leaves that open", () => {
    for (const code of codes) {
      const { money, retry } = CheckoutAdvice.lookup(code)
      if (retry.how === "AfterReading") continue
      expect(money.moved, code).toBe("NotMoved")
    }
    for (const code of open) expect(CheckoutAdvice.lookup(code).money.moved, code).toBe("Unknown")
    expect(CheckoutAdvice.lookup("DUPLICATED_ORDER_ID").money.moved).toBe("MaybeEarlier")
  })

  it("lets the buyer wait, and the shop read the payment, while that is open", () => {
    for (const code of [...CheckoutAdvice.codes(), ...TossErrorCode.codes(), "SOMETHING_NEW"]) {
      const { advice, buyer, money, retry } = CheckoutAdvice.lookup(code)
      if (money.moved === "NotMoved") continue
      expect(retry.how, code).toBe("AfterReading")
      expect(advice.en, code).toContain("Read the payment by its order id")
      expect(buyer.en, code).not.toMatch(/start it again|try again later/)
    }
  })

  it.each([
    ["PAY_PROCESS_CANCELED", "Buyer", "Now"],
    ["USER_CANCEL", "Buyer", "Now"],
    ["REJECT_CARD_COMPANY", "Buyer", "AfterChange"],
    ["NEED_AGREEMENT_WITH_REQUIRED_TERMS", "Buyer", "AfterChange"],
    ["INVALID_PASSWORD", "Buyer", "AfterChange"],
    ["MAINTAINED_METHOD", "TossPayments", "Later"],
    ["INVALID_METHOD_TRANSACTION", "Developer", "Later"],
    ["NOT_SETUP_AMOUNT", "Developer", "AfterFix"],
    ["NOT_SUPPORTED_METHOD", "Merchant", "AfterFix"],
    ["SUSPECTED_PHISHING_PAYMENT", "Buyer", "Never"],
    ["UNKNOWN", "TossPayments", "AfterReading"]
  ])("says of %s that it is up to %s, to be tried again: %s", (code, actor, how) => {
    expect(CheckoutAdvice.lookup(code)).toMatchObject({ actor, retry: { how } })
  })

  it("asks to reissue a secret key that has reached the browser", () => {
    expect(CheckoutAdvice.lookup("INSECURE_KEY_USAGE").advice.en).toContain("reissued")
  })

  it("takes a code of the API for a failed payment, without its idempotency keys", () => {
    for (const code of TossErrorCode.codes()) {
      const { advice } = CheckoutAdvice.lookup(code)
      expect(`${advice.ko} ${advice.en}`, code).not.toMatch(/멱등|idempotency/)
    }
    const { buyer, meaning, retry } = CheckoutAdvice.lookup("INVALID_CARD_NUMBER")
    const ofApi = TossErrorAdvice.lookup("INVALID_CARD_NUMBER")
    expect({ buyer, meaning }).toEqual({ buyer: ofApi.buyer, meaning: ofApi.meaning })
    expect(retry.how).toBe("AfterChange")
  })

  it("answers an unknown code, and names every object has, with what is safe in every case", () => {
    expect(unknown).toMatchObject({ money: { moved: "Unknown" }, retry: { how: "AfterReading" } })
    expect(unknown.buyer.ko).toContain("다시 시도하지 마시고")
    for (const name of ["__proto__", "constructor", "toString", "", undefined, null, 5]) {
      expect(CheckoutAdvice.lookup(name as never)).toEqual(unknown)
    }
  })

  it("lists its codes in a type", () => {
    expectTypeOf<"USER_CANCEL">().toExtend<CheckoutAdvice.Known>()
    expectTypeOf<string>().not.toExtend<CheckoutAdvice.Known>()
  })
})
