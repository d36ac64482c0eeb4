/**
 * The gift-certificate part of a payment.
 *
 * @since 0.1.0
 */
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

const struct = /*#__PURE__*/ Wire.struct(() => ({
  approveNo: Wire.text,
  settlementStatus: Wire.openEnum<SettlementStatus>()
}))

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<GiftCertificate, Wire.Encoded<typeof struct>> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<GiftCertificate, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema(
  "GiftCertificate",
  codec
)
