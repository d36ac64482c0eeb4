import type { Seller } from "../../contract/seller.js"
import type { Kind } from "../../kernel/World.js"

/** A seller, and what the API does not show. */
export interface Entry {
  readonly mId: string
  readonly seller: Seller
  /** All its digits. */
  readonly accountNumber: string
  readonly createdAt: number
  readonly isRemoved: boolean
}

export const sellers: Kind<Entry> = {
  name: "sellers",
  limit: "sellers",
  id: ({ seller }) => seller.id,
  merchant: ({ mId }) => mId,
  indexes: { refSellerId: ({ seller }) => seller.refSellerId },
  timelines: { all: ({ createdAt, seller }) => [{ at: createdAt, id: seller.id }] },
  nextAt: () => null,
  pass: () => {}
}
