import { inspect } from "node:util"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/TestClock"
import * as Jose from "jose"
import * as Balances from "../src/Balances.js"
import type { PendingCall } from "../src/Call.js"
import * as Intents from "../src/Intents.js"
import * as Balance from "../src/model/Balance.js"
import * as Payout from "../src/model/Payout.js"
import * as PayoutRequest from "../src/model/payout/PayoutRequest.js"
import * as Payouts from "../src/Payouts.js"
import * as Pending from "../src/Pending.js"
import type * as Resource from "../src/Resource.js"
import type { TossError } from "../src/TossError.js"
import * as TossStore from "../src/TossStore.js"
import * as Mutations from "./support/Mutations.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const securityKey: string = Samples.json("vector-jwe")["securityKey"]
const bytes = Buffer.from(securityKey, "hex")

const [scheduled] = Samples.json("request-v2-payouts") as unknown as readonly [PayoutRequest.PayoutRequest]
const express: PayoutRequest.PayoutRequest = {
  refPayoutId: "pay-202603-002",
  destination: scheduled.destination,
  scheduleType: "EXPRESS",
  amount: { currency: "KRW", value: 150000 },
  transactionDescription: "3월정산"
}
const batch = [scheduled, express]
const created = Samples.json("v2-payouts-created")
const [first, second] = created["entityBody"].items as readonly [Samples.Json, Samples.Json]
const canceled = Samples.json("v2-payout-canceled")
const retrieved = Samples.json("v2-payout-completed")
const id: string = canceled["entityBody"].id
const madeAt = Date.parse(first["requestedAt"])

const lost: Script.Step = { failure: "ECONNRESET" }
const v2 = (entityBody: unknown): Script.Step => ({
  status: 200,
  body: { version: "2022-11-16", traceId: "t", entityType: "any", entityBody }
})
const listOf = (...items: ReadonlyArray<Samples.Json>): Script.Step =>
  v2({ hasNext: false, lastCursor: items.at(-1)?.["id"] ?? null, items })
const refusal = (code: string, status = 400): Script.Step => ({
  status,
  body: { ...Samples.json("error-v2-seller-not-approved"), error: { code, message: "" } }
})
const seal = (step: Script.Step): Effect.Effect<Script.Step> =>
  "body" in step
    ? Effect.map(
        Effect.promise(() =>
          new Jose.CompactEncrypt(Buffer.from(JSON.stringify(step.body)))
            .setProtectedHeader({
              enc: "A256GCM",
              iat: "2025-06-26T18:42:46.356259315+09:00",
              nonce: "n",
              alg: "dir"
            })
            .encrypt(bytes)
        ),
        (body) => ({ ...step, body })
      )
    : Effect.succeed(step)

const open = async (sent: Script.Sent | undefined): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode((await Jose.compactDecrypt(sent?.body ?? "", bytes)).plaintext))

type Run<A> = (payouts: Payouts.Service) => Effect.Effect<A, TossError>

const over = <A>(
  run: Run<A>,
  steps: ReadonlyArray<Script.Step>,
  { keys = [securityKey], maxRetries = 0, startedAt = madeAt } = {}
) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(startedAt)
    const result = yield* Effect.either(Effect.flatMap(Payouts.Payouts, run))
    const sent = yield* Script.sent
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent,
      calls: sent.map(({ method, url }) => `${method} ${url.replace("https://api.tosspayments.com", "")}`)
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries, securityKey: keys })))

const request: Run<ReadonlyArray<Payout.Payout>> = (payouts) => payouts.request(batch)
const cancel: Run<Payout.Payout> = (payouts) => payouts.cancel(id)

