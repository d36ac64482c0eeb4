/**
 * The bank-transfer part of a payment.
 *
 * @since 0.1.0
 */
import * as Bank from "../../internal/bank.js"
import * as Wire from "../../internal/schema/wire.js"
import type { SettlementStatus } from "./SettlementStatus.js"

/**
 * Bank transfer of a payment.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface Transfer {
  /** Two-character bank code; in older versions read from `bank`, and `""` for a name that is not known. */
  readonly bankCode: string
  /** Whether TossPayments has settled the sale. */
  readonly settlementStatus: SettlementStatus
  /** Name of the bank, such as `우리`; only in versions before 2022-11-16. */
  readonly bank: string | null
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  bankCode: Wire.text,
  settlementStatus: Wire.openEnum<SettlementStatus>(),
  bank: Wire.nullable(Wire.text)
}))

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Transfer, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.codeFromName(
  struct,
  "bankCode",
  "bank",
  Bank.codeOf
)

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Transfer, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema(
  "Transfer",
  codec
)
