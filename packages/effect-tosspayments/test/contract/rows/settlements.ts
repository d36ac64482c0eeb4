import type { Row } from "../Row.js"

const days = { startDate: "2026-03-02", endDate: "2026-03-03" }

export const rows: ReadonlyArray<Row> = [
  {
    id: "settlements.list",
    args: [{ ...days, dateType: "paidOutDate" }],
    sends: "GET /v1/settlements",
    query: { ...days, dateType: "paidOutDate", page: "1", size: "100" },
    answers: ["settlements"],
    needs: ["paymentKey", "transactionKey", "orderId", "amount", "payOutAmount"].map((name) => `[].${name}`)
  },
  {
    id: "settlements.request",
    args: [{ paymentKey: "emul020260302101501aB301" }],
    sends: "POST /v1/settlements",
    body: { paymentKey: "emul020260302101501aB301" },
    answers: ["settlement-request-result"],
    needs: []
  }
]
