import { inspect } from "node:util"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Schema from "effect/Schema"
import * as SubMall from "../src/model/SubMall.js"
import * as SubMallPayout from "../src/model/SubMallPayout.js"
import * as SubMallRequest from "../src/model/subMall/SubMallRequest.js"
import * as Pending from "../src/Pending.js"
import * as SubMalls from "../src/SubMalls.js"
import type { TossError } from "../src/TossError.js"
import * as Mutations from "./support/Mutations.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const mall = Samples.json("payout-v1-submall")
const payout = Samples.json("payout-v1-settlement")
const account = { bank: "신한", accountNumber: "110222333444", holderName: "구름상회" }
const registration: SubMalls.SubMallRegisterRequest = {
  subMallId: "mall-0007",
  type: "CORPORATE",
  companyName: "구름상회",
  representativeName: "박바다",
  businessNumber: "1234567891",
  account,
  email: "owner@cloud.example",
  phoneNumber: "0212345678"
}
const wanted: SubMalls.SubMallPayoutRequest = {
  subMallId: "mall-0007",
  payoutDate: "2026-03-09",
  payoutAmount: 150000,
  transferSummary: "3월정산"
}

const lost: Script.Step = { failure: "ECONNRESET" }
const ok = (body: unknown): Script.Step => ({ status: 200, body })
const refusal = (code: string, status = 400): Script.Step => ({ status, body: { code, message: "" } })

type Run<A> = (subMalls: SubMalls.Service) => Effect.Effect<A, TossError>

const over = <A>(run: Run<A>, steps: ReadonlyArray<Script.Step>) =>
  Effect.gen(function* () {
    const result = yield* Effect.either(Effect.flatMap(SubMalls.SubMalls, run))
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent: yield* Script.sent
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries: 0 })))

const base = "https://api.tosspayments.com/v1/payouts/sub-malls"

describe("SubMalls on the wire", () => {
  const operations: ReadonlyArray<
    readonly [name: string, run: Run<unknown>, method: string, path: string, body: unknown, answer: unknown]
  > = [
    ["register", (subMalls) => subMalls.register(registration), "POST", "", registration, mall],
    ["list", (subMalls) => subMalls.list(), "GET", "", null, [mall]],
    ["retrieve", (subMalls) => subMalls.retrieve("a/b"), "GET", "/a%2Fb", null, mall],
    ["update", (subMalls) => subMalls.update("m-7", { account }), "POST", "/m-7", { account }, mall],
    ["delete", (subMalls) => subMalls.delete("m-7"), "POST", "/m-7/delete", null, '"m-7"'],
    [
      "retrieveBalance",
      (subMalls) => subMalls.retrieveBalance(),
      "GET",
      "/settlements/balance",
      null,
      Samples.json("payout-v1-balance")
    ],
    [
      "requestPayouts",
      (subMalls) => subMalls.requestPayouts([wanted, wanted]),
      "POST",
      "/settlements",
      [wanted, wanted],
      [payout]
    ],
    [
      "listPayouts",
      (subMalls) => subMalls.listPayouts({ startDate: "2026-03-01", endDate: "2026-03-31" }),
      "GET",
      "/settlements?startDate=2026-03-01&endDate=2026-03-31",
      null,
      [payout]
    ],
    [
      "retrievePayout",
      (subMalls) => subMalls.retrievePayout("po_1"),
      "GET",
      "/settlements/po_1",
      null,
      payout
    ],
    [
      "cancelPayout",
      (subMalls) => subMalls.cancelPayout(payout["payoutKey"]),
      "POST",
      `/settlements/${payout["payoutKey"]}/cancel`,
      null,
      payout
    ]
  ]
  for (const [name, run, method, path, body, answer] of operations) {
    it.effect(`${name} is ${method} ${path}`, () =>
      Effect.gen(function* () {
        const { error, sent, value } = yield* over(run, [ok(answer)])
        expect(error).toBeNull()
        expect(sent).toMatchObject([{ method, url: base + path }])
        expect(sent[0]?.headers["content-type"] ?? "application/json").toBe("application/json")
        expect(sent[0]?.body === "" ? null : JSON.parse(sent[0]?.body ?? "")).toEqual(body)
        if (typeof answer === "string") expect(value).toBe(JSON.parse(answer))
        else expect(value).toMatchObject(Array.isArray(answer) ? [{}] : {})
      })
    )
  }

  it("covers every endpoint, all of them slow", () => {
    expect(operations.map(([name]) => name).sort()).toEqual(Object.keys(SubMalls.endpoints).sort())
    expect(Object.values(SubMalls.endpoints).map(({ slow }) => slow)).toEqual(operations.map(() => true))
    expectTypeOf<keyof typeof SubMalls.endpoints>().toEqualTypeOf<keyof SubMalls.Operations>()
  })

  it("reads and writes the samples", () => {
    for (const [schema, json] of [
      [SubMall.schema, mall],
      [SubMallPayout.schema, payout]
    ] as const) {
      const model = Schema.decodeUnknownSync(schema as Schema.Schema<object, object>)(json)
      expect(Schema.encodeSync(schema as Schema.Schema<object, object>)(model)).toMatchObject(json)
    }
  })

  it("reads days and moments of older answers, and banks by their names", () => {
    const read = Schema.decodeUnknownSync(SubMallPayout.schema)
    const today = read(payout)
    const { bankCode: _, ...rest } = payout["account"]
    const older = {
      ...payout,
      requestId: "req-1",
      payoutDate: "20260309",
      requestedAt: "20260306100000",
      account: { ...rest, bank: "신한" }
    }
    expect(read(older)).toEqual({ ...today, requestId: "req-1" })
    expect(today.requestedAt).toEqual(new Date("2026-03-06T10:00:00+09:00"))
    expect(today.payoutDate).toBe("2026-03-09")
  })

  it.effect("reads any answer that tells what it is about", () =>
    Effect.gen(function* () {
      const { register, retrievePayout } = yield* SubMalls.SubMalls
      const { steps } = yield* Script.Script
      for (const [call, sample, needed] of [
        [register(registration), mall, ["subMallId"]],
        [retrievePayout("po_1"), payout, ["payoutKey", "payoutAmount", "status"]]
      ] as const) {
        for (const path of Mutations.places(sample)) {
          for (const [what, value] of Mutations.hostile) {
            const body = Mutations.replace(sample, path, value)
            steps.push(ok(body === undefined ? null : body))
            const result = yield* Effect.either<unknown, TossError, never>(call)
            if (path.length > 0 && !(needed as ReadonlyArray<unknown>).includes(path[0])) {
              expect(result, `${what} at ${path}`).toMatchObject({ _tag: "Right" })
            } else if (result._tag === "Left") expect(result.left).toMatchObject({ _tag: "DecodeError" })
          }
        }
      }
    }).pipe(Effect.provide(Script.layer([], { maxRetries: 0 })))
  )
})

