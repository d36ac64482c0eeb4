/**
 * The virtual account that a buyer pays into.
 *
 * @since 0.1.0
 */
import * as Bank from "../../internal/bank.js"
import * as Wire from "../../internal/schema/wire.js"
import type { SettlementStatus } from "./SettlementStatus.js"

/**
 * Where a refund goes. Answers say `bankCode`; a cancel request says `bank`.
 *
 * @since 0.1.0
 * @category models
 */
export interface RefundReceiveAccount {
  /** Two-character bank code; in older versions read from `bank`, and `""` for a name that is not known. */
  readonly bankCode: string
  /** Account number, digits. Personal data. */
  readonly accountNumber: string
  /** Name of the holder. Personal data. */
  readonly holderName: string
  /** Name of the bank, such as `우리`; only in versions before 2022-11-16. */
  readonly bank: string | null
}

/**
 * Virtual account of a payment.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface VirtualAccount {
  /** `일반` (one payment) or `고정` (fixed account of a buyer); English codes NORMAL, FIXED. */
  readonly accountType: "일반" | "고정" | "NORMAL" | "FIXED" | (string & {})
  /** Number to pay into, at most 20 characters; test accounts begin with `X`. */
  readonly accountNumber: string
  /** Two-character bank code; in older versions read from `bank`, and `""` for a name that is not known. */
  readonly bankCode: string
  /** Name the account was issued for. */
  readonly customerName: string
  /** Who paid in; `null` before the deposit. */
  readonly depositorName: string | null
  /** Until when the buyer may pay. Documented without offset, sent with `+09:00`; both are Korean time. */
  readonly dueDate: Date
  /** State of a refund. */
  readonly refundStatus: "NONE" | "PENDING" | "FAILED" | "PARTIAL_FAILED" | "COMPLETED" | (string & {})
  /** Whether the due date has passed; `null` when TossPayments does not say. */
  readonly expired: boolean | null
  /** Whether TossPayments has settled the sale. */
  readonly settlementStatus: SettlementStatus
  /** Refund account that the buyer typed into the widget; only there for 30 minutes. */
  readonly refundReceiveAccount: RefundReceiveAccount | null
  /** Name of the bank, such as `우리`; only in versions before 2022-11-16. */
  readonly bank: string | null
}

const account = /*#__PURE__*/ Wire.struct(() => ({
  bankCode: Wire.text,
  accountNumber: Wire.text,
  holderName: Wire.text,
  bank: Wire.nullable(Wire.text)
}))

const struct = /*#__PURE__*/ Wire.struct(() => ({
  accountType: Wire.openEnum<VirtualAccount["accountType"]>(),
  accountNumber: Wire.text,
  bankCode: Wire.text,
  customerName: Wire.text,
  depositorName: Wire.nullable(Wire.text),
  dueDate: Wire.date,
  refundStatus: Wire.openEnum<VirtualAccount["refundStatus"]>(),
  expired: Wire.flag,
  settlementStatus: Wire.openEnum<SettlementStatus>(),
  refundReceiveAccount: Wire.nullable(Wire.codeFromName(account, "bankCode", "bank", Bank.codeOf)),
  bank: Wire.nullable(Wire.text)
}))

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<VirtualAccount, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.codeFromName(
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
export const schema: Wire.Schema<VirtualAccount, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema(
  "VirtualAccount",
  codec
)
