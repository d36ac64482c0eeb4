import type { Endpoint } from "../../Endpoint.js"
import * as Payment from "../../model/Payment.js"
import * as CancelRequest from "../../model/payment/CancelRequest.js"
import * as ConfirmRequest from "../../model/payment/ConfirmRequest.js"
import * as LookUp from "../lookUp.js"

/** @internal */
export const retrieve: Endpoint<undefined, Payment.Payment> = {
  id: "payments.retrieve",
  method: "GET",
  path: "/payments/{paymentKey}",
  slow: false,
  lookUp: null,
  request: null,
  response: Payment.codec,
  source: "https://docs.tosspayments.com/reference#paymentkey로-결제-조회"
}

/** @internal */
export const confirm: Endpoint<ConfirmRequest.ConfirmRequest, Payment.Payment> = {
  id: "payments.confirm",
  method: "POST",
  path: "/payments/confirm",
  slow: false,
  lookUp: {
    endpoint: retrieve,
    path: ({ body }) => ({ paymentKey: body.paymentKey }),
    isAbout: ({ body }, payment) =>
      payment.paymentKey === body.paymentKey && payment.orderId === body.orderId,
    absent: "NOT_FOUND_PAYMENT",
    conclude: LookUp.concludeConfirm
  },
  request: ConfirmRequest.codec,
  response: Payment.codec,
  source: "https://docs.tosspayments.com/reference#결제-승인"
}

/** @internal */
export const retrieveByOrderId: Endpoint<undefined, Payment.Payment> = {
  id: "payments.retrieveByOrderId",
  method: "GET",
  path: "/payments/orders/{orderId}",
  slow: false,
  lookUp: null,
  request: null,
  response: Payment.codec,
  source: "https://docs.tosspayments.com/reference#orderid로-결제-조회"
}

/** @internal */
export const cancel: Endpoint<CancelRequest.CancelRequest, Payment.Payment> = {
  id: "payments.cancel",
  method: "POST",
  path: "/payments/{paymentKey}/cancel",
  slow: false,
  lookUp: {
    endpoint: retrieve,
    path: ({ path }) => path,
    isAbout: ({ path }, payment) => payment.paymentKey === path["paymentKey"],
    absent: "NOT_FOUND_PAYMENT",
    isRepeatable: ({ cancelAmount }) => cancelAmount !== undefined,
    conclude: LookUp.concludeCancel
  },
  request: CancelRequest.codec,
  response: Payment.codec,
  source: "https://docs.tosspayments.com/reference#결제-취소"
}