describe("Payouts on the wire", () => {
  it.effect("are requested encrypted, as text, all in one, and answered as a list", () =>
    Effect.gen(function* () {
      const { calls, sent, value } = yield* over(request, [yield* seal({ status: 200, body: created })])
      expect(calls).toEqual(["POST /v2/payouts"])
      expect(sent[0]?.headers).toMatchObject({
        "content-type": "text/plain",
        "tosspayments-api-security-mode": "ENCRYPTION",
        "idempotency-key": expect.stringMatching(/./)
      })
      expect(yield* Effect.promise(() => open(sent[0]))).toEqual(batch)
      expect(Jose.decodeProtectedHeader(sent[0]?.body ?? "")["iat"]).toBe("2026-03-06T10:00:00+09:00")
      expect(value).toMatchObject([
        { id: "FPA_88001", status: "REQUESTED", amount: { value: 150000 } },
        { id: "FPA_88002", scheduleType: "EXPRESS" }
      ])
    })
  )

  it.effect("are read and cancelled plainly, without a body", () =>
    Effect.gen(function* () {
      const read = yield* over((payouts) => payouts.retrieve(id), [{ status: 200, body: retrieved }])
      expect(read.calls).toEqual([`GET /v2/payouts/${id}`])
      expect(read.value).toMatchObject({ status: "COMPLETED" })
      const ended = yield* over(cancel, [{ status: 200, body: canceled }], { keys: [] })
      expect(ended.calls).toEqual([`POST /v2/payouts/${id}/cancel`])
      expect(ended.sent[0]?.body).toBe("")
      expect(ended.sent[0]?.headers["tosspayments-api-security-mode"]).toBeUndefined()
      expect(ended.value).toMatchObject({ status: "CANCELED" })
    })
  )

  it.effect("are listed by their days, page after page", () =>
    Effect.gen(function* () {
      const query = { payoutDateGte: "2026-03-01", payoutDateLte: "2026-03-31", limit: 1 }
      const { calls, value } = yield* over(
        (payouts) => Effect.map(Stream.runCollect(payouts.list(query)), (all) => [...all]),
        [v2({ hasNext: true, lastCursor: "FPA_88001", items: [first] }), listOf(second)]
      )
      const window = "GET /v2/payouts?payoutDateGte=2026-03-01&payoutDateLte=2026-03-31"
      expect(calls).toEqual([`${window}&limit=1`, `${window}&startingAfter=FPA_88001&limit=1`])
      expect(value?.map((payout) => payout.id)).toEqual(["FPA_88001", "FPA_88002"])
      const all = yield* over((payouts) => Stream.runCount(payouts.list()), [listOf()])
      expect([all.calls, all.value]).toEqual([["GET /v2/payouts"], 0])
    })
  )

  it.effect("fail with the code of the answer, encrypted or not, and whatever its message is", () =>
    Effect.gen(function* () {
      const error = { status: 403, body: Samples.json("error-v2-seller-not-approved") }
      expect((yield* over(request, [yield* seal(error)])).error).toMatchObject({
        _tag: "PermissionError",
        code: "FORBIDDEN_SELLER_PAYOUT",
        outcome: "NotApplied",
        message: expect.stringContaining("pay-202603-009")
      })
      const plain = {
        status: 401,
        body: { code: "UNAUTHORIZED_KEY", message: { error: "e", message: "bad key", status: 401 } }
      }
      expect((yield* over(request, [plain])).error).toMatchObject({
        _tag: "AuthenticationError",
        message: expect.stringContaining("bad key")
      })
    })
  )

  it.effect("whose answer cannot be decrypted are in doubt, with the step that failed, and looked for", () =>
    Effect.gen(function* () {
      const answer = yield* seal({ status: 200, body: created })
      const { calls, error } = yield* over(request, [answer, listOf()], { keys: ["ab".repeat(32)] })
      expect(error).toMatchObject({
        _tag: "DecodeError",
        outcome: "Unknown",
        message: expect.stringContaining("cannot be decrypted: its authentication tag fits no security key")
      })
      expect(calls).toEqual(["POST /v2/payouts", "GET /v2/payouts?limit=1000"])
    })
  )

  it("of the samples are read and written", () => {
    const bodies = Samples.names("v2-payout-")
      .filter((name) => name !== "v2-payout-list")
      .map((name) => Samples.json(name)["entityBody"])
    for (const json of [...bodies, first, second, ...Samples.json("v2-payout-list")["entityBody"].items]) {
      const model = Schema.decodeUnknownSync(Payout.schema)(json)
      expect(Schema.encodeSync(Payout.schema)(model)).toMatchObject({ ...json, error: json.error ?? null })
    }
  })

  it.effect("are read whatever their other fields are", () => {
    const json = retrieved["entityBody"]
    const cases = Mutations.places(json).flatMap((path) =>
      Mutations.hostile.map(([what, value]) => ({ path, what, body: Mutations.replace(json, path, value) }))
    )
    return Effect.gen(function* () {
      const payouts = yield* Payouts.Payouts
      for (const { path, what } of cases) {
        const result = yield* Effect.either(payouts.retrieve(id))
        const isNeeded = ["id", "refPayoutId", "destination", "amount", "status"].includes(String(path[0]))
        if (!isNeeded && path.length > 0) expect(result._tag, `${what} at ${path}`).toBe("Right")
        else if (result._tag === "Left") expect(result.left).toMatchObject({ _tag: "DecodeError" })
      }
    }).pipe(Effect.provide(Script.layer(cases.map(({ body }) => v2(body)))))
  })

  it("are declared for each documented operation, and for no other", () => {
    expectTypeOf<keyof typeof Payouts.endpoints>().toEqualTypeOf<keyof Payouts.Operations>()
    expectTypeOf<typeof Payouts.endpoints>().toExtend<Resource.Endpoints<Payouts.Operations>>()
    expectTypeOf<typeof Balances.endpoints>().toExtend<Resource.Endpoints<Balances.Operations>>()
  })
})

