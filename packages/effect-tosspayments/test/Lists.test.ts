import { describe, expect, it } from "@effect/vitest"
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/TestClock"
import * as Transactions from "../src/Transactions.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const [row] = Samples.json("transactions") as ReadonlyArray<Samples.Json>
const window = {
  startDate: new Date("2026-03-02T00:00:00+09:00"),
  endDate: new Date("2026-03-02T23:59:59+09:00")
}

const keys = (from: number, to: number): ReadonlyArray<string> =>
  Array.from({ length: to - from }, (_, index) => `t${from + index}`)

/** A page with the transactions from one number to before another. */
const page = (from: number, to: number): Script.Step => ({
  status: 200,
  body: keys(from, to).map((transactionKey) => ({ ...row, transactionKey }))
})

const refused: Script.Step = { status: 400, body: { code: "INVALID_TRANSACTION_KEY", message: "" } }

const list = (limit: number, startingAfter?: string) =>
  Stream.unwrap(
    Effect.map(Transactions.Transactions, (transactions) =>
      transactions.list({ ...window, limit, startingAfter })
    )
  ).pipe(Stream.map(({ transactionKey }) => transactionKey))

const cursors = Effect.map(Script.sent, (sent) =>
  sent.map(({ url }) => new URL(url).searchParams.get("startingAfter"))
)

const over = (steps: ReadonlyArray<Script.Step>) => Effect.provide(Script.layer(steps, { maxRetries: 0 }))

describe("A list", () => {
  it.effect("goes on after the last row of a page, and ends with a page that is not full", () =>
    Effect.gen(function* () {
      const read = yield* Stream.runCollect(list(2))
      expect([...read]).toEqual(keys(0, 5))
      expect(yield* cursors).toEqual([null, "t1", "t3"])
    }).pipe(over([page(0, 2), page(2, 4), page(4, 5)]))
  )

  it.effect("whose last page is full asks once more, and has no empty page", () =>
    Effect.gen(function* () {
      const pages = yield* Stream.runCollect(Stream.chunks(list(2)))
      expect([...pages].map(Chunk.toReadonlyArray)).toEqual([keys(0, 2), keys(2, 4)])
      expect(yield* cursors).toEqual([null, "t1", "t3"])
    }).pipe(over([page(0, 2), page(2, 4), page(4, 4)]))
  )

  it.effect("resumes from a cursor", () =>
    Effect.gen(function* () {
      expect([...(yield* Stream.runCollect(list(2, "t3")))]).toEqual(["t4"])
      expect(yield* cursors).toEqual(["t3"])
    }).pipe(over([page(4, 5)]))
  )

  it.effect("sends nothing before it is read, and begins anew each time", () =>
    Effect.gen(function* () {
      const rows = list(2)
      expect(yield* cursors).toEqual([])
      yield* Stream.runDrain(rows)
      yield* Stream.runDrain(rows)
      expect(yield* cursors).toEqual([null, null])
    }).pipe(over([page(0, 1), page(0, 1)]))
  )

  it.effect("has one page on its way while another one is worked on, not more", () =>
    Effect.gen(function* () {
      const sentBefore: Array<number> = []
      yield* list(1).pipe(
        Stream.mapEffect((key) =>
          Effect.gen(function* () {
            // Time for any number of pages.
            yield* Effect.sleep("1 minute")
            sentBefore.push((yield* cursors).length)
            return key
          })
        ),
        Stream.runDrain,
        Script.elapse
      )
      expect(sentBefore).toEqual([2, 3])
    }).pipe(over([page(0, 1), page(1, 2), page(2, 2)]))
  )

  it.effect("fetches while it is worked on", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.fork(
        Stream.runDrain(Stream.mapEffect(list(1), () => Effect.sleep("10 seconds")))
      )
      yield* TestClock.adjust("60 seconds")
      yield* Fiber.join(fiber)
      expect((yield* Script.sent).map(({ at }) => at)).toEqual([0, 10_000, 20_000])
    }).pipe(
      over([
        { ...page(0, 1), after: "10 seconds" } as Script.Step,
        { ...page(1, 2), after: "10 seconds" } as Script.Step,
        page(2, 2)
      ])
    )
  )

  it.effect("gives up the page on its way when it is not read to its end", () =>
    Effect.gen(function* () {
      expect([...(yield* Stream.runCollect(Stream.take(list(1), 1)))]).toEqual(["t0"])
      const script = yield* Script.Script
      expect(script.sent.length).toBe(2)
      expect(script.interrupted).toBe(1)
    }).pipe(over([page(0, 1), { hang: true }]))
  )

  it.effect("gives up the first page when it is interrupted", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.fork(Stream.runDrain(list(1)))
      yield* TestClock.adjust("1 second")
      yield* Fiber.interrupt(fiber)
      expect((yield* Script.Script).interrupted).toBe(1)
    }).pipe(over([{ hang: true }]))
  )

  it.effect("delivers what it has read before an error, and the error once", () =>
    Effect.gen(function* () {
      const read: Array<string> = []
      const errors = yield* list(2).pipe(
        Stream.tap((key) => Effect.sync(() => read.push(key))),
        Stream.runDrain,
        Effect.flip
      )
      expect(read).toEqual(keys(0, 4))
      expect(errors).toMatchObject({ code: "INVALID_TRANSACTION_KEY", endpoint: "transactions.list" })
      expect(yield* cursors).toEqual([null, "t1", "t3"])
    }).pipe(over([page(0, 2), page(2, 4), refused]))
  )

  it.effect("tries a page again that could not be had", () =>
    Effect.gen(function* () {
      const read = yield* Script.elapse(Stream.runCollect(list(2)))
      expect([...read]).toEqual(keys(0, 3))
      expect(yield* cursors).toEqual([null, "t1", "t1"])
    }).pipe(
      Effect.provide(Script.layer([page(0, 2), { status: 429, body: {} }, page(2, 3)], { maxRetries: 1 }))
    )
  )

  it.effect("reads the query once", () =>
    Effect.gen(function* () {
      const query = { ...window, startDate: new Date(window.startDate), limit: 1 }
      const transactions = yield* Transactions.Transactions
      yield* transactions.list(query).pipe(
        Stream.tap(() =>
          Effect.sync(() => {
            query.limit = 4000
            query.startDate.setTime(0)
          })
        ),
        Stream.runDrain
      )
      const sent = yield* Script.sent
      expect(sent.map(({ url }) => new URL(url).searchParams.get("limit"))).toEqual(["1", "1", "1"])
      expect(new Set(sent.map(({ url }) => new URL(url).searchParams.get("startDate"))).size).toBe(1)
    }).pipe(over([page(0, 1), page(1, 2), page(2, 2)]))
  )

  it.effect("of any length and any size of a page is the same list", () =>
    Effect.promise(() =>
      FastCheck.assert(
        FastCheck.asyncProperty(
          FastCheck.integer({ min: 0, max: 60 }),
          FastCheck.integer({ min: 1, max: 70 }),
          (length, limit) => {
            const pages = Array.from({ length: Math.floor(length / limit) + 1 }, (_, index) =>
              page(index * limit, Math.min(length, (index + 1) * limit))
            )
            return Effect.runPromise(
              Effect.gen(function* () {
                expect([...(yield* Stream.runCollect(list(limit)))]).toEqual(keys(0, length))
                expect((yield* Script.Script).steps).toEqual([])
              }).pipe(over(pages))
            )
          }
        ),
        { numRuns: 50 }
      )
    )
  )
})
