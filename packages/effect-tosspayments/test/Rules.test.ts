/** The words that requests are said in, those that payments do not need among them. */
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Rules from "../src/internal/schema/rules.js"

const write = <A, I>(rule: Rules.Rule<A, I>, value: unknown): unknown => {
  const result = Rules.encode(rule, value)
  return "issues" in result ? result.issues.map(({ expected }) => expected) : result.value
}

describe("A rule", () => {
  const accepted: ReadonlyArray<
    readonly [name: string, rule: Rules.Rule<never, never>, given: unknown, sent: unknown]
  > = [
    ["text", Rules.text(1, 3), "가나다", "가나다"],
    ["digits", Rules.digits(8, 15), "01012345678", "01012345678"],
    ["oneOf", Rules.oneOf("소득공제", "지출증빙"), "소득공제", "소득공제"],
    ["flag", Rules.flag, false, false],
    ["integer", Rules.integer(0, 12), 12, 12],
    ["amount", Rules.amount(1), 1.1 * 3, 3.3],
    ["day", Rules.day, "2026-02-28", "2026-02-28"],
    ["date", Rules.date, new Date("2026-03-02T01:15:01Z"), "2026-03-02T10:15:01"],
    ["list", Rules.list(Rules.text(1, 9), 1, 2), ["REGISTER", "CARD"], ["REGISTER", "CARD"]],
    ["metadata", Rules.metadata(2, 5, 4), { color: "red", size: "M" }, { color: "red", size: "M" }],
    ["nullable", Rules.nullable(Rules.digits(3, 3)), null, null]
  ] as never
  it.each(accepted)("%s is sent", (_, rule, given, sent) => {
    expect(write(rule, given)).toEqual(sent)
  })

  const refused: ReadonlyArray<
    readonly [name: string, rule: Rules.Rule<never, never>, given: unknown, expected: string]
  > = [
    ["text", Rules.text(1, 3), "가나다라", "text of 1 to 3 characters"],
    ["text", Rules.text(1, 3), " ", "text that is not blank (it has nothing but spaces)"],
    ["text", Rules.text(2, 2), "a", "text of 2 characters"],
    ["digits", Rules.digits(8, 15), "010-1234-5678", "8 to 15 digits"],
    ["digits", Rules.digits(3, 3), "0888", "3 digits"],
    ["digits", Rules.digits(3, 3), 88, "text"],
    ["oneOf", Rules.oneOf("A", "B"), "C", '"A" or "B"'],
    ["flag", Rules.flag, "true", "true or false"],
    ["integer", Rules.integer(0, 12), 2.5, "a whole number from 0 to 12"],
    ["integer", Rules.integer(0, 12), 13, "a whole number from 0 to 12"],
    ["integer", Rules.integer(0, 12), "2", "a number (not text)"],
    ["amount", Rules.amount(1), 0.5, "an amount of at least 1 with at most two decimals"],
    ["day", Rules.day, "2026-02-30", "a day as yyyy-MM-dd"],
    ["day", Rules.day, "20260228", "a day as yyyy-MM-dd"],
    ["date", Rules.date, "2026-03-02T10:15:01", "a valid date"],
    ["date", Rules.date, new Date(Number.NaN), "a valid date"],
    ["list", Rules.list(Rules.flag, 1, 2), [], "a list of 1 to 2 elements"],
    ["list", Rules.list(Rules.flag, 1, 2), [true, 1], "true or false"],
    ["list", Rules.list(Rules.flag, 1, 2), "no", "a list"],
    [
      "metadata",
      Rules.metadata(1, 5, 4),
      { a: "b", c: "d" },
      "at most 1 pairs, names of at most 5 characters"
    ],
    [
      "metadata",
      Rules.metadata(1, 5, 4),
      { colour: "red" },
      "at most 1 pairs, names of at most 5 characters"
    ],
    ["metadata", Rules.metadata(1, 5, 4), { a: "black" }, "text of 1 to 4 characters"],
    ["nullable", Rules.nullable(Rules.digits(3, 3)), "1", "3 digits"]
  ] as never
  it.each(refused)("%s says what is wrong, and not with what", (_, rule, given, expected) => {
    expect((write(rule, given) as ReadonlyArray<string>)[0]).toBe(expected)
  })
})

describe("A request", () => {
  const rule = Rules.struct(() => ({
    amount: Rules.amount(1),
    method: Rules.optional(Rules.oneOf("CARD", "TRANSFER")),
    expected: Rules.unsent(Rules.amount(1))
  }))

  it("has no other fields, and needs none that is optional", () => {
    expect(write(rule, { amount: 1 })).toEqual({ amount: 1 })
    expect(write(rule, { amount: 1, method: undefined })).toEqual({ amount: 1 })
    expect(write(rule, { amuont: 1 })).toEqual([
      "no such field (there are amount, method, expected)",
      "a value (it is missing)"
    ])
    expect(write(rule, [1])).toEqual(["an object with amount"])
  })

  it("keeps to itself what is not sent", () => {
    expect(write(rule, { amount: 1, expected: 1 })).toEqual({ amount: 1 })
    expect(write(rule, { amount: 1, expected: "1" })).toEqual(["a number (not text)"])
    expectTypeOf<Rules.Encoded<typeof rule>>().toEqualTypeOf<{
      readonly amount: number
      readonly method?: "CARD" | "TRANSFER" | undefined
    }>()
  })

  it("can be a list, as that of payouts", () => {
    const payouts = Rules.list(rule, 1, 100)
    expect(Rules.encode(payouts, [{ amount: 1 }, { amount: 0 }])).toEqual({
      issues: [{ path: "1.amount", expected: "an amount of at least 1 with at most two decimals" }]
    })
  })
})
