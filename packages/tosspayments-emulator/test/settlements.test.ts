import { expect, it } from "@effect/vitest"
import { Effect, FastCheck, Schema, TestContext } from "effect"
import { describe } from "vitest"
import { Emulator } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import {
  authorize,
  call,
  cancel,
  emulated,
  fixture,
  type Loose,
  type Options,
  pay,
  retrieve,
  shape
} from "./support.js"

const orderId = (number: number) => `ORD-${String(number).padStart(6, "0")}`

const window = { startDate: "2026-03-02", endDate: "2026-03-03" }

const list = (query: Record<string, string> = window, options: Options = {}) =>
  call("GET", `/v1/settlements?${new URLSearchParams(query)}`, options)

const derived = emulated({ settlements: "derived" })

/** The answer is as its operation says, strictly. */
const conforms = (id: string, answer: Loose): void => {
  const operation = operations.find(({ endpoint }) => endpoint.id === id)
  if (operation === undefined) throw new Error(`there is no operation ${id}`)
  expect(Schema.decodeUnknownSync(operation.answer, { onExcessProperty: "error" })(answer)).toEqual(answer)
}

const nextDay = Effect.flatMap(Emulator.Emulator, (emulator) => emulator.clock.advance("1 day"))

const sum = (rows: ReadonlyArray<Loose>, name: string): number =>
  rows.reduce((total, row) => total + row[name], 0)

