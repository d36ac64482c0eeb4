/**
 * An account that is asked about.
 *
 * @since 0.1.0
 */
import * as Account from "../../internal/bankAccount.js"
import * as Rules from "../../internal/schema/rules.js"

/**
 * An account at a bank, as verifying it takes it.
 *
 * Source: https://docs.tosspayments.com/reference/additional#계좌인증
 *
 * @example
 * ```ts
 * import type { BankAccount } from "effect-tosspayments/model/bankAccount/BankAccount"
 *
 * const account: BankAccount = { bankCode: "020", accountNumber: "1000000000001" }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface BankAccount {
  /** Bank or securities firm, by its code of two characters (`20`) or of three (`020`). */
  readonly bankCode: string
  /** Account number, digits only, at most 14. Personal data. */
  readonly accountNumber: string
}

const struct = /*#__PURE__*/ Rules.struct(() => ({ ...Account.fields() }))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<BankAccount, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<BankAccount, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "BankAccount",
  codec
)
