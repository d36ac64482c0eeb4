/**
 * Which sellers to list.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"

/**
 * How to go through the sellers.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export interface SellersQuery {
  /** The list goes on after the seller with this id, to resume what was cut short. */
  readonly startingAfter?: string | undefined
  /** How many sellers one page has, 1 to 100. Not how many are listed in all. Default: 10. */
  readonly limit?: number | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  startingAfter: Rules.optional(Rules.text(1, 64)),
  limit: Rules.optional(Rules.integer(1, 100))
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<SellersQuery, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the query.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<SellersQuery, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "SellersQuery",
  codec
)
