/** The words that models are said in, those that payments do not need among them. */
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as JSONSchema from "effect/JSONSchema"
import * as Schema from "effect/Schema"
import * as Wire from "../src/internal/schema/wire.js"
import * as Samples from "./support/Samples.js"

const read = <A, I>(wire: Wire.Wire<A, I>, json: unknown) => Wire.decode(wire, json)

const one = Wire.struct(() => ({
  text: Wire.text,
  key: Wire.key,
  number: Wire.number,
  amount: Wire.amount,
  boolean: Wire.boolean,
  flag: Wire.flag,
  date: Wire.date,
  day: Wire.day,
  json: Wire.json,
  kind: Wire.openEnum<"A" | "B" | (string & {})>(),
  maybe: Wire.nullable(Wire.date),
  status: Wire.orElse(Wire.required(Wire.openEnum<"DONE" | "ABORTED">()), "DONE"),
  rows: Wire.list(Wire.number),
  names: Wire.record(Wire.text)
}))

const good = {
  text: "a",
  key: "k",
  number: 1.5,
  amount: 2,
  boolean: true,
  flag: false,
  date: "2026-03-02T10:15:01",
  day: "2026-03-02",
  json: { any: [1] },
  kind: "C",
  maybe: null,
  status: "ABORTED",
  rows: [1, 2],
  names: { a: "b" }
}

describe("A model", () => {
  it("is read field by field, in the types that it says", () => {
    const result = read(one, { ...good, isNew: 1 })
    expect(result).toEqual({
      value: { ...good, date: new Date("2026-03-02T01:15:01Z") },
      drift: []
    })
    if ("issues" in result) return
    expectTypeOf(result.value.text).toEqualTypeOf<string>()
    expectTypeOf(result.value.kind).toEqualTypeOf<"A" | "B" | (string & {})>()
    expectTypeOf(result.value.maybe).toEqualTypeOf<Date | null>()
    expectTypeOf(result.value.rows).toEqualTypeOf<ReadonlyArray<number>>()
  })

  it("has nulls and defaults for what may be missing, and says nothing of it", () => {
    const { flag, maybe, status, ...rest } = good
    expect(read(one, rest)).toMatchObject({ value: { flag: null, maybe: null, status: "DONE" }, drift: [] })
  })

  it("has placeholders for what should be there, and reports it", () => {
    const { amount, date, day, kind, text, ...rest } = good
    const nothing = { text: "", amount: Number.NaN, date: new Date(Number.NaN), day: "", kind: "" }
    const missing = read(one, rest)
    expect(missing).toMatchObject({ value: nothing })
    expect(missing).toHaveProperty(
      "drift",
      ["text", "amount", "date", "day", "kind"].map((path) => ({ path, expected: "a value (it is missing)" }))
    )
    const wrong = { text: 1, amount: "2", date: "2026-02-30T00:00:00", day: "2026-02-30", kind: null }
    expect(read(one, { ...good, ...wrong })).toMatchObject({
      value: nothing,
      drift: [
        { path: "text", expected: "a string" },
        { path: "amount", expected: "a number" },
        { path: "date", expected: "an ISO 8601 date-time" },
        { path: "day", expected: "a day as yyyy-MM-dd" },
        { path: "kind", expected: "a string" }
      ]
    })
  })

  it("is not read without what it must have, and tells all of it", () => {
    const { boolean, key, json, ...rest } = good
    expect(read(one, { ...rest, number: "1", rows: [1, "2"], names: { a: 1 }, status: 1 })).toEqual({
      issues: [
        { path: "key", expected: "a value (it is missing)" },
        { path: "number", expected: "a finite number" },
        { path: "boolean", expected: "a value (it is missing)" },
        { path: "json", expected: "a value (it is missing)" },
        { path: "status", expected: "a string" },
        { path: "status", expected: "null" },
        { path: "rows.1", expected: "a finite number" },
        { path: "names.a", expected: "a string" }
      ]
    })
  })

  it("looks at its fields when it is read first, and once", () => {
    let looked = 0
    const lazy = Wire.struct(() => {
      looked += 1
      return { text: Wire.text }
    })
    expect(looked).toBe(0)
    for (const text of ["a", "b"]) read(lazy, { text })
    expect(looked).toBe(1)
  })

  it("must agree with its interface, or it does not compile", () => {
    interface Model {
      readonly text: string
      readonly maybe: Date | null
    }
    const right = Wire.struct(() => ({ text: Wire.text, maybe: Wire.nullable(Wire.date) }))
    const model: Wire.Wire<Model, Wire.Encoded<typeof right>> = right
    const less = Wire.struct(() => ({ text: Wire.text }))
    // @ts-expect-error: a field is missing
    const missing: Wire.Wire<Model, Wire.Encoded<typeof less>> = less
    const other = Wire.struct(() => ({ text: Wire.text, maybe: Wire.nullable(Wire.text) }))
    // @ts-expect-error: a field is something else
    const wrong: Wire.Wire<Model, Wire.Encoded<typeof other>> = other
    const more = Wire.struct(() => ({ text: Wire.text, maybe: Wire.nullable(Wire.date), more: Wire.text }))
    // @ts-expect-error: a field is not in the interface
    const extra: Wire.Wire<Model, Wire.Encoded<typeof more>> = more
    expectTypeOf<Wire.Encoded<typeof right>>().toEqualTypeOf<{
      readonly text?: string | undefined
      readonly maybe?: string | null | undefined
    }>()
    expect([model, missing, wrong, extra]).toHaveLength(4)
  })

  it("is a schema for Effect, which can be written, too", () => {
    const schema = Wire.schema("One", one)
    const decoded = Schema.decodeUnknownSync(schema)(good)
    expect(Schema.encodeSync(schema)(decoded)).toEqual({ ...good, date: "2026-03-02T10:15:01+09:00" })
    const list = Schema.Struct({ items: Schema.Array(schema) })
    expect(Schema.decodeUnknownSync(list)({ items: [good] }).items).toEqual([decoded])
    expect(Object.keys(JSONSchema.make(list).$defs ?? {})).toEqual(["TossPayments.One"])
  })
})

