import { readFileSync } from "node:fs"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as TossErrorAdvice from "../src/TossErrorAdvice.js"
import * as TossErrorCode from "../src/TossErrorCode.js"

const recorded = JSON.parse(
  readFileSync(new URL("./fixtures/errors.json", import.meta.url), "utf8")
) as ReadonlyArray<{ readonly code: string; readonly scope: string }>
const codes = recorded.filter((error) => error.scope !== "sdk").map((error) => error.code)

const fallback = TossErrorAdvice.lookup("SOMETHING_NEW")
const texts = ({ advice, buyer, meaning, money, retry }: TossErrorAdvice.Advice) => [
  meaning,
  money,
  retry,
  advice,
  buyer
]

describe("TossErrorAdvice", () => {
  it("has a meaning of its own for every code", () => {
    expect(codes.length).toBeGreaterThan(190)
    for (const code of codes) expect(TossErrorAdvice.lookup(code).meaning, code).not.toEqual(fallback.meaning)
  })

  it("says everything in Korean and in English, in whole sentences", () => {
    for (const code of [...codes, "SOMETHING_NEW"]) {
      for (const { ko, en } of texts(TossErrorAdvice.lookup(code))) {
        expect(ko, code).toMatch(/[가-힣]/)
        expect(ko, code).toMatch(/^\S.*\.$/)
        expect(en, code).toMatch(/^\S.*\.$/)
        expect(en, code).not.toMatch(/[가-힣]/)
      }
    }
  })

  it("speaks politely to the buyer, in one sentence", () => {
    for (const code of [...codes, "SOMETHING_NEW"]) {
      const { ko, en } = TossErrorAdvice.lookup(code).buyer
      expect(ko, code).toMatch(/^[^.]+ 주시기 바랍니다\.$/)
      expect(en, code).toMatch(/^[^.]*\bplease\b[^.]*\.$/i)
    }
  })

  it("shows the buyer no internals", () => {
    for (const code of [...codes, "SOMETHING_NEW"]) {
      const { ko, en } = TossErrorAdvice.lookup(code).buyer
      expect(`${ko} ${en}`, code).not.toMatch(/[A-Za-z0-9]_[A-Za-z0-9]/)
      expect(`${ko} ${en}`, code).not.toMatch(
        /\bAPI\b|secret key|client key|시크릿|멱등|idempoten|\bserver\b|서버|MID/i
      )
    }
  })

  it("never invites the buyer to try again while the outcome is open", () => {
    for (const code of TossErrorCode.codes()) {
      if (TossErrorCode.lookup(code)?.category !== "Server") continue
      expect(TossErrorAdvice.lookup(code).buyer.ko, code).toContain("다시 시도하지 마시고")
    }
    expect(fallback.buyer.ko).toContain("다시 시도하지 마시고")
  })

  it("tells to read the resource wherever the code table does", () => {
    for (const code of TossErrorCode.codes()) {
      const entry = TossErrorCode.lookup(code)
      if (entry?.readFirst !== true && entry?.retry !== "NewKeyAfterReading") continue
      expect(TossErrorAdvice.lookup(code).advice.ko, code).toContain("조회")
      expect(TossErrorAdvice.lookup(code).advice.en, code).toMatch(/\bread\b/i)
    }
  })

  it("hands a decline to people who can act on it, never to TossPayments unless it is closed for now", () => {
    for (const code of TossErrorCode.codes()) {
      const entry = TossErrorCode.lookup(code)
      if (entry?.category !== "Declined" || entry.retry === "Later") continue
      expect(["Buyer", "Merchant"], code).toContain(TossErrorAdvice.lookup(code).actor)
    }
  })

  it("says whether money moved, in the words of the code table", () => {
    for (const code of TossErrorCode.codes()) {
      const { money, retry } = TossErrorAdvice.lookup(code)
      const entry = TossErrorCode.lookup(code)
      expect(retry.how, code).toBe(entry?.retry)
      if (money.moved === "NotMoved") {
        expect(entry?.readFirst, code).toBe(false)
        expect(["NewKeyAfterReading", entry?.category === "RateLimit" ? "" : "SameKey"], code).not.toContain(
          retry.how
        )
      }
      if (money.moved === "MaybeEarlier")
        expect(entry).toMatchObject({ category: "Conflict", readFirst: true })
    }
  })

  it.each([
    ["REJECT_CARD_PAYMENT", "NotMoved"],
    ["INVALID_REQUEST", "NotMoved"],
    ["FORBIDDEN_CONSECUTIVE_REQUEST", "NotMoved"],
    ["ALREADY_PROCESSED_PAYMENT", "MaybeEarlier"],
    ["DUPLICATED_ORDER_ID", "MaybeEarlier"],
    ["NOT_CANCELABLE_AMOUNT", "MaybeEarlier"],
    ["IDEMPOTENT_REQUEST_PROCESSING", "Unknown"],
    ["PROVIDER_ERROR", "Unknown"],
    ["FAILED_INTERNAL_SYSTEM_PROCESSING", "Unknown"],
    ["FAILED_BILLING_AUTO_CANCEL", "Unknown"],
    ["FAILED_PAYMENT_CONFIRM", "Unknown"],
    ["EXCEED_MAX_ONE_DAY_PAYMENT_COUNT", "Unknown"],
    ["SOMETHING_NEW", "Unknown"]
  ])("says of %s that money is %s", (code, moved) => {
    expect(TossErrorAdvice.lookup(code).money.moved).toBe(moved)
  })

  it("does not forbid in one sentence what it allows in another", () => {
    for (const code of [...codes, "SOMETHING_NEW"]) {
      const { advice, retry } = TossErrorAdvice.lookup(code)
      if (retry.how === "Never") expect(advice.en, code).not.toMatch(/send it again with|cancel again with/)
      if (retry.how !== "Never") expect(advice.en, code).not.toContain("never will")
    }
  })

  it("answers an unknown code, and names every object has, with the safe fallback", () => {
    expect(fallback).toMatchObject({ actor: "Developer" })
    expect(fallback.advice.en).toContain("Read the resource before you send anything again")
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty", ""]) {
      expect(TossErrorAdvice.lookup(name), name).toEqual(fallback)
    }
  })

  it("takes any string", () => {
    expectTypeOf(TossErrorAdvice.lookup).parameters.toEqualTypeOf<[code: string]>()
    expectTypeOf(TossErrorAdvice.lookup).returns.toEqualTypeOf<TossErrorAdvice.Advice>()
  })
})

