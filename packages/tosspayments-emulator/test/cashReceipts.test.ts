import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { describe, onTestFinished } from "vitest"
import { createEmulator, Emulator } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import { basic, call, emulated, fixture, type Loose, type Options, shape, testKey } from "./support.js"

const request = {
  amount: 54000,
  orderId: "CASH-20260305-01",
  orderName: "오프라인 판매",
  type: "소득공제",
  customerIdentityNumber: "0100001234"
}

const issue = (changes: object = {}, options: Options = {}) =>
  call("POST", "/v1/cash-receipts", { body: { ...request, ...changes }, ...options })

const cancel = (receiptKey: string, body?: unknown, options: Options = {}) =>
  call("POST", `/v1/cash-receipts/${receiptKey}/cancel`, { body, ...options })

const list = (query: string, options: Options = {}) => call("GET", `/v1/cash-receipts?${query}`, options)

const conforms = (id: string, answer: Loose): void => {
  const operation = operations.find(({ endpoint }) => endpoint.id === id)
  if (operation === undefined) throw new Error(`there is no operation ${id}`)
  const result = Schema.decodeUnknownEither(operation.answer)(answer, { onExcessProperty: "error" })
  expect(result).toMatchObject({ _tag: "Right", right: answer })
}

const refused = (answer: { readonly status: number; readonly json: Loose }) => [
  answer.status,
  answer.json.code
]

const advance = (duration: `${number} days` | `${number} hours`) =>
  Effect.flatMap(Emulator.Emulator, ({ clock }) => clock.advance(duration))

/** Everything but what is drawn, and the times. */
const stable = ({ receiptKey, issueNumber, requestedAt, receiptUrl, ...rest }: Loose) => rest

describe("a cash receipt", () => {
  it.effect("is issued as in the sample, in progress, and completes a day later by itself", () =>
    emulated()(
      Effect.gen(function* () {
        const { json, status } = yield* issue()
        expect(status).toBe(200)
        expect(shape(json)).toEqual(shape(fixture("cash-receipt-issued")))
        expect(stable(json)).toEqual(stable(fixture("cash-receipt-issued")))
        expect(json.requestedAt).toBe("2026-03-02T10:15:01+09:00")
        conforms("cashReceipts.issue", json)
        yield* advance("23 hours")
        const data = Effect.map(list("requestDate=2026-03-02"), ({ json }) => json.data)
        expect(yield* data).toEqual([json])
        yield* advance("1 hours")
        const [completed] = yield* data
        expect(completed).toEqual({ ...json, issueStatus: "COMPLETED" })
        expect(stable(completed)).toEqual(stable(fixture("cash-receipt-completed")))
      })
    )
  )

  it.effect("is refused by the tax office when a test says so, in both languages", () =>
    emulated()(
      Effect.gen(function* () {
        const { cashReceipts } = yield* Emulator.Emulator
        const { json } = yield* issue()
        expect(yield* cashReceipts.fail(json.receiptKey)).toMatchObject({ issueStatus: "FAILED" })
        yield* advance("3 days")
        const korean = yield* list("requestDate=2026-03-02")
        expect(stable(korean.json.data[0])).toEqual(stable(fixture("cash-receipt-failed")))
        const english = yield* list("requestDate=2026-03-02", { headers: { "accept-language": "en-US" } })
        expect(english.json.data[0].failure).toEqual({
          code: "NTS_ERROR",
          message: "[TS3] The tax office refused the receipt."
        })
        for (const [key, what] of [
          [json.receiptKey, "cash receipt in progress"],
          [`c_${json.receiptKey}`, "cash receipt in progress"],
          ["nobody", "cash receipt"]
        ]) {
          expect(yield* Effect.flip(cashReceipts.fail(key))).toMatchObject({ _tag: "NotFound", what })
        }
        expect(refused(yield* cancel(json.receiptKey))).toEqual([403, "FORBIDDEN_REQUEST"])
        expect((yield* issue()).status).toBe(200)
      })
    )
  )

  it.effect("belongs to no payment, and to one order until it is cancelled", () =>
    emulated()(
      Effect.gen(function* () {
        const { cashReceipts, payments } = yield* Emulator.Emulator
        const once = { idempotencyKey: "receipt-1" }
        const first = yield* issue({}, once)
        expect((yield* issue({}, once)).json).toEqual(first.json)
        expect(refused(yield* issue())).toEqual([400, "DUPLICATED_CASH_RECEIPT"])
        yield* cancel(first.json.receiptKey, { amount: 4000 })
        expect(refused(yield* issue())).toEqual([400, "DUPLICATED_CASH_RECEIPT"])
        yield* cancel(first.json.receiptKey)
        expect((yield* issue()).status).toBe(200)
        expect((yield* cashReceipts.list).map(({ transactionType }) => transactionType)).toEqual([
          "CONFIRM",
          "CANCEL",
          "CANCEL",
          "CONFIRM"
        ])
        expect(yield* payments.list).toEqual([])
      })
    )
  )

  it.effect("is refused with the documented codes", () =>
    emulated()(
      Effect.gen(function* () {
        for (const [changes, code] of [
          [{ customerIdentityNumber: "1234" }, "INVALID_CASH_RECEIPT_INFO"],
          [{ type: "지출증빙", customerIdentityNumber: "01012345678" }, "INVALID_BUSINESS_NUMBER"],
          [{ customerIdentityNumber: undefined }, "INVALID_REQUEST"],
          [{ customerIdentityNumber: undefined, registrationNumber: "0100001234" }, "INVALID_REQUEST"],
          [{ customerIdentityNumber: "0".repeat(31) }, "INVALID_REQUEST"],
          [{ type: "미발행" }, "INVALID_REQUEST"],
          [{ amount: "54000" }, "INVALID_REQUEST"],
          [{ taxFreeAmount: 54001 }, "INVALID_REQUEST"],
          [{ orderId: "short" }, "INVALID_REQUEST"]
        ] as const) {
          expect(refused(yield* issue(changes)), JSON.stringify(changes)).toEqual([400, code])
        }
        for (const changes of [
          { orderId: "CASH-1", customerIdentityNumber: "010-000-1234" },
          { orderId: "CASH-2", type: "지출증빙", customerIdentityNumber: "2208112345" },
          { orderId: "CASH-3", taxFreeAmount: 54000 }
        ]) {
          expect((yield* issue(changes)).status).toBe(200)
        }
        const coded = { headers: { "tosspayments-test-code": "INVALID_IDENTIFICATION_TYPE" } }
        expect(refused(yield* issue({}, coded))).toEqual([400, "INVALID_IDENTIFICATION_TYPE"])
        expect(refused(yield* list("requestDate=2026-03-02", coded))).toEqual([400, "INVALID_TEST_CODE"])
      })
    )
  )
})

