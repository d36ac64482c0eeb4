import * as List from "../../List.js"
import * as Transaction from "../../model/Transaction.js"
import * as TransactionsQuery from "../../model/transaction/TransactionsQuery.js"
import * as Wire from "../schema/wire.js"

/** @internal */
export const list = /*#__PURE__*/ List.make(
  {
    id: "transactions.list",
    method: "GET",
    path: "/transactions",
    request: TransactionsQuery.codec,
    response: /*#__PURE__*/ Wire.list(Transaction.codec),
    slow: true
  },
  {
    // Named, so that the end of the list does not hang on a default of TossPayments.
    first: (query) => ({ ...query, limit: query.limit ?? 100 }),
    rows: (page) => page,
    next: (query, page) => {
      const last = page.at(-1)
      return last === undefined || page.length < (query.limit ?? 100)
        ? null
        : { ...query, startingAfter: last.transactionKey }
    }
  }
)
