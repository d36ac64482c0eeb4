import * as Endpoint from "../../Endpoint.js"
import * as List from "../../List.js"
import * as Settlement from "../../model/Settlement.js"
import * as SettlementRequest from "../../model/settlement/SettlementRequest.js"
import * as SettlementsQuery from "../../model/settlement/SettlementsQuery.js"
import * as Wire from "../schema/wire.js"

/** @internal */
export const list = /*#__PURE__*/ List.make(
  {
    id: "settlements.list",
    method: "GET",
    path: "/settlements",
    request: SettlementsQuery.codec,
    response: /*#__PURE__*/ Wire.list(Settlement.codec),
    slow: true
  },
  {
    first: (query) => ({ ...query, page: query.page ?? 1, size: query.size ?? 100 }),
    rows: (page) => page,
    next: (query, { length }) =>
      length < (query.size ?? 100) ? null : { ...query, page: (query.page ?? 1) + 1 }
  }
)

/** @internal */
export const request = /*#__PURE__*/ Endpoint.make({
  id: "settlements.request",
  method: "POST",
  path: "/settlements",
  request: SettlementRequest.codec,
  response: SettlementRequest.requestedCodec,
  slow: true
})
