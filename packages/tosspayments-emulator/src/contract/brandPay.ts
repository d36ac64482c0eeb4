/** Requests and answers of the brandpay endpoints, strictly. */
import * as Schema from "effect/Schema"

const time = Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/))
const day = Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\d$/))
const key = Schema.String.pipe(Schema.minLength(1), Schema.maxLength(200))
const amount = Schema.Number.pipe(Schema.finite(), Schema.nonNegative())

/** 2 to 50 characters here, 300 elsewhere. */
export const customerKey = Schema.String.pipe(Schema.minLength(2), Schema.maxLength(50))

/** A member that is `null` counts as absent. */
const optional = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.optionalWith(Schema.NullOr(schema), { default: () => null })

const scope = Schema.Literal("REGISTER", "ACCOUNT", "BILLING", "CARD")

export type Scope = typeof scope.Type

const scopes = Schema.Array(scope).pipe(Schema.minItems(1), Schema.maxItems(2))

/** The query of `GET /v1/brandpay/terms`. */
export const termsQuery = Schema.Struct({
  customerKey,
  scope: Schema.transform(Schema.String, Schema.Array(Schema.String), {
    strict: true,
    decode: (text) => text.split(","),
    encode: (list) => list.join(",")
  }).pipe(Schema.compose(scopes, { strict: false }))
})

/** The body of `POST /v1/brandpay/terms/agree`. */
export const agreeRequest = Schema.Struct({
  customerKey,
  scope: scopes,
  termsId: Schema.Array(Schema.Int)
})

export type AgreeRequest = typeof agreeRequest.Type

export const terms = Schema.Struct({
  id: Schema.Int,
  title: Schema.String,
  version: Schema.String,
  url: Schema.String,
  required: Schema.Boolean,
  agreed: Schema.Boolean
})

export type Terms = typeof terms.Type

export const agreement = Schema.Struct({ code: Schema.String })

const identity = Schema.Struct({
  ci: optional(Schema.String),
  mobilePhone: optional(Schema.String),
  name: optional(Schema.String),
  rrn: optional(Schema.String)
})

/** The body of `POST /v1/brandpay/authorizations/access-token`. */
export const tokenRequest = Schema.Union(
  Schema.Struct({
    grantType: Schema.Literal("AuthorizationCode"),
    customerKey,
    code: Schema.String,
    customerIdentity: optional(identity)
  }),
  Schema.Struct({ grantType: Schema.Literal("RefreshToken"), customerKey, refreshToken: Schema.String })
)

export const token = Schema.Struct({
  accessToken: Schema.String,
  refreshToken: Schema.String,
  tokenType: Schema.Literal("bearer"),
  expiresIn: Schema.Int
})

export type Token = typeof token.Type

/** The body of both removals. */
export const removeRequest = Schema.Struct({ methodKey: key })

const status = Schema.Literal("ENABLED", "DISABLED")
const color = Schema.Struct({ background: Schema.String, text: Schema.String })
const promotions = Schema.Array(Schema.Unknown)

export const card = Schema.Struct({
  id: Schema.String,
  methodKey: key,
  alias: Schema.NullOr(Schema.String),
  cardName: Schema.String,
  cardNumber: Schema.String,
  issuerCode: Schema.String,
  acquirerCode: Schema.NullOr(Schema.String),
  ownerType: Schema.String,
  cardType: Schema.String,
  installmentMinimumAmount: amount,
  registeredAt: time,
  status,
  icon: Schema.String,
  iconUrl: Schema.String,
  cardImgUrl: Schema.String,
  color,
  promotions
})

export type Card = typeof card.Type

export const account = Schema.Struct({
  id: Schema.String,
  methodKey: key,
  accountName: Schema.String,
  accountNumber: Schema.String,
  alias: Schema.NullOr(Schema.String),
  bankCode: Schema.String,
  icon: Schema.String,
  iconUrl: Schema.String,
  registeredAt: time,
  status,
  color,
  promotions
})

export type Account = typeof account.Type

export const methods = Schema.Struct({
  isIdentified: Schema.Boolean,
  selectedMethodId: Schema.NullOr(Schema.String),
  cards: Schema.Array(card),
  accounts: Schema.Array(account)
})

