import { payments } from "../domain/payments/kind.js"
import type { Kind } from "../kernel/World.js"
import type { Operation } from "./Operation.js"
import * as Payments from "./payments.js"
import * as Promotions from "./promotions.js"
import * as Settlements from "./settlements.js"
import * as Transactions from "./transactions.js"

/** Every operation that the emulator answers. */
export const operations: ReadonlyArray<Operation> = [
  Payments.confirm,
  Payments.retrieve,
  Payments.retrieveByOrderId,
  Payments.cancel,
  Transactions.list,
  Settlements.list,
  Settlements.request,
  Promotions.list,
  Promotions.listCards
]

/** Those that it answers only when it is told to. */
export const legacyOperations: ReadonlyArray<Operation> = [Payments.legacyConfirm]

/** Everything that they work on. */
export const kinds: ReadonlyArray<Kind<never>> = [payments]
