import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as Transaction from "../src/model/Transaction.js"
import * as Transactions from "../src/Transactions.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const rows = Samples.json("transactions") as ReadonlyArray<Samples.Json>
const window = {
  startDate: new Date("2026-03-01T15:00:00.999Z"),
  endDate: new Date("2026-03-02T14:59:59Z")
}

const listed = (query: unknown, steps: ReadonlyArray<Script.Step>) =>
  Effect.gen(function* () {
    const transactions = yield* Transactions.Transactions
    const result = yield* Effect.either(Stream.runCollect(transactions.list(query as never)))
    const sent = yield* Script.sent
    return {
      rows: result._tag === "Right" ? [...result.right] : null,
      error: result._tag === "Left" ? result.left : null,
      sent
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries: 0 })))

const transaction = (changes: Samples.Json): Transaction.Transaction =>
  Schema.decodeUnknownSync(Transaction.schema)({ ...rows[0], ...changes })

describe("Transactions", () => {
  it.effect("have dates", () =>
    Effect.gen(function* () {
      const { rows: read } = yield* listed(window, [{ status: 200, body: rows }])
      expect(read?.[0]?.transactionAt).toEqual(new Date("2026-03-02T01:16:01Z"))
    })
  )

  it.effect("begin after the transaction that is given", () =>
    Effect.gen(function* () {
      const { sent } = yield* listed({ ...window, startingAfter: "txrd_a01", limit: 5000 }, [
        { status: 200, body: [] }
      ])
      expect(new URL(sent[0]?.url ?? "").searchParams.get("startingAfter")).toBe("txrd_a01")
      expect(new URL(sent[0]?.url ?? "").searchParams.get("limit")).toBe("5000")
    })
  )

  const bad: ReadonlyArray<readonly [name: string, path: string, query: unknown]> = [
    ["no query", "", undefined],
    ["text", "", "2026-03-02"],
    ["no window", "startDate", {}],
    ["a day instead of a date", "startDate", { ...window, startDate: "2026-03-02" }],
    ["a date that is none", "endDate", { ...window, endDate: new Date("tomorrow") }],
    ["a window that ends before it begins", "", { startDate: window.endDate, endDate: window.startDate }],
    ["pages of nothing", "limit", { ...window, limit: 0 }],
    ["pages that are too long", "limit", { ...window, limit: 5001 }],
    ["pages and a half", "limit", { ...window, limit: 1.5 }],
    ["a limit in text", "limit", { ...window, limit: "10" }],
    ["an empty key", "startingAfter", { ...window, startingAfter: "" }],
    ["a key that is too long", "startingAfter", { ...window, startingAfter: "a".repeat(65) }],
    ["a misspelt name", "startAfter", { ...window, startAfter: "txrd_a01" }]
  ]
  for (const [name, path, query] of bad) {
    it.effect(`refuse ${name}, and send nothing`, () =>
      Effect.gen(function* () {
        const { error, sent } = yield* listed(query, [])
        expect(error).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        expect((error as { issues: ReadonlyArray<{ path: string }> }).issues[0]?.path).toBe(path)
        expect(sent).toEqual([])
      })
    )
  }

  it.effect("that lack what nothing hangs on are read nevertheless", () =>
    Effect.gen(function* () {
      const { amount, orderId, paymentKey, status, transactionKey } = rows[0] ?? {}
      const { rows: read } = yield* listed(window, [
        { status: 200, body: [{ amount, orderId, paymentKey, status, transactionKey }] }
      ])
      expect(read).toMatchObject([
        { transactionKey, method: null, customerKey: null, mId: "", receiptUrl: null }
      ])
    })
  )

  it("count negative when they give back, whatever sign they come with", () => {
    const signed = (status: string, amount: number) =>
      Transaction.signedAmount(transaction({ status, amount }))
    expect(signed("DONE", 33000)).toBe(33000)
    expect(signed("CANCELED", 33000)).toBe(-33000)
    expect(signed("CANCELED", -33000)).toBe(-33000)
    expect(signed("PARTIAL_CANCELED", 11000)).toBe(-11000)
    expect(signed("CANCELED", 0)).toBe(0)
  })
})
