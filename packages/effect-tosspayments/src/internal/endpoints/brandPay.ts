import * as Endpoint from "../../Endpoint.js"
import * as Methods from "../../model/BrandPayMethods.js"
import * as Promotion from "../../model/BrandPayPromotion.js"
import * as Terms from "../../model/BrandPayTerms.js"
import * as Token from "../../model/BrandPayToken.js"
import * as AgreeRequest from "../../model/brandPay/AgreeRequest.js"
import * as ChargeRequest from "../../model/brandPay/ChargeRequest.js"
import * as ConfirmRequest from "../../model/brandPay/ConfirmRequest.js"
import * as RemoveMethodRequest from "../../model/brandPay/RemoveMethodRequest.js"
import * as TermsQuery from "../../model/brandPay/TermsQuery.js"
import * as TokenRequest from "../../model/brandPay/TokenRequest.js"
import * as Payment from "../../model/Payment.js"
import { isOfType } from "../lookUp/charge.js"
import * as Order from "../lookUp/order.js"
import * as LookUp from "../lookUp/payments.js"
import * as Rules from "../schema/rules.js"
import * as Wire from "../schema/wire.js"
import { retrieve } from "./payments.js"

/** @internal */
export const listTerms = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.listTerms",
  method: "GET",
  path: "/brandpay/terms",
  request: TermsQuery.codec,
  response: /*#__PURE__*/ Wire.list(Terms.codec)
})

/** @internal */
export const agreeToTerms = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.agreeToTerms",
  method: "POST",
  path: "/brandpay/terms/agree",
  request: AgreeRequest.codec,
  response: Terms.agreementCodec
})

/** @internal */
export const issueToken = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.issueToken",
  method: "POST",
  path: "/brandpay/authorizations/access-token",
  request: TokenRequest.codec,
  response: Token.codec,
  confidential: true
})

/** @internal */
export const listMethods = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.listMethods",
  method: "GET",
  path: "/brandpay/payments/methods",
  bearer: true,
  response: Methods.codec
})

/** @internal */
export const listMethodsOf = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.listMethodsOf",
  method: "GET",
  path: "/brandpay/payments/methods/{customerKey}",
  rules: { customerKey: /*#__PURE__*/ Rules.customerKeyUpTo(50) },
  response: Methods.codec
})

/** @internal */
export const removeCard = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.removeCard",
  method: "POST",
  path: "/brandpay/payments/methods/card/remove",
  bearer: true,
  request: RemoveMethodRequest.codec,
  response: Methods.cardCodec
})

/** @internal */
export const removeAccount = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.removeAccount",
  method: "POST",
  path: "/brandpay/payments/methods/account/remove",
  bearer: true,
  request: RemoveMethodRequest.codec,
  response: Methods.accountCodec
})

/** @internal */
export const confirm = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.confirm",
  method: "POST",
  path: "/brandpay/payments/confirm",
  request: ConfirmRequest.codec,
  response: Payment.codec,
  lookUp: /*#__PURE__*/ LookUp.confirm(retrieve)
})

/** @internal */
export const charge = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.charge",
  method: "POST",
  path: "/brandpay/payments",
  request: ChargeRequest.codec,
  response: Payment.codec,
  // Assumption: as charges of billing keys, of which it is documented.
  slow: true,
  lookUp: /*#__PURE__*/ Order.lookUp(
    (request: ChargeRequest.BrandPayChargeRequest) => request,
    /*#__PURE__*/ isOfType("BRANDPAY")
  )
})

/** @internal */
export const removeCustomer = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.removeCustomer",
  method: "POST",
  path: "/brandpay/customers/remove",
  bearer: true,
  response: Methods.removedCustomerCodec
})

/** @internal */
export const listCardPromotions = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.listCardPromotions",
  method: "GET",
  path: "/brandpay/promotions/card",
  response: Promotion.cardCodec
})

/** @internal */
export const listBankPromotions = /*#__PURE__*/ Endpoint.make({
  id: "brandPay.listBankPromotions",
  method: "GET",
  path: "/brandpay/promotions/bank",
  response: Promotion.bankCodec
})
