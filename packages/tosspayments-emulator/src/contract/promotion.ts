import * as Schema from "effect/Schema"

const amount = Schema.Number.pipe(Schema.finite(), Schema.nonNegative())
const day = Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\d$/))
const months = Schema.Array(Schema.Int)

const discount = {
  discountAmount: amount,
  minimumPaymentAmount: amount,
  maximumPaymentAmount: amount,
  currency: Schema.String,
  discountCode: Schema.String,
  dueDate: day,
  balance: amount
}

const bankDiscount = Schema.Struct({
  type: Schema.Literal("FIXED_AMOUNT", "FIXED_RATE"),
  bankCode: Schema.String,
  discountAmount: Schema.NullOr(amount),
  discountRate: Schema.NullOr(Schema.Number.pipe(Schema.between(0.01, 0.3))),
  minimumPaymentAmount: amount,
  maximumPaymentAmount: amount,
  currency: Schema.String,
  discountCode: Schema.String,
  dueDate: day
})

/** The Promotions object as it leaves, strictly. */
export const promotion = Schema.Struct({
  payType: Schema.Literal("NORMAL", "BILLING", "BRANDPAY"),
  type: Schema.Literal("CARD_DISCOUNT", "CARD_INTEREST_FREE", "CARD_POINT", "BANK_DISCOUNT"),
  cardDiscount: Schema.NullOr(Schema.Struct({ issuerCode: Schema.String, ...discount })),
  cardInterestFree: Schema.NullOr(
    Schema.Struct({
      issuerCode: Schema.String,
      minimumPaymentAmount: amount,
      currency: Schema.String,
      dueDate: day,
      installmentFreeMonths: months
    })
  ),
  cardPoint: Schema.NullOr(
    Schema.Struct({
      issuerCode: Schema.String,
      minimumPaymentAmount: amount,
      currency: Schema.String,
      dueDate: day
    })
  ),
  bankDiscount: Schema.NullOr(bankDiscount)
})

export type Promotion = typeof promotion.Type

/** `issuerCode` in version 2024-06-01, `companyCode` before. */
const issuer = {
  issuerCode: Schema.optionalWith(Schema.String, { exact: true }),
  companyCode: Schema.optionalWith(Schema.String, { exact: true })
}

/** The CardPromotion object as it leaves, strictly. */
export const cardPromotion = Schema.Struct({
  discountCards: Schema.Array(Schema.Struct({ ...issuer, ...discount })),
  interestFreeCards: Schema.Array(
    Schema.Struct({
      ...issuer,
      minimumPaymentAmount: amount,
      dueDate: day,
      installmentFreeMonths: months
    })
  )
})

export type CardPromotion = typeof cardPromotion.Type
