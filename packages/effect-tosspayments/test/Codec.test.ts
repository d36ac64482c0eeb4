/**
 * The closures that read answers and write requests say what Effect's own schemas of the same models say: of every sample,
 * and of every sample with anything in any place.
 */
import { describe, expect, it } from "@effect/vitest"
import * as Either from "effect/Either"
import * as FastCheck from "effect/FastCheck"
import * as Schema from "effect/Schema"
import * as Rules from "../src/internal/schema/rules.js"
import * as Wire from "../src/internal/schema/wire.js"
import * as Payment from "../src/model/Payment.js"
import * as Cancel from "../src/model/payment/Cancel.js"
import * as CancelRequest from "../src/model/payment/CancelRequest.js"
import * as ConfirmRequest from "../src/model/payment/ConfirmRequest.js"
import type { Issue } from "../src/TossError.js"
import * as Mutations from "./support/Mutations.js"
import * as ParseIssues from "./support/ParseIssues.js"
import * as Samples from "./support/Samples.js"

type Said = { readonly value: unknown } | { readonly issues: ReadonlyArray<string> }

/** Effect does not tell the names there are beside the one that is none. */
const inWords = (issues: ReadonlyArray<Issue>): ReadonlyArray<string> =>
  issues
    .map(
      ({ expected, path }) =>
        `${path}: ${expected.replace(/^(an object) with .*|^(no such field) .*/, "$1$2")}`
    )
    .sort()

const ours = (result: Wire.Result<unknown>): Said =>
  "issues" in result ? { issues: inWords(result.issues) } : { value: result.value }

const effects = (result: Either.Either<unknown, { readonly issue: unknown }>): Said =>
  Either.isRight(result)
    ? { value: result.right }
    : { issues: inWords(ParseIssues.flatten(result.left.issue as never)) }

const decodePayment = Schema.decodeUnknownEither(Payment.schema, { errors: "all" })
const decodeCancel = Schema.decodeUnknownEither(Cancel.schema, { errors: "all" })
const encodePayment = Schema.encodeSync(Payment.schema)

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const payments = [...Samples.names("payment-"), ...Samples.names("older-payment-")]

/** What models and JSON have in common: absent is null, a date is a moment, and what is no number is nothing. */
const common = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(common)
  if (typeof value !== "object" || value === null) {
    return typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null && field !== undefined)
      .map(([name, field]) => [name, common(field)])
  )
}

describe("A payment", () => {
  it.each(payments)("%s is read as Effect reads it, whatever stands in any place", (name) => {
    const json = Samples.json(name)
    expect(ours(Wire.decode(Payment.codec, json))).toEqual(effects(decodePayment(json)))
    for (const path of Mutations.places(json)) {
      for (const [what, value] of Mutations.hostile) {
        const mutated = Mutations.replace(json, path, value)
        const where = `${what} at ${path.join(".")}`
        expect(ours(Wire.decode(Payment.codec, mutated)), where).toEqual(effects(decodePayment(mutated)))
      }
    }
  })

  it.each(payments)(
    "%s tells drift where something stands that is not expected, and nowhere else",
    (name) => {
      const json = Samples.json(name)
      expect(Wire.decode(Payment.codec, json)).toHaveProperty(
        "drift",
        name === "older-payment-card" ? expect.anything() : []
      )
      const before = Wire.decode(Payment.codec, json)
      const known = "drift" in before ? before.drift.map(({ path }) => path) : []
      for (const path of Mutations.places(json)) {
        const place = Mutations.nameOf(path)
        for (const [what, value] of Mutations.hostile) {
          const mutated = Mutations.replace(json, path, value)
          const read = Wire.decode(Payment.codec, mutated)
          if ("issues" in read) continue
          const where = `${what} at ${place}`
          const news = read.drift.filter((found) => !known.includes(found.path))
          for (const found of news) {
            expect(found.path.startsWith(place) || /Code$/.test(found.path), `${where}: ${found.path}`).toBe(
              true
            )
          }
          if (read.drift.length > 0 || place === "cancels[].cancelStatus") continue
          // Nothing was lost.
          expect(common(asJson(encodePayment(read.value))), where).toMatchObject(
            Object(common(asJson(mutated)))
          )
        }
      }
    }
  )

  it.prop(
    "is read as Effect reads it, with any JSON in any field",
    [FastCheck.constantFrom(...payments), FastCheck.nat(), FastCheck.jsonValue({ maxDepth: 5 })],
    ([name, at, value]) => {
      const json = Samples.json(name)
      const all = Mutations.places(json)
      const mutated = Mutations.replace(json, all[at % all.length] ?? [], value)
      expect(ours(Wire.decode(Payment.codec, mutated))).toEqual(effects(decodePayment(mutated)))
    },
    { fastCheck: { numRuns: 500 } }
  )

  it("keeps a name in its metadata that JavaScript has its own use for", () => {
    const json = { ...Samples.json("payment-card-done"), metadata: JSON.parse('{"__proto__":"yes","a":"b"}') }
    const read = Wire.decode(Payment.codec, json)
    const { metadata } = "value" in read ? read.value : { metadata: null }
    expect(Object.entries(metadata ?? {})).toEqual([
      ["__proto__", "yes"],
      ["a", "b"]
    ])
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype)
  })

  it("is read with 100,000 lists inside each other in each place", () => {
    const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000))
    const json = Samples.json("payment-card-partial-canceled")
    for (const path of Mutations.places(json)) {
      expect(
        () => Wire.decode(Payment.codec, Mutations.replace(json, path, deep)),
        path.join(".")
      ).not.toThrow()
    }
  })

  it("tells the drift of 100,000 rows of junk in a line", () => {
    const json = { ...Samples.json("payment-card-done"), cancels: Array.from({ length: 100_000 }, () => 1) }
    expect(Wire.decode(Payment.codec, json)).toMatchObject({
      value: { cancels: null },
      drift: [{ path: "cancels[]", expected: "an object" }]
    })
  })

  it("tells the drift of 100,000 rows that are nearly right, without looking at all of them for each", () => {
    const [row] = Samples.json("payment-card-partial-canceled")["cancels"]
    const cancels = Array.from({ length: 100_000 }, () => ({ ...row, receiptKey: 1, taxAmount: "1" }))
    expect(Wire.decode(Payment.codec, { ...Samples.json("payment-card-done"), cancels })).toHaveProperty(
      "drift",
      [
        { path: "cancels[].taxAmount", expected: "a finite number or null" },
        { path: "cancels[].receiptKey", expected: "a string or null" }
      ]
    )
  })
})

