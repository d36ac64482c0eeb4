import * as Samples from "../../support/Samples.js"
import type { Row } from "../Row.js"

const [scheduled] = Samples.json("request-v2-payouts") as ReadonlyArray<Samples.Json>
const { payoutDate: _, ...express } = {
  ...scheduled,
  scheduleType: "EXPRESS",
  refPayoutId: "pay-202603-002"
} as Samples.Json
const created = Samples.json("v2-payouts-created")
const one = { ...created, entityBody: { items: created["entityBody"].items.slice(0, 1) } }
const asPage = (answer: Samples.Json) => ({
  ...answer,
  entityBody: { ...answer["entityBody"], hasNext: false, lastCursor: null }
})

const needs = ["id", "refPayoutId", "destination", "status", "amount", "amount.value"]

export const rows: ReadonlyArray<Row> = [
  {
    id: "payouts.request",
    args: [[scheduled, express]],
    sends: "POST /v2/payouts",
    body: [scheduled, express],
    isEncrypted: true,
    answers: ["v2-payouts-created"],
    unwraps: "items",
    reads: asPage(created),
    needs: needs.map((name) => `items[].${name}`)
  },
  {
    id: "payouts.request",
    args: [[scheduled]],
    sends: "POST /v2/payouts",
    body: "request-v2-payouts",
    isEncrypted: true,
    answers: [{ name: "one of v2-payouts-created", json: one }],
    unwraps: "items",
    reads: asPage(one),
    needs: needs.map((name) => `items[].${name}`)
  },
  {
    id: "payouts.retrieve",
    args: ["FPA_88001"],
    sends: "GET /v2/payouts/FPA_88001",
    answers: ["v2-payout-completed", "v2-payout-failed", "v2-payout-canceled"],
    needs
  },
  {
    id: "payouts.list",
    args: [{ payoutDateGte: "2026-03-01", payoutDateLte: "2026-03-31", limit: 10_000 }],
    sends: "GET /v2/payouts",
    query: { payoutDateGte: "2026-03-01", payoutDateLte: "2026-03-31", limit: "10000" },
    answers: ["v2-payout-list"],
    needs: ["hasNext", ...needs.map((name) => `items[].${name}`)]
  },
  {
    id: "payouts.cancel",
    args: [Samples.json("v2-payout-canceled")["entityBody"].id],
    sends: `POST /v2/payouts/${Samples.json("v2-payout-canceled")["entityBody"].id}/cancel`,
    answers: ["v2-payout-canceled"],
    needs
  }
]
