/** `TossPayments(clientKey)` of the second generation. */
import { checkClientKey, checkCustomerKey } from "../keys.js"
import { makePayment } from "./payment.js"
import { hasBrandPayOf, makeWidgets } from "./widgets.js"

/** A page can give anything, and nothing at all. */
interface Parameters {
  readonly customerKey?: unknown
  readonly brandpay?: unknown
}

export const tossPayments = (clientKey: unknown) => ({
  widgets: (given?: Parameters) => {
    const key = checkClientKey(clientKey, "widget")
    const customerKey = checkCustomerKey(given?.customerKey)
    return makeWidgets({
      clientKey: key,
      customerKey,
      hasBrandPay: hasBrandPayOf(given?.brandpay, customerKey)
    })
  },
  payment: (given?: Parameters) => {
    const key = checkClientKey(clientKey, "individual")
    return makePayment(key, checkCustomerKey(given?.customerKey))
  }
})
