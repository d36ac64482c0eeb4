/** Calls whose end is not known, of endpoints that are no payments. */
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/TestClock"
import type { PendingCall } from "../src/Call.js"
import * as Intents from "../src/Intents.js"
import * as Payments from "../src/Payments.js"
import * as Pending from "../src/Pending.js"
import * as TossStore from "../src/TossStore.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"
import {
  type CashReceiptRequest,
  cancelPayout,
  endpoints,
  issueCashReceipt,
  removeCard
} from "./support/Shapes.js"

type Env = Intents.Intents | Pending.Pending | TossStore.TossStore | Script.Script

const groups = [endpoints, Payments.endpoints] as const

const over = <A, E>(
  steps: ReadonlyArray<Script.Step>,
  run: Effect.Effect<A, E, Env>,
  store: Layer.Layer<TossStore.TossStore> = TossStore.layerMemory
) =>
  run.pipe(
    Effect.provide(
      Layer.merge(Intents.layer(...groups), Layer.fresh(Pending.layer(...groups))).pipe(
        Layer.provideMerge(store),
        Layer.provideMerge(Script.layer(steps, { maxRetries: 0 }))
      )
    )
  )

const request: CashReceiptRequest = { orderId: "ORD-000001", amount: 1000 }
const receipt = (changes: object = {}) => ({ receiptKey: "r-1", ...request, ...changes })
const issued: Script.Step = { status: 200, body: receipt() }
const listed = (...data: ReadonlyArray<object>): Script.Step => ({ status: 200, body: { data } })
const lost: Script.Step = { failure: "ECONNRESET" }
const hangs: Script.Step = { hang: true }
const down: Script.Step = { status: 503 }

const issue = (given: CashReceiptRequest = request, id = "receipt-1") =>
  Effect.flatMap(Intents.Intents, ({ run }) => run(id, issueCashReceipt, given))
const confirm = Effect.flatMap(Intents.Intents, ({ run }) =>
  run("order-1", Payments.endpoints.confirm, Samples.json("request-confirm") as Payments.ConfirmRequest)
)
const resolveAll = (resend = false) =>
  Effect.flatMap(Intents.Intents, ({ resolve }) => resolve({ resend: () => resend }))
const stored = Effect.flatMap(TossStore.TossStore, ({ intents }) => intents.open)
const methods = Effect.map(Script.sent, (sent) => sent.map(({ method }) => method))

/** Cut short after it was sent. */
const crash = <A, E, R>(call: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.fork(call)
    yield* TestClock.adjust("1 second")
    yield* Fiber.interrupt(fiber)
  })

const pending: PendingCall = {
  operation: "cashReceipts.issue",
  path: {},
  request,
  idempotencyKey: "mine",
  keyId: "176a5a03",
  startedAt: "1970-01-01T00:00:00.000Z"
}
const overPending = <A, E>(
  steps: ReadonlyArray<Script.Step>,
  run: (service: Pending.Service) => Effect.Effect<A, E, Env>
) => over(steps, Effect.flatMap(Pending.Pending, run))

describe("a call that is in its list only", () => {
  for (const [what, step, outcome] of [
    ["is Applied when the list has it", listed(receipt()), "Applied"],
    [
      "is NotApplied when the list has another one in its place",
      listed(receipt({ amount: 1 })),
      "NotApplied"
    ],
    [
      "is Untouched when the list has nothing like it",
      listed(receipt({ orderId: "ORD-000002" })),
      "Untouched"
    ]
  ] as const) {
    it.effect(what, () =>
      overPending([step], (service) =>
        Effect.gen(function* () {
          expect((yield* service.resolve(pending)).outcome).toBe(outcome)
          expect((yield* Script.sent).map(({ method, url }) => [method, new URL(url).pathname])).toEqual([
            ["GET", "/v1/cash-receipts"]
          ])
        })
      )
    )
  }

  it.effect("is Unknown when a list of another secret key has nothing like it", () =>
    overPending([listed()], (service) =>
      Effect.map(service.resolve({ ...pending, keyId: "00000000" }), ({ outcome }) =>
        expect(outcome).toBe("Unknown")
      )
    )
  )

  it.effect("is made as if nothing had happened when its answer is lost and the list has it", () =>
    over(
      [lost, listed(receipt())],
      Effect.map(issue(), ({ receiptKey }) => expect(receiptKey).toBe("r-1"))
    )
  )

  it.effect("is sent again with what is stored, also from a database", () =>
    overPending([issued], (service) =>
      Effect.gen(function* () {
        yield* service.resend(JSON.parse(JSON.stringify(pending)))
        const [sent] = yield* Script.sent
        expect([sent?.headers["idempotency-key"], JSON.parse(sent?.body ?? "")]).toEqual(["mine", request])
      })
    )
  )
})

