import { inspect } from "node:util"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/TestClock"
import * as CashReceipts from "../src/CashReceipts.js"
import * as Intents from "../src/Intents.js"
import * as CashReceipt from "../src/model/CashReceipt.js"
import * as IssueRequest from "../src/model/cashReceipt/IssueRequest.js"
import * as Pending from "../src/Pending.js"
import type { TossError } from "../src/TossError.js"
import * as TossStore from "../src/TossStore.js"
import * as Mutations from "./support/Mutations.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const issued = Samples.json("cash-receipt-issued")
const canceled = Samples.json("cash-receipt-canceled")
const { receiptKey } = issued
const request: CashReceipts.CashReceiptIssueRequest = {
  amount: 54000,
  orderId: "CASH-20260305-01",
  orderName: "오프라인 판매",
  type: "소득공제",
  customerIdentityNumber: "0100001234"
}
/** When the sample was issued: 11 o'clock in Korea. */
const issuedAt = new Date(issued["requestedAt"]).getTime()
const canceledAt = new Date(canceled["requestedAt"]).getTime()
const hour = 3_600_000
const day = 24 * hour
const at = (time: number) => new Date(time).toISOString().replace(/\.\d+/, "")

const lost: Script.Step = { failure: "ECONNRESET" }
const ok = (body: unknown): Script.Step => ({ status: 200, body })
const refusal = (code: string, status = 400): Script.Step => ({ status, body: { code, message: "" } })
const page = (data: ReadonlyArray<unknown>, lastCursor: number | null = null): Script.Step =>
  ok({ hasNext: lastCursor !== null, lastCursor: lastCursor ?? data.length, data })

type Run<A> = (cashReceipts: CashReceipts.Service) => Effect.Effect<A, TossError>

const over = <A>(run: Run<A>, steps: ReadonlyArray<Script.Step>, startedAt = issuedAt, maxRetries = 0) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(startedAt)
    const cashReceipts = yield* CashReceipts.CashReceipts
    const fiber = yield* Effect.fork(Effect.either(run(cashReceipts)))
    yield* TestClock.adjust("10 seconds")
    const result = yield* fiber
    const sent = yield* Script.sent
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent,
      reads: sent.slice(1).map(({ url }) => new URL(url).search)
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries })))

const issue: Run<CashReceipt.CashReceipt> = (cashReceipts) => cashReceipts.issue(request)
const cancel: Run<CashReceipt.CashReceipt> = (cashReceipts) => cashReceipts.cancel(receiptKey)
const cancelPart: Run<CashReceipt.CashReceipt> = (cashReceipts) =>
  cashReceipts.cancel(receiptKey, { amount: 4000 })
const list =
  (query: unknown): Run<ReadonlyArray<CashReceipt.CashReceipt>> =>
  (cashReceipts) =>
    Effect.map(Stream.runCollect(cashReceipts.list(query as never)), (all) => [...all])

const api = "https://api.tosspayments.com/v1/cash-receipts"

