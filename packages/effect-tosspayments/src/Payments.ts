/**
 * Payments: confirm, read, cancel (refund).
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/payments.js"
import type { Payment } from "./model/Payment.js"
import type { CancelRequest } from "./model/payment/CancelRequest.js"
import type { ConfirmRequest } from "./model/payment/ConfirmRequest.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { CancelRequest, RefundAccount } from "./model/payment/CancelRequest.js"
export type { ConfirmRequest } from "./model/payment/ConfirmRequest.js"

/**
 * What can be done with payments.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Approves a payment that the buyer has authenticated. Call it within 10 minutes, and once: this is what
   * charges the buyer. A virtual account comes back as WAITING_FOR_DEPOSIT, not DONE; store its `secret`. When the
   * secret was lost with the answer, `isSecretLost` says so, and a warning is logged.
   *
   * When the answer is lost, or TossPayments says that the payment was processed before, the payment is read:
   * if it is approved for this order and amount, it is returned as if nothing had happened.
   *
   * @see https://docs.tosspayments.com/reference#결제-승인
   * @since 0.1.0
   */
  readonly confirm: (request: ConfirmRequest) => Payment
  /**
   * Reads a payment by its key.
   *
   * @see https://docs.tosspayments.com/reference#paymentkey로-결제-조회
   * @since 0.1.0
   */
  readonly retrieve: (paymentKey: string) => Payment
  /**
   * Reads a payment by the shop's order id.
   *
   * @see https://docs.tosspayments.com/reference#orderid로-결제-조회
   * @since 0.1.0
   */
  readonly retrieveByOrderId: (orderId: string) => Payment
  /**
   * Gives money back: everything that is left, or `cancelAmount`. Give `refundableAmount` with a partial refund:
   * it stops a refund that was decided on stale data, and lets the SDK recognise the refund when the answer is
   * lost.
   *
   * `cancelAmount: undefined` is refused: an amount that got lost would refund everything. The same goes for
   * `refundableAmount`, and for `expectedAmount` of a confirm. Leave the name out where you mean none.
   *
   * @see https://docs.tosspayments.com/reference#결제-취소
   * @since 0.1.0
   */
  readonly cancel: (paymentKey: string, request: CancelRequest) => Payment
}

/**
 * The operations as effects.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Payments service.
 *
 * @example
 * ```ts
 * import * as Payments from "effect-tosspayments/Payments"
 * import * as Effect from "effect/Effect"
 *
 * const checkout = Effect.gen(function* () {
 *   const payments = yield* Payments.Payments
 *   return yield* payments.confirm({ paymentKey: "emul01…", orderId: "ORD-20260302-0001", amount: 33000 })
 * }).pipe(
 *   Effect.catchTag("DeclinedError", (error) =>
 *     error.outcome === "NotApplied" ? Effect.succeed(`please pay otherwise (${error.code})`) : Effect.fail(error)
 *   )
 * )
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Payments extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Payments")<
  Payments,
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
 * Payments on the transport, and nothing else: an app that only confirms payments ships only this.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Payments, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(Payments, make)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/payments.js"
