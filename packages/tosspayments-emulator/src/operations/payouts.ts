import * as Contract from "../contract/payout.js"
import * as KoreanTime from "../domain/koreanTime.js"
import * as Listing from "../domain/listing.js"
import { cancel as cancelPayout, payouts } from "../domain/payouts/kind.js"
import * as Requests from "../domain/payouts/request.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

const same = <A>(answer: A): A => answer

const entity = {
  entityType: "payout",
  answer: Contract.payout,
  codes: Contract.codes,
  english: same<Contract.Payout>
}

export const request = Operation.make({
  endpoint: endpoints.payouts.request,
  entityType: "payout-list",
  isEncrypted: true,
  request: Contract.batch,
  answer: Contract.created,
  codes: Contract.codes,
  english: same,
  run: ({ request }, world) => {
    const made = Requests.request(request, world)
    return "code" in made ? Operation.refused(made.code, made.message) : Operation.answered({ items: made })
  }
})

export const retrieve = Operation.make({
  ...entity,
  endpoint: endpoints.payouts.retrieve,
  request: null,
  run: ({ params }, world) => {
    const entry = world.get(payouts, params["id"] ?? "")
    return entry === null ? Operation.refused("PAYOUT_NOT_FOUND") : Operation.answered(entry.payout)
  }
})

/** Days of a query, in epoch milliseconds; `null` for what is no day. */
const dayOf = (day: string | undefined, otherwise: number): number | null =>
  day === undefined ? otherwise : KoreanTime.parseDay(day)

export const list = Operation.make({
  endpoint: endpoints.payouts.list,
  entityType: "payout-list",
  request: Contract.query,
  answer: Contract.list,
  codes: ["INVALID_REQUEST"],
  english: same,
  run: ({ request: { limit, payoutDateGte, payoutDateLte, startingAfter = null } }, world) => {
    const [from, to] = [
      dayOf(payoutDateGte, Number.NEGATIVE_INFINITY),
      dayOf(payoutDateLte, Number.POSITIVE_INFINITY)
    ]
    if (from === null || to === null) return Operation.refused("INVALID_REQUEST")
    const page = Listing.page(
      world,
      payouts,
      "days",
      { from, to, after: startingAfter, limit },
      ({ payout }) => payout
    )
    return page === null ? Operation.refused("INVALID_REQUEST") : Operation.answered(page)
  }
})

export const cancel = Operation.make({
  ...entity,
  endpoint: endpoints.payouts.cancel,
  request: null,
  run: ({ params }, world) => {
    const entry = world.get(payouts, params["id"] ?? "")
    if (entry === null) return Operation.refused("PAYOUT_NOT_FOUND")
    return entry.payout.status === "REQUESTED"
      ? Operation.answered(cancelPayout(entry, world))
      : // Assumption: its code is not known.
        Operation.refused("FORBIDDEN_REQUEST")
  }
})

/** Those of payouts. */
export const operations = [request, retrieve, list, cancel]
