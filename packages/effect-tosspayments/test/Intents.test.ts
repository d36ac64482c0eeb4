import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/TestClock"
import * as Intents from "../src/Intents.js"
import type { ConfirmRequest } from "../src/model/payment/ConfirmRequest.js"
import * as Payments from "../src/Payments.js"
import * as TossStore from "../src/TossStore.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const request = Samples.json("request-confirm") as ConfirmRequest
const read = (changes: Samples.Json = {}): Script.Step => ({
  status: 200,
  body: { ...Samples.json("payment-card-done"), ...changes }
})
const lost: Script.Step = { failure: "ECONNRESET" }
const declined: Script.Step = { status: 403, body: { code: "REJECT_CARD_PAYMENT", message: "" } }

type Env = Intents.Intents | TossStore.TossStore | Script.Script

const over = <A, E>(steps: ReadonlyArray<Script.Step>, run: Effect.Effect<A, E, Env>) =>
  run.pipe(
    Effect.provide(
      Intents.layer(Payments.endpoints).pipe(
        Layer.provideMerge(TossStore.layerMemory),
        Layer.provideMerge(Script.layer(steps, { maxRetries: 0 }))
      )
    )
  )

const confirm = (id = "order-1", changes: Partial<ConfirmRequest> = {}) =>
  Effect.flatMap(Intents.Intents, (intents) =>
    intents.run(id, Payments.endpoints.confirm, { ...request, ...changes })
  )
const resolve = (resend = false) =>
  Effect.flatMap(Intents.Intents, (intents) => intents.resolve({ resend: () => resend }))
const keysOf = Effect.map(Script.sent, (sent) =>
  sent.filter(({ method }) => method === "POST").map(({ headers }) => headers["idempotency-key"])
)
const openIds = Effect.flatMap(TossStore.TossStore, ({ intents }) =>
  Effect.map(intents.open, (open) => open.map(({ id }) => id))
)