describe("a stored call", () => {
  const wrong: ReadonlyArray<readonly [what: string, changes: Partial<PendingCall>]> = [
    ["of an unknown operation", { operation: "things.unknown" }],
    ["of an operation that cannot be found out about", { operation: "brandpay.removeCard" }],
    ["whose request does not fit", { request: { ...request, amount: "1000" } }],
    ["whose request is none", { request: null }],
    ["whose request is text", { request: "text" }],
    ["without what is in its path", { operation: "payouts.cancel" }],
    ["whose key is none", { idempotencyKey: "two\nlines" }]
  ]
  for (const [what, changes] of wrong) {
    it.effect(`${what} is refused, and stays unknown`, () =>
      overPending([], (service) =>
        Effect.gen(function* () {
          const broken = { ...pending, ...changes }
          const tries = [service.resend(broken)]
          if (!("idempotencyKey" in changes)) tries.push(service.resolve(broken) as never)
          for (const tried of tries) {
            const error = yield* Effect.flip(tried)
            expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0, outcome: "Unknown" })
            expect(error.pending).toEqual(broken)
          }
        })
      )
    )
  }

  it.effect("stays unknown when what it is about cannot be read", () =>
    overPending([down], (service) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(service.resolve(pending))
        expect(error).toMatchObject({ _tag: "ServerError", outcome: "Unknown" })
        expect(error.pending).toEqual(pending)
      })
    )
  )

  it.effect("stays unknown when it is sent again with a wrong option", () =>
    overPending([], (service) =>
      Effect.gen(function* () {
        for (const options of [
          { timeout: -1 },
          "text",
          {
            get deadline() {
              throw new Error("no")
            }
          }
        ]) {
          const error = yield* Effect.flip(service.resend(pending, options as never))
          expect(error).toMatchObject({ _tag: "ValidationError", outcome: "Unknown", pending })
        }
      })
    )
  )

  it.effect("that cannot be read at all is refused", () =>
    overPending([], (service) =>
      Effect.gen(function* () {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        const error = yield* Effect.flip(service.resolve(proxy as never))
        expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0 })
      })
    )
  )

  it.effect("is read once: the key that was checked is the one that is sent", () =>
    overPending([issued], (service) =>
      Effect.gen(function* () {
        let reads = 0
        const live = {
          ...pending,
          get idempotencyKey() {
            return reads++ === 0 ? "mine" : "another"
          }
        }
        yield* service.resend(live)
        expect((yield* Script.sent).map(({ headers }) => headers["idempotency-key"])).toEqual(["mine"])
      })
    )
  )

  it.effect("without a request survives JSON", () =>
    overPending(
      [lost, down, { status: 200, body: { entityBody: { id: "FPA_1", refPayoutId: "p" } } }],
      (service) =>
        Effect.gen(function* () {
          const { run } = yield* Intents.Intents
          const error = yield* Effect.flip(run("cancel-1", cancelPayout, "FPA_1"))
          const found = JSON.parse(JSON.stringify("pending" in error ? error.pending : null))
          expect(yield* service.resolve(found)).toMatchObject({ outcome: "Applied" })
          const [intent] = yield* stored
          expect(intent?.pending.request).toBe(null)
        })
    )
  )

  for (const issueAt of ["2026-03-02T01:15:00.000Z", "2026-03-02T10:15:00"]) {
    it.effect(`has its dates as JSON has them: ${issueAt}`, () =>
      overPending([issued], (service) =>
        Effect.gen(function* () {
          yield* service.resend({ ...pending, request: { ...request, issueAt } })
          const [sent] = yield* Script.sent
          expect(JSON.parse(sent?.body ?? "")).toEqual({ ...request, issueAt: "2026-03-02T10:15:00" })
        })
      )
    )
  }
})

