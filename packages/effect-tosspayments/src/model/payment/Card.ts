/**
 * The card part of a payment.
 *
 * @since 0.1.0
 */
import * as CardCompany from "../../internal/cardCompany.js"
import * as Wire from "../../internal/schema/wire.js"

/**
 * Korean literal, or its English code when the request asked for `Accept-Language: en-US`.
 *
 * @since 0.1.0
 * @category models
 */
export type CardType =
  | "신용"
  | "체크"
  | "기프트"
  | "미확인"
  | "CREDIT"
  | "CHECK"
  | "GIFT"
  | "UNKNOWN"
  | (string & {})

/**
 * Whether a person or a company owns the card. Korean literal or English code.
 *
 * @since 0.1.0
 * @category models
 */
export type CardOwnerType = "개인" | "법인" | "미확인" | "PERSONAL" | "CORPORATE" | "UNKNOWN" | (string & {})

/**
 * How far the acquirer is with the sale.
 *
 * @since 0.1.0
 * @category models
 */
export type AcquireStatus =
  | "READY"
  | "REQUESTED"
  | "COMPLETED"
  | "CANCEL_REQUESTED"
  | "CANCELED"
  | (string & {})

/**
 * Card details of a payment. `미확인` (unknown) types occur for foreign cards and mixed easy pay.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface Card {
  /** What the issuer was asked to charge, in the payment's currency; includes an instant discount. */
  readonly amount: number
  /**
   * Issuer, two characters as a rule (`61` = Hyundai); some partners use three. Read from `company` in older versions, and
   * `""` for a name that tells no code: `우리` is two issuers.
   */
  readonly issuerCode: string
  /** Acquirer; `null` when it is not known. */
  readonly acquirerCode: string | null
  /** Masked number, e.g. `46520011****904*`. */
  readonly number: string
  /** Instalment months; 0 means paid at once. */
  readonly installmentPlanMonths: number
  /** Approval number of the issuer, at most 8 characters. */
  readonly approveNo: string
  /** Whether card points were used; `null` when TossPayments does not say. */
  readonly useCardPoint: boolean | null
  /** Credit, check (debit), gift or unknown. */
  readonly cardType: CardType
  /** Personal, corporate or unknown. */
  readonly ownerType: CardOwnerType
  /** State of the sale at the acquirer. */
  readonly acquireStatus: AcquireStatus
  /** Whether the instalments are free of interest for the buyer; `null` when TossPayments does not say. */
  readonly isInterestFree: boolean | null
  /** Who pays the interest of free instalments; `null` when there is none. */
  readonly interestPayer: "BUYER" | "CARD_COMPANY" | "MERCHANT" | (string & {}) | null
  /** Name of the issuer, such as `현대`; only in versions before 2022-11-16. */
  readonly company: string | null
  /** Card slip; only in older versions, newer ones have `Payment.receipt`. */
  readonly receiptUrl: string | null
  /** Wallet that the card was used through; only in versions before 2022-06-08. */
  readonly provider: string | null
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  amount: Wire.amount,
  issuerCode: Wire.text,
  acquirerCode: Wire.nullable(Wire.text),
  number: Wire.text,
  installmentPlanMonths: Wire.expected(Wire.number, () => 0),
  approveNo: Wire.text,
  useCardPoint: Wire.flag,
  cardType: Wire.openEnum<CardType>("UNKNOWN"),
  ownerType: Wire.openEnum<CardOwnerType>("UNKNOWN"),
  acquireStatus: Wire.openEnum<AcquireStatus>(),
  isInterestFree: Wire.flag,
  interestPayer: Wire.nullable(Wire.openEnum<Card["interestPayer"]>()),
  company: Wire.nullable(Wire.text),
  receiptUrl: Wire.nullable(Wire.text),
  provider: Wire.nullable(Wire.text)
}))

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Card, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.codeFromName(
  struct,
  "issuerCode",
  "company",
  CardCompany.codeOf
)

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Card, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema("Card", codec)
