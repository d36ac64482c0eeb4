import * as Endpoint from "../../Endpoint.js"
import * as List from "../../List.js"
import * as CashReceipt from "../../model/CashReceipt.js"
import * as CancelRequest from "../../model/cashReceipt/CancelRequest.js"
import * as CashReceiptsQuery from "../../model/cashReceipt/CashReceiptsQuery.js"
import * as IssueRequest from "../../model/cashReceipt/IssueRequest.js"
import * as LookUp from "../lookUp/cashReceipts.js"
import * as Wire from "../schema/wire.js"

/** @internal */
export const list = /*#__PURE__*/ List.make(
  {
    id: "cashReceipts.list",
    method: "GET",
    path: "/cash-receipts",
    request: CashReceiptsQuery.codec,
    response: /*#__PURE__*/ Wire.struct(() => ({
      hasNext: Wire.required(Wire.boolean),
      lastCursor: Wire.nullable(Wire.number),
      data: Wire.list(CashReceipt.codec)
    }))
  },
  {
    rows: ({ data }) => data,
    next: (query, { hasNext, lastCursor }) =>
      hasNext && lastCursor !== null ? { ...query, cursor: lastCursor } : null
  }
)

/** @internal */
export const issue = /*#__PURE__*/ Endpoint.make({
  id: "cashReceipts.issue",
  method: "POST",
  path: "/cash-receipts",
  request: IssueRequest.codec,
  response: CashReceipt.codec,
  lookUp: {
    find: (read, request, startedAt) => LookUp.findIssued(list, read, request, startedAt),
    findApplied: (read, request, startedAt) => LookUp.findAppliedIssue(list, read, request, startedAt),
    isAbout: ({ orderId }, request) => orderId === request.orderId,
    conclude: (value) => ({ outcome: "Applied", value }),
    madeAt: ({ requestedAt }) => requestedAt
  }
})

/** @internal */
export const cancel = /*#__PURE__*/ Endpoint.make({
  id: "cashReceipts.cancel",
  method: "POST",
  path: "/cash-receipts/{receiptKey}/cancel",
  request: CancelRequest.codec,
  response: CashReceipt.codec,
  lookUp: {
    find: (read, receiptKey, request, startedAt) =>
      LookUp.findCanceled(list, read, receiptKey, request?.amount, startedAt),
    findApplied: (read, receiptKey, request, startedAt) =>
      LookUp.findAppliedCancel(list, read, receiptKey, request?.amount, startedAt),
    // The key is in the path, and TossPayments tells idempotency keys of different paths apart.
    isAbout: () => true,
    conclude: (value) => ({ outcome: "Applied", value }),
    isRepeatable: (_, request) => request?.amount !== undefined
  }
})
