/**
 * Beginnings of the ids of endpoints that have rows and are not there yet. To be empty.
 */
export const endpoints: ReadonlyArray<string> = [
  "balances.",
  "brandPay.",
  "cashReceipts.",
  "linkPay.",
  "payments.create",
  "payments.keyIn",
  "payouts.",
  "sellers.",
  "virtualAccounts."
]