describe("CashReceipts on the wire", () => {
  it.effect("issue is a POST with an idempotency key", () =>
    Effect.gen(function* () {
      const { sent, value } = yield* over(issue, [ok(issued)])
      expect(sent).toMatchObject([
        { method: "POST", url: api, headers: { "idempotency-key": expect.any(String) } }
      ])
      expect(JSON.parse(sent[0]?.body ?? "")).toEqual(request)
      expect(value).toMatchObject({ receiptKey, issueStatus: "IN_PROGRESS", failure: null })
      expect(value?.requestedAt.getTime()).toBe(issuedAt)
    })
  )

  it.effect("cancel is a POST without a body, or with an amount", () =>
    Effect.gen(function* () {
      for (const [run, body] of [
        [cancel, ""],
        [(cashReceipts: CashReceipts.Service) => cashReceipts.cancel(receiptKey, {}), "{}"],
        [cancelPart, '{"amount":4000}']
      ] as const) {
        const { sent, value } = yield* over(run, [ok(canceled)])
        expect(sent).toMatchObject([{ method: "POST", url: `${api}/${receiptKey}/cancel`, body }])
        expect(value).toMatchObject({ receiptKey: `c_${receiptKey}`, transactionType: "CANCEL" })
      }
    })
  )

  it.effect("list goes on at the cursor of each page, from the one that is given", () =>
    Effect.gen(function* () {
      const rows = (...numbers: ReadonlyArray<number>) =>
        numbers.map((number) => ({ ...issued, receiptKey: `r-${number}` }))
      const { sent, value } = yield* over(list({ requestDate: "2026-03-05", cursor: 7, limit: 2 }), [
        page(rows(1, 2), 9),
        page(rows(3), 12),
        page([])
      ])
      expect(value?.map(({ receiptKey }) => receiptKey)).toEqual(["r-1", "r-2", "r-3"])
      expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual(
        ["cursor=7", "cursor=9", "cursor=12"].map(
          (cursor) => `GET ${api}?requestDate=2026-03-05&${cursor}&limit=2`
        )
      )
    })
  )

  it.effect("list reads the sample, and needs no more than a day", () =>
    Effect.gen(function* () {
      const { sent, value } = yield* over(list({ requestDate: "2026-03-05" }), [
        ok(Samples.json("cash-receipts-list"))
      ])
      expect(sent[0]?.url).toBe(`${api}?requestDate=2026-03-05`)
      expect(value?.map(CashReceipt.isCancel)).toEqual([false, true])
    })
  )

  it.effect("list says that a key of an older version cannot have it", () =>
    Effect.gen(function* () {
      const { error } = yield* over(list({ requestDate: "2026-03-05" }), [
        refusal("API_VERSION_UPDATE_NEEDED")
      ])
      expect(error).toMatchObject({ code: "API_VERSION_UPDATE_NEEDED", outcome: "NotApplied" })
    })
  )

  for (const name of Samples.names("cash-receipt-")) {
    it(`reads and writes ${name}`, () => {
      const json = Samples.json(name)
      const model = Schema.decodeUnknownSync(CashReceipt.schema)(json)
      expect(Schema.encodeSync(CashReceipt.schema)(model)).toMatchObject({
        ...json,
        ...(json["failure"] === null ? {} : { failure: json["failure"] })
      })
    })
  }

  it("reads versions before 2022-07-27 under the names of today", () => {
    const {
      customerIdentityNumber: registrationNumber,
      issueNumber: approvalNumber,
      issueStatus: _,
      requestedAt: approvedAt,
      transactionType: __,
      ...rest
    } = issued
    const older = { ...rest, registrationNumber, approvalNumber, approvedAt, canceledAt: null }
    const read = Schema.decodeUnknownSync(CashReceipt.schema)
    expect(read(older)).toMatchObject({
      customerIdentityNumber: "0100001234",
      issueNumber: issued["issueNumber"],
      issueStatus: "COMPLETED",
      transactionType: "CONFIRM",
      requestedAt: new Date(issuedAt)
    })
    expect(read({ ...older, canceledAt: canceled["requestedAt"] })).toMatchObject({
      transactionType: "CANCEL",
      requestedAt: new Date(canceledAt)
    })
  })

  it.effect("reads any answer that tells what was issued", () =>
    Effect.gen(function* () {
      const needed = ["receiptKey", "orderId", "type", "amount"]
      const { issue } = yield* CashReceipts.CashReceipts
      const { steps } = yield* Script.Script
      for (const path of Mutations.places(issued)) {
        for (const [what, value] of Mutations.hostile) {
          const body = Mutations.replace(issued, path, value)
          steps.push(ok(body === undefined ? null : body), page([]))
          const result = yield* Effect.either(issue(request))
          steps.length = 0
          if (path.length > 0 && !needed.includes(String(path[0]))) {
            expect(result, `${what} at ${path}`).toMatchObject({ _tag: "Right" })
          } else if (result._tag === "Left") expect(result.left).toMatchObject({ outcome: "Unknown" })
          else expect(result.right.receiptKey).not.toBe("")
        }
      }
    }).pipe(Effect.provide(Script.layer([], { maxRetries: 0 })))
  )
})

