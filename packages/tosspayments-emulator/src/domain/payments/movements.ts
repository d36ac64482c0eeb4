import type { Movement } from "../../Ledger.js"
import type { Cancel, Payment } from "../../Payment.js"

const movement = (
  { currency, orderId, paymentKey }: Payment,
  kind: Movement["kind"],
  amount: number,
  transactionKey: string,
  at: string
): Movement => ({ paymentKey, orderId, kind, amount, currency, transactionKey, at })

export const approval = (payment: Payment, transactionKey: string, at: string): Movement =>
  movement(payment, "Approve", payment.totalAmount, transactionKey, at)

export const cancel = (payment: Payment, { cancelAmount, transactionKey }: Cancel, at: string): Movement =>
  movement(payment, "Cancel", cancelAmount, transactionKey, at)

export const depositReverted = (payment: Payment, transactionKey: string, at: string): Movement =>
  movement(payment, "DepositReverted", payment.totalAmount, transactionKey, at)
