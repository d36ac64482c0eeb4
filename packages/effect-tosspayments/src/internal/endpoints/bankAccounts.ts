import * as Endpoint from "../../Endpoint.js"
import * as BankAccountVerification from "../../model/BankAccountVerification.js"
import * as BankAccount from "../../model/bankAccount/BankAccount.js"
import * as VerifyHolderNameRequest from "../../model/bankAccount/VerifyHolderNameRequest.js"
import * as VerifyHolderRealNameRequest from "../../model/bankAccount/VerifyHolderRealNameRequest.js"
import * as VerifyIdentifierRequest from "../../model/bankAccount/VerifyIdentifierRequest.js"

/** @internal */
export const lookupHolderName = /*#__PURE__*/ Endpoint.make({
  id: "bankAccounts.lookupHolderName",
  method: "POST",
  path: "/bank-accounts/lookup-holder-name",
  version: "v2",
  request: BankAccount.codec,
  response: BankAccountVerification.holderNameCodec,
  isRead: true
})

/** @internal */
export const validate = /*#__PURE__*/ Endpoint.make({
  id: "bankAccounts.validate",
  method: "POST",
  path: "/bank-accounts/validate",
  version: "v2",
  request: BankAccount.codec,
  response: BankAccountVerification.codec,
  isRead: true
})

/** @internal */
export const verifyIdentifier = /*#__PURE__*/ Endpoint.make({
  id: "bankAccounts.verifyIdentifier",
  method: "POST",
  path: "/bank-accounts/verify-identifier",
  version: "v2",
  request: VerifyIdentifierRequest.codec,
  response: BankAccountVerification.codec,
  isRead: true
})

/** @internal */
export const verifyHolderName = /*#__PURE__*/ Endpoint.make({
  id: "bankAccounts.verifyHolderName",
  method: "POST",
  path: "/bank-accounts/verify-holder-name",
  version: "v2",
  request: VerifyHolderNameRequest.codec,
  response: BankAccountVerification.codec,
  isRead: true
})

/** @internal */
export const verifyHolderRealName = /*#__PURE__*/ Endpoint.make({
  id: "bankAccounts.verifyHolderRealName",
  method: "POST",
  path: "/bank-accounts/verify-holder-real-name",
  version: "v2",
  request: VerifyHolderRealNameRequest.codec,
  response: BankAccountVerification.codec,
  isRead: true
})
