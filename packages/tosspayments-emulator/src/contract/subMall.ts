/** Requests and answers of payouts version 1 (sub-malls), strictly. */
import * as Schema from "effect/Schema"
import type { ErrorCode } from "./errorCodes.js"

const time = Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/))
const day = Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\d$/))

/** A member that is `null` counts as absent. */
const optional = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.optionalWith(Schema.NullOr(schema), { default: () => null })

const text = (max: number) => Schema.String.pipe(Schema.minLength(1), Schema.maxLength(max))
const metadata = Schema.Record({ key: Schema.String, value: Schema.String }).pipe(
  Schema.filter((given) => Object.keys(given).length <= 50)
)
const email = text(100)
const phoneNumber = Schema.String.pipe(Schema.pattern(/^\d{8,11}$/))

const changes = {
  account: Schema.Struct({ bank: text(30), accountNumber: Schema.String, holderName: text(60) }),
  companyName: optional(text(60)),
  representativeName: optional(text(40)),
  businessNumber: optional(Schema.String.pipe(Schema.pattern(/^\d{10}$/))),
  metadata: optional(metadata)
}

/** The body of `POST /v1/payouts/sub-malls/{subMallId}`. */
export const updateRequest = Schema.Struct({
  ...changes,
  email: optional(email),
  phoneNumber: optional(phoneNumber)
})

export type UpdateRequest = typeof updateRequest.Type

/** The body of `POST /v1/payouts/sub-malls`. Its id is looked at by the operation: it has an error code of its own. */
export const registerRequest = Schema.Struct({
  ...changes,
  subMallId: Schema.String,
  type: Schema.Literal("CORPORATE", "INDIVIDUAL"),
  email,
  phoneNumber
}).pipe(
  Schema.filter(
    ({ businessNumber, companyName, representativeName, type }) =>
      type === "INDIVIDUAL" || ![businessNumber, companyName, representativeName].includes(null)
  )
)

export type RegisterRequest = typeof registerRequest.Type

const account = Schema.Struct({
  bankCode: Schema.String,
  accountNumber: Schema.String.pipe(Schema.pattern(/^\d{1,20}$/)),
  holderName: Schema.NullOr(Schema.String)
})

export type Account = typeof account.Type

/** The Submall object as it leaves. */
export const subMall = Schema.Struct({
  subMallId: text(20),
  type: Schema.Literal("CORPORATE", "INDIVIDUAL"),
  status: Schema.Literal("PARTIALLY_APPROVED", "KYC_REQUIRED", "APPROVED"),
  companyName: Schema.NullOr(Schema.String),
  representativeName: Schema.NullOr(Schema.String),
  businessNumber: Schema.NullOr(Schema.String),
  account,
  email: Schema.NullOr(Schema.String),
  phoneNumber: Schema.NullOr(Schema.String),
  metadata: Schema.NullOr(metadata)
})

export type SubMall = typeof subMall.Type

/** One element of the body of `POST /v1/payouts/sub-malls/settlements`. */
const payoutRequest = Schema.Struct({
  subMallId: Schema.String,
  payoutDate: Schema.String,
  payoutAmount: Schema.Number.pipe(Schema.int(), Schema.positive()),
  transferSummary: optional(text(7)),
  metadata: optional(metadata)
})

export type PayoutRequest = typeof payoutRequest.Type

export const payoutRequests = Schema.Array(payoutRequest).pipe(Schema.minItems(1))

/** The query of `GET /v1/payouts/sub-malls/settlements`. */
export const query = Schema.Struct({ startDate: Schema.String, endDate: Schema.String })

/** The payout object as it leaves. */
export const payout = Schema.Struct({
  payoutKey: text(24),
  subMallId: Schema.String,
  payoutDate: day,
  payoutAmount: Schema.Number.pipe(Schema.int(), Schema.positive()),
  account,
  requestedAt: time,
  status: Schema.Literal("REQUESTED", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELED"),
  failure: Schema.NullOr(Schema.Struct({ code: Schema.String, message: Schema.String })),
  transferSummary: Schema.NullOr(text(7)),
  metadata: Schema.NullOr(metadata)
})

export type Payout = typeof payout.Type

export const balance = Schema.Struct({ balance: Schema.Number })

/** Error codes of all of them, inferred by their names (errors.md §4), apart from those that every endpoint has. */
export const codes = [
  "ALREADY_EXIST_SUBMALL",
  "NOT_FOUND_SUBMALL",
  "INVALID_SUBMALL_ID",
  "NOT_REGISTERED_SUBMALL",
  "NOT_ENOUGH_AMOUNT",
  "PAYOUT_NOT_FOUND",
  "NOT_ALLOWED_HOLIDAY",
  "INVALID_PAYABLE_DATE",
  "NOT_MATCH_PAYEE_NAME",
  "ACCOUNT_OWNER_CHECK_FAILED",
  "NOT_ALLOWED_CHANGING_ACCOUNT",
  "INVALID_ACCOUNT_NUMBER",
  "INVALID_ACCOUNT_NOT_CORRECT_BANK",
  "INVALID_ACCOUNT_NUMBER_OR_UNAVAILABLE",
  "ALREADY_CLOSE_ACCOUNT",
  "EXCEEDS_TRANSFER_AMOUNT_MAXIMUM",
  "USER_ACCOUNT_ON_HOLD",
  // Assumptions: what is none of these, a cancel of a payout that is under way, and a POST that is still running.
  "INVALID_REQUEST",
  "FORBIDDEN_REQUEST",
  "IDEMPOTENT_REQUEST_PROCESSING"
] as const satisfies ReadonlyArray<ErrorCode>
