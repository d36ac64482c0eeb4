/**
 * Which settlements to list.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"

/**
 * A window of days in Korea, and how to go through it. A sale is there from the day after the payment: ask for the day
 * itself and the next one. In the test environment of TossPayments the list is always empty.
 *
 * Source: https://docs.tosspayments.com/reference#정산-조회
 *
 * @example
 * ```ts
 * import type { SettlementsQuery } from "effect-tosspayments/model/settlement/SettlementsQuery"
 *
 * const paidOutInMarch: SettlementsQuery = {
 *   startDate: "2026-03-01",
 *   endDate: "2026-03-31",
 *   dateType: "paidOutDate",
 *   size: 1000
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface SettlementsQuery {
  /** First day, `yyyy-MM-dd`. */
  readonly startDate: string
  /** Last day, `yyyy-MM-dd`, not before the first. */
  readonly endDate: string
  /** Which day of a settlement is looked at. Default: `soldDate`. */
  readonly dateType?: "soldDate" | "paidOutDate" | undefined
  /** Page that the list begins with, from 1, to resume what was cut short with the same `size`. Default: 1. */
  readonly page?: number | undefined
  /** How many settlements one page has, 1 to 5000. Not how many are listed in all. Default: 100. */
  readonly size?: number | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  startDate: Rules.day,
  endDate: Rules.day,
  dateType: Rules.optional(Rules.oneOf("soldDate", "paidOutDate")),
  page: Rules.optional(Rules.integer(1, 2_147_483_647)),
  size: Rules.optional(Rules.integer(1, 5000))
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<SettlementsQuery, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.where(
  struct,
  ({ endDate, startDate }) => startDate <= endDate,
  "a window: startDate is after endDate"
)

/**
 * Checks and writes the query.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  SettlementsQuery,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("SettlementsQuery", codec)