describe("A refund that stands alone", () => {
  it("is read as Effect reads it, whatever stands in any place", () => {
    const row = Samples.json("payment-card-partial-canceled")["cancels"][0]
    for (const path of Mutations.places(row)) {
      for (const [what, value] of Mutations.hostile) {
        const mutated = Mutations.replace(row, path, value)
        const where = `${what} at ${path.join(".")}`
        expect(ours(Wire.decode(Cancel.codec, mutated)), where).toEqual(effects(decodeCancel(mutated)))
      }
    }
  })
})

const strict = { errors: "all", onExcessProperty: "error" } as const
const requests = [
  ["confirm", ConfirmRequest.codec, Schema.encodeUnknownEither(ConfirmRequest.schema, strict)] as const,
  ["cancel", CancelRequest.codec, Schema.encodeUnknownEither(CancelRequest.schema, strict)] as const
]
const given: { readonly [name: string]: Samples.Json } = {
  confirm: { ...Samples.json("request-confirm"), expectedAmount: Samples.json("request-confirm")["amount"] },
  cancel: {
    ...Samples.json("request-cancel-virtual-account"),
    cancelAmount: 1.1 * 3,
    taxFreeAmount: 0,
    currency: "USD",
    refundableAmount: 10,
    cancelRequestId: "request-1",
    cancelReason: "\u1112\u1161\u11ab\u1100\u1173\u11af"
  }
}

describe("A request", () => {
  it.each(requests)(
    "to %s is written as Effect writes it, whatever stands in any place",
    (name, codec, encode) => {
      const request = given[name]
      expect(ours(Rules.encode(codec as never, request))).toEqual(effects(encode(request)))
      expect(Rules.encode(codec as never, request)).toHaveProperty("value")
      for (const path of [...Mutations.places(request), ["isNew"]]) {
        for (const [what, value] of Mutations.hostile) {
          const mutated = Mutations.replace(request, path, value)
          const where = `${what} at ${path.join(".")}`
          expect(asJson(ours(Rules.encode(codec as never, mutated))), where).toEqual(
            asJson(effects(encode(mutated)))
          )
        }
      }
    }
  )

  it.each(requests)("to %s is refused with 100,000 lists inside each other in any place", (name, codec) => {
    const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000))
    for (const path of [...Mutations.places(given[name]), ["isNew"]]) {
      const mutated = Mutations.replace(given[name], path, deep)
      expect(Rules.encode(codec as never, mutated), path.join(".")).toHaveProperty("issues")
    }
  })
})
