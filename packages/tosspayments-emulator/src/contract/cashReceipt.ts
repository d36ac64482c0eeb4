/** Requests and answers of the cash receipt endpoints, strictly. */
import * as Schema from "effect/Schema"
import type { ErrorCode } from "./errorCodes.js"

const time = Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/))
const amount = Schema.Number.pipe(Schema.finite(), Schema.nonNegative())
const identity = Schema.String.pipe(Schema.minLength(1), Schema.maxLength(30))
const type = Schema.Literal("소득공제", "지출증빙")

/** A member that is `null` counts as absent. */
const optional = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.optionalWith(Schema.NullOr(schema), { default: () => null })

/** The body of `POST /v1/cash-receipts`; which of the two names of the number counts is a matter of the version. */
export const issueRequest = Schema.Struct({
  amount: Schema.Number.pipe(Schema.finite(), Schema.greaterThanOrEqualTo(1)),
  orderId: Schema.String.pipe(Schema.pattern(/^[A-Za-z0-9_=-]{6,64}$/)),
  orderName: Schema.String.pipe(Schema.minLength(1), Schema.maxLength(100)),
  type,
  customerIdentityNumber: optional(identity),
  registrationNumber: optional(identity),
  taxFreeAmount: optional(amount)
})

export type IssueRequest = typeof issueRequest.Type

/** The body of `POST /v1/cash-receipts/{receiptKey}/cancel`, which need not be there. */
export const cancelRequest = Schema.NullOr(
  Schema.Struct({ amount: optional(Schema.Number.pipe(Schema.finite(), Schema.positive())) })
)

const whole = Schema.NumberFromString.pipe(Schema.int())

/** The query of `GET /v1/cash-receipts`. Its day is looked at by the operation: it has an error code of its own. */
export const query = Schema.Struct({
  requestDate: Schema.optional(Schema.String),
  cursor: Schema.optionalWith(whole.pipe(Schema.nonNegative()), { default: () => 0 }),
  limit: Schema.optionalWith(whole.pipe(Schema.between(1, 10_000)), { default: () => 100 })
})

const receiptKey = Schema.String.pipe(Schema.minLength(1), Schema.maxLength(200))
const failure = Schema.NullOr(Schema.Struct({ code: Schema.String, message: Schema.String }))

/** The CashReceipt object as it leaves. */
export const current = Schema.Struct({
  receiptKey,
  issueNumber: Schema.String.pipe(Schema.maxLength(9)),
  issueStatus: Schema.Literal("IN_PROGRESS", "COMPLETED", "FAILED"),
  amount,
  taxFreeAmount: amount,
  orderId: Schema.String,
  orderName: Schema.String,
  type,
  transactionType: Schema.Literal("CONFIRM", "CANCEL"),
  businessNumber: Schema.String.pipe(Schema.length(10)),
  customerIdentityNumber: identity,
  failure,
  requestedAt: time,
  receiptUrl: Schema.String
}).annotations({ identifier: "CashReceipt" })

/** The same before version 2022-07-27: a cancellation changes the receipt, and nothing is in progress. */
export const older = Schema.Struct({
  receiptKey,
  approvalNumber: Schema.String.pipe(Schema.maxLength(9)),
  amount,
  taxFreeAmount: amount,
  orderId: Schema.String,
  orderName: Schema.String,
  type,
  registrationNumber: identity,
  approvedAt: time,
  canceledAt: Schema.NullOr(time),
  receiptUrl: Schema.String
})

export const cashReceipt = Schema.Union(current, older)

export type Current = typeof current.Type
export type CashReceipt = typeof cashReceipt.Type

export const page = Schema.Struct({
  hasNext: Schema.Boolean,
  lastCursor: Schema.NonNegativeInt,
  data: Schema.Array(current)
})

export type Page = typeof page.Type

/** Error codes, apart from those that every endpoint has. Those of issuing are inferred by their names (errors.md §4). */
export const issueCodes = [
  "DUPLICATED_CASH_RECEIPT",
  "INVALID_CASH_RECEIPT_INFO",
  "INVALID_REQUEST",
  "INVALID_BUSINESS_NUMBER",
  "INVALID_IDENTIFICATION_TYPE",
  // Assumption: measured on confirm only; the other keyed POSTs are taken to behave alike.
  "IDEMPOTENT_REQUEST_PROCESSING"
] as const satisfies ReadonlyArray<ErrorCode>

export const cancelCodes = [
  "FORBIDDEN_REQUEST",
  "NOT_FOUND_RECEIPT",
  "FAILED_INTERNAL_SYSTEM_PROCESSING",
  // Assumption: a body that is none.
  "INVALID_REQUEST",
  // Assumption: as for issuing.
  "IDEMPOTENT_REQUEST_PROCESSING"
] as const satisfies ReadonlyArray<ErrorCode>

export const listCodes = [
  "API_VERSION_UPDATE_NEEDED",
  "INVALID_BUSINESS_NUMBER",
  "INVALID_REQUIRED_PARAM",
  // Assumption: a query that is none.
  "INVALID_REQUEST"
] as const satisfies ReadonlyArray<ErrorCode>
