import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Stream from "effect/Stream"
import * as Settlements from "../src/Settlements.js"
import type { TossError } from "../src/TossError.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const rows = Samples.json("settlements") as ReadonlyArray<Samples.Json>
const window = { startDate: "2026-03-02", endDate: "2026-03-03" }

const run = <A>(
  operation: (settlements: Settlements.Service) => Effect.Effect<A, TossError>,
  steps: ReadonlyArray<Script.Step>
) =>
  Effect.gen(function* () {
    const settlements = yield* Settlements.Settlements
    const result = yield* Effect.either(operation(settlements))
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent: yield* Script.sent
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries: 0 })))

const listed = (query: unknown, steps: ReadonlyArray<Script.Step>) =>
  run(
    (settlements) => Effect.map(Stream.runCollect(settlements.list(query as never)), (all) => [...all]),
    steps
  )

const page = (from: number, to: number): Script.Step => ({
  status: 200,
  body: Array.from({ length: to - from }, (_, index) => ({ ...rows[0], orderId: `ORD-${from + index}` }))
})

const queryOf = ({ url }: Script.Sent) => Object.fromEntries(new URL(url).searchParams)

describe("Settlements", () => {
  it.effect("say what is paid out, and what is taken back", () =>
    Effect.gen(function* () {
      const { value } = yield* listed(window, [{ status: 200, body: rows }])
      expect(value?.[1]).toMatchObject({
        amount: -11000,
        fee: -352,
        supplyAmount: -320,
        vat: -32,
        payOutAmount: -10648,
        soldDate: "2026-03-03",
        cancel: { cancelAmount: 11000, cancelStatus: "DONE" }
      })
      expect(value?.map((row) => row.amount - (row.fee ?? 0) - row.payOutAmount)).toEqual([0, 0])
    })
  )

  it.effect("go on with the next page until one is not full", () =>
    Effect.gen(function* () {
      const { sent, value } = yield* listed({ ...window, dateType: "paidOutDate", page: 3, size: 2 }, [
        page(4, 6),
        page(6, 8),
        page(8, 9)
      ])
      expect(value?.map(({ orderId }) => orderId)).toEqual([4, 5, 6, 7, 8].map((number) => `ORD-${number}`))
      expect(sent.map(queryOf)).toEqual(
        ["3", "4", "5"].map((page) => ({ ...window, dateType: "paidOutDate", page, size: "2" }))
      )
    })
  )

  it.effect("are the same list whatever the size of a page", () =>
    Effect.promise(() =>
      FastCheck.assert(
        FastCheck.asyncProperty(
          FastCheck.integer({ min: 0, max: 40 }),
          FastCheck.integer({ min: 1, max: 50 }),
          async (length, size) => {
            const steps = Array.from({ length: Math.floor(length / size) + 1 }, (_, index) =>
              page(index * size, Math.min(length, (index + 1) * size))
            )
            const { sent, value } = await Effect.runPromise(listed({ ...window, size }, steps))
            expect(value?.map(({ orderId }) => orderId)).toEqual(
              Array.from({ length }, (_, index) => `ORD-${index}`)
            )
            expect(sent.length).toBe(steps.length)
          }
        ),
        { numRuns: 40 }
      )
    )
  )

  it.effect("without what versions and pages of the documentation leave out are read", () =>
    Effect.gen(function* () {
      const { fee: _, ...undocumented } = rows[1] ?? {}
      const {
        cancelRequestId: __,
        cancelStatus: ___,
        cardDiscountAmount: ____,
        ...cancel
      } = undocumented["cancel"]
      const { value } = yield* listed(window, [{ status: 200, body: [{ ...undocumented, cancel }] }])
      expect(value).toMatchObject([
        { fee: null, cancel: { cancelStatus: "DONE", cancelRequestId: null, cardDiscountAmount: null } }
      ])
    })
  )

  const bad: ReadonlyArray<readonly [name: string, path: string, query: unknown]> = [
    ["no query", "", undefined],
    ["no days", "startDate", {}],
    ["a date instead of a day", "startDate", { ...window, startDate: new Date(0) }],
    ["a time instead of a day", "endDate", { ...window, endDate: "2026-03-03T00:00:00" }],
    ["a day that does not exist", "endDate", { ...window, endDate: "2026-02-30" }],
    ["a window that ends before it begins", "", { startDate: "2026-03-03", endDate: "2026-03-02" }],
    ["another kind of day", "dateType", { ...window, dateType: "approvedAt" }],
    ["page 0", "page", { ...window, page: 0 }],
    ["pages of nothing", "size", { ...window, size: 0 }],
    ["pages that are too long", "size", { ...window, size: 5001 }],
    ["a limit, which transactions have", "limit", { ...window, limit: 10 }]
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
})

describe("A settlement that is asked for", () => {
  const request = (paymentKey: unknown) => (settlements: Settlements.Service) =>
    settlements.request({ paymentKey } as never)

  it.effect("whose answer is lost is in doubt, and can be asked for again with the same key", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* run(request("payment-1"), [{ failure: "ECONNRESET" }])
      expect(error).toMatchObject({ _tag: "NetworkError", outcome: "Unknown" })
      expect(error?.idempotencyKey).toBe(sent[0]?.headers["idempotency-key"])
      const again = yield* run(
        (settlements) =>
          settlements.request({ paymentKey: "payment-1" }, { idempotencyKey: error?.idempotencyKey ?? "" }),
        [{ status: 200, body: { result: true } }]
      )
      expect(again.sent[0]?.headers["idempotency-key"]).toBe(error?.idempotencyKey)
    })
  )

  for (const wrong of [undefined, "", "a".repeat(201), 5, ".."]) {
    it.effect(`is refused for ${JSON.stringify(wrong)?.slice(0, 10)}, and nothing is sent`, () =>
      Effect.gen(function* () {
        const { error, sent } = yield* run(request(wrong), [])
        expect(error).toMatchObject({ _tag: "ValidationError", issues: [{ path: "paymentKey" }] })
        expect(sent).toEqual([])
      })
    )
  }
})