describe("settlements", () => {
  it.effect("are none, as in the test environment, unless they are asked for", () =>
    emulated()(
      Effect.gen(function* () {
        yield* pay()
        yield* nextDay
        const { json, status } = yield* list()
        expect([status, json]).toEqual([200, []])
      })
    )
  )

  it.effect("are as documented, those of refunds being negative", () =>
    derived(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        const { json: canceled } = yield* cancel(paymentKey, {
          cancelReason: "단순 변심",
          cancelAmount: 11000
        })
        yield* nextDay
        const { json } = yield* list()
        const samples = fixture("settlements")
        expect(shape(json)).toEqual(shape(samples))
        for (const [index, row] of json.entries()) {
          const { amount, fee, fees, payOutAmount, supplyAmount, vat, soldDate, paidOutDate } = samples[index]
          expect(row).toMatchObject({
            ...{ amount, fee, fees, payOutAmount, supplyAmount, vat, soldDate, paidOutDate },
            paymentKey
          })
          expect(row.supplyAmount + row.vat).toBe(row.fee)
          expect(row.amount - row.fee).toBe(row.payOutAmount)
        }
        expect(json[1].cancel).toEqual(canceled.cancels[0])
        expect(json[1].transactionKey).toBe(canceled.lastTransactionKey)
        expect(json[1].card.amount).toBe(33000)
        expect(json[1].approvedAt).toBe(json[0].approvedAt)
        const english = yield* list(window, { headers: { "accept-language": "en-US" } })
        expect(english.json[0]).toMatchObject({ method: "CARD", card: { cardType: "CREDIT" } })
        for (const rows of [json, english.json]) conforms("settlements.list", rows)
      })
    )
  )

  it.effect("are there from the day after the sale, in Korea", () =>
    derived(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* pay()
        const count = Effect.map(list(), ({ json }) => json.length)
        expect(yield* count).toBe(0)
        yield* emulator.clock.advance("13 hours")
        expect(yield* count).toBe(0)
        // 2026-03-03T00:00:01+09:00
        yield* emulator.clock.advance("45 minutes")
        expect(yield* count).toBe(1)
      })
    )
  )

  it.effect("are those whose day of sale, or of payout, is in the window", () =>
    derived(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        for (const number of [2, 3, 4]) {
          yield* pay({ orderId: orderId(number) })
          yield* nextDay
        }
        yield* emulator.clock.advance("30 days")
        const found = (query: Record<string, string>) =>
          Effect.map(list(query), ({ json }) => json.map((row: Loose) => row.orderId.slice(-1)).join(""))
        expect(yield* found({ startDate: "2026-03-03", endDate: "2026-03-04" })).toBe("23")
        expect(yield* found({ startDate: "2026-03-05", endDate: "2026-03-05" })).toBe("4")
        expect(yield* found({ startDate: "2026-03-06", endDate: "2026-03-31" })).toBe("")
        const paidOut = { dateType: "paidOutDate" }
        expect(yield* found({ ...paidOut, startDate: "2026-03-03", endDate: "2026-03-09" })).toBe("")
        expect(yield* found({ ...paidOut, startDate: "2026-03-10", endDate: "2026-03-11" })).toBe("23")
      })
    )
  )

  it.effect("of a payment that was given back in parts add up to nothing", () =>
    derived(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay({ amount: 9999 })
        for (const cancelAmount of [101, 3333, 777, 5788]) {
          expect((yield* cancel(paymentKey, { cancelReason: "x", cancelAmount })).status).toBe(200)
        }
        yield* nextDay
        const { json } = yield* list()
        expect(json.length).toBe(5)
        for (const name of ["amount", "fee", "payOutAmount"])
          expect([name, sum(json, name)]).toEqual([name, 0])
        for (const row of json) expect(row.fees[0].fee).toBe(row.fee)
      })
    )
  )

  it.effect("are of money only, not of an account that nobody has paid into", () =>
    derived(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const canceled = yield* pay({ orderId: orderId(1), method: "VIRTUAL_ACCOUNT" })
        yield* cancel(canceled.paymentKey, { cancelReason: "x" })
        const paid = yield* pay({ orderId: orderId(2), method: "VIRTUAL_ACCOUNT" })
        yield* emulator.payments.deposit(paid.paymentKey)
        yield* nextDay
        const { json } = yield* list()
        expect(json.map((row: Loose) => [row.orderId, row.amount])).toEqual([[orderId(2), 33000]])
        expect(json[0].virtualAccount.bankCode).toBe("20")
      })
    )
  )

  it.effect("put together from pages of any size are the whole list", () =>
    Effect.promise(() =>
      FastCheck.assert(
        FastCheck.asyncProperty(
          FastCheck.integer({ min: 0, max: 12 }),
          FastCheck.integer({ min: 1, max: 14 }),
          (count, size) =>
            Effect.runPromise(
              Effect.gen(function* () {
                for (let number = 0; number < count; number++) yield* pay({ orderId: orderId(number) })
                yield* nextDay
                const pages: Array<ReadonlyArray<Loose>> = []
                for (let page = 1; page <= 20; page++) {
                  const { json } = yield* list({ ...window, page: String(page), size: String(size) })
                  pages.push(json)
                  if (json.length < size) break
                }
                expect(pages.length).toBe(Math.floor(count / size) + 1)
                expect(pages.flat().map((row) => row.orderId)).toEqual(
                  Array.from({ length: count }, (_, number) => orderId(number))
                )
              }).pipe(derived, Effect.provide(TestContext.TestContext))
            )
        ),
        { numRuns: 20 }
      )
    )
  )

  const bad: ReadonlyArray<readonly [string, Record<string, string>]> = [
    ["INVALID_DATE", {}],
    ["INVALID_DATE", { startDate: "2026-03-02" }],
    ["INVALID_DATE", { ...window, startDate: "2026-02-30" }],
    ["INVALID_DATE", { ...window, startDate: "2026-03-02T00:00:00" }],
    ["INVALID_DATE", { startDate: "2026-03-03", endDate: "2026-03-02" }],
    ["INVALID_REQUEST", { ...window, dateType: "approvedAt" }],
    ["INVALID_REQUEST", { ...window, page: "0" }],
    ["INVALID_REQUEST", { ...window, size: "0" }],
    ["INVALID_REQUEST", { ...window, size: "5001" }],
    ["INVALID_REQUEST", { ...window, size: "many" }]
  ]
  for (const [code, query] of bad) {
    it.effect(`are refused with ${code} for ${JSON.stringify(query)}`, () =>
      emulated()(
        Effect.gen(function* () {
          const { json, status } = yield* list(query)
          expect([status, json.code]).toEqual([400, code])
        })
      )
    )
  }
})