describe("CashReceipts input", () => {
  const wrong: ReadonlyArray<readonly [path: string, run: Run<unknown>]> = [
    ...(
      [
        ["amount", "54000"],
        ["amount", 0],
        ["orderId", "o".repeat(65)],
        ["orderName", "이".repeat(101)],
        ["type", "미발행"],
        ["customerIdentityNumber", 100001234],
        ["customerIdentityNumber", "0".repeat(31)],
        ["customerIdentityNumber", undefined],
        ["registrationNumber", "0".repeat(31)],
        ["taxFreeAmount", -1],
        ["", undefined],
        ["businessNumber", "2208112345"]
      ] as const
    ).map(([name, value]): readonly [string, Run<unknown>] => [
      name,
      (cashReceipts) =>
        cashReceipts.issue(
          (name === ""
            ? { ...request, taxFreeAmount: request.amount + 1 }
            : { ...request, [name]: value }) as never
        )
    ]),
    ["receiptKey", (cashReceipts) => cashReceipts.cancel("")],
    ["receiptKey", (cashReceipts) => cashReceipts.cancel("r".repeat(201))],
    ["receiptKey", (cashReceipts) => cashReceipts.cancel("..")],
    ["amount", (cashReceipts) => cashReceipts.cancel("r", { amount: undefined } as never)],
    ["amount", (cashReceipts) => cashReceipts.cancel("r", { amount: 0 })],
    ["cancelReason", (cashReceipts) => cashReceipts.cancel("r", { cancelReason: "변심" } as never)],
    ["requestDate", list({})],
    ["requestDate", list({ requestDate: "2026-02-30" })],
    ["cursor", list({ requestDate: "2026-03-05", cursor: -1 })],
    ["cursor", list({ requestDate: "2026-03-05", cursor: "4812" })],
    ["limit", list({ requestDate: "2026-03-05", limit: 10_001 })],
    ["limit", list({ requestDate: "2026-03-05", limit: 0 })]
  ]
  it.effect("is checked before anything is sent", () =>
    Effect.gen(function* () {
      for (const [path, run] of wrong) {
        const { error, sent } = yield* over(run, [])
        expect(error, path).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        expect((error as { issues: ReadonlyArray<{ path: string }> }).issues.map(({ path }) => path)).toEqual(
          [path]
        )
        expect(sent).toEqual([])
      }
    })
  )

  const text = (max: number) =>
    FastCheck.stringMatching(/^[a-z0-9가-힣]+$/).map((given) => given.slice(0, max))
  it.effect.prop(
    "that is valid arrives as it was given",
    [
      FastCheck.record(
        {
          amount: FastCheck.integer({ min: 100, max: 100_000_000 }),
          orderId: FastCheck.stringMatching(/^[A-Za-z0-9_-]{6,64}$/),
          orderName: text(100),
          type: FastCheck.constantFrom("소득공제" as const, "지출증빙" as const),
          customerIdentityNumber: FastCheck.stringMatching(/^\d{1,30}$/),
          registrationNumber: FastCheck.stringMatching(/^\d{1,30}$/),
          taxFreeAmount: FastCheck.integer({ min: 0, max: 100 })
        },
        { requiredKeys: ["amount", "orderId", "orderName", "type", "customerIdentityNumber"] }
      )
    ],
    ([request]) =>
      Effect.gen(function* () {
        const { sent } = yield* over(
          (cashReceipts) => cashReceipts.issue(request),
          [ok({ ...issued, orderId: request.orderId })]
        )
        expect(JSON.parse(sent[0]?.body ?? "")).toEqual(request)
        expect(Schema.decodeUnknownSync(IssueRequest.schema)(request)).toEqual(request)
      }),
    { fastCheck: { numRuns: 50 } }
  )
})

