/** The Payment object as it leaves, strictly: every member is there, and nothing else. */
import * as Schema from "effect/Schema"
import type * as Payment from "../Payment.js"

const amount = Schema.Number.pipe(Schema.finite(), Schema.nonNegative())
const time = Schema.String.pipe(Schema.pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/))
const settlementStatus = Schema.Literal("INCOMPLETED", "COMPLETED")

const failure = Schema.Struct({ code: Schema.String, message: Schema.String })

const card = Schema.Struct({
  issuerCode: Schema.String,
  acquirerCode: Schema.NullOr(Schema.String),
  number: Schema.String,
  installmentPlanMonths: Schema.NonNegativeInt,
  isInterestFree: Schema.Boolean,
  interestPayer: Schema.NullOr(Schema.Literal("BUYER", "CARD_COMPANY", "MERCHANT")),
  approveNo: Schema.String,
  useCardPoint: Schema.Boolean,
  cardType: Schema.String,
  ownerType: Schema.String,
  acquireStatus: Schema.Literal("READY", "REQUESTED", "COMPLETED", "CANCEL_REQUESTED", "CANCELED"),
  amount
})

const virtualAccount = Schema.Struct({
  accountNumber: Schema.String.pipe(Schema.maxLength(20)),
  accountType: Schema.String,
  bankCode: Schema.String,
  customerName: Schema.String,
  depositorName: Schema.NullOr(Schema.String),
  dueDate: time,
  expired: Schema.Boolean,
  settlementStatus,
  refundStatus: Schema.Literal("NONE", "PENDING", "FAILED", "PARTIAL_FAILED", "COMPLETED"),
  refundReceiveAccount: Schema.Null
})

const cashReceipt = Schema.Struct({
  type: Schema.String,
  receiptKey: Schema.String,
  issueNumber: Schema.String,
  receiptUrl: Schema.String,
  amount,
  taxFreeAmount: amount
})

const cashReceiptEntry = Schema.Struct({
  ...cashReceipt.fields,
  orderId: Schema.String,
  orderName: Schema.String,
  businessNumber: Schema.String,
  transactionType: Schema.Literal("CONFIRM", "CANCEL"),
  issueStatus: Schema.Literal("IN_PROGRESS", "COMPLETED", "FAILED"),
  failure: Schema.NullOr(failure),
  customerIdentityNumber: Schema.String,
  requestedAt: time
})

export const cancel = Schema.Struct({
  transactionKey: Schema.String.pipe(Schema.maxLength(64)),
  cancelReason: Schema.String.pipe(Schema.maxLength(200)),
  taxExemptionAmount: amount,
  canceledAt: time,
  cardDiscountAmount: amount,
  transferDiscountAmount: amount,
  easyPayDiscountAmount: amount,
  receiptKey: Schema.NullOr(Schema.String),
  cancelStatus: Schema.Literal("DONE", "IN_PROGRESS", "ABORTED"),
  cancelRequestId: Schema.NullOr(Schema.String),
  cancelAmount: amount,
  taxFreeAmount: amount,
  refundableAmount: amount
})

const easyPay = Schema.Struct({ provider: Schema.String, amount, discountAmount: amount })

export const status = Schema.Literal(
  "READY",
  "IN_PROGRESS",
  "WAITING_FOR_DEPOSIT",
  "DONE",
  "CANCELED",
  "PARTIAL_CANCELED",
  "ABORTED",
  "EXPIRED"
)

const struct = Schema.Struct({
  mId: Schema.String.pipe(Schema.maxLength(14)),
  version: Schema.String,
  paymentKey: Schema.String.pipe(Schema.maxLength(200)),
  status,
  lastTransactionKey: Schema.NullOr(Schema.String.pipe(Schema.maxLength(64))),
  method: Schema.NullOr(Schema.String),
  orderId: Schema.String.pipe(Schema.minLength(6), Schema.maxLength(64)),
  orderName: Schema.String.pipe(Schema.maxLength(100)),
  requestedAt: time,
  approvedAt: Schema.NullOr(time),
  useEscrow: Schema.NullOr(Schema.Boolean),
  cultureExpense: Schema.Boolean,
  card: Schema.NullOr(card),
  virtualAccount: Schema.NullOr(virtualAccount),
  transfer: Schema.NullOr(Schema.Struct({ bankCode: Schema.String, settlementStatus })),
  mobilePhone: Schema.NullOr(
    Schema.Struct({ customerMobilePhone: Schema.String, settlementStatus, receiptUrl: Schema.String })
  ),
  giftCertificate: Schema.NullOr(Schema.Struct({ approveNo: Schema.String, settlementStatus })),
  cashReceipt: Schema.NullOr(cashReceipt),
  cashReceipts: Schema.NullOr(Schema.Array(cashReceiptEntry)),
  discount: Schema.NullOr(Schema.Struct({ amount })),
  cancels: Schema.NullOr(Schema.Array(cancel)),
  secret: Schema.NullOr(Schema.String.pipe(Schema.maxLength(50))),
  type: Schema.Literal("NORMAL", "BILLING", "BRANDPAY"),
  easyPay: Schema.NullOr(Schema.Union(easyPay, Schema.String)),
  country: Schema.String.pipe(Schema.length(2)),
  failure: Schema.NullOr(failure),
  isPartialCancelable: Schema.Boolean,
  receipt: Schema.NullOr(Schema.Struct({ url: Schema.String })),
  checkout: Schema.Struct({ url: Schema.String }),
  currency: Schema.String,
  totalAmount: amount,
  balanceAmount: amount,
  suppliedAmount: amount,
  vat: amount,
  taxFreeAmount: amount,
  taxExemptionAmount: amount,
  metadata: Schema.NullOr(Schema.Record({ key: Schema.String, value: Schema.String })),
  transactionKey: Schema.optionalWith(Schema.NullOr(Schema.String), { exact: true })
})

export const { fields } = struct

export const schema: Schema.Schema<Payment.Payment> = struct.annotations({ identifier: "Payment" })
