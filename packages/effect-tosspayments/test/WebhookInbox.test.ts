import { describe, expect, it } from "@effect/vitest"
import type * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Ref from "effect/Ref"
import * as TestClock from "effect/TestClock"
import * as TossStore from "../src/TossStore.js"
import * as WebhookInbox from "../src/WebhookInbox.js"
import * as Webhooks from "../src/Webhooks.js"
import type { HandledEvent } from "../src/webhook/Event.js"
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
  >,
  store: Effect.Effect<TossStore.Service> = TossStore.makeMemory
) =>
  run.pipe(
    Effect.provide(
      WebhookInbox.layer({ lease: "60 seconds" }).pipe(
        Layer.provideMerge(Layer.effect(TossStore.TossStore, store)),
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
        const started = yield* Deferred.make<void>()
        const slow = receive(paid, () =>
          Deferred.succeed(started, undefined).pipe(
            Effect.zipRight(Effect.sleep("5 seconds")),
            Effect.zipRight(Ref.update(handled, (n) => n + 1))
          )
        )
        const first = yield* Effect.fork(slow)
        yield* Deferred.await(started)
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
        const started = yield* Deferred.make<void>()
        const slow = receive(paid, () =>
          Effect.zipRight(Deferred.succeed(started, undefined), Effect.sleep("5 minutes"))
        )
        const first = yield* Effect.fork(slow)
        yield* Deferred.await(started)
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
        const started = yield* Deferred.make<void>()
        const fiber = yield* Effect.fork(
          Effect.flip(
            receive(paid, () =>
              Deferred.succeed(started, undefined).pipe(
                Effect.zipRight(Effect.sleep("5 minutes")),
                Effect.zipRight(Ref.set(finished, true))
              )
            )
          )
        )
        yield* Deferred.await(started)
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

/** What the handler is told of, by state. */
const noting = (notes: Array<string>) =>
  receiveAll(({ data, trust }) =>
    Effect.sync(() => notes.push(`${(data as { readonly status?: string }).status} ${trust}`))
  )

const receiveAll =
  (onEvent: (event: { readonly trust: string; readonly data: unknown }) => Effect.Effect<unknown>) =>
  (body: string) =>
    Effect.flatMap(WebhookInbox.WebhookInbox, (inbox) =>
      inbox.receive(body, {
        PAYMENT_STATUS_CHANGED: onEvent,
        CANCEL_STATUS_CHANGED: onEvent,
        DEPOSIT_CALLBACK: onEvent,
        otherwise: onEvent
      })
    )

const reading = (changes: object): Script.Step => ({
  status: 200,
  body: { ...Samples.json("payment-card-done"), ...changes }
})

describe("A forged event", () => {
  const event = Samples.json("webhook-payment-status-changed-done")

  it.effect("that came before its payment was done does not use up the genuine one", () =>
    over(
      [reading({ status: "IN_PROGRESS", approvedAt: null, lastTransactionKey: null }), read],
      Effect.gen(function* () {
        const notes: Array<string> = []
        const deliver = noting(notes)
        expect(yield* deliver(paid)).toBe("Handled")
        expect(yield* deliver(paid)).toBe("Handled")
        expect(yield* deliver(paid)).toBe("Duplicate")
        expect(notes).toEqual(["IN_PROGRESS retrieved", "DONE retrieved"])
      })
    )
  )

  it.effect("that comes again while nothing changes is handled once", () =>
    over(
      [1, 2, 3].map(() => reading({ status: "IN_PROGRESS" })),
      Effect.gen(function* () {
        const notes: Array<string> = []
        const deliver = noting(notes)
        const outcomes = [yield* deliver(paid), yield* deliver(paid), yield* deliver(paid)]
        expect(outcomes).toEqual(["Handled", "Duplicate", "Duplicate"])
        expect(notes).toEqual(["IN_PROGRESS retrieved"])
      })
    )
  )

  it.effect("in the short form does not use up a second refund, which tells the same", () => {
    const short = JSON.stringify({
      ...event,
      data: {
        paymentKey: event["data"].paymentKey,
        orderId: event["data"].orderId,
        status: "PARTIAL_CANCELED"
      }
    })
    const refunded = (lastTransactionKey: string, balanceAmount: number) =>
      reading({ status: "PARTIAL_CANCELED", lastTransactionKey, balanceAmount })
    return over(
      [refunded("txrd_1", 22_000), refunded("txrd_2", 11_000), refunded("txrd_2", 11_000)],
      Effect.gen(function* () {
        const notes: Array<string> = []
        const deliver = noting(notes)
        const outcomes = [yield* deliver(short), yield* deliver(short), yield* deliver(short)]
        expect(outcomes).toEqual(["Handled", "Handled", "Duplicate"])
        expect(notes).toHaveLength(2)
      })
    )
  })

  it.effect("about a deposit does not use up the genuine one", () => {
    const account = Samples.json("payment-virtual-account-done")
    return over(
      [
        { status: 200, body: { ...account, status: "WAITING_FOR_DEPOSIT", approvedAt: null } },
        { status: 200, body: account }
      ],
      Effect.gen(function* () {
        const notes: Array<string> = []
        const deliver = noting(notes)
        const forged = JSON.stringify({ ...deposit, secret: "ps_forged" })
        expect(yield* deliver(forged)).toBe("Handled")
        expect(yield* deliver(JSON.stringify(deposit))).toBe("Handled")
        expect(notes).toEqual(["WAITING_FOR_DEPOSIT retrieved", "DONE retrieved"])
      })
    )
  })

  it.effect("about a deposit does not use up one that its secret proves", () => {
    const account = Samples.json("payment-virtual-account-done")
    return over(
      [{ status: 200, body: { ...account, status: "WAITING_FOR_DEPOSIT", approvedAt: null } }],
      Effect.gen(function* () {
        const { secrets } = yield* TossStore.TossStore
        const notes: Array<string> = []
        const deliver = noting(notes)
        expect(yield* deliver(JSON.stringify({ ...deposit, secret: "ps_forged" }))).toBe("Handled")
        yield* secrets.save(String(deposit["orderId"]), Redacted.make(String(deposit["secret"])))
        expect(yield* deliver(JSON.stringify(deposit))).toBe("Handled")
        expect(notes).toEqual(["WAITING_FOR_DEPOSIT retrieved", "DONE secret"])
      })
    )
  })

  it.effect("about a refund, with other content, does not use up the genuine one", () =>
    over(
      [],
      Effect.gen(function* () {
        const genuine = Samples.json("webhook-cancel-status-changed")
        const forged = { ...genuine, data: { ...genuine["data"], cancelAmount: 1 } }
        const deliver = noting([])
        expect(yield* deliver(JSON.stringify(forged))).toBe("Handled")
        expect(yield* deliver(JSON.stringify(genuine))).toBe("Handled")
        expect(yield* deliver(JSON.stringify(genuine))).toBe("Duplicate")
      })
    )
  )

  it.effect("of an unknown kind does not use up the one that is signed", () =>
    over(
      [],
      Effect.gen(function* () {
        const inbox = yield* WebhookInbox.WebhookInbox
        const unsigned = yield* Webhooks.verifyAndParse('{"eventType":"NEW","data":{"a":1}}')
        const signed = { ...unsigned, trust: "signature" } as HandledEvent
        const to = handlers(() => Effect.void)
        expect(yield* inbox.handle(unsigned, to)).toBe("Handled")
        expect(yield* inbox.handle(signed, to)).toBe("Handled")
        expect(yield* inbox.handle(signed, to)).toBe("Duplicate")
      })
    )
  )

  it.effect("with the transmission id of the genuine one changes nothing", () =>
    over(
      [reading({ status: "IN_PROGRESS" }), read],
      Effect.gen(function* () {
        const inbox = yield* WebhookInbox.WebhookInbox
        const deliver = inbox.receive(
          paid,
          handlers(() => Effect.void),
          {
            headers: { "tosspayments-webhook-transmission-id": "whtrans_1" }
          }
        )
        expect([yield* deliver, yield* deliver]).toEqual(["Handled", "Handled"])
      })
    )
  )
})

describe("A genuine event", () => {
  it.effect("that was overtaken is handled once, with the state that was read", () =>
    over(
      [1, 2].map(() => reading({ status: "CANCELED", balanceAmount: 0, lastTransactionKey: "txrd_2" })),
      Effect.gen(function* () {
        const notes: Array<string> = []
        const deliver = noting(notes)
        expect([yield* deliver(paid), yield* deliver(paid)]).toEqual(["Handled", "Duplicate"])
        expect(notes).toEqual(["CANCELED retrieved"])
      })
    )
  )

  it.effect("that was handled is not read again, whatever has become of its payment", () =>
    over(
      [read],
      Effect.gen(function* () {
        const deliver = noting([])
        expect([yield* deliver(paid), yield* deliver(paid)]).toEqual(["Handled", "Duplicate"])
        expect(yield* Script.sent).toHaveLength(1)
      })
    )
  )

  it.effect("that was overtaken is given back when its handler fails", () =>
    over(
      [1, 2].map(() => reading({ status: "CANCELED", balanceAmount: 0 })),
      Effect.gen(function* () {
        expect(yield* Effect.flip(receive(paid, () => Effect.fail("database down")))).toBe("database down")
        expect(yield* receive(paid, () => Effect.void)).toBe("Handled")
      })
    )
  )
})

/** Lets everything run that waits for no time. */
const settled = Effect.repeatN(
  Effect.promise(() => new Promise((resume) => setImmediate(resume))),
  5
)

const hasEnded = (fiber: Fiber.RuntimeFiber<unknown, unknown>) =>
  Effect.zipRight(
    settled,
    Effect.sync(() => fiber.unsafePoll() !== null)
  )

/** The store of a test: an operation can be held back before it is done, for ever if nobody lets it go on. */
const holding = Effect.gen(function* () {
  const memory = yield* TossStore.makeMemory
  const holds = new Map<string, Effect.Effect<void>>()
  const calls: Array<string> = []
  const held = <A>(name: string, operation: Effect.Effect<A, TossStore.StoreError>) =>
    Effect.suspend(() => {
      calls.push(name)
      return Effect.zipRight(holds.get(name) ?? Effect.void, operation)
    })
  const { events, secrets } = memory
  const store: TossStore.Service = {
    ...memory,
    events: {
      claim: (...args) => held("claim", events.claim(...args)),
      complete: (...args) => held("complete", events.complete(...args)),
      release: (...args) => held("release", events.release(...args))
    },
    secrets: { ...secrets, find: (...args) => held("find", secrets.find(...args)) }
  }
  return {
    store,
    calls,
    hold: (name: string, hold: Effect.Effect<void>) =>
      Effect.sync(() => {
        holds.set(name, hold)
      }),
    letGo: Effect.sync(() => holds.clear()),
    /** Waits until an operation was called for the n-th time. */
    called: (name: string, times = 1) =>
      Effect.repeat(settled, { until: () => calls.filter((call) => call === name).length >= times })
  }
})

type Holding = Effect.Effect.Success<typeof holding>

const onHolding = <A, E>(
  steps: ReadonlyArray<Script.Step>,
  run: (
    holding: Holding
  ) => Effect.Effect<
    A,
    E,
    WebhookInbox.WebhookInbox | TossStore.TossStore | Script.Script | Webhooks.Webhooks
  >
) => Effect.flatMap(holding, (it) => over(steps, run(it), Effect.succeed(it.store)))

describe("A store that does not answer", () => {
  const handled = receive(paid, () => Effect.void)
  const failing = receive(paid, () => Effect.fail("database down"))
  const waiting = receive(paid, () => Effect.never)

  for (const [kind, never] of [
    ["", Effect.never],
    [", and cannot be interrupted", Effect.uninterruptible(Effect.never)]
  ] as const) {
    it.effect(`to a claim${kind}, makes handling fail after a third of the lease`, () =>
      onHolding([], ({ called, hold }) =>
        Effect.gen(function* () {
          yield* hold("claim", never)
          const fiber = yield* Effect.fork(Effect.flip(handled))
          yield* called("claim")
          yield* TestClock.adjust("19999 millis")
          expect(yield* hasEnded(fiber)).toBe(false)
          yield* TestClock.adjust("2 seconds")
          expect(yield* hasEnded(fiber)).toBe(true)
          expect(yield* Fiber.join(fiber)).toMatchObject({ _tag: "StoreError", operation: "events.claim" })
        })
      )
    )

    it.effect(
      `to a claim${kind}, holds up an interruption for a second, and the background for a lease`,
      () =>
        onHolding([], ({ called, calls, hold }) =>
          Effect.gen(function* () {
            yield* hold("claim", never)
            const fiber = yield* Effect.fork(handled)
            yield* called("claim")
            yield* TestClock.adjust("5 seconds")
            yield* Fiber.interruptFork(fiber)
            yield* TestClock.adjust("1 second")
            expect(yield* hasEnded(fiber)).toBe(true)
            yield* TestClock.adjust("53 seconds")
            yield* settled
            expect(calls).toEqual(["claim"])
            yield* TestClock.adjust("1 second")
            yield* settled
            expect(calls).toEqual(["claim", "release"])
          })
        )
    )

    it.effect(`to a release${kind}, holds up the handler's failure for a second`, () =>
      onHolding([read], ({ called, hold }) =>
        Effect.gen(function* () {
          yield* hold("release", never)
          const fiber = yield* Effect.fork(Effect.flip(failing))
          yield* called("release")
          yield* TestClock.adjust("1 second")
          expect(yield* hasEnded(fiber)).toBe(true)
          expect(yield* Fiber.join(fiber)).toBe("database down")
        })
      )
    )

    it.effect(`to a release${kind}, holds up an interruption for a second`, () =>
      onHolding([read], ({ called, hold }) =>
        Effect.gen(function* () {
          yield* hold("release", never)
          const fiber = yield* Effect.fork(waiting)
          yield* called("claim")
          yield* Fiber.interruptFork(fiber)
          yield* called("release")
          yield* TestClock.adjust("1 second")
          expect(yield* hasEnded(fiber)).toBe(true)
        })
      )
    )

    it.effect(`to a completion${kind}, makes handling fail after the lease`, () =>
      onHolding([read], ({ called, hold }) =>
        Effect.gen(function* () {
          yield* hold("complete", never)
          const fiber = yield* Effect.fork(Effect.flip(handled))
          yield* called("complete")
          yield* TestClock.adjust("59999 millis")
          expect(yield* hasEnded(fiber)).toBe(false)
          yield* TestClock.adjust("1 millis")
          expect(yield* hasEnded(fiber)).toBe(true)
          expect(yield* Fiber.join(fiber)).toMatchObject({ _tag: "StoreError", operation: "events.complete" })
        })
      )
    )

    it.effect(`to a completion${kind}, holds up an interruption for a second`, () =>
      onHolding([read], ({ called, hold }) =>
        Effect.gen(function* () {
          yield* hold("complete", never)
          const fiber = yield* Effect.fork(handled)
          yield* called("complete")
          yield* Fiber.interruptFork(fiber)
          yield* TestClock.adjust("1 second")
          expect(yield* hasEnded(fiber)).toBe(true)
        })
      )
    )

    it.effect(`to an extension${kind}, stops the handler before its lease ends`, () =>
      onHolding([read], ({ called, hold }) =>
        Effect.gen(function* () {
          const fiber = yield* Effect.fork(Effect.flip(waiting))
          yield* called("claim")
          yield* settled
          yield* hold("claim", never)
          yield* TestClock.adjust("20 seconds")
          yield* called("claim", 2)
          yield* TestClock.adjust("39 seconds")
          expect(yield* hasEnded(fiber)).toBe(true)
          expect(yield* Fiber.join(fiber)).toMatchObject({ _tag: "StoreError", operation: "events.claim" })
        })
      )
    )

    it.effect(`about a secret${kind}, makes receiving fail after the lease`, () =>
      onHolding([], ({ called, hold }) =>
        Effect.gen(function* () {
          yield* hold("find", never)
          const fiber = yield* Effect.fork(Effect.flip(receive(JSON.stringify(deposit), () => Effect.void)))
          yield* called("find")
          yield* TestClock.adjust("60 seconds")
          expect(yield* hasEnded(fiber)).toBe(true)
          expect(yield* Fiber.join(fiber)).toMatchObject({ _tag: "StoreError", operation: "secrets.find" })
        })
      )
    )
  }
})

describe("A store that answers late", () => {
  const handled = receive(paid, () => Effect.void)

  it.effect("gets the claim of an interrupted worker back", () =>
    onHolding([read], ({ called, calls, hold, letGo }) =>
      Effect.gen(function* () {
        const answered = yield* Deferred.make<void>()
        yield* hold("claim", Deferred.await(answered))
        const fiber = yield* Effect.fork(handled)
        yield* called("claim")
        yield* Fiber.interruptFork(fiber)
        yield* TestClock.adjust("30 seconds")
        expect(yield* hasEnded(fiber)).toBe(true)
        expect(calls).toEqual(["claim"])
        yield* letGo
        yield* Deferred.succeed(answered, undefined)
        yield* called("release")
        expect(yield* handled).toBe("Handled")
      })
    )
  )

  it.effect("gets the claim of a worker back that no longer waits for it", () =>
    onHolding([read], ({ called, hold, letGo }) =>
      Effect.gen(function* () {
        const answered = yield* Deferred.make<void>()
        yield* hold("claim", Deferred.await(answered))
        const fiber = yield* Effect.fork(Effect.flip(handled))
        yield* called("claim")
        yield* TestClock.adjust("40 seconds")
        expect(yield* Fiber.join(fiber)).toBeInstanceOf(TossStore.StoreError)
        yield* letGo
        yield* Deferred.succeed(answered, undefined)
        yield* called("release")
        expect(yield* handled).toBe("Handled")
      })
    )
  )

  it.effect("to an extension is not overtaken by the release", () =>
    onHolding([read, read], ({ called, calls, hold, letGo }) =>
      Effect.gen(function* () {
        const failed = yield* Deferred.make<void, string>()
        const answered = yield* Deferred.make<void>()
        const fiber = yield* Effect.fork(Effect.flip(receive(paid, () => Deferred.await(failed))))
        yield* called("claim")
        yield* settled
        yield* hold("claim", Deferred.await(answered))
        yield* TestClock.adjust("20 seconds")
        yield* called("claim", 2)
        yield* Deferred.fail(failed, "database down")
        yield* settled
        yield* TestClock.adjust("1 second")
        expect(yield* Fiber.join(fiber)).toBe("database down")
        expect(calls).toEqual(["claim", "claim"])
        yield* letGo
        yield* Deferred.succeed(answered, undefined)
        yield* called("release")
        expect(yield* handled).toBe("Handled")
      })
    )
  )

  it.effect("to a completion has the event done, although its worker was interrupted", () =>
    onHolding([read], ({ called, hold }) =>
      Effect.gen(function* () {
        const answered = yield* Deferred.make<void>()
        yield* hold("complete", Deferred.await(answered))
        const fiber = yield* Effect.fork(handled)
        yield* called("complete")
        yield* Fiber.interruptFork(fiber)
        yield* TestClock.adjust("10 seconds")
        expect(yield* hasEnded(fiber)).toBe(true)
        yield* Deferred.succeed(answered, undefined)
        yield* settled
        expect(yield* handled).toBe("Duplicate")
      })
    )
  )

  it.effect("to a release does not free the claim of another worker", () =>
    onHolding([read], ({ called, hold, store }) =>
      Effect.gen(function* () {
        const answered = yield* Deferred.make<void>()
        yield* hold("release", Deferred.await(answered))
        const fiber = yield* Effect.fork(Effect.flip(receive(paid, () => Effect.fail("database down"))))
        yield* called("release")
        yield* TestClock.adjust("59 seconds")
        yield* Fiber.join(fiber)
        const event = yield* Webhooks.verifyAndParse(paid)
        const eventId = yield* Effect.promise(() => identityOf(event))
        // A clock that jumps: to the store the lease has ended.
        expect(yield* Effect.withClock(store.events.claim(eventId, "another", lease), yield* ahead)).toBe(
          "Claimed"
        )
        yield* Deferred.succeed(answered, undefined)
        yield* settled
        expect(yield* Effect.flip(handled)).toBeInstanceOf(WebhookInbox.EventBusyError)
      })
    )
  )
})

describe("Interrupting the inbox", () => {
  /** An event that need not be read. */
  const proven = Effect.map(
    Webhooks.verifyAndParse(paid),
    (event) => ({ ...event, trust: "signature" }) as HandledEvent
  )

  it.effect("gives the claim back when the handler has stopped, not before", () =>
    onHolding([read], ({ calls, called }) =>
      Effect.gen(function* () {
        const started = yield* Deferred.make<void>()
        const stubborn = Effect.uninterruptible(
          Effect.zipRight(Deferred.succeed(started, undefined), Effect.sleep("5 seconds"))
        )
        const fiber = yield* Effect.fork(receive(paid, () => stubborn))
        yield* Deferred.await(started)
        yield* Fiber.interruptFork(fiber)
        yield* TestClock.adjust("4 seconds")
        expect(yield* hasEnded(fiber)).toBe(false)
        expect(calls).toEqual(["claim"])
        yield* TestClock.adjust("1 second")
        yield* called("release")
        expect(yield* hasEnded(fiber)).toBe(true)
      })
    )
  )

  it.effect("at any of its steps leaves the event done or free", () =>
    Effect.gen(function* () {
      for (let steps = 0; steps < 40; steps++) {
        const outcome = yield* onHolding([read, read], ({ store }) =>
          Effect.gen(function* () {
            const inbox = yield* WebhookInbox.WebhookInbox
            const event = yield* proven
            const handle = inbox.handle(
              event,
              handlers(() => Effect.yieldNow())
            )
            const eventId = yield* Effect.promise(() => identityOf(event))
            const fiber = yield* Effect.fork(handle)
            for (let step = 0; step < steps; step++) yield* Effect.yieldNow()
            yield* Fiber.interrupt(fiber)
            yield* settled
            return yield* store.events.claim(eventId, "another", lease)
          })
        )
        expect(["Claimed", "Done"], `after ${steps} steps`).toContain(outcome)
      }
    })
  )

  it.effect("does nothing in a region that cannot be interrupted, and it ends all the same", () =>
    onHolding([], ({ called, hold, letGo }) =>
      Effect.gen(function* () {
        const inbox = yield* WebhookInbox.WebhookInbox
        const event = yield* proven
        const answered = yield* Deferred.make<void>()
        yield* hold("claim", Deferred.await(answered))
        const handle = inbox.handle(
          event,
          handlers(() => Effect.sleep("30 seconds"))
        )
        const exits: Array<Exit.Exit<unknown, unknown>> = []
        const fiber = yield* handle.pipe(
          Effect.exit,
          Effect.tap((exit) => Effect.sync(() => exits.push(exit))),
          Effect.uninterruptible,
          Effect.fork
        )
        yield* called("claim")
        yield* Fiber.interruptFork(fiber)
        yield* settled
        yield* letGo
        yield* Deferred.succeed(answered, undefined)
        yield* settled
        yield* Fiber.interruptFork(fiber)
        yield* TestClock.adjust("30 seconds")
        expect(yield* hasEnded(fiber)).toBe(true)
        expect(exits).toEqual([Exit.succeed("Handled")])
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
