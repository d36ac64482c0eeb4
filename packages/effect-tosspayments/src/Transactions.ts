/**
 * Transactions: every approval and every refund, in a window of time.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/transactions.js"
import type { Transaction } from "./model/Transaction.js"
import type { TransactionsQuery } from "./model/transaction/TransactionsQuery.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { TransactionsQuery } from "./model/transaction/TransactionsQuery.js"

/**
 * What can be done with transactions.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Lists approvals and refunds, as many as there are: page after page, as far as it is read, the next page under way while
   * one is worked on. An error ends it, after everything that was read before; give the last `transactionKey` as
   * `startingAfter` to go on from there. Options are those of the call for each page.
   *
   * TossPayments may take up to 60 seconds for a page, and answers 429 to too many of them.
   *
   * @see https://docs.tosspayments.com/reference#거래-조회
   * @since 0.1.0
   */
  readonly list: (query: TransactionsQuery) => Resource.Rows<Transaction>
}

/**
 * The operations as effects and streams.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Transactions service.
 *
 * @example
 * ```ts
 * import * as Transaction from "effect-tosspayments/model/Transaction"
 * import * as Transactions from "effect-tosspayments/Transactions"
 * import * as Effect from "effect/Effect"
 * import * as Stream from "effect/Stream"
 *
 * const netOf = (startDate: Date, endDate: Date) =>
 *   Effect.gen(function* () {
 *     const transactions = yield* Transactions.Transactions
 *     return yield* transactions
 *       .list({ startDate, endDate, limit: 1000 })
 *       .pipe(
 *         // What a virtual account waits for is no money yet.
 *         Stream.filter(({ status }) => status !== "WAITING_FOR_DEPOSIT"),
 *         Stream.runFold(0, (sum, transaction) => sum + Transaction.signedAmount(transaction))
 *       )
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Transactions extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Transactions")<
  Transactions,
  Service
>() {}

/**
 * Builds the operations on the transport.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service, never, TossHttpClient> = /*#__PURE__*/ Effect.map(
  TossHttpClient,
  (http) => Resource.effects<Operations>(http, endpoints)
)

/**
 * Transactions on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Transactions, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(
  Transactions,
  make
)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/transactions.js"
