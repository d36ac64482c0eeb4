/** The only place where the emulator looks at the SDK: which endpoints there are. How they behave is its own. */
import { endpoints } from "effect-tosspayments/Payments"
import { endpoints as transactionEndpoints } from "effect-tosspayments/Transactions"

/** What the emulator needs to know of an endpoint. */
export interface Endpoint {
  readonly id: string
  readonly method: string
  /** Template without the version segment. */
  readonly path: string
}

/** The SDK's `Payments.endpoints`, and nothing of them but what `Endpoint` names. */
export const payments: Readonly<Record<"confirm" | "retrieve" | "retrieveByOrderId" | "cancel", Endpoint>> =
  endpoints

/** The SDK's `Transactions.endpoints`, in the same way. */
export const transactions: Readonly<Record<"list", Endpoint>> = transactionEndpoints
