import * as Effect from "effect/Effect"
import * as Endpoint from "../../Endpoint.js"
import * as List from "../../List.js"
import * as Seller from "../../model/Seller.js"
import * as SellerRequest from "../../model/seller/SellerRequest.js"
import * as SellersQuery from "../../model/seller/SellersQuery.js"
import { encryption } from "../encryption.js"
import * as LookUp from "../lookUp/sellers.js"
import * as Page from "../page.js"
import * as Rules from "../schema/rules.js"

/** @internal */
export const retrieve = /*#__PURE__*/ Endpoint.make({
  id: "sellers.retrieve",
  method: "GET",
  path: "/sellers/{id}",
  version: "v2",
  response: Seller.codec
})

/** @internal */
export const list = /*#__PURE__*/ List.make(
  {
    id: "sellers.list",
    method: "GET",
    path: "/sellers",
    version: "v2",
    request: /*#__PURE__*/ Rules.orNone(SellersQuery.codec),
    response: /*#__PURE__*/ Page.codec(Seller.codec)
  },
  /*#__PURE__*/ Page.pages<Seller.Seller, SellersQuery.SellersQuery>()
)

/** @internal */
export const create = /*#__PURE__*/ Endpoint.make({
  id: "sellers.create",
  method: "POST",
  path: "/sellers",
  version: "v2",
  encryption,
  request: SellerRequest.createCodec,
  response: Seller.codec,
  lookUp: {
    find: (read, { refSellerId }) =>
      Effect.map(
        Page.search<Seller.Seller, SellersQuery.SellersQuery>(
          read,
          list,
          { limit: 100 },
          (seller) => seller.refSellerId === refSellerId.normalize("NFC"),
          1
        ),
        ([seller = null]) => seller
      ),
    isAbout: (seller, { refSellerId }) => seller.refSellerId === refSellerId.normalize("NFC"),
    conclude: LookUp.concludeCreate
  }
})

/** @internal */
export const update = /*#__PURE__*/ Endpoint.make({
  id: "sellers.update",
  method: "POST",
  path: "/sellers/{id}",
  version: "v2",
  encryption,
  request: SellerRequest.updateCodec,
  response: Seller.codec,
  lookUp: {
    find: (read, id) => read(retrieve, id),
    isAbout: (seller, id) => seller.id === id,
    conclude: (seller, _, changes) => LookUp.concludeUpdate(seller, changes)
  }
})

/** @internal */
export const remove = /*#__PURE__*/ Endpoint.make({
  id: "sellers.remove",
  method: "DELETE",
  path: "/sellers/{id}",
  version: "v2",
  response: Seller.removedCodec,
  lookUp: {
    // A seller that is still there may yet be removed.
    find: (read, id) =>
      read(retrieve, id).pipe(
        Effect.as(null),
        Effect.catchTag("NotFoundError", () => Effect.succeed({ id, refSellerId: null }))
      ),
    isAbout: (seller, id) => seller.id === id,
    conclude: (value) => ({ outcome: "Applied", value })
  }
})
