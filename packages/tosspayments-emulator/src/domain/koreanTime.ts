const offset = 9 * 60 * 60 * 1000

const wallClock = (millis: number): string => new Date(millis + offset).toISOString()

/** `2026-03-02T10:15:01+09:00`: how the API writes every date. */
export const toOffsetDateTime = (millis: number): string => `${wallClock(millis).slice(0, 19)}+09:00`

/** `20260302101501`: the middle of a paymentKey. */
export const toCompact = (millis: number): string => wallClock(millis).slice(0, 19).replace(/[-T:]/g, "")

/** `2026-03`: the calendar month in Korea, which limits mobile phone cancels. */
export const toMonth = (millis: number): string => wallClock(millis).slice(0, 7)

/**
 * `2026-03-02T10:16:02.41827`: the `createdAt` of payment webhooks, local time without an offset.
 *
 * A live delivery had five fraction digits where the documentation prints six, so trailing zeros are dropped:
 * receivers must cope with a fraction of any length.
 */
export const toLocalDateTime = (millis: number, micros: number): string => {
  const fraction = wallClock(millis).slice(20, 23) + String(micros % 1000).padStart(3, "0")
  return `${wallClock(millis).slice(0, 19)}.${fraction.replace(/0{1,5}$/, "")}`
}

/** `2026-03-02`: the calendar day in Korea. */
export const toDay = (millis: number): string => wallClock(millis).slice(0, 10)

/** Reads `2026-03-02T10:15:01`, local time without an offset; `null` for anything else, and for days that do not exist. */
export const parse = (text: string): number | null => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) return null
  const millis = Date.parse(`${text}+09:00`)
  return !Number.isNaN(millis) && wallClock(millis).slice(0, 19) === text ? millis : null
}

/** Reads `2026-03-02`: when that day begins in Korea. */
export const parseDay = (text: string): number | null => parse(`${text}T00:00:00`)
