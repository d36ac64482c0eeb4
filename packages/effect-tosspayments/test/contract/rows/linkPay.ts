import * as Samples from "../../support/Samples.js"
import type { Row } from "../Row.js"

export const rows: ReadonlyArray<Row> = [
  {
    id: "linkPay.retrieveOrder",
    args: ["order/key"],
    sends: "GET /v1/orders/order%2Fkey",
    answers: [
      { name: "that of its event", json: Samples.json("webhook-order-payment-status-changed")["data"] }
    ],
    needs: ["orderKey"]
  }
]
