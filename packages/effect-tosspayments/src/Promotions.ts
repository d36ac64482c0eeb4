/**
 * Promotions: instant discounts, instalments without interest, paying with points.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/promotions.js"
import type { CardPromotion } from "./model/CardPromotion.js"
import type { Promotion } from "./model/Promotion.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

/**
 * What can be done with promotions.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * All promotions, of card companies and banks. There are no pages.
   *
   * @see https://docs.tosspayments.com/reference#프로모션-조회
   * @since 0.1.0
   */
  readonly list: () => ReadonlyArray<Promotion>
  /**
   * Those of card companies only, by kind.
   *
   * @see https://docs.tosspayments.com/reference#카드-혜택-조회
   * @since 0.1.0
   */
  readonly listCards: () => CardPromotion
}

/**
 * The operations as effects.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Promotions service.
 *
 * @example
 * ```ts
 * import * as Promotions from "effect-tosspayments/Promotions"
 * import * as Effect from "effect/Effect"
 *
 * const interestFree = (issuerCode: string, amount: number) =>
 *   Effect.gen(function* () {
 *     const promotions = yield* Promotions.Promotions
 *     const { interestFreeCards } = yield* promotions.listCards()
 *     return interestFreeCards
 *       .filter((card) => card.issuerCode === issuerCode && amount >= card.minimumPaymentAmount)
 *       .flatMap((card) => card.installmentFreeMonths)
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Promotions extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Promotions")<
  Promotions,
  Service
>() {}

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
 * Promotions on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Promotions, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(
  Promotions,
  make
)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/promotions.js"
