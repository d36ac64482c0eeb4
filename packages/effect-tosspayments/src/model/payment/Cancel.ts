/**
 * One refund of a payment.
 *
 * @since 0.1.0
 */
import * as Wire from "../../internal/schema/wire.js"

/**
 * DONE for every cancel that is final at once; IN_PROGRESS and ABORTED only for foreign wallets, whose result
 * arrives later as the webhook CANCEL_STATUS_CHANGED.
 *
 * @since 0.1.0
 * @category models
 */
export type CancelStatus = "DONE" | "IN_PROGRESS" | "ABORTED" | (string & {})

/**
 * One element of `Payment.cancels`: a full or partial refund.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface Cancel {
  /** Refunded amount, in the payment's currency. */
  readonly cancelAmount: number
  /** Reason given with the request, at most 200 characters. */
  readonly cancelReason: string
  /** Tax-free part of this refund. */
  readonly taxFreeAmount: number
  /** Part of this refund that is outside of VAT. */
  readonly taxExemptionAmount: number
  /** Only in versions up to 1.4. */
  readonly taxAmount: number | null
  /** What could still be refunded after this refund. */
  readonly refundableAmount: number
  /** Instant card discount that was taken back; absent in older answers, then `null`. */
  readonly cardDiscountAmount: number | null
  /** Quick-transfer discount that was taken back; absent in older answers, then `null`. */
  readonly transferDiscountAmount: number | null
  /** Wallet points and coupons that were given back. */
  readonly easyPayDiscountAmount: number | null
  /** When it was refunded. */
  readonly canceledAt: Date
  /** Key of this refund's transaction, at most 64 characters; `""` if the payment does not tell it. */
  readonly transactionKey: string
  /** Cash receipt of the refund. */
  readonly receiptKey: string | null
  /** Whether the refund is final. */
  readonly cancelStatus: CancelStatus
  /** The request id given for an asynchronous refund. */
  readonly cancelRequestId: string | null
}

const fields = () => ({
  cancelAmount: Wire.number,
  cancelReason: Wire.text,
  taxFreeAmount: Wire.amount,
  taxExemptionAmount: Wire.amount,
  taxAmount: Wire.nullable(Wire.number),
  refundableAmount: Wire.amount,
  cardDiscountAmount: Wire.nullable(Wire.number),
  transferDiscountAmount: Wire.nullable(Wire.number),
  easyPayDiscountAmount: Wire.nullable(Wire.number),
  canceledAt: Wire.date,
  transactionKey: Wire.text,
  receiptKey: Wire.nullable(Wire.text),
  // Versions before 2022-06-08 know only final refunds and leave the status out.
  cancelStatus: Wire.orElse(Wire.openEnum<CancelStatus>(), "DONE"),
  cancelRequestId: Wire.nullable(Wire.text)
})

const struct = /*#__PURE__*/ Wire.struct(() => ({ ...fields(), transactionKey: Wire.required(Wire.text) }))

const row = /*#__PURE__*/ Wire.struct(fields)

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Cancel, Wire.Encoded<typeof struct>> = struct

/**
 * Reads and writes the wire form of a refund that stands alone, as in a webhook: its transaction key, which tells it from
 * others, must be there.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Cancel, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema(
  "Cancel",
  codec
)

/**
 * What the SDK reads an element of `Payment.cancels` with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const rowCodec: Wire.Wire<Cancel, Wire.Encoded<typeof row>> = row

/**
 * Reads and writes the wire form of an element of `Payment.cancels`: without its transaction key it is read nevertheless,
 * with `""` for it, since what was given back counts.
 *
 * @since 0.1.0
 * @category schemas
 */
export const rowSchema: Wire.Schema<Cancel, Wire.Encoded<typeof row>> = /*#__PURE__*/ Wire.schema(
  "CancelRow",
  rowCodec
)
