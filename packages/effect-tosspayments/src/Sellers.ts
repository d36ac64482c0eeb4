/**
 * Sellers: who the payouts of a marketplace go to. Needs a contract with TossPayments of its own. What is registered and
 * changed travels encrypted with the security key.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/sellers.js"
import type { RemovedSeller, Seller } from "./model/Seller.js"
import type { SellerCreateRequest, SellerUpdateRequest } from "./model/seller/SellerRequest.js"
import type { SellersQuery } from "./model/seller/SellersQuery.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { AccountInput, SellerCreateRequest, SellerUpdateRequest } from "./model/seller/SellerRequest.js"
export type { SellersQuery } from "./model/seller/SellersQuery.js"

/**
 * What can be done with sellers.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Registers a seller. Store `id`: payouts go to it. Without a security key in the configuration it is refused
   * (`ValidationError`), and nothing is sent.
   *
   * When the answer is lost, the list is searched for `refSellerId`, which belongs to one seller for good: a seller who is as
   * was asked for is returned as if nothing had happened. Of the account number only what is shown is compared.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly create: (request: SellerCreateRequest) => Seller
  /**
   * Reads a seller.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly retrieve: (id: string) => Seller
  /**
   * Lists the sellers, as many as there are: page after page, as far as it is read, the next page under way while one is
   * worked on. An error ends it, after everything that was read before; give the last `id` as `startingAfter` to go on from
   * there. Options are those of the call for each page.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly list: (query?: SellersQuery) => Resource.Rows<Seller>
  /**
   * Changes what is named and leaves the rest. `refSellerId` and `businessType` cannot be changed. Needs the security key, as
   * `create` does.
   *
   * When the answer is lost, the seller is read. A change of the account stays `Unknown` then, since the middle of its
   * number is not shown: make the same call again with the `idempotencyKey` of the error, or `pending.resend`.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly update: (id: string, changes: SellerUpdateRequest) => Seller
  /**
   * Removes a seller. It is sent once; when the answer is lost, the seller is read, and one that is gone was removed.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly remove: (id: string) => RemovedSeller
}

/**
 * The operations as effects and streams.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Sellers service.
 *
 * @example
 * ```ts
 * import * as Seller from "effect-tosspayments/model/Seller"
 * import * as Sellers from "effect-tosspayments/Sellers"
 * import * as Effect from "effect/Effect"
 * import * as Stream from "effect/Stream"
 *
 * const payable = Effect.gen(function* () {
 *   const sellers = yield* Sellers.Sellers
 *   return yield* sellers.list({ limit: 100 }).pipe(Stream.filter(Seller.canBePaid), Stream.runCount)
 * })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Sellers extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Sellers")<Sellers, Service>() {}

/**
 * Builds the operations on the transport.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service, never, TossHttpClient> = /*#__PURE__*/ Effect.map(
  TossHttpClient,
  (http) => Resource.effects<Operations>(http, endpoints)
)

/**
 * Sellers on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Sellers, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(Sellers, make)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/sellers.js"
