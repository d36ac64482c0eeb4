/**
 * Virtual accounts: issued by the server, without a payment window.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/VirtualAccounts"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations on virtual accounts. All of them reject with a `TossError`.
 *
 * With the option `intent`, an account is issued once under that name, whatever happens (see `Payments`), and its deposit
 * secret is kept in the store of the client, for `webhooks`.
 *
 * @example
 * ```ts
 * import { Client, type TossStore, type VirtualAccountRequest } from "tosspayments-server-sdk"
 *
 * const order = async (store: TossStore, request: VirtualAccountRequest) => {
 *   const client = new Client({ secretKey: "test_sk_example", store })
 *   const { virtualAccount } = await client.virtualAccounts.issue(request, { intent: request.orderId })
 *   return `${virtualAccount?.bankCode} ${virtualAccount?.accountNumber}`
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface VirtualAccounts extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): VirtualAccounts => promises<Operations>(runner, endpoints)