describe("A receipt whose answer is lost", () => {
  const other = { ...issued, receiptKey: "another", orderId: "CASH-20260305-02" }
  const cases: ReadonlyArray<
    readonly [name: string, rows: ReadonlyArray<unknown>, outcome: "Applied" | "Unknown" | "Untouched"]
  > = [
    ["was issued", [other, issued], "Applied"],
    ["was issued and is complete", [{ ...issued, issueStatus: "COMPLETED" }], "Applied"],
    ["was issued for a number that is shown masked", [masked()], "Applied"],
    ["was cancelled in vain", [issued, { ...canceled, issueStatus: "FAILED" }], "Unknown"],
    ["was not issued so far", [other], "Untouched"],
    ["has one of another amount beside it", [{ ...issued, amount: 5400 }], "Untouched"],
    ["has one of another type beside it", [{ ...issued, type: "지출증빙" }], "Untouched"],
    ["has one beside it that the tax office refused", [{ ...issued, issueStatus: "FAILED" }], "Untouched"],
    ["has one of the morning beside it", [{ ...issued, requestedAt: at(issuedAt - hour) }], "Untouched"],
    ["is one of two", [issued, { ...issued, receiptKey: "r-2" }], "Unknown"],
    ["may be one of another number", [{ ...issued, customerIdentityNumber: "0100001235" }], "Unknown"],
    ["may be one that was cancelled", [issued, { ...canceled, requestedAt: at(issuedAt) }], "Unknown"]
  ]
  function masked() {
    return { ...issued, customerIdentityNumber: "010000****" }
  }
  const pending = {
    operation: "cashReceipts.issue",
    path: {},
    request,
    idempotencyKey: "mine",
    keyId: "176a5a03",
    startedAt: new Date(issuedAt).toISOString()
  }
  for (const [name, rows, outcome] of cases) {
    it.effect(`and which ${name} is ${outcome}`, () =>
      Effect.gen(function* () {
        const { error, sent, value } = yield* over(issue, [lost, page(rows)])
        expect(sent[1]?.url).toBe(`${api}?requestDate=2026-03-05&limit=1000`)
        if (outcome === "Applied") expect(value).toMatchObject({ receiptKey })
        else expect(error).toMatchObject({ _tag: "NetworkError", outcome: "Unknown" })
        yield* Effect.flatMap(Pending.Pending, ({ resolve }) =>
          Effect.map(resolve(pending), (resolution) => expect(resolution.outcome).toBe(outcome))
        ).pipe(
          Effect.provide(Script.layer([page(rows)], { maxRetries: 0 })),
          Effect.zipLeft(TestClock.setTime(issuedAt))
        )
      })
    )
  }

  it.effect("is looked for on each page of its day", () =>
    Effect.gen(function* () {
      const { reads, value } = yield* over(issue, [lost, page([other], 5), page([other], 9), page([issued])])
      expect(value).toMatchObject({ receiptKey })
      expect(reads).toEqual(
        ["", "&cursor=5", "&cursor=9"].map((cursor) => `?requestDate=2026-03-05${cursor}&limit=1000`)
      )
    })
  )

  it.effect("is looked for on both days when it began around midnight in Korea", () =>
    Effect.gen(function* () {
      const midnight = Date.parse("2026-03-05T00:00:00+09:00")
      const row = { ...issued, requestedAt: at(midnight) }
      for (const [startedAt, days] of [
        [midnight - 1000, ["2026-03-04", "2026-03-05"]],
        [midnight + 1000, ["2026-03-04", "2026-03-05"]],
        [midnight + hour, ["2026-03-05"]],
        [midnight - hour, ["2026-03-04"]]
      ] as const) {
        const { reads } = yield* over(issue, [lost, ...days.map(() => page([row]))], startedAt)
        expect(reads.map((search) => search.slice(13, 23))).toEqual(days)
      }
    })
  )

  it.effect("is looked for later on each day since, as long as it may be sent again", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(issuedAt + 400 * day)
      const { resolve } = yield* Pending.Pending
      expect(yield* resolve(pending)).toMatchObject({ outcome: "Applied", value: { receiptKey } })
      const sent = yield* Script.sent
      expect(sent.map(({ url }) => url.slice(-21, -11)).filter((_, index) => index % 15 === 0)).toEqual([
        "2026-03-05",
        "2026-03-20"
      ])
      expect(sent.length).toBe(16)
    }).pipe(
      Effect.provide(
        Script.layer([page([issued]), ...Array.from({ length: 15 }, () => page([]))], { maxRetries: 0 })
      )
    )
  )

  it.effect("is not looked for when nobody knows when the call began", () =>
    Effect.gen(function* () {
      const { resolve } = yield* Pending.Pending
      expect(yield* resolve({ ...pending, startedAt: "yesterday" })).toEqual({ outcome: "Unknown" })
      expect(yield* Script.sent).toEqual([])
    }).pipe(Effect.provide(Script.layer([], { maxRetries: 0 })))
  )

  it.effect("stays unknown where the key has no list", () =>
    Effect.gen(function* () {
      const { error } = yield* over(issue, [lost, refusal("API_VERSION_UPDATE_NEEDED")])
      expect(error).toMatchObject({ _tag: "NetworkError", outcome: "Unknown" })
    })
  )

  it.effect("and whose order is taken then, is the one that took it", () =>
    Effect.gen(function* () {
      const steps = [{ status: 503 }, refusal("DUPLICATED_CASH_RECEIPT")]
      const { value } = yield* over(issue, [...steps, page([issued])], issuedAt, 1)
      expect(value).toMatchObject({ receiptKey })
      const { error } = yield* over(issue, [...steps, page([])], issuedAt, 1)
      expect(error).toMatchObject({ code: "DUPLICATED_CASH_RECEIPT", outcome: "Unknown" })
    })
  )

  it.effect("that is refused at once because the order has one has had no effect", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* over(issue, [refusal("DUPLICATED_CASH_RECEIPT")])
      expect(sent.length).toBe(1)
      expect(error).toMatchObject({ _tag: "ConflictError", outcome: "NotApplied" })
    })
  )
})

