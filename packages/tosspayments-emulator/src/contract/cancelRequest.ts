import * as Schema from "effect/Schema"

const amount = Schema.Number.pipe(Schema.finite(), Schema.nonNegative())

/** A member that is `null` counts as absent. */
const optional = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.optionalWith(Schema.NullOr(schema), { default: () => null })

const amountOrNone = Schema.transform(Schema.NullishOr(amount), amount, {
  strict: true,
  decode: (given) => given ?? 0,
  encode: (given) => given
})

const refundAccount = Schema.Struct({
  bank: Schema.String,
  accountNumber: Schema.String,
  holderName: Schema.String
})

/** The body of `POST /v1/payments/{paymentKey}/cancel`. */
export const schema = Schema.Struct({
  cancelReason: Schema.String.pipe(Schema.maxLength(200), Schema.pattern(/\S/)),
  // Assumption: a cancel of nothing is malformed.
  cancelAmount: optional(amount.pipe(Schema.greaterThan(0))),
  refundReceiveAccount: optional(refundAccount),
  taxFreeAmount: Schema.optionalWith(amountOrNone, { default: () => 0 }),
  taxExemptionAmount: Schema.optionalWith(amountOrNone, { default: () => 0 }),
  currency: optional(Schema.String),
  refundableAmount: optional(amount),
  cancelRequestId: optional(Schema.String.pipe(Schema.pattern(/^[A-Za-z0-9\-_=]{6,64}$/)))
})

export type CancelRequest = typeof schema.Type

export type RefundAccount = typeof refundAccount.Type
