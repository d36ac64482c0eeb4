import * as Schema from "effect/Schema"
import * as Settlement from "../contract/settlement.js"
import * as KoreanTime from "../domain/koreanTime.js"
import { apply, payments } from "../domain/payments/kind.js"
import * as Settlements from "../domain/settlements/list.js"
import { request as requestSettlement } from "../domain/settlements/request.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

const day = 24 * 60 * 60 * 1000

/**
 * Assumptions: both ends belong to the window, and it may be of any length; a window that ends before it begins, or without
 * an end, is INVALID_DATE, and whatever else is wrong INVALID_REQUEST.
 */
export const list = Operation.make({
  endpoint: endpoints.settlements.list,
  request: Settlement.query,
  answer: Schema.Array(Settlement.row),
  codes: Settlement.listCodes,
  english: Settlements.english,
  run: ({ request: { dateType, endDate, page, size, startDate } }, world) => {
    const [first, last] = [KoreanTime.parseDay(startDate ?? ""), KoreanTime.parseDay(endDate ?? "")]
    if (first === null || last === null || last < first) return Operation.refused("INVALID_DATE")
    if (world.behaviour.settlements === "empty") return Operation.answered([])
    const { soldDate, [dateType]: shift } = Settlements.daysAfter
    const today = KoreanTime.parseDay(KoreanTime.toDay(world.now)) ?? 0
    const found = world.page(payments, "settlements", {
      from: first - shift * day,
      // What is sold later than today is not there yet.
      to: Math.min(last - shift * day, today - soldDate * day) + day - 1,
      after: null,
      skip: (page - 1) * size,
      limit: size
    })
    return Operation.answered((found ?? []).map(({ id, value }) => Settlements.row(value, id)))
  }
})

export const request = Operation.make({
  endpoint: endpoints.settlements.request,
  request: Settlement.request,
  answer: Settlement.requested,
  codes: Settlement.requestCodes,
  english: (answer) => answer,
  run: ({ request: { paymentKey } }, world) => {
    const entry = world.get(payments, paymentKey)
    if (entry === null) return Operation.refused("NOT_FOUND_PAYMENT")
    const verdict = requestSettlement(entry)
    if (verdict.transition !== null) apply(world, verdict.transition)
    return verdict._tag === "Accepted"
      ? Operation.answered({ result: true })
      : Operation.refused(verdict.code)
  }
})

/** Those of settlements. */
export const operations = [list, request]
