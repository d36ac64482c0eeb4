/**
 * Billing: keys for automatic payments (issue, charge, delete). Needs a contract with TossPayments of its own.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/Billing"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations on billing keys. All of them reject with a `TossError`.
 *
 * With the option `intent`, a charge is made once under that name, whatever happens: see `Payments`.
 *
 * @example
 * ```ts
 * import { type BillingKey, billingAdvice, Client, isTossError, type TossStore } from "tosspayments-server-sdk"
 *
 * const renew = async (store: TossStore, key: BillingKey, month: string) => {
 *   const client = new Client({ secretKey: "test_sk_example", store })
 *   const orderId = `SUB-0042-${month}`
 *   try {
 *     await client.billing.charge(key, { amount: 12900, orderId, orderName: "월 구독" }, { intent: orderId })
 *   } catch (error) {
 *     if (!isTossError(error)) throw error
 *     const { step, text } = billingAdvice(error)
 *     console.log(step, text.ko)
 *   }
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface Billing extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): Billing => promises<Operations>(runner, endpoints)
