/** The only place where the emulator looks at the SDK: which endpoints there are. How they behave is its own. */
import { endpoints } from "effect-tosspayments/Payments"
import { endpoints as promotionEndpoints } from "effect-tosspayments/Promotions"
import { endpoints as settlementEndpoints } from "effect-tosspayments/Settlements"
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

/** The SDK's `Settlements.endpoints`, in the same way. */
export const settlements: Readonly<Record<"list" | "request", Endpoint>> = settlementEndpoints

/** The SDK's `Promotions.endpoints`, in the same way. */
export const promotions: Readonly<Record<"list" | "listCards", Endpoint>> = promotionEndpoints
