import type { Row } from "../Row.js"

export const rows: ReadonlyArray<Row> = [
  {
    id: "transactions.list",
    args: [
      {
        startDate: new Date("2026-03-01T15:00:00.999Z"),
        endDate: new Date("2026-03-02T14:59:59Z"),
        startingAfter: "txrd_a01"
      }
    ],
    sends: "GET /v1/transactions",
    query: {
      startDate: "2026-03-02T00:00:00",
      endDate: "2026-03-02T23:59:59",
      startingAfter: "txrd_a01",
      limit: "100"
    },
    answers: ["transactions"],
    needs: ["transactionKey", "paymentKey", "orderId", "status", "amount"].map((name) => `[].${name}`)
  }
]