describe("A balance", () => {
  const sample = Samples.json("v2-balance")
  const read = (body: unknown) =>
    Effect.flatMap(Balances.Balances, (balances) => balances.retrieve()).pipe(
      Effect.zip(Script.sent),
      Effect.provide(Script.layer([v2(body)]))
    )

  it.effect("is read, with or without what is pending", () =>
    Effect.gen(function* () {
      const [balance, sent] = yield* read(sample["entityBody"])
      expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
        "GET https://api.tosspayments.com/v2/balances"
      ])
      expect(Schema.encodeSync(Balance.schema)(balance)).toEqual(sample["entityBody"])
      const [inTest] = yield* read({ availableAmount: { currency: "KRW", value: 5 } })
      expect(inTest).toEqual({ pendingAmount: null, availableAmount: { currency: "KRW", value: 5 } })
    })
  )

  it.effect("without what is available is not read", () =>
    Effect.gen(function* () {
      expect(yield* Effect.flip(read({ availableAmount: null }))).toMatchObject({ _tag: "DecodeError" })
    })
  )
})

describe("Payouts input", () => {
  const wrong: ReadonlyArray<readonly [path: string, requests: unknown]> = [
    ["", undefined],
    ["", scheduled],
    ["", []],
    ["", Array.from({ length: 101 }, (_, at) => ({ ...express, refPayoutId: `pay-${at}` }))],
    ["", [express, { ...scheduled, refPayoutId: express.refPayoutId }]],
    ["0", [{ ...scheduled, payoutDate: undefined }]],
    ["0", [{ ...express, payoutDate: "2026-03-10" }]],
    ["0.refPayoutId", [{ ...express, refPayoutId: "r".repeat(51) }]],
    ["0.destination", [{ ...express, destination: "" }]],
    ["0.scheduleType", [{ ...express, scheduleType: "NOW" }]],
    ["0.payoutDate", [{ ...scheduled, payoutDate: "2026-02-30" }]],
    ["0.amount", [{ ...express, amount: 1000 }]],
    ["0.amount.currency", [{ ...express, amount: { currency: "USD", value: 1 } }]],
    ["0.amount.value", [{ ...express, amount: { currency: "KRW", value: "500" } }]],
    ["0.amount.value", [{ ...express, amount: { currency: "KRW", value: 0 } }]],
    ["0.amount.value", [{ ...express, amount: { currency: "KRW", value: 10.5 } }]],
    ["0.amount.value", [{ ...express, amount: { currency: "KRW", value: 1_000_000_000 } }]],
    ["0.transactionDescription", [{ ...express, transactionDescription: "여덟글자입니다요" }]],
    ["0.metadata", [{ ...express, metadata: { "a[0]": "v" } }]],
    ["0.metadata", [{ ...express, metadata: { a: "1", b: "2", c: "3", d: "4", e: "5", f: "6" } }]],
    ["0.metadata.*", [{ ...express, metadata: { a: "v".repeat(501) } }]],
    ["1.refpayoutid", [scheduled, { ...express, refpayoutid: "p" }]]
  ]
  it.effect("is checked before anything is sent", () =>
    Effect.gen(function* () {
      for (const [path, requests] of wrong) {
        for (const run of [
          (payouts: Payouts.Service) => Effect.asVoid(payouts.request(requests as never)),
          (payouts: Payouts.Service) => payouts.guard(requests as never)
        ]) {
          const { error, sent } = yield* over(run, [])
          expect(error, path).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied", attempts: 0 })
          const paths = error !== null && "issues" in error ? error.issues.map(({ path }) => path) : []
          expect(
            paths.map((at) => at.replace(/metadata\.\w+/, "metadata.*")),
            path
          ).toContain(path)
          expect(sent).toEqual([])
        }
      }
    })
  )

  it.effect("needs a security key where it is encrypted", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* over(request, [], { keys: [] })
      expect(error).toMatchObject({ _tag: "ValidationError", issues: [{ path: "securityKey" }] })
      expect(sent).toEqual([])
    })
  )

  it.effect("with a wrong window or page is refused", () =>
    Effect.gen(function* () {
      for (const query of [
        { payoutDateGte: "2026-03-02", payoutDateLte: "2026-03-01" },
        { limit: 0 },
        { limit: 10_001 },
        { payoutDateGte: "2026-3-1" },
        { page: 1 },
        null
      ]) {
        const { error, sent } = yield* over((payouts) => Stream.runDrain(payouts.list(query as never)), [])
        expect(error, JSON.stringify(query)).toMatchObject({ _tag: "ValidationError" })
        expect(sent).toEqual([])
      }
    })
  )

  it.effect.prop(
    "of any valid batch arrives as it was given",
    [
      FastCheck.uniqueArray(
        FastCheck.record(
          {
            refPayoutId: FastCheck.stringMatching(/^[a-z0-9가-힣-]{1,50}$/),
            destination: FastCheck.stringMatching(/^seller_[a-z0-9]{1,28}$/),
            scheduleType: FastCheck.constant("SCHEDULED" as const),
            payoutDate: FastCheck.constant("2026-03-10"),
            amount: FastCheck.record({
              currency: FastCheck.constant("KRW" as const),
              value: FastCheck.integer({ min: 1, max: 999_999_999 })
            }),
            transactionDescription: FastCheck.stringMatching(/^[a-z가-힣]{1,7}$/),
            metadata: FastCheck.dictionary(
              FastCheck.stringMatching(/^[a-zA-Z가-힣]{1,40}$/),
              FastCheck.stringMatching(/^[a-z0-9가-힣]{1,500}$/),
              { maxKeys: 5 }
            )
          },
          {
            requiredKeys: [
              "refPayoutId",
              "destination",
              "scheduleType",
              "payoutDate",
              "amount",
              "transactionDescription"
            ]
          }
        ),
        { minLength: 1, maxLength: 100, selector: ({ refPayoutId }) => refPayoutId }
      )
    ],
    ([requests]) =>
      Effect.gen(function* () {
        const { sent } = yield* over((payouts) => payouts.request(requests), [refusal("INVALID_REQUEST")])
        expect(yield* Effect.promise(() => open(sent[0]))).toEqual(requests)
        expect(Schema.decodeUnknownSync(Schema.Array(PayoutRequest.schema))(requests)).toEqual(requests)
      }),
    { fastCheck: { numRuns: 25 } }
  )
})

