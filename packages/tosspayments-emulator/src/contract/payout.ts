/** Requests and answers of the payout and balance endpoints, strictly. */
import * as Schema from "effect/Schema"
import type { ErrorCode } from "./errorCodes.js"
import { metadata } from "./seller.js"

const text = (max: number) => Schema.String.pipe(Schema.minLength(1), Schema.maxLength(max))

/** A live request with a text for an amount passed (endpoints.md #36). */
const value = Schema.Union(Schema.Number, Schema.NumberFromString).pipe(
  Schema.int(),
  Schema.positive(),
  Schema.lessThan(1_000_000_000)
)

export const payoutRequest = Schema.Struct({
  refPayoutId: text(50),
  destination: Schema.String,
  scheduleType: Schema.Literal("EXPRESS", "SCHEDULED"),
  payoutDate: Schema.optionalWith(Schema.NullOr(Schema.String), { default: () => null }),
  amount: Schema.Struct({ currency: Schema.Literal("KRW"), value }),
  transactionDescription: text(7),
  metadata: Schema.optionalWith(Schema.NullOr(metadata), { default: () => null })
})

export type PayoutRequest = typeof payoutRequest.Type

/** The body of `POST /v2/payouts`. */
export const batch = Schema.Array(payoutRequest).pipe(Schema.minItems(1), Schema.maxItems(100))

const fromText = Schema.NumberFromString.pipe(Schema.int(), Schema.positive())

/** The query of `GET /v2/payouts`. */
export const query = Schema.Struct({
  payoutDateGte: Schema.optional(Schema.String),
  payoutDateLte: Schema.optional(Schema.String),
  startingAfter: Schema.optional(Schema.String),
  limit: Schema.optionalWith(fromText.pipe(Schema.lessThanOrEqualTo(10_000)), { default: () => 10 })
})

const amount = Schema.Struct({ currency: Schema.Literal("KRW"), value: Schema.Number.pipe(Schema.int()) })

/** The Payout object as it leaves. */
export const payout = Schema.Struct({
  id: Schema.String,
  refPayoutId: text(50),
  destination: Schema.String,
  scheduleType: Schema.Literal("EXPRESS", "SCHEDULED"),
  payoutDate: Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\d$/)),
  amount,
  transactionDescription: text(7),
  requestedAt: Schema.String,
  status: Schema.Literal("REQUESTED", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELED"),
  error: Schema.NullOr(Schema.Struct({ code: Schema.String, message: Schema.String })),
  metadata: Schema.NullOr(metadata)
}).annotations({ identifier: "Payout" })

export type Payout = typeof payout.Type

/** What creating them answers with. */
export const created = Schema.Struct({ items: Schema.Array(payout) })

export const list = Schema.Struct({
  hasNext: Schema.Boolean,
  lastCursor: Schema.NullOr(Schema.String),
  items: Schema.Array(payout)
})

/** The Balance object as it leaves. The test environment shows what is available only (protocol.md §15). */
export const balance = Schema.Struct({
  pendingAmount: Schema.optionalWith(amount, { exact: true }),
  availableAmount: amount
}).annotations({ identifier: "Balance" })

export type Balance = typeof balance.Type

/**
 * Error codes of the payout endpoints, apart from those that every endpoint has.
 *
 * Assumption: as for sellers (gaps.md #3). FORBIDDEN_SELLER_PAYOUT was measured, without its status.
 */
export const codes = [
  "INVALID_REQUEST",
  "FORBIDDEN_SELLER_PAYOUT",
  "NOT_FOUND_SUBMALL",
  "NOT_ENOUGH_AMOUNT",
  "NOT_ALLOWED_HOLIDAY",
  "INVALID_PAYABLE_DATE",
  "PAYOUT_NOT_FOUND",
  "FORBIDDEN_REQUEST",
  "IDEMPOTENT_REQUEST_PROCESSING"
] as const satisfies ReadonlyArray<ErrorCode>

/** Commands of the control API, strictly. */
const strictly = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

const won = Schema.Number.pipe(Schema.int(), Schema.nonNegative())

export const balanceInput = Schema.Struct({
  available: won,
  pending: Schema.optional(won),
  mId: Schema.optional(Schema.String)
}).annotations({ ...strictly, examples: [{ available: 1_000_000 }] })

export const failure = Schema.Struct({ code: Schema.optional(Schema.String) }).annotations({
  ...strictly,
  examples: [{ code: "PROVIDER_ERROR" }]
})
