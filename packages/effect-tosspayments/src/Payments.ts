/**
 * Payments: confirm, read, cancel (refund).
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { isRecord } from "effect/Predicate"
import type { Conclusion } from "./Endpoint.js"
import * as IdempotencyKey from "./IdempotencyKey.js"
import * as endpoints from "./internal/endpoints/payments.js"
import * as Failure from "./internal/failure.js"
import * as Wire from "./internal/schema/wire.js"
import { isSecretLost, type Payment } from "./model/Payment.js"
import type { CancelRequest } from "./model/payment/CancelRequest.js"
import type { ConfirmRequest } from "./model/payment/ConfirmRequest.js"
import { type Pending, codec as PendingCodec } from "./Pending.js"
import type { TossError, ValidationError } from "./TossError.js"
import type { CallFor, CallOptions } from "./TossHttpClient.js"
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
   * charges the buyer. A virtual account comes back as WAITING_FOR_DEPOSIT, not DONE; store its `secret`. When the
   * secret was lost with the answer, `Payment.isSecretLost` says so, and a warning is logged.
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
  /**
   * Finds out what became of a confirm or cancel whose outcome was unknown: give it what the error carried
   * (`error.pending`), from a job or after a restart. Only reads. When it says `Untouched` or `Unknown`, ask again
   * later, or settle it with `resend`.
   */
  readonly resolve: (pending: Pending, options?: CallOptions) => Effect.Effect<Conclusion<Payment>, TossError>
  /**
   * Sends the very same request again with the same idempotency key: TossPayments repeats its answer, or does now
   * what it never got. Refused 15 days (less an hour) after the call began, when TossPayments forgets the key, and with
   * another secret key than the call was made with, since idempotency keys are known for each secret key apart. The
   * outcome stays `Unknown` then.
   */
  readonly resend: (pending: Pending, options?: CallOptions) => Effect.Effect<Payment, TossError>
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

type Operation = "resolve" | "resend"

/** As an operation that reads, which sending again is not, but nothing was sent either. */
const refusePending = (operation: Operation, expected: string): Effect.Effect<never, ValidationError> =>
  Effect.fail(
    Failure.invalidInput({ ...endpoints.retrieve, id: `payments.${operation}` }, [
      { path: "pending", expected }
    ])
  )

/** The call that a stored value stands for; it comes from a database, so it is not trusted. */
const reopen = (operation: Operation, pending: Pending): Effect.Effect<CallFor<Payment>, ValidationError> => {
  if (!Wire.is(PendingCodec, pending) || !isRecord(pending.request))
    return refusePending(operation, "what an error of confirm or cancel carried")
  const endpoint = [endpoints.confirm, endpoints.cancel].find(({ id }) => id === pending.operation)
  return endpoint === undefined
    ? refusePending(operation, "a confirm or a cancel")
    : Effect.succeed({ endpoint, path: pending.path, body: pending.request })
}

/** How long a call may be sent again: its last attempt must arrive while TossPayments still knows the key. */
const resendable = /*#__PURE__*/ Duration.subtract(IdempotencyKey.lifetime, /*#__PURE__*/ Duration.hours(1))

/**
 * Where TossPayments does not know the idempotency key, it takes the call for a new one: sending it again would confirm
 * or refund anew. What became of the call is as unknown as before.
 */
const requireKnownKey = (pending: Pending, keyId: string): Effect.Effect<void, ValidationError> =>
  Effect.gen(function* () {
    const age = (yield* Clock.currentTimeMillis) - Date.parse(pending.startedAt)
    const expected =
      pending.keyId !== keyId
        ? "a call made with this secret key: TossPayments knows idempotency keys for each secret key apart"
        : age < Duration.toMillis(resendable)
          ? null
          : "a call of the last 15 days: TossPayments has forgotten older idempotency keys"
    if (expected === null) return
    return yield* Effect.mapError(refusePending("resend", expected), (error) =>
      Failure.withOutcome({ pending }, error, "Unknown")
    )
  })

const warnOfLostSecret = (payment: Payment): Effect.Effect<void> =>
  isSecretLost(payment)
    ? Effect.logWarning(
        "The answer with the deposit secret of a virtual account was lost; its deposit webhooks cannot be checked by secret"
      )
    : Effect.void

/**
 * Builds the operations on the transport.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service, never, TossHttpClient.TossHttpClient> = /*#__PURE__*/ Effect.map(
  TossHttpClient.TossHttpClient,
  (http) =>
    Payments.of({
      confirm: (request, options) =>
        Effect.tap(http.execute({ endpoint: endpoints.confirm, body: request, options }), warnOfLostSecret),
      retrieve: (paymentKey, options) =>
        http.execute({ endpoint: endpoints.retrieve, path: { paymentKey }, options }),
      retrieveByOrderId: (orderId, options) =>
        http.execute({ endpoint: endpoints.retrieveByOrderId, path: { orderId }, options }),
      cancel: (paymentKey, request, options) =>
        http.execute({ endpoint: endpoints.cancel, path: { paymentKey }, body: request, options }),
      resolve: (pending, options) =>
        Effect.gen(function* () {
          const call = yield* reopen("resolve", pending)
          return yield* http.lookUp({ ...call, options, foreign: pending.keyId !== http.keyId })
        }),
      resend: (pending, options) =>
        Effect.gen(function* () {
          const call = yield* reopen("resend", pending)
          yield* requireKnownKey(pending, http.keyId)
          return yield* http.execute({
            ...call,
            resumed: true,
            options: { ...options, idempotencyKey: pending.idempotencyKey }
          })
        })
    })
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
