import * as Samples from "../../support/Samples.js"
import type { Row } from "../Row.js"

const { businessType, individual, refSellerId, id } = Samples.json("v2-seller-individual")["entityBody"]
const created = {
  refSellerId,
  businessType,
  individual,
  account: { bankCode: "090", accountNumber: "33300004567", holderName: "최나무" }
}
const changed = { individual }

const needs = ["id", "refSellerId", "businessType", "status"]

export const rows: ReadonlyArray<Row> = [
  {
    id: "sellers.create",
    args: [created],
    sends: "POST /v2/sellers",
    body: created,
    isEncrypted: true,
    answers: ["v2-seller-individual", "v2-seller-corporate"],
    reads: "v2-seller-list",
    needs
  },
  {
    id: "sellers.retrieve",
    args: [id],
    sends: `GET /v2/sellers/${id}`,
    answers: ["v2-seller-individual", "v2-seller-corporate"],
    needs
  },
  {
    id: "sellers.list",
    args: [{ limit: 10, startingAfter: id }],
    sends: "GET /v2/sellers",
    query: { startingAfter: id, limit: "10" },
    answers: ["v2-seller-list"],
    needs: ["hasNext", ...needs.map((name) => `items[].${name}`)]
  },
  {
    id: "sellers.update",
    args: [id, changed],
    sends: `POST /v2/sellers/${id}`,
    body: changed,
    isEncrypted: true,
    answers: ["v2-seller-individual", "v2-seller-corporate"],
    needs
  },
  {
    id: "sellers.remove",
    args: [id],
    sends: `DELETE /v2/sellers/${id}`,
    answers: ["v2-seller-deleted"],
    // Only that there is no seller any more tells.
    reads: null,
    needs: ["id"]
  }
]
