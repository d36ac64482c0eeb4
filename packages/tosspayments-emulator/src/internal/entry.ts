import type { EventType } from "../Delivery.js"
import type { Movement } from "../Ledger.js"
import type { Cancel, Card, EasyPay, Payment } from "../Payment.js"
import * as Amounts from "./amounts.js"
import type { ErrorCode } from "./errorCodes.js"

/** What the approval will fill into the payment: decided by the buyer, shown only once approved. */
export interface Plan {
  readonly method: string
  readonly card: Omit<Card, "approveNo"> | null
  readonly easyPay: EasyPay | string | null
  readonly transferBank: string | null
  readonly phone: string | null
  readonly giftCertificate: boolean
  readonly account: {
    readonly bankCode: string
    readonly customerName: string
    readonly validMillis: number
  } | null
  readonly cashReceiptType: string | null
  readonly discountAmount: number
  readonly decline: ErrorCode | null
  readonly asyncCancel: boolean
}

/** A payment as it would be sent, and what the API does not show. Times are epoch milliseconds. */
export interface Entry {
  readonly payment: Payment
  readonly plan: Plan
  readonly requestedAt: number
  readonly authenticatedAt: number | null
  readonly approvedAt: number | null
  readonly dueAt: number | null
  readonly refundRequestedAt: number | null
}

/** A webhook to send, before it has a time and an id. */
export interface Event {
  readonly type: EventType
  readonly payment: Payment
  readonly cancel?: Cancel
}

/** The whole effect of one step, applied in one go. */
export interface Transition {
  readonly entry: Entry
  readonly events: ReadonlyArray<Event>
  readonly movements: ReadonlyArray<Movement>
}

/** The answer to one API call and the change that comes with it; a decline changes the payment too. */
export type Verdict =
  | { readonly _tag: "Accepted"; readonly transition: Transition }
  | { readonly _tag: "Refused"; readonly code: ErrorCode; readonly transition: Transition | null }

export const accepted = (transition: Transition): Verdict => ({ _tag: "Accepted", transition })

export const refused = (code: ErrorCode, transition: Transition | null = null): Verdict => ({
  _tag: "Refused",
  code,
  transition
})

export const isVirtualAccount = (entry: Entry): boolean => entry.plan.account !== null

/** Which webhooks a status change causes (webhooks.md §1). */
export const statusEvents = (entry: Entry): ReadonlyArray<Event> => {
  const { payment } = entry
  const events: Array<Event> = []
  if (["DONE", "CANCELED", "PARTIAL_CANCELED", "ABORTED", "EXPIRED"].includes(payment.status)) {
    events.push({ type: "PAYMENT_STATUS_CHANGED", payment })
  }
  if (
    payment.virtualAccount !== null &&
    ["WAITING_FOR_DEPOSIT", "DONE", "CANCELED", "PARTIAL_CANCELED"].includes(payment.status)
  ) {
    events.push({ type: "DEPOSIT_CALLBACK", payment })
  }
  return events
}

/** Sets a new balance and everything that follows from it. */
export const withBalance = (
  payment: Payment,
  balanceAmount: number,
  taxFreeAmount: number,
  taxExemptionAmount: number
): Payment => ({
  ...payment,
  balanceAmount,
  ...Amounts.split(balanceAmount, taxFreeAmount, taxExemptionAmount, payment.currency),
  taxFreeAmount,
  taxExemptionAmount
})

/** Version 2024-06-01 brings `transactionKey` back (sample payment-card-done-2024-06-01). */
export const withTransactionKey = (payment: Payment, lastTransactionKey: string): Payment => ({
  ...payment,
  lastTransactionKey,
  ...(payment.version === "2024-06-01" ? { transactionKey: lastTransactionKey } : {})
})
