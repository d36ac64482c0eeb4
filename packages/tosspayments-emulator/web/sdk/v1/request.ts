/** What the windows of the first generation have in common. */
import type { PaymentType } from "../../protocol/request.js"
import type { Paid } from "../../protocol/result.js"
import { ask, type Running } from "../ask.js"
import { SdkError } from "../SdkError.js"
import { makeTransactions } from "../transaction.js"
import { promiseInFirst } from "./codes.js"

/** The amount is a bare number here. */
export interface V1Paid {
  readonly paymentKey: string
  readonly orderId: string
  readonly amount: number
}

export interface V1WidgetPaid extends V1Paid {
  readonly paymentType: PaymentType
}

export const v1Paid = ({ amount, orderId, paymentKey }: Paid): V1Paid => ({
  paymentKey,
  orderId,
  amount: amount.value
})

/**
 * One window at a time.
 *
 * Assumption: a second request while one is open is refused, and leaves the first as it is.
 */
export const makeWindows = () => {
  const transactions = makeTransactions()
  let running: Running | null = null
  return {
    open: (make: () => Parameters<typeof ask>) =>
      promiseInFirst(() =>
        transactions.run(async () => {
          running = ask(...make())
          try {
            return await running.done
          } finally {
            running = null
          }
        })
      ),
    cancel: (): void => running?.abort(new SdkError("USER_CANCEL", "The shop closed the payment window."))
  }
}
