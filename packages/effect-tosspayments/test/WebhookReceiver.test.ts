import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import type * as ConfigError from "effect/ConfigError"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as LogLevel from "effect/LogLevel"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/TestClock"
import { WebhookVerificationError } from "../src/TossError.js"
import * as TossStore from "../src/TossStore.js"
import * as WebhookInbox from "../src/WebhookInbox.js"
import * as WebhookReceiver from "../src/WebhookReceiver.js"
import * as SourceAddress from "../src/webhook/SourceAddress.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const paid = Samples.text("webhook-payment-status-changed-done")
const deposit = Samples.text("webhook-deposit-callback-done")
const secret = Samples.json("webhook-deposit-callback-done")["secret"] as string
const orderId = Samples.json("webhook-deposit-callback-done")["orderId"] as string
const read: Script.Step = { status: 200, body: Samples.json("payment-card-done") }

const delivery = (
  body: string | Uint8Array,
  changes: Partial<WebhookReceiver.Delivery> = {}
): WebhookReceiver.Delivery => ({
  method: "POST",
  headers: {},
  remoteAddress: null,
  read: WebhookReceiver.readFrom(body),
  ...changes
})

const handlers = <E = never, R = never>(
  onEvent: (event: { readonly trust: string }) => Effect.Effect<unknown, E, R> = () => Effect.void
): WebhookInbox.Handlers<E, R> => ({
  PAYMENT_STATUS_CHANGED: onEvent,
  CANCEL_STATUS_CHANGED: onEvent,
  DEPOSIT_CALLBACK: onEvent,
  otherwise: onEvent
})

/** All that is logged, as Effect's own loggers print it. */
const logged = () => {
  const lines: Array<string> = []
  const logger = Logger.make(({ cause, logLevel, message }) => {
    lines.push(`${logLevel.label} ${String(message)} ${Cause.pretty(cause)} ${JSON.stringify(cause)}`)
  })
  return { lines, layer: Logger.replace(Logger.defaultLogger, logger) }
}

interface Setup {
  readonly steps?: ReadonlyArray<Script.Step>
  readonly options?: WebhookReceiver.LayerOptions
  readonly store?: (store: TossStore.Service) => TossStore.Service
  readonly log?: ReturnType<typeof logged>
}

const layerOf = ({ steps = [], options, store = (all) => all, log = logged() }: Setup) =>
  WebhookReceiver.layer(options).pipe(
    Layer.provideMerge(WebhookInbox.layer()),
    Layer.provideMerge(Layer.effect(TossStore.TossStore, Effect.map(TossStore.makeMemory, store))),
    Layer.provideMerge(Script.layer(steps, { maxRetries: 0 })),
    Layer.provideMerge(log.layer)
  )

const over = <A, E>(
  setup: Setup,
  run: Effect.Effect<A, E, Layer.Layer.Success<ReturnType<typeof layerOf>> | Scope.Scope>
) => Effect.scoped(Effect.provide(run, layerOf(setup)))

const receive = <E, R>(
  what: WebhookReceiver.Delivery,
  to: WebhookInbox.Handlers<E, R>,
  settings?: WebhookReceiver.Settings
) => Effect.flatMap(WebhookReceiver.WebhookReceiver, (receiver) => receiver.receive(what, to, settings))

const statusOf = (setup: Setup, what: WebhookReceiver.Delivery, to = handlers<unknown>()) =>
  over(
    setup,
    Effect.map(receive(what, to), ({ status }) => status)
  )

/** A delivery whose body comes piece by piece, and how many pieces were taken. */
const inPieces = (pieces: ReadonlyArray<Uint8Array>) => {
  const left = [...pieces]
  const taken = { count: 0 }
  const read = Effect.sync(() => {
    taken.count += 1
    return left.shift() ?? null
  })
  return { taken, delivery: delivery("", { read }) }
}

