import * as Schema from "effect/Schema"

/**
 * The same number as a text: official samples pass on the `amount` of the success URL as it is.
 *
 * Assumption: a text has digits and at most one point, nothing else.
 */
const numeral = Schema.transform(
  Schema.String.pipe(Schema.pattern(/^\d{1,20}(\.\d{1,20})?$/)),
  Schema.Number,
  { strict: true, decode: Number, encode: String }
)

/** The body of `POST /v1/payments/confirm`. */
export const schema = Schema.Struct({
  paymentKey: Schema.String.pipe(Schema.minLength(1), Schema.maxLength(200)),
  orderId: Schema.String.pipe(Schema.minLength(1)),
  amount: Schema.Union(Schema.Number, numeral).pipe(Schema.finite(), Schema.greaterThanOrEqualTo(1))
})

export type ConfirmRequest = typeof schema.Type
