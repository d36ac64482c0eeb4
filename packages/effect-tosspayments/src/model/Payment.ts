/**
 * The payment, and what follows from its state.
 *
 * @since 0.1.0
 */
import * as Money from "../internal/money.js"
import * as Wire from "../internal/schema/wire.js"
import * as Cancel from "./payment/Cancel.js"
import * as Card from "./payment/Card.js"
import * as CashReceipt from "./payment/CashReceipt.js"
import * as EasyPay from "./payment/EasyPay.js"
import * as Failure from "./payment/Failure.js"
import * as GiftCertificate from "./payment/GiftCertificate.js"
import * as MobilePhone from "./payment/MobilePhone.js"
import type { PaymentMethod } from "./payment/PaymentMethod.js"
import type { PaymentStatus } from "./payment/PaymentStatus.js"
import * as Transfer from "./payment/Transfer.js"
import * as VirtualAccount from "./payment/VirtualAccount.js"

export type { Cancel, CancelStatus } from "./payment/Cancel.js"
export type { AcquireStatus, Card, CardOwnerType, CardType } from "./payment/Card.js"
export type { CashReceipt, CashReceiptEntry, CashReceiptType } from "./payment/CashReceipt.js"
export type { EasyPay } from "./payment/EasyPay.js"
export type { Failure } from "./payment/Failure.js"
export type { GiftCertificate } from "./payment/GiftCertificate.js"
export type { MobilePhone } from "./payment/MobilePhone.js"
export type { PaymentMethod, PaymentMethodCode } from "./payment/PaymentMethod.js"
export type { PaymentStatus } from "./payment/PaymentStatus.js"
export type { SettlementStatus } from "./payment/SettlementStatus.js"
export type { Transfer } from "./payment/Transfer.js"
export type { RefundReceiveAccount, VirtualAccount } from "./payment/VirtualAccount.js"

