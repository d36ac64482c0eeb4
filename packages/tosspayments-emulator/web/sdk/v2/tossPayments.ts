/** `TossPayments(clientKey)` of the second generation. */
import { anonymous, checkClientKey, checkCustomerKey } from "../keys.js"
import { type Members, makeReader } from "../Reader.js"
import { SdkError } from "../SdkError.js"
import { makeBrandPay } from "./brandPay.js"
import { makePayment } from "./payment.js"
import { makeWidgets } from "./widgets.js"

const reader = makeReader("INVALID_PARAMETERS")

/** A page can give anything, and nothing at all. */
const membersOf = (given: unknown): Members =>
  given === undefined || given === null ? {} : reader.members(given, "The argument")

export const tossPayments = (clientKey: unknown) => ({
  widgets: (given?: unknown) => {
    const members = membersOf(given)
    const key = checkClientKey(clientKey, "widget")
    const customerKey = checkCustomerKey(members["customerKey"])
    // Assumption: a buyer whom nobody knows has no cards and accounts, so brandpay is not offered.
    const hasBrandPay = (members["brandpay"] ?? null) !== null && customerKey !== anonymous
    const brandPay = reader.part(members, "brandpay")
    return makeWidgets({
      clientKey: key,
      customerKey,
      brandPay: hasBrandPay ? { redirectUrl: reader.optionalText(brandPay, "redirectUrl") } : null
    })
  },

  payment: (given?: unknown) => {
    const key = checkClientKey(clientKey, "individual")
    return makePayment(key, checkCustomerKey(membersOf(given)["customerKey"]))
  },

  brandpay: (given?: unknown) => {
    const members = membersOf(given)
    const key = checkClientKey(clientKey, "individual")
    const customerKey = checkCustomerKey(members["customerKey"])
    if (customerKey === anonymous) {
      // Assumption: as for a customerKey that is malformed.
      throw new SdkError("INVALID_CUSTOMER_KEY", "Brandpay needs a customerKey other than ANONYMOUS.")
    }
    return makeBrandPay(key, { customerKey, redirectUrl: reader.optionalText(members, "redirectUrl") })
  }
})
