import type { Row } from "../Row.js"

export const rows: ReadonlyArray<Row> = [
  {
    id: "balances.retrieve",
    args: [],
    sends: "GET /v2/balances",
    answers: ["v2-balance"],
    needs: ["availableAmount", "availableAmount.value"]
  }
]
