import { describe, expect, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FastCheck from "effect/FastCheck"
import * as Fiber from "effect/Fiber"
import * as RateLimiter from "effect/RateLimiter"
import * as TestClock from "effect/TestClock"
import type { CallOptions } from "../src/Call.js"
import * as RateLimit from "../src/RateLimit.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as Endpoints from "./support/Endpoints.js"
import * as Script from "./support/Script.js"

const perMinute = (limit: number) => RateLimit.make({ limit, interval: "1 minute" })

/** The most that there are in any minute. */
const most = (times: ReadonlyArray<number>): number =>
  Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + 60_000).length))

describe("RateLimit", () => {
  it.effect("lets the limit through at once, and one more for each whose interval is over", () =>
    Effect.gen(function* () {
      const limited = yield* perMinute(3)
      const times: Array<number> = []
      const request = limited(Effect.map(Clock.currentTimeMillis, (now) => times.push(now)))
      for (const wait of [0, 1000, 1000]) {
        yield* TestClock.adjust(wait)
        yield* request
      }
      const waiting = yield* Effect.forkAll([request, request, request, request])
      yield* TestClock.adjust("10 minutes")
      yield* Fiber.join(waiting)
      expect(times).toEqual([0, 1000, 2000, 60_000, 61_000, 62_000, 120_000])
    })
  )

  it.effect("counts a request until an interval after its end: it may have been long on its way", () =>
    Effect.gen(function* () {
      const limited = yield* perMinute(1)
      const times: Array<number> = []
      const request = limited(
        Effect.zipRight(
          Effect.map(Clock.currentTimeMillis, (now) => times.push(now)),
          Effect.sleep("10 seconds")
        )
      )
      yield* Script.elapse(Effect.all([request, request], { concurrency: "unbounded" }))
      expect(times).toEqual([0, 70_000])
    })
  )

  it.effect.prop(
    "holds in every minute, whatever comes when, takes how long, fails or gives up",
    [
      FastCheck.integer({ min: 1, max: 4 }),
      FastCheck.array(
        FastCheck.record({
          after: FastCheck.nat(40_000),
          takes: FastCheck.nat(90_000),
          gaveUpAfter: FastCheck.option(FastCheck.nat(120_000)),
          fails: FastCheck.boolean()
        }),
        { maxLength: 25 }
      )
    ],
    ([limit, requests]) =>
      Effect.gen(function* () {
        const limited = yield* perMinute(limit)
        const times: Array<number> = []
        const fibers: Array<Fiber.Fiber<unknown, unknown>> = []
        for (const { after, fails, gaveUpAfter, takes } of requests) {
          yield* TestClock.adjust(after)
          const request = limited(
            Effect.gen(function* () {
              times.push(yield* Clock.currentTimeMillis)
              yield* Effect.sleep(takes)
              if (fails) yield* Effect.fail("no")
            })
          )
          fibers.push(
            yield* Effect.fork(gaveUpAfter === null ? request : Effect.timeout(request, gaveUpAfter))
          )
        }
        yield* TestClock.adjust("2 hours")
        for (const fiber of fibers) yield* Fiber.await(fiber)
        expect(most(times)).toBeLessThanOrEqual(limit)
        const waitedToTheEnd = requests.filter(({ gaveUpAfter }) => gaveUpAfter === null).length
        expect(times.length).toBeGreaterThanOrEqual(waitedToTheEnd)
      }),
    { fastCheck: { numRuns: 30 } }
  )

  it.effect("gives the turn of who stops waiting to the next", () =>
    Effect.gen(function* () {
      const limited = yield* perMinute(2)
      const times: Array<number> = []
      const request = limited(Effect.map(Clock.currentTimeMillis, (now) => times.push(now)))
      yield* request
      yield* TestClock.adjust(1000)
      yield* request
      const [first, second] = [yield* Effect.fork(request), yield* Effect.fork(request)]
      yield* TestClock.adjust(1000)
      yield* Fiber.interrupt(second)
      yield* Fiber.interrupt(first)
      const next = yield* Effect.fork(request)
      yield* TestClock.adjust("2 minutes")
      yield* Fiber.join(next)
      expect(times).toEqual([0, 1000, 60_000])
    })
  )

  for (const [what, options] of [
    ["no limit", { interval: 1 }],
    ["half a request", { limit: 0.5, interval: 1 }],
    ["none", { limit: 0, interval: 1 }],
    ["no interval", { limit: 1 }],
    ["an interval without length", { limit: 1, interval: 0 }],
    ["an endless interval", { limit: 1, interval: Number.POSITIVE_INFINITY }]
  ] as const) {
    it.effect(`dies of ${what}, which is a mistake of the program`, () =>
      Effect.gen(function* () {
        const exit = yield* Effect.exit(RateLimit.make(options as never))
        expect(Exit.isFailure(exit) && Cause.isDie(exit.cause)).toBe(true)
        expect(String(exit)).toMatch(/RateLimit: (limit|interval) must be/)
      })
    )
  }
})

const read = (options?: CallOptions) =>
  Effect.flatMap(TossHttpClient.TossHttpClient, (http) => http.execute(Endpoints.read, ["1"], options))

