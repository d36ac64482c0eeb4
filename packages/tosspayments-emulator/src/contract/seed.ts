/** The JSON form of `Seed`, and of what it answers. */
import * as Schema from "effect/Schema"
import * as Billing from "./billing.js"
import * as BrandPay from "./brandPay.js"
import * as CancelRequest from "./cancelRequest.js"
import * as CashReceipt from "./cashReceipt.js"
import * as Control from "./control.js"
import * as Payment from "./payment.js"
import * as Payout from "./payout.js"
import * as Seller from "./seller.js"

const optional = <A, I>(schema: Schema.Schema<A, I>) => Schema.optional(schema)
const listOf = <A, I>(schema: Schema.Schema<A, I>) => optional(Schema.Array(schema))

/** What stands in paths: letters, digits and what keys consist of. */
const key = Schema.String.pipe(Schema.pattern(/^[A-Za-z0-9_=-]{1,200}$/))

const payment = Schema.Struct({
  ...Control.authorizeInput.omit("authenticated", "mId").fields,
  paymentKey: optional(key),
  status: optional(
    Schema.Literal(
      "READY",
      "IN_PROGRESS",
      "WAITING_FOR_DEPOSIT",
      "DONE",
      "CANCELED",
      "PARTIAL_CANCELED",
      "ABORTED"
    )
  ),
  cancels: listOf(CancelRequest.schema)
})

const seller = Schema.extend(
  Seller.createRequest,
  Schema.Struct({ id: optional(key), status: optional(Seller.seller.fields.status) })
)

const payout = Schema.extend(
  Payout.payoutRequest,
  Schema.Struct({ status: optional(Schema.Literal("REQUESTED", "COMPLETED", "FAILED", "CANCELED")) })
)

export const seed = Schema.Struct({
  mId: optional(Schema.String),
  payments: listOf(payment),
  billingKeys: listOf(
    Schema.Struct({ ...Billing.authorizeInput.omit("mId").fields, billingKey: optional(key) })
  ),
  brandPayMethods: listOf(BrandPay.registerInput.omit("mId")),
  cashReceipts: listOf(CashReceipt.issueRequest),
  sellers: listOf(seller),
  balance: optional(Payout.balanceInput.omit("mId")),
  payouts: listOf(payout)
}).annotations({
  parseOptions: { onExcessProperty: "error", errors: "all" },
  examples: [
    {
      payments: [
        { orderId: "ORD-0001", amount: 33000, paymentKey: "paid" },
        { orderId: "ORD-0002", amount: 20000, method: "VIRTUAL_ACCOUNT", status: "WAITING_FOR_DEPOSIT" }
      ],
      billingKeys: [{ customerKey: "cust_1", billingKey: "monthly" }],
      balance: { available: 500_000 }
    }
  ]
})

export type Seed = typeof seed.Type

export const seeded = Schema.Struct({
  payments: Schema.Array(Payment.schema),
  billingKeys: Schema.Array(Billing.key),
  brandPayMethods: Schema.Array(BrandPay.method),
  cashReceipts: Schema.Array(CashReceipt.current),
  sellers: Schema.Array(Seller.seller),
  payouts: Schema.Array(Payout.payout)
})