describe("TossErrorAdvice of an error", () => {
  const errors = [
    { code: null, outcome: "NotApplied", attempts: 0 },
    { code: null, outcome: "NotApplied", attempts: 1 },
    { code: null, outcome: "Unknown", attempts: 1 },
    { code: "TOO_MANY_REQUESTS", outcome: "Unknown", attempts: 4 }
  ] as const

  it("is that of its code when the request did not take effect", () => {
    const error = { code: "REJECT_CARD_PAYMENT", outcome: "NotApplied", attempts: 1 } as const
    expect(TossErrorAdvice.forError(error)).toEqual(TossErrorAdvice.lookup("REJECT_CARD_PAYMENT"))
  })

  it("says that no money moved when a code that leaves it open has been looked into", () => {
    for (const code of ["FAILED_INTERNAL_SYSTEM_PROCESSING", "PROVIDER_ERROR", "SOMETHING_NEW"]) {
      const advice = TossErrorAdvice.forError({ code, outcome: "NotApplied", attempts: 2 })
      expect(advice.money.moved).toBe("NotMoved")
      expect(advice.retry.how).toBe("NewKeyAfterReading")
      expect(advice.meaning).toEqual(TossErrorAdvice.lookup(code).meaning)
      expect(advice.advice.en).toContain("This request moved no money")
      expect(advice.buyer.ko).not.toContain("다시 시도하지 마시고")
    }
  })

  it("keeps in mind that an earlier request may have moved money", () => {
    const error = { code: "ALREADY_PROCESSED_PAYMENT", outcome: "NotApplied", attempts: 1 } as const
    expect(TossErrorAdvice.forError(error).money.moved).toBe("MaybeEarlier")
  })

  it("does not know whether money moved as long as the outcome is unknown, whatever the code", () => {
    for (const code of [null, "REJECT_CARD_PAYMENT", "ALREADY_PROCESSED_PAYMENT"]) {
      const advice = TossErrorAdvice.forError({ code, outcome: "Unknown", attempts: 1 })
      expect([advice.money.moved, advice.retry.how]).toEqual(["Unknown", "SameKey"])
    }
  })

  it("asks to find out, and the buyer to wait, as long as the outcome is unknown, whatever the code", () => {
    for (const error of errors.slice(2)) {
      const { advice, buyer } = TossErrorAdvice.forError(error)
      expect(advice.en).toContain("find out with resolve")
      expect(buyer.ko).toContain("다시 시도하지 마시고")
    }
    expect(TossErrorAdvice.forError(errors[3]).meaning).toEqual(
      TossErrorAdvice.lookup("TOO_MANY_REQUESTS").meaning
    )
  })

  it("without a code differs by whether anything was sent", () => {
    const [refused, unreachable] = errors.map(TossErrorAdvice.forError)
    expect(refused?.advice.en).toContain("Nothing was sent")
    expect(unreachable?.buyer.en).toContain("please try again in a little while")
  })

  it("is in Korean and in English, in whole sentences, and polite to the buyer", () => {
    for (const advice of errors.map(TossErrorAdvice.forError)) {
      for (const { ko, en } of texts(advice)) {
        expect(ko).toMatch(/^\S.*[가-힣].*\.$/)
        expect(en).toMatch(/^\S[^가-힣]*\.$/)
      }
      expect(advice.buyer.ko).toMatch(/^[^.]+ 주시기 바랍니다\.$/)
      expect(advice.buyer.en).toMatch(/^[^.]*\bplease\b[^.]*\.$/i)
    }
  })
})
