import { inspect } from "node:util"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/TestClock"
import * as Billing from "../src/Billing.js"
import type { PendingCall } from "../src/Call.js"
import type * as Endpoint from "../src/Endpoint.js"
import * as Intents from "../src/Intents.js"
import type * as BillingKey from "../src/model/BillingKey.js"
import * as ChargeRequest from "../src/model/billing/ChargeRequest.js"
import type { Payment } from "../src/model/Payment.js"
import * as Pending from "../src/Pending.js"
import type { TossError } from "../src/TossError.js"
import * as TossStore from "../src/TossStore.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const { customerKey, ...request } = Samples.json("request-billing-charge") as ChargeRequest.ChargeRequest & {
  readonly customerKey: string
}
const issued = Samples.json("billing-card")
const key: BillingKey.BillingKey = { billingKey: issued["billingKey"], customerKey }
const done = Samples.json("payment-billing-done")
const issueByCard = {
  customerKey,
  cardNumber: "9430123456789012",
  cardExpirationYear: "29",
  cardExpirationMonth: "03",
  customerIdentityNumber: "900101"
}

const lost: Script.Step = { failure: "ECONNRESET" }
const read = (changes: Samples.Json = {}): Script.Step => ({ status: 200, body: { ...done, ...changes } })
const refusal = (code: string, status = 400): Script.Step => ({ status, body: { code, message: "" } })
const nothing = refusal("NOT_FOUND_PAYMENT", 404)
const duplicated = refusal("DUPLICATED_ORDER_ID")

/** When the sample payment was made. */
const madeAt = new Date(done["requestedAt"]).getTime()

type Run<A> = (billing: Billing.Service) => Effect.Effect<A, TossError>

const over = <A>(run: Run<A>, steps: ReadonlyArray<Script.Step>, maxRetries = 0, startedAt = madeAt) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(startedAt)
    const result = yield* Effect.either(Script.elapse(Effect.flatMap(Billing.Billing, run)))
    const sent = yield* Script.sent
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent,
      methods: sent.map(({ method }) => method)
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries })))

const charge: Run<Payment> = (billing) => billing.charge(key, request)

const api = "https://api.tosspayments.com/v1"
const path = `/billing/${encodeURIComponent(key.billingKey)}`

describe("Billing on the wire", () => {
  it.effect("charges what issue has answered with", () =>
    Effect.gen(function* () {
      const { sent } = yield* over(
        (billing) =>
          Effect.flatMap(billing.issue({ authKey: "bln_1", customerKey }), (issued) =>
            billing.charge(issued, request)
          ),
        [{ status: 200, body: issued }, read()]
      )
      expect(sent[1]).toMatchObject({ url: api + path, body: expect.stringContaining(customerKey) })
    })
  )
})

