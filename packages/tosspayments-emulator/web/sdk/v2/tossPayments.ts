import { checkClientKey, checkCustomerKey } from "../keys.js"

interface Buyer {
  readonly customerKey: string
}

/** What `TossPayments(clientKey)` of the second generation gives. */
export const tossPayments = (clientKey: string) => ({
  payment: ({ customerKey }: Buyer) => ({
    clientKey: checkClientKey(clientKey, "individual"),
    customerKey: checkCustomerKey(customerKey)
  })
})
