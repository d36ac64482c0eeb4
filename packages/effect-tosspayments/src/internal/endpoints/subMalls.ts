import * as Endpoint from "../../Endpoint.js"
import * as SubMall from "../../model/SubMall.js"
import * as SubMallPayout from "../../model/SubMallPayout.js"
import * as SubMallPayoutRequest from "../../model/subMall/SubMallPayoutRequest.js"
import * as SubMallRequest from "../../model/subMall/SubMallRequest.js"
import * as Codec from "../schema/codec.js"
import * as Rules from "../schema/rules.js"
import * as Wire from "../schema/wire.js"

/** `settlements` would lead to the payouts. */
const rules = {
  subMallId: /*#__PURE__*/ Codec.where(
    /*#__PURE__*/ Rules.inPath("subMallId"),
    (id) => id !== "settlements",
    "the id of a sub-mall (settlements is another path)"
  )
}

/** @internal */
export const register = /*#__PURE__*/ Endpoint.make({
  id: "subMalls.register",
  method: "POST",
  path: "/payouts/sub-malls",
  request: SubMallRequest.codec,
  response: SubMall.codec,
  slow: true
})

/** @internal */
export const list = /*#__PURE__*/ Endpoint.make({
  id: "subMalls.list",
  method: "GET",
  path: "/payouts/sub-malls",
  response: /*#__PURE__*/ Wire.list(SubMall.codec),
  slow: true
})

/** @internal */
export const retrieve = /*#__PURE__*/ Endpoint.make({
  id: "subMalls.retrieve",
  method: "GET",
  path: "/payouts/sub-malls/{subMallId}",
  rules,
  response: SubMall.codec,
  slow: true
})

/** @internal */
export const update = /*#__PURE__*/ Endpoint.make({
  id: "subMalls.update",
  method: "POST",
  path: "/payouts/sub-malls/{subMallId}",
  rules,
  request: SubMallRequest.updateCodec,
  response: SubMall.codec,
  slow: true
})

const remove = /*#__PURE__*/ Endpoint.make({
  id: "subMalls.delete",
  method: "POST",
  path: "/payouts/sub-malls/{subMallId}/delete",
  rules,
  response: Wire.text,
  slow: true
})

export {
  /** @internal */
  remove as delete
}

/** @internal */
export const retrieveBalance = /*#__PURE__*/ Endpoint.make({
  id: "subMalls.retrieveBalance",
  method: "GET",
  path: "/payouts/sub-malls/settlements/balance",
  response: /*#__PURE__*/ Wire.struct(() => ({ balance: Wire.required(Wire.number) })),
  slow: true
})

/** @internal */
export const requestPayouts = /*#__PURE__*/ Endpoint.make({
  id: "subMalls.requestPayouts",
  method: "POST",
  path: "/payouts/sub-malls/settlements",
  request: SubMallPayoutRequest.codec,
  response: /*#__PURE__*/ Wire.list(SubMallPayout.codec),
  slow: true
})

/** @internal */
export const listPayouts = /*#__PURE__*/ Endpoint.make({
  id: "subMalls.listPayouts",
  method: "GET",
  path: "/payouts/sub-malls/settlements",
  request: SubMallPayoutRequest.queryCodec,
  response: /*#__PURE__*/ Wire.list(SubMallPayout.codec),
  slow: true
})

/** @internal */
export const retrievePayout = /*#__PURE__*/ Endpoint.make({
  id: "subMalls.retrievePayout",
  method: "GET",
  path: "/payouts/sub-malls/settlements/{payoutKey}",
  response: SubMallPayout.codec,
  slow: true
})

/** @internal */
export const cancelPayout = /*#__PURE__*/ Endpoint.make({
  id: "subMalls.cancelPayout",
  method: "POST",
  path: "/payouts/sub-malls/settlements/{payoutKey}/cancel",
  response: SubMallPayout.codec,
  lookUp: {
    find: (read, payoutKey) => read(retrievePayout, payoutKey),
    absent: "PAYOUT_NOT_FOUND",
    isAbout: (payout, payoutKey) => payout.payoutKey === payoutKey,
    conclude: (payout) => {
      switch (payout.status) {
        case "CANCELED":
          return { outcome: "Applied", value: payout }
        case "REQUESTED":
          return { outcome: "Untouched" }
        case "IN_PROGRESS":
        case "COMPLETED":
        case "FAILED":
          return { outcome: "NotApplied" }
        default:
          return { outcome: "Unknown" }
      }
    }
  },
  slow: true
})