describe("Billing input", () => {
  const wrongCharges: ReadonlyArray<readonly [path: string, key: unknown, request: unknown]> = [
    ["billingKey", undefined, request],
    ["billingKey", key.billingKey, request],
    ["billingKey", { customerKey }, request],
    ["billingKey", { ...key, billingKey: ".." }, request],
    ["billingKey", { ...key, billingKey: "b".repeat(201) }, request],
    ["customerKey", { billingKey: key.billingKey }, request],
    ["customerKey", { ...key, customerKey: "c" }, request],
    ["customerKey", { ...key, customerKey: "c".repeat(301) }, request],
    ["customerKey", key, { ...request, customerKey: "cust_another" }],
    ["amount", key, { ...request, amount: "12900" }],
    ["amount", key, { ...request, amount: 0 }],
    ["orderId", key, { ...request, orderId: "o".repeat(65) }],
    ["orderName", key, { ...request, orderName: "이".repeat(101) }],
    ["orderName", key, { ...request, orderName: " " }],
    ["customerEmail", key, { ...request, customerEmail: "e".repeat(101) }],
    ["customerName", key, { ...request, customerName: "" }],
    ["taxFreeAmount", key, { ...request, taxFreeAmount: -1 }],
    ["", key, { ...request, taxFreeAmount: 12900, taxExemptionAmount: 1 }],
    ["cardInstallmentPlan", key, { ...request, cardInstallmentPlan: 1 }],
    ["cardInstallmentPlan", key, { ...request, cardInstallmentPlan: 13 }],
    ["billingkey", key, { ...request, billingkey: "b" }]
  ]
  it.effect("of a charge is checked before anything is sent", () =>
    Effect.gen(function* () {
      for (const [path, key, request] of wrongCharges) {
        const { error, sent } = yield* over((billing) => billing.charge(key as never, request as never), [])
        expect(error, path).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        expect(error !== null && "issues" in error ? error.issues.map(({ path }) => path) : []).toContain(
          path
        )
        expect(sent).toEqual([])
      }
    })
  )

  it.effect("says how a billing key is given", () =>
    Effect.gen(function* () {
      const { error } = yield* over((billing) => billing.charge(key.billingKey as never, request), [])
      expect(error?.message).toContain("given as { billingKey, customerKey }")
    })
  )

  it.effect("that throws when it is read is refused", () =>
    Effect.gen(function* () {
      const throwing = () => {
        throw new Error("do not touch")
      }
      const trap = new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing })
      for (const run of [
        (billing: Billing.Service) => billing.charge(trap as never, request),
        (billing: Billing.Service) => billing.delete(trap as never)
      ]) {
        const { error, sent } = yield* over<unknown>(run, [])
        expect(error).toMatchObject({ _tag: "ValidationError" })
        expect(sent).toEqual([])
      }
    })
  )

  it.effect("of an issue is checked before anything is sent", () =>
    Effect.gen(function* () {
      const wrong: ReadonlyArray<readonly [path: string, run: Run<unknown>]> = [
        ["authKey", (billing) => billing.issue({ authKey: "", customerKey })],
        ["authKey", (billing) => billing.issue({ authKey: "a".repeat(301), customerKey })],
        ["customerKey", (billing) => billing.issue({ authKey: "bln_1" } as never)],
        ...[
          ["cardNumber", "9430-1234"],
          ["cardExpirationYear", "2029"],
          ["cardExpirationMonth", "13"],
          ["customerIdentityNumber", "19900101"],
          ["cardPassword", "1234"],
          ["vbv", {}]
        ].map(([name, value]): readonly [string, Run<unknown>] => [
          String(name),
          (billing) => billing.issueByCard({ ...issueByCard, [String(name)]: value } as never)
        ])
      ]
      for (const [path, run] of wrong) {
        const { error, sent } = yield* over(run, [])
        expect(error, path).toMatchObject({ _tag: "ValidationError" })
        expect(error?.message).toContain(path)
        expect(error?.message).not.toContain("9430")
        expect(sent).toEqual([])
      }
    })
  )

  const text = (max: number) =>
    FastCheck.stringMatching(/^[a-z0-9가-힣]+$/).map((given) => given.slice(0, max))
  it.effect.prop(
    "of any valid charge arrives as it was given, with its customer key",
    [
      FastCheck.record(
        {
          amount: FastCheck.integer({ min: 100, max: 100_000_000 }),
          orderId: FastCheck.stringMatching(/^[A-Za-z0-9_-]{6,64}$/),
          orderName: text(100),
          customerEmail: text(100),
          customerName: text(100),
          customerIp: FastCheck.ipV4(),
          taxFreeAmount: FastCheck.integer({ min: 0, max: 50 }),
          taxExemptionAmount: FastCheck.integer({ min: 0, max: 50 }),
          cardInstallmentPlan: FastCheck.constantFrom(0, 2, 12)
        },
        { requiredKeys: ["amount", "orderId", "orderName"] }
      )
    ],
    ([request]) =>
      Effect.gen(function* () {
        const { sent } = yield* over(
          (billing) => billing.charge(key, request),
          [read({ orderId: request.orderId })]
        )
        expect(JSON.parse(sent[0]?.body ?? "")).toEqual({ ...request, customerKey })
        expect(Schema.decodeUnknownSync(ChargeRequest.schema)(request)).toEqual(request)
      }),
    { fastCheck: { numRuns: 50 } }
  )
})

