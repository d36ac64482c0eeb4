import * as Endpoint from "../../Endpoint.js"
import * as Payment from "../../model/Payment.js"
import * as CancelRequest from "../../model/payment/CancelRequest.js"
import * as ConfirmRequest from "../../model/payment/ConfirmRequest.js"
import * as LookUp from "../lookUp/payments.js"

/** @internal */
export const retrieve = /*#__PURE__*/ Endpoint.make({
  id: "payments.retrieve",
  method: "GET",
  path: "/payments/{paymentKey}",
  response: Payment.codec
})

/** @internal */
export const retrieveByOrderId = /*#__PURE__*/ Endpoint.make({
  id: "payments.retrieveByOrderId",
  method: "GET",
  path: "/payments/orders/{orderId}",
  response: Payment.codec
})

/** @internal */
export const confirm = /*#__PURE__*/ Endpoint.make({
  id: "payments.confirm",
  method: "POST",
  path: "/payments/confirm",
  request: ConfirmRequest.codec,
  response: Payment.codec,
  lookUp: /*#__PURE__*/ LookUp.confirm(retrieve),
  warning: LookUp.warnOfLostSecret,
  secretOf: LookUp.secretOf
})

/** @internal */
export const cancel = /*#__PURE__*/ Endpoint.make({
  id: "payments.cancel",
  method: "POST",
  path: "/payments/{paymentKey}/cancel",
  request: CancelRequest.codec,
  response: Payment.codec,
  lookUp: {
    find: (read, paymentKey) => read(retrieve, paymentKey),
    absent: "NOT_FOUND_PAYMENT",
    isAbout: (payment, paymentKey) => payment.paymentKey === paymentKey,
    isRepeatable: (_, { cancelAmount }) => cancelAmount !== undefined,
    conclude: LookUp.concludeCancel
  },
  secretOf: LookUp.secretOf
})
