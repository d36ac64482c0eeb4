/** What no endpoint uses yet. To be empty. */
export const samples: ReadonlyArray<string> = [
  "cash-receipt-canceled",
  "cash-receipt-completed",
  "cash-receipt-failed",
  "cash-receipt-issued",
  "cash-receipts-list"
]
