import { anonymous } from "../keys.js"
import type { Members, Reader } from "../Reader.js"

/** Whether a widget offers brandpay, and where the shop hears the buyer's code. */
export type BrandPayOption = { readonly redirectUrl: string | null } | null

/** Assumption: a buyer whom nobody knows has no cards and accounts, so brandpay is not offered. */
export const readBrandPayOption = (reader: Reader, members: Members, customerKey: string): BrandPayOption => {
  const brandPay = reader.part(members, "brandpay")
  const isAsked = (members["brandpay"] ?? null) !== null && customerKey !== anonymous
  return isAsked ? { redirectUrl: reader.optionalText(brandPay, "redirectUrl") } : null
}
