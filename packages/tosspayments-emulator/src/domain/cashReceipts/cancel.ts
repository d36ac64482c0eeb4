import type { ErrorCode } from "../../contract/errorCodes.js"
import type { World } from "../../kernel/World.js"
import * as Entities from "./entity.js"

/**
 * Cancels everything that is left, or an amount.
 *
 * Assumptions: a receipt may be cancelled while it is in progress; of one that the tax office refused nothing is left; more
 * than what is left is forbidden; the taxed part goes first.
 */
export const cancel = (
  entry: Entities.Entry,
  amount: number | null,
  world: World
): Entities.Entry | ErrorCode => {
  const left = Entities.amountLeft(entry)
  const canceled = amount ?? left
  if (left <= 0 || canceled > left) return "FORBIDDEN_REQUEST"
  const taxed = left - Entities.taxFreeLeft(entry)
  const after: Entities.Entry = {
    ...entry,
    notices: [
      ...entry.notices,
      {
        transactionType: "CANCEL",
        amount: canceled,
        taxFreeAmount: Math.max(0, canceled - taxed),
        requestedAt: world.now,
        status: "IN_PROGRESS"
      }
    ]
  }
  world.put(Entities.cashReceipts, after)
  return after
}
