import * as Schema from "effect/Schema"
import * as Transaction from "../contract/transaction.js"
import * as KoreanTime from "../domain/koreanTime.js"
import { payments } from "../domain/payments/kind.js"
import * as Transactions from "../domain/transactions/list.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

const maxLimit = 5000

/** A bare date is its midnight. */
const timeOf = (text = ""): number | null => KoreanTime.parse(text) ?? KoreanTime.parseDay(text)

/**
 * Assumptions: both ends belong to the window, to the second (gaps.md #22 leaves them open), and it may be of any length; a
 * window that ends before it begins, or without an end, is INVALID_DATE; EXCEED_MAX_QUERY_LIMIT is a `limit` above the
 * maximum, and another wrong one INVALID_REQUEST.
 */
export const list = Operation.make({
  endpoint: endpoints.transactions.list,
  request: Transaction.query,
  answer: Schema.Array(Transaction.row),
  codes: Transaction.codes,
  english: Transactions.english,
  run: ({ request: { endDate, limit, startDate, startingAfter } }, world) => {
    const [from, end] = [timeOf(startDate), timeOf(endDate)]
    if (from === null || end === null || end < from) return Operation.refused("INVALID_DATE")
    if (limit > maxLimit) return Operation.refused("EXCEED_MAX_QUERY_LIMIT")
    const page = world.page(payments, "transactions", {
      from,
      to: end + 999,
      after: startingAfter,
      skip: 0,
      limit
    })
    return page === null
      ? Operation.refused("INVALID_TRANSACTION_KEY")
      : Operation.answered(page.map(({ id, value }) => Transactions.row(value, id)))
  }
})

/** Those of transactions. */
export const operations = [list]
