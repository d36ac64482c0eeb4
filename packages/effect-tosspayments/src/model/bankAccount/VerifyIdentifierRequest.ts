/**
 * What asking takes whether an account is that of an identity number.
 *
 * @since 0.1.0
 */
import * as Account from "../../internal/bankAccount.js"
import * as IdentityNumber from "../../internal/identityNumber.js"
import * as Rules from "../../internal/schema/rules.js"
import type { BankAccount } from "./BankAccount.js"

/**
 * Whose account it is by birth date or business number.
 *
 * Source: https://docs.tosspayments.com/reference/additional#계좌인증
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifyIdentifierRequest extends BankAccount {
  /** Birth date as YYMMDD (6 digits), or business number (10 digits). Personal data. */
  readonly identityNumber: string
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  ...Account.fields(),
  identityNumber: IdentityNumber.rule
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<VerifyIdentifierRequest, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  VerifyIdentifierRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("VerifyIdentifierRequest", codec)
