/**
 * An amount together with its currency, as balances and payouts have it.
 *
 * @since 0.1.0
 */
import * as Wire from "../../internal/schema/wire.js"

/**
 * An amount of money.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export interface Amount {
  /** ISO 4217 code. */
  readonly currency: "KRW" | (string & {})
  /** In that currency. */
  readonly value: number
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  currency: Wire.openEnum<Amount["currency"]>(),
  value: Wire.number
}))

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Amount, Wire.Encoded<typeof struct>> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Amount, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema(
  "Amount",
  codec
)
