import type { Payout } from "../../contract/payout.js"
import type { Kind, World } from "../../kernel/World.js"
import * as KoreanTime from "../koreanTime.js"
import * as SignedEvent from "../signedEvent.js"
import * as Balance from "./balance.js"
import type { Entry } from "./entity.js"
import { nextAt } from "./entity.js"

export const payouts: Kind<Entry> = {
  name: "payouts",
  limit: "payouts",
  id: ({ payout }) => payout.id,
  merchant: ({ mId }) => mId,
  indexes: { destination: ({ payout }) => payout.destination },
  // Assumption: payouts are listed by their days, those of one day as they were requested.
  timelines: {
    days: ({ payout }) => [{ at: KoreanTime.parseDay(payout.payoutDate) ?? 0, id: payout.id }]
  },
  nextAt,
  pass: (entry, world) => {
    if (entry.payout.status === "REQUESTED") become(entry, { status: "IN_PROGRESS", error: null }, world)
    else end(entry, entry.failure, world)
  }
}

/** COMPLETED and FAILED are told (webhooks.md §1); what was not paid is given back. */
const become = (entry: Entry, change: Pick<Payout, "status" | "error">, world: World): Payout => {
  const payout: Payout = { ...entry.payout, ...change }
  world.put(payouts, { ...entry, payout })
  if (payout.status === "FAILED" || payout.status === "CANCELED") Balance.add(payout.amount.value, world)
  if (payout.status === "COMPLETED" || payout.status === "FAILED") SignedEvent.emit("payout", payout, world)
  return payout
}

/** The bank has answered. */
export const end = (entry: Entry, failure: Payout["error"], world: World): Payout =>
  become(entry, { status: failure === null ? "COMPLETED" : "FAILED", error: failure }, world)

export const cancel = (entry: Entry, world: World): Payout =>
  become(entry, { status: "CANCELED", error: null }, world)
