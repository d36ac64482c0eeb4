import * as Contract from "../contract/cashReceipt.js"
import { cancel as cancelReceipt } from "../domain/cashReceipts/cancel.js"
import { cashReceipts } from "../domain/cashReceipts/entity.js"
import { issue as issueReceipt } from "../domain/cashReceipts/issue.js"
import * as Show from "../domain/cashReceipts/show.js"
import * as KoreanTime from "../domain/koreanTime.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

const answer = { answer: Contract.cashReceipt, english: Show.english }

const day = 24 * 60 * 60 * 1000

export const issue = Operation.make({
  ...answer,
  endpoint: endpoints.cashReceipts.issue,
  request: Contract.issueRequest,
  codes: Contract.issueCodes,
  run: ({ request }, world) => {
    const issued = issueReceipt(request, world)
    return typeof issued === "string"
      ? Operation.refused(issued)
      : Operation.answered(Show.newest(issued, world.behaviour.hasOlderReceipts))
  }
})

export const cancel = Operation.make({
  ...answer,
  endpoint: endpoints.cashReceipts.cancel,
  request: Contract.cancelRequest,
  codes: Contract.cancelCodes,
  run: ({ params, request }, world) => {
    const entry = world.get(cashReceipts, params["receiptKey"] ?? "")
    if (entry === null) return Operation.refused("NOT_FOUND_RECEIPT")
    const canceled = cancelReceipt(entry, request?.amount ?? null, world)
    return typeof canceled === "string"
      ? Operation.refused(canceled)
      : Operation.answered(Show.newest(canceled, world.behaviour.hasOlderReceipts))
  }
})

/** Assumption: a cursor is a place in the list of its day, and a day that is none counts as missing. */
export const list = Operation.make({
  endpoint: endpoints.cashReceipts.list,
  request: Contract.query,
  answer: Contract.page,
  codes: Contract.listCodes,
  english: Show.englishPage,
  run: ({ request: { cursor, limit, requestDate } }, world) => {
    if (world.behaviour.hasOlderReceipts) return Operation.refused("API_VERSION_UPDATE_NEEDED")
    const from = KoreanTime.parseDay(requestDate ?? "")
    if (from === null) return Operation.refused("INVALID_REQUIRED_PARAM")
    const range = { from, to: from + day - 1, after: null, skip: cursor, limit: limit + 1 }
    const found = world.page(cashReceipts, "requests", range) ?? []
    const data = found.slice(0, limit).map(({ id, value }) => Show.byId(value, id))
    return Operation.answered({ hasNext: found.length > limit, lastCursor: cursor + data.length, data })
  }
})

/** Those of cash receipts. */
export const operations = [issue, cancel, list]
