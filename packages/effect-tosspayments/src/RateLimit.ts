/**
 * How many requests leave with one secret key: attempts above it wait for their turn instead of being refused with 429.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as RateLimiter from "effect/RateLimiter"
import type { DurationInput } from "./TossConfig.js"

/**
 * How many in how long.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** How many requests; a whole number, 1 or more. */
  readonly limit: number
  /** In how long; numbers are milliseconds. */
  readonly interval: DurationInput
}

const wrong = ({ interval, limit }: Options): string | null => {
  if (!(Number.isSafeInteger(limit) && limit > 0)) return "limit must be a whole number, 1 or more"
  const length = Duration.decodeUnknown(interval)
  return length._tag === "Some" && Duration.isFinite(length.value) && Duration.toMillis(length.value) > 0
    ? null
    : "interval must be a positive, finite duration"
}

/**
 * A limiter for `rateLimit` of the transport. It holds in every interval, wherever that begins: a place that a request has
 * taken is free again one interval after the request ended, so that TossPayments, to which it may have been long on its way,
 * counts no more than we do. Whoever waits stops when it is interrupted, and its turn is not lost.
 *
 * The limiters of `effect/RateLimiter` fit `rateLimit` as well, but let up to twice as many through in an interval: those that
 * were saved up and those that come in meanwhile, or the end of one window and the beginning of the next.
 *
 * Dies when an option is wrong.
 *
 * @example
 * ```ts
 * import * as RateLimit from "effect-tosspayments/RateLimit"
 * import * as TossClient from "effect-tosspayments/TossClient"
 *
 * const toss = TossClient.layer(
 *   { secretKey: "live_sk_example" },
 *   { rateLimit: RateLimit.make({ limit: 10, interval: "1 second" }) }
 * )
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options): Effect.Effect<RateLimiter.RateLimiter> =>
  Effect.suspend(() => {
    const reason = wrong(options)
    if (reason !== null) return Effect.dieMessage(`RateLimit: ${reason}`)
    const { limit } = options
    const interval = Duration.toMillis(options.interval)
    const places = Effect.unsafeMakeSemaphore(limit)
    /** When the places that were taken before are free again, the earliest first. */
    const free: Array<number> = []
    let untaken = limit

    const takePlace = (now: number): number => {
      if (untaken === 0) return free.shift() ?? now
      untaken -= 1
      return now
    }
    const giveBack = (at: number): void => {
      free.push(at)
      // Only where one was not used does it not belong at the end.
      if (at < (free.at(-2) ?? at)) free.sort((one, other) => one - other)
    }

    const limited = <A, E, R>(request: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
      places.withPermits(1)(
        Effect.uninterruptibleMask((restore) =>
          Effect.clockWith((clock) => {
            const now = clock.unsafeCurrentTimeMillis()
            const at = takePlace(now)
            // No longer than that, if the clock was set back.
            const turn = at > now ? restore(Effect.sleep(Math.min(at - now, interval))) : Effect.void
            return Effect.zipRight(
              Effect.onInterrupt(turn, () => Effect.sync(() => giveBack(at))),
              Effect.ensuring(
                restore(request),
                Effect.map(Clock.currentTimeMillis, (end) => giveBack(end + interval))
              )
            )
          })
        )
      )
    return Effect.succeed(limited)
  })

/**
 * What TossPayments documents for its test environment: 100 requests a minute. It does so for each API; all calls of a client are
 * counted together here, which is on the safe side. For what is live it publishes no number.
 *
 * Source: https://docs.tosspayments.com/guides/v2/get-started/environment
 *
 * @example
 * ```ts
 * import * as RateLimit from "effect-tosspayments/RateLimit"
 * import * as TossClient from "effect-tosspayments/TossClient"
 *
 * const toss = TossClient.layer({ secretKey: "test_sk_example" }, { rateLimit: RateLimit.testEnvironment })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const testEnvironment: Effect.Effect<RateLimiter.RateLimiter> = /*#__PURE__*/ make({
  limit: 100,
  interval: 60_000
})
