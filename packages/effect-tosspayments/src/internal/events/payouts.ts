import * as Payout from "../../model/Payout.js"
import { retrieve } from "../endpoints/payouts.js"
import * as Declaration from "../webhook/declaration.js"

/**
 * Signed, so what came is proven as it is: it is read only where there is no key to check it with.
 *
 * @internal
 */
export const payoutChanged: Declaration.Declaration<Payout.Payout> = {
  codec: Payout.codec,
  signed: true,
  reread: ({ id }, read) => Declaration.ifKey(id, () => read(retrieve, id)),
  identity: ({ id, status }) => [id, status]
}
