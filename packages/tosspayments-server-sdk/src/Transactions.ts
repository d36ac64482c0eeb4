/**
 * Transactions: every approval and every refund, in a window of time.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/Transactions"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations on transactions.
 *
 * @example
 * ```ts
 * import { Client, type Transaction } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * // Goes on where an earlier run has stopped.
 * const copy = async (save: (row: Transaction) => Promise<void>, startingAfter?: string) => {
 *   const startDate = new Date("2026-03-02T00:00:00+09:00")
 *   const endDate = new Date("2026-03-02T23:59:59+09:00")
 *   for await (const row of client.transactions.list({ startDate, endDate, startingAfter })) await save(row)
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface Transactions extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): Transactions => promises<Operations>(runner, endpoints)
