/**
 * Which transactions to list.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"

/**
 * A window of time, and how to go through it. Transactions of today are there at once.
 *
 * TossPayments documents neither whether the ends belong to the window nor how long it may be: windows that follow each
 * other can share a transaction of their common second, which its `transactionKey` tells.
 *
 * Source: https://docs.tosspayments.com/reference#거래-조회
 *
 * @example
 * ```ts
 * import type { TransactionsQuery } from "effect-tosspayments/model/transaction/TransactionsQuery"
 *
 * const ofTheDay: TransactionsQuery = {
 *   startDate: new Date("2026-03-02T00:00:00+09:00"),
 *   endDate: new Date("2026-03-02T23:59:59+09:00"),
 *   limit: 1000
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface TransactionsQuery {
  /** Beginning of the window, compared with `transactionAt`. Sent in Korean time, to the second. */
  readonly startDate: Date
  /** End of the window, not before its beginning. Sent in Korean time, to the second. */
  readonly endDate: Date
  /** The list goes on after the transaction with this key, to resume what was cut short. At most 64 characters. */
  readonly startingAfter?: string | undefined
  /** How many transactions one page has, 1 to 5000. Not how many are listed in all. Default: 100. */
  readonly limit?: number | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  startDate: Rules.date,
  endDate: Rules.date,
  startingAfter: Rules.optional(
    Rules.pattern(/^[\x21-\x7e]{1,64}$/, "a transaction key of 1 to 64 characters")
  ),
  limit: Rules.optional(Rules.integer(1, 5000))
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<TransactionsQuery, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.where(
  struct,
  ({ endDate, startDate }) => startDate.getTime() <= endDate.getTime(),
  "a window: startDate is after endDate"
)

/**
 * Checks and writes the query.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  TransactionsQuery,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("TransactionsQuery", codec)
