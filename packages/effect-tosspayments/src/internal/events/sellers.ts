import * as Seller from "../../model/Seller.js"
import { retrieve } from "../endpoints/sellers.js"
import type { Declaration } from "../webhook/declaration.js"

/**
 * As with payouts.
 *
 * @internal
 */
export const sellerChanged: Declaration<Seller.Seller> = {
  codec: Seller.codec,
  signed: true,
  reread: ({ id }, read) => read(retrieve, id),
  identity: ({ id, status }) => [id, status]
}
