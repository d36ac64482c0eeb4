import * as Seller from "../../model/Seller.js"
import { retrieve } from "../endpoints/sellers.js"
import * as Declaration from "../webhook/declaration.js"

/**
 * As with payouts.
 *
 * @internal
 */
export const sellerChanged: Declaration.Declaration<Seller.Seller> = {
  codec: Seller.codec,
  signed: true,
  reread: ({ id }, read) => Declaration.ifKey(id, () => read(retrieve, id)),
  identity: ({ id, status }) => [id, status]
}
