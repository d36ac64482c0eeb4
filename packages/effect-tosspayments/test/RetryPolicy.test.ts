import { describe, expect, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Random from "effect/Random"
import * as Ref from "effect/Ref"
import * as Schedule from "effect/Schedule"
import * as Payments from "../src/Payments.js"
import * as RetryPolicy from "../src/RetryPolicy.js"
import type * as TossError from "../src/TossError.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const busy = { status: 503, body: {} }
const done = { status: 200, body: Samples.json("payment-card-done") }

const retrieve = Effect.flatMap(Payments.Payments, (payments) => payments.retrieve("key"))
const retrieveOrFail = Effect.exit(retrieve)

/** When each attempt of one read was sent, in milliseconds. */
const times = (steps: ReadonlyArray<Script.Step>, options = {}) =>
  Effect.gen(function* () {
    yield* Script.elapse(retrieveOrFail)
    return (yield* Script.sent).map(({ at }) => at)
  }).pipe(Effect.provide(Script.layer(steps, options)))

/** The error of a read that is not repeated. */
const failing = (step: Script.Step) =>
  Effect.flip(retrieve).pipe(Effect.provide(Script.layer([step], { maxRetries: 0 })))

const answer = (status: number, code?: string, headers: Record<string, string> = {}): Script.Step => ({
  status,
  headers,
  body: code === undefined ? "" : { code, message: "" }
})

describe("RetryPolicy times", () => {
  it.effect("retries a 503 after 500, 1000 and 2000 ms, then gives up", () =>
    Effect.gen(function* () {
      expect(yield* times([busy, busy, busy, busy])).toEqual([0, 500, 1500, 3500])
    })
  )

  it.effect("stops at the first answer", () =>
    Effect.gen(function* () {
      expect(yield* times([busy, done])).toEqual([0, 500])
    })
  )

  it.effect("sends at most maxRetries + 1 requests", () =>
    Effect.gen(function* () {
      expect(yield* times(Array(7).fill(busy), { maxRetries: 5 })).toEqual([0, 500, 1500, 3500, 7500, 15500])
    })
  )

  it.effect("sends one request when maxRetries is 0", () =>
    Effect.gen(function* () {
      expect(yield* times([busy, busy], { maxRetries: 0 })).toEqual([0])
    })
  )

  /** Waits that the schedule takes for these errors with this seed. */
  const waits = (seed: number, error: TossError.TossError) =>
    Effect.gen(function* () {
      const at = yield* Ref.make<ReadonlyArray<number>>([])
      const failing = Effect.flatMap(Clock.currentTimeMillis, (now) =>
        Ref.update(at, (times) => [...times, now])
      ).pipe(Effect.zipRight(Effect.fail(error)))
      yield* Script.elapse(Effect.exit(Effect.retry(failing, RetryPolicy.schedule({ maxRetries: 3 }))))
      const times = yield* Ref.get(at)
      return times.slice(1).map((time, index) => time - (times[index] ?? 0))
    }).pipe(Effect.withRandom(Random.make(seed)))

  const failure = Effect.suspend(() => failing(busy))

  it.effect.prop(
    "spreads each wait over 80 to 120 percent",
    [FastCheck.integer()],
    ([seed]) =>
      Effect.gen(function* () {
        const actual = yield* waits(seed, yield* failure)
        expect(actual.length).toBe(3)
        actual.forEach((wait, index) => {
          const middle = 500 * 2 ** index
          expect(wait).toBeGreaterThanOrEqual(middle * 0.8)
          expect(wait).toBeLessThanOrEqual(middle * 1.2)
        })
      }),
    { fastCheck: { numRuns: 30 } }
  )

  it.effect("does not wait equally long with every seed", () =>
    Effect.gen(function* () {
      const error = yield* failure
      const first = yield* Effect.forEach([1, 2, 3, 4, 5], (seed) => waits(seed, error))
      expect(new Set(first.map(([wait]) => wait)).size).toBeGreaterThan(1)
    })
  )
})

describe("RetryPolicy filter", () => {
  const repeated: ReadonlyArray<readonly [string, Script.Step]> = [
    ["500 without a code", answer(500)],
    ["502 without a code", answer(502)],
    ["503 without a code", answer(503)],
    ["504 without a code", answer(504)],
    ["500 with an unknown code", answer(500, "SOMETHING_NEW")],
    ["429 without a code", answer(429)],
    ["429 with an unknown code", answer(429, "SOMETHING_NEW")],
    ["429 with a permanent code", answer(429, "INVALID_REQUEST")],
    ["409 IDEMPOTENT_REQUEST_PROCESSING", answer(409, "IDEMPOTENT_REQUEST_PROCESSING")],
    ["403 FORBIDDEN_CONSECUTIVE_REQUEST", answer(403, "FORBIDDEN_CONSECUTIVE_REQUEST")],
    ["500 FAILED_INTERNAL_SYSTEM_PROCESSING", answer(500, "FAILED_INTERNAL_SYSTEM_PROCESSING")],
    ["a refused connection", { failure: "ECONNREFUSED" }],
    ["a reset connection", { failure: "ECONNRESET" }],
    ["a cut-off answer", { cutOff: true }],
    ["no answer in time", { hang: true }]
  ]
  for (const [name, step] of repeated) {
    it.effect(`repeats after ${name}`, () =>
      Effect.gen(function* () {
        expect((yield* times([step, done])).length).toBe(2)
      })
    )
  }

  const final: ReadonlyArray<readonly [string, Script.Step]> = [
    ["300", answer(300)],
    ["302", answer(302)],
    ["400", answer(400)],
    ["401", answer(401)],
    ["403", answer(403)],
    ["404", answer(404)],
    ["408", answer(408)],
    ["409 without a code", answer(409)],
    ["501", answer(501)],
    ["505", answer(505)],
    ["400 PROVIDER_ERROR, which TossPayments replays", answer(400, "PROVIDER_ERROR")],
    ["400 CARD_PROCESSING_ERROR, which TossPayments replays", answer(400, "CARD_PROCESSING_ERROR")],
    ["403 REJECT_CARD_PAYMENT", answer(403, "REJECT_CARD_PAYMENT")],
    ["500 FAILED_DB_PROCESSING, which is permanent", answer(500, "FAILED_DB_PROCESSING")],
    ["500 FAILED_PARTIAL_REFUND, which is permanent", answer(500, "FAILED_PARTIAL_REFUND")],
    ["503 REJECT_CARD_PAYMENT, which is permanent whatever the status", answer(503, "REJECT_CARD_PAYMENT")],
    ["200 with an answer that is no payment", { status: 200, body: {} }]
  ]
  for (const [name, step] of final) {
    it.effect(`does not repeat after ${name}`, () =>
      Effect.gen(function* () {
        expect((yield* times([step, done])).length).toBe(1)
      })
    )
  }

  it.effect("repeats exactly the recorded codes that are not a stored 400", () =>
    Effect.gen(function* () {
      const codes = Samples.errors.filter(({ scope, status }) => scope !== "sdk" && status !== null)
      expect(codes.length).toBeGreaterThan(150)
      for (const { code, retryable, status } of codes) {
        const error = yield* failing(answer(status ?? 0, code))
        expect(RetryPolicy.isRetryable(error), code).toBe(retryable && status !== 400)
      }
    })
  )
})

describe("RetryPolicy Retry-After", () => {
  const after = (header: string) => times([answer(429, undefined, { "retry-after": header }), done])

  for (const [name, header, second] of [
    ["waits the seconds of a Retry-After header instead of the schedule", "7", 7000],
    ["comes back at once after Retry-After: 0", "0", 0],
    ["waits until the date of a Retry-After header", "Thu, 01 Jan 1970 00:00:20 GMT", 20_000],
    ["comes back at once when the date is over", "Wed, 31 Dec 1969 23:59:00 GMT", 0],
    ["waits 60 seconds at most for a long Retry-After", "86400", 60_000],
    ["waits 60 seconds at most for a far date", "Fri, 01 Jan 2100 00:00:00 GMT", 60_000],
    ["keeps to the schedule when the header makes no sense", "soon", 500]
  ] as const) {
    it.effect(name, () =>
      Effect.gen(function* () {
        expect(yield* after(header)).toEqual([0, second])
      })
    )
  }

  it.effect("honours the header on a 503 too", () =>
    Effect.gen(function* () {
      expect(yield* times([answer(503, undefined, { "retry-after": "7" }), done])).toEqual([0, 7000])
    })
  )

  it.effect("does not repeat a permanent error because of the header", () =>
    Effect.gen(function* () {
      expect(yield* times([answer(400, "INVALID_REQUEST", { "retry-after": "1" }), done])).toEqual([0])
    })
  )

  it.effect("takes another cap", () =>
    Effect.gen(function* () {
      const schedule = RetryPolicy.schedule({ maxRetries: 1, retryAfterCap: "5 seconds" })
      const steps = [answer(429, undefined, { "retry-after": "86400" }), done]
      const sent = yield* Script.elapse(retrieve).pipe(
        Effect.zipRight(Script.sent),
        Effect.provide(Script.layerWith(steps, { retrySchedule: schedule }))
      )
      expect(sent.map(({ at }) => at)).toEqual([0, 5000])
    })
  )
})

describe("RetryPolicy of the user", () => {
  const timesWith = (retrySchedule: Schedule.Schedule<unknown, TossError.TossError>) =>
    Script.elapse(retrieveOrFail).pipe(
      Effect.zipRight(Script.sent),
      Effect.map((sent) => sent.map(({ at }) => at)),
      Effect.provide(Script.layerWith(Array(20).fill(busy), { retrySchedule }))
    )

  it.effect("composes: of five retries none is planned once 4 seconds are over", () =>
    Effect.gen(function* () {
      const schedule = RetryPolicy.schedule({ maxRetries: 5 }).pipe(Schedule.upTo("4 seconds"))
      expect(yield* timesWith(schedule)).toEqual([0, 500, 1500, 3500, 7500])
    })
  )

  it.effect("replaces the built-in one", () =>
    Effect.gen(function* () {
      expect(
        yield* timesWith(Schedule.recurs(2).pipe(Schedule.addDelay(() => Duration.seconds(10))))
      ).toEqual([0, 10_000, 20_000])
    })
  )

  it.effect("takes another base", () =>
    Effect.gen(function* () {
      expect(yield* timesWith(RetryPolicy.schedule({ maxRetries: 2, base: "1 second" }))).toEqual([
        0, 1000, 3000
      ])
    })
  )
})
