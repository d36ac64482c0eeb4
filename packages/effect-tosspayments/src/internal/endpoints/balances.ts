import * as Endpoint from "../../Endpoint.js"
import * as Balance from "../../model/Balance.js"

/** @internal */
export const retrieve = /*#__PURE__*/ Endpoint.make({
  id: "balances.retrieve",
  method: "GET",
  path: "/balances",
  version: "v2",
  response: Balance.codec
})
