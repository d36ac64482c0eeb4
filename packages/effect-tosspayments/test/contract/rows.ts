/** Every call that the documentation shows, resource by resource. */
import type { Row } from "./Row.js"
import * as Billing from "./rows/billing.js"
import * as Payments from "./rows/payments.js"
import * as Promotions from "./rows/promotions.js"
import * as Settlements from "./rows/settlements.js"
import * as Transactions from "./rows/transactions.js"

export const rows: ReadonlyArray<Row> = [
  ...Billing.rows,
  ...Payments.rows,
  ...Promotions.rows,
  ...Settlements.rows,
  ...Transactions.rows
]