describe("the cancellation of a cash receipt", () => {
  it.effect("is one of its own, as in the sample", () =>
    emulated()(
      Effect.gen(function* () {
        const { json: issued } = yield* issue()
        yield* advance("22 hours")
        const { json } = yield* cancel(issued.receiptKey)
        expect(shape(json)).toEqual(shape(fixture("cash-receipt-canceled")))
        expect(stable(json)).toEqual(stable(fixture("cash-receipt-canceled")))
        expect(json.receiptKey).toBe(`c_${issued.receiptKey}`)
        conforms("cashReceipts.cancel", json)
        yield* advance("2 hours")
        expect((yield* list("requestDate=2026-03-03")).json.data).toEqual([json])
        yield* advance("1 days")
        expect((yield* list("requestDate=2026-03-03")).json.data[0].issueStatus).toBe("COMPLETED")
      })
    )
  )

  it.effect("takes parts, the taxed one first, until nothing is left", () =>
    emulated()(
      Effect.gen(function* () {
        const { json } = yield* issue({ taxFreeAmount: 20000 })
        const part = (amount?: number) =>
          cancel(json.receiptKey, amount === undefined ? undefined : { amount })
        const amounts = (answer: Loose) => [answer.json.amount, answer.json.taxFreeAmount]
        expect(amounts(yield* part(30000))).toEqual([30000, 0])
        expect(amounts(yield* part(14000))).toEqual([14000, 10000])
        expect(refused(yield* part(10001))).toEqual([403, "FORBIDDEN_REQUEST"])
        expect(amounts(yield* part())).toEqual([10000, 10000])
        expect(refused(yield* part())).toEqual([403, "FORBIDDEN_REQUEST"])
      })
    )
  )

  it.effect("that the tax office refuses does not count", () =>
    emulated()(
      Effect.gen(function* () {
        const { cashReceipts } = yield* Emulator.Emulator
        const { json } = yield* issue()
        yield* cancel(json.receiptKey)
        expect(yield* cashReceipts.fail(`c_${json.receiptKey}`)).toMatchObject({
          transactionType: "CANCEL",
          issueStatus: "FAILED"
        })
        expect((yield* cancel(json.receiptKey)).status).toBe(200)
      })
    )
  )

  it.effect("is refused with the documented codes", () =>
    emulated({
      merchants: [
        { secretKey: testKey, mId: "shop1" },
        { secretKey: "test_sk_other", mId: "shop2" }
      ]
    })(
      Effect.gen(function* () {
        const { json } = yield* issue()
        expect(refused(yield* cancel("nobody"))).toEqual([404, "NOT_FOUND_RECEIPT"])
        expect(refused(yield* cancel(json.receiptKey, {}, { key: "test_sk_other" }))).toEqual([
          404,
          "NOT_FOUND_RECEIPT"
        ])
        for (const wrong of [{ amount: 0 }, "{", "[]", "4000"]) {
          expect(refused(yield* cancel(json.receiptKey, wrong))).toEqual([400, "INVALID_REQUEST"])
        }
        expect((yield* list("requestDate=2026-03-02", { key: "test_sk_other" })).json.data).toEqual([])
      })
    )
  )
})

