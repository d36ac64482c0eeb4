/**
 * Payments: confirm, read, cancel (refund).
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/payments.js"
import * as LookUp from "./internal/lookUp.js"
import type { CancelRequest } from "./model/CancelRequest.js"
import type { ConfirmRequest } from "./model/ConfirmRequest.js"
import type { Payment } from "./model/Payment.js"
import type { TossError } from "./TossError.js"
import type { CallOptions, Conclusion } from "./TossHttpClient.js"
import * as TossHttpClient from "./TossHttpClient.js"

/**
 * Operations on payments.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Approves a payment that the buyer has authenticated. Call it within 10 minutes, and once: this is what
   * charges the buyer. A virtual account comes back as WAITING_FOR_DEPOSIT, not DONE; store its `secret`.
   *
   * When the answer is lost, or TossPayments says that the payment was processed before, the payment is read:
   * if it is approved for this order and amount, it is returned as if nothing had happened.
   *
   * Source: https://docs.tosspayments.com/reference#결제-승인
   */
  readonly confirm: (request: ConfirmRequest, options?: CallOptions) => Effect.Effect<Payment, TossError>
  /**
   * Reads a payment by its key.
   *
   * Source: https://docs.tosspayments.com/reference#paymentkey로-결제-조회
   */
  readonly retrieve: (paymentKey: string, options?: CallOptions) => Effect.Effect<Payment, TossError>
  /**
   * Reads a payment by the shop's order id.
   *
   * Source: https://docs.tosspayments.com/reference#orderid로-결제-조회
   */
  readonly retrieveByOrderId: (orderId: string, options?: CallOptions) => Effect.Effect<Payment, TossError>
  /**
   * Gives money back: everything that is left, or `cancelAmount`. Give `refundableAmount` with a partial refund:
   * it stops a refund that was decided on stale data, and lets the SDK recognise the refund when the answer is
   * lost.
   *
   * Source: https://docs.tosspayments.com/reference#결제-취소
   */
  readonly cancel: (
    paymentKey: string,
    request: CancelRequest,
    options?: CallOptions
  ) => Effect.Effect<Payment, TossError>
}

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
 *   Effect.catchTag("DeclinedError", (error) => Effect.succeed(`please pay otherwise (${error.code})`))
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
export const make: Effect.Effect<Service, never, TossHttpClient.TossHttpClient> = /*#__PURE__*/ Effect.map(
  TossHttpClient.TossHttpClient,
  (http) => {
    const retrieve: Service["retrieve"] = (paymentKey, options) =>
      http.execute({ endpoint: endpoints.retrieve, path: { paymentKey }, options })

    /** Reads the payment for a call in doubt. A payment that is not there was neither charged nor refunded. */
    const lookUp = (
      paymentKey: string,
      options: CallOptions | undefined,
      conclude: (payment: Payment) => Conclusion<Payment>
    ) =>
      retrieve(paymentKey, {
        timeout: options?.timeout,
        acceptLanguage: options?.acceptLanguage,
        onResponse: options?.onResponse
      }).pipe(
        Effect.map(conclude),
        Effect.catchIf(
          (error) => error.code === "NOT_FOUND_PAYMENT",
          () => Effect.succeed<Conclusion<Payment>>({ _tag: "NotApplied" })
        )
      )

    return Payments.of({
      confirm: (request, options) =>
        http.execute({
          endpoint: endpoints.confirm,
          body: request,
          options,
          lookUp: lookUp(request.paymentKey, options, (payment) => LookUp.concludeConfirm(request, payment))
        }),
      retrieve,
      retrieveByOrderId: (orderId, options) =>
        http.execute({ endpoint: endpoints.retrieveByOrderId, path: { orderId }, options }),
      cancel: (paymentKey, request, options) =>
        http.execute({
          endpoint: endpoints.cancel,
          path: { paymentKey },
          body: request,
          options,
          lookUp: lookUp(paymentKey, options, (payment) => LookUp.concludeCancel(request, payment))
        })
    })
  }
)

/**
 * Payments on the transport, and nothing else: an app that only confirms payments ships only this.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Payments, never, TossHttpClient.TossHttpClient> = /*#__PURE__*/ Layer.effect(
  Payments,
  make
)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/payments.js"