const post = (options?: CallOptions) =>
  Effect.flatMap(TossHttpClient.TossHttpClient, (http) =>
    http.execute(Endpoints.post, ["1", { size: 1 }], options)
  )

const over = (steps: ReadonlyArray<Script.Step>, rateLimit: TossHttpClient.Options["rateLimit"]) =>
  Effect.provide(Script.layerWith(steps, { rateLimit }))

const times = Effect.map(Script.sent, (sent) => sent.map(({ at }) => at))
const busy: Script.Step = { status: 503, body: {} }

describe("A transport with a rate limit", () => {
  it.effect("of the test environment sends 100 requests a minute, and holds the rest back", () =>
    Effect.gen(function* () {
      yield* Script.elapse(
        Effect.all(
          Array.from({ length: 250 }, () => read()),
          { concurrency: "unbounded" }
        )
      )
      const sent = yield* times
      expect(sent.filter((at) => at === 0)).toHaveLength(100)
      expect(sent.filter((at) => at === 60_000)).toHaveLength(100)
      expect(sent.filter((at) => at === 120_000)).toHaveLength(50)
    }).pipe(
      over(
        Array.from({ length: 250 }, () => Endpoints.ok),
        RateLimit.testEnvironment
      )
    )
  )

  it.effect("counts attempts, not calls", () =>
    Effect.gen(function* () {
      yield* Script.elapse(post())
      // The second after half a second, the third when the first one's minute is over.
      expect(yield* times).toEqual([0, 500, 60_000])
    }).pipe(over([busy, busy, Endpoints.ok], perMinute(2)))
  )

  it.effect("counts the time-out of an attempt from its turn", () =>
    Effect.gen(function* () {
      yield* read()
      const error = yield* Effect.flip(Script.elapse(read({ timeout: "5 seconds" })))
      expect(error).toMatchObject({ _tag: "NetworkError", reason: "Timeout", attempts: 4 })
      expect(yield* times).toEqual([0, 60_000, 125_000, 190_000, 255_000])
    }).pipe(
      over([Endpoints.ok, { hang: true }, { hang: true }, { hang: true }, { hang: true }], perMinute(1))
    )
  )

  it.effect("ends a call that waits longer than its deadline, and nothing was sent", () =>
    Effect.gen(function* () {
      yield* read()
      const started = yield* Clock.currentTimeMillis
      const error = yield* Effect.flip(Script.elapse(post({ deadline: "20 seconds" }), "20 seconds"))
      expect((yield* Clock.currentTimeMillis) - started).toBe(20_000)
      expect(error).toMatchObject({
        _tag: "NetworkError",
        reason: "Deadline",
        outcome: "NotApplied",
        attempts: 0,
        pending: null
      })
      expect(yield* times).toEqual([0])
    }).pipe(over([Endpoints.ok], perMinute(1)))
  )

  it.effect("leaves a call open whose deadline comes while a repeated attempt waits", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Script.elapse(post({ deadline: "20 seconds" })))
      expect(error).toMatchObject({ reason: "Deadline", outcome: "Unknown", attempts: 1 })
      expect(error.pending).not.toBeNull()
    }).pipe(over([{ failure: "ECONNRESET" }], perMinute(1)))
  )

  it.effect(
    "lets a waiting call be interrupted, which sends nothing and tells nobody of an unknown end",
    () =>
      Effect.gen(function* () {
        yield* read()
        const unknown: Array<unknown> = []
        const call = yield* Effect.fork(post({ onUnknown: (pending) => void unknown.push(pending) }))
        yield* TestClock.adjust("10 seconds")
        yield* Fiber.interrupt(call)
        yield* TestClock.adjust("10 minutes")
        expect(yield* times).toEqual([0])
        expect(unknown).toEqual([])
      }).pipe(over([Endpoints.ok], perMinute(1)))
  )

  it.effect("shares one with another transport when it was made before", () =>
    Effect.gen(function* () {
      const shared = Effect.succeed(yield* perMinute(1))
      const [one, other] = [
        yield* Effect.fork(
          Effect.provide(
            Effect.zipRight(read(), times),
            Script.layerWith([Endpoints.ok], { rateLimit: shared })
          )
        ),
        yield* Effect.fork(
          Effect.provide(
            Effect.zipRight(read(), times),
            Script.layerWith([Endpoints.ok], { rateLimit: shared })
          )
        )
      ]
      yield* TestClock.adjust("5 minutes")
      expect([...(yield* Fiber.join(one)), ...(yield* Fiber.join(other))]).toEqual([0, 60_000])
    })
  )

  it.scoped("takes a limiter of Effect as well", () =>
    Effect.gen(function* () {
      const limiter = yield* RateLimiter.make({ limit: 1, interval: "1 minute", algorithm: "fixed-window" })
      yield* Effect.gen(function* () {
        yield* Script.elapse(Effect.all([read(), read()], { concurrency: "unbounded" }))
        expect(yield* times).toEqual([0, 60_000])
      }).pipe(over([Endpoints.ok, Endpoints.ok], Effect.succeed(limiter)))
    })
  )
})
