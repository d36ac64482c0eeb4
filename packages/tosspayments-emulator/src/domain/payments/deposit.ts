import type { Identifiers } from "../../kernel/Identifiers.js"
import * as KoreanTime from "../koreanTime.js"
import type { Entry, Transition } from "./entity.js"
import * as Entries from "./entity.js"
import * as Events from "./events.js"
import * as Movements from "./movements.js"
import * as Receipts from "./receipts.js"

/** The buyer paid into the virtual account. */
export const deposit = (entry: Entry, ids: Identifiers, now: number): Transition => {
  const { payment, plan } = entry
  const { virtualAccount } = payment
  if (virtualAccount === null) throw new Error("not a virtual account")
  const transactionKey = ids.approvalKey()
  const at = KoreanTime.toOffsetDateTime(now)
  const cashReceipt =
    plan.cashReceiptType === null ? null : Receipts.cashReceipt(payment, plan.cashReceiptType, ids)
  const done: Entry = {
    ...entry,
    approvedAt: now,
    payment: {
      ...Entries.withTransactionKey(payment, transactionKey),
      status: "DONE",
      approvedAt: at,
      virtualAccount: { ...virtualAccount, depositorName: virtualAccount.customerName },
      cashReceipt,
      cashReceipts: cashReceipt === null ? null : [Receipts.cashReceiptEntry(payment, cashReceipt, at)]
    }
  }
  return {
    entry: done,
    events: Events.ofStatus(done),
    movements: [Movements.approval(payment, transactionKey, at)]
  }
}

/**
 * The bank reported the deposit as wrong: DONE goes back to WAITING_FOR_DEPOSIT, with the transaction key of the
 * deposit (webhooks.md §1, sample webhook-deposit-callback-waiting).
 */
export const revertDeposit = (entry: Entry, now: number): Transition => {
  const { payment } = entry
  const { virtualAccount } = payment
  if (virtualAccount === null) throw new Error("not a virtual account")
  const waiting: Entry = {
    ...entry,
    approvedAt: null,
    payment: {
      ...payment,
      status: "WAITING_FOR_DEPOSIT",
      approvedAt: null,
      virtualAccount: { ...virtualAccount, depositorName: null },
      cashReceipt: null,
      cashReceipts: null
    }
  }
  return {
    entry: waiting,
    events: Events.ofStatus(waiting),
    movements: [
      Movements.depositReverted(payment, payment.lastTransactionKey ?? "", KoreanTime.toOffsetDateTime(now))
    ]
  }
}
