import type { ErrorCode } from "../../contract/errorCodes.js"
import type { Payout, PayoutRequest } from "../../contract/payout.js"
import type { World } from "../../kernel/World.js"
import * as BusinessDay from "../businessDay.js"
import * as KoreanTime from "../koreanTime.js"
import type { Entry as Seller } from "../sellers/kind.js"
import * as Sellers from "../sellers/seller.js"
import * as Balance from "./balance.js"
import { timesOf } from "./entity.js"
import { payouts } from "./kind.js"

const day = 24 * 60 * 60 * 1000

/** What a seller may get in a week without papers, in won (objects.md §9). */
const weeklyLimit = 10_000_000

/** Accounts that make a payout fail in the test environment (protocol.md §15), by bank. */
const failingAccounts: Readonly<Record<string, string>> = {
  "295": "77701777777",
  "011": "3025353430761",
  "002": "02004240994312"
}

export interface Refusal {
  readonly code: ErrorCode
  readonly message?: string
}

/** Why there is no payout on this day; `null` when there is one. */
const dayRefusal = ({ payoutDate, scheduleType }: PayoutRequest, now: number): ErrorCode | null => {
  const today = KoreanTime.toDay(now)
  if (scheduleType === "EXPRESS") {
    if (!BusinessDay.isBusinessDay(today)) return "NOT_ALLOWED_HOLIDAY"
    return BusinessDay.isOpen(now) ? null : "INVALID_PAYABLE_DATE"
  }
  const at = KoreanTime.parseDay(payoutDate ?? "")
  if (payoutDate === null || at === null) return "INVALID_REQUEST"
  if (!BusinessDay.isBusinessDay(payoutDate)) return "NOT_ALLOWED_HOLIDAY"
  return payoutDate <= today || at > now + 365 * day ? "INVALID_PAYABLE_DATE" : null
}

/** What the seller gets in the week of a day already. */
const paidInWeek = (destination: string, payoutDate: string, world: World): number =>
  world
    .find(payouts, "destination", destination)
    .filter(
      ({ payout }) =>
        payout.status !== "FAILED" &&
        payout.status !== "CANCELED" &&
        BusinessDay.weekOf(payout.payoutDate) === BusinessDay.weekOf(payoutDate)
    )
    .reduce((sum, { payout }) => sum + payout.amount.value, 0)

const failureOf = ({ accountNumber, seller }: Seller): Payout["error"] =>
  failingAccounts[seller.account.bankCode] === accountNumber
    ? // Assumption: the code of the sample.
      { code: "PROVIDER_ERROR", message: "수취 은행 점검 중입니다." }
    : null

const dayOf = ({ payoutDate, scheduleType }: PayoutRequest, now: number): string =>
  scheduleType === "SCHEDULED" && payoutDate !== null ? payoutDate : KoreanTime.toDay(now)

/**
 * All of a batch, or nothing: the first error is the answer (endpoints.md #36).
 *
 * Assumptions: a payout is paid from the balance when it is requested; a seller without papers who would get more than the
 * weekly limit has to hand them in; an id may come again.
 */
export const request = (
  requests: ReadonlyArray<PayoutRequest>,
  world: World
): ReadonlyArray<Payout> | Refusal => {
  const added = new Map<string, number>()
  let sum = 0
  for (const one of requests) {
    const { amount, destination, refPayoutId } = one
    const entry = Sellers.get(destination, world)
    if (entry === null) return { code: "NOT_FOUND_SUBMALL" }
    const { status } = entry.seller
    if (status !== "PARTIALLY_APPROVED" && status !== "APPROVED") {
      return {
        code: "FORBIDDEN_SELLER_PAYOUT",
        message: `Seller is not approved yet (refPayoutId: ${refPayoutId})`
      }
    }
    const refused = dayRefusal(one, world.now)
    if (refused !== null) return { code: refused }
    const payoutDate = dayOf(one, world.now)
    const week = `${destination} ${BusinessDay.weekOf(payoutDate)}`
    const inWeek = (added.get(week) ?? paidInWeek(destination, payoutDate, world)) + amount.value
    added.set(week, inWeek)
    if (status === "PARTIALLY_APPROVED" && inWeek > weeklyLimit) {
      Sellers.requireKyc(entry, world)
      return {
        code: "FORBIDDEN_SELLER_PAYOUT",
        message: `Seller has to be verified (refPayoutId: ${refPayoutId})`
      }
    }
    sum += amount.value
  }
  if (sum > Balance.of(world).available) return { code: "NOT_ENOUGH_AMOUNT" }
  Balance.add(-sum, world)
  return requests.map((one): Payout => {
    const isExpress = one.scheduleType === "EXPRESS"
    const seller = Sellers.get(one.destination, world)
    const payout: Payout = {
      id: world.ids.payoutId(),
      refPayoutId: one.refPayoutId,
      destination: one.destination,
      scheduleType: one.scheduleType,
      payoutDate: dayOf(one, world.now),
      amount: one.amount,
      transactionDescription: one.transactionDescription,
      requestedAt: KoreanTime.toOffsetDateTime(world.now),
      // additions.md §5: directly.
      status: isExpress ? "IN_PROGRESS" : "REQUESTED",
      error: null,
      metadata: one.metadata
    }
    world.put(payouts, {
      mId: world.merchant,
      payout,
      ...timesOf(isExpress ? null : payout.payoutDate, world.now),
      failure: seller === null ? null : failureOf(seller)
    })
    return payout
  })
}
