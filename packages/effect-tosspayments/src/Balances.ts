/**
 * Balances: what can be paid out to sellers. Needs a contract with TossPayments of its own.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/balances.js"
import type { Balance } from "./model/Balance.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

/**
 * What can be done with balances.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Reads what can be paid out now, and what will be.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly retrieve: () => Balance
}

/**
 * The operations as effects.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Balances service.
 *
 * @example
 * ```ts
 * import * as Balances from "effect-tosspayments/Balances"
 * import * as Effect from "effect/Effect"
 *
 * const available = Effect.gen(function* () {
 *   const balances = yield* Balances.Balances
 *   const { availableAmount } = yield* balances.retrieve()
 *   return availableAmount.value
 * })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Balances extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Balances")<
  Balances,
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
 * Balances on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Balances, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(Balances, make)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/balances.js"
