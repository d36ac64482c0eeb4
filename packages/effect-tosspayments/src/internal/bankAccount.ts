import * as Rules from "./schema/rules.js"

/**
 * What names an account.
 *
 * @internal
 */
export const fields = () => ({
  bankCode: Rules.pattern(/^[0-9A-Z]{2,3}$/, "a bank code of two or three characters"),
  accountNumber: Rules.digits(1, 14)
})

/** @internal */
export const holderName = /*#__PURE__*/ Rules.text(1, 50)
