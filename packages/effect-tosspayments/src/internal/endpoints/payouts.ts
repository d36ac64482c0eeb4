import * as Endpoint from "../../Endpoint.js"
import * as List from "../../List.js"
import * as Payout from "../../model/Payout.js"
import * as PayoutRequest from "../../model/payout/PayoutRequest.js"
import * as PayoutsQuery from "../../model/payout/PayoutsQuery.js"
import { encryption } from "../encryption.js"
import * as LookUp from "../lookUp/payouts.js"
import * as Page from "../page.js"
import * as Rules from "../schema/rules.js"

/** @internal */
export const retrieve = /*#__PURE__*/ Endpoint.make({
  id: "payouts.retrieve",
  method: "GET",
  path: "/payouts/{id}",
  version: "v2",
  response: Payout.codec
})

/** @internal */
export const list = /*#__PURE__*/ List.make(
  {
    id: "payouts.list",
    method: "GET",
    path: "/payouts",
    version: "v2",
    request: /*#__PURE__*/ Rules.orNone(PayoutsQuery.codec),
    response: /*#__PURE__*/ Page.codec(Payout.codec)
  },
  /*#__PURE__*/ Page.pages<Payout.Payout, PayoutsQuery.PayoutsQuery>()
)

/** @internal */
export const request = /*#__PURE__*/ Endpoint.make({
  id: "payouts.request",
  method: "POST",
  path: "/payouts",
  version: "v2",
  encryption,
  request: PayoutRequest.batch,
  response: /*#__PURE__*/ Page.items(Payout.codec),
  lookUp: {
    find: (read, requests) => LookUp.find(read, list, requests),
    isAbout: LookUp.isAbout,
    conclude: LookUp.concludeRequest,
    madeAt: LookUp.madeAt
  }
})

/** @internal */
export const cancel = /*#__PURE__*/ Endpoint.make({
  id: "payouts.cancel",
  method: "POST",
  path: "/payouts/{id}/cancel",
  version: "v2",
  response: Payout.codec,
  lookUp: {
    find: (read, id) => read(retrieve, id),
    isAbout: (payout, id) => payout.id === id,
    conclude: LookUp.concludeCancel
  }
})
