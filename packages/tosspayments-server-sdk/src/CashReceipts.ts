/**
 * Cash receipts: for sales in cash that were not paid through TossPayments, too, if the shop is a registered issuer.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/CashReceipts"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Operations on cash receipts. All of them reject with a `TossError`.
 *
 * With the option `intent`, a receipt is issued or cancelled once under that name, whatever happens: see `Payments`.
 *
 * @example
 * ```ts
 * import { Client } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const issue = (sale: { id: string; total: number; phone: string }) =>
 *   client.cashReceipts.issue(
 *     {
 *       amount: sale.total,
 *       orderId: sale.id,
 *       orderName: "오프라인 판매",
 *       type: "소득공제",
 *       customerIdentityNumber: sale.phone
 *     },
 *     { intent: `receipt-${sale.id}` }
 *   )
 *
 * // The tax office takes one or two days, and no webhook tells what it says.
 * for await (const { failure, issueStatus, orderId } of client.cashReceipts.list({ requestDate: "2026-03-05" })) {
 *   if (issueStatus === "FAILED") console.log(orderId, failure?.code)
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface CashReceipts extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): CashReceipts => promises<Operations>(runner, endpoints)
