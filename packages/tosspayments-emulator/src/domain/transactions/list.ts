import type { TransactionRow } from "../../contract/transaction.js"
import * as KoreanTime from "../koreanTime.js"
import * as English from "../payments/english.js"
import type { Entry } from "../payments/entity.js"

/** The transaction with this key, as it is sent. */
export const row = (
  { billingCustomer, payment, plan, transactions }: Entry,
  transactionKey: string
): TransactionRow => {
  const booked = transactions.find((transaction) => transaction.transactionKey === transactionKey)
  if (booked === undefined) throw new Error(`${payment.paymentKey} has no transaction ${transactionKey}`)
  return {
    mId: payment.mId,
    transactionKey,
    paymentKey: payment.paymentKey,
    orderId: payment.orderId,
    method: payment.method,
    customerKey: billingCustomer ?? plan.brandPayCustomer ?? null,
    useEscrow: payment.useEscrow,
    receiptUrl: payment.receipt?.url ?? null,
    status: booked.status,
    transactionAt: KoreanTime.toOffsetDateTime(booked.at),
    currency: payment.currency,
    amount: booked.amount
  }
}

export const english = (rows: ReadonlyArray<TransactionRow>): ReadonlyArray<TransactionRow> =>
  rows.map((row) => ({ ...row, method: row.method === null ? null : English.toEnglish(row.method) }))
