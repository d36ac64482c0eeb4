/**
 * The emulator's time.
 *
 * @since 0.1.0
 */

/**
 * What time it is, and whether it passes by itself.
 *
 * @since 0.1.0
 * @category models
 */
export interface ClockState {
  /** ISO 8601 with offset. */
  readonly now: string
  readonly mode: "real" | "frozen"
}

/**
 * Milliseconds, or a text such as `"10 minutes"` or `"3 days"`.
 *
 * @since 0.1.0
 * @category models
 */
export type Duration =
  | number
  | `${number} ${"milli" | "millis" | "second" | "seconds" | "minute" | "minutes" | "hour" | "hours" | "day" | "days" | "week" | "weeks"}`
