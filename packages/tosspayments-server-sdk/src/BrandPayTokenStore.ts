/**
 * Where the tokens of brandpay's buyers are kept, behind a few promises.
 *
 * @since 0.1.0
 */
import type { KeptToken } from "effect-tosspayments/model/BrandPayToken"

/**
 * What is kept for a buyer, plain JSON. Who has it acts for the buyer: store it encrypted.
 *
 * @since 0.1.0
 */
export interface KeptBrandPayToken extends KeptToken<string> {}

/**
 * Where a client keeps tokens, by `customerKey`. A rejection becomes a `StoreError` with it as `cause`.
 *
 * @example
 * ```ts
 * import { type BrandPayTokenStore, Client } from "tosspayments-server-sdk"
 *
 * declare const redis: {
 *   get: (key: string) => Promise<string | null>
 *   set: (key: string, value: string) => Promise<unknown>
 *   del: (key: string) => Promise<unknown>
 * }
 * declare const encrypt: (text: string) => string
 * declare const decrypt: (text: string) => string
 *
 * const brandPayTokenStore: BrandPayTokenStore = {
 *   find: async (customerKey) => {
 *     const text = await redis.get(`brandpay:${customerKey}`)
 *     return text === null ? null : JSON.parse(decrypt(text))
 *   },
 *   save: async (customerKey, kept) => {
 *     await redis.set(`brandpay:${customerKey}`, encrypt(JSON.stringify(kept)))
 *   },
 *   remove: async (customerKey) => {
 *     await redis.del(`brandpay:${customerKey}`)
 *   }
 * }
 *
 * const client = new Client({ secretKey: "test_sk_example", brandPayTokenStore })
 * ```
 *
 * @since 0.1.0
 */
export interface BrandPayTokenStore {
  /** What is kept for a buyer; `null` for nothing. */
  readonly find: (customerKey: string) => Promise<KeptBrandPayToken | null>
  /** Keeps it, in place of what was kept before. */
  readonly save: (customerKey: string, kept: KeptBrandPayToken) => Promise<void>
  /** Forgets it. */
  readonly remove: (customerKey: string) => Promise<void>
}
