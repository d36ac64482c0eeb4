/**
 * Settlements: what TossPayments pays out, and asking for it.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/Settlements"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations on settlements.
 *
 * @example
 * ```ts
 * import { Client } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const paidOutOn = async (day: string): Promise<number> => {
 *   let sum = 0
 *   const rows = client.settlements.list({ startDate: day, endDate: day, dateType: "paidOutDate" })
 *   for await (const { payOutAmount } of rows) sum += payOutAmount
 *   return sum
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface Settlements extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): Settlements => promises<Operations>(runner, endpoints)
