import * as Samples from "../../support/Samples.js"
import type { Row } from "../Row.js"
import * as Payments from "./payments.js"

export const rows: ReadonlyArray<Row> = [
  {
    id: "virtualAccounts.issue",
    args: [Samples.json("request-virtual-account")],
    sends: "POST /v1/virtual-accounts",
    body: "request-virtual-account",
    answers: ["payment-virtual-account-waiting"],
    needs: Payments.needs
  }
]