/**
 * A payment as TossPayments answers it and as webhooks carry it.
 *
 * Amounts are in the payment's `currency`: whole for KRW and JPY, up to two decimals for USD. A field that is
 * `null` on the wire or missing is `null` here. Fields that decide about money (`paymentKey`, `orderId`,
 * `status`, `totalAmount`, `balanceAmount`) must be there; any other field that TossPayments leaves out or
 * changes is read as `""`, `null`, `NaN` or an invalid `Date` and reported as drift (`onDrift`), so that an approved
 * payment never looks like a failure. Fields that only older versions send are here too.
 *
 * Date-times have second precision and are written back with `+09:00`; a fraction on the wire is lost.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @example
 * ```ts
 * import * as Payment from "effect-tosspayments/model/Payment"
 *
 * const describe = (payment: Payment.Payment): string =>
 *   Payment.isPaid(payment)
 *     ? `paid, ${Payment.cancelableAmount(payment)} ${payment.currency} can be refunded`
 *     : `not paid (${payment.status})`
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Payment {
  /** Shape of this answer, chosen per key in the developer centre, e.g. `2022-11-16`. */
  readonly version: string
  /** Key of the payment, at most 200 characters; the same for its whole life. */
  readonly paymentKey: string
  /** One-off, automatic (billing) or brandpay. */
  readonly type: "NORMAL" | "BILLING" | "BRANDPAY" | (string & {})
  /** The shop's order id, 6 to 64 characters. */
  readonly orderId: string
  /** What was bought, at most 100 characters. */
  readonly orderName: string
  /** Merchant id, at most 14 characters. */
  readonly mId: string
  /** ISO 4217 code. Some USD payloads were seen with `MUSD` and amounts times 10⁶; they are not converted. */
  readonly currency: "KRW" | "USD" | "JPY" | (string & {})
  /** How the buyer pays; `null` before the choice and when the payment expired. */
  readonly method: PaymentMethod | null
  /** What was asked for; never changes. */
  readonly totalAmount: number
  /** What can still be refunded. */
  readonly balanceAmount: number
  /** State; not monotonic: a deposit can be taken back (DONE to WAITING_FOR_DEPOSIT). */
  readonly status: PaymentStatus
  /** When the payment was created. */
  readonly requestedAt: Date
  /** When it was approved or deposited. */
  readonly approvedAt: Date | null
  /** Whether it is held in escrow; `null` for PayPal and expired payments. */
  readonly useEscrow: boolean | null
  /** Newest transaction (approval or refund), at most 64 characters. */
  readonly lastTransactionKey: string | null
  /** Older name of `lastTransactionKey`; only some versions send it. */
  readonly transactionKey: string | null
  /** Supply amount of the balance: `suppliedAmount + vat + taxFreeAmount + taxExemptionAmount = balanceAmount`. */
  readonly suppliedAmount: number
  /** VAT of the balance. */
  readonly vat: number
  /** Whether it is a culture expense; always false for cards. `null` when TossPayments does not say. */
  readonly cultureExpense: boolean | null
  /** Tax-free part of the balance. */
  readonly taxFreeAmount: number
  /** Part of the balance that is outside of VAT. */
  readonly taxExemptionAmount: number
  /** Refunds, oldest first; `null` when there was none. */
  readonly cancels: ReadonlyArray<Cancel.Cancel> | null
  /** `false`: only a full refund is possible. `null`: TossPayments does not say, as in older versions. */
  readonly isPartialCancelable: boolean | null
  /** Card details. */
  readonly card: Card.Card | null
  /** Virtual account details. */
  readonly virtualAccount: VirtualAccount.VirtualAccount | null
  /**
   * Value that deposit webhooks carry to prove themselves, at most 50 characters. Store it when the payment
   * is confirmed: it may be `null` when the payment is read later. Secret.
   */
  readonly secret: string | null
  /** Mobile phone details. */
  readonly mobilePhone: MobilePhone.MobilePhone | null
  /** Gift certificate details. */
  readonly giftCertificate: GiftCertificate.GiftCertificate | null
  /** Bank transfer details. */
  readonly transfer: Transfer.Transfer | null
  /** What the shop's browser code attached, at most 5 pairs. */
  readonly metadata: { readonly [key: string]: string } | null
  /** Receipt page. */
  readonly receipt: { readonly url: string } | null
  /** Payment window. */
  readonly checkout: { readonly url: string } | null
  /**
   * Easy pay details: an object for Korean wallets; for foreign ones, and for all before version 2022-06-08, only the name
   * of the provider, in Korean: `페이팔`.
   */
  readonly easyPay: EasyPay.EasyPay | string | null
  /** Older field: what `easyPay.amount` is now. */
  readonly easyPayAmount: number | null
  /** Older field: what `easyPay.discountAmount` is now. */
  readonly easyPayDiscountAmount: number | null
  /** Foreign wallet; only in older versions, beside its name in `easyPay`. */
  readonly foreignEasyPay: { readonly provider: string } | null
  /** Country of the payment, ISO 3166-1 alpha-2. */
  readonly country: string
  /** Why it failed (ABORTED, EXPIRED). */
  readonly failure: Failure.Failure | null
  /** Cash receipt issued with the payment. */
  readonly cashReceipt: CashReceipt.CashReceipt | null
  /** All issues and cancellations of cash receipts of this payment. */
  readonly cashReceipts: ReadonlyArray<CashReceipt.CashReceiptEntry> | null
  /** Instant discount by the card issuer or for a quick transfer. */
  readonly discount: { readonly amount: number } | null
}

const page = /*#__PURE__*/ Wire.struct(() => ({ url: Wire.required(Wire.text) }))

