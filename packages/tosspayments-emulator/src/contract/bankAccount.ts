/** Requests and answers of the bank account endpoints, strictly. */
import * as Schema from "effect/Schema"
import type { ErrorCode } from "./errorCodes.js"

const account = {
  bankCode: Schema.String.pipe(Schema.pattern(/^[0-9A-Z]{2,3}$/)),
  accountNumber: Schema.String.pipe(Schema.pattern(/^\d{1,14}$/))
}
const identityNumber = Schema.String.pipe(Schema.pattern(/^(\d{6}|\d{10})$/))
const holderName = Schema.String.pipe(Schema.minLength(1), Schema.maxLength(50))

export const request = Schema.Struct(account)

export const identifierRequest = Schema.Struct({ ...account, identityNumber })

export const holderNameRequest = Schema.Struct({ ...account, holderName })

export const holderRealNameRequest = Schema.Struct({ ...account, holderName, identityNumber })

export const holder = Schema.Struct({ holderName: Schema.String })

export const verification = Schema.Struct({ isValid: Schema.Boolean })

/** Assumption: no list is published. */
export const codes = [
  "INVALID_REQUEST",
  "INVALID_BANK",
  "INVALID_ACCOUNT_NUMBER",
  "ALREADY_CLOSE_ACCOUNT",
  "ACCOUNT_OWNER_CHECK_FAILED",
  "IDEMPOTENT_REQUEST_PROCESSING"
] as const satisfies ReadonlyArray<ErrorCode>
