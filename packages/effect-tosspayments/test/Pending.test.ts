import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/TestClock"
import type { PendingCall } from "../src/Call.js"
import type { ConfirmRequest } from "../src/model/payment/ConfirmRequest.js"
import * as Payments from "../src/Payments.js"
import * as Pendings from "../src/Pending.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const request = Samples.json("request-confirm") as ConfirmRequest
const done = Samples.json("payment-card-done")
const lost: Script.Step = { failure: "ECONNRESET" }
const unreadable: Script.Step = { status: 503 }
const read = (changes: Samples.Json = {}): Script.Step => ({ status: 200, body: { ...done, ...changes } })

const over = <A, E>(
  steps: ReadonlyArray<Script.Step>,
  run: (payments: Payments.Service) => Effect.Effect<A, E, Script.Script>
) => Effect.flatMap(Payments.Payments, run).pipe(Effect.provide(Script.layer(steps, { maxRetries: 0 })))

const overPending = <A, E>(
  steps: ReadonlyArray<Script.Step>,
  run: (pending: Pendings.Service) => Effect.Effect<A, E, Script.Script>
) => Effect.flatMap(Pendings.Pending, run).pipe(Effect.provide(Script.layer(steps, { maxRetries: 0 })))

/** A confirm whose answer and look-up are both lost. */
const unknown = (payments: Payments.Service) =>
  Effect.flip(payments.confirm(request, { idempotencyKey: "intent-1" }))

describe("An Unknown error", () => {
  it.effect("carries what is needed to find out later, as plain JSON", () =>
    over([lost, unreadable], (payments) =>
      Effect.gen(function* () {
        yield* TestClock.setTime(Date.UTC(2026, 2, 2, 1, 16, 1))
        const { outcome, pending } = yield* unknown(payments)
        expect(outcome).toBe("Unknown")
        expect(JSON.parse(JSON.stringify(pending))).toEqual({
          operation: "payments.confirm",
          path: {},
          request,
          idempotencyKey: "intent-1",
          keyId: "176a5a03",
          startedAt: "2026-03-02T01:16:01.000Z"
        })
      })
    )
  )

  it.effect("names the secret key by an id that stays the same and tells nothing", () =>
    Effect.gen(function* () {
      const idOf = (secretKey: string) =>
        Effect.map(TossHttpClient.TossHttpClient, ({ keyId }) => keyId).pipe(
          Effect.provide(Script.layer([], { secretKey }))
        )
      const ids = yield* Effect.forEach(["test_sk_example", "test_sk_examplf", "test_gsk_example"], idOf)
      expect(ids[0]).toBe("176a5a03")
      expect(new Set(ids).size).toBe(3)
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}$/)
    })
  )

  it.effect("does not print it, since a refund account may be in it", () =>
    over([lost, unreadable], (payments) =>
      Effect.gen(function* () {
        const request = {
          cancelReason: "환불",
          refundReceiveAccount: { bank: "88", accountNumber: "110222333444", holderName: "이하늘" }
        }
        const error = yield* Effect.flip(payments.cancel("key", request))
        expect(error.pending?.request).toEqual(request)
        expect(JSON.stringify(error) + inspect(error, { depth: 10 })).not.toMatch(/110222333444|이하늘/)
      })
    )
  )

  it.effect("is the only one that carries it", () =>
    over([{ status: 403, body: { code: "REJECT_CARD_PAYMENT", message: "" } }], (payments) =>
      Effect.gen(function* () {
        const { outcome, pending } = yield* unknown(payments)
        expect([outcome, pending]).toEqual(["NotApplied", null])
      })
    )
  )
})

