/**
 * The key that makes sending a request twice harmless.
 *
 * TossPayments remembers the first answer for a key, errors included, for 15 days and repeats it without
 * looking at the body. So a key belongs to one intent: the same key for every attempt of one call, a new key
 * for a corrected request, and never a key derived from an order or an amount, which would turn two equal
 * refunds into one.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

/**
 * Longest key that TossPayments accepts, in characters.
 *
 * Source: https://docs.tosspayments.com/guides/using-api/idempotency-key
 *
 * @since 0.1.0
 * @category constants
 */
export const maxLength = 300

/**
 * How long TossPayments remembers the answer for a key, counted from its first use.
 *
 * Source: https://docs.tosspayments.com/guides/using-api/idempotency-key
 *
 * @since 0.1.0
 * @category constants
 */
export const lifetime: Duration.Duration = /*#__PURE__*/ Duration.days(15)

/**
 * Whether a text can be sent as an idempotency key: 1 to 300 visible ASCII characters, since it travels in a
 * header.
 *
 * @since 0.1.0
 * @category guards
 */
export const isIdempotencyKey = (text: string): boolean =>
  typeof text === "string" && text.length <= maxLength && /^[\x21-\x7e]+$/.test(text)

/**
 * A new key (UUID v4). The SDK makes one for each POST call; make your own to keep it in your database before
 * the call, so that a restarted process can ask again with the same key.
 *
 * Source: https://docs.tosspayments.com/guides/using-api/idempotency-key
 *
 * @example
 * ```ts
 * import * as IdempotencyKey from "effect-tosspayments/IdempotencyKey"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function* () {
 *   const key = yield* IdempotencyKey.make
 *   // save `key` with the order, then: payments.confirm(params, { idempotencyKey: key })
 *   return key
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<string> = /*#__PURE__*/ Effect.sync(() => globalThis.crypto.randomUUID())
