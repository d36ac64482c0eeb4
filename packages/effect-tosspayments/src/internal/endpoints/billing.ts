import * as Endpoint from "../../Endpoint.js"
import * as BillingKey from "../../model/BillingKey.js"
import * as ChargeRequest from "../../model/billing/ChargeRequest.js"
import * as IssueByCardRequest from "../../model/billing/IssueByCardRequest.js"
import * as IssueRequest from "../../model/billing/IssueRequest.js"
import * as Payment from "../../model/Payment.js"
import { isOfType } from "../lookUp/charge.js"
import * as Order from "../lookUp/order.js"
import * as Rules from "../schema/rules.js"

const rules = { billingKey: Rules.billingKey, customerKey: Rules.customerKey }

/** @internal */
export const issue = /*#__PURE__*/ Endpoint.make({
  id: "billing.issue",
  method: "POST",
  path: "/billing/authorizations/issue",
  request: IssueRequest.codec,
  response: BillingKey.codec
})

/** @internal */
export const issueByCard = /*#__PURE__*/ Endpoint.make({
  id: "billing.issueByCard",
  method: "POST",
  path: "/billing/authorizations/card",
  request: IssueByCardRequest.codec,
  response: BillingKey.codec,
  confidential: true
})

/** @internal */
export const charge = /*#__PURE__*/ Endpoint.make({
  id: "billing.charge",
  method: "POST",
  path: "/billing/{billingKey}",
  rules,
  owner: "customerKey",
  request: ChargeRequest.codec,
  response: Payment.codec,
  slow: true,
  lookUp: /*#__PURE__*/ Order.lookUp(
    (_key: BillingKey.BillingKey, request: ChargeRequest.ChargeRequest) => request,
    /*#__PURE__*/ isOfType("BILLING")
  )
})

const remove = /*#__PURE__*/ Endpoint.make({
  id: "billing.delete",
  method: "DELETE",
  path: "/billing/{billingKey}",
  rules,
  owner: "customerKey"
})

export {
  /** @internal */
  remove as delete
}
