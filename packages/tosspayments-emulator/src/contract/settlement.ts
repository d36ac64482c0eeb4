import * as Schema from "effect/Schema"
import type { Settlement } from "../Settlement.js"
import type { ErrorCode } from "./errorCodes.js"
import * as Payment from "./payment.js"

const amount = Schema.Number.pipe(Schema.finite())
const day = Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\d$/))
const whole = Schema.NumberFromString.pipe(Schema.int(), Schema.positive())

/** The query of `GET /v1/settlements`. Its days are looked at by the operation: they have an error code of their own. */
export const query = Schema.Struct({
  startDate: Schema.optional(Schema.String),
  endDate: Schema.optional(Schema.String),
  dateType: Schema.optionalWith(Schema.Literal("soldDate", "paidOutDate"), { default: () => "soldDate" }),
  page: Schema.optionalWith(whole, { default: () => 1 }),
  size: Schema.optionalWith(whole.pipe(Schema.lessThanOrEqualTo(5000)), { default: () => 100 })
})

const { approvedAt, card, easyPay, giftCertificate, mobilePhone, transfer, virtualAccount } = Payment.fields

/** The Settlement object as it leaves, strictly. */
export const row: Schema.Schema<Settlement> = Schema.Struct({
  mId: Schema.String.pipe(Schema.maxLength(14)),
  paymentKey: Schema.String.pipe(Schema.maxLength(200)),
  transactionKey: Schema.String.pipe(Schema.maxLength(64)),
  orderId: Schema.String.pipe(Schema.minLength(6), Schema.maxLength(64)),
  currency: Schema.String,
  method: Schema.NullOr(Schema.String),
  fees: Schema.Array(
    Schema.Struct({
      type: Schema.Literal("BASE", "INSTALLMENT_DISCOUNT", "INSTALLMENT", "POINT_SAVING", "ETC"),
      fee: amount
    })
  ),
  approvedAt,
  soldDate: day,
  paidOutDate: day,
  card,
  virtualAccount,
  transfer,
  mobilePhone,
  giftCertificate,
  easyPay,
  cancel: Schema.NullOr(Payment.cancel),
  amount,
  interestFee: amount,
  fee: amount,
  supplyAmount: amount,
  vat: amount,
  payOutAmount: amount
}).annotations({ identifier: "Settlement" })

/** The body of `POST /v1/settlements`. */
export const request = Schema.Struct({
  paymentKey: Schema.String.pipe(Schema.minLength(1), Schema.maxLength(200))
})

export const requested = Schema.Struct({ result: Schema.Literal(true) })

/** Documented error codes, apart from those that every endpoint has. */
export const listCodes = [
  "INVALID_DATE",
  "INVALID_REQUEST",
  "COMMON_ERROR"
] as const satisfies ReadonlyArray<ErrorCode>

export const requestCodes = [
  "INVALID_REQUEST",
  "FORBIDDEN_REQUEST",
  "NOT_FOUND_PAYMENT",
  "NOT_FOUND",
  "NOT_FOUND_METHOD"
] as const satisfies ReadonlyArray<ErrorCode>
