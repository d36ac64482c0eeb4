import * as Contract from "../contract/seller.js"
import * as Listing from "../domain/listing.js"
import { sellers } from "../domain/sellers/kind.js"
import * as Sellers from "../domain/sellers/seller.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

const same = <A>(answer: A): A => answer

const entity = {
  entityType: "seller",
  answer: Contract.seller,
  codes: Contract.codes,
  english: same<Contract.Seller>
}

export const create = Operation.make({
  ...entity,
  endpoint: endpoints.sellers.create,
  isEncrypted: true,
  request: Contract.createRequest,
  run: ({ request }, world) =>
    Sellers.isUsed(request.refSellerId, world)
      ? Operation.refused("ALREADY_EXIST_SUBMALL")
      : Operation.answered(Sellers.create(request, world))
})

export const retrieve = Operation.make({
  ...entity,
  endpoint: endpoints.sellers.retrieve,
  request: null,
  run: ({ params }, world) => {
    const entry = Sellers.get(params["id"] ?? "", world)
    return entry === null ? Operation.refused("NOT_FOUND_SUBMALL") : Operation.answered(entry.seller)
  }
})

export const list = Operation.make({
  endpoint: endpoints.sellers.list,
  entityType: "seller-list",
  request: Contract.query,
  answer: Contract.list,
  codes: ["INVALID_REQUEST"],
  english: same,
  run: ({ request: { limit, startingAfter = null } }, world) => {
    // Assumption: in the order of their registration.
    const page = Listing.page(
      world,
      sellers,
      "all",
      { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, after: startingAfter, limit },
      ({ isRemoved, seller }) => (isRemoved ? null : seller)
    )
    return page === null ? Operation.refused("INVALID_REQUEST") : Operation.answered(page)
  }
})

export const update = Operation.make({
  ...entity,
  endpoint: endpoints.sellers.update,
  isEncrypted: true,
  request: Contract.updateRequest,
  run: ({ params, request }, world) => {
    const entry = Sellers.get(params["id"] ?? "", world)
    return entry === null
      ? Operation.refused("NOT_FOUND_SUBMALL")
      : Operation.answered(Sellers.update(entry, request, world))
  }
})

export const remove = Operation.make({
  endpoint: endpoints.sellers.remove,
  entityType: "deleted-entity",
  request: null,
  answer: Contract.removed,
  codes: ["NOT_FOUND_SUBMALL"],
  english: same,
  run: ({ params }, world) => {
    const entry = Sellers.get(params["id"] ?? "", world)
    if (entry === null) return Operation.refused("NOT_FOUND_SUBMALL")
    world.put(sellers, { ...entry, isRemoved: true })
    const { id, refSellerId } = entry.seller
    return Operation.answered({ id, refSellerId })
  }
})

/** Those of sellers. */
export const operations = [create, retrieve, list, update, remove]
