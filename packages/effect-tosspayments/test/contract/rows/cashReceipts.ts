import * as Samples from "../../support/Samples.js"
import type { Row } from "../Row.js"

const { amount, customerIdentityNumber, orderId, orderName, receiptKey, type } =
  Samples.json("cash-receipt-issued")
const issued = { amount, orderId, orderName, type, customerIdentityNumber }

const list = Samples.json("cash-receipts-list")
/** Today, by the clock of tests; nothing on other days. */
const reads = (data: ReadonlyArray<unknown>) => (url: string) => ({
  ...list,
  data: url.includes("requestDate=1970-01-01") ? data : []
})

const needs = ["receiptKey", "orderId", "amount", "type"]

export const rows: ReadonlyArray<Row> = [
  {
    id: "cashReceipts.issue",
    args: [issued],
    sends: "POST /v1/cash-receipts",
    body: issued,
    answers: ["cash-receipt-issued", "cash-receipt-completed", "cash-receipt-failed"],
    reads: reads(list["data"].slice(0, 1)),
    needs
  },
  {
    id: "cashReceipts.cancel",
    args: [receiptKey],
    sends: `POST /v1/cash-receipts/${receiptKey}/cancel`,
    answers: ["cash-receipt-canceled"],
    reads: reads(list["data"]),
    needs
  },
  {
    id: "cashReceipts.cancel",
    args: [receiptKey, { amount: 54000 }],
    sends: `POST /v1/cash-receipts/${receiptKey}/cancel`,
    body: { amount: 54000 },
    answers: ["cash-receipt-canceled"],
    // Another call may have cancelled a part of the same amount.
    reads: null,
    needs
  },
  {
    id: "cashReceipts.list",
    args: [{ requestDate: "2026-03-05", cursor: 4810 }],
    sends: "GET /v1/cash-receipts",
    query: { requestDate: "2026-03-05", cursor: "4810" },
    answers: ["cash-receipts-list"],
    needs: ["hasNext", ...needs.map((name) => `data[].${name}`)]
  }
]
