import type { Row } from "../Row.js"

export const rows: ReadonlyArray<Row> = [
  {
    id: "promotions.list",
    args: [],
    sends: "GET /v1/promotions",
    answers: ["promotions"],
    needs: ["[].type"]
  },
  {
    id: "promotions.listCards",
    args: [],
    sends: "GET /v1/promotions/card",
    answers: ["card-promotion"],
    needs: []
  }
]