describe("a settlement that is asked for", () => {
  const request = (body: unknown, options: Options = {}) =>
    call("POST", "/v1/settlements", { body, ...options })

  it.effect("is taken, also a second time, and asks the acquirer", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        for (const _ of [1, 2]) {
          const { json, status } = yield* request({ paymentKey })
          expect([status, json]).toEqual([200, fixture("settlement-request-result")])
          conforms("settlements.request", json)
        }
        expect((yield* retrieve(paymentKey)).json.card.acquireStatus).toBe("REQUESTED")
      })
    )
  )

  it.effect("is refused when there is nothing to settle", () =>
    emulated()(
      Effect.gen(function* () {
        const waiting = yield* authorize({ orderId: orderId(1) })
        const transfer = yield* pay({ orderId: orderId(2), method: "TRANSFER" })
        const back = yield* pay({ orderId: orderId(3) })
        yield* cancel(back.paymentKey, { cancelReason: "x" })
        const refusals: ReadonlyArray<readonly [unknown, number, string]> = [
          [{}, 400, "INVALID_REQUEST"],
          [{ paymentKey: "" }, 400, "INVALID_REQUEST"],
          ["no JSON", 400, "INVALID_REQUEST"],
          [{ paymentKey: "unknown" }, 404, "NOT_FOUND_PAYMENT"],
          [{ paymentKey: waiting.paymentKey }, 403, "FORBIDDEN_REQUEST"],
          [{ paymentKey: back.paymentKey }, 403, "FORBIDDEN_REQUEST"],
          [{ paymentKey: transfer.paymentKey }, 404, "NOT_FOUND_METHOD"]
        ]
        for (const [body, status, code] of refusals) {
          const answer = yield* request(body)
          expect([body, answer.status, answer.json.code]).toEqual([body, status, code])
        }
      })
    )
  )

  it.effect("is answered again under the same key", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        const first = yield* request({ paymentKey }, { idempotencyKey: "key" })
        const again = yield* request({ paymentKey }, { idempotencyKey: "key" })
        expect(again.text).toBe(first.text)
        expect(again.headers["x-tosspayments-trace-id"]).toContain(first.headers["x-tosspayments-trace-id"])
      })
    )
  )

  it.effect("answers with the errors that are asked for", () =>
    emulated()(
      Effect.gen(function* () {
        const { json, status } = yield* request(
          { paymentKey: "x" },
          { headers: { "tosspayments-test-code": "NOT_FOUND_METHOD" } }
        )
        expect([status, json.code]).toEqual([404, "NOT_FOUND_METHOD"])
      })
    )
  )
})

describe("promotions", () => {
  it.effect("are one or more of each kind, as documented, and last for a while", () =>
    emulated()(
      Effect.gen(function* () {
        const { json, status } = yield* call("GET", "/v1/promotions")
        expect(status).toBe(200)
        conforms("promotions.list", json)
        const samples: ReadonlyArray<Loose> = fixture("promotions")
        for (const sample of samples) {
          expect(json.map(shape)).toContainEqual(shape(sample))
        }
        expect(new Set(json.map(({ type }: Loose) => type))).toEqual(
          new Set(["CARD_DISCOUNT", "CARD_INTEREST_FREE", "CARD_POINT", "BANK_DISCOUNT"])
        )
        expect(json[0].cardDiscount.dueDate).toBe("2026-04-30")
      })
    )
  )

  it.effect("of cards name the issuer as the version does", () =>
    Effect.gen(function* () {
      const cards = Effect.map(call("GET", "/v1/promotions/card"), ({ json }) => json)
      const newer = yield* emulated({ apiVersion: "2024-06-01" })(cards)
      const older = yield* emulated()(cards)
      for (const answer of [newer, older]) conforms("promotions.listCards", answer)
      const sample = fixture("card-promotion")
      expect(shape(newer.discountCards[0])).toEqual(shape(sample.discountCards[0]))
      expect(shape(newer.interestFreeCards)).toEqual(shape(sample.interestFreeCards))
      expect(older.discountCards[0]).toMatchObject({ companyCode: "11" })
      expect(older.discountCards[0].issuerCode).toBeUndefined()
    })
  )
})