describe("The answer of the receiver", () => {
  it.effect("is 200 for an event that was handled, and for the same once more", () =>
    over(
      { steps: [read] },
      Effect.gen(function* () {
        const trusts: Array<string> = []
        const to = handlers(({ trust }) => Effect.sync(() => trusts.push(trust)))
        expect(yield* receive(delivery(paid), to)).toEqual({
          status: 200,
          headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
          body: "handled"
        })
        expect(yield* receive(delivery(paid), to)).toMatchObject({ status: 200, body: "duplicate" })
        expect(trusts).toEqual(["retrieved"])
      })
    )
  )

  for (const method of ["GET", "PUT", "HEAD", "DELETE", "post"]) {
    it.effect(`is 405 for ${method}, with the method that is allowed`, () =>
      over(
        {},
        Effect.gen(function* () {
          const answer = yield* receive(delivery(paid, { method }), handlers())
          expect(answer).toMatchObject({ status: 405, headers: { allow: "POST" } })
        })
      )
    )
  }

  for (const [what, body] of [
    ["no text", ""],
    ["no JSON", "payment=1"],
    ["half an event", paid.slice(0, 200)],
    ["JSON that is no event", '{"hello":"world"}'],
    ["an event with other content", '{"eventType":"PAYMENT_STATUS_CHANGED","data":{}}']
  ] as const) {
    it.effect(`is 400 for ${what}, and nothing is handled`, () =>
      over(
        {},
        Effect.gen(function* () {
          const answer = yield* receive(
            delivery(body),
            handlers(() => Effect.die("handled"))
          )
          expect(answer.status).toBe(400)
          expect(answer.body).toMatch(/^NotJson|NotAnEvent$/)
        })
      )
    )
  }

  it.effect("is 400 for a forged deposit, and tells the reason but no secret", () => {
    const log = logged()
    return over(
      { log },
      Effect.gen(function* () {
        const { secrets } = yield* TossStore.TossStore
        yield* secrets.save(orderId, Redacted.make("ps_stored"))
        const answer = yield* receive(
          delivery(deposit),
          handlers(() => Effect.die("handled"))
        )
        expect(answer).toMatchObject({ status: 400, body: "SecretMismatch" })
        expect(log.lines).toHaveLength(1)
        expect(log.lines[0]).toContain("WARN")
        expect(log.lines.join()).toContain("SecretMismatch")
        expect(log.lines.join() + answer.body).not.toMatch(new RegExp(`${secret}|ps_stored|${orderId}`))
      })
    )
  })

  it.effect("is 400 when the body is cut off", () =>
    Effect.gen(function* () {
      const read = Effect.fail(new WebhookReceiver.BodyError({ reason: "CutOff", message: "reset" }))
      expect(yield* statusOf({}, delivery("", { read }))).toBe(400)
    })
  )

  it.effect("is 500 when somebody has read the body, and the log says what to do", () => {
    const log = logged()
    return Effect.gen(function* () {
      const read = Effect.fail(
        new WebhookReceiver.BodyError({ reason: "AlreadyRead", message: "use express.raw" })
      )
      expect(yield* statusOf({ log }, delivery("", { read }))).toBe(500)
      expect(log.lines[0]).toMatch(/^ERROR.*use express\.raw/)
    })
  })

  for (const [what, body] of [
    [
      "an unknown event that is nested 5000 deep",
      `{"eventType":"NEW","data":${"[".repeat(5000)}${"]".repeat(5000)}}`
    ],
    ["a payment that cannot exist", paid.replace("emul020260302101501aB301", "..")],
    ["an order that cannot exist", deposit.replace(orderId, "\\u0000")]
  ] as const) {
    it.effect(`is 400 for ${what}`, () =>
      Effect.gen(function* () {
        expect(yield* statusOf({}, delivery(body))).toBe(400)
      })
    )
  }

  it.effect("is 400 for base64, and the log says what to do", () => {
    const log = logged()
    return Effect.gen(function* () {
      expect(yield* statusOf({ log }, delivery(Buffer.from(paid).toString("base64")))).toBe(400)
      expect(log.lines.join()).toContain("isBase64Encoded")
    })
  })

  it.effect("is 503 when reading the body throws, and the log says so", () => {
    const log = logged()
    return Effect.gen(function* () {
      const read = Effect.sync(() => {
        throw new TypeError("not a stream")
      })
      expect(yield* statusOf({ log }, delivery("", { read }))).toBe(503)
      expect(log.lines.join()).toContain("not a stream")
    })
  })

  it.effect("is 503 when the payment cannot be read", () =>
    Effect.gen(function* () {
      expect(yield* statusOf({ steps: [{ status: 500 }] }, delivery(paid))).toBe(503)
    })
  )

  it.effect("is 503 when the store is down", () => {
    const log = logged()
    const broken = (operation: string) =>
      Effect.fail(new TossStore.StoreError({ operation, message: "database is gone" }))
    return Effect.gen(function* () {
      const status = yield* statusOf(
        {
          log,
          steps: [read],
          store: (all) => ({ ...all, events: { ...all.events, claim: () => broken("claim") } })
        },
        delivery(paid)
      )
      expect(status).toBe(503)
      expect(log.lines.join()).toContain("database is gone")
    })
  })

  it.effect("is 503 when the claim was lost", () =>
    Effect.gen(function* () {
      const status = yield* statusOf(
        {
          steps: [read],
          store: (all) => ({ ...all, events: { ...all.events, complete: () => Effect.succeed(false) } })
        },
        delivery(paid)
      )
      expect(status).toBe(503)
    })
  )

  for (const [what, failure] of [
    ["fails", Effect.fail(new Error("no connection"))],
    ["has a bug", Effect.die(new Error("no connection"))],
    [
      "throws",
      Effect.suspend((): Effect.Effect<never> => {
        throw new Error("no connection")
      })
    ]
  ] as const) {
    it.effect(
      `is 503 when the handler ${what}, which is logged, and 200 when it succeeds on the retry`,
      () => {
        const log = logged()
        return over(
          { steps: [read, read], log },
          Effect.gen(function* () {
            const first = yield* receive(
              delivery(paid),
              handlers(() => failure)
            )
            expect(first).toMatchObject({ status: 503, body: "the handler failed: try again" })
            expect(log.lines[0]).toMatch(/^ERROR.*handler.*no connection/s)
            expect(yield* receive(delivery(paid), handlers())).toMatchObject({ status: 200, body: "handled" })
          })
        )
      }
    )
  }

  it.effect("is 503 when a handler throws before it returns an effect", () =>
    Effect.gen(function* () {
      const thrower = () => {
        throw new Error("bug")
      }
      expect(yield* statusOf({ steps: [read] }, delivery(paid), handlers(thrower))).toBe(503)
    })
  )

  it.effect("is 503, not 400, when the handler itself fails with a verification error", () =>
    Effect.gen(function* () {
      const error = new WebhookVerificationError({ reason: "NotJson", message: "of something else" })
      const status = yield* statusOf(
        { steps: [read] },
        delivery(paid),
        handlers(() => Effect.fail(error))
      )
      expect(status).toBe(503)
    })
  )

  it.effect("is 503 when the handler interrupts itself", () =>
    Effect.gen(function* () {
      expect(
        yield* statusOf(
          { steps: [read] },
          delivery(paid),
          handlers(() => Effect.interrupt)
        )
      ).toBe(503)
    })
  )

  it.effect("does not log a failure that could be the event", () => {
    const log = logged()
    return over(
      { log },
      Effect.gen(function* () {
        yield* (yield* TossStore.TossStore).secrets.save(orderId, Redacted.make(secret))
        const { status } = yield* receive(
          delivery(deposit),
          handlers((event) => Effect.fail({ event, secret }))
        ).pipe(Logger.withMinimumLogLevel(LogLevel.All))
        expect(status).toBe(503)
        expect(log.lines.join()).toContain("a value of type object")
        expect(log.lines.join()).not.toContain(secret)
        expect(log.lines.join()).not.toContain(orderId)
      })
    )
  })

  it.effect("is 200 once and 503 otherwise for deliveries at the same time", () =>
    over(
      { steps: [read] },
      Effect.gen(function* () {
        let count = 0
        const done = yield* Deferred.make<void>()
        const to = handlers(() => {
          count += 1
          return Deferred.await(done)
        })
        const statuses: Array<number> = []
        const fibers = yield* Effect.forEach([1, 2, 3, 4], () =>
          Effect.fork(Effect.tap(receive(delivery(paid), to), ({ status }) => statuses.push(status)))
        )
        while (statuses.length < 3)
          yield* Effect.promise(() => new Promise((resume) => setTimeout(resume, 1)))
        yield* Deferred.succeed(done, undefined)
        yield* Effect.forEach(fibers, Fiber.join)
        expect(statuses).toEqual([503, 503, 503, 200])
        expect(count).toBe(1)
      })
    )
  )
})

