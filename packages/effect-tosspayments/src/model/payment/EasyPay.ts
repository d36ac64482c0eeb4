/**
 * The easy-pay part of a payment.
 *
 * @since 0.1.0
 */
import * as Wire from "../../internal/schema/wire.js"

/**
 * Easy pay of a Korean wallet. What the buyer paid is
 * `(card?.amount ?? 0) + easyPay.amount + easyPay.discountAmount`.
 *
 * Source: https://docs.tosspayments.com/easypay-response
 *
 * @since 0.1.0
 * @category models
 */
export interface EasyPay {
  /** Korean name such as `토스페이`, or the English code (`TOSSPAY`) when English was asked for. */
  readonly provider: string
  /** Part paid with the wallet's money or a linked account. */
  readonly amount: number
  /** Part paid with points and coupons of the wallet. */
  readonly discountAmount: number
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  provider: Wire.text,
  amount: Wire.amount,
  discountAmount: Wire.amount
}))

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<EasyPay, Wire.Encoded<typeof struct>> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<EasyPay, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema(
  "EasyPay",
  codec
)
