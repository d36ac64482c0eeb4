import { describe, expect, it } from "@effect/vitest"
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Ref from "effect/Ref"
import * as TestClock from "effect/TestClock"
import * as TossStore from "../src/TossStore.js"
import * as WebhookInbox from "../src/WebhookInbox.js"
import * as Webhooks from "../src/Webhooks.js"
import { identityOf } from "../src/webhook/Identity.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const paid = JSON.stringify(Samples.json("webhook-payment-status-changed-done"))
const deposit = Samples.json("webhook-deposit-callback-done")
const read: Script.Step = { status: 200, body: Samples.json("payment-card-done") }

const lease = Duration.seconds(60)

/** A clock that runs an hour ahead of the test's. */
const ahead = Effect.map(
  Effect.clock,
  (clock: Clock.Clock): Clock.Clock => ({
    ...clock,
    currentTimeMillis: Effect.map(clock.currentTimeMillis, (now) => now + 3_600_000)
  })
)

const over = <A, E>(
  steps: ReadonlyArray<Script.Step>,
  run: Effect.Effect<
    A,
    E,
    WebhookInbox.WebhookInbox | TossStore.TossStore | Script.Script | Webhooks.Webhooks
  >
) =>
  run.pipe(
    Effect.provide(
      WebhookInbox.layer({ lease: "60 seconds" }).pipe(
        Layer.provideMerge(TossStore.layerMemory),
        Layer.provideMerge(Script.layer(steps, { maxRetries: 0 }))
      )
    )
  )

const handlers = <E = never>(
  onPayment: (event: { readonly trust: string }) => Effect.Effect<unknown, E>
): WebhookInbox.Handlers<E> => ({
  PAYMENT_STATUS_CHANGED: onPayment,
  CANCEL_STATUS_CHANGED: () => Effect.void,
  DEPOSIT_CALLBACK: onPayment,
  otherwise: () => Effect.void
})

const receive = <E>(
  body: string,
  onPayment: (event: { readonly trust: string }) => Effect.Effect<unknown, E>
) => Effect.flatMap(WebhookInbox.WebhookInbox, (inbox) => inbox.receive(body, handlers(onPayment)))