describe("The body", () => {
  const pieces = (count: number, size: number) =>
    Array.from({ length: count }, () => new Uint8Array(size).fill(97))

  it.effect("is put together from pieces of any size", () =>
    over(
      { steps: [read] },
      Effect.gen(function* () {
        const bytes = new TextEncoder().encode(paid)
        const single = inPieces(Array.from(bytes, (byte) => Uint8Array.of(byte)))
        expect((yield* receive(single.delivery, handlers())).status).toBe(200)
        const whole = inPieces([new Uint8Array(), bytes, new Uint8Array()])
        expect(yield* receive(whole.delivery, handlers())).toMatchObject({ body: "duplicate" })
      })
    )
  )

  it.effect("is refused with 413 above 1 MiB, and the rest is not read", () =>
    Effect.gen(function* () {
      const { delivery, taken } = inPieces(pieces(100, 64 * 1024))
      expect(yield* statusOf({}, delivery)).toBe(413)
      expect(taken.count).toBe(17)
    })
  )

  it.effect("is measured, whatever Content-Length says", () =>
    over(
      { options: { maxBytes: 10 } },
      Effect.gen(function* () {
        const lie = { headers: { "content-length": "2" } }
        expect((yield* receive(delivery("12345678901", lie), handlers())).status).toBe(413)
        expect((yield* receive(delivery("1234567890", lie), handlers())).status).toBe(400)
        expect(
          (yield* receive(delivery("{}", { headers: { "content-length": "99" } }), handlers())).status
        ).toBe(400)
      })
    )
  )

  it.effect("may be larger than 1 MiB when the options say so", () =>
    over(
      { options: { maxBytes: 3 * 1024 * 1024 }, steps: [read] },
      Effect.gen(function* () {
        const large = paid + " ".repeat(2 * 1024 * 1024)
        expect((yield* receive(delivery(large), handlers())).status).toBe(200)
      })
    )
  )

  it.effect("that does not come is answered with 503 after 8 seconds", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.fork(statusOf({}, delivery("", { read: Effect.never })))
      yield* TestClock.adjust("7999 millis")
      expect(yield* Fiber.poll(fiber)).toMatchObject({ _tag: "None" })
      yield* TestClock.adjust("1 millis")
      expect(yield* Fiber.join(fiber)).toBe(503)
    })
  )
})

