/**
 * Which terms of brandpay to read.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"
import type { TermsScope } from "../BrandPayTerms.js"

/**
 * The terms that a buyer has to agree to.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @example
 * ```ts
 * import type { TermsQuery } from "effect-tosspayments/model/brandPay/TermsQuery"
 *
 * const query: TermsQuery = { customerKey: "cust_5f0c1e7a-93b2", scope: ["REGISTER", "CARD"] }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface TermsQuery {
  /** The shop's id for the buyer, 2 to 50 characters. */
  readonly customerKey: string
  /** What the terms are about: one or two, the membership and a way to pay. */
  readonly scope: ReadonlyArray<TermsScope>
}

/**
 * One or two of them.
 *
 * @since 0.1.0
 * @category schemas
 */
export const scope: Rules.Rule<ReadonlyArray<TermsScope>> = /*#__PURE__*/ Rules.list(
  /*#__PURE__*/ Rules.oneOf("REGISTER", "ACCOUNT", "BILLING", "CARD"),
  1,
  2
)

const struct = /*#__PURE__*/ Rules.struct(() => ({ customerKey: Rules.customerKeyUpTo(50), scope }))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<TermsQuery, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<TermsQuery, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "BrandPayTermsQuery",
  codec
)
