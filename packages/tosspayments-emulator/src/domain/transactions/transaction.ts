import * as Schema from "effect/Schema"
import { row, type TransactionRow } from "../../contract/transaction.js"
import type { Payment } from "../../Payment.js"

/** One movement of a payment as the list of transactions has it, apart from what the payment itself tells. */
export interface Booked {
  readonly transactionKey: string
  readonly status: TransactionRow["status"]
  /** Epoch milliseconds. */
  readonly at: number
  /** Negative for a cancel. */
  readonly amount: number
  /** Whether it moved money, so that it is settled. */
  readonly moves: boolean
}

const isBooked = Schema.is(row.fields.status)

/**
 * The transaction that a payment has come to by a step; `null` when the step was none.
 *
 * Assumption: a cancel counts negative here as it does in settlements, where that was measured (gaps.md #6). A deposit
 * that the bank takes back is no transaction of its own: the payment keeps the key of the deposit.
 */
export const next = (
  known: ReadonlyArray<Booked>,
  { cancels, lastTransactionKey, status, totalAmount }: Payment,
  moves: boolean,
  at: number
): Booked | null => {
  if (lastTransactionKey === null || !isBooked(status)) return null
  if (known.some(({ transactionKey }) => transactionKey === lastTransactionKey)) return null
  const cancel = cancels?.find(({ transactionKey }) => transactionKey === lastTransactionKey)
  const amount = cancel === undefined ? totalAmount : -cancel.cancelAmount
  return { transactionKey: lastTransactionKey, status, at, amount, moves }
}