describe("A batch whose answer is lost", () => {
  const another = { ...first, amount: { currency: "KRW", value: 1 } }
  const cases: ReadonlyArray<
    readonly [name: string, look: Script.Step, outcome: "Applied" | "Unknown", startedAt?: number]
  > = [
    ["was accepted", listOf(second, first), "Applied"],
    ["was accepted, and failed since", listOf({ ...first, status: "FAILED" }, second), "Applied"],
    [
      "is in the list beside an older one of the same id",
      listOf(first, second, {
        ...first,
        id: "FPA_1",
        status: "FAILED",
        requestedAt: "2026-02-06T10:00:00+09:00"
      }),
      "Applied"
    ],
    ["is not in the list", listOf({ ...first, refPayoutId: "another" }), "Unknown"],
    ["is there in part, which no batch is", listOf(first), "Unknown"],
    ["finds another amount", listOf(another, second), "Unknown"],
    ["finds another seller", listOf({ ...first, destination: "seller_b" }, second), "Unknown"],
    ["finds payouts of last month", listOf(first, second), "Unknown", madeAt + 30 * 24 * 3_600_000],
    ["cannot be looked up", { status: 503 }, "Unknown"]
  ]
  for (const [name, look, outcome, startedAt] of cases) {
    it.effect(`and which ${name} ends ${outcome}`, () =>
      Effect.gen(function* () {
        const { calls, error, value } = yield* over(request, [lost, look], startedAt ? { startedAt } : {})
        expect(calls).toEqual(["POST /v2/payouts", "GET /v2/payouts?limit=1000"])
        if (outcome === "Applied") {
          expect(value?.map((payout) => payout.id)).toEqual(["FPA_88001", "FPA_88002"])
        } else expect(error).toMatchObject({ outcome })
      })
    )
  }

  it.effect("is looked for on all pages, and on its days only where it has days", () =>
    Effect.gen(function* () {
      const later = { ...scheduled, refPayoutId: "pay-202603-003", payoutDate: "2026-03-12" }
      const { calls, value } = yield* over(
        (payouts) => payouts.request([later, scheduled]),
        [
          lost,
          v2({ hasNext: true, lastCursor: "FPA_88001", items: [first] }),
          listOf({ ...first, id: "FPA_88003", refPayoutId: later.refPayoutId })
        ]
      )
      const window = "GET /v2/payouts?payoutDateGte=2026-03-10&payoutDateLte=2026-03-12"
      expect(calls.slice(1)).toEqual([`${window}&limit=1000`, `${window}&startingAfter=FPA_88001&limit=1000`])
      expect(value?.map((payout) => payout.id)).toEqual(["FPA_88003", "FPA_88001"])
    })
  )

  it.effect("and is refused then, is known to have had no effect when there is nothing", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* over(
        (payouts) => Script.elapse(payouts.request(batch)),
        [{ status: 503 }, refusal("FORBIDDEN_SELLER_PAYOUT", 403), listOf()],
        { maxRetries: 1 }
      )
      expect(error).toMatchObject({ code: "FORBIDDEN_SELLER_PAYOUT", outcome: "NotApplied" })
      expect(sent[0]?.headers["idempotency-key"]).toBe(sent[1]?.headers["idempotency-key"])
    })
  )

  it.effect("is not taken for the answer to another one", () =>
    Effect.gen(function* () {
      const foreign = { ...created, entityBody: { items: [first, { ...second, refPayoutId: "pay-9" }] } }
      const { error } = yield* over(request, [{ status: 200, body: foreign }, listOf()])
      expect(error).toMatchObject({ _tag: "DecodeError", outcome: "Unknown" })
    })
  )

  it.effect("leaves a pending call of plain JSON, which is resolved later and sent again under its key", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* over(request, [lost, listOf()])
      const pending: PendingCall = JSON.parse(JSON.stringify(error?.pending))
      expect(pending).toMatchObject({ operation: "payouts.request", request: batch })
      const later = (steps: ReadonlyArray<Script.Step>) =>
        Effect.gen(function* () {
          yield* TestClock.setTime(madeAt + 60_000)
          const calls = yield* Pending.Pending
          return [
            yield* calls.resolve(pending),
            yield* Effect.either(calls.resend(pending)),
            yield* Script.sent
          ] as const
        }).pipe(Effect.provide(Script.layer(steps, { securityKey, maxRetries: 0 })))
      const [resolution, resent, again] = yield* later([
        listOf(),
        yield* seal({ status: 200, body: created })
      ])
      expect(resolution).toEqual({ outcome: "Untouched" })
      expect(resent).toMatchObject({ right: [{ id: "FPA_88001" }, { id: "FPA_88002" }] })
      expect(again[1]?.headers["idempotency-key"]).toBe(sent[0]?.headers["idempotency-key"])
      expect(yield* Effect.promise(() => open(again[1]))).toEqual(batch)
    })
  )

  it.effect("shows neither the security key nor what was encrypted", () =>
    Effect.gen(function* () {
      const { error } = yield* over(request, [lost, listOf()])
      const printed = `${error} ${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`
      for (const secret of [securityKey, scheduled.destination]) expect(printed).not.toContain(secret)
    })
  )
})