const struct = /*#__PURE__*/ Wire.struct(() => ({
  version: Wire.text,
  paymentKey: Wire.key,
  type: Wire.openEnum<Payment["type"]>(),
  orderId: Wire.key,
  orderName: Wire.text,
  mId: Wire.text,
  currency: Wire.openEnum<Payment["currency"]>(),
  method: Wire.nullable(Wire.openEnum<PaymentMethod>()),
  totalAmount: Wire.number,
  balanceAmount: Wire.number,
  status: Wire.required(Wire.openEnum<PaymentStatus>()),
  requestedAt: Wire.date,
  approvedAt: Wire.nullable(Wire.date),
  useEscrow: Wire.flag,
  lastTransactionKey: Wire.nullable(Wire.text),
  transactionKey: Wire.nullable(Wire.text),
  suppliedAmount: Wire.amount,
  vat: Wire.amount,
  cultureExpense: Wire.flag,
  taxFreeAmount: Wire.amount,
  taxExemptionAmount: Wire.amount,
  cancels: Wire.nullable(Wire.list(Cancel.rowCodec)),
  isPartialCancelable: Wire.flag,
  card: Wire.nullable(Card.codec),
  virtualAccount: Wire.nullable(VirtualAccount.codec),
  secret: Wire.nullable(Wire.text),
  mobilePhone: Wire.nullable(MobilePhone.codec),
  giftCertificate: Wire.nullable(GiftCertificate.codec),
  transfer: Wire.nullable(Transfer.codec),
  metadata: Wire.nullable(Wire.record(Wire.text)),
  receipt: Wire.nullable(page),
  checkout: Wire.nullable(page),
  easyPay: Wire.nullable(Wire.union(EasyPay.codec, Wire.text)),
  easyPayAmount: Wire.nullable(Wire.number),
  easyPayDiscountAmount: Wire.nullable(Wire.number),
  foreignEasyPay: Wire.nullable(Wire.struct(() => ({ provider: Wire.required(Wire.text) }))),
  country: Wire.text,
  failure: Wire.nullable(Failure.codec),
  cashReceipt: Wire.nullable(CashReceipt.codec),
  cashReceipts: Wire.nullable(Wire.list(CashReceipt.entryCodec)),
  discount: Wire.nullable(Wire.struct(() => ({ amount: Wire.number })))
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
export const codec: Wire.Wire<Payment, Encoded> = struct

/**
 * Reads and writes the wire form.
 *
 * @example
 * ```ts
 * import * as Payment from "effect-tosspayments/model/Payment"
 * import * as Schema from "effect/Schema"
 *
 * const read = (json: unknown): Payment.Payment => Schema.decodeUnknownSync(Payment.schema)(json)
 * ```
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Payment, Encoded> = /*#__PURE__*/ Wire.schema("Payment", codec)

/**
 * Whether the shop has the buyer's money now: approved or deposited, and not refunded completely.
 *
 * @since 0.1.0
 * @category guards
 */
export const isPaid = (payment: Payment): boolean =>
  (payment.status === "DONE" || payment.status === "PARTIAL_CANCELED") && payment.balanceAmount > 0

/**
 * Whether everything was given back. True also at PARTIAL_CANCELED with a balance of 0: so TossPayments leaves
 * partial refunds that add up to the whole, and so it may show a virtual account after one refund of everything.
 *
 * @since 0.1.0
 * @category guards
 */
export const isCanceled = (payment: Payment): boolean =>
  payment.status === "CANCELED" || (payment.status === "PARTIAL_CANCELED" && payment.balanceAmount === 0)

/**
 * Whether a refund (or, before a deposit, a cancel) can be asked for in this state. The method may still
 * refuse: deadlines, escrow, issuer.
 *
 * @since 0.1.0
 * @category guards
 */
export const canBeCanceled = (payment: Payment): boolean =>
  isPaid(payment) || payment.status === "WAITING_FOR_DEPOSIT"

/**
 * Whether the deposit secret of a virtual account is missing: the answer that carried it was lost, and TossPayments
 * does not show it again. Deposit webhooks of this payment prove nothing then; read the payment instead.
 *
 * Source: https://docs.tosspayments.com/guides/v2/webhook
 *
 * @since 0.1.0
 * @category guards
 */
export const isSecretLost = (payment: Payment): boolean =>
  payment.virtualAccount !== null && payment.secret === null

/**
 * What a cancel can still give back, in the payment's currency; 0 when the state allows none.
 *
 * @since 0.1.0
 * @category amounts
 */
export const cancelableAmount = (payment: Payment): number =>
  canBeCanceled(payment) ? payment.balanceAmount : 0

/**
 * What was given back so far, in the payment's currency. A refund of a foreign wallet counts once it is DONE.
 *
 * @since 0.1.0
 * @category amounts
 */
export const canceledAmount = (payment: Payment): number => {
  const cents = (payment.cancels ?? [])
    .filter((cancel) => cancel.cancelStatus === "DONE")
    .reduce((sum, cancel) => sum + Money.cents(cancel.cancelAmount), 0)
  return Money.fromCents(cents)
}
