import type { Payout } from "../../contract/payout.js"
import * as KoreanTime from "../koreanTime.js"

const hour = 60 * 60 * 1000

/** A payout, and what the API does not show. Times are epoch milliseconds. */
export interface Entry {
  readonly mId: string
  readonly payout: Payout
  /** When the bank is asked. */
  readonly beginsAt: number
  /** When it has answered. */
  readonly endsAt: number
  /** How it ends; `null`: well. */
  readonly failure: Payout["error"]
}

/**
 * When a payout begins and ends.
 *
 * Assumptions: one at once takes ten minutes; one of a day begins at 08:00 of it and ends at 11:30.
 */
export const timesOf = (payoutDate: string | null, now: number): Pick<Entry, "beginsAt" | "endsAt"> => {
  if (payoutDate === null) return { beginsAt: now, endsAt: now + hour / 6 }
  const day = KoreanTime.parseDay(payoutDate) ?? now
  return { beginsAt: day + 8 * hour, endsAt: day + 11.5 * hour }
}

/** When it changes next by itself. */
export const nextAt = ({ beginsAt, endsAt, payout: { status } }: Entry): number | null =>
  status === "REQUESTED" ? beginsAt : status === "IN_PROGRESS" ? endsAt : null
