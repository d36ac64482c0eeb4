import * as Endpoint from "../../Endpoint.js"
import * as SubMall from "../../model/SubMall.js"
import * as SubMallPayout from "../../model/SubMallPayout.js"
import * as SubMallPayoutRequest from "../../model/subMall/SubMallPayoutRequest.js"
import * as SubMallRequest from "../../model/subMall/SubMallRequest.js"
import * as Wire from "../schema/wire.js"

const malls = "/payouts/sub-malls"
const payouts = "/payouts/sub-malls/settlements"
const common = { slow: true, source: "https://docs.tosspayments.com/guides/payouts" } as const

/** @internal */
export const register = /*#__PURE__*/ Endpoint.make({
  ...common,
  id: "subMalls.register",
  method: "POST",
  path: malls,
  request: SubMallRequest.codec,
  response: SubMall.codec
})

/** @internal */
export const list = /*#__PURE__*/ Endpoint.make({
  ...common,
  id: "subMalls.list",
  method: "GET",
  path: malls,
  response: /*#__PURE__*/ Wire.list(SubMall.codec)
})

/** @internal */
export const retrieve = /*#__PURE__*/ Endpoint.make({
  ...common,
  id: "subMalls.retrieve",
  method: "GET",
  path: `${malls}/{subMallId}`,
  response: SubMall.codec
})

/** @internal */
export const update = /*#__PURE__*/ Endpoint.make({
  ...common,
  id: "subMalls.update",
  method: "POST",
  path: `${malls}/{subMallId}`,
  request: SubMallRequest.updateCodec,
  response: SubMall.codec
})

const remove = /*#__PURE__*/ Endpoint.make({
  ...common,
  id: "subMalls.delete",
  method: "POST",
  path: `${malls}/{subMallId}/delete`,
  response: Wire.text
})

export {
  /** @internal */
  remove as delete
}

/** @internal */
export const retrieveBalance = /*#__PURE__*/ Endpoint.make({
  ...common,
  id: "subMalls.retrieveBalance",
  method: "GET",
  path: `${payouts}/balance`,
  response: /*#__PURE__*/ Wire.struct(() => ({ balance: Wire.required(Wire.number) }))
})

/** @internal */
export const requestPayouts = /*#__PURE__*/ Endpoint.make({
  ...common,
  id: "subMalls.requestPayouts",
  method: "POST",
  path: payouts,
  request: SubMallPayoutRequest.codec,
  response: /*#__PURE__*/ Wire.list(SubMallPayout.codec)
})

/** @internal */
export const listPayouts = /*#__PURE__*/ Endpoint.make({
  ...common,
  id: "subMalls.listPayouts",
  method: "GET",
  path: payouts,
  request: SubMallPayoutRequest.queryCodec,
  response: /*#__PURE__*/ Wire.list(SubMallPayout.codec)
})

/** @internal */
export const retrievePayout = /*#__PURE__*/ Endpoint.make({
  ...common,
  id: "subMalls.retrievePayout",
  method: "GET",
  path: `${payouts}/{payoutKey}`,
  response: SubMallPayout.codec
})

/** @internal */
export const cancelPayout = /*#__PURE__*/ Endpoint.make({
  ...common,
  id: "subMalls.cancelPayout",
  method: "POST",
  path: `${payouts}/{payoutKey}/cancel`,
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
  }
})
