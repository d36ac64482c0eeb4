import * as Samples from "../../support/Samples.js"
import type { Row } from "../Row.js"
import * as Payments from "./payments.js"

const { billingKey, customerKey } = Samples.json("billing-card")
const { customerKey: _, ...charge } = Samples.json("request-billing-charge")

const needs = ["billingKey", "customerKey"]
const byAuthKey = { authKey: "bln_1", customerKey }
const byCard = {
  customerKey,
  cardNumber: "9430123456789012",
  cardExpirationYear: "29",
  cardExpirationMonth: "03",
  customerIdentityNumber: "900101"
}

export const rows: ReadonlyArray<Row> = [
  {
    id: "billing.issue",
    args: [byAuthKey],
    sends: "POST /v1/billing/authorizations/issue",
    body: byAuthKey,
    answers: Samples.names("billing-"),
    needs
  },
  {
    id: "billing.issueByCard",
    args: [byCard],
    sends: "POST /v1/billing/authorizations/card",
    body: byCard,
    answers: ["billing-card"],
    needs
  },
  {
    id: "billing.charge",
    args: [{ billingKey, customerKey }, charge],
    sends: "POST /v1/billing/yT6nW2kQ8sL4vB1zX9cM3pR7dF5gH0jK2aE4uI6oN8b%3D",
    body: "request-billing-charge",
    answers: ["payment-billing-done"],
    needs: Payments.needs
  },
  {
    id: "billing.delete",
    args: [{ billingKey, customerKey }],
    sends: "DELETE /v1/billing/yT6nW2kQ8sL4vB1zX9cM3pR7dF5gH0jK2aE4uI6oN8b%3D",
    answers: [],
    needs: []
  }
]