describe("The inbox", () => {
  it.effect("handles an event once, and reads again what nothing proves", () =>
    over(
      [read],
      Effect.gen(function* () {
        const trusts: Array<string> = []
        const once = receive(paid, ({ trust }) => Effect.sync(() => trusts.push(trust)))
        expect(yield* once).toBe("Handled")
        expect(yield* once).toBe("Duplicate")
        expect(trusts).toEqual(["retrieved"])
      })
    )
  )

  it.effect("lets one of two workers handle it", () =>
    over(
      [read],
      Effect.gen(function* () {
        const handled = yield* Ref.make(0)
        const slow = receive(paid, () =>
          Effect.delay(
            Ref.update(handled, (n) => n + 1),
            "5 seconds"
          )
        )
        const first = yield* Effect.fork(slow)
        yield* TestClock.adjust("1 second")
        const second = yield* Effect.flip(slow)
        expect(second).toBeInstanceOf(WebhookInbox.EventBusyError)
        yield* TestClock.adjust("5 seconds")
        expect(yield* Fiber.join(first)).toBe("Handled")
        expect(yield* Ref.get(handled)).toBe(1)
      })
    )
  )

  it.effect("gives an event back when its handler fails, so that the next delivery is handled", () =>
    over(
      [read, read],
      Effect.gen(function* () {
        const failure = yield* Effect.flip(receive(paid, () => Effect.fail("database down")))
        expect(failure).toBe("database down")
        expect(yield* receive(paid, () => Effect.void)).toBe("Handled")
      })
    )
  )

  it.effect("gives an event back when its handler dies of a bug", () =>
    over(
      [read, read],
      Effect.gen(function* () {
        yield* Effect.exit(receive(paid, () => Effect.die("bug")))
        expect(yield* receive(paid, () => Effect.void)).toBe("Handled")
      })
    )
  )

  it.effect("keeps its claim as long as the handler runs, longer than a lease", () =>
    over(
      [read],
      Effect.gen(function* () {
        const slow = receive(paid, () => Effect.sleep("5 minutes"))
        const first = yield* Effect.fork(slow)
        yield* TestClock.adjust("4 minutes")
        expect(yield* Effect.flip(slow)).toBeInstanceOf(WebhookInbox.EventBusyError)
        yield* TestClock.adjust("2 minutes")
        expect(yield* Fiber.join(first)).toBe("Handled")
      })
    )
  )

  it.effect("frees the event of a dead worker when its lease ends", () =>
    over(
      [read],
      Effect.gen(function* () {
        const { events } = yield* TossStore.TossStore
        const event = yield* Webhooks.verifyAndParse(paid)
        const eventId = yield* Effect.promise(() => identityOf(event))
        yield* events.claim(eventId, "a worker that died", lease)
        expect(yield* Effect.flip(receive(paid, () => Effect.void))).toBeInstanceOf(
          WebhookInbox.EventBusyError
        )
        yield* TestClock.adjust("61 seconds")
        expect(yield* receive(paid, () => Effect.void)).toBe("Handled")
      })
    )
  )

  it.effect("stops the handler when another worker took the claim", () =>
    over(
      [read],
      Effect.gen(function* () {
        const { events } = yield* TossStore.TossStore
        const finished = yield* Ref.make(false)
        const fiber = yield* Effect.fork(
          Effect.flip(
            receive(paid, () => Effect.zipRight(Effect.sleep("5 minutes"), Ref.set(finished, true)))
          )
        )
        yield* TestClock.adjust("1 second")
        const event = yield* Webhooks.verifyAndParse(paid)
        const eventId = yield* Effect.promise(() => identityOf(event))
        // A clock that jumps: to the store the lease has ended.
        yield* Effect.withClock(events.claim(eventId, "another worker", lease), yield* ahead)
        yield* TestClock.adjust("1 minute")
        expect(yield* Fiber.join(fiber)).toBeInstanceOf(WebhookInbox.ClaimLostError)
        expect(yield* Ref.get(finished)).toBe(false)
      })
    )
  )

  it.effect("checks a deposit against the stored secret, without reading", () =>
    over(
      [],
      Effect.gen(function* () {
        const { secrets } = yield* TossStore.TossStore
        yield* secrets.save(String(deposit["orderId"]), Redacted.make(String(deposit["secret"])))
        const trusts: Array<string> = []
        yield* receive(JSON.stringify(deposit), ({ trust }) => Effect.sync(() => trusts.push(trust)))
        expect(trusts).toEqual(["secret"])
      })
    )
  )

  it.effect("refuses a deposit with another secret, and handles nothing", () =>
    over(
      [],
      Effect.gen(function* () {
        const { secrets } = yield* TossStore.TossStore
        yield* secrets.save(String(deposit["orderId"]), Redacted.make("ps_other"))
        const error = yield* Effect.flip(receive(JSON.stringify(deposit), () => Effect.die("handled")))
        expect(error).toMatchObject({ _tag: "WebhookVerificationError", reason: "SecretMismatch" })
      })
    )
  )

  it.effect("reads a deposit again when its secret was lost", () =>
    over(
      [{ status: 200, body: Samples.json("payment-virtual-account-done") }],
      Effect.gen(function* () {
        const trusts: Array<string> = []
        yield* receive(JSON.stringify(deposit), ({ trust }) => Effect.sync(() => trusts.push(trust)))
        expect(trusts).toEqual(["retrieved"])
      })
    )
  )
})

describe("The identity of an event", () => {
  const identity = (body: unknown, headers: Record<string, string> = {}) =>
    Effect.flatMap(Webhooks.verifyAndParse(JSON.stringify(body), { headers }), (event) =>
      Effect.promise(() => identityOf(event))
    )
  const event = Samples.json("webhook-payment-status-changed-done")

  it.effect("does not change with the delivery", () =>
    Effect.gen(function* () {
      const first = yield* identity(event, { "tosspayments-webhook-transmission-id": "whtrans_1" })
      const retry = yield* identity(event, { "tosspayments-webhook-transmission-id": "whtrans_2" })
      expect(retry).toBe(first)
    })
  )

  it.effect("differs between two deposits of one order", () =>
    Effect.gen(function* () {
      const first = yield* identity(deposit)
      const second = yield* identity({ ...deposit, createdAt: "2026-03-05T10:00:00.000000" })
      expect(second).not.toBe(first)
    })
  )

  it.effect("differs between two equal partial refunds", () =>
    Effect.gen(function* () {
      const data = event["data"] as Samples.Json
      const partial = (key: string, balanceAmount: number) => ({
        ...event,
        data: { ...data, status: "PARTIAL_CANCELED", lastTransactionKey: key, balanceAmount }
      })
      expect(yield* identity(partial("txrd_1", 22_000))).not.toBe(yield* identity(partial("txrd_2", 11_000)))
    })
  )
})