describe("the list of cash receipts", () => {
  it.effect("has a day, page after page", () =>
    emulated()(
      Effect.gen(function* () {
        const keys: Array<string> = []
        for (let number = 1; number <= 5; number++) {
          keys.push((yield* issue({ orderId: `CASH-${number}` })).json.receiptKey)
        }
        yield* advance("14 hours")
        yield* issue({ orderId: "CASH-tomorrow" })
        let [cursor, hasNext] = [0, true]
        const found: Array<string> = []
        const sizes: Array<number> = []
        while (hasNext) {
          const { json } = yield* list(`requestDate=2026-03-02&limit=2&cursor=${cursor}`)
          conforms("cashReceipts.list", json)
          found.push(...json.data.map(({ receiptKey }: Loose) => receiptKey))
          sizes.push(json.data.length)
          cursor = json.lastCursor
          hasNext = json.hasNext
        }
        expect(found).toEqual(keys)
        expect(sizes).toEqual([2, 2, 1])
        const whole = yield* list("requestDate=2026-03-02")
        expect(Object.keys(whole.json)).toEqual(Object.keys(fixture("cash-receipts-list")))
        expect(whole.json).toMatchObject({ hasNext: false, lastCursor: 5 })
        expect((yield* list("requestDate=2026-03-04")).json).toEqual({
          hasNext: false,
          lastCursor: 0,
          data: []
        })
      })
    )
  )

  it.effect("is refused with the documented codes", () =>
    emulated()(
      Effect.gen(function* () {
        for (const [query, code] of [
          ["", "INVALID_REQUIRED_PARAM"],
          ["requestDate=2026-02-30", "INVALID_REQUIRED_PARAM"],
          ["requestDate=2026-03-02&limit=10001", "INVALID_REQUEST"],
          ["requestDate=2026-03-02&cursor=-1", "INVALID_REQUEST"]
        ] as const) {
          expect(refused(yield* list(query)), query).toEqual([400, code])
        }
      })
    )
  )
})

describe("cash receipts before version 2022-07-27", () => {
  it.effect("have no list, other names, and are changed by their cancellation", () =>
    emulated({ apiVersion: "2022-06-08" })(
      Effect.gen(function* () {
        expect(refused(yield* list("requestDate=2026-03-02"))).toEqual([400, "API_VERSION_UPDATE_NEEDED"])
        expect(refused(yield* issue())).toEqual([400, "INVALID_REQUEST"])
        const older = { customerIdentityNumber: undefined, registrationNumber: "0100001234" }
        const { json } = yield* issue(older)
        expect(json).toMatchObject({
          registrationNumber: "0100001234",
          approvedAt: "2026-03-02T10:15:01+09:00",
          canceledAt: null
        })
        conforms("cashReceipts.issue", json)
        yield* advance("2 hours")
        const canceled = yield* cancel(json.receiptKey)
        expect(canceled.json).toEqual({ ...json, canceledAt: "2026-03-02T12:15:01+09:00" })
        conforms("cashReceipts.cancel", canceled.json)
      })
    )
  )
})

describe("cash receipts on a socket", () => {
  it("are refused through the control API, and complete when time passes", async () => {
    const emulator = await createEmulator()
    onTestFinished(() => emulator.close())
    const post = async (path: string, body?: object): Promise<{ status: number; json: Loose }> => {
      const response = await fetch(emulator.url + path, {
        method: "POST",
        headers: { authorization: basic(emulator.keys.secretKey), "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      })
      return { status: response.status, json: await response.json() }
    }
    const { json: first } = await post("/v1/cash-receipts", request)
    const { json: second } = await post("/v1/cash-receipts", { ...request, orderId: "CASH-20260305-02" })
    expect(await post(`/_emulator/cash-receipts/${first.receiptKey}/fail`)).toMatchObject({
      status: 200,
      json: { issueStatus: "FAILED", failure: { code: "NTS_ERROR" } }
    })
    expect((await post("/_emulator/cash-receipts/nobody/fail")).status).toBe(404)
    await emulator.advance("1 days")
    expect((await emulator.cashReceipts.list()).map(({ issueStatus }) => issueStatus)).toEqual([
      "FAILED",
      "COMPLETED"
    ])
    expect((await post(`/v1/cash-receipts/${second.receiptKey}/cancel`)).json.amount).toBe(54000)
    await emulator.cashReceipts.fail(`c_${second.receiptKey}`)
    const listed = await fetch(`${emulator.url}/_emulator/cash-receipts`)
    expect(await listed.json()).toEqual(await emulator.cashReceipts.list())
  })
})
