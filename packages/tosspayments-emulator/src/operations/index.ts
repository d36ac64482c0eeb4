import { billingAuths, billingKeys } from "../domain/billing/kind.js"
import { brandPayCodes, brandPayCustomers, brandPayMethods, brandPayTokens } from "../domain/brandPay/kind.js"
import { cashReceipts } from "../domain/cashReceipts/entity.js"
import { payments } from "../domain/payments/kind.js"
import { subMallPayouts, subMalls } from "../domain/subMalls/entity.js"
import type { Kind } from "../kernel/World.js"
import * as Billing from "./billing.js"
import * as BrandPay from "./brandPay.js"
import * as CashReceipts from "./cashReceipts.js"
import type { Operation } from "./Operation.js"
import * as PaymentCreation from "./paymentCreation.js"
import * as Payments from "./payments.js"
import * as Promotions from "./promotions.js"
import * as Settlements from "./settlements.js"
import * as SubMalls from "./subMalls.js"
import * as Transactions from "./transactions.js"
import * as VirtualAccounts from "./virtualAccounts.js"

/** Every operation that the emulator answers. */
export const operations: ReadonlyArray<Operation> = [
  ...Payments.operations,
  ...PaymentCreation.operations,
  ...Billing.operations,
  ...BrandPay.operations,
  ...Transactions.operations,
  ...Settlements.operations,
  ...Promotions.operations,
  ...VirtualAccounts.operations,
  ...CashReceipts.operations,
  ...SubMalls.operations
]

/** Those that it answers only when an option says so. */
export const legacyOperations: ReadonlyArray<Operation> = [Payments.legacyConfirm]

/** Everything that they work on. */
export const kinds: ReadonlyArray<Kind<never>> = [
  payments,
  billingAuths,
  billingKeys,
  brandPayCodes,
  brandPayCustomers,
  brandPayMethods,
  brandPayTokens,
  cashReceipts,
  subMalls,
  subMallPayouts
]
