/**
 * When a failed attempt is sent again, and how long to wait before.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Schedule from "effect/Schedule"
import type { DurationInput } from "./TossConfig.js"
import type { TossError } from "./TossError.js"
import * as TossErrorCode from "./TossErrorCode.js"

/**
 * Whether the same request, with the same idempotency key, may be sent again on its own.
 *
 * Yes for: no complete answer, and answers with status 429, 500, 502, 503 or 504 or a code that is known to be
 * temporary (`IDEMPOTENT_REQUEST_PROCESSING`, `FORBIDDEN_CONSECUTIVE_REQUEST`, …). No for codes that are known
 * to be permanent, whatever their status. An answer that is too large would come again, and a known temporary failure
 * that comes as a 400 (`PROVIDER_ERROR`) would be replayed for 15 days: neither is repeated.
 *
 * Source: https://docs.tosspayments.com/reference/error-codes
 *
 * @example
 * ```ts
 * import * as RetryPolicy from "effect-tosspayments/RetryPolicy"
 * import type { TossError } from "effect-tosspayments/TossError"
 *
 * const explain = (error: TossError): string => (RetryPolicy.isRetryable(error) ? "will try again" : "gave up")
 * ```
 *
 * @since 0.1.0
 * @category guards
 */
export const isRetryable = (error: TossError): boolean => {
  if (error._tag === "NetworkError") {
    return error.reason !== "Deadline" && error.reason !== "BodyTooLarge" && error.cause?.digest === undefined
  }
  if (error._tag === "RateLimitError") return true
  const known = error.code === null ? undefined : TossErrorCode.lookup(error.code)
  if (known !== undefined) return known.retry === "SameKey"
  return error.status === 500 || error.status === 502 || error.status === 503 || error.status === 504
}

/**
 * Settings of a schedule.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** How often a failed attempt is sent again. */
  readonly maxRetries: number
  /** Wait before the first retry; doubles each time. Default 500 milliseconds. */
  readonly base?: DurationInput | undefined
  /** Longest wait that a `Retry-After` header can ask for. Default 60 seconds. */
  readonly retryAfterCap?: DurationInput | undefined
}

/**
 * Exponential waits of 0.5, 1, 2 … seconds, each taken between 80 % and 120 % so that many clients do not come
 * back together; at most `maxRetries` of them, and only for errors that are `isRetryable`. A `Retry-After`
 * header wins over the computed wait, up to `retryAfterCap`.
 *
 * @example
 * ```ts
 * import * as RetryPolicy from "effect-tosspayments/RetryPolicy"
 * import * as Schedule from "effect/Schedule"
 *
 * // five retries, but not for longer than a minute in all
 * const patient = RetryPolicy.schedule({ maxRetries: 5 }).pipe(Schedule.upTo("1 minute"))
 * ```
 *
 * @since 0.1.0
 * @category schedules
 */
export const schedule = (options: Options): Schedule.Schedule<TossError, TossError> => {
  const cap = Duration.decode(options.retryAfterCap ?? Duration.seconds(60))
  return Schedule.exponential(options.base ?? Duration.millis(500)).pipe(
    Schedule.jittered,
    Schedule.intersect(Schedule.recurs(options.maxRetries)),
    Schedule.whileInput(isRetryable),
    Schedule.passthrough,
    Schedule.modifyDelay((error, delay) =>
      error.retryAfterSeconds === null ? delay : Duration.min(cap, Duration.seconds(error.retryAfterSeconds))
    )
  )
}
