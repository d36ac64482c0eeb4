/**
 * The gift-certificate part of a payment.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Wire from "../../internal/schema/wire.js"
import type { SettlementStatus } from "./SettlementStatus.js"

/**
 * Gift certificate of a payment.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface GiftCertificate {
  /** Approval number, at most 8 characters. */
  readonly approveNo: string
  /** Whether TossPayments has settled the sale. */
  readonly settlementStatus: SettlementStatus
}

const struct = /*#__PURE__*/ Schema.Struct({
  approveNo: Wire.text,
  settlementStatus: /*#__PURE__*/ Wire.expected(/*#__PURE__*/ Wire.openEnum<SettlementStatus>(), () => "")
})

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Schema.Schema<GiftCertificate, typeof struct.Encoded> = struct
