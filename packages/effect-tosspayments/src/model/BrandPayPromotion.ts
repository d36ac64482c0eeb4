/**
 * Promotions for payments with brandpay.
 *
 * @since 0.1.0
 */
import { ofIssuer } from "../internal/issuer.js"
import * as Wire from "../internal/schema/wire.js"
import * as Promotion from "./Promotion.js"

/**
 * Paying with points of a card.
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandPayCardPoint {
  /** Issuer, two characters as a rule. */
  readonly issuerCode: string
  /** Least amount of a payment. */
  readonly minimumPaymentAmount: number
}

/**
 * Promotions of card companies.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface CardPromotions {
  /** Instant discounts; `currency` and others that are not told are `""`. */
  readonly discountCards: ReadonlyArray<Promotion.CardDiscount>
  /** Instalments without interest. */
  readonly interestFreeCards: ReadonlyArray<Promotion.CardInterestFree>
  /** Paying with points. */
  readonly pointCards: ReadonlyArray<BrandPayCardPoint>
}

/**
 * An instant discount of a bank.
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandPayBankDiscount {
  /** Two-character bank code. */
  readonly bankCode: string
  /** ISO 4217 code. */
  readonly currency: string
  /** What the buyer pays less. */
  readonly discountAmount: number
  /** What is left of the promotion's money; 0 when it is used up. */
  readonly balance: number
  /** Code to ask for the discount with. */
  readonly discountCode: string
  /** Last day, until 23:59:59 in Korea: `yyyy-MM-dd`. */
  readonly dueDate: string
  /** Least amount of a payment. */
  readonly minimumPaymentAmount: number
  /** Greatest amount of a payment. */
  readonly maximumPaymentAmount: number
}

/**
 * Promotions of banks.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface BankPromotions {
  /** Instant discounts. */
  readonly discountBanks: ReadonlyArray<BrandPayBankDiscount>
}

const point = /*#__PURE__*/ Wire.struct(() => ({ issuerCode: Wire.text, minimumPaymentAmount: Wire.amount }))

const listOf = <A, I>(wire: Wire.Wire<A, I>) => Wire.expected(Wire.list(wire), (): ReadonlyArray<A> => [])

const cards = /*#__PURE__*/ Wire.struct(() => ({
  discountCards: listOf(Promotion.cardDiscountCodec),
  interestFreeCards: listOf(Promotion.cardInterestFreeCodec),
  pointCards: listOf(ofIssuer(point))
}))

const discount = /*#__PURE__*/ Wire.struct(() => ({
  bankCode: Wire.text,
  currency: Wire.text,
  discountAmount: Wire.amount,
  balance: Wire.amount,
  discountCode: Wire.text,
  dueDate: Wire.day,
  minimumPaymentAmount: Wire.amount,
  maximumPaymentAmount: Wire.amount
}))

const banks = /*#__PURE__*/ Wire.struct(() => ({ discountBanks: listOf(discount) }))

/**
 * The wire form: what `cardSchema` encodes to.
 *
 * @since 0.1.0
 * @category models
 */
export type CardEncoded = Wire.Encoded<typeof cards>

/**
 * The wire form: what `bankSchema` encodes to.
 *
 * @since 0.1.0
 * @category models
 */
export type BankEncoded = Wire.Encoded<typeof banks>

/**
 * What the SDK reads promotions of card companies with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const cardCodec: Wire.Wire<CardPromotions, CardEncoded> = cards

/**
 * What the SDK reads promotions of banks with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const bankCodec: Wire.Wire<BankPromotions, BankEncoded> = banks

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const cardSchema: Wire.Schema<CardPromotions, CardEncoded> = /*#__PURE__*/ Wire.schema(
  "BrandPayCardPromotions",
  cardCodec
)

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const bankSchema: Wire.Schema<BankPromotions, BankEncoded> = /*#__PURE__*/ Wire.schema(
  "BrandPayBankPromotions",
  bankCodec
)
