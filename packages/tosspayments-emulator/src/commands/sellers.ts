import type { Effects, SellerCommands } from "../Commands.js"
import { sellers } from "../domain/sellers/kind.js"
import * as Sellers from "../domain/sellers/seller.js"
import type { Running } from "./Running.js"

export const make = ({ about, look }: Running): Effects<SellerCommands> => ({
  verify: (id) => about(sellers, "seller", id, Sellers.verify),
  requireKyc: (id) => about(sellers, "seller", id, Sellers.askForKyc),
  list: look(({ store }) =>
    store
      .of(sellers)
      .book.values()
      .flatMap(({ isRemoved, seller }) => (isRemoved ? [] : [seller]))
  )
})
