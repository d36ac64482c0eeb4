import type { ErrorCode } from "../../contract/errorCodes.js"
import type { Payout, PayoutRequest } from "../../contract/subMall.js"
import type { World } from "../../kernel/World.js"
import * as KoreanTime from "../koreanTime.js"
import * as Entities from "./entity.js"

/** The cap of one transfer, in won. */
const most = 10_000_000

/** Assumption: from the next day to a year ahead, as in version 2, and not at weekends. */
const dayOf = (text: string, now: number): number | ErrorCode => {
  const day = KoreanTime.parseDay(text)
  const year = 366 * 24 * 60 * 60 * 1000
  if (day === null || day <= now || day > now + year) return "INVALID_PAYABLE_DATE"
  return Entities.isWeekend(day) ? "NOT_ALLOWED_HOLIDAY" : day
}

const prepare = (request: PayoutRequest, world: World): Entities.Entry | ErrorCode => {
  const mall = Entities.find(request.subMallId, world)
  if (mall === null) return "NOT_REGISTERED_SUBMALL"
  const paidAt = dayOf(request.payoutDate, world.now)
  if (typeof paidAt === "string") return paidAt
  if (request.payoutAmount > most) return "EXCEEDS_TRANSFER_AMOUNT_MAXIMUM"
  return {
    mId: world.merchant,
    paidAt,
    payout: {
      payoutKey: world.ids.payoutKey(),
      subMallId: request.subMallId,
      payoutDate: request.payoutDate,
      payoutAmount: request.payoutAmount,
      account: mall.subMall.account,
      requestedAt: KoreanTime.toOffsetDateTime(world.now),
      status: "REQUESTED",
      failure: null,
      transferSummary: request.transferSummary,
      metadata: request.metadata
    }
  }
}

/** Assumption: all of them or none, as in version 2; what is wrong with the first one is told. */
export const request = (
  requests: ReadonlyArray<PayoutRequest>,
  world: World
): ReadonlyArray<Payout> | ErrorCode => {
  const entries: Array<Entities.Entry> = []
  for (const one of requests) {
    const entry = prepare(one, world)
    if (typeof entry === "string") return entry
    entries.push(entry)
  }
  const sum = entries.reduce((sum, { payout }) => sum + payout.payoutAmount, 0)
  if (sum > Entities.balance(world)) return "NOT_ENOUGH_AMOUNT"
  for (const entry of entries) world.put(Entities.subMallPayouts, entry)
  return entries.map(({ payout }) => payout)
}

/** Documented: only what is REQUESTED. */
export const cancel = (entry: Entities.Entry, world: World): Payout | ErrorCode => {
  if (entry.payout.status !== "REQUESTED") return "FORBIDDEN_REQUEST"
  const payout: Entities.Entry["payout"] = { ...entry.payout, status: "CANCELED" }
  world.put(Entities.subMallPayouts, { ...entry, payout })
  return payout
}