describe("onUnknown", () => {
  const watch = (steps: ReadonlyArray<Script.Step>, options: { readonly interruptAfter?: string } = {}) =>
    over(steps, (payments) =>
      Effect.gen(function* () {
        const told: Array<PendingCall> = []
        const call = payments.confirm(request, { onUnknown: (pending) => told.push(pending) })
        const fiber = yield* Effect.fork(call)
        yield* TestClock.adjust("10 millis")
        if (options.interruptAfter !== undefined) yield* Fiber.interrupt(fiber)
        yield* Fiber.await(fiber)
        return { told: told.map(({ operation }) => operation), sent: (yield* Script.sent).length }
      })
    )

  it.effect("is told of an Unknown error", () =>
    Effect.map(watch([lost, unreadable]), ({ told }) => expect(told).toEqual(["payments.confirm"]))
  )

  it.effect("is told when a call is interrupted after its request had left", () =>
    Effect.map(watch([{ hang: true }], { interruptAfter: "10 millis" }), ({ sent, told }) => {
      expect(sent).toBe(1)
      expect(told).toEqual(["payments.confirm"])
    })
  )

  it.effect("is not told of a success or of a refusal", () =>
    Effect.gen(function* () {
      const success = yield* watch([read()])
      const refusal = yield* watch([{ status: 403, body: { code: "REJECT_CARD_PAYMENT", message: "" } }])
      expect([...success.told, ...refusal.told]).toEqual([])
    })
  )

  it.effect("that throws does not change how the call ends", () =>
    over([lost, unreadable], (payments) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(
          payments.confirm(request, {
            onUnknown: () => {
              throw new Error("disk full")
            }
          })
        )
        expect(error._tag).toBe("NetworkError")
      })
    )
  )
})

