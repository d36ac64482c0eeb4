/** Every call that the documentation shows, resource by resource. */
import type { Row } from "./Row.js"
import * as Balances from "./rows/balances.js"
import * as BankAccounts from "./rows/bankAccounts.js"
import * as Billing from "./rows/billing.js"
import * as BrandPay from "./rows/brandPay.js"
import * as CashReceipts from "./rows/cashReceipts.js"
import * as LinkPay from "./rows/linkPay.js"
import * as PaymentCreation from "./rows/paymentCreation.js"
import * as Payments from "./rows/payments.js"
import * as Payouts from "./rows/payouts.js"
import * as Promotions from "./rows/promotions.js"
import * as Sellers from "./rows/sellers.js"
import * as Settlements from "./rows/settlements.js"
import * as SubMalls from "./rows/subMalls.js"
import * as Transactions from "./rows/transactions.js"
import * as VirtualAccounts from "./rows/virtualAccounts.js"

export const rows: ReadonlyArray<Row> = [
  ...Balances.rows,
  ...BankAccounts.rows,
  ...Billing.rows,
  ...BrandPay.rows,
  ...CashReceipts.rows,
  ...LinkPay.rows,
  ...PaymentCreation.rows,
  ...Payments.rows,
  ...Payouts.rows,
  ...Promotions.rows,
  ...Sellers.rows,
  ...Settlements.rows,
  ...SubMalls.rows,
  ...Transactions.rows,
  ...VirtualAccounts.rows
]
