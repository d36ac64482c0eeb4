import type { IssueRequest } from "../../contract/cashReceipt.js"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { World } from "../../kernel/World.js"
import * as Entities from "./entity.js"

/** Assumption: dashes do not matter, and numbers that cannot be what they have to be are refused. */
const refusalOf = (type: IssueRequest["type"], number: string): ErrorCode | null => {
  const digits = number.replaceAll("-", "")
  if (type === "지출증빙") return /^\d{10}$/.test(digits) ? null : "INVALID_BUSINESS_NUMBER"
  return /^\d{10,19}$/.test(digits) ? null : "INVALID_CASH_RECEIPT_INFO"
}

/**
 * Assumption: an order has one receipt at a time; another one may be issued when it was refused by the tax office, or
 * cancelled.
 */
export const issue = (request: IssueRequest, world: World): Entities.Entry | ErrorCode => {
  const { amount, customerIdentityNumber, orderId, orderName, registrationNumber, type } = request
  const number = world.behaviour.hasOlderReceipts ? registrationNumber : customerIdentityNumber
  const taxFreeAmount = request.taxFreeAmount ?? 0
  if (number === null || taxFreeAmount > amount) return "INVALID_REQUEST"
  const refusal = refusalOf(type, number)
  if (refusal !== null) return refusal
  const known = world.find(Entities.cashReceipts, "orderId", orderId)
  if (known.some((entry) => Entities.amountLeft(entry) > 0)) return "DUPLICATED_CASH_RECEIPT"
  const entry: Entities.Entry = {
    receiptKey: world.ids.receiptKey(),
    mId: world.merchant,
    issueNumber: world.ids.issueNumber(),
    sale: { orderId, orderName, type },
    customerIdentityNumber: number,
    notices: [
      { transactionType: "CONFIRM", amount, taxFreeAmount, requestedAt: world.now, status: "IN_PROGRESS" }
    ]
  }
  world.put(Entities.cashReceipts, entry)
  return entry
}
