/**
 * A promotion of a card company or a bank.
 *
 * @since 0.1.0
 */
import { ofIssuer } from "../internal/issuer.js"
import * as Wire from "../internal/schema/wire.js"

/**
 * An instant discount of a card company.
 *
 * @since 0.1.0
 * @category models
 */
export interface CardDiscount {
  /** Issuer, two characters as a rule. */
  readonly issuerCode: string
  /** What the buyer pays less. */
  readonly discountAmount: number
  /** Least amount of a payment. */
  readonly minimumPaymentAmount: number
  /** Greatest amount of a payment. */
  readonly maximumPaymentAmount: number
  /** ISO 4217 code. */
  readonly currency: string
  /** Code to ask for the discount with. */
  readonly discountCode: string
  /** Last day, until 23:59:59 in Korea: `yyyy-MM-dd`. */
  readonly dueDate: string
  /** What is left of the promotion's money; 0 when it is used up. */
  readonly balance: number
}

/**
 * Instalments without interest.
 *
 * @since 0.1.0
 * @category models
 */
export interface CardInterestFree {
  /** Issuer, two characters as a rule. */
  readonly issuerCode: string
  /** Least amount of a payment. */
  readonly minimumPaymentAmount: number
  /** ISO 4217 code; `null` where it is not told. */
  readonly currency: string | null
  /** Last day, until 23:59:59 in Korea: `yyyy-MM-dd`. */
  readonly dueDate: string
  /** For how many months. */
  readonly installmentFreeMonths: ReadonlyArray<number>
}

/**
 * Paying with points of the card.
 *
 * @since 0.1.0
 * @category models
 */
export interface CardPoint {
  /** Issuer, two characters as a rule. */
  readonly issuerCode: string
  /** Least amount of a payment. */
  readonly minimumPaymentAmount: number
  /** ISO 4217 code. */
  readonly currency: string
  /** Last day, until 23:59:59 in Korea: `yyyy-MM-dd`. */
  readonly dueDate: string
}

/**
 * An instant discount of a bank.
 *
 * @since 0.1.0
 * @category models
 */
export interface BankDiscount {
  /** Whether `discountAmount` or `discountRate` says how much. */
  readonly type: "FIXED_AMOUNT" | "FIXED_RATE" | (string & {})
  /** Two-character bank code. */
  readonly bankCode: string
  /** What the buyer pays less; `null` for a rate. */
  readonly discountAmount: number | null
  /** Part of the amount that the buyer pays less, 0.01 to 0.3; `null` for an amount. */
  readonly discountRate: number | null
  /** Least amount of a payment. */
  readonly minimumPaymentAmount: number
  /** Greatest amount of a payment. */
  readonly maximumPaymentAmount: number
  /** ISO 4217 code. */
  readonly currency: string
  /** Code to ask for the discount with. */
  readonly discountCode: string
  /** Last day, until 23:59:59 in Korea: `yyyy-MM-dd`. */
  readonly dueDate: string
}

/**
 * A promotion: of the four details one is there, which `type` names.
 *
 * Source: https://docs.tosspayments.com/reference#promotions-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface Promotion {
  /** Kind of payments that it is for. */
  readonly payType: "NORMAL" | "BILLING" | "BRANDPAY" | (string & {})
  /** Kind of promotion. */
  readonly type: "CARD_DISCOUNT" | "CARD_INTEREST_FREE" | "CARD_POINT" | "BANK_DISCOUNT" | (string & {})
  /** Of CARD_DISCOUNT. */
  readonly cardDiscount: CardDiscount | null
  /** Of CARD_INTEREST_FREE. */
  readonly cardInterestFree: CardInterestFree | null
  /** Of CARD_POINT. */
  readonly cardPoint: CardPoint | null
  /** Of BANK_DISCOUNT. */
  readonly bankDiscount: BankDiscount | null
}

const discount = /*#__PURE__*/ Wire.struct(() => ({
  issuerCode: Wire.text,
  discountAmount: Wire.amount,
  minimumPaymentAmount: Wire.amount,
  maximumPaymentAmount: Wire.amount,
  currency: Wire.text,
  discountCode: Wire.text,
  dueDate: Wire.day,
  balance: Wire.amount
}))

const interestFree = /*#__PURE__*/ Wire.struct(() => ({
  issuerCode: Wire.text,
  minimumPaymentAmount: Wire.amount,
  currency: Wire.nullable(Wire.text),
  dueDate: Wire.day,
  installmentFreeMonths: Wire.expected(Wire.list(Wire.number), () => [])
}))

const point = /*#__PURE__*/ Wire.struct(() => ({
  issuerCode: Wire.text,
  minimumPaymentAmount: Wire.amount,
  currency: Wire.text,
  dueDate: Wire.day
}))

const bank = /*#__PURE__*/ Wire.struct(() => ({
  type: Wire.openEnum<BankDiscount["type"]>(),
  bankCode: Wire.text,
  discountAmount: Wire.nullable(Wire.number),
  discountRate: Wire.nullable(Wire.number),
  minimumPaymentAmount: Wire.amount,
  maximumPaymentAmount: Wire.amount,
  currency: Wire.text,
  discountCode: Wire.text,
  dueDate: Wire.day
}))

/**
 * What the SDK reads a discount of a card company with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const cardDiscountCodec: Wire.Wire<
  CardDiscount,
  Wire.Encoded<typeof discount>
> = /*#__PURE__*/ ofIssuer(discount)

/**
 * What the SDK reads instalments without interest with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const cardInterestFreeCodec: Wire.Wire<
  CardInterestFree,
  Wire.Encoded<typeof interestFree>
> = /*#__PURE__*/ ofIssuer(interestFree)

const struct = /*#__PURE__*/ Wire.struct(() => ({
  payType: Wire.openEnum<Promotion["payType"]>(),
  type: Wire.required(Wire.openEnum<Promotion["type"]>()),
  cardDiscount: Wire.nullable(cardDiscountCodec),
  cardInterestFree: Wire.nullable(cardInterestFreeCodec),
  cardPoint: Wire.nullable(ofIssuer(point)),
  bankDiscount: Wire.nullable(bank)
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
export const codec: Wire.Wire<Promotion, Encoded> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Promotion, Encoded> = /*#__PURE__*/ Wire.schema("Promotion", codec)
