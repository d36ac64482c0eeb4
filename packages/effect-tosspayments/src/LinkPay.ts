/**
 * Link Pay: orders that are paid through a link.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/linkPay.js"
import type { LinkPayOrder } from "./model/LinkPayOrder.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { LinkPayItem, LinkPayOrder, LinkPayProduct } from "./model/LinkPayOrder.js"

/**
 * What can be done with Link Pay.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Reads an order by its key, which comes with the webhook ORDER_PAYMENT_STATUS_CHANGED. It has a payment in it, that is
   * refunded like any other.
   *
   * Outside of the public reference: TossPayments hands the description of Link Pay out on request. Path and fields are
   * those of an integration that runs. Not known are its error codes (`UNAUTHORIZED_KEY` was met with a key of another
   * merchant id; an unknown order is taken to be answered with 404), and whether a list of orders exists. The
   * key is that of the order, not the shop's `orderId`: with that one, use `payments.retrieveByOrderId`.
   *
   * @see https://docs.tosspayments.com/reference/using-api/webhook-events
   * @since 0.1.0
   */
  readonly retrieveOrder: (orderKey: string) => LinkPayOrder
}

/**
 * The operations as effects.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Link Pay service.
 *
 * @example
 * ```ts
 * import * as LinkPay from "effect-tosspayments/LinkPay"
 * import { isPaid } from "effect-tosspayments/model/Payment"
 * import * as Effect from "effect/Effect"
 *
 * const isDue = (orderKey: string) =>
 *   Effect.gen(function* () {
 *     const linkPay = yield* LinkPay.LinkPay
 *     const { payment } = yield* linkPay.retrieveOrder(orderKey)
 *     return payment !== null && isPaid(payment)
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class LinkPay extends /*#__PURE__*/ Context.Tag("effect-tosspayments/LinkPay")<LinkPay, Service>() {}

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
 * Link Pay on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<LinkPay, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(LinkPay, make)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/linkPay.js"
