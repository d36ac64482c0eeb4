/**
 * The mobile-phone part of a payment.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
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

const struct = /*#__PURE__*/ Schema.Struct({
  customerMobilePhone: Wire.text,
  settlementStatus: /*#__PURE__*/ Wire.expected(/*#__PURE__*/ Wire.openEnum<SettlementStatus>(), () => ""),
  receiptUrl: Wire.text,
  carrier: /*#__PURE__*/ Wire.nullable(Schema.String)
})

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Schema.Schema<MobilePhone, typeof struct.Encoded> = struct
