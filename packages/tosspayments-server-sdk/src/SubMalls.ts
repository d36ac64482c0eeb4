/**
 * Sub-malls and payouts of version 1, for marketplaces that still have the contract. Version 2 (sellers and payouts under
 * `/v2`) replaces all of it.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/SubMalls"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations on sub-malls. All of them reject with a `TossError`.
 *
 * @example
 * ```ts
 * import { Client } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const pay = (subMallId: string, payoutAmount: number, payoutDate: string) =>
 *   client.subMalls.requestPayouts([{ subMallId, payoutAmount, payoutDate }])
 * ```
 *
 * @since 0.1.0
 */
export interface SubMalls extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): SubMalls => promises<Operations>(runner, endpoints)
