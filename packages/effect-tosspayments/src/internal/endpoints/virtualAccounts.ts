import * as Endpoint from "../../Endpoint.js"
import * as Payment from "../../model/Payment.js"
import * as IssueRequest from "../../model/virtualAccount/IssueRequest.js"
import * as Order from "../lookUp/order.js"
import { secretOf, warnOfLostSecret } from "../lookUp/payments.js"
import { concludeIssue } from "../lookUp/virtualAccounts.js"

/** @internal */
export const issue = /*#__PURE__*/ Endpoint.make({
  id: "virtualAccounts.issue",
  method: "POST",
  path: "/virtual-accounts",
  request: IssueRequest.codec,
  response: Payment.codec,
  lookUp: {
    find: (read, { orderId }) => Order.find(read, orderId),
    isAbout: (payment, { orderId }) => payment.orderId === orderId,
    conclude: concludeIssue,
    madeAt: ({ requestedAt }) => requestedAt
  },
  warning: warnOfLostSecret,
  secretOf
})
