/**
 * Balances: what can be paid out to sellers. Needs a contract with TossPayments of its own.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/Balances"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations on balances.
 *
 * @example
 * ```ts
 * import { Client } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const available = async (): Promise<number> => (await client.balances.retrieve()).availableAmount.value
 * ```
 *
 * @since 0.1.0
 */
export interface Balances extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): Balances => promises<Operations>(runner, endpoints)
