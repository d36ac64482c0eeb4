/**
 * What the payouts that are listed tell about a call whose answer is missing.
 *
 * @internal
 */
import * as Effect from "effect/Effect"
import type { Read, Resolution } from "../../Endpoint.js"
import type { List } from "../../List.js"
import type { Payout } from "../../model/Payout.js"
import type { PayoutRequest } from "../../model/payout/PayoutRequest.js"
import type { PayoutsQuery } from "../../model/payout/PayoutsQuery.js"
import type { TossError } from "../../TossError.js"
import * as Money from "../money.js"
import * as Page from "../page.js"

type Batch = ReadonlyArray<PayoutRequest>
type Payouts = ReadonlyArray<Payout>

/** Ids are sent composed. */
const idOf = ({ refPayoutId }: Pick<Payout, "refPayoutId">): string => refPayoutId.normalize("NFC")

/** Of several with one id the newest: a shop may have given it again after a failure. */
const newest = (payouts: Payouts): ReadonlyMap<string, Payout> =>
  new Map(
    [...payouts]
      .sort((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime())
      .map((payout) => [idOf(payout), payout])
  )

/** When a batch is for fixed days only, those; a payout at once has the day that TossPayments gives it. */
const windowOf = (requests: Batch): PayoutsQuery => {
  const days = requests.flatMap(({ payoutDate }) => (payoutDate === undefined ? [] : [payoutDate])).sort()
  const [first] = days
  return first === undefined || days.length < requests.length
    ? {}
    : { payoutDateGte: first, payoutDateLte: days.at(-1) }
}

/**
 * Those of a batch that there are, in its order.
 *
 * @internal
 */
export const find = (
  read: Read,
  list: List<[(PayoutsQuery | undefined)?], Payout>,
  requests: Batch
): Effect.Effect<Payouts | null, TossError> => {
  const ids = new Set(requests.map(idOf))
  return Effect.map(
    Page.search(read, list, { ...windowOf(requests), limit: 1000 }, (payout) => ids.has(idOf(payout))),
    (payouts) => {
      const found = newest(payouts)
      const known = requests.flatMap((request) => found.get(idOf(request)) ?? [])
      return known.length === 0 ? null : known
    }
  )
}

/** @internal */
export const isAbout = (payouts: Payouts, requests: Batch): boolean => {
  const found = newest(payouts)
  return (
    payouts.length === requests.length &&
    requests.every((request) => {
      const payout = found.get(idOf(request))
      return (
        payout !== undefined &&
        payout.destination === request.destination &&
        Money.equals(payout.amount.value, request.amount.value)
      )
    })
  )
}

/**
 * TossPayments takes a batch whole or not at all. So all of them, as they were asked for, are the answer, however they
 * ended since, which each of them says itself; anything else was made by another call under the same ids.
 *
 * @internal
 */
export const concludeRequest = (payouts: Payouts, requests: Batch): Resolution<Payouts> =>
  isAbout(payouts, requests) ? { outcome: "Applied", value: payouts } : { outcome: "Unknown" }

/** @internal */
export const madeAt = (payouts: Payouts): Date =>
  new Date(Math.min(...payouts.map(({ requestedAt }) => requestedAt.getTime())))

/** @internal */
export const concludeCancel = (payout: Payout): Resolution<Payout> => {
  switch (payout.status) {
    case "CANCELED":
      return { outcome: "Applied", value: payout }
    case "REQUESTED":
      return { outcome: "Untouched" }
    case "IN_PROGRESS":
    case "COMPLETED":
    case "FAILED":
    case "REJECTED":
      return { outcome: "NotApplied" }
    default:
      return { outcome: "Unknown" }
  }
}
