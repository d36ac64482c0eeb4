import * as Endpoint from "../../Endpoint.js"
import * as BankAccountVerification from "../../model/BankAccountVerification.js"
import * as BankAccount from "../../model/bankAccount/BankAccount.js"
import * as VerifyHolderNameRequest from "../../model/bankAccount/VerifyHolderNameRequest.js"
import * as VerifyHolderRealNameRequest from "../../model/bankAccount/VerifyHolderRealNameRequest.js"
import * as VerifyIdentifierRequest from "../../model/bankAccount/VerifyIdentifierRequest.js"

/** POSTs that only read. */
const question = { method: "POST", version: "v2", isRead: true } as const

/** @internal */
export const lookupHolderName = /*#__PURE__*/ Endpoint.make({
  ...question,
  id: "bankAccounts.lookupHolderName",
  path: "/bank-accounts/lookup-holder-name",
  request: BankAccount.codec,
  response: BankAccountVerification.holderNameCodec
})

/** @internal */
export const validate = /*#__PURE__*/ Endpoint.make({
  ...question,
  id: "bankAccounts.validate",
  path: "/bank-accounts/validate",
  request: BankAccount.codec,
  response: BankAccountVerification.codec
})

/** @internal */
export const verifyIdentifier = /*#__PURE__*/ Endpoint.make({
  ...question,
  id: "bankAccounts.verifyIdentifier",
  path: "/bank-accounts/verify-identifier",
  request: VerifyIdentifierRequest.codec,
  response: BankAccountVerification.codec
})

/** @internal */
export const verifyHolderName = /*#__PURE__*/ Endpoint.make({
  ...question,
  id: "bankAccounts.verifyHolderName",
  path: "/bank-accounts/verify-holder-name",
  request: VerifyHolderNameRequest.codec,
  response: BankAccountVerification.codec
})

/** @internal */
export const verifyHolderRealName = /*#__PURE__*/ Endpoint.make({
  ...question,
  id: "bankAccounts.verifyHolderRealName",
  path: "/bank-accounts/verify-holder-real-name",
  request: VerifyHolderRealNameRequest.codec,
  response: BankAccountVerification.codec
})
