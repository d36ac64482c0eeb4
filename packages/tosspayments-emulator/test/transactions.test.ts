import { expect, it } from "@effect/vitest"
import { Effect, FastCheck, Schema, TestContext } from "effect"
import { describe } from "vitest"
import { Emulator } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import {
  authorize,
  call,
  cancel,
  confirm,
  emulated,
  fixture,
  type Loose,
  type Options,
  pay,
  shape
} from "./support.js"

const orderId = (number: number) => `ORD-${String(number).padStart(6, "0")}`

const day = { startDate: "2026-03-02T00:00:00", endDate: "2026-03-02T23:59:59" }

const list = (query: Record<string, string> = day, options: Options = {}) =>
  call("GET", `/v1/transactions?${new URLSearchParams(query)}`, options)

/** Every row of the list, page by page. */
const all = (limit: number) =>
  Effect.gen(function* () {
    const pages: Array<ReadonlyArray<Loose>> = []
    while (pages.length < 100) {
      const last = pages.at(-1)?.at(-1)
      const { json } = yield* list({
        ...day,
        limit: String(limit),
        ...(last === undefined ? {} : { startingAfter: last.transactionKey })
      })
      pages.push(json)
      if (json.length < limit) break
    }
    return pages
  })

/** The answer is as its operation says, strictly. */
const conforms = (id: string, answer: Loose): void => {
  const operation = operations.find(({ endpoint }) => endpoint.id === id)
  if (operation === undefined) throw new Error(`there is no operation ${id}`)
  expect(Schema.decodeUnknownSync(operation.answer, { onExcessProperty: "error" })(answer)).toEqual(answer)
}

const brief = (rows: ReadonlyArray<Loose>) =>
  rows.map(({ amount, orderId, status }) => [orderId, status, amount])

const refundReceiveAccount = { bank: "20", accountNumber: "1000123456789", holderName: "구매자" }

