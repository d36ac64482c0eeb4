/**
 * What agreeing to terms of brandpay needs.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"
import type { TermsScope } from "../BrandPayTerms.js"
import { scope } from "./TermsQuery.js"

/**
 * Says that a buyer has agreed. Send what the buyer has ticked, and nothing that was not shown.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface AgreeRequest {
  /** The shop's id for the buyer, 2 to 50 characters. */
  readonly customerKey: string
  /** What the terms were asked for with. */
  readonly scope: ReadonlyArray<TermsScope>
  /** `id` of each of the terms that the buyer agreed to. */
  readonly termsId: ReadonlyArray<number>
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  customerKey: Rules.customerKeyUpTo(50),
  scope,
  termsId: Rules.list(Rules.integer(0, Number.MAX_SAFE_INTEGER), 1, 100)
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<AgreeRequest, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<AgreeRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "BrandPayAgreeRequest",
  codec
)
