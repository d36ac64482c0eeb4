import type * as Schema from "effect/Schema"
import * as Contract from "../contract/bankAccount.js"
import * as Table from "../domain/bankAccounts/table.js"
import type { Endpoint } from "./endpoints.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

/** Assumption: neither the name of the entity nor the error codes are published; these go by their names. */
const base = { entityType: "bank-account", codes: Contract.codes }

export const lookupHolderName = Operation.make({
  ...base,
  endpoint: endpoints.bankAccounts.lookupHolderName,
  request: Contract.request,
  answer: Contract.holder,
  english: (holder) => holder,
  run: ({ request }) => {
    if (!Table.isBank(request)) return Operation.refused("INVALID_BANK")
    const account = Table.find(request)
    if (account === null) return Operation.refused("INVALID_ACCOUNT_NUMBER")
    if (account.isClosed === true) return Operation.refused("ALREADY_CLOSE_ACCOUNT")
    return Operation.answered({ holderName: account.holderName })
  }
})

/** That there is no such account, or that it is somebody else's, is an answer. */
const question = <A extends Table.Asked, I>(endpoint: Endpoint, request: Schema.Schema<A, I>) =>
  Operation.make({
    ...base,
    endpoint,
    request,
    answer: Contract.verification,
    english: (verification) => verification,
    run: ({ request }) =>
      Table.isBank(request)
        ? Operation.answered({ isValid: Table.isValid(request) })
        : Operation.refused("INVALID_BANK")
  })

export const validate = question(endpoints.bankAccounts.validate, Contract.request)

export const verifyIdentifier = question(endpoints.bankAccounts.verifyIdentifier, Contract.identifierRequest)

export const verifyHolderName = question(endpoints.bankAccounts.verifyHolderName, Contract.holderNameRequest)

export const verifyHolderRealName = question(
  endpoints.bankAccounts.verifyHolderRealName,
  Contract.holderRealNameRequest
)

/** Those of bank accounts. */
export const operations = [
  lookupHolderName,
  validate,
  verifyIdentifier,
  verifyHolderName,
  verifyHolderRealName
]
