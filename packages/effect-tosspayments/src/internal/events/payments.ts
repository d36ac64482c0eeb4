import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Payment from "../../model/Payment.js"
import * as Cancel from "../../model/payment/Cancel.js"
import type { PaymentStatus } from "../../model/payment/PaymentStatus.js"
import type { Deposit, PaymentNotice } from "../../webhook/Event.js"
import * as endpoints from "../endpoints/payments.js"
import * as Rules from "../schema/rules.js"
import * as Wire from "../schema/wire.js"
import type { Declaration } from "../webhook/declaration.js"

/** Of a payment that can exist: what is read again goes by its key. */
const notice = /*#__PURE__*/ Schema.Struct({
  paymentKey: Rules.paymentKey,
  orderId: Rules.orderId,
  status: /*#__PURE__*/ Wire.openEnum<PaymentStatus>()
})

const deposit = /*#__PURE__*/ Schema.Struct({
  orderId: Rules.orderId,
  status: /*#__PURE__*/ Wire.openEnum<PaymentStatus>(),
  secret: Schema.String,
  transactionKey: /*#__PURE__*/ Wire.nullable(Schema.String)
})

/** @internal */
export const PAYMENT_STATUS_CHANGED: Declaration<Payment.Payment, Payment.Payment, PaymentNotice> = {
  schema: Payment.schema,
  short: notice,
  secretOf: ({ orderId, secret, virtualAccount }) => ({
    orderId,
    secret,
    isMandatory: virtualAccount !== null
  }),
  reread: ({ paymentKey }, read) => read(endpoints.retrieve, paymentKey),
  identity: (data) =>
    "lastTransactionKey" in data
      ? [data.paymentKey, data.status, data.lastTransactionKey, data.balanceAmount]
      : [data.paymentKey, data.status]
}

/** @internal */
export const CANCEL_STATUS_CHANGED: Declaration<Cancel.Cancel> = { schema: Cancel.schema }

/** @internal */
export const DEPOSIT_CALLBACK: Declaration<typeof deposit.Type, Deposit> = {
  schema: deposit,
  data: ({ orderId, status, transactionKey }) => ({ orderId, status, transactionKey, payment: null }),
  secretOf: ({ orderId, secret }) => ({ orderId, secret, isMandatory: true }),
  reread: ({ orderId }, read) =>
    Effect.map(read(endpoints.retrieveByOrderId, orderId), (payment) =>
      payment.virtualAccount === null
        ? null
        : {
            orderId: payment.orderId,
            status: payment.status,
            transactionKey: payment.lastTransactionKey,
            payment
          }
    ),
  identity: ({ orderId, status, transactionKey }) => [orderId, status, transactionKey]
}
