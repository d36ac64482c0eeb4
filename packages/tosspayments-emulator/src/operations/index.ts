import { billingAuths, billingKeys } from "../domain/billing/kind.js"
import { payments } from "../domain/payments/kind.js"
import { funds } from "../domain/payouts/balance.js"
import { payouts } from "../domain/payouts/kind.js"
import { sellers } from "../domain/sellers/kind.js"
import type { Kind } from "../kernel/World.js"
import * as Balances from "./balances.js"
import * as Billing from "./billing.js"
import type { Operation } from "./Operation.js"
import * as Payments from "./payments.js"
import * as Payouts from "./payouts.js"
import * as Promotions from "./promotions.js"
import * as Sellers from "./sellers.js"
import * as Settlements from "./settlements.js"
import * as Transactions from "./transactions.js"

/** Every operation that the emulator answers. */
export const operations: ReadonlyArray<Operation> = [
  ...Payments.operations,
  ...Billing.operations,
  ...Balances.operations,
  ...Sellers.operations,
  ...Payouts.operations,
  ...Transactions.operations,
  ...Settlements.operations,
  ...Promotions.operations
]

/** Those that it answers only when an option says so. */
export const legacyOperations: ReadonlyArray<Operation> = [Payments.legacyConfirm]

/** Everything that they work on. */
export const kinds: ReadonlyArray<Kind<never>> = [
  payments,
  billingAuths,
  billingKeys,
  sellers,
  payouts,
  funds
]