describe("A handler that takes long", () => {
  const slow = Effect.gen(function* () {
    const started = yield* Deferred.make<void>()
    const done = yield* Deferred.make<void>()
    let ended = 0
    const to = handlers(() =>
      Deferred.succeed(started, undefined).pipe(
        Effect.zipRight(Deferred.await(done)),
        Effect.tap(() => {
          ended += 1
        })
      )
    )
    return { started, done, to, ended: () => ended }
  })

  it.effect("is answered with 503 after 8 seconds, goes on, and the next delivery is a duplicate", () =>
    over(
      { steps: [read] },
      Effect.gen(function* () {
        const { started, done, to, ended } = yield* slow
        const fiber = yield* Effect.fork(receive(delivery(paid), to))
        yield* Deferred.await(started)
        yield* TestClock.adjust("7999 millis")
        expect(yield* Fiber.poll(fiber)).toMatchObject({ _tag: "None" })
        yield* TestClock.adjust("1 millis")
        expect(yield* Fiber.join(fiber)).toMatchObject({
          status: 503,
          body: "the event is being handled: try again"
        })
        yield* Deferred.succeed(done, undefined)
        yield* Effect.yieldNow()
        expect(yield* receive(delivery(paid), to)).toMatchObject({ status: 200, body: "duplicate" })
        expect(ended()).toBe(1)
      })
    )
  )

  it.effect("has as long as the settings say", () =>
    over(
      { steps: [read] },
      Effect.gen(function* () {
        const { started, done, to } = yield* slow
        const settings = yield* WebhookReceiver.settings({ answerWithin: "2 seconds" })
        const fiber = yield* Effect.fork(receive(delivery(paid), to, settings))
        yield* Deferred.await(started)
        yield* TestClock.adjust("2 seconds")
        expect((yield* Fiber.join(fiber)).status).toBe(503)
        yield* Deferred.succeed(done, undefined)
      })
    )
  )

  for (const [what, mask] of [
    ["can be interrupted", Effect.interruptible],
    ["cannot be interrupted as a whole", Effect.uninterruptible]
  ] as const) {
    it.effect(`goes on when its request ends, in a caller that ${what}`, () =>
      over(
        { steps: [read] },
        Effect.gen(function* () {
          const { started, done, to, ended } = yield* slow
          const fiber = yield* Effect.fork(mask(receive(delivery(paid), to)))
          yield* Deferred.await(started)
          yield* Fiber.interrupt(fiber)
          yield* Deferred.succeed(done, undefined)
          yield* Effect.yieldNow()
          expect(yield* receive(delivery(paid), to)).toMatchObject({ body: "duplicate" })
          expect(ended()).toBe(1)
        })
      )
    )
  }

  /** Starts a slow handler under a layer that the test closes. */
  const inLayer = (
    options: WebhookReceiver.LayerOptions,
    mask: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  ) =>
    Effect.gen(function* () {
      const work = yield* slow
      const scope = yield* Scope.make()
      const store = yield* TossStore.makeMemory
      const context = yield* Layer.buildWithScope(
        layerOf({ options, steps: [read, read], store: () => store }),
        scope
      )
      const fiber = yield* Effect.fork(mask(Effect.provide(receive(delivery(paid), work.to), context)))
      yield* Deferred.await(work.started)
      const closing = yield* Effect.fork(Scope.close(scope, Exit.void))
      return { ...work, fiber, closing, context, store }
    })

  it.effect("is waited for when the layer closes, and answered", () =>
    Effect.gen(function* () {
      const { closing, context, done, ended, fiber, to } = yield* inLayer({}, (effect) => effect)
      yield* TestClock.adjust("5 seconds")
      expect(yield* Fiber.poll(closing)).toMatchObject({ _tag: "None" })
      expect(yield* Effect.provide(receive(delivery(paid), to), context)).toMatchObject({
        status: 503,
        body: "the server is closing: try again"
      })
      yield* Deferred.succeed(done, undefined)
      expect((yield* Fiber.join(fiber)).status).toBe(200)
      yield* Fiber.join(closing)
      expect(ended()).toBe(1)
    })
  )

  for (const [what, mask] of [
    ["can be interrupted", <A, E, R>(effect: Effect.Effect<A, E, R>) => effect],
    ["cannot be interrupted", Effect.uninterruptible]
  ] as const) {
    it.effect(`is stopped after closeWithin and gives its claim back, in a caller that ${what}`, () =>
      Effect.gen(function* () {
        const { closing, ended, fiber, store } = yield* inLayer({ closeWithin: "3 seconds" }, mask)
        yield* TestClock.adjust("3 seconds")
        yield* Fiber.join(closing)
        expect((yield* Fiber.join(fiber)).status).toBe(503)
        expect(ended()).toBe(0)
        const again = yield* statusOf({ steps: [read], store: () => store }, delivery(paid))
        expect(again).toBe(200)
      })
    )
  }

  it.effect("is stopped after what a function says for closeWithin when closing begins", () =>
    Effect.gen(function* () {
      let asked = 0
      const closeWithin = () => {
        asked += 1
        return "3 seconds" as const
      }
      const { closing, ended, fiber } = yield* inLayer({ closeWithin }, (effect) => effect)
      yield* TestClock.adjust("3 seconds")
      yield* Fiber.join(closing)
      expect((yield* Fiber.join(fiber)).status).toBe(503)
      expect([asked, ended()]).toEqual([1, 0])
    })
  )
})

