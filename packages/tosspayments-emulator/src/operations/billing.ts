import * as Schema from "effect/Schema"
import * as Contract from "../contract/billing.js"
import * as Codes from "../contract/billingCodes.js"
import * as Payment from "../contract/payment.js"
import { charge as chargeKey } from "../domain/billing/charge.js"
import * as Commands from "../domain/billing/commands.js"
import * as Issue from "../domain/billing/issue.js"
import { billingAuths, billingKeys } from "../domain/billing/kind.js"
import * as English from "../domain/payments/english.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

const answer = { answer: Contract.billing, english: Issue.english, codes: Codes.issueCodes }

export const issue = Operation.make({
  ...answer,
  endpoint: endpoints.billing.issue,
  request: Contract.issueRequest,
  run: ({ request }, world) => {
    const auth = world.get(billingAuths, request.authKey)
    // Assumption: an authKey that is unknown or spent is no authentication, and one of another buyer does not fit the
    // request (gaps.md #13). It is not spent then.
    if (auth === null || auth.isSpent) return Operation.refused("INVALID_BILLING_AUTH")
    if (auth.registration.customerKey !== request.customerKey) return Operation.refused("INVALID_REQUEST")
    world.put(billingAuths, { ...auth, isSpent: true })
    return Operation.answered(Issue.issue(auth.registration, world))
  }
})

export const issueByCard = Operation.make({
  ...answer,
  endpoint: endpoints.billing.issueByCard,
  request: Contract.cardRequest,
  run: ({ request }, world) => {
    const registration = Issue.ofCard(request, world)
    return typeof registration === "string"
      ? Operation.refused(registration)
      : Operation.answered(Issue.issue(registration, world))
  }
})

export const charge = Operation.make({
  endpoint: endpoints.billing.charge,
  request: Contract.chargeRequest,
  answer: Payment.schema,
  english: English.payment,
  codes: Codes.chargeCodes,
  run: ({ params, request }, world) => {
    const entry = world.get(billingKeys, params["billingKey"] ?? "")
    // Assumption: the documented code for a key that is not valid also stands for one that there is not.
    if (entry === null) return Operation.refused("INVALID_BILL_KEY_REQUEST")
    const charged = chargeKey(entry, request, world)
    return typeof charged === "string" ? Operation.refused(charged) : Operation.answered(charged)
  }
})

export const remove = Operation.make({
  endpoint: endpoints.billing.delete,
  request: null,
  answer: Schema.Void,
  english: (nothing) => nothing,
  codes: Codes.deleteCodes,
  run: ({ params }, world) => {
    const entry = world.get(billingKeys, params["billingKey"] ?? "")
    // Assumption: what a second deletion answers is not known (gaps.md #2).
    if (entry === null) return Operation.refused("NOT_FOUND_BILLING")
    if (entry.isDeleted) return Operation.refused("ALREADY_REMOVED_BILLING_KEY")
    Commands.remove(entry, "빌링키 삭제 API 요청", world)
    return Operation.answered(undefined)
  }
})

/** Those of billing keys. */
export const operations = [issue, issueByCard, charge, remove]
