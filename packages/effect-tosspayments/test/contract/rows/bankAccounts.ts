import type { Row } from "../Row.js"

const account = { bankCode: "088", accountNumber: "110222333444" }
const holderName = "박바다"
const identityNumber = "900101"

/** The documentation does not show the name of the entity. */
const answer = (entityBody: object) => ({
  name: Object.entries(entityBody).join(),
  json: {
    version: "2022-11-16",
    traceId: "0123456789abcdef",
    entityType: "bank-account",
    entityBody,
    error: null
  }
})
const verified = [answer({ isValid: true }), answer({ isValid: false })]

const question = (operation: string, path: string, body: object): Row => ({
  id: `bankAccounts.${operation}`,
  args: [body],
  sends: `POST /v2/bank-accounts/${path}`,
  body,
  isRead: true,
  answers: verified,
  needs: ["isValid"]
})

export const rows: ReadonlyArray<Row> = [
  {
    id: "bankAccounts.lookupHolderName",
    args: [account],
    sends: "POST /v2/bank-accounts/lookup-holder-name",
    body: account,
    isRead: true,
    answers: [answer({ holderName })],
    needs: ["holderName"]
  },
  question("validate", "validate", account),
  question("verifyIdentifier", "verify-identifier", { ...account, identityNumber }),
  question("verifyHolderName", "verify-holder-name", { ...account, holderName }),
  question("verifyHolderRealName", "verify-holder-real-name", { ...account, holderName, identityNumber })
]