describe("Closing", () => {
  const never = Effect.uninterruptible(Effect.never)
  const atOnce: Effect.Effect<void> = Effect.void

  for (const [what, held, handler] of [
    ["the store does not answer to a claim", "claim", atOnce],
    ["the store does not answer to a release", "release", Effect.never],
    ["the store does not answer to a completion", "complete", atOnce],
    ["a handler can neither end nor be interrupted", null, never]
  ] as const) {
    it.effect(`ends within 10 seconds when ${what}`, () =>
      Effect.gen(function* () {
        const begun = yield* Deferred.make<void>()
        const hold = Effect.zipRight(Deferred.succeed(begun, undefined), never)
        const scope = yield* Scope.make()
        const context = yield* Layer.buildWithScope(
          layerOf({
            steps: [read],
            store: (all) => ({
              ...all,
              events: held === null ? all.events : { ...all.events, [held]: () => hold }
            })
          }),
          scope
        )
        const to = handlers(() =>
          Effect.zipRight(held === "complete" ? Effect.void : Deferred.succeed(begun, undefined), handler)
        )
        const fiber = yield* Effect.fork(Effect.provide(receive(delivery(paid), to), context))
        yield* Deferred.await(begun)
        const closing = yield* Effect.fork(Scope.close(scope, Exit.void))
        yield* TestClock.adjust("10 seconds")
        expect(closing.unsafePoll()).toEqual(Exit.void)
        expect((yield* Fiber.join(fiber)).status).toBe(503)
      })
    )
  }

  it.effect("leaves the last fifth of its time to giving claims back", () =>
    Effect.gen(function* () {
      const started = yield* Deferred.make<void>()
      const times: Array<number> = []
      const now = Effect.map(Clock.currentTimeMillis, (time) => times.push(time))
      const to = handlers(() =>
        Effect.zipRight(
          Deferred.succeed(started, undefined),
          Effect.onInterrupt(Effect.never, () => now)
        )
      )
      const scope = yield* Scope.make()
      const context = yield* Layer.buildWithScope(
        layerOf({
          steps: [read],
          options: { closeWithin: "5 seconds" },
          store: ({ events, ...rest }) => ({
            ...rest,
            events: {
              ...events,
              release: (eventId, owner) => Effect.delay(events.release(eventId, owner), "500 millis")
            }
          })
        }),
        scope
      )
      yield* Effect.fork(Effect.provide(receive(delivery(paid), to), context))
      yield* Deferred.await(started)
      const closing = yield* Effect.fork(Effect.zipRight(Scope.close(scope, Exit.void), now))
      yield* TestClock.adjust("5 seconds")
      yield* Fiber.join(closing)
      expect(times).toEqual([4000, 4500])
    })
  )
})