describe("A charge whose answer is lost", () => {
  const cases: ReadonlyArray<
    readonly [name: string, look: Script.Step, outcome: "Applied" | "NotApplied" | "Unknown"]
  > = [
    ["was made", read(), "Applied"],
    ["was made and refunded in part", read({ status: "PARTIAL_CANCELED", balanceAmount: 900 }), "Applied"],
    ["was made and given back", read({ status: "CANCELED", balanceAmount: 0 }), "NotApplied"],
    ["has made nothing so far", nothing, "Unknown"],
    ["finds a failed charge of the order", read({ status: "ABORTED" }), "Unknown"],
    ["finds another amount", read({ totalAmount: 9900, balanceAmount: 9900 }), "Unknown"],
    ["finds a payment of another kind", read({ type: "NORMAL" }), "Unknown"],
    ["finds a payment that is not done", read({ status: "IN_PROGRESS" }), "Unknown"],
    ["finds a state that nobody knows", read({ status: "NEW" }), "Unknown"],
    ["cannot be looked up", { status: 503 }, "Unknown"]
  ]
  for (const [name, look, outcome] of cases) {
    it.effect(`and which ${name} ends ${outcome}`, () =>
      Effect.gen(function* () {
        const { error, methods, sent, value } = yield* over(charge, [lost, look])
        expect(methods).toEqual(["POST", "GET"])
        expect(sent[1]?.url).toBe(`${api}/payments/orders/${request.orderId}`)
        if (outcome === "Applied") expect(value).toMatchObject({ orderId: request.orderId })
        else expect(error).toMatchObject({ outcome })
      })
    )
  }

  it.effect("and is refused then, is known to have had no effect when there is no payment", () =>
    Effect.gen(function* () {
      const { error, methods } = yield* over(
        charge,
        [{ status: 503 }, refusal("REJECT_CARD_PAYMENT", 403), nothing],
        1
      )
      expect(methods).toEqual(["POST", "POST", "GET"])
      expect(error).toMatchObject({ code: "REJECT_CARD_PAYMENT", outcome: "NotApplied" })
    })
  )

  it.effect("and whose order is taken then, is the one that took it", () =>
    Effect.gen(function* () {
      const { value } = yield* over(charge, [{ status: 503 }, duplicated, read()], 1)
      expect(value).toMatchObject({ status: "DONE" })
    })
  )

  it.effect("is not taken for one of last month with the same order id", () =>
    Effect.gen(function* () {
      const later = madeAt + 30 * 24 * 3_600_000
      const { error } = yield* over(charge, [{ status: 503 }, duplicated, read()], 1, later)
      expect(error).toMatchObject({ code: "DUPLICATED_ORDER_ID", outcome: "Unknown" })
      const { value } = yield* over(charge, [lost, read()], 0, madeAt + 4 * 60_000)
      expect(value, "clocks of which one is four minutes ahead").toMatchObject({ status: "DONE" })
    })
  )

  it.effect("leaves a pending call of plain JSON, which has both keys and is not printed", () =>
    Effect.gen(function* () {
      const { error } = yield* over(charge, [lost, nothing])
      const pending: PendingCall = JSON.parse(JSON.stringify(error?.pending))
      expect(pending).toMatchObject({ operation: "billing.charge", path: key, request })
      const printed = `${error} ${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`
      for (const secret of [key.billingKey, encodeURIComponent(key.billingKey)]) {
        expect(printed).not.toContain(secret)
      }
    })
  )
})

describe("A charge that is refused at once", () => {
  it.effect("because its order is taken has had no effect, and nothing is read", () =>
    Effect.gen(function* () {
      const { error, methods } = yield* over(charge, [duplicated])
      expect(methods).toEqual(["POST"])
      expect(error).toMatchObject({ _tag: "ConflictError", outcome: "NotApplied" })
    })
  )
})

