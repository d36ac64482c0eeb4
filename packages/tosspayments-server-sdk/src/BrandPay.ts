/**
 * Brandpay: the shop's own wallet, with cards and accounts that buyers have registered. Needs a contract with TossPayments of
 * its own.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations, type TokenOperations } from "effect-tosspayments/BrandPay"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations of brandpay. All of them reject with a `TossError`. Refunds go over `payments.cancel`.
 *
 * With the option `intent`, a confirm or a charge is made once under that name, whatever happens: see `Payments`.
 *
 * @example
 * ```ts
 * import { Client } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const charge = (customerKey: string, methodKey: string, orderId: string) =>
 *   client.brandPay.charge(
 *     { customerKey, methodKey, amount: 36000, orderId, orderName: "핸드드립 원두 500g" },
 *     { intent: orderId }
 *   )
 * ```
 *
 * @since 0.1.0
 */
export interface BrandPay extends Promises<Operations & TokenOperations<string>> {}

/** @internal */
export const make = (runner: Runner): BrandPay =>
  promises<Operations & TokenOperations<string>>(runner, endpoints)
