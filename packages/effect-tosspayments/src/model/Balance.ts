/**
 * What a marketplace can pay out to its sellers.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"
import * as Amount from "./payout/Amount.js"

/**
 * The balance that payouts are paid from. A sale enters `pendingAmount` two days before its settlement date, and moves to
 * `availableAmount` with it.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export interface Balance {
  /** What will be available; `null` in the test environment of TossPayments. */
  readonly pendingAmount: Amount.Amount | null
  /** What can be paid out now. */
  readonly availableAmount: Amount.Amount
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  pendingAmount: Wire.nullable(Amount.codec),
  availableAmount: Amount.codec
}))

/**
 * The wire form: what `schema` encodes to.
 *
 * @since 0.1.0
 * @category models
 */
export type Encoded = Wire.Encoded<typeof struct>

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Balance, Encoded> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Balance, Encoded> = /*#__PURE__*/ Wire.schema("Balance", codec)
