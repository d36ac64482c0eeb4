/** `TossPayments(clientKey)` of the second generation. */
import { checkClientKey, checkCustomerKey } from "../keys.js"
import { makePayment } from "./payment.js"

interface Buyer {
  readonly customerKey: string
}

export const tossPayments = (clientKey: string) => ({
  payment: (buyer: Buyer) =>
    makePayment(checkClientKey(clientKey, "individual"), checkCustomerKey(buyer?.customerKey))
})
