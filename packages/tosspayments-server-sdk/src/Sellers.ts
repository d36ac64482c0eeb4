/**
 * Sellers: who the payouts of a marketplace go to. Needs a contract with TossPayments of its own, and a `securityKey`.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/Sellers"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations on sellers. All of them reject with a `TossError`.
 *
 * @example
 * ```ts
 * import { canBePaid, Client, type SellerCreateRequest } from "tosspayments-server-sdk"
 *
 * const client = new Client({
 *   secretKey: "test_sk_example",
 *   securityKey: process.env["TOSS_SECURITY_KEY"]
 * })
 *
 * const register = async (request: SellerCreateRequest): Promise<string> => {
 *   const seller = await client.sellers.create(request)
 *   return canBePaid(seller) ? seller.id : `${seller.id} has to be approved first`
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface Sellers extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): Sellers => promises<Operations>(runner, endpoints)
