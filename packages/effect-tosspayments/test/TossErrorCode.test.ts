import { readFileSync } from "node:fs"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as TossErrorCode from "../src/TossErrorCode.js"

interface Recorded {
  readonly code: string
  readonly status: number | null
  readonly retryable: boolean
  readonly retryAdvice: string
  readonly scope: "http" | "object" | "failUrl" | "sdk"
}

const recorded = JSON.parse(
  readFileSync(new URL("./fixtures/errors.json", import.meta.url), "utf8")
) as ReadonlyArray<Recorded>
const ours = recorded.filter((error) => error.scope !== "sdk")

const entry = (code: string): TossErrorCode.Entry => {
  const found = TossErrorCode.lookup(code)
  if (found === undefined) throw new Error(`${code} is not in the table`)
  return found
}

describe("TossErrorCode", () => {
  it("knows every code that the API, an object or failUrl can carry, and no other", () => {
    expect(ours.length).toBeGreaterThan(190)
    expect([...TossErrorCode.codes()].sort()).toEqual(ours.map((error) => error.code).sort())
  })

  it("does not know the codes of the browser SDK", () => {
    const browser = recorded.filter((error) => error.scope === "sdk")
    expect(browser.length).toBeGreaterThan(0)
    for (const { code } of browser) expect(TossErrorCode.lookup(code), code).toBeUndefined()
  })

  it("has the recorded status of every code", () => {
    for (const { code, status } of ours) expect(entry(code).status, code).toBe(status)
  })

  it("repeats with the same key exactly what may be repeated and is not a stored 400", () => {
    const expected = ours
      .filter((error) => error.retryable && error.status !== 400)
      .map((error) => error.code)
    const actual = TossErrorCode.codes().filter((code) => entry(code).retry === "SameKey")
    expect(expected.length).toBeGreaterThan(0)
    expect([...actual].sort()).toEqual(expected.sort())
  })

  it("asks for a reading and a new key after a temporary 400, which TossPayments would replay", () => {
    const temporary = ours.filter((error) => error.retryable && error.status === 400)
    expect(temporary.map((error) => error.code).sort()).toEqual(["CARD_PROCESSING_ERROR", "PROVIDER_ERROR"])
    for (const { code } of temporary) expect(entry(code).retry, code).toBe("NewKeyAfterReading")
  })

  it("follows the recorded advice for everything else", () => {
    for (const { code, retryable, retryAdvice } of ours) {
      if (retryable || retryAdvice.startsWith("read")) continue
      const expected = retryAdvice.startsWith("later")
        ? "Later"
        : retryAdvice.startsWith("only after a change")
          ? "AfterChange"
          : "Never"
      expect(entry(code).retry, code).toBe(expected)
    }
  })

  it("asks to read first exactly where the recorded advice does", () => {
    for (const { code, retryAdvice } of ours) {
      expect(entry(code).readFirst, code).toBe(retryAdvice.startsWith("read the resource back first"))
    }
  })

  it("decides the category by what the caller does next, not by the status", () => {
    expect(entry("PROVIDER_ERROR")).toMatchObject({ status: 400, category: "Server" })
    expect(entry("FAILED_DB_PROCESSING")).toMatchObject({ status: 500, category: "Validation" })
    expect(entry("REJECT_CARD_PAYMENT")).toMatchObject({ status: 403, category: "Declined" })
    expect(entry("INCORRECT_BASIC_AUTH_FORMAT")).toMatchObject({ status: 403, category: "Authentication" })
    expect(entry("FORBIDDEN_CONSECUTIVE_REQUEST")).toMatchObject({ status: 403, category: "RateLimit" })
    expect(entry("NOT_FOUND_TERMINAL_ID")).toMatchObject({ status: 400, category: "Permission" })
    expect(entry("NOT_FOUND_PAYMENT_SESSION")).toMatchObject({ status: 404, category: "Declined" })
    expect(entry("NOT_FOUND_PAYMENT")).toMatchObject({ status: 404, category: "NotFound" })
    expect(entry("ALREADY_PROCESSED_PAYMENT")).toMatchObject({ status: 400, category: "Conflict" })
  })

  it("is not fooled by names every object has", () => {
    for (const name of [
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
      "valueOf",
      "",
      "SOMETHING_NEW"
    ]) {
      expect(TossErrorCode.lookup(name), name).toBeUndefined()
      expect(TossErrorCode.isKnown(name), name).toBe(false)
    }
    expect(TossErrorCode.isKnown("REJECT_CARD_PAYMENT")).toBe(true)
  })

  it("cannot be changed through what it answers", () => {
    const codes = TossErrorCode.codes() as Array<string>
    codes.length = 0
    expect(TossErrorCode.codes().length).toBe(ours.length)
    Object.assign(entry("NOT_FOUND_PAYMENT"), { retry: "SameKey" })
    expect(entry("NOT_FOUND_PAYMENT").retry).toBe("AfterChange")
  })

  it("has a type that lists the known codes and one that takes any code", () => {
    expectTypeOf<"REJECT_CARD_PAYMENT">().toExtend<TossErrorCode.Known>()
    expectTypeOf<string>().not.toExtend<TossErrorCode.Known>()
    expectTypeOf<"SOMETHING_NEW">().not.toExtend<TossErrorCode.Known>()
    expectTypeOf<string>().toExtend<TossErrorCode.TossErrorCode>()
    expectTypeOf<"REJECT_CARD_PAYMENT">().toExtend<TossErrorCode.TossErrorCode>()
    expectTypeOf(TossErrorCode.lookup).returns.toEqualTypeOf<TossErrorCode.Entry | undefined>()
    expectTypeOf(TossErrorCode.isKnown).guards.toEqualTypeOf<TossErrorCode.Known>()
    expectTypeOf(TossErrorCode.codes).returns.toEqualTypeOf<ReadonlyArray<TossErrorCode.Known>>()
  })
})
