/** Requests and answers of the billing endpoints, strictly. */
import * as Schema from "effect/Schema"

const time = Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/))
const customerKey = Schema.String.pipe(Schema.minLength(2), Schema.maxLength(300))
const amount = Schema.Number.pipe(Schema.finite(), Schema.nonNegative())

/** A member that is `null` counts as absent. */
const optional = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.optionalWith(Schema.NullOr(schema), { default: () => null })

const person = {
  customerEmail: optional(Schema.String.pipe(Schema.maxLength(100))),
  customerName: optional(Schema.String.pipe(Schema.maxLength(100)))
}

/** The body of `POST /v1/billing/authorizations/issue`. */
export const issueRequest = Schema.Struct({
  authKey: Schema.String.pipe(Schema.minLength(1), Schema.maxLength(300)),
  customerKey
})

export type IssueRequest = typeof issueRequest.Type

/** The body of `POST /v1/billing/authorizations/card`. */
export const cardRequest = Schema.Struct({
  customerKey,
  cardNumber: Schema.String,
  cardExpirationYear: Schema.String.pipe(Schema.pattern(/^\d{2}$/)),
  cardExpirationMonth: Schema.String.pipe(Schema.pattern(/^\d{2}$/)),
  customerIdentityNumber: Schema.String,
  cardPassword: optional(Schema.String),
  ...person,
  vbv: optional(Schema.Struct({ cavv: Schema.String, xid: Schema.String, eci: Schema.String }))
})

export type CardRequest = typeof cardRequest.Type

/** The body of `POST /v1/billing/{billingKey}`. */
export const chargeRequest = Schema.Struct({
  customerKey,
  amount: Schema.Number.pipe(Schema.finite(), Schema.greaterThanOrEqualTo(1)),
  orderId: Schema.String,
  orderName: Schema.String.pipe(Schema.minLength(1), Schema.maxLength(100)),
  ...person,
  customerIp: optional(Schema.String),
  taxFreeAmount: optional(amount),
  taxExemptionAmount: optional(amount),
  cardInstallmentPlan: optional(Schema.Number.pipe(Schema.int()))
})

export type ChargeRequest = typeof chargeRequest.Type

/** The Billing object as it leaves. */
export const billing = Schema.Struct({
  mId: Schema.String.pipe(Schema.maxLength(14)),
  customerKey,
  authenticatedAt: time,
  method: Schema.Literal("카드", "계좌이체", "CARD", "TRANSFER"),
  billingKey: Schema.String.pipe(Schema.minLength(1), Schema.maxLength(200)),
  cardCompany: Schema.optionalWith(Schema.String, { exact: true }),
  cardNumber: Schema.optionalWith(Schema.String, { exact: true }),
  card: Schema.NullOr(
    Schema.Struct({
      issuerCode: Schema.String,
      acquirerCode: Schema.NullOr(Schema.String),
      number: Schema.String,
      cardType: Schema.String,
      ownerType: Schema.String
    })
  ),
  transfers: Schema.NullOr(
    Schema.Array(Schema.Struct({ bankName: Schema.String, bankAccountNumber: Schema.String }))
  )
}).annotations({ identifier: "Billing" })

export type Billing = typeof billing.Type

const given = <A, I>(schema: Schema.Schema<A, I>) => Schema.optional(schema)

const strictly = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

/** The JSON form of `Billing.AuthorizeInput`. */
export const authorizeInput = Schema.Struct({
  customerKey,
  method: given(Schema.Literal("CARD", "TRANSFER")),
  card: given(
    Schema.Struct({
      issuerCode: given(Schema.String),
      acquirerCode: given(Schema.NullOr(Schema.String)),
      number: given(Schema.String),
      cardType: given(Schema.Literal("신용", "체크", "기프트", "미확인")),
      ownerType: given(Schema.Literal("개인", "법인", "미확인"))
    })
  ),
  bankCode: given(Schema.String),
  validDays: given(Schema.Number.pipe(Schema.positive(), Schema.lessThanOrEqualTo(36_600))),
  decline: given(Schema.String),
  mId: given(Schema.String)
}).annotations({ ...strictly, examples: [{ customerKey: "cust_1" }] })

export const authorization = Schema.Struct({ authKey: Schema.String, customerKey: Schema.String })

export const key = Schema.Struct({
  billingKey: Schema.String,
  customerKey: Schema.String,
  mId: Schema.String,
  method: Schema.Literal("카드", "계좌이체"),
  decline: Schema.NullOr(Schema.String),
  expiresAt: Schema.NullOr(Schema.String),
  isDeleted: Schema.Boolean
})

export const decline = Schema.Struct({ code: Schema.NullOr(Schema.String) }).annotations({
  ...strictly,
  examples: [{ code: "REJECT_CARD_PAYMENT" }]
})