describe("A handler's scope", () => {
  it.effect("is its own: resources end with the handler, not with the request", () =>
    over(
      { steps: [read] },
      Effect.gen(function* () {
        const order: Array<string> = []
        const to = handlers(() =>
          Effect.acquireRelease(
            Effect.sync(() => order.push("acquire")),
            () => Effect.sync(() => order.push("release"))
          )
        )
        const program = receive(delivery(paid), to)
        expectTypeOf<Effect.Effect.Context<typeof program>>().toEqualTypeOf<WebhookReceiver.WebhookReceiver>()
        yield* program
        expect(order).toEqual(["acquire", "release"])
      })
    )
  )
})

describe("The source", () => {
  const allowed = { allowedSources: SourceAddress.documented }

  for (const [what, status, options, changes] of [
    ["the socket of TossPayments", 200, allowed, { remoteAddress: "::ffff:13.124.18.147" }],
    ["another socket", 403, allowed, { remoteAddress: "198.51.100.9" }],
    ["an unknown socket", 403, allowed, {}],
    ["another socket, when no list is given", 200, {}, { remoteAddress: "198.51.100.9" }],
    [
      "another socket whose header names TossPayments",
      403,
      allowed,
      { remoteAddress: "198.51.100.9", headers: { "x-forwarded-for": "13.124.18.147" } }
    ],
    [
      "TossPayments through a proxy",
      200,
      { ...allowed, trustProxy: 1 },
      { remoteAddress: "10.0.0.1", headers: { "x-forwarded-for": "13.124.18.147" } }
    ],
    [
      "TossPayments through two proxies, in several headers",
      200,
      { ...allowed, trustProxy: 2 },
      { remoteAddress: "10.0.0.1", headers: { "X-Forwarded-For": ["13.124.18.147", "10.0.0.2"] } }
    ],
    [
      "somebody behind the proxy who writes the header",
      403,
      { ...allowed, trustProxy: 1 },
      { remoteAddress: "10.0.0.1", headers: { "x-forwarded-for": "13.124.18.147, 198.51.100.9" } }
    ]
  ] as const) {
    it.effect(`is answered with ${status}: ${what}`, () =>
      Effect.gen(function* () {
        expect(yield* statusOf({ options, steps: [read] }, delivery(paid, changes))).toBe(status)
      })
    )
  }

  it.effect("that is not allowed is logged in plain form, and nothing is read", () => {
    const log = logged()
    return Effect.gen(function* () {
      const { delivery, taken } = inPieces([])
      const status = yield* statusOf(
        { log, options: { ...allowed, trustProxy: 1 } },
        { ...delivery, headers: { "x-forwarded-for": "evil\u001b[31m" } }
      )
      expect(status).toBe(403)
      expect(taken.count).toBe(0)
      expect(log.lines.join()).toContain("an unknown address")
      expect(log.lines.join()).not.toContain("evil")
    })
  })
})