describe("An intent", () => {
  it.effect("is carried out once, however often it is asked for", () =>
    over(
      [read(), read()],
      Effect.gen(function* () {
        yield* confirm()
        const again = yield* confirm()
        expect(again.status).toBe("DONE")
        expect((yield* keysOf).length).toBe(1)
      })
    )
  )

  it.effect("whose end is unknown is finished with its own key by the next call", () =>
    over(
      [lost, { status: 503 }, read()],
      Effect.gen(function* () {
        const first = yield* Effect.flip(confirm())
        expect("outcome" in first && first.outcome).toBe("Unknown")
        yield* confirm()
        const keys = yield* keysOf
        expect(keys.length).toBe(2)
        expect(new Set(keys).size).toBe(1)
        expect(yield* openIds).toEqual([])
      })
    )
  )

  it.effect("that was declined can be tried again, with a new key", () =>
    over(
      [declined, read()],
      Effect.gen(function* () {
        yield* Effect.flip(confirm())
        yield* confirm("order-1")
        expect(new Set(yield* keysOf).size).toBe(2)
      })
    )
  )

  it.effect("is the same with the noise of a computed amount, and with the amount checked or not", () =>
    over(
      [read({ totalAmount: 10.3, currency: "USD" }), read(), read()],
      Effect.gen(function* () {
        yield* confirm("order-1", { amount: 10.1 + 0.2 })
        yield* confirm("order-1", { amount: 10.3 })
        yield* confirm("order-1", { amount: 10.3, expectedAmount: 10.1 + 0.2 })
        expect((yield* keysOf).length).toBe(1)
      })
    )
  )

  it.effect("compares expectedAmount before anything is written down or sent", () =>
    over(
      [],
      Effect.gen(function* () {
        const error = yield* Effect.flip(confirm("order-1", { amount: 10.3, expectedAmount: 10.31 }))
        expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0, outcome: "NotApplied" })
        expect(yield* openIds).toEqual([])
      })
    )
  )

  it.effect("of a refund is the same however its reason was composed", () =>
    over(
      [read(), read()],
      Effect.gen(function* () {
        const intents = yield* Intents.Intents
        for (const form of ["NFD", "NFC"]) {
          const refund = { cancelReason: "환불".normalize(form) }
          yield* intents.run("refund-1", Payments.endpoints.cancel, request.paymentKey, refund)
        }
        expect((yield* keysOf).length).toBe(1)
      })
    )
  )

  it.effect("cannot be used for another request", () =>
    over(
      [read()],
      Effect.gen(function* () {
        yield* confirm()
        const error = yield* Effect.flip(confirm("order-1", { amount: 1000 }))
        expect(error).toMatchObject({ _tag: "IntentMismatchError", differences: ["amount"] })
        expect(error.message).toBe(
          "The intent order-1 was used for another request before, which differs in amount. Nothing was sent."
        )
        expect((yield* keysOf).length).toBe(1)
      })
    )
  )

  it.effect("names what differs, however deep, and not what it is", () =>
    over(
      [lost, lost],
      Effect.gen(function* () {
        const { run } = yield* Intents.Intents
        const cancel = (id: string, paymentKey: string, refund: Payments.CancelRequest) =>
          run(id, Payments.endpoints.cancel, paymentKey, refund)
        const account = { bank: "88", accountNumber: "110123456789", holderName: "김토스" }
        const refund = { cancelReason: "환불", cancelAmount: 1000, refundReceiveAccount: account }
        yield* Effect.ignore(cancel("refund-1", "emul01", refund))
        const error = yield* Effect.flip(
          cancel("refund-1", "emul02", {
            cancelReason: "환불",
            refundReceiveAccount: { ...account, accountNumber: "110987654321" },
            refundableAmount: 33000
          })
        )
        expect(error).toMatchObject({
          differences: [
            "paymentKey",
            "cancelAmount",
            "refundReceiveAccount.accountNumber",
            "refundableAmount"
          ]
        })
        expect(JSON.stringify(error)).not.toMatch(/110\d{9}/)
        const other = yield* Effect.flip(confirm("refund-1"))
        expect(other).toMatchObject({ differences: ["operation"] })
      })
    )
  )

  it.effect("keeps the deposit secret of a virtual account", () =>
    over(
      [{ status: 200, body: Samples.json("payment-virtual-account-waiting") }],
      Effect.gen(function* () {
        const waiting = Samples.json("payment-virtual-account-waiting")
        yield* confirm("order-8", {
          paymentKey: String(waiting["paymentKey"]),
          orderId: String(waiting["orderId"]),
          amount: Number(waiting["totalAmount"])
        })
        const { secrets } = yield* TossStore.TossStore
        const secret = yield* secrets.find(String(waiting["orderId"]))
        expect(secret === null ? null : Redacted.value(secret)).toBe(waiting["secret"])
      })
    )
  )

  it.effect("is written down before anything is sent", () =>
    over(
      [{ hang: true }],
      Effect.gen(function* () {
        const fiber = yield* Effect.fork(confirm())
        yield* TestClock.adjust("1 second")
        expect((yield* Script.sent).length).toBe(1)
        expect(yield* openIds).toEqual(["order-1"])
        yield* Fiber.interrupt(fiber)
        expect(yield* openIds).toEqual(["order-1"])
      })
    )
  )
})