describe("A cancellation whose answer is lost", () => {
  const found = (status: string): Script.Step => v2({ ...canceled["entityBody"], status })
  for (const [status, outcome] of [
    ["CANCELED", "Applied"],
    ["IN_PROGRESS", "NotApplied"],
    ["COMPLETED", "NotApplied"],
    ["FAILED", "NotApplied"],
    ["REJECTED", "NotApplied"],
    ["REQUESTED", "Unknown"],
    ["DELETED", "Unknown"]
  ] as const) {
    it.effect(`of a payout that is ${status} ends ${outcome}`, () =>
      Effect.gen(function* () {
        const { calls, error, value } = yield* over(cancel, [lost, found(status)])
        expect(calls).toEqual([`POST /v2/payouts/${id}/cancel`, `GET /v2/payouts/${id}`])
        if (outcome === "Applied") expect(value).toMatchObject({ id, status })
        else expect(error).toMatchObject({ outcome })
      })
    )
  }
})

describe("An intent of a batch", () => {
  const intents = Intents.layer(Payouts.endpoints).pipe(Layer.provideMerge(TossStore.layerMemory))
  const run = Effect.flatMap(Intents.Intents, (intents) =>
    intents.run("settlement-202603", Payouts.endpoints.request, batch)
  )

  it.effect("sends the batch once, and returns later what became of it", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(madeAt)
      expect(yield* run).toMatchObject([{ status: "REQUESTED" }, { status: "REQUESTED" }])
      expect(yield* run).toMatchObject([{ status: "COMPLETED" }, { status: "FAILED" }])
      expect((yield* Script.sent).map(({ method }) => method)).toEqual(["POST", "GET"])
    }).pipe(
      Effect.provide(
        intents.pipe(
          Layer.provideMerge(
            Script.layer(
              [
                { status: 200, body: created },
                listOf({ ...first, status: "COMPLETED" }, { ...second, status: "FAILED" })
              ],
              { securityKey }
            )
          )
        )
      )
    )
  )

  it.effect("that was cut short is resolved by reading, or sent again under its key", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(madeAt)
      expect(yield* Effect.flip(run)).toMatchObject({ outcome: "Unknown" })
      const { resolve } = yield* Intents.Intents
      expect(yield* resolve()).toMatchObject([{ state: "Open" }])
      expect(yield* resolve({ resend: () => true })).toMatchObject([
        { operation: "payouts.request", state: "Applied", value: [{ id: "FPA_88001" }, { id: "FPA_88002" }] }
      ])
      const posts = (yield* Script.sent).filter(({ method }) => method === "POST")
      expect(new Set(posts.map(({ headers }) => headers["idempotency-key"])).size).toBe(1)
    }).pipe(
      Effect.provide(
        intents.pipe(
          Layer.provideMerge(
            Script.layer([lost, listOf(), listOf(), listOf(), { status: 200, body: created }], {
              securityKey,
              maxRetries: 0
            })
          )
        )
      )
    )
  )
})

