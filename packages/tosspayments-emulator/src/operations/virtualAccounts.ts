import * as Payment from "../contract/payment.js"
import * as Contract from "../contract/virtualAccount.js"
import * as English from "../domain/payments/english.js"
import { issueAccount } from "../domain/payments/issueAccount.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

export const issue = Operation.make({
  endpoint: endpoints.virtualAccounts.issue,
  request: Contract.issueRequest,
  answer: Payment.schema,
  english: English.payment,
  codes: Contract.issueCodes,
  run: ({ request }, world) => {
    const issued = issueAccount(request, world)
    return typeof issued === "string" ? Operation.refused(issued) : Operation.answered(issued)
  }
})

/** Those of virtual accounts. */
export const operations = [issue]
