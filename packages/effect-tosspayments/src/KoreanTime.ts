/**
 * Date-times as TossPayments writes them: Korean time (`+09:00`, no daylight saving), second precision in
 * API answers, an optional fraction and a missing offset in older webhook envelopes.
 *
 * Imports nothing, so that webhook code can use it without Effect.
 *
 * @since 0.1.0
 */

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/

const offsetMinutes = (offset: string | undefined): number => {
  if (offset === undefined) return 540
  if (offset === "Z") return 0
  const sign = offset.startsWith("-") ? -1 : 1
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)))
}

/**
 * Reads an ISO 8601 date-time. A text without offset is Korean time, as in the `createdAt` of a webhook.
 * Fractions of a second are kept to the millisecond; finer digits are dropped. Returns `null` for anything
 * else, dates that do not exist (30 February) included.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @example
 * ```ts
 * import * as KoreanTime from "effect-tosspayments/KoreanTime"
 *
 * KoreanTime.parse("2026-01-02T14:46:59.65327") // 2026-01-02T05:46:59.653Z
 * KoreanTime.parse("tomorrow") // null
 * ```
 *
 * @since 0.1.0
 * @category conversions
 */
export const parse = (text: string): Date | null => {
  const match = pattern.exec(text)
  if (match === null) return null
  const [, year, month, day, hour, minute, second, fraction, offset] = match
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number((fraction ?? "").padEnd(3, "0").slice(0, 3))
  )
  const wall = new Date(local)
  const exists =
    wall.getUTCFullYear() === Number(year) &&
    wall.getUTCMonth() + 1 === Number(month) &&
    wall.getUTCDate() === Number(day) &&
    wall.getUTCHours() === Number(hour) &&
    wall.getUTCMinutes() === Number(minute) &&
    wall.getUTCSeconds() === Number(second)
  return exists ? new Date(local - offsetMinutes(offset) * 60_000) : null
}

/**
 * Writes a date-time as API answers do: Korean time, whole seconds, offset `+09:00`. Milliseconds are lost.
 *
 * Source: https://docs.tosspayments.com/reference
 *
 * @example
 * ```ts
 * import * as KoreanTime from "effect-tosspayments/KoreanTime"
 *
 * KoreanTime.format(new Date("2024-02-13T03:17:57.250Z")) // "2024-02-13T12:17:57+09:00"
 * ```
 *
 * @since 0.1.0
 * @category conversions
 */
export const format = (date: Date): string =>
  `${new Date(date.getTime() + 540 * 60_000).toISOString().slice(0, 19)}+09:00`