describe("A cancellation whose answer is lost", () => {
  const part = (amount: number, time = canceledAt) => ({ ...canceled, amount, requestedAt: at(time) })
  const cases: ReadonlyArray<
    readonly [
      name: string,
      run: Run<unknown>,
      rows: ReadonlyArray<unknown>,
      outcome: "Applied" | "Untouched" | "Unknown"
    ]
  > = [
    ["of everything, of a receipt of the day", cancel, [issued, canceled], "Applied"],
    ["of what was left", cancel, [issued, part(4000), part(50000)], "Applied"],
    ["of everything, of which only a part is", cancel, [issued, part(4000)], "Untouched"],
    ["of everything, which is not there", cancel, [issued], "Untouched"],
    ["of everything, of an earlier receipt, which is not there", cancel, [], "Untouched"],
    ["of an earlier receipt, of which somebody has cancelled something", cancel, [canceled], "Unknown"],
    ["that the tax office refused", cancel, [issued, { ...canceled, issueStatus: "FAILED" }], "Untouched"],
    ["of a part, like which there is one", cancelPart, [issued, part(4000)], "Unknown"],
    ["of a part, like which there is none", cancelPart, [issued, part(5000)], "Untouched"],
    [
      "of a part, like which there was one before",
      cancelPart,
      [issued, part(4000, canceledAt - hour)],
      "Untouched"
    ],
    ["of another receipt", cancelPart, [{ ...part(4000), receiptKey: "c_another" }], "Untouched"]
  ]
  for (const [name, run, rows, outcome] of cases) {
    it.effect(`${name} is ${outcome}`, () =>
      Effect.gen(function* () {
        const { error, reads, value } = yield* over(run, [lost, page(rows)], canceledAt)
        expect(reads).toEqual(["?requestDate=2026-03-06&limit=1000"])
        if (outcome === "Applied") expect(value).toMatchObject({ transactionType: "CANCEL" })
        else expect(error).toMatchObject({ outcome: "Unknown" })
        // A refusal settles what has not happened.
        const steps: ReadonlyArray<Script.Step> = [{ status: 503 }, refusal("FORBIDDEN_REQUEST", 403)]
        const refused = yield* over(run, [...steps, page(rows)], canceledAt, 1)
        if (outcome === "Untouched") expect(refused.error).toMatchObject({ outcome: "NotApplied" })
        if (outcome === "Unknown") expect(refused.error).toMatchObject({ outcome: "Unknown" })
      })
    )
  }
})

type Again = (intents: Intents.Service) => ReturnType<Intents.Service["run"]>

const issueAgain: Again = (intents) => intents.run("receipt-1", CashReceipts.endpoints.issue, request)
const cancelAgain: Again = (intents) =>
  intents.run("cancel-1", CashReceipts.endpoints.cancel, receiptKey, undefined)
const refused = { ...issued, issueStatus: "FAILED", failure: { code: "NTS_ERROR", message: "" } }
const isRight = (right: object) => ({ _tag: "Right", right })

/** [name, call, its answer, how many days later it is made again, what the list of its day shows then, what is answered] */
const applied: ReadonlyArray<
  readonly [
    name: string,
    run: Again,
    answer: object,
    days: number,
    shown: ReadonlyArray<unknown>,
    outcome: object
  ]
> = [
  ["though it was cancelled since", issueAgain, issued, 0, [issued, canceled], isRight({ receiptKey })],
  [
    "though the tax office has refused it",
    issueAgain,
    issued,
    2,
    [refused],
    isRight({ issueStatus: "FAILED" })
  ],
  [
    "though the list of the day does not have the receipt that was cancelled",
    cancelAgain,
    canceled,
    1,
    [{ ...canceled, requestedAt: issued["requestedAt"] }],
    isRight({ transactionType: "CANCEL" })
  ],
  [
    "unless several could be it",
    issueAgain,
    issued,
    0,
    [{ ...issued, receiptKey: "r-other" }, issued],
    { _tag: "Left", left: { outcome: "Unknown" } }
  ]
]

