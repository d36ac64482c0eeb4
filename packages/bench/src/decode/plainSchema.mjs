import * as Schema from "effect/Schema"

const page = Schema.Struct({ url: Schema.String })

const card = Schema.Struct({
  issuerCode: Schema.String,
  acquirerCode: Schema.NullOr(Schema.String),
  number: Schema.String,
  installmentPlanMonths: Schema.Number,
  isInterestFree: Schema.Boolean,
  interestPayer: Schema.NullOr(Schema.String),
  approveNo: Schema.String,
  useCardPoint: Schema.Boolean,
  cardType: Schema.String,
  ownerType: Schema.String,
  acquireStatus: Schema.String,
  amount: Schema.Number
})

/** A card payment; the other methods are left out, as an app would that takes cards only. */
export const payment = Schema.Struct({
  version: Schema.String,
  paymentKey: Schema.NonEmptyString,
  type: Schema.String,
  orderId: Schema.NonEmptyString,
  orderName: Schema.String,
  mId: Schema.String,
  currency: Schema.String,
  method: Schema.NullOr(Schema.String),
  totalAmount: Schema.Number,
  balanceAmount: Schema.Number,
  status: Schema.String,
  requestedAt: Schema.Date,
  approvedAt: Schema.NullOr(Schema.Date),
  useEscrow: Schema.NullOr(Schema.Boolean),
  lastTransactionKey: Schema.NullOr(Schema.String),
  suppliedAmount: Schema.Number,
  vat: Schema.Number,
  cultureExpense: Schema.Boolean,
  taxFreeAmount: Schema.Number,
  taxExemptionAmount: Schema.Number,
  isPartialCancelable: Schema.Boolean,
  card: Schema.NullOr(card),
  secret: Schema.NullOr(Schema.String),
  metadata: Schema.NullOr(Schema.Record({ key: Schema.String, value: Schema.String })),
  receipt: Schema.NullOr(page),
  checkout: Schema.NullOr(page),
  country: Schema.String
})
