/**
 * The cash-receipt parts of a payment.
 *
 * @since 0.1.0
 */
import * as Wire from "../../internal/schema/wire.js"
import * as Failure from "./Failure.js"

/**
 * Purpose of a cash receipt: `소득공제` (income deduction) or `지출증빙` (expense proof).
 *
 * @since 0.1.0
 * @category models
 */
export type CashReceiptType = "소득공제" | "지출증빙" | (string & {})

/**
 * The cash receipt issued with a payment.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface CashReceipt {
  /** Purpose. */
  readonly type: CashReceiptType
  /** Key of the receipt, at most 200 characters. */
  readonly receiptKey: string
  /** Number at the tax office, at most 9 characters. */
  readonly issueNumber: string
  /** Where the buyer can see it. */
  readonly receiptUrl: string
  /** Amount on the receipt. */
  readonly amount: number
  /** Tax-free part of it. */
  readonly taxFreeAmount: number
}

/**
 * One issue or cancellation in `Payment.cashReceipts`; the order of the list means nothing.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface CashReceiptEntry extends CashReceipt {
  /** Order the receipt belongs to. */
  readonly orderId: string
  /** Name of the order. */
  readonly orderName: string
  /** Business number of the shop, 10 digits. */
  readonly businessNumber: string
  /** Issued or cancelled. */
  readonly transactionType: "CONFIRM" | "CANCEL" | (string & {})
  /** How far the tax office is; it takes one or two days. */
  readonly issueStatus: "IN_PROGRESS" | "COMPLETED" | "FAILED" | (string & {})
  /** Why issuing failed. */
  readonly failure: Failure.Failure | null
  /** Phone, card or business number of the buyer, masked. Personal data. */
  readonly customerIdentityNumber: string
  /** When the receipt was asked for. */
  readonly requestedAt: Date
}

const fields = () => ({
  type: Wire.openEnum<CashReceiptType>(),
  receiptKey: Wire.text,
  issueNumber: Wire.text,
  receiptUrl: Wire.text,
  amount: Wire.amount,
  taxFreeAmount: Wire.amount
})

const receipt = /*#__PURE__*/ Wire.struct(fields)

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<CashReceipt, Wire.Encoded<typeof receipt>> = receipt

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<CashReceipt, Wire.Encoded<typeof receipt>> = /*#__PURE__*/ Wire.schema(
  "CashReceipt",
  codec
)

/** @internal */
export const entryFields = () => ({
  ...fields(),
  orderId: Wire.text,
  orderName: Wire.text,
  businessNumber: Wire.text,
  transactionType: Wire.openEnum<CashReceiptEntry["transactionType"]>(),
  issueStatus: Wire.openEnum<CashReceiptEntry["issueStatus"]>(),
  failure: Wire.nullable(Failure.codec),
  customerIdentityNumber: Wire.text,
  requestedAt: Wire.date
})

const entry = /*#__PURE__*/ Wire.struct(entryFields)

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const entryCodec: Wire.Wire<CashReceiptEntry, Wire.Encoded<typeof entry>> = entry

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const entrySchema: Wire.Schema<
  CashReceiptEntry,
  Wire.Encoded<typeof entry>
> = /*#__PURE__*/ Wire.schema("CashReceiptEntry", entryCodec)
