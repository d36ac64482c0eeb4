/**
 * Promotions of card companies: `issuerCode` was `companyCode` before version 2024-06-01, and `cardCompany`, a name, before
 * 2022-11-16.
 *
 * @internal
 */
import * as CardCompany from "./cardCompany.js"
import * as Wire from "./schema/wire.js"

/** @internal */
export const ofIssuer = <A, I>(wire: Wire.Wire<A, I>): Wire.Wire<A, I> =>
  Wire.codeFromName(
    Wire.codeFromName(wire, "issuerCode", "cardCompany", CardCompany.codeOf),
    "issuerCode",
    "companyCode",
    (code) => code
  )