describe("A union", () => {
  const discount = Wire.struct(() => ({ type: Wire.literal("CARD_DISCOUNT"), discountAmount: Wire.number }))
  const free = Wire.struct(() => ({ type: Wire.literal("INTEREST_FREE"), months: Wire.list(Wire.number) }))
  const promotion = Wire.union(discount, free)

  it("is the member whose literal stands there", () => {
    expect(read(promotion, { type: "INTEREST_FREE", months: [2, 3] })).toEqual({
      value: { type: "INTEREST_FREE", months: [2, 3] },
      drift: []
    })
    const result = read(promotion, { type: "CARD_DISCOUNT", discountAmount: 1000 })
    if ("issues" in result || result.value.type !== "CARD_DISCOUNT") throw new Error("not read")
    expectTypeOf(result.value.discountAmount).toEqualTypeOf<number>()
    expect(result.value.discountAmount).toBe(1000)
  })

  it("forgets what the other members found wrong", () => {
    const either = Wire.struct(() => ({ wallet: Wire.nullable(Wire.union(discount, Wire.text)) }))
    expect(read(either, { wallet: "페이팔" })).toEqual({ value: { wallet: "페이팔" }, drift: [] })
  })

  it("tells what it could be", () => {
    expect(read(promotion, { type: "NEW" })).toHaveProperty(
      "issues",
      expect.arrayContaining([
        { path: "type", expected: '"CARD_DISCOUNT"' },
        { path: "type", expected: '"INTEREST_FREE"' }
      ])
    )
  })
})

describe("A page", () => {
  const page = <A, I>(row: Wire.Wire<A, I>) =>
    Wire.struct(() => ({
      hasNext: Wire.boolean,
      lastCursor: Wire.nullable(Wire.union(Wire.number, Wire.text)),
      data: Wire.list(row)
    }))
  const rows = page(Wire.struct(() => ({ receiptKey: Wire.key, amount: Wire.amount })))

  it("tells drift of its rows once", () => {
    expect(
      read(rows, { hasNext: true, lastCursor: 7, data: [{ receiptKey: "a" }, { receiptKey: "b" }] })
    ).toEqual({
      value: {
        hasNext: true,
        lastCursor: 7,
        data: [
          { receiptKey: "a", amount: Number.NaN },
          { receiptKey: "b", amount: Number.NaN }
        ]
      },
      drift: [{ path: "data[].amount", expected: "a value (it is missing)" }]
    })
  })

  it("says in which row something is wrong", () => {
    expect(read(rows, { hasNext: false, data: [{ receiptKey: "a" }, {}] })).toEqual({
      issues: [{ path: "data.1.receiptKey", expected: "a value (it is missing)" }]
    })
  })
})

describe("What the API has beside payments", () => {
  const money = Wire.struct(() => ({ currency: Wire.text, value: Wire.number }))
  const payout = Wire.struct(() => ({
    id: Wire.key,
    refPayoutId: Wire.text,
    destination: Wire.text,
    scheduleType: Wire.openEnum<"EXPRESS" | "SCHEDULED">(),
    payoutDate: Wire.day,
    amount: money,
    transactionDescription: Wire.text,
    requestedAt: Wire.date,
    status: Wire.required(Wire.openEnum<"REQUESTED" | "COMPLETED" | "FAILED" | (string & {})>()),
    error: Wire.nullable(Wire.struct(() => ({ code: Wire.required(Wire.text), message: Wire.text }))),
    metadata: Wire.nullable(Wire.record(Wire.text))
  }))
  const person = Wire.struct(() => ({ name: Wire.text, email: Wire.text, phone: Wire.text }))
  const seller = Wire.struct(() => ({
    id: Wire.key,
    refSellerId: Wire.text,
    businessType: Wire.openEnum<"INDIVIDUAL" | "CORPORATE">(),
    company: Wire.nullable(person),
    individual: Wire.nullable(person),
    status: Wire.openEnum(),
    account: Wire.struct(() => ({ bankCode: Wire.text, accountNumber: Wire.text, holderName: Wire.text })),
    metadata: Wire.nullable(Wire.record(Wire.text))
  }))

  it.each([
    ["webhook-payout-changed-completed", payout],
    ["webhook-payout-changed-failed", payout],
    ["webhook-seller-changed", seller]
  ] as const)("%s can be said, and written back", (name, wire) => {
    const json = Samples.json(name)["entityBody"]
    const read = Wire.decode(wire as Wire.Wire<unknown, unknown>, json)
    expect(read).toHaveProperty("drift", [])
    const write = Schema.encodeUnknownSync(Wire.schema("Body", wire as Wire.Wire<unknown, unknown>))
    expect("value" in read ? write(read.value) : null).toEqual(json)
  })
})