describe("transactions", () => {
  it.effect("are one for the approval and one for each refund, which is negative", () =>
    emulated()(
      Effect.gen(function* () {
        const first = yield* pay()
        const second = yield* pay({ orderId: orderId(2), amount: 12900 })
        yield* cancel(first.paymentKey, { cancelReason: "x", cancelAmount: 11000 })
        const done = yield* cancel(first.paymentKey, { cancelReason: "x" })
        yield* cancel(second.paymentKey, { cancelReason: "x" })
        const { json, status } = yield* list()
        expect(status).toBe(200)
        expect(brief(json)).toEqual([
          ["ORD-20260302-0001", "DONE", 33000],
          [orderId(2), "DONE", 12900],
          ["ORD-20260302-0001", "PARTIAL_CANCELED", -11000],
          ["ORD-20260302-0001", "PARTIAL_CANCELED", -22000],
          [orderId(2), "CANCELED", -12900]
        ])
        expect(json[3].transactionKey).toBe(done.json.lastTransactionKey)
        expect(json[2].transactionKey).toBe(done.json.cancels[0].transactionKey)
        expect(new Set(json.map((row: Loose) => row.transactionKey)).size).toBe(5)
      })
    )
  )

  it.effect("are as documented", () =>
    emulated()(
      Effect.gen(function* () {
        yield* pay()
        yield* pay({ orderId: orderId(8), method: "VIRTUAL_ACCOUNT", amount: 45000 })
        const [card, , account] = fixture("transactions")
        const { json } = yield* list()
        expect(shape(json)).toEqual(shape([card, account]))
        expect(json[0]).toMatchObject({ mId: card.mId, method: card.method, currency: "KRW", amount: 33000 })
        expect(json[0].transactionAt).toBe("2026-03-02T10:15:01+09:00")
        const english = yield* list(day, { headers: { "accept-language": "en-US" } })
        expect(english.json.map((row: Loose) => row.method)).toEqual(["CARD", "VIRTUAL_ACCOUNT"])
        for (const rows of [json, english.json]) conforms("transactions.list", rows)
      })
    )
  )

  it.effect("of a virtual account are its issue, its deposit and its refund", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT" })
        yield* emulator.payments.deposit(paymentKey)
        yield* emulator.payments.revertDeposit(paymentKey)
        yield* emulator.payments.deposit(paymentKey)
        yield* cancel(paymentKey, { cancelReason: "x", refundReceiveAccount })
        expect((yield* list()).json.map((row: Loose) => row.status)).toEqual([
          "WAITING_FOR_DEPOSIT",
          "DONE",
          "DONE",
          "CANCELED"
        ])
      })
    )
  )

  it.effect("of a wallet that refunds later are there when it has", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({
          method: "FOREIGN_EASY_PAY",
          amount: 10.5,
          easyPay: { provider: "알리페이" }
        })
        yield* cancel(paymentKey, { cancelReason: "x", cancelRequestId: "request-1" })
        expect(brief((yield* list()).json).length).toBe(1)
        yield* emulator.clock.advance("1 minute")
        yield* emulator.payments.settleCancel(paymentKey, "DONE")
        const { json } = yield* list()
        expect(json.map((row: Loose) => [row.amount, row.currency, row.transactionAt])).toEqual([
          [10.5, "USD", "2026-03-02T10:15:01+09:00"],
          [-10.5, "USD", "2026-03-02T10:16:01+09:00"]
        ])
      })
    )
  )

  it.effect("are those of the window, its ends included, a bare date being its midnight", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        for (const number of [1, 2, 3]) {
          yield* pay({ orderId: orderId(number) })
          yield* emulator.clock.advance("1 second")
        }
        const found = (startDate: string, endDate: string) =>
          Effect.map(list({ startDate, endDate }), ({ json }) =>
            json.map((row: Loose) => row.orderId.slice(-1)).join("")
          )
        expect(yield* found("2026-03-02T10:15:01", "2026-03-02T10:15:02")).toBe("12")
        expect(yield* found("2026-03-02T10:15:02", "2026-03-02T10:15:02")).toBe("2")
        expect(yield* found("2026-03-02T10:15:04", "2026-03-02T10:15:05")).toBe("")
        expect(yield* found("2026-03-02", "2026-03-03")).toBe("123")
        expect(yield* found("2026-03-01", "2026-03-02")).toBe("")
      })
    )
  )

  it.effect("are the merchant's own", () =>
    emulated({
      merchants: [
        { secretKey: "test_sk_shop", mId: "shop" },
        { secretKey: "test_sk_other", mId: "other" }
      ]
    })(
      Effect.gen(function* () {
        const authorized = yield* authorize({ mId: "shop" })
        yield* confirm(authorized)
        const mine = (yield* list()).json
        expect(mine.length).toBe(1)
        expect((yield* list(day, { key: "test_sk_other" })).json).toEqual([])
        const theirs = yield* list(
          { ...day, startingAfter: mine[0].transactionKey },
          { key: "test_sk_other" }
        )
        expect([theirs.status, theirs.json.code]).toEqual([400, "INVALID_TRANSACTION_KEY"])
      })
    )
  )

  it.effect("come 100 to a page when nothing is said", () =>
    emulated()(
      Effect.gen(function* () {
        yield* Effect.forEach(Array.from({ length: 101 }), (_, number) => pay({ orderId: orderId(number) }))
        expect((yield* list()).json.length).toBe(100)
      })
    )
  )

  it.effect("put together from pages of any length are the whole list", () =>
    Effect.promise(() =>
      FastCheck.assert(
        FastCheck.asyncProperty(
          FastCheck.array(FastCheck.constantFrom("pay", "cancel", "wait"), { maxLength: 30 }),
          FastCheck.integer({ min: 1, max: 12 }),
          (steps, limit) =>
            Effect.runPromise(
              Effect.gen(function* () {
                const emulator = yield* Emulator.Emulator
                const expected: Array<string> = []
                const paid: Array<string> = []
                for (const [number, step] of steps.entries()) {
                  if (step === "wait") yield* emulator.clock.advance("1 second")
                  else if (step === "pay") {
                    const { answer, paymentKey } = yield* pay({ orderId: orderId(number) })
                    paid.push(paymentKey)
                    expected.push(answer.json.lastTransactionKey)
                  } else {
                    const paymentKey = paid.at(-1)
                    if (paymentKey === undefined) continue
                    const { json } = yield* cancel(paymentKey, { cancelReason: "x", cancelAmount: 100 })
                    expected.push(json.lastTransactionKey)
                  }
                }
                const pages = yield* all(limit)
                expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
                expect(pages.flat().map((row) => row.transactionKey)).toEqual(expected)
              }).pipe(emulated(), Effect.provide(TestContext.TestContext))
            )
        ),
        { numRuns: 30 }
      )
    )
  )

  it.effect("that were made while somebody reads come at the end", () =>
    emulated()(
      Effect.gen(function* () {
        yield* pay({ orderId: orderId(1) })
        const [first] = (yield* list({ ...day, limit: "1" })).json
        yield* pay({ orderId: orderId(2) })
        const rest = yield* list({ ...day, limit: "5000", startingAfter: first.transactionKey })
        expect(brief(rest.json)).toEqual([[orderId(2), "DONE", 33000]])
      })
    )
  )

  it.effect("go with the payments that are forgotten", () =>
    emulated({ limits: { payments: 2 } })(
      Effect.gen(function* () {
        const first = yield* pay({ orderId: orderId(1) })
        yield* pay({ orderId: orderId(2) })
        yield* cancel(first.paymentKey, { cancelReason: "x" })
        const [known] = (yield* list()).json
        yield* pay({ orderId: orderId(3) })
        expect(brief((yield* list()).json)).toEqual([
          [orderId(2), "DONE", 33000],
          [orderId(3), "DONE", 33000]
        ])
        expect((yield* list({ ...day, startingAfter: known.transactionKey })).json.code).toBe(
          "INVALID_TRANSACTION_KEY"
        )
      })
    )
  )

  it.effect("that are forgotten leave no gap in a page", () =>
    emulated({ limits: { payments: 3 } })(
      Effect.gen(function* () {
        for (const number of [1, 2, 3, 4]) yield* pay({ orderId: orderId(number) })
        const { json } = yield* list({ ...day, limit: "2" })
        expect(json.map((row: Loose) => row.orderId)).toEqual([orderId(2), orderId(3)])
      })
    )
  )

  const bad: ReadonlyArray<readonly [string, Record<string, string>]> = [
    ["INVALID_DATE", {}],
    ["INVALID_DATE", { startDate: day.startDate }],
    ["INVALID_DATE", { ...day, startDate: "yesterday" }],
    ["INVALID_DATE", { ...day, startDate: "2026-02-30" }],
    ["INVALID_DATE", { ...day, startDate: "2026-03-02T25:00:00" }],
    ["INVALID_DATE", { ...day, startDate: "2026-03-02T00:00:00+09:00" }],
    ["INVALID_DATE", { startDate: day.endDate, endDate: day.startDate }],
    ["INVALID_REQUEST", { ...day, limit: "0" }],
    ["INVALID_REQUEST", { ...day, limit: "-1" }],
    ["INVALID_REQUEST", { ...day, limit: "1.5" }],
    ["INVALID_REQUEST", { ...day, limit: "many" }],
    ["EXCEED_MAX_QUERY_LIMIT", { ...day, limit: "5001" }],
    ["INVALID_TRANSACTION_KEY", { ...day, startingAfter: "txrd_a01unknown" }]
  ]
  for (const [code, query] of bad) {
    it.effect(`are refused with ${code} for ${JSON.stringify(query)}`, () =>
      emulated()(
        Effect.gen(function* () {
          yield* pay()
          const { json, status } = yield* list(query)
          expect([status, json.code]).toEqual([400, code])
        })
      )
    )
  }

  it.effect("answer with the errors that are asked for", () =>
    emulated()(
      Effect.gen(function* () {
        const asked = (code: string) =>
          Effect.map(list(day, { headers: { "tosspayments-test-code": code } }), ({ json }) => json.code)
        expect(yield* asked("INVALID_TRANSACTION_KEY")).toBe("INVALID_TRANSACTION_KEY")
        expect(yield* asked("UNAUTHORIZED_KEY")).toBe("UNAUTHORIZED_KEY")
        expect(yield* asked("NOT_FOUND_PAYMENT")).toBe("INVALID_TEST_CODE")
      })
    )
  )
})
