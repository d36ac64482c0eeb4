/**
 * What asking takes whether an account has a holder of that name.
 *
 * @since 0.1.0
 */
import * as Account from "../../internal/bankAccount.js"
import * as Rules from "../../internal/schema/rules.js"
import type { BankAccount } from "./BankAccount.js"

/**
 * Whose account it is by name.
 *
 * Source: https://docs.tosspayments.com/reference/additional#계좌인증
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifyHolderNameRequest extends BankAccount {
  /** Who is to be the holder, 1 to 50 characters. Personal data. */
  readonly holderName: string
}

const struct = /*#__PURE__*/ Rules.struct(() => ({ ...Account.fields(), holderName: Account.holderName }))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<VerifyHolderNameRequest, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  VerifyHolderNameRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("VerifyHolderNameRequest", codec)
