/**
 * What asking takes whether an account has a holder of that name and identity number.
 *
 * @since 0.1.0
 */
import * as Account from "../../internal/bankAccount.js"
import * as IdentityNumber from "../../internal/identityNumber.js"
import * as Rules from "../../internal/schema/rules.js"
import type { BankAccount } from "./BankAccount.js"

/**
 * Whose account it is by name and by birth date or business number.
 *
 * Source: https://docs.tosspayments.com/reference/additional#계좌인증
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifyHolderRealNameRequest extends BankAccount {
  /** Who is to be the holder, 1 to 50 characters. Personal data. */
  readonly holderName: string
  /** Birth date as YYMMDD (6 digits), or business number (10 digits). Personal data. */
  readonly identityNumber: string
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  ...Account.fields(),
  holderName: Account.holderName,
  identityNumber: IdentityNumber.rule
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<VerifyHolderRealNameRequest, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  VerifyHolderRealNameRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("VerifyHolderRealNameRequest", codec)
