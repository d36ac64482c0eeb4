import * as Endpoint from "../../Endpoint.js"
import * as Payment from "../../model/Payment.js"
import * as IssueRequest from "../../model/virtualAccount/IssueRequest.js"
import * as Order from "../lookUp/order.js"
import { secretOf, warnOfLostSecret } from "../lookUp/payments.js"
import { isIssuedAt } from "../lookUp/virtualAccounts.js"

/** @internal */
export const issue = /*#__PURE__*/ Endpoint.make({
  id: "virtualAccounts.issue",
  method: "POST",
  path: "/virtual-accounts",
  request: IssueRequest.codec,
  response: Payment.codec,
  lookUp: /*#__PURE__*/ Order.lookUp((request: IssueRequest.IssueRequest) => request, isIssuedAt),
  warning: warnOfLostSecret,
  secretOf
})
