/**
 * What an operation answers with that lists.
 *
 * @since 0.1.0
 */
import type { CallOptions } from "./CallOptions.js"

/**
 * What the calls of a list may set. They count for each page: a `timeout` or `deadline` is one for each of them. Aborting
 * the `signal` ends the list, whether a page is waited for or not.
 *
 * @since 0.1.0
 */
export interface ListOptions extends Omit<CallOptions, "idempotencyKey" | "intent"> {}

/**
 * Rows, as many as there are. Nothing is sent before the first one is asked for; while a page is worked on, the next one is
 * under way, and no more than that, so that the memory stays the same however long the list is. To `break` gives up what is
 * under way.
 *
 * What goes wrong is thrown by the loop, a wrong argument too: `TossError`, once, after everything that was read before.
 * Each loop begins at the beginning.
 *
 * @example
 * ```ts
 * import { Client, signedTransactionAmount } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 * const window = {
 *   startDate: new Date("2026-03-02T00:00:00+09:00"),
 *   endDate: new Date("2026-03-02T23:59:59+09:00")
 * }
 *
 * let net = 0
 * for await (const transaction of client.transactions.list(window)) {
 *   // What a virtual account waits for is no money yet.
 *   if (transaction.status !== "WAITING_FOR_DEPOSIT") net += signedTransactionAmount(transaction)
 * }
 *
 * for await (const page of client.transactions.list({ ...window, limit: 1000 }).pages()) {
 *   console.log(page.length, page.at(-1)?.transactionKey)
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface List<Row> extends AsyncIterable<Row> {
  /** The same page by page; none of them is empty. */
  readonly pages: () => AsyncIterable<ReadonlyArray<Row>>
}