describe("SubMalls input", () => {
  const wrong: ReadonlyArray<readonly [path: string, run: Run<unknown>]> = [
    ...(
      [
        ["subMallId", { subMallId: "m".repeat(21) }],
        ["type", { type: "PERSON" }],
        ["account", { account: undefined }],
        ["account.bank", { account: { ...account, bank: "" } }],
        ["account.accountNumber", { account: { ...account, accountNumber: "1".repeat(21) } }],
        ["account.accountNumber", { account: { ...account, accountNumber: "110-222" } }],
        ["account.holderName", { account: { ...account, holderName: "가".repeat(31) } }],
        ["account.holderName", { account: { ...account, holderName: "a".repeat(61) } }],
        ["companyName", { companyName: "가".repeat(31) }],
        ["representativeName", { representativeName: "가".repeat(21) }],
        ["representativeName", { representativeName: "a".repeat(41) }],
        ["businessNumber", { businessNumber: "123456789" }],
        ["", { businessNumber: undefined }],
        ["email", { email: undefined }],
        ["phoneNumber", { phoneNumber: "1234567" }],
        ["phoneNumber", { phoneNumber: "1".repeat(12) }],
        ["metadata", { metadata: { big: "x".repeat(4090) } }],
        ["metadata", { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, "v"])) }],
        ["status", { status: "APPROVED" }]
      ] as const
    ).map(([path, changes]): readonly [string, Run<unknown>] => [
      path,
      (subMalls) => subMalls.register({ ...registration, ...changes } as never)
    ]),
    ["account", (subMalls) => subMalls.update("m-7", { email: "a@b.example" } as never)],
    ["type", (subMalls) => subMalls.update("m-7", { account, type: "INDIVIDUAL" } as never)],
    ["subMallId", (subMalls) => subMalls.retrieve("..")],
    ["subMallId", (subMalls) => subMalls.update("settlements", { account: registration.account })],
    ["subMallId", (subMalls) => subMalls.delete("")],
    ["payoutKey", (subMalls) => subMalls.cancelPayout(undefined as never)],
    ["", (subMalls) => subMalls.requestPayouts([])],
    ["", (subMalls) => subMalls.requestPayouts(wanted as never)],
    ["1.payoutDate", (subMalls) => subMalls.requestPayouts([wanted, { ...wanted, payoutDate: "20260309" }])],
    ["0.payoutAmount", (subMalls) => subMalls.requestPayouts([{ ...wanted, payoutAmount: 0.5 }])],
    [
      "0.transferSummary",
      (subMalls) => subMalls.requestPayouts([{ ...wanted, transferSummary: "여덟글자가넘는다" }])
    ],
    ["startDate", (subMalls) => subMalls.listPayouts({ startDate: "2026-02-30", endDate: "2026-03-01" })],
    ["", (subMalls) => subMalls.listPayouts({ startDate: "2026-03-02", endDate: "2026-03-01" })]
  ]
  it.effect("is checked before anything is sent, and is not shown", () =>
    Effect.gen(function* () {
      for (const [path, run] of wrong) {
        const { error, sent } = yield* over(run, [])
        expect(error, path).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        expect((error as { issues: ReadonlyArray<{ path: string }> }).issues.map(({ path }) => path)).toEqual(
          [path]
        )
        const printed = `${error} ${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`
        for (const secret of ["110222333444", "110-222", "1234567891"]) expect(printed).not.toContain(secret)
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
          subMallId: FastCheck.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
          type: FastCheck.constant("INDIVIDUAL" as const),
          account: FastCheck.record({
            bank: FastCheck.constantFrom("88", "신한", "SHINHAN"),
            accountNumber: FastCheck.stringMatching(/^\d{1,20}$/),
            holderName: text(30)
          }),
          email: FastCheck.emailAddress().filter(({ length }) => length <= 100),
          phoneNumber: FastCheck.stringMatching(/^\d{8,11}$/),
          companyName: text(30),
          representativeName: text(20),
          businessNumber: FastCheck.stringMatching(/^\d{10}$/),
          metadata: FastCheck.dictionary(FastCheck.stringMatching(/^[a-z]{1,9}$/), text(20), { maxKeys: 50 })
        },
        { requiredKeys: ["subMallId", "type", "account", "email", "phoneNumber"] }
      ),
      FastCheck.array(
        FastCheck.record(
          {
            subMallId: FastCheck.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
            payoutDate: FastCheck.constantFrom("2026-03-09", "2028-02-29"),
            payoutAmount: FastCheck.integer({ min: 1, max: 1_000_000_000 }),
            transferSummary: text(7)
          },
          { requiredKeys: ["subMallId", "payoutDate", "payoutAmount"] }
        ),
        { minLength: 1, maxLength: 5 }
      )
    ],
    ([registration, payouts]) =>
      Effect.gen(function* () {
        const { sent } = yield* over(
          (subMalls) => Effect.zip(subMalls.register(registration), subMalls.requestPayouts(payouts)),
          [ok(mall), ok([payout])]
        )
        expect(sent.map(({ body }) => JSON.parse(body))).toEqual([registration, payouts])
        expect(Schema.decodeUnknownSync(SubMallRequest.schema)(registration)).toEqual(registration)
      }),
    { fastCheck: { numRuns: 30 } }
  )
})

