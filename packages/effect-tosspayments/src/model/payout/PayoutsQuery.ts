/**
 * Which payouts to list.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"

/**
 * Days of payout in Korea, and how to go through them. Without days, all payouts there are.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @example
 * ```ts
 * import type { PayoutsQuery } from "effect-tosspayments/model/payout/PayoutsQuery"
 *
 * const inMarch: PayoutsQuery = { payoutDateGte: "2026-03-01", payoutDateLte: "2026-03-31", limit: 1000 }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface PayoutsQuery {
  /** First day of payout, `yyyy-MM-dd`. */
  readonly payoutDateGte?: string | undefined
  /** Last day of payout, `yyyy-MM-dd`, not before the first. */
  readonly payoutDateLte?: string | undefined
  /** The list goes on after the payout with this id, to resume what was cut short. */
  readonly startingAfter?: string | undefined
  /** How many payouts one page has, 1 to 10,000. Not how many are listed in all. Default: 10. */
  readonly limit?: number | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  payoutDateGte: Rules.optional(Rules.day),
  payoutDateLte: Rules.optional(Rules.day),
  startingAfter: Rules.optional(Rules.text(1, 64)),
  limit: Rules.optional(Rules.integer(1, 10_000))
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<PayoutsQuery, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.where(
  struct,
  ({ payoutDateGte = "", payoutDateLte = "9" }) => payoutDateGte <= payoutDateLte,
  "a window: payoutDateGte is after payoutDateLte"
)

/**
 * Checks and writes the query.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<PayoutsQuery, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "PayoutsQuery",
  codec
)
