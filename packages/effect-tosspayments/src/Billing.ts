/**
 * Billing: keys for automatic payments (issue, charge, delete). Needs a contract with TossPayments of its own.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/billing.js"
import type { BillingKey, Billing as IssuedKey } from "./model/BillingKey.js"
import type { ChargeRequest } from "./model/billing/ChargeRequest.js"
import type { IssueByCardRequest } from "./model/billing/IssueByCardRequest.js"
import type { IssueRequest } from "./model/billing/IssueRequest.js"
import type { Payment } from "./model/Payment.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { BillingKey } from "./model/BillingKey.js"
export type { ChargeRequest } from "./model/billing/ChargeRequest.js"
export type { IssueByCardRequest, Vbv } from "./model/billing/IssueByCardRequest.js"
export type { IssueRequest } from "./model/billing/IssueRequest.js"

/**
 * What can be done with billing keys.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Issues a billing key for what the buyer has registered in the browser. Store it before you tell the buyer that it worked:
   * no API reads it again.
   *
   * When the answer is lost (`outcome: "Unknown"`), call again within 15 days with the same request and the
   * `idempotencyKey` of the error: TossPayments repeats its answer. When that brings nothing, let the buyer register once
   * more. No money moves, and nobody can charge a key that nobody knows.
   *
   * @see https://docs.tosspayments.com/reference#authkey로-카드-자동결제-빌링키-발급
   * @since 0.1.0
   */
  readonly issue: (request: IssueRequest) => IssuedKey
  /**
   * Issues a billing key for a card number, for merchants that have a contract for it.
   *
   * When the answer is lost, do as with `issue`. The error carries no pending call, which would have the card number.
   *
   * @deprecated TossPayments makes no new contracts for it. Use `issue`.
   * @see https://docs.tosspayments.com/reference#카드-번호로-카드-자동결제-빌링키-발급
   * @since 0.1.0
   */
  readonly issueByCard: (request: IssueByCardRequest) => IssuedKey
  /**
   * Charges a billing key. It takes up to 60 seconds, needs no confirmation, and no webhook tells that it worked.
   *
   * When the answer is lost, the payment of the order is read: a charge of this order and amount is returned as if nothing
   * had happened. An order that was charged before is refused (`ConflictError` with the code `DUPLICATED_ORDER_ID`,
   * `NotApplied`): read it with `payments.retrieveByOrderId`. What to do after a failure, `BillingAdvice` says.
   *
   * @see https://docs.tosspayments.com/reference#카드-자동결제-승인
   * @since 0.1.0
   */
  readonly charge: (key: BillingKey, request: ChargeRequest) => Payment
  /**
   * Deletes a billing key, for good: the buyer has to register anew. It is sent once. When the answer is lost, delete again:
   * a key that is gone is answered with `NotFoundError`, or `DeclinedError` with the code `ALREADY_REMOVED_BILLING_KEY`.
   *
   * @see https://docs.tosspayments.com/reference#빌링키-삭제
   * @since 0.1.0
   */
  readonly delete: (key: BillingKey) => void
}

/**
 * The operations as effects.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Billing service.
 *
 * @example
 * ```ts
 * import * as Billing from "effect-tosspayments/Billing"
 * import * as BillingAdvice from "effect-tosspayments/BillingAdvice"
 * import * as Effect from "effect/Effect"
 *
 * const renew = (key: Billing.BillingKey, month: string) =>
 *   Effect.gen(function* () {
 *     const billing = yield* Billing.Billing
 *     return yield* billing.charge(key, {
 *       amount: 12900,
 *       orderId: `SUB-0042-${month}`,
 *       orderName: "월 구독"
 *     })
 *   }).pipe(Effect.tapError((error) => Effect.log(BillingAdvice.of(error).text.en)))
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Billing extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Billing")<Billing, Service>() {}

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
 * Billing on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Billing, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(Billing, make)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/billing.js"
