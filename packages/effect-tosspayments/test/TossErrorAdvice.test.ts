import { readFileSync } from "node:fs"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as TossErrorAdvice from "../src/TossErrorAdvice.js"
import * as TossErrorCode from "../src/TossErrorCode.js"

const recorded = JSON.parse(
  readFileSync(new URL("./fixtures/errors.json", import.meta.url), "utf8")
) as ReadonlyArray<{ readonly code: string; readonly scope: string }>
const codes = recorded.filter((error) => error.scope !== "sdk").map((error) => error.code)

const fallback = TossErrorAdvice.lookup("SOMETHING_NEW")
const texts = (advice: TossErrorAdvice.Advice) => [advice.meaning, advice.advice, advice.buyer]

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
