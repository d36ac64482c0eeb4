/**
 * Virtual accounts: issued by the server, without a payment window.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/virtualAccounts.js"
import type { Payment } from "./model/Payment.js"
import type { IssueRequest } from "./model/virtualAccount/IssueRequest.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { CashReceiptOrder, EscrowProduct, IssueRequest } from "./model/virtualAccount/IssueRequest.js"

/**
 * What can be done with virtual accounts, besides what can be done with their payments.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Issues an account for an order. What comes back is a payment that is WAITING_FOR_DEPOSIT, with the account and the
   * `secret` that its deposit webhooks (DEPOSIT_CALLBACK) prove themselves with: store it with the order; an intent does so
   * by itself. Refund and read it like any payment.
   *
   * When the answer is lost, the payment of the order is read: an account at this bank, for this order and amount, is returned
   * as if nothing had happened. Its secret may be lost then: `isSecretLost` says so, and a warning is logged.
   *
   * @see https://docs.tosspayments.com/reference#가상계좌-발급-요청
   * @since 0.1.0
   */
  readonly issue: (request: IssueRequest) => Payment
}

/**
 * The operations as effects.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Virtual account service.
 *
 * @example
 * ```ts
 * import * as VirtualAccounts from "effect-tosspayments/VirtualAccounts"
 * import * as Effect from "effect/Effect"
 *
 * const order = Effect.gen(function* () {
 *   const virtualAccounts = yield* VirtualAccounts.VirtualAccounts
 *   const { secret, virtualAccount } = yield* virtualAccounts.issue({
 *     amount: 45000,
 *     orderId: "ORD-20260302-0008",
 *     orderName: "핸드드립 원두 500g 외 1건",
 *     customerName: "이하늘",
 *     bank: "20"
 *   })
 *   return { secret, account: virtualAccount?.accountNumber, until: virtualAccount?.dueDate }
 * })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class VirtualAccounts extends /*#__PURE__*/ Context.Tag("effect-tosspayments/VirtualAccounts")<
  VirtualAccounts,
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
 * Virtual accounts on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<VirtualAccounts, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(
  VirtualAccounts,
  make
)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/virtualAccounts.js"