describe("Keys and card numbers", () => {
  it.effect("are not shown by what a transport quotes of a request", () =>
    Effect.gen(function* () {
      const throws: Script.Step = {
        throws: (request) => new Error(`cannot send ${request.url} ${new URL(request.url).pathname}`)
      }
      const runs: ReadonlyArray<readonly [run: Run<unknown>, secrets: ReadonlyArray<string>]> = [
        [charge, [key.billingKey, encodeURIComponent(key.billingKey), customerKey]],
        [(billing) => billing.delete(key), [key.billingKey, encodeURIComponent(key.billingKey), customerKey]]
      ]
      for (const [run, secrets] of runs) {
        const { error } = yield* over(run, [throws, nothing])
        const printed = `${error} ${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`
        expect(printed).toContain("cannot send")
        for (const secret of secrets) expect(printed).not.toContain(secret)
      }
    })
  )

  it.effect("of a card are in no pending call", () =>
    Effect.gen(function* () {
      const calls: Array<PendingCall> = []
      const { error } = yield* over(
        (billing) => billing.issueByCard(issueByCard, { onUnknown: (pending) => calls.push(pending) }),
        [lost]
      )
      expect(error).toMatchObject({ outcome: "Unknown", pending: null })
      expect(calls).toEqual([])
    })
  )

  it.effect("of an issue come again under the idempotency key of the error", () =>
    Effect.gen(function* () {
      const request = { authKey: "bln_1", customerKey }
      const { sent, value } = yield* over(
        (billing) =>
          Effect.catchAll(billing.issue(request), ({ idempotencyKey }) =>
            billing.issue(request, { idempotencyKey: idempotencyKey ?? "" })
          ),
        [lost, { status: 200, body: issued }]
      )
      expect(value).toMatchObject(key)
      expect(sent[0]?.headers["idempotency-key"]).toBe(sent[1]?.headers["idempotency-key"])
    })
  )
})

describe("A billing key whose deletion is lost", () => {
  it.effect("is not deleted twice by itself", () =>
    Effect.gen(function* () {
      const { error, methods } = yield* over((billing) => billing.delete(key), [lost], 3)
      expect(methods).toEqual(["DELETE"])
      expect(error).toMatchObject({ outcome: "Unknown" })
    })
  )
})

describe("A pending charge", () => {
  const pending = {
    operation: "billing.charge",
    path: { ...key },
    request,
    idempotencyKey: "mine",
    keyId: "176a5a03",
    startedAt: new Date(madeAt).toISOString()
  }
  const overPending = <A, E>(
    steps: ReadonlyArray<Script.Step>,
    run: (pending: Pending.Service) => Effect.Effect<A, E, Script.Script>
  ) =>
    TestClock.setTime(madeAt + 3_600_000).pipe(
      Effect.zipRight(Effect.flatMap(Pending.Pending, run)),
      Effect.provide(Script.layer(steps, { maxRetries: 0 }))
    )

  it.effect("is resolved by its order", () =>
    overPending([read(), nothing, read()], ({ resolve }) =>
      Effect.gen(function* () {
        expect(yield* resolve(pending)).toMatchObject({ outcome: "Applied", value: { status: "DONE" } })
        expect(yield* resolve(pending)).toEqual({ outcome: "Untouched" })
        const later = { ...pending, startedAt: new Date(madeAt + 86_400_000).toISOString() }
        expect(yield* resolve(later)).toEqual({ outcome: "Unknown" })
      })
    )
  )

  it.effect("is sent again as it was, and its own charge is found an hour later", () =>
    overPending([duplicated, read()], ({ resend }) =>
      Effect.gen(function* () {
        expect(yield* resend(pending)).toMatchObject({ status: "DONE" })
        const [sent] = yield* Script.sent
        expect(sent?.headers["idempotency-key"]).toBe("mine")
        expect(JSON.parse(sent?.body ?? "")).toEqual(Samples.json("request-billing-charge"))
      })
    )
  )

  it.effect("that stays unknown keeps the time at which it began", () =>
    overPending([lost, { status: 503 }], ({ resend }) =>
      Effect.map(Effect.flip(resend(pending)), (error) =>
        expect(error.pending?.startedAt).toBe(pending.startedAt)
      )
    )
  )
})