export type Methods = typeof methods.Type

/** The body of `POST /v1/brandpay/payments/confirm`. */
export const confirmRequest = Schema.Struct({
  paymentKey: key,
  orderId: Schema.String.pipe(Schema.minLength(1)),
  amount: Schema.Number.pipe(Schema.finite(), Schema.greaterThanOrEqualTo(1)),
  customerKey
})

export type ConfirmRequest = typeof confirmRequest.Type

/** The body of `POST /v1/brandpay/payments`. */
export const chargeRequest = Schema.Struct({
  customerKey,
  methodKey: key,
  amount: Schema.Number.pipe(Schema.finite(), Schema.greaterThanOrEqualTo(1)),
  orderId: Schema.String,
  orderName: Schema.String.pipe(Schema.minLength(1), Schema.maxLength(100)),
  customerEmail: optional(Schema.String.pipe(Schema.maxLength(100))),
  taxFreeAmount: optional(amount),
  cardInstallmentPlan: optional(Schema.Int),
  cultureExpense: optional(Schema.Boolean),
  useCardPoint: optional(Schema.Boolean),
  discountCode: optional(Schema.String)
})

export type ChargeRequest = typeof chargeRequest.Type

export const removedCustomer = Schema.Struct({ customerKey, success: Schema.Boolean })

/** `issuerCode` in version 2024-06-01, `companyCode` before, as other promotions. */
const issuer = {
  issuerCode: Schema.optionalWith(Schema.String, { exact: true }),
  companyCode: Schema.optionalWith(Schema.String, { exact: true })
}

const discount = {
  currency: Schema.String,
  discountAmount: amount,
  balance: amount,
  discountCode: Schema.String,
  dueDate: day,
  minimumPaymentAmount: amount,
  maximumPaymentAmount: amount
}

export const cardPromotions = Schema.Struct({
  discountCards: Schema.Array(Schema.Struct({ ...issuer, ...discount })),
  interestFreeCards: Schema.Array(
    Schema.Struct({
      ...issuer,
      minimumPaymentAmount: amount,
      dueDate: day,
      installmentFreeMonths: Schema.Array(Schema.Int)
    })
  ),
  pointCards: Schema.Array(Schema.Struct({ ...issuer, minimumPaymentAmount: amount }))
})

export type CardPromotions = typeof cardPromotions.Type

export const bankPromotions = Schema.Struct({
  discountBanks: Schema.Array(Schema.Struct({ bankCode: Schema.String, ...discount }))
})

export type BankPromotions = typeof bankPromotions.Type

const given = <A, I>(schema: Schema.Schema<A, I>) => Schema.optional(schema)

const strictly = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

/** The JSON form of `BrandPay.RegisterInput`. */
export const registerInput = Schema.Struct({
  customerKey,
  method: given(Schema.Literal("CARD", "ACCOUNT")),
  alias: given(Schema.NullOr(Schema.String)),
  card: given(
    Schema.Struct({
      cardName: given(Schema.String),
      issuerCode: given(Schema.String),
      acquirerCode: given(Schema.NullOr(Schema.String)),
      number: given(Schema.String),
      cardType: given(Schema.Literal("신용", "체크", "기프트", "미확인")),
      ownerType: given(Schema.Literal("개인", "법인", "미확인"))
    })
  ),
  bankCode: given(Schema.String),
  decline: given(Schema.String),
  mId: given(Schema.String)
}).annotations({ ...strictly, examples: [{ customerKey: "cust_1", alias: "생활비" }] })

export const method = Schema.Struct({
  methodKey: Schema.String,
  customerKey: Schema.String,
  mId: Schema.String,
  method: Schema.Literal("CARD", "ACCOUNT"),
  alias: Schema.NullOr(Schema.String),
  decline: Schema.NullOr(Schema.String),
  status
})

export const decline = Schema.Struct({ code: Schema.NullOr(Schema.String) }).annotations({
  ...strictly,
  examples: [{ code: "REJECT_CARD_PAYMENT" }]
})

export const rename = Schema.Struct({ alias: Schema.NullOr(Schema.String) }).annotations({
  ...strictly,
  examples: [{ alias: "월급" }]
})
