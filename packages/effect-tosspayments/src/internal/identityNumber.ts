import * as Rules from "./schema/rules.js"

/**
 * Who somebody is: a person by the date of birth, a business by its number.
 *
 * @internal
 */
export const rule = /*#__PURE__*/ Rules.pattern(
  /^(\d{6}|\d{10})$/,
  "6 digits (YYMMDD) or 10 digits (business number)"
)