describe("Intents that are resolved", () => {
  /** A process that died after sending: the intent is open, the answer never came. */
  const crashed = Effect.gen(function* () {
    const fiber = yield* Effect.fork(confirm())
    yield* TestClock.adjust("1 second")
    yield* Fiber.interrupt(fiber)
  })

  it.effect("finds a confirm that went through", () =>
    over(
      [{ hang: true }, read()],
      Effect.gen(function* () {
        yield* crashed
        const [found] = yield* resolve()
        expect(found).toMatchObject({ state: "Applied", value: { status: "DONE" } })
        expect(yield* openIds).toEqual([])
      })
    )
  )

  it.effect("closes a confirm that cannot happen any more", () =>
    over(
      [{ hang: true }, read({ status: "EXPIRED" })],
      Effect.gen(function* () {
        yield* crashed
        const [found] = yield* resolve()
        expect(found?.state).toBe("NotApplied")
        expect(yield* openIds).toEqual([])
      })
    )
  )

  it.effect("sends nothing again unless told to", () =>
    over(
      [{ hang: true }, read({ status: "IN_PROGRESS" })],
      Effect.gen(function* () {
        yield* crashed
        const [found] = yield* resolve()
        expect(found?.state).toBe("Open")
        expect((yield* keysOf).length).toBe(1)
        expect(yield* openIds).toEqual(["order-1"])
      })
    )
  )

  it.effect("sends it again with its own key when told to", () =>
    over(
      [{ hang: true }, read({ status: "IN_PROGRESS" }), read()],
      Effect.gen(function* () {
        yield* crashed
        const [found] = yield* resolve(true)
        expect(found?.state).toBe("Applied")
        expect(new Set(yield* keysOf).size).toBe(1)
      })
    )
  )

  it.effect("leaves open what it may not send again any more: nobody knows", () =>
    over(
      [{ hang: true }, read({ status: "IN_PROGRESS" })],
      Effect.gen(function* () {
        yield* crashed
        yield* TestClock.adjust("16 days")
        const [found] = yield* resolve(true)
        expect(found?.state).toBe("Open")
        expect(yield* openIds).toEqual(["order-1"])
      })
    )
  )

  it.effect("asks an Effect, too, and takes only true for a yes", () =>
    over(
      [{ hang: true }, ...Array(6).fill(read({ status: "IN_PROGRESS" })), read()],
      Effect.gen(function* () {
        yield* crashed
        const { resolve } = yield* Intents.Intents
        const noes: ReadonlyArray<unknown> = [
          () => Effect.succeed(false),
          () => Promise.resolve(false),
          () => "yes",
          () => Effect.die(new Error("database down")),
          () => {
            throw new Error("database down")
          }
        ]
        for (const resend of noes as ReadonlyArray<Intents.MayResend>) {
          expect((yield* resolve({ resend })).map(({ state }) => state)).toEqual(["Open"])
        }
        const [found] = yield* resolve({ resend: () => Effect.succeed(true) })
        expect(found?.state).toBe("Applied")
      })
    )
  )

  describe("with another secret key", () => {
    const overTwoKeys = (steps: ReadonlyArray<Script.Step>, run: Effect.Effect<void, unknown, Env>) =>
      Effect.gen(function* () {
        const store = yield* TossStore.makeMemory
        const layer = (secretKey: string, steps: ReadonlyArray<Script.Step>) =>
          Intents.layer(Payments.endpoints).pipe(
            Layer.provideMerge(Layer.succeed(TossStore.TossStore, store)),
            Layer.provideMerge(Script.layer(steps, { maxRetries: 0, secretKey }))
          )
        yield* Effect.provide(crashed, layer("test_sk_before", [{ hang: true }]))
        yield* Effect.provide(run, layer("test_sk_after", steps))
      })

    it.effect("finds what went through", () =>
      overTwoKeys(
        [read()],
        Effect.map(resolve(true), ([found]) => expect(found?.state).toBe("Applied"))
      )
    )

    it.effect("does not send it again: TossPayments does not know its idempotency key there", () =>
      overTwoKeys(
        [read({ status: "IN_PROGRESS" })],
        Effect.gen(function* () {
          const [found] = yield* resolve(true)
          expect(found?.state).toBe("Open")
          const error = yield* Effect.flip(confirm())
          expect("outcome" in error && error.outcome).toBe("Unknown")
          expect(yield* keysOf).toEqual([])
          expect(yield* openIds).toEqual(["order-1"])
        })
      )
    )

    it.effect("does not close what another merchant cannot see", () =>
      overTwoKeys(
        [{ status: 404, body: { code: "NOT_FOUND_PAYMENT", message: "" } }],
        Effect.gen(function* () {
          const [found] = yield* resolve()
          expect(found?.state).toBe("Open")
          expect(yield* openIds).toEqual(["order-1"])
        })
      )
    )
  })

  it.effect("goes on with the others when one cannot be read", () =>
    over(
      [{ hang: true }, { hang: true }, { status: 503 }, read({ orderId: "ORD-2" })],
      Effect.gen(function* () {
        yield* crashed
        const fiber = yield* Effect.fork(confirm("order-2", { orderId: "ORD-2" }))
        yield* TestClock.adjust("1 second")
        yield* Fiber.interrupt(fiber)
        const found = yield* resolve()
        expect(found.map(({ id, state }) => [id, state])).toEqual([
          ["order-1", "Open"],
          ["order-2", "Applied"]
        ])
      })
    )
  )
})
