import type { ErrorCode } from "../../contract/errorCodes.js"
import type { Event } from "../../kernel/World.js"
import type { Movement } from "../../Ledger.js"
import type { Card, EasyPay, Payment } from "../../Payment.js"
import * as Amounts from "../amounts.js"
import type { Booked } from "../transactions/transaction.js"

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
  /** The buyer who pays with brandpay, if any. Older files do not have it. */
  readonly brandPayCustomer?: string | null
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
  /** Whose billing key was charged, if any. Older files do not have it. */
  readonly billingCustomer?: string
  /** Oldest first. */
  readonly transactions: ReadonlyArray<Booked>
}

/** The whole effect of one step on a payment, applied in one go. */
export interface Transition {
  readonly entry: Entry
  readonly events: ReadonlyArray<Event>
  readonly movements: ReadonlyArray<Movement>
}

/** What becomes of a request, and the change that comes with it; a decline changes the payment too. */
export type Verdict =
  | { readonly _tag: "Accepted"; readonly transition: Transition }
  | { readonly _tag: "Refused"; readonly code: ErrorCode; readonly transition: Transition | null }

export const accepted = (transition: Transition): Verdict => ({ _tag: "Accepted", transition })

export const refused = (code: ErrorCode, transition: Transition | null = null): Verdict => ({
  _tag: "Refused",
  code,
  transition
})

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
