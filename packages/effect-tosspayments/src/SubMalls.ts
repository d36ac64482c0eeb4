/**
 * Sub-malls and payouts of version 1, for marketplaces that still have the contract. Version 2 (sellers and payouts under
 * `/v2`) replaces all of it.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/subMalls.js"
import type { SubMall } from "./model/SubMall.js"
import type { SubMallPayout } from "./model/SubMallPayout.js"
import type { SubMallPayoutRequest, SubMallPayoutsQuery } from "./model/subMall/SubMallPayoutRequest.js"
import type { SubMallRegisterRequest, SubMallUpdateRequest } from "./model/subMall/SubMallRequest.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { SubMallPayoutRequest, SubMallPayoutsQuery } from "./model/subMall/SubMallPayoutRequest.js"
export type {
  SubMallAccountRequest,
  SubMallRegisterRequest,
  SubMallUpdateRequest
} from "./model/subMall/SubMallRequest.js"

/**
 * What can be done with sub-malls. TossPayments may take up to 60 seconds for each of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Registers a sub-mall. An id that is taken is refused with the code `ALREADY_EXIST_SUBMALL`.
   *
   * @deprecated Use sellers of version 2 (`POST /v2/sellers`).
   * @see https://docs.tosspayments.com/guides/payouts
   * @since 0.1.0
   */
  readonly register: (request: SubMallRegisterRequest) => SubMall
  /**
   * All sub-malls. There are no pages.
   *
   * @deprecated Use sellers of version 2 (`GET /v2/sellers`).
   * @see https://docs.tosspayments.com/guides/payouts
   * @since 0.1.0
   */
  readonly list: () => ReadonlyArray<SubMall>
  /**
   * Reads a sub-mall.
   *
   * @deprecated Use sellers of version 2 (`GET /v2/sellers/{id}`).
   * @see https://docs.tosspayments.com/guides/payouts
   * @since 0.1.0
   */
  readonly retrieve: (subMallId: string) => SubMall
  /**
   * Changes a sub-mall.
   *
   * @deprecated Use sellers of version 2 (`POST /v2/sellers/{id}`).
   * @see https://docs.tosspayments.com/guides/payouts
   * @since 0.1.0
   */
  readonly update: (subMallId: string, request: SubMallUpdateRequest) => SubMall
  /**
   * Deletes a sub-mall. Answers with its id.
   *
   * @deprecated Use sellers of version 2 (`DELETE /v2/sellers/{id}`).
   * @see https://docs.tosspayments.com/guides/payouts
   * @since 0.1.0
   */
  readonly delete: (subMallId: string) => string
  /**
   * What can be paid out, in won.
   *
   * @deprecated Use the balance of version 2 (`GET /v2/balances`).
   * @see https://docs.tosspayments.com/guides/payouts
   * @since 0.1.0
   */
  readonly retrieveBalance: () => { readonly balance: number }
  /**
   * Asks for payouts. Nothing in their list tells which call has asked for them: when an error has the outcome `Unknown`, make
   * the same call again within 15 days with the option `idempotencyKey: error.idempotencyKey`, which TossPayments answers as it
   * did the first time. Never with a new key: it would pay again.
   *
   * @deprecated Use payouts of version 2 (`POST /v2/payouts`).
   * @see https://docs.tosspayments.com/guides/payouts
   * @since 0.1.0
   */
  readonly requestPayouts: (requests: ReadonlyArray<SubMallPayoutRequest>) => ReadonlyArray<SubMallPayout>
  /**
   * Payouts in a window of days. There are no pages.
   *
   * @deprecated Use payouts of version 2 (`GET /v2/payouts`).
   * @see https://docs.tosspayments.com/guides/payouts
   * @since 0.1.0
   */
  readonly listPayouts: (query: SubMallPayoutsQuery) => ReadonlyArray<SubMallPayout>
  /**
   * Reads a payout.
   *
   * @deprecated Use payouts of version 2 (`GET /v2/payouts/{id}`).
   * @see https://docs.tosspayments.com/guides/payouts
   * @since 0.1.0
   */
  readonly retrievePayout: (payoutKey: string) => SubMallPayout
  /**
   * Cancels a payout that is `REQUESTED`. When the answer is lost, the payout is read.
   *
   * @deprecated Use payouts of version 2 (`POST /v2/payouts/{id}/cancel`).
   * @see https://docs.tosspayments.com/guides/payouts
   * @since 0.1.0
   */
  readonly cancelPayout: (payoutKey: string) => SubMallPayout
}

/**
 * The operations as effects.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Sub-malls service.
 *
 * @example
 * ```ts
 * import * as SubMalls from "effect-tosspayments/SubMalls"
 * import * as Effect from "effect/Effect"
 *
 * const pay = (subMallId: string, payoutAmount: number, payoutDate: string) =>
 *   Effect.gen(function* () {
 *     const subMalls = yield* SubMalls.SubMalls
 *     return yield* subMalls.requestPayouts([{ subMallId, payoutAmount, payoutDate }])
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class SubMalls extends /*#__PURE__*/ Context.Tag("effect-tosspayments/SubMalls")<
  SubMalls,
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
 * Sub-malls on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<SubMalls, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(SubMalls, make)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/subMalls.js"
