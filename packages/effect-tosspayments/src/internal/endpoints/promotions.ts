import * as Endpoint from "../../Endpoint.js"
import * as CardPromotion from "../../model/CardPromotion.js"
import * as Promotion from "../../model/Promotion.js"
import * as Wire from "../schema/wire.js"

/**
 * Assumption: the documentation describes one promotion and calls the answer so; a list is what there can be several in.
 * Either is read, as a list.
 */
const oneOrMany = <A, I>(wire: Wire.Wire<A, I>): Wire.Wire<ReadonlyArray<A>, ReadonlyArray<I>> => {
  const many = Wire.list(wire)
  return { ...many, step: (input, found) => many.step(Wire.isJsonObject(input) ? [input] : input, found) }
}

/** @internal */
export const list = /*#__PURE__*/ Endpoint.make({
  id: "promotions.list",
  method: "GET",
  path: "/promotions",
  response: /*#__PURE__*/ oneOrMany(Promotion.codec)
})

/** @internal */
export const listCards = /*#__PURE__*/ Endpoint.make({
  id: "promotions.listCards",
  method: "GET",
  path: "/promotions/card",
  response: CardPromotion.codec
})
