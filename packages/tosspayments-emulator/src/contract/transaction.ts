import * as Schema from "effect/Schema"
import type { ErrorCode } from "./errorCodes.js"

const time = Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/))

/**
 * The query of `GET /v1/transactions`. Its dates are looked at by the operation: they have an error code of their own.
 */
export const query = Schema.Struct({
  startDate: Schema.optional(Schema.String),
  endDate: Schema.optional(Schema.String),
  startingAfter: Schema.optionalWith(Schema.NullOr(Schema.String), { default: () => null }),
  limit: Schema.optionalWith(Schema.NumberFromString.pipe(Schema.int(), Schema.positive()), {
    default: () => 100
  })
})

/** The Transaction object as it leaves, strictly. */
export const row = Schema.Struct({
  mId: Schema.String.pipe(Schema.maxLength(14)),
  transactionKey: Schema.String.pipe(Schema.maxLength(64)),
  paymentKey: Schema.String.pipe(Schema.maxLength(200)),
  orderId: Schema.String.pipe(Schema.minLength(6), Schema.maxLength(64)),
  method: Schema.NullOr(Schema.String),
  customerKey: Schema.NullOr(Schema.String),
  useEscrow: Schema.NullOr(Schema.Boolean),
  receiptUrl: Schema.NullOr(Schema.String),
  status: Schema.Literal("DONE", "WAITING_FOR_DEPOSIT", "CANCELED", "PARTIAL_CANCELED"),
  transactionAt: time,
  currency: Schema.String,
  amount: Schema.Number.pipe(Schema.finite())
}).annotations({ identifier: "Transaction" })

export type TransactionRow = typeof row.Type

/** Documented error codes, apart from those that every endpoint has. */
export const codes = [
  "INVALID_DATE",
  "INVALID_TRANSACTION_KEY",
  "EXCEED_MAX_QUERY_LIMIT",
  "INVALID_REQUEST"
] as const satisfies ReadonlyArray<ErrorCode>
