import * as Rules from "./schema/rules.js"

/**
 * What a request has that names a card by its number.
 *
 * @internal
 */
export const fields = () => ({
  cardNumber: Rules.digits(1, 20),
  cardExpirationYear: Rules.digits(2, 2),
  cardExpirationMonth: Rules.pattern(/^(0[1-9]|1[0-2])$/, "a month of two digits, 01 to 12"),
  cardPassword: Rules.optional(Rules.digits(2, 2)),
  customerName: Rules.optional(Rules.text(1, 100)),
  customerEmail: Rules.optional(Rules.text(1, 100)),
  vbv: Rules.optional(
    Rules.struct(() => ({ cavv: Rules.text(1, 200), xid: Rules.text(1, 200), eci: Rules.text(1, 200) }))
  )
})

/** @internal */
export const identityNumber = /*#__PURE__*/ Rules.pattern(
  /^(\d{6}|\d{10})$/,
  "6 digits (YYMMDD) or 10 digits (business number)"
)
