/**
 * Payments that begin on the server: by card number, or with a payment window whose address the server asks for. Most shops
 * need neither, so they are apart from `Payments`; in `TossClient` they are operations of `payments`.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/paymentCreation.js"
import type { Payment } from "./model/Payment.js"
import type { CreateRequest } from "./model/payment/CreateRequest.js"
import type { KeyInRequest } from "./model/payment/KeyInRequest.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { Vbv } from "./model/billing/IssueByCardRequest.js"
export type { CreateRequest } from "./model/payment/CreateRequest.js"
export type { KeyInRequest } from "./model/payment/KeyInRequest.js"

/**
 * How a payment can begin on the server.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Pays with a card number (수기 결제, key-in). Needs a contract of its own. The payment is DONE at once; nothing is
   * confirmed.
   *
   * When the answer is lost, the payment of the order is read: one of this amount with this card is returned as if nothing
   * had happened. When that tells nothing either (`outcome: "Unknown"`), the error carries no pending call, which would
   * have the card number: read the order with `retrieveByOrderId` until it tells, or call again within 15 days with the
   * same request and the `idempotencyKey` of the error, to which TossPayments repeats its answer. Never call with a new key
   * before: that could charge twice.
   *
   * @see https://docs.tosspayments.com/reference#카드-번호-결제
   * @since 0.1.0
   */
  readonly keyIn: (request: KeyInRequest) => Payment
  /**
   * Creates a payment that is READY, and whose window is at `checkout.url`: send the buyer there, within 30 minutes. No money
   * moves before it is confirmed. When the answer is lost, call again with the `idempotencyKey` of the error, or anew: a
   * window that nobody was sent to expires.
   *
   * @deprecated Legacy: it is in older, English documentation and not in the current reference, which opens the window
   * with the browser SDK. Not known are its error codes, what it answers to an order that was paid before, and whether new
   * merchants may call it.
   * @see https://docs.tosspayments.com/en/api-guide
   * @since 0.1.0
   */
  readonly create: (request: CreateRequest) => Payment
}

/**
 * The operations as effects.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Service for payments that begin on the server.
 *
 * @example
 * ```ts
 * import * as PaymentCreation from "effect-tosspayments/PaymentCreation"
 * import * as Effect from "effect/Effect"
 *
 * const byPhone = (card: Pick<PaymentCreation.KeyInRequest, "cardNumber" | "cardExpirationYear" | "cardExpirationMonth">) =>
 *   Effect.gen(function* () {
 *     const payments = yield* PaymentCreation.PaymentCreation
 *     return yield* payments.keyIn({ ...card, amount: 33000, orderId: "ORD-20260302-0030", orderName: "전화 주문" })
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class PaymentCreation extends /*#__PURE__*/ Context.Tag("effect-tosspayments/PaymentCreation")<
  PaymentCreation,
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
 * These operations on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<PaymentCreation, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(
  PaymentCreation,
  make
)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/paymentCreation.js"