describe("The guard of payouts", () => {
  const guard: Run<void> = (payouts) => payouts.guard(batch)
  const available = (value: number, currency = "KRW") => v2({ availableAmount: { currency, value } })

  it.effect("lets a batch pass that the balance is enough for, and only reads", () =>
    Effect.gen(function* () {
      const { calls, error } = yield* over(guard, [available(300_000)])
      expect(error).toBeNull()
      expect(calls).toEqual(["GET /v2/balances"])
    })
  )

  for (const [name, balance] of [
    ["is more than the balance", available(299_999)],
    ["cannot be compared with it", available(1e9, "USD")]
  ] as const) {
    it.effect(`refuses a batch that ${name}`, () =>
      Effect.gen(function* () {
        const { calls, error } = yield* over(guard, [balance, listOf()])
        expect(error).toMatchObject({
          _tag: "ValidationError",
          outcome: "NotApplied",
          endpoint: "payouts.guard",
          issues: [{ path: "amount", expected: expect.stringContaining("it is 300000 KRW") }]
        })
        expect(calls.filter((call) => call.startsWith("POST"))).toEqual([])
      })
    )
  }

  it.effect("lets a batch pass that was requested before and has taken the balance", () =>
    Effect.gen(function* () {
      expect((yield* over(guard, [available(0), listOf(second, first)])).error).toBeNull()
    })
  )

  it.effect("fails as the balance does that cannot be read", () =>
    Effect.gen(function* () {
      expect((yield* over(guard, [{ status: 503 }])).error).toMatchObject({
        _tag: "ServerError",
        outcome: "NotApplied"
      })
    })
  )
})