describe("an intent of any endpoint", () => {
  it.effect("is made once, read again afterwards, and keeps its secret", () =>
    over(
      [issued, listed(receipt())],
      Effect.gen(function* () {
        yield* issue()
        expect((yield* issue()).receiptKey).toBe("r-1")
        expect(yield* methods).toEqual(["POST", "GET"])
        const { secrets } = yield* TossStore.TossStore
        const secret = yield* secrets.find(request.orderId)
        expect(secret === null ? null : Redacted.value(secret)).toBe("secret of r-1")
      })
    )
  )

  it.effect("that was made and is not found again is in doubt, and is not made anew", () =>
    over(
      [issued, listed()],
      Effect.gen(function* () {
        yield* issue()
        const error = yield* Effect.flip(issue())
        expect(error).toMatchObject({
          _tag: "NotFoundError",
          outcome: "Unknown",
          pending: { operation: "cashReceipts.issue" }
        })
        expect(yield* methods).toEqual(["POST", "GET"])
      })
    )
  )

  it.effect("passes its options on, also when it reads", () =>
    over(
      [issued, listed(receipt())],
      Effect.gen(function* () {
        const { run } = yield* Intents.Intents
        const options = { acceptLanguage: "en-US" }
        yield* run("receipt-1", issueCashReceipt, request, options)
        yield* run("receipt-1", issueCashReceipt, request, options)
        expect((yield* Script.sent).map(({ headers }) => headers["accept-language"])).toEqual([
          "en-US",
          "en-US"
        ])
      })
    )
  )

  it.effect("is resolved together with those of payments", () =>
    over(
      [
        hangs,
        hangs,
        hangs,
        listed(),
        { status: 200, body: Samples.json("payment-card-done") },
        { status: 200, body: { entityBody: { id: "FPA_1", refPayoutId: "p-1" } } },
        issued
      ],
      Effect.gen(function* () {
        yield* crash(issue())
        yield* crash(confirm)
        const { run } = yield* Intents.Intents
        yield* crash(run("payout-1", cancelPayout, "FPA_1"))
        expect((yield* resolveAll()).map(({ operation, state }) => [operation, state])).toEqual([
          ["cashReceipts.issue", "Open"],
          ["payments.confirm", "Applied"],
          ["payouts.cancel", "Applied"]
        ])
        expect((yield* stored).map(({ id }) => id)).toEqual(["receipt-1"])
      })
    )
  )

  it.effect("is sent again with its own key when asked to, and one without a body, too", () =>
    over(
      [hangs, listed(), issued],
      Effect.gen(function* () {
        yield* crash(issue())
        expect((yield* resolveAll(true)).map(({ state }) => state)).toEqual(["Applied"])
        const keys = (yield* Script.sent).map(({ headers }) => headers["idempotency-key"])
        expect([keys[0], keys[1]]).toEqual([keys[2], undefined])
      })
    )
  )

  it.effect("that does not fit stays open, and does not stop the others", () => {
    const open: ReadonlyArray<TossStore.Intent> = [
      { id: "broken-1", pending: { ...pending, request: null }, state: "Open" },
      { id: "broken-2", pending: { ...pending, request: { orderId: 7 } }, state: "Open" },
      { id: "broken-3", pending: { ...pending, operation: "payouts.cancel" }, state: "Open" },
      { id: "unknown", pending: { ...pending, operation: "things.unknown" }, state: "Open" },
      { id: "fine", pending, state: "Open" }
    ]
    const store = Layer.effect(
      TossStore.TossStore,
      Effect.map(TossStore.makeMemory, (memory) => ({
        ...memory,
        intents: { ...memory.intents, open: Effect.succeed(open) }
      }))
    )
    return over(
      [listed(receipt())],
      Effect.map(resolveAll(true), (found) =>
        expect(found.map(({ id, state }) => [id, state])).toEqual([
          ["broken-1", "Open"],
          ["broken-2", "Open"],
          ["broken-3", "Open"],
          ["unknown", "Open"],
          ["fine", "Applied"]
        ])
      ),
      store
    )
  })

  it.effect("whose endpoint is not in the layer is refused before anything is written down", () =>
    over(
      [],
      Effect.gen(function* () {
        const { run } = yield* Intents.Intents
        const error = yield* Effect.flip(
          run("card-1", removeCard, Redacted.make("token"), { methodKey: "m" })
        )
        expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0 })
        expect(error.message).toContain("cashReceipts.issue, payments.confirm, payments.cancel")
        expect(yield* stored).toEqual([])
      })
    )
  )

  const circle: Record<string, unknown> = { ...request }
  circle["self"] = circle
  let deep: unknown = 1
  for (let level = 0; level < 100_000; level++) deep = { deep }
  const tangled = Array.from({ length: 60 }).reduce<unknown>((inner) => [inner, inner], 1)
  const throwing = Object.defineProperty({ ...request }, "amount", {
    enumerable: true,
    get: () => {
      throw new Error("do not touch")
    }
  })
  const hostile: ReadonlyArray<readonly [what: string, given: unknown]> = [
    ["a BigInt", { ...request, amount: 1000n }],
    ["a circle", circle],
    ["a circle in a field", { ...request, orderId: circle }],
    ["a request without a bottom", { ...request, orderId: deep }],
    ["a tangle", { ...request, orderId: tangled }],
    ["an endless list", { ...request, orderId: new Array(2 ** 32 - 1) }],
    ["ten megabytes", { ...request, orderId: "x".repeat(10_000_000) }],
    ["a getter that throws", throwing],
    ["a function", { ...request, orderId: () => "ORD-000001" }],
    ["nothing", undefined],
    ["null", null],
    ["a list", [request]],
    ["a symbol", Symbol("s")]
  ]
  for (const [what, given] of hostile) {
    it.effect(`is refused before the store is asked when it is given ${what}`, () =>
      over(
        [],
        Effect.gen(function* () {
          const { run } = yield* Intents.Intents
          const error = yield* Effect.flip(run("receipt-1", issueCashReceipt, given as never))
          expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0, outcome: "NotApplied" })
        }),
        Layer.succeed(TossStore.TossStore, TossStore.make({ events: {}, secrets: {}, intents: {} } as never))
      )
    )
  }

  for (const [what, id, options] of [
    ["without a name", undefined, undefined],
    ["with a name that is empty", "", undefined],
    ["with a key of its own", "receipt-1", { idempotencyKey: "mine" }],
    ["with an option that does not exist", "receipt-1", { timeOut: 1 }],
    ["with options that are text", "receipt-1", "text"]
  ] as const) {
    it.effect(`is refused before the store is asked ${what}`, () =>
      over(
        [],
        Effect.gen(function* () {
          const { run } = yield* Intents.Intents
          const error = yield* Effect.flip(run(id as never, issueCashReceipt, request, options as never))
          expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0 })
          expect(yield* stored).toEqual([])
        })
      )
    )
  }

  it.effect("is stored and sent as it was checked, with getters that answer differently each time", () =>
    over(
      [hangs],
      Effect.gen(function* () {
        let amount = 1000
        const live = {
          orderId: request.orderId,
          get amount() {
            return amount++
          }
        }
        yield* crash(issue(live))
        const [intent] = yield* stored
        const [sent] = yield* Script.sent
        expect(JSON.parse(sent?.body ?? "")).toEqual(intent?.pending.request)
      })
    )
  )

  it.effect("is sent as it was stored, whatever the caller does while the store is asked", () => {
    const live = { ...request }
    const store = Layer.effect(
      TossStore.TossStore,
      Effect.map(TossStore.makeMemory, (memory) => ({
        ...memory,
        intents: {
          ...memory.intents,
          begin: (id: string, pending: PendingCall) =>
            Effect.tap(memory.intents.begin(id, pending), () => {
              live.amount = 999_999
            })
        }
      }))
    )
    return over(
      [issued],
      Effect.gen(function* () {
        yield* issue(live)
        const [sent] = yield* Script.sent
        expect(JSON.parse(sent?.body ?? "")).toEqual(request)
      }),
      store
    )
  })
})
