import * as Samples from "../../support/Samples.js"
import type { Row } from "../Row.js"

/** What is read nowhere without. */
export const needs = ["paymentKey", "orderId", "status", "totalAmount", "balanceAmount"]

const paymentKey = "emul020260302101501aB301"

export const rows: ReadonlyArray<Row> = [
  {
    id: "payments.confirm",
    args: [Samples.json("request-confirm")],
    sends: "POST /v1/payments/confirm",
    body: "request-confirm",
    answers: ["payment-card-done"],
    needs
  },
  {
    id: "payments.retrieve",
    args: [paymentKey],
    sends: `GET /v1/payments/${paymentKey}`,
    answers: [
      ...Samples.names("payment-"),
      ...Samples.names("older-payment-").map((older) => ({
        older,
        drift: older === "older-payment-card" ? ["cancels[].transactionKey", "card.amount"] : []
      }))
    ],
    needs
  },
  {
    id: "payments.retrieveByOrderId",
    args: ["ORD-20260302-0001"],
    sends: "GET /v1/payments/orders/ORD-20260302-0001",
    answers: ["payment-card-done"],
    needs
  },
  {
    id: "payments.cancel",
    args: [paymentKey, { cancelReason: "단순 변심" }],
    sends: `POST /v1/payments/${paymentKey}/cancel`,
    body: { cancelReason: "단순 변심" },
    answers: ["payment-card-canceled"],
    needs
  },
  {
    id: "payments.cancel",
    args: [paymentKey, Samples.json("request-cancel-partial")],
    sends: `POST /v1/payments/${paymentKey}/cancel`,
    body: "request-cancel-partial",
    answers: ["payment-card-partial-canceled"],
    needs
  },
  {
    id: "payments.cancel",
    args: ["emul020260302101508aB308", Samples.json("request-cancel-virtual-account")],
    sends: "POST /v1/payments/emul020260302101508aB308/cancel",
    body: "request-cancel-virtual-account",
    answers: ["payment-virtual-account-partial-refund"],
    // Without the refundable amount another refund of the same amount looks alike.
    reads: null,
    needs
  }
]
