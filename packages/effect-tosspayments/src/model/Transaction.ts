/**
 * One movement of a payment: its approval, or one of its refunds.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"
import type { PaymentMethod } from "./payment/PaymentMethod.js"
import type { PaymentStatus } from "./payment/PaymentStatus.js"

/**
 * A transaction. A payment has one for its approval and one more for each of its refunds; each has a key of its own, and
 * `Payment.lastTransactionKey` is that of the newest.
 *
 * Fields that a reconciliation hangs on (`transactionKey`, `paymentKey`, `orderId`, `status`, `amount`) must be there; any
 * other field that TossPayments leaves out or changes is read as `""`, `null` or an invalid `Date` and reported as drift
 * (`onDrift`).
 *
 * Source: https://docs.tosspayments.com/reference#transaction-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface Transaction {
  /** Merchant id, at most 14 characters. */
  readonly mId: string
  /** Key of the transaction, at most 64 characters. A list goes on after it (`startingAfter`). */
  readonly transactionKey: string
  /** Key of the payment, at most 200 characters. */
  readonly paymentKey: string
  /** The shop's order id, 6 to 64 characters. */
  readonly orderId: string
  /** How the buyer paid; `null` when it is not told. */
  readonly method: PaymentMethod | null
  /** The buyer, of automatic (billing) and brandpay payments; `null` for others. */
  readonly customerKey: string | null
  /** Whether the payment is held in escrow; `null` when it is not told. */
  readonly useEscrow: boolean | null
  /** Receipt page. */
  readonly receiptUrl: string | null
  /**
   * What the transaction made of the payment: DONE or WAITING_FOR_DEPOSIT for an approval, CANCELED or PARTIAL_CANCELED for
   * a refund. It does not change when the payment does.
   */
  readonly status: PaymentStatus
  /** When it was made. */
  readonly transactionAt: Date
  /** ISO 4217 code. */
  readonly currency: "KRW" | "USD" | "JPY" | (string & {})
  /**
   * Amount, in the transaction's currency. TossPayments does not document whether it is negative for refunds: take
   * `signedAmount` for sums.
   */
  readonly amount: number
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  mId: Wire.text,
  transactionKey: Wire.key,
  paymentKey: Wire.key,
  orderId: Wire.key,
  method: Wire.nullable(Wire.openEnum<PaymentMethod>()),
  customerKey: Wire.nullable(Wire.text),
  useEscrow: Wire.flag,
  receiptUrl: Wire.nullable(Wire.text),
  status: Wire.required(Wire.openEnum<PaymentStatus>()),
  transactionAt: Wire.date,
  currency: Wire.openEnum<Transaction["currency"]>(),
  amount: Wire.number
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
export const codec: Wire.Wire<Transaction, Encoded> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Transaction, Encoded> = /*#__PURE__*/ Wire.schema("Transaction", codec)

/**
 * Whether the transaction is a refund, or the cancel of an account that nobody has paid into.
 *
 * @since 0.1.0
 * @category guards
 */
export const isCancel = ({ status }: Transaction): boolean =>
  status === "CANCELED" || status === "PARTIAL_CANCELED"

/**
 * The amount, negative for a cancel, whatever sign TossPayments gives it. Of a virtual account that nobody has paid into
 * (WAITING_FOR_DEPOSIT) it is what is expected, and its cancel takes that back: leave both out of a sum of what was paid. Only
 * the payment of such a cancel tells that nobody had paid (`approvedAt` is `null`).
 *
 * @example
 * ```ts
 * import * as Transaction from "effect-tosspayments/model/Transaction"
 *
 * const netOf = (transactions: ReadonlyArray<Transaction.Transaction>): number =>
 *   transactions
 *     .filter(({ status }) => status !== "WAITING_FOR_DEPOSIT")
 *     .reduce((sum, transaction) => sum + Transaction.signedAmount(transaction), 0)
 * ```
 *
 * @since 0.1.0
 * @category amounts
 */
export const signedAmount = (transaction: Transaction): number => {
  const amount = Math.abs(transaction.amount)
  return isCancel(transaction) && amount !== 0 ? -amount : amount
}
