/**
 * Promotions: instant discounts, instalments without interest, paying with points.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/Promotions"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations on promotions.
 *
 * @example
 * ```ts
 * import { Client } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 * const { discountCards, interestFreeCards } = await client.promotions.listCards()
 * ```
 *
 * @since 0.1.0
 */
export interface Promotions extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): Promotions => promises<Operations>(runner, endpoints)
