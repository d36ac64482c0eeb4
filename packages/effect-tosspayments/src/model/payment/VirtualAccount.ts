/**
 * The virtual account that a buyer pays into.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
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
  /** Whether the due date has passed; `null` when it is not told. */
  readonly expired: boolean | null
  /** Whether TossPayments has settled the sale. */
  readonly settlementStatus: SettlementStatus
  /** Refund account that the buyer typed into the widget; only there for 30 minutes. */
  readonly refundReceiveAccount: RefundReceiveAccount | null
  /** Name of the bank, such as `우리`; only in versions before 2022-11-16. */
  readonly bank: string | null
}

const byCode = { code: "bankCode", name: "bank", codeOf: Bank.codeOf }

const account = /*#__PURE__*/ Wire.codeFromName(
  /*#__PURE__*/ Schema.Struct({
    bankCode: Wire.text,
    accountNumber: Wire.text,
    holderName: Wire.text,
    bank: /*#__PURE__*/ Wire.nullable(Schema.String)
  }),
  byCode
)

const struct = /*#__PURE__*/ Schema.Struct({
  accountType: /*#__PURE__*/ Wire.expected(
    /*#__PURE__*/ Wire.openEnum<"일반" | "고정" | "NORMAL" | "FIXED">(),
    () => ""
  ),
  accountNumber: Wire.text,
  bankCode: Wire.text,
  customerName: Wire.text,
  depositorName: /*#__PURE__*/ Wire.nullable(Schema.String),
  dueDate: /*#__PURE__*/ Wire.expected(Wire.dateTime, () => new Date(Number.NaN)),
  refundStatus: /*#__PURE__*/ Wire.expected(
    /*#__PURE__*/ Wire.openEnum<"NONE" | "PENDING" | "FAILED" | "PARTIAL_FAILED" | "COMPLETED">(),
    () => ""
  ),
  expired: Wire.flag,
  settlementStatus: /*#__PURE__*/ Wire.expected(/*#__PURE__*/ Wire.openEnum<SettlementStatus>(), () => ""),
  refundReceiveAccount: /*#__PURE__*/ Wire.nullable(account),
  bank: /*#__PURE__*/ Wire.nullable(Schema.String)
})

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Schema.Schema<VirtualAccount, typeof struct.Encoded> = /*#__PURE__*/ Wire.codeFromName(
  struct,
  byCode
)
