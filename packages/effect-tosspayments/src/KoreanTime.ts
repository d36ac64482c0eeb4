/**
 * Date-times as TossPayments writes them: Korean time (`+09:00`, no daylight saving), second precision in
 * API answers, an optional fraction and a missing offset in older webhook envelopes.
 *
 * Imports nothing, so that webhook code can use it without Effect.
 *
 * @since 0.1.0
 */

const pattern = /^((?!00)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/

/** As answers write it, on a day that every month has. */
const usual = /^(?!00)\d{4}-\d\d-(?:[01]\d|2[0-8])T(?:[01]\d|2[0-3]):\d\d:\d\d\+09:00$/

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
  if (usual.test(text)) {
    const date = new Date(text)
    return Number.isNaN(date.getTime()) ? null : date
  }
  const match = pattern.exec(text)
  if (match === null) return null
  const [, wall = "", fraction = "", offset] = match
  const local = new Date(`${wall}${fraction.slice(0, 4)}Z`)
  // The 30th of February is read as the 2nd of March.
  return Number.isNaN(local.getTime()) || !local.toISOString().startsWith(wall)
    ? null
    : new Date(local.getTime() - offsetMinutes(offset) * 60_000)
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