describe("A pending call of cash receipts", () => {
  const lose = Effect.suspend(() => Effect.map(over(issue, [lost, page([])]), ({ error }) => error))

  it.effect("is plain JSON with the buyer's number in it, which is shown by nothing", () =>
    Effect.gen(function* () {
      const error = yield* lose
      expect(JSON.parse(JSON.stringify(error?.pending))).toMatchObject({
        operation: "cashReceipts.issue",
        request
      })
      const shown = [error]
      const echoing = [
        refusal("INVALID_CASH_RECEIPT_INFO"),
        ok({ ...issued, receiptKey: null }),
        { throws: ({ body }: { body: unknown }) => new Error(`cannot send ${inspect(body)} ${request.type}`) }
      ]
      for (const step of echoing) shown.push((yield* over(issue, [step, page([])])).error)
      for (const wrong of ["0".repeat(31), 100001234]) {
        const { error } = yield* over(
          (cashReceipts) => cashReceipts.issue({ ...request, customerIdentityNumber: wrong as never }),
          []
        )
        shown.push(error)
      }
      for (const error of shown) {
        const printed = `${error} ${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`
        expect(printed).not.toContain(request.customerIdentityNumber)
        expect(printed).not.toContain("0".repeat(31))
        expect(printed).not.toContain("100001234")
      }
    })
  )

  it.effect("is sent again as it was, under its key", () =>
    Effect.gen(function* () {
      const error = yield* lose
      const pending = JSON.parse(JSON.stringify(error?.pending))
      yield* Effect.gen(function* () {
        const { resend } = yield* Pending.Pending
        expect(yield* resend(pending)).toMatchObject({ receiptKey })
        const [sent] = yield* Script.sent
        expect(sent?.headers["idempotency-key"]).toBe(error?.idempotencyKey)
        expect(JSON.parse(sent?.body ?? "")).toEqual(request)
      }).pipe(Effect.provide(Script.layer([ok(issued)], { maxRetries: 0 })))
    })
  )

  it.effect("is an intent, which issues once and is resolved through the list", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(issuedAt)
      const intents = yield* Intents.Intents
      const run = intents.run("receipt-1", CashReceipts.endpoints.issue, request)
      yield* Effect.flip(run)
      expect(yield* intents.resolve()).toMatchObject([
        { operation: "cashReceipts.issue", state: "Applied", value: { receiptKey } }
      ])
      expect(yield* run).toMatchObject({ receiptKey })
      const sent = yield* Script.sent
      expect(sent.filter(({ method }) => method === "POST").length).toBe(1)
    }).pipe(
      Effect.provide(
        Intents.layer(CashReceipts.endpoints).pipe(
          Layer.provideMerge(TossStore.layerMemory),
          Layer.provideMerge(
            Script.layer([lost, { status: 503 }, page([issued]), page([issued])], { maxRetries: 0 })
          )
        )
      )
    )
  )

  for (const [name, run, answer, days, shown, outcome] of applied) {
    it.effect(`that is done is answered with what it is about, ${name}`, () =>
      Effect.gen(function* () {
        yield* TestClock.setTime(issuedAt)
        const intents = yield* Intents.Intents
        yield* run(intents)
        yield* TestClock.adjust(days * day)
        const again = yield* Effect.either(run(intents))
        expect(again).toMatchObject(outcome)
        expect((yield* Script.sent).filter(({ method }) => method === "POST").length).toBe(1)
      }).pipe(
        Effect.provide(
          Intents.layer(CashReceipts.endpoints).pipe(
            Layer.provideMerge(TossStore.layerMemory),
            Layer.provideMerge(
              Script.layer([ok(answer), page(shown), ...Array.from({ length: days }, () => page([]))], {
                maxRetries: 0
              })
            )
          )
        )
      )
    )
  }
})

describe("CashReceipts types", () => {
  it("cover every endpoint", () => {
    expectTypeOf<keyof typeof CashReceipts.endpoints>().toEqualTypeOf<keyof CashReceipts.Operations>()
    expectTypeOf<Parameters<CashReceipts.Service["cancel"]>[1]>().toEqualTypeOf<
      CashReceipts.CashReceiptCancelRequest | undefined
    >()
  })
})
