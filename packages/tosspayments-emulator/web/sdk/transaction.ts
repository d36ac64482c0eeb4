/** One running request per object, as a double click on the shop's button must not open two windows. */
import { SdkError } from "./SdkError.js"

export interface Transactions {
  /** Runs a request, or rejects while another one runs. */
  readonly run: <A>(request: () => Promise<A>) => Promise<A>
  readonly isRunning: () => boolean
}

export const makeTransactions = (): Transactions => {
  let running = false
  return {
    isRunning: () => running,
    run: async (request) => {
      if (running) {
        throw new SdkError("INVALID_METHOD_TRANSACTION", "Another request of this object is still running.")
      }
      running = true
      try {
        return await request()
      } finally {
        running = false
      }
    }
  }
}
