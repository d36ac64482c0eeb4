/**
 * What a seller that was read tells about a call whose answer is missing.
 *
 * @internal
 */
import type { Resolution } from "../../Endpoint.js"
import type { Seller } from "../../model/Seller.js"
import type { SellerCreateRequest, SellerUpdateRequest } from "../../model/seller/SellerRequest.js"
import * as Masked from "../masked.js"

/** Texts are sent composed, and what was removed is `null`. */
const isSame = (found: unknown, asked: unknown): boolean => {
  if (typeof asked === "string") return found === asked.normalize("NFC")
  if (asked === null) return found === null || Object.keys(Object(found)).length === 0
  const names = Object.keys(Object(asked)).filter((name) => Object(asked)[name] !== undefined)
  return (
    found !== null &&
    names.every((name) =>
      name === "accountNumber"
        ? Masked.fits(String(Object(found)[name]), Object(asked)[name])
        : isSame(Object(found)[name], Object(asked)[name])
    )
  )
}

/**
 * An id is given to one seller for good, so a seller with this id, who is as was asked for as far as that is shown, is the
 * answer, whoever asked for it. One who is something else was registered by another call; one whose details differ may have
 * been changed since.
 *
 * @internal
 */
export const concludeCreate = (seller: Seller, request: SellerCreateRequest): Resolution<Seller> => {
  if (seller.businessType !== request.businessType) return { outcome: "NotApplied" }
  return isSame(seller, request) ? { outcome: "Applied", value: seller } : { outcome: "Unknown" }
}

/**
 * The middle of an account number is not shown, and a corrected number may differ in it: payouts would go to the old one.
 *
 * @internal
 */
export const concludeUpdate = (seller: Seller, changes: SellerUpdateRequest): Resolution<Seller> => {
  if (!isSame(seller, changes)) return { outcome: "Untouched" }
  return changes.account === undefined ? { outcome: "Applied", value: seller } : { outcome: "Unknown" }
}
