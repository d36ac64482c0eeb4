import type { Account, Payout, SubMall } from "../../contract/subMall.js"
import type { Kind, World } from "../../kernel/World.js"
import * as KoreanTime from "../koreanTime.js"

/** A sub-mall of a merchant. */
export interface Mall {
  readonly mId: string
  readonly subMall: SubMall
  readonly isDeleted: boolean
}

/** A payout, with the account as it was when it was asked for. */
export interface Entry {
  readonly mId: string
  readonly payout: Payout & { readonly account: Account }
  /** When it is paid, in epoch milliseconds. */
  readonly paidAt: number
}

const everything = () => ""

/** Two merchants may have the same id. */
export const mallId = (mId: string, subMallId: string): string => `${mId} ${subMallId}`

export const subMalls: Kind<Mall> = {
  name: "subMalls",
  limit: "subMalls",
  id: ({ mId, subMall }) => mallId(mId, subMall.subMallId),
  merchant: ({ mId }) => mId,
  indexes: { everything },
  nextAt: () => null,
  pass: () => {}
}

/** Assumption: a payout is paid when its day begins, without a time at which it is `IN_PROGRESS`. */
export const subMallPayouts: Kind<Entry> = {
  name: "subMallPayouts",
  limit: "subMalls",
  id: ({ payout }) => payout.payoutKey,
  merchant: ({ mId }) => mId,
  indexes: { everything },
  timelines: { payoutDates: ({ paidAt, payout }) => [{ at: paidAt, id: payout.payoutKey }] },
  nextAt: ({ paidAt, payout }) => (payout.status === "REQUESTED" ? paidAt : null),
  pass: (entry, world) =>
    world.put(subMallPayouts, { ...entry, payout: { ...entry.payout, status: "COMPLETED" } })
}

/** The sub-mall with this id, unless it was deleted. */
export const find = (subMallId: string, world: World): Mall | null => {
  const mall = world.get(subMalls, mallId(world.merchant, subMallId))
  return mall === null || mall.isDeleted ? null : mall
}

/**
 * What can be paid out.
 *
 * Assumption: a shop begins with ten million won, a payout takes its amount when it is asked for, and one that is cancelled or
 * fails gives it back.
 */
export const balance = (world: World): number =>
  world
    .find(subMallPayouts, "everything", "")
    .filter(({ payout }) => payout.status !== "CANCELED" && payout.status !== "FAILED")
    .reduce((left, { payout }) => left - payout.payoutAmount, 10_000_000)

/** Whether nobody is paid on a day. Holidays are not known. */
export const isWeekend = (day: number): boolean =>
  [0, 6].includes(new Date(`${KoreanTime.toDay(day)}T00:00:00Z`).getUTCDay())