describe("A payout whose answer is lost", () => {
  it.effect("is in doubt, and comes again under the idempotency key of the error", () =>
    Effect.gen(function* () {
      const { sent, value } = yield* over(
        (subMalls) =>
          Effect.catchAll(subMalls.requestPayouts([wanted]), ({ idempotencyKey, outcome }) => {
            expect(outcome).toBe("Unknown")
            return subMalls.requestPayouts([wanted], { idempotencyKey: idempotencyKey ?? "" })
          }),
        [lost, ok([payout])]
      )
      expect(value).toMatchObject([{ payoutKey: payout["payoutKey"] }])
      expect(sent[0]?.headers["idempotency-key"]).toBe(sent[1]?.headers["idempotency-key"])
    })
  )

  const cancel: Run<unknown> = (subMalls) => subMalls.cancelPayout(payout["payoutKey"])
  for (const [name, look, outcome] of [
    ["cancelled", ok({ ...payout, status: "CANCELED" }), "Applied"],
    ["still asked for", ok(payout), "Unknown"],
    ["under way", ok({ ...payout, status: "IN_PROGRESS" }), "NotApplied"],
    ["paid", ok({ ...payout, status: "COMPLETED" }), "NotApplied"],
    ["refused by the bank", ok({ ...payout, status: "FAILED" }), "NotApplied"],
    ["in a state that nobody knows", ok({ ...payout, status: "REJECTED" }), "Unknown"],
    ["not there", refusal("PAYOUT_NOT_FOUND", 404), "NotApplied"]
  ] as const) {
    it.effect(`of its cancellation is read: ${name} is ${outcome}`, () =>
      Effect.gen(function* () {
        const { error, sent, value } = yield* over(cancel, [lost, look])
        expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
          `POST ${base}/settlements/${payout["payoutKey"]}/cancel`,
          `GET ${base}/settlements/${payout["payoutKey"]}`
        ])
        if (outcome === "Applied") expect(value).toMatchObject({ status: "CANCELED" })
        else expect(error).toMatchObject({ outcome })
      })
    )
  }

  it.effect("of its cancellation can be resolved later", () =>
    Effect.gen(function* () {
      const { error } = yield* over(cancel, [lost, { status: 503 }])
      const pending = JSON.parse(JSON.stringify(error?.pending))
      expect(pending).toMatchObject({ operation: "subMalls.cancelPayout", request: null })
      const resolved = Effect.flatMap(Pending.Pending, ({ resolve }) =>
        Effect.all([resolve(pending), resolve(pending)])
      )
      const steps = [ok(payout), ok({ ...payout, status: "CANCELED" })]
      expect(yield* Effect.provide(resolved, Script.layer(steps))).toMatchObject([
        { outcome: "Untouched" },
        { outcome: "Applied", value: { status: "CANCELED" } }
      ])
    })
  )
})
