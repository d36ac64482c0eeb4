/** Requests of `POST /v1/payments/key-in` and `POST /v1/payments`, strictly, and their error codes. */
import * as Schema from "effect/Schema"
import type { ErrorCode } from "./errorCodes.js"

const amount = Schema.Number.pipe(Schema.finite(), Schema.nonNegative())
const orderName = Schema.String.pipe(Schema.minLength(1), Schema.maxLength(100))

/** A member that is `null` counts as absent. */
const optional = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.optionalWith(Schema.NullOr(schema), { default: () => null })

export const keyInRequest = Schema.Struct({
  amount: Schema.Number.pipe(Schema.finite(), Schema.greaterThanOrEqualTo(1)),
  orderId: Schema.String,
  orderName,
  cardNumber: Schema.String,
  cardExpirationYear: Schema.String.pipe(Schema.pattern(/^\d{2}$/)),
  cardExpirationMonth: Schema.String.pipe(Schema.pattern(/^\d{2}$/)),
  customerIdentityNumber: optional(Schema.String),
  cardPassword: optional(Schema.String),
  cardInstallmentPlan: optional(Schema.Number.pipe(Schema.int())),
  useFreeInstallmentPlan: optional(Schema.Boolean),
  useCardPoint: optional(Schema.Boolean),
  taxFreeAmount: optional(amount),
  customerEmail: optional(Schema.String.pipe(Schema.maxLength(100))),
  customerName: optional(Schema.String.pipe(Schema.maxLength(100))),
  customerIp: optional(Schema.String),
  vbv: optional(Schema.Struct({ cavv: Schema.String, xid: Schema.String, eci: Schema.String }))
})

export type KeyInRequest = typeof keyInRequest.Type

export const createRequest = Schema.Struct({
  method: Schema.String,
  amount: optional(Schema.Number.pipe(Schema.finite())),
  currency: optional(Schema.String),
  orderId: Schema.String,
  orderName: Schema.String,
  successUrl: Schema.String,
  failUrl: Schema.String,
  flowMode: optional(Schema.Literal("DEFAULT", "DIRECT")),
  easyPay: optional(Schema.String),
  cardCompany: optional(Schema.String),
  appScheme: optional(Schema.String)
})

export type CreateRequest = typeof createRequest.Type

/** Apart from those that every endpoint has. */
export const keyInCodes = [
  "INVALID_CARD_EXPIRATION",
  "INVALID_CARD_NUMBER",
  "INVALID_CARD_PASSWORD",
  "INVALID_CARD_IDENTITY",
  "INVALID_STOPPED_CARD",
  "INVALID_REJECT_CARD",
  "INVALID_BIRTH_DAY_FORMAT",
  "NOT_SUPPORTED_CARD_TYPE",
  "NOT_REGISTERED_CARD_COMPANY",
  "INVALID_REQUEST",
  "INVALID_REQUIRED_PARAM",
  "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN",
  "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT",
  "INVALID_CARD_INSTALLMENT_PLAN",
  "NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT",
  "INVALID_EMAIL",
  "BELOW_MINIMUM_AMOUNT",
  "DUPLICATED_ORDER_ID",
  "INVALID_ORDER_ID",
  "NOT_ALLOWED_POINT_USE",
  "REJECT_CARD_PAYMENT",
  "EXCEED_MAX_AUTH_COUNT",
  "REJECT_ACCOUNT_PAYMENT",
  "REJECT_CARD_COMPANY",
  "FAILED_INTERNAL_SYSTEM_PROCESSING",
  "FAILED_DB_PROCESSING",
  "FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING",
  "FAILED_CARD_COMPANY_RESPONSE",
  // Assumption: measured on confirm only; the other keyed POSTs are taken to behave alike.
  "IDEMPOTENT_REQUEST_PROCESSING"
] as const satisfies ReadonlyArray<ErrorCode>

/** No list is published: these go by their names (errors.md §4). */
export const createCodes = [
  "INCORRECT_SUCCESS_URL_FORMAT",
  "INCORRECT_FAIL_URL_FORMAT",
  "INVALID_SUCCESS_URL",
  "INVALID_URL",
  "INVALID_URL_FORMAT",
  "INVALID_FLOW_MODE_PARAMETERS",
  "INVALID_CARD_COMPANY",
  "INVALID_EASY_PAY",
  "INVALID_CURRENCY",
  "INVALID_ORDER_ID",
  "INVALID_ORDER_NAME",
  "REQUIRED_AMOUNT",
  "NOT_SUPPORTED_METHOD",
  "NOT_SUPPORTED_USD",
  "NOT_SUPPORTED_CARRIER",
  "INVALID_AUTHORIZE_AUTH_TYPE_GIFT_CERTIFICATE",
  "INVALID_REQUEST",
  // Assumption: as the payment window.
  "DUPLICATED_ORDER_ID",
  // Assumption: as for key-in.
  "IDEMPOTENT_REQUEST_PROCESSING"
] as const satisfies ReadonlyArray<ErrorCode>
