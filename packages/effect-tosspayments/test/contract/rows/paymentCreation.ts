import * as Samples from "../../support/Samples.js"
import type { Row } from "../Row.js"
import * as Payments from "./payments.js"

const window = {
  method: "CARD",
  amount: 5500,
  orderId: "ORD-20260302-0025",
  orderName: "핸드드립 원두 500g",
  successUrl: "https://shop.example/success",
  failUrl: "https://shop.example/fail"
}
const keyIn = Samples.json("request-key-in")
const done = Samples.json("payment-card-done")
const paid = { ...done, orderId: keyIn["orderId"], card: { ...done["card"], number: "94100012****789*" } }

export const rows: ReadonlyArray<Row> = [
  {
    id: "payments.keyIn",
    args: [keyIn],
    sends: "POST /v1/payments/key-in",
    body: "request-key-in",
    answers: [{ name: "payment-card-done with this card", json: paid }],
    needs: Payments.needs
  },
  {
    id: "payments.create",
    args: [window],
    sends: "POST /v1/payments",
    body: window,
    answers: ["payment-ready"],
    needs: Payments.needs
  }
]
