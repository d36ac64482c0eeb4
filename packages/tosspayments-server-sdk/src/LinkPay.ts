/**
 * Link Pay: orders that are paid through a link.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/LinkPay"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations of Link Pay. All of them reject with a `TossError`.
 *
 * @example
 * ```ts
 * import { Client, isPaid } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const isDue = async (orderKey: string): Promise<boolean> => {
 *   const { payment } = await client.linkPay.retrieveOrder(orderKey)
 *   return payment !== null && isPaid(payment)
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface LinkPay extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): LinkPay => promises<Operations>(runner, endpoints)
