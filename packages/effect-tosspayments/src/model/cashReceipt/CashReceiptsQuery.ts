/**
 * Which cash receipts to list.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"

/**
 * A day in Korea, and where to begin in its list.
 *
 * Source: https://docs.tosspayments.com/reference#현금영수증-조회
 *
 * @example
 * ```ts
 * import type { CashReceiptsQuery } from "effect-tosspayments/model/cashReceipt/CashReceiptsQuery"
 *
 * const ofTheDay: CashReceiptsQuery = { requestDate: "2026-03-05", limit: 1000 }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface CashReceiptsQuery {
  /** The day on which receipts, or their cancellations, were asked for: `yyyy-MM-dd`. */
  readonly requestDate: string
  /** Goes on after this place, to resume what was cut short: the `lastCursor` of a page (see `onResponse`). */
  readonly cursor?: number | undefined
  /** How many receipts one page has, 1 to 10000. Not how many are listed in all. Default: 100. */
  readonly limit?: number | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  requestDate: Rules.day,
  cursor: Rules.optional(Rules.integer(0, Number.MAX_SAFE_INTEGER)),
  limit: Rules.optional(Rules.integer(1, 10_000))
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<CashReceiptsQuery, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the query.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  CashReceiptsQuery,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("CashReceiptsQuery", codec)
