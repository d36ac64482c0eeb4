/** The body of `POST /v1/virtual-accounts`, strictly, and the error codes of that endpoint. */
import * as Schema from "effect/Schema"
import type { ErrorCode } from "./errorCodes.js"
import { numeral } from "./numeral.js"

const amount = Schema.Number.pipe(Schema.finite(), Schema.nonNegative())
const text = (max: number) => Schema.String.pipe(Schema.minLength(1), Schema.maxLength(max))

/** A member that is `null` counts as absent. */
const optional = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.optionalWith(Schema.NullOr(schema), { default: () => null })

export const issueRequest = Schema.Struct({
  amount: Schema.Number.pipe(Schema.finite(), Schema.greaterThanOrEqualTo(1)),
  orderId: Schema.String,
  orderName: text(100),
  customerName: text(100),
  bank: text(20),
  // The live server was seen to take a text here, and a number for `accountKey`.
  validHours: optional(Schema.Union(Schema.Number, numeral).pipe(Schema.int(), Schema.positive())),
  dueDate: optional(Schema.String),
  accountType: optional(Schema.String),
  accountKey: optional(
    Schema.Union(
      text(13),
      Schema.transform(Schema.JsonNumber, text(13), { strict: true, decode: String, encode: Number })
    )
  ),
  customerEmail: optional(Schema.String.pipe(Schema.maxLength(100))),
  customerMobilePhone: optional(Schema.String.pipe(Schema.pattern(/^\d{8,15}$/))),
  taxFreeAmount: optional(amount),
  useEscrow: optional(Schema.Boolean),
  cashReceipt: optional(
    Schema.Struct({
      type: Schema.Literal("소득공제", "지출증빙", "미발행"),
      registrationNumber: optional(Schema.String.pipe(Schema.maxLength(30)))
    })
  ),
  escrowProducts: optional(
    Schema.Array(
      Schema.Struct({
        id: Schema.String,
        name: Schema.String,
        code: Schema.String,
        unitPrice: amount,
        quantity: Schema.Number.pipe(Schema.int(), Schema.positive())
      })
    )
  )
})

export type IssueRequest = typeof issueRequest.Type

/** Apart from those that every endpoint has. */
export const issueCodes = [
  "DUPLICATED_ORDER_ID",
  "INVALID_REQUEST",
  "INVALID_REGISTRATION_NUMBER_TYPE",
  "INVALID_DATE",
  "INVALID_BANK",
  "EXCEED_MAX_DUE_DATE",
  "FAILED_INTERNAL_SYSTEM_PROCESSING",
  "FAILED_DB_PROCESSING",
  // By their names (errors.md §4).
  "EXCEED_MAX_VALID_HOURS",
  "INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE",
  "INVALID_VIRTUAL_ACCOUNT_TYPE",
  "REQUIRED_ACCOUNT_KEY",
  // Assumption: the minimum of an account (protocol.md §10) is refused as on confirm.
  "BELOW_MINIMUM_AMOUNT",
  // Assumption: measured on confirm only; the other keyed POSTs are taken to behave alike.
  "IDEMPOTENT_REQUEST_PROCESSING"
] as const satisfies ReadonlyArray<ErrorCode>
