/**
 * What TossPayments pays out for one transaction.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"
import * as Cancel from "./payment/Cancel.js"
import * as Card from "./payment/Card.js"
import * as EasyPay from "./payment/EasyPay.js"
import * as GiftCertificate from "./payment/GiftCertificate.js"
import * as MobilePhone from "./payment/MobilePhone.js"
import type { PaymentMethod } from "./payment/PaymentMethod.js"
import * as Transfer from "./payment/Transfer.js"
import * as VirtualAccount from "./payment/VirtualAccount.js"

/**
 * One kind of fee of a settlement.
 *
 * @since 0.1.0
 * @category models
 */
export interface Fee {
  /** What the fee is for: payment, discount of instalments, instalments, saved points, or anything else. */
  readonly type: "BASE" | "INSTALLMENT_DISCOUNT" | "INSTALLMENT" | "POINT_SAVING" | "ETC" | (string & {})
  /** Amount, VAT included; negative in the settlement of a refund. */
  readonly fee: number
}

/**
 * A settlement. A payment has one for its approval and one more for each of its refunds. Those of refunds are negative:
 * `amount`, `fees`, `fee`, `supplyAmount`, `vat` and `payOutAmount`; what is inside of `cancel` and `card` stays positive.
 *
 * `payOutAmount` is `amount` less the fee, and the fee is `supplyAmount` and `vat`.
 *
 * Fields that books hang on (`paymentKey`, `transactionKey`, `orderId`, `amount`, `payOutAmount`) must be there; any other
 * field that TossPayments leaves out or changes is read as `""`, `null`, `NaN` or an invalid `Date` and reported as drift
 * (`onDrift`).
 *
 * Source: https://docs.tosspayments.com/reference#settlement-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface Settlement {
  /** Merchant id, at most 14 characters. */
  readonly mId: string
  /** Key of the payment, at most 200 characters. */
  readonly paymentKey: string
  /** Key of the transaction that is settled: the approval, or the refund. At most 64 characters. */
  readonly transactionKey: string
  /** The shop's order id, 6 to 64 characters. */
  readonly orderId: string
  /** ISO 4217 code. */
  readonly currency: "KRW" | "USD" | "JPY" | (string & {})
  /** How the buyer paid. */
  readonly method: PaymentMethod
  /** What is settled, before the fee; negative for a refund. */
  readonly amount: number
  /** Interest of instalments that the shop pays. */
  readonly interestFee: number
  /** The fee by kind; kinds of 0 may be among them. */
  readonly fees: ReadonlyArray<Fee>
  /** The whole fee, VAT included. Not documented but sent; `null` when it is not. */
  readonly fee: number | null
  /** The fee without VAT. */
  readonly supplyAmount: number
  /** VAT of the fee. */
  readonly vat: number
  /** What is paid out; negative for a refund. */
  readonly payOutAmount: number
  /** When the payment was approved, also in the settlement of a refund. */
  readonly approvedAt: Date
  /** Day that the sale counts for, in Korea: `yyyy-MM-dd`. */
  readonly soldDate: string
  /** Day of the payout, in Korea: `yyyy-MM-dd`. */
  readonly paidOutDate: string
  /** Card details. */
  readonly card: Card.Card | null
  /** Easy pay details; for foreign wallets only the name of the provider, in Korean. */
  readonly easyPay: EasyPay.EasyPay | string | null
  /** Gift certificate details. */
  readonly giftCertificate: GiftCertificate.GiftCertificate | null
  /** Mobile phone details. */
  readonly mobilePhone: MobilePhone.MobilePhone | null
  /** Bank transfer details. */
  readonly transfer: Transfer.Transfer | null
  /** Virtual account details. */
  readonly virtualAccount: VirtualAccount.VirtualAccount | null
  /** The refund that is settled; `null` for an approval. */
  readonly cancel: Cancel.Cancel | null
}

const fee = /*#__PURE__*/ Wire.struct(() => ({ type: Wire.openEnum<Fee["type"]>(), fee: Wire.amount }))

const struct = /*#__PURE__*/ Wire.struct(() => ({
  mId: Wire.text,
  paymentKey: Wire.key,
  transactionKey: Wire.key,
  orderId: Wire.key,
  currency: Wire.openEnum<Settlement["currency"]>(),
  method: Wire.openEnum<PaymentMethod>(),
  amount: Wire.number,
  interestFee: Wire.amount,
  fees: Wire.expected(Wire.list(fee), () => []),
  fee: Wire.nullable(Wire.number),
  supplyAmount: Wire.amount,
  vat: Wire.amount,
  payOutAmount: Wire.number,
  approvedAt: Wire.date,
  soldDate: Wire.day,
  paidOutDate: Wire.day,
  card: Wire.nullable(Card.codec),
  easyPay: Wire.nullable(Wire.union(EasyPay.codec, Wire.text)),
  giftCertificate: Wire.nullable(GiftCertificate.codec),
  mobilePhone: Wire.nullable(MobilePhone.codec),
  transfer: Wire.nullable(Transfer.codec),
  virtualAccount: Wire.nullable(VirtualAccount.codec),
  cancel: Wire.nullable(Cancel.rowCodec)
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
export const codec: Wire.Wire<Settlement, Encoded> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Settlement, Encoded> = /*#__PURE__*/ Wire.schema("Settlement", codec)
