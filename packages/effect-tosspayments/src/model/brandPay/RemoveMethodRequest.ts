/**
 * What removing a card or an account of a buyer of brandpay needs.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"

/**
 * Which card or account to remove.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface RemoveMethodRequest {
  /** Its key, at most 200 characters. */
  readonly methodKey: string
}

const struct = /*#__PURE__*/ Rules.struct(() => ({ methodKey: Rules.text(1, 200) }))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<RemoveMethodRequest, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  RemoveMethodRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("BrandPayRemoveMethodRequest", codec)
