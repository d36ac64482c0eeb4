import * as Endpoint from "../../Endpoint.js"
import * as Payment from "../../model/Payment.js"
import * as CreateRequest from "../../model/payment/CreateRequest.js"
import * as KeyInRequest from "../../model/payment/KeyInRequest.js"
import { isKeyedIn } from "../lookUp/keyIn.js"
import * as Order from "../lookUp/order.js"

/** @internal */
export const keyIn = /*#__PURE__*/ Endpoint.make({
  id: "payments.keyIn",
  method: "POST",
  path: "/payments/key-in",
  request: KeyInRequest.codec,
  response: Payment.codec,
  confidential: true,
  lookUp: /*#__PURE__*/ Order.lookUp((request: KeyInRequest.KeyInRequest) => request, isKeyedIn)
})

/** @internal */
export const create = /*#__PURE__*/ Endpoint.make({
  id: "payments.create",
  method: "POST",
  path: "/payments",
  request: CreateRequest.codec,
  response: Payment.codec
})