describe("An intent of a charge", () => {
  const overIntents = <A, E>(
    steps: ReadonlyArray<Script.Step>,
    run: Effect.Effect<A, E, Intents.Intents | Script.Script>
  ) =>
    TestClock.setTime(madeAt).pipe(
      Effect.zipRight(run),
      Effect.provide(
        Intents.layer(Billing.endpoints).pipe(
          Layer.provideMerge(TossStore.layerMemory),
          Layer.provideMerge(Script.layer(steps, { maxRetries: 0 }))
        )
      )
    )
  const run = (of: BillingKey.BillingKey = key, changes: Partial<ChargeRequest.ChargeRequest> = {}) =>
    Effect.flatMap(Intents.Intents, (intents) =>
      intents.run("sub-42-2026-03", Billing.endpoints.charge, of, { ...request, ...changes })
    )
  const posts = Effect.map(Script.sent, (sent) => sent.filter(({ method }) => method === "POST"))

  it.effect("charges once, and a second run finishes what was cut short under the same key", () =>
    overIntents(
      [lost, nothing, read(), read()],
      Effect.gen(function* () {
        yield* Effect.flip(run())
        expect(yield* run()).toMatchObject({ status: "DONE" })
        expect(yield* run()).toMatchObject({ status: "DONE" })
        const sent = yield* posts
        expect(sent.length).toBe(2)
        expect(new Set(sent.map(({ body, headers }) => body + headers["idempotency-key"])).size).toBe(1)
      })
    )
  )

  it.effect("is resolved after a restart", () =>
    overIntents(
      [lost, { status: 503 }, read()],
      Effect.gen(function* () {
        yield* Effect.flip(run())
        const resolved = yield* Effect.flatMap(Intents.Intents, (intents) => intents.resolve())
        expect(resolved).toMatchObject([
          { operation: "billing.charge", state: "Applied", value: { status: "DONE" } }
        ])
        expect((yield* posts).length).toBe(1)
      })
    )
  )

  it.effect("does not charge another key, buyer or amount under its name", () =>
    overIntents(
      [read()],
      Effect.gen(function* () {
        yield* run()
        for (const [names, again] of [
          [["billingKey"], run({ ...key, billingKey: "bk_else" })],
          [["customerKey"], run({ ...key, customerKey: "bk_else" })],
          [["amount"], run(key, { amount: 9900 })]
        ] as const) {
          expect(yield* Effect.flip(again)).toMatchObject({
            _tag: "IntentMismatchError",
            differences: names,
            message: expect.not.stringContaining("bk_else")
          })
        }
        expect((yield* posts).length).toBe(1)
      })
    )
  )

  it.effect("takes no call of which nothing can be found out", () =>
    overIntents(
      [],
      Effect.gen(function* () {
        const error = yield* Effect.flip(
          Effect.flatMap(Intents.Intents, (intents) =>
            intents.run("issue-1", Billing.endpoints.issue, { authKey: "bln_1", customerKey })
          )
        )
        expect(error.message).toContain("only for billing.charge")
        expect(yield* Script.sent).toEqual([])
      })
    )
  )
})

describe("Billing types", () => {
  it("have the key and its owner as one value", () => {
    expectTypeOf<Parameters<Billing.Operations["charge"]>>().toEqualTypeOf<
      [key: Billing.BillingKey, request: Billing.ChargeRequest]
    >()
    expectTypeOf<Endpoint.Arguments<"/a/{b}/c", { d: 1 }, undefined, "owner">>().toEqualTypeOf<
      [{ readonly b: string; readonly owner: string }, { d: 1 }]
    >()
    expectTypeOf<Effect.Effect.Success<ReturnType<Billing.Service["delete"]>>>().toBeVoid()
    // @ts-expect-error the key alone is not enough
    const wrong: Billing.BillingKey = { billingKey: "b" }
    expectTypeOf(wrong).toEqualTypeOf<Billing.BillingKey>()
  })

  it("cover every endpoint", () => {
    expect(Object.keys(Billing.endpoints).sort()).toEqual(["charge", "delete", "issue", "issueByCard"])
    expectTypeOf<keyof typeof Billing.endpoints>().toEqualTypeOf<keyof Billing.Operations>()
  })
})
