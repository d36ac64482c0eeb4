/**
 * The promotions of card companies.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"
import * as Promotion from "./Promotion.js"

/**
 * Instant discounts and instalments without interest that card companies have now.
 *
 * Source: https://docs.tosspayments.com/reference#cardpromotion-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface CardPromotion {
  /** Instant discounts. */
  readonly discountCards: ReadonlyArray<Promotion.CardDiscount>
  /** Instalments without interest. */
  readonly interestFreeCards: ReadonlyArray<Promotion.CardInterestFree>
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  discountCards: Wire.expected(Wire.list(Promotion.cardDiscountCodec), () => []),
  interestFreeCards: Wire.expected(Wire.list(Promotion.cardInterestFreeCodec), () => [])
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
export const codec: Wire.Wire<CardPromotion, Encoded> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<CardPromotion, Encoded> = /*#__PURE__*/ Wire.schema("CardPromotion", codec)
