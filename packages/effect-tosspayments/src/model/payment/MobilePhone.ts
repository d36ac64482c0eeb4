/**
 * The mobile-phone part of a payment.
 *
 * @since 0.1.0
 */
import * as Wire from "../../internal/schema/wire.js"
import type { SettlementStatus } from "./SettlementStatus.js"

/**
 * Mobile phone billing of a payment.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface MobilePhone {
  /** Number that was billed. Personal data. */
  readonly customerMobilePhone: string
  /** Whether TossPayments has settled the sale. */
  readonly settlementStatus: SettlementStatus
  /** Where the buyer can see the receipt. */
  readonly receiptUrl: string
  /** Carrier; only in versions before 2022-06-08. */
  readonly carrier: string | null
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  customerMobilePhone: Wire.text,
  settlementStatus: Wire.openEnum<SettlementStatus>(),
  receiptUrl: Wire.text,
  carrier: Wire.nullable(Wire.text)
}))

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<MobilePhone, Wire.Encoded<typeof struct>> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<MobilePhone, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema(
  "MobilePhone",
  codec
)
