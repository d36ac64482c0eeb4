import * as Samples from "../../support/Samples.js"
import type { Row } from "../Row.js"

const mall = Samples.json("payout-v1-submall")
const payout = Samples.json("payout-v1-settlement")
const { payoutKey } = payout
const { subMallId, type, companyName, representativeName, businessNumber, email, phoneNumber } = mall

const account = { bank: "신한", accountNumber: "110222333444", holderName: companyName }
const registration = {
  subMallId,
  type,
  companyName,
  representativeName,
  businessNumber,
  account,
  email,
  phoneNumber
}
const changes = { account, email }
const wanted = {
  subMallId,
  payoutDate: payout["payoutDate"],
  payoutAmount: payout["payoutAmount"],
  transferSummary: payout["transferSummary"]
}
const canceled = {
  name: "payout-v1-settlement, canceled",
  json: { ...payout, status: "CANCELED" }
}

/** There are no pages. */
const listOf = (name: string) => ({ name: `a list of ${name}`, json: [Samples.json(name)] })

const payoutNeeds = ["payoutKey", "payoutAmount", "status"]
const ofEach = (needs: ReadonlyArray<string>) => needs.map((name) => `[].${name}`)

export const rows: ReadonlyArray<Row> = [
  {
    id: "subMalls.register",
    args: [registration],
    sends: "POST /v1/payouts/sub-malls",
    body: registration,
    answers: ["payout-v1-submall"],
    needs: ["subMallId"]
  },
  {
    id: "subMalls.list",
    args: [],
    sends: "GET /v1/payouts/sub-malls",
    answers: [listOf("payout-v1-submall")],
    needs: ["[].subMallId"]
  },
  {
    id: "subMalls.retrieve",
    args: ["mall/7"],
    sends: "GET /v1/payouts/sub-malls/mall%2F7",
    answers: ["payout-v1-submall"],
    needs: ["subMallId"]
  },
  {
    id: "subMalls.update",
    args: [subMallId, changes],
    sends: `POST /v1/payouts/sub-malls/${subMallId}`,
    body: changes,
    answers: ["payout-v1-submall"],
    needs: ["subMallId"]
  },
  {
    id: "subMalls.delete",
    args: [subMallId],
    sends: `POST /v1/payouts/sub-malls/${subMallId}/delete`,
    answers: [{ name: "the id of payout-v1-submall", json: subMallId }],
    needs: []
  },
  {
    id: "subMalls.retrieveBalance",
    args: [],
    sends: "GET /v1/payouts/sub-malls/settlements/balance",
    answers: ["payout-v1-balance"],
    needs: ["balance"]
  },
  {
    id: "subMalls.requestPayouts",
    args: [[wanted]],
    sends: "POST /v1/payouts/sub-malls/settlements",
    body: [wanted],
    answers: [listOf("payout-v1-settlement")],
    needs: ofEach(payoutNeeds)
  },
  {
    id: "subMalls.listPayouts",
    args: [{ startDate: "2026-03-01", endDate: "2026-03-31" }],
    sends: "GET /v1/payouts/sub-malls/settlements",
    query: { startDate: "2026-03-01", endDate: "2026-03-31" },
    answers: [listOf("payout-v1-settlement")],
    needs: ofEach(payoutNeeds)
  },
  {
    id: "subMalls.retrievePayout",
    args: [payoutKey],
    sends: `GET /v1/payouts/sub-malls/settlements/${payoutKey}`,
    answers: ["payout-v1-settlement"],
    needs: payoutNeeds
  },
  {
    id: "subMalls.cancelPayout",
    args: [payoutKey],
    sends: `POST /v1/payouts/sub-malls/settlements/${payoutKey}/cancel`,
    answers: [canceled],
    needs: payoutNeeds
  }
]