describe("resolve", () => {
  const pendingConfirm: PendingCall = {
    operation: "payments.confirm",
    path: {},
    request,
    idempotencyKey: "intent-1",
    keyId: "176a5a03",
    startedAt: "1970-01-01T00:00:00.000Z"
  }
  const pendingCancel = (cancel: object): PendingCall => ({
    ...pendingConfirm,
    operation: "payments.cancel",
    path: { paymentKey: request.paymentKey },
    request: cancel
  })

  const cases: ReadonlyArray<readonly [string, PendingCall, Script.Step, string]> = [
    ["a confirm that went through", pendingConfirm, read(), "Applied"],
    ["a confirm of an expired payment", pendingConfirm, read({ status: "EXPIRED" }), "NotApplied"],
    ["a confirm that has not happened so far", pendingConfirm, read({ status: "IN_PROGRESS" }), "Untouched"],
    [
      "a confirm of a payment that does not exist",
      pendingConfirm,
      { status: 404, body: { code: "NOT_FOUND_PAYMENT", message: "" } },
      "NotApplied"
    ],
    [
      "a full refund",
      pendingCancel({ cancelReason: "환불" }),
      read({ status: "CANCELED", balanceAmount: 0 }),
      "Applied"
    ],
    [
      "a full refund that has not happened so far",
      pendingCancel({ cancelReason: "환불" }),
      read(),
      "Untouched"
    ],
    [
      "a partial refund of an unknown balance",
      pendingCancel({ cancelReason: "환불", cancelAmount: 1 }),
      read(),
      "Unknown"
    ]
  ]
  for (const [what, pending, step, conclusion] of cases) {
    it.effect(`concludes ${conclusion} for ${what}, and only reads`, () =>
      overPending([step], (calls) =>
        Effect.gen(function* () {
          const { outcome } = yield* calls.resolve(pending)
          expect(outcome).toBe(conclusion)
          expect((yield* Script.sent).map(({ method }) => method)).toEqual(["GET"])
        })
      )
    )
  }

  it.effect("fails, and concludes nothing, when the payment cannot be read", () =>
    overPending([unreadable], (calls) =>
      Effect.map(Effect.flip(calls.resolve(pendingConfirm)), ({ _tag }) => expect(_tag).toBe("ServerError"))
    )
  )

  it.effect("refuses what no error has carried, and sends nothing", () =>
    overPending([], (calls) =>
      Effect.gen(function* () {
        const strange = [
          null,
          {},
          { ...pendingConfirm, operation: "payments.retrieve" },
          { ...pendingConfirm, path: 1 },
          { ...pendingConfirm, request: null },
          { ...pendingConfirm, request: "text" }
        ]
        for (const pending of strange) {
          const error = yield* Effect.flip(calls.resolve(pending as never))
          expect(error._tag).toBe("ValidationError")
          expect(error.message).toMatch(/^pending\.resolve was given a wrong request: pending: /)
          const { message } = yield* Effect.flip(calls.resend(pending as never))
          expect(message).toMatch(/^pending\.resend was given a wrong request: pending: /)
        }
      })
    )
  )

  describe("resend", () => {
    it.effect("sends the same request with the same key", () =>
      overPending([read()], (calls) =>
        Effect.gen(function* () {
          yield* calls.resend(pendingConfirm)
          const [sent] = yield* Script.sent
          expect(sent?.headers["idempotency-key"]).toBe("intent-1")
          expect(JSON.parse(sent?.body ?? "")).toEqual(request)
        })
      )
    )

    it.effect("looks the payment up when the answer does not settle what happened before", () =>
      overPending([{ failure: "ECONNREFUSED" }, read()], (calls) =>
        Effect.map(calls.resend(pendingConfirm), (payment) =>
          expect(payment).toMatchObject({ status: "DONE" })
        )
      )
    )

    it.effect("stays Unknown when neither can be reached, though nothing left this time", () =>
      overPending([{ failure: "ECONNREFUSED" }, { failure: "ECONNREFUSED" }], (calls) =>
        Effect.map(Effect.flip(calls.resend(pendingConfirm)), ({ outcome }) =>
          expect(outcome).toBe("Unknown")
        )
      )
    )

    it.effect("stays the call that it was, from its first time on, when its end is still unknown", () =>
      overPending([lost, unreadable], (calls) =>
        Effect.gen(function* () {
          yield* TestClock.adjust("10 days")
          const told: Array<PendingCall> = []
          const onUnknown = (pending: PendingCall) => void told.push(pending)
          const error = yield* Effect.flip(calls.resend(pendingConfirm, { onUnknown }))
          expect(error.pending).toEqual(pendingConfirm)
          expect(told).toEqual([pendingConfirm])
        })
      )
    )

    it.effect("is refused when TossPayments has forgotten the key", () =>
      overPending([], (calls) =>
        Effect.gen(function* () {
          yield* TestClock.adjust("15 days")
          const error = yield* Effect.flip(calls.resend(pendingConfirm))
          expect(error).toMatchObject({ _tag: "ValidationError", outcome: "Unknown", attempts: 0 })
          expect(error.pending).toEqual(pendingConfirm)
        })
      )
    )

    it.effect("is refused when nobody can read since when", () =>
      overPending([], (calls) =>
        Effect.map(Effect.flip(calls.resend({ ...pendingConfirm, startedAt: "yesterday" })), ({ _tag }) =>
          expect(_tag).toBe("ValidationError")
        )
      )
    )

    it.effect("is refused when its last attempt might come after that", () =>
      overPending([read()], (calls) =>
        Effect.gen(function* () {
          yield* TestClock.adjust(Duration.subtract("15 days", "61 minutes"))
          expect(yield* calls.resend(pendingConfirm)).toMatchObject({ status: "DONE" })
          yield* TestClock.adjust("1 minute")
          const { _tag } = yield* Effect.flip(calls.resend(pendingConfirm))
          expect(_tag).toBe("ValidationError")
        })
      )
    )
  })

  describe("with another secret key, of which TossPayments knows no idempotency keys", () => {
    const pending: PendingCall = { ...pendingConfirm, keyId: "00000000" }

    it.effect("sends nothing again", () =>
      overPending([], (calls) =>
        Effect.gen(function* () {
          const error = yield* Effect.flip(calls.resend(pending))
          expect(error).toMatchObject({ _tag: "ValidationError", outcome: "Unknown", attempts: 0 })
          expect(error.message).toContain("secret key")
        })
      )
    )

    it.effect("still finds a payment", () =>
      overPending([read()], (calls) =>
        Effect.map(calls.resolve(pending), ({ outcome }) => expect(outcome).toBe("Applied"))
      )
    )

    it.effect("takes nothing found for no proof: it may be another merchant's", () =>
      overPending([{ status: 404, body: { code: "NOT_FOUND_PAYMENT", message: "" } }], (calls) =>
        Effect.map(calls.resolve(pending), ({ outcome }) => expect(outcome).toBe("Unknown"))
      )
    )
  })
})

describe("expectedAmount", () => {
  it.effect("refuses a tampered amount before anything is sent", () =>
    over([], (payments) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(
          payments.confirm({ ...request, amount: 100, expectedAmount: 33_000 })
        )
        expect([error._tag, error.attempts]).toEqual(["ValidationError", 0])
      })
    )
  )

  it.effect("is not sent itself", () =>
    over([read()], (payments) =>
      Effect.gen(function* () {
        yield* payments.confirm({ ...request, expectedAmount: request.amount })
        const [sent] = yield* Script.sent
        expect(JSON.parse(sent?.body ?? "")).toEqual(request)
      })
    )
  )
})
