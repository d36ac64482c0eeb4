/** The Link Pay order as it leaves, strictly, and what steers it. */
import * as Schema from "effect/Schema"
import type * as LinkPay from "../LinkPay.js"
import { authorizeInput as authorization } from "./control.js"
import * as Payment from "./payment.js"

const amount = Schema.Number.pipe(Schema.finite(), Schema.nonNegative())
const given = <A, I>(schema: Schema.Schema<A, I>) => Schema.optional(schema)

export const order: Schema.Schema<LinkPay.Order> = Schema.Struct({
  orderKey: Schema.String.pipe(Schema.minLength(1)),
  amount,
  currency: Schema.String,
  customerName: Schema.String,
  customerPhoneNumber: Schema.String,
  payment: Payment.schema,
  orderItems: Schema.Array(
    Schema.Struct({
      product: Schema.Struct({
        productKey: Schema.String,
        name: Schema.String,
        amount,
        currency: Schema.String,
        status: Schema.Literal("ON_SALE")
      }),
      quantity: Schema.Number.pipe(Schema.int(), Schema.positive()),
      orderOptions: Schema.Array(Schema.Unknown)
    })
  )
})

/** The JSON form of `LinkPay.PayInput`. */
export const payInput = Schema.Struct({
  amount: Schema.Number,
  quantity: given(Schema.Number.pipe(Schema.int(), Schema.between(1, 1000))),
  productName: given(Schema.String),
  customerName: given(Schema.String),
  customerPhoneNumber: given(Schema.String.pipe(Schema.pattern(/^\d{8,15}$/))),
  method: authorization.fields.method,
  mId: given(Schema.String)
}).annotations({
  parseOptions: { onExcessProperty: "error", errors: "all" },
  examples: [{ amount: 20000, productName: "핸드드립 원두 500g" }]
})