describe("Options", () => {
  for (const [name, options] of [
    ["maxBytes", { maxBytes: 0 }],
    ["maxBytes", { maxBytes: Number.NaN }],
    ["answerWithin", { answerWithin: 0 }],
    ["answerWithin", { answerWithin: "soon" as never }],
    ["timeWindow", { timeWindow: -1 }],
    ["closeWithin", { closeWithin: "later" as never }],
    ["allowedSources", { allowedSources: ["13.124.18.147", "toss.example"] }],
    ["allowedSources", { allowedSources: ["115.92.221.0/24"] }],
    ["trustProxy", { trustProxy: -1 }],
    ["trustProxy", { trustProxy: 1.5 }]
  ] as const) {
    it.effect(`refuse ${JSON.stringify(options)} by name`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(statusOf({ options }, delivery(paid)))
        expect(error as ConfigError.ConfigError).toMatchObject({ _op: "InvalidData", path: [name] })
      })
    )
  }

  it.effect("are 1 MiB, 8 seconds, 5 minutes, any address and no proxy by default", () =>
    Effect.gen(function* () {
      expect(yield* WebhookReceiver.settings()).toEqual({
        maxBytes: 1024 * 1024,
        answerWithin: Duration.seconds(8),
        timeWindow: Duration.minutes(5),
        allowedSources: null,
        trustProxy: 0
      })
    })
  )
})
