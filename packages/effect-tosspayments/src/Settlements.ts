/**
 * Settlements: what TossPayments pays out, and asking for it.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/settlements.js"
import type { Settlement } from "./model/Settlement.js"
import type { SettlementRequest, SettlementRequested } from "./model/settlement/SettlementRequest.js"
import type { SettlementsQuery } from "./model/settlement/SettlementsQuery.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { SettlementRequest, SettlementRequested } from "./model/settlement/SettlementRequest.js"
export type { SettlementsQuery } from "./model/settlement/SettlementsQuery.js"

/**
 * What can be done with settlements.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Lists what was and will be paid out, as many rows as there are: page after page, as far as it is read, the next page
   * under way while one is worked on. An error ends it, after everything that was read before; to go on from there, give
   * the number of the page as `page`. Options are those of the call for each page.
   *
   * A sale is there from the day after the payment. In the test environment of TossPayments the list is always empty.
   * TossPayments may take up to 60 seconds for a page, and answers 429 to too many of them.
   *
   * @see https://docs.tosspayments.com/reference#정산-조회
   * @since 0.1.0
   */
  readonly list: (query: SettlementsQuery) => Resource.Rows<Settlement>
  /**
   * Asks for the settlement of one card payment, for shops whose contract has manual settlement. Nothing documented tells
   * later whether it was asked for: when an error has the outcome `Unknown`, make the same call again with the option
   * `idempotencyKey: error.idempotencyKey`, which TossPayments answers as it did the first time.
   *
   * @see https://docs.tosspayments.com/reference#수동-정산-요청
   * @since 0.1.0
   */
  readonly request: (request: SettlementRequest) => SettlementRequested
}

/**
 * The operations as effects and streams.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Settlements service.
 *
 * @example
 * ```ts
 * import * as Settlements from "effect-tosspayments/Settlements"
 * import * as Effect from "effect/Effect"
 * import * as Stream from "effect/Stream"
 *
 * const paidOutOn = (day: string) =>
 *   Effect.gen(function* () {
 *     const settlements = yield* Settlements.Settlements
 *     return yield* settlements
 *       .list({ startDate: day, endDate: day, dateType: "paidOutDate" })
 *       .pipe(Stream.runFold(0, (sum, { payOutAmount }) => sum + payOutAmount))
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Settlements extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Settlements")<
  Settlements,
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
 * Settlements on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Settlements, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(
  Settlements,
  make
)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/settlements.js"
