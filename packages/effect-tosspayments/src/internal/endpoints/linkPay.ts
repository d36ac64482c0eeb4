import * as Endpoint from "../../Endpoint.js"
import * as LinkPayOrder from "../../model/LinkPayOrder.js"

/**
 * Assumption: the path is not on the public pages; it is what integrations of Link Pay call, with the secret key of the
 * merchant id that the link belongs to.
 *
 * @internal
 */
export const retrieveOrder = /*#__PURE__*/ Endpoint.make({
  id: "linkPay.retrieveOrder",
  method: "GET",
  path: "/orders/{orderKey}",
  response: LinkPayOrder.codec
})
