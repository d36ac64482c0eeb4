import * as Effect from "effect/Effect"
import * as Payment from "../../model/Payment.js"
import * as Cancel from "../../model/payment/Cancel.js"
import type { PaymentStatus } from "../../model/payment/PaymentStatus.js"
import type { Deposit, PaymentNotice } from "../../webhook/Event.js"
import * as endpoints from "../endpoints/payments.js"
import * as Rules from "../schema/rules.js"
import * as Wire from "../schema/wire.js"
import type { Declaration } from "../webhook/declaration.js"

/** Of a payment that can exist: what is read again goes by its key. */
const notice = /*#__PURE__*/ Wire.struct(() => ({
  paymentKey: Rules.paymentKey,
  orderId: Rules.orderId,
  status: Wire.required(Wire.openEnum<PaymentStatus>())
}))

const deposit = /*#__PURE__*/ Wire.struct(() => ({
  orderId: Rules.orderId,
  status: Wire.required(Wire.openEnum<PaymentStatus>()),
  secret: Wire.required(Wire.text),
  transactionKey: Wire.nullable(Wire.text)
}))

/** @internal */
export const PAYMENT_STATUS_CHANGED: Declaration<Payment.Payment, Payment.Payment, PaymentNotice> = {
  codec: Payment.codec,
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
export const CANCEL_STATUS_CHANGED: Declaration<Cancel.Cancel> = { codec: Cancel.codec }

/** @internal */
export const DEPOSIT_CALLBACK: Declaration<Wire.Type<typeof deposit>, Deposit> = {
  codec: deposit,
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
  object: ({ payment }) => payment,
  identity: ({ orderId, status, transactionKey }) => [orderId, status, transactionKey]
}
