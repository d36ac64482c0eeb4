/**
 * Payments: confirm, read, cancel (refund).
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Conclusion } from "effect-tosspayments/Endpoint"
import type { Payment } from "effect-tosspayments/model/Payment"
import type { CancelRequest } from "effect-tosspayments/model/payment/CancelRequest"
import type { ConfirmRequest } from "effect-tosspayments/model/payment/ConfirmRequest"
import * as NetCancel from "effect-tosspayments/NetCancel"
import * as Service from "effect-tosspayments/Payments"
import type { Pending } from "effect-tosspayments/Pending"
import type { CallOptions } from "./CallOptions.js"
import { named } from "./internal/names.js"
import * as Request from "./internal/request.js"
import { callOptions, keylessOptions, type Runner } from "./internal/run.js"
import * as Stack from "./internal/stack.js"

/**
 * Operations on payments. All of them reject with a `TossError`.
 *
 * @since 0.1.0
 */
export interface Payments {
  /**
   * Reads a payment by its key.
   *
   * @example
   * ```ts
   * import { Client, NotFoundError } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const payment = await client.payments.retrieve("emul01…").catch((error) => {
   *   if (error instanceof NotFoundError) return null
   *   throw error
   * })
   * console.log(payment?.status)
   * ```
   *
   * @see https://docs.tosspayments.com/reference#paymentkey로-결제-조회
   * @since 0.1.0
   */
  readonly retrieve: (paymentKey: string, options?: CallOptions) => Promise<Payment>
  /**
   * Reads a payment by the shop's order id.
   *
   * @example
   * ```ts
   * import { Client } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const payment = await client.payments.retrieveByOrderId("ORD-20260302-0001")
   * console.log(payment.paymentKey)
   * ```
   *
   * @see https://docs.tosspayments.com/reference#orderid로-결제-조회
   * @since 0.1.0
   */
  readonly retrieveByOrderId: (orderId: string, options?: CallOptions) => Promise<Payment>
  /**
   * Approves a payment that the buyer has authenticated. Call it within 10 minutes, and once: this is what
   * charges the buyer. A virtual account comes back as WAITING_FOR_DEPOSIT, not DONE; store its `secret`.
   *
   * When the answer is lost, or TossPayments says that the payment was processed before, the payment is read:
   * if it is approved for this order and amount, it is returned as if nothing had happened.
   *
   * @example
   * ```ts
   * import { Client, isPaid } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const payment = await client.payments.confirm({
   *   paymentKey: "emul01…",
   *   orderId: "ORD-20260302-0001",
   *   amount: 33000
   * })
   * console.log(isPaid(payment) ? "ship it" : payment.status)
   * ```
   *
   * @see https://docs.tosspayments.com/reference#결제-승인
   * @since 0.1.0
   */
  readonly confirm: (request: ConfirmRequest, options?: CallOptions) => Promise<Payment>
  /**
   * Gives money back: everything that is left, or `cancelAmount`. Give `refundableAmount` with a partial refund:
   * it stops a refund that was decided on stale data, and lets the SDK recognise the refund when the answer is
   * lost.
   *
   * `cancelAmount: undefined` is refused: an amount that got lost would refund everything. The same goes for
   * `refundableAmount`, and for `expectedAmount` of a confirm. Leave the name out where you mean none.
   *
   * @example
   * ```ts
   * import { Client } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const payment = await client.payments.cancel("emul01…", {
   *   cancelReason: "일부 품절",
   *   cancelAmount: 11000,
   *   refundableAmount: 33000
   * })
   * console.log(payment.balanceAmount) // 22000
   * ```
   *
   * @see https://docs.tosspayments.com/reference#결제-취소
   * @since 0.1.0
   */
  readonly cancel: (paymentKey: string, request: CancelRequest, options?: CallOptions) => Promise<Payment>
  /**
   * Finds out what became of a confirm or cancel whose outcome was unknown: give it `error.pending`, or what `onUnknown`
   * was told, from a job or after a restart. Only reads. When it says `Untouched` or `Unknown`, ask again later, or
   * settle it with `resend`.
   *
   * @example
   * ```ts
   * import { Client, type Pending } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   *
   * const settle = async (pending: Pending): Promise<string> => {
   *   const conclusion = await client.payments.resolve(pending)
   *   return conclusion._tag === "Applied" ? conclusion.value.status : conclusion._tag
   * }
   * ```
   *
   * @since 0.1.0
   */
  readonly resolve: (pending: Pending, options?: CallOptions) => Promise<Conclusion<Payment>>
  /**
   * Sends the very same request again with the same idempotency key: TossPayments repeats its answer, or does now what it
   * never got. Refused 15 days (less an hour) after the call began, when TossPayments forgets the key, and with another
   * secret key than the call was made with, since idempotency keys are known for each secret key apart. The outcome stays
   * `Unknown` then.
   *
   * @example
   * ```ts
   * import { Client, type Payment, type Pending } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const finish = (pending: Pending): Promise<Payment> => client.payments.resend(pending)
   * ```
   *
   * @see https://docs.tosspayments.com/guides/using-api/idempotency-key
   * @since 0.1.0
   */
  readonly resend: (pending: Pending, options?: Omit<CallOptions, "idempotencyKey">) => Promise<Payment>
  /**
   * Cancels all of a payment that was just confirmed (net cancel, 망취소). Refused by TossPayments when anything was
   * refunded since the payment was read, so that it cannot undo more than you know of.
   *
   * @example
   * ```ts
   * import { Client, type Payment } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const takeBack = (payment: Payment): Promise<Payment> => client.payments.netCancel(payment, "재고 없음")
   * ```
   *
   * @see https://docs.tosspayments.com/reference#결제-취소
   * @since 0.1.0
   */
  readonly netCancel: (payment: Payment, reason: string, options?: CallOptions) => Promise<Payment>
  /**
   * Runs your commit for a payment; when it rejects, cancels the payment and then rejects with the very same. When the
   * cancel fails too, rejects with `NetCancelError`, which has both. The options are those of the cancel; they and the
   * reason are checked before your commit runs.
   *
   * After an abort during the commit the payment is left alone: it may have been committed, and only you can find out.
   *
   * @example
   * ```ts
   * import { Client, type Payment } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   *
   * const checkout = async (paymentKey: string, saveOrder: (payment: Payment) => Promise<void>) => {
   *   const payment = await client.payments.confirm({ paymentKey, orderId: "ORD-000001", amount: 33000 })
   *   await client.payments.commitOrCancel(payment, () => saveOrder(payment), "주문 저장 실패")
   *   return payment
   * }
   * ```
   *
   * @see https://docs.tosspayments.com/reference#결제-취소
   * @since 0.1.0
   */
  readonly commitOrCancel: <A>(
    payment: Payment,
    commit: () => Promise<A>,
    reason: string,
    options?: CallOptions
  ) => Promise<A>
}

/** @internal */
export const make = ({ run }: Runner): Payments => {
  const retrieve: Payments["retrieve"] = (paymentKey, options) =>
    run({
      caller: Stack.callerOf(retrieve),
      endpoint: "payments.retrieve",
      args: Request.paymentKey(paymentKey),
      options: callOptions("payments.retrieve", options),
      operation: (paymentKey, call) =>
        Effect.flatMap(Service.Payments, (payments) => payments.retrieve(paymentKey, call))
    })
  const retrieveByOrderId: Payments["retrieveByOrderId"] = (orderId, options) =>
    run({
      caller: Stack.callerOf(retrieveByOrderId),
      endpoint: "payments.retrieveByOrderId",
      args: Request.orderId(orderId),
      options: callOptions("payments.retrieveByOrderId", options),
      operation: (orderId, call) =>
        Effect.flatMap(Service.Payments, (payments) => payments.retrieveByOrderId(orderId, call))
    })
  const confirm: Payments["confirm"] = (request, options) =>
    run({
      caller: Stack.callerOf(confirm),
      endpoint: "payments.confirm",
      args: Request.confirm("payments.confirm(", request),
      options: callOptions("payments.confirm", options),
      operation: (request, call) =>
        Effect.flatMap(Service.Payments, (payments) => payments.confirm(request, call))
    })
  const cancel: Payments["cancel"] = (paymentKey, request, options) =>
    run({
      caller: Stack.callerOf(cancel),
      endpoint: "payments.cancel",
      args: Either.all([
        Request.paymentKey(paymentKey),
        Request.cancel("payments.cancel(paymentKey", request)
      ]),
      options: callOptions("payments.cancel", options),
      operation: ([paymentKey, request], call) =>
        Effect.flatMap(Service.Payments, (payments) => payments.cancel(paymentKey, request, call))
    })
  const resolve: Payments["resolve"] = (pending, options) =>
    run({
      caller: Stack.callerOf(resolve),
      endpoint: "payments.resolve",
      args: Request.pending(pending),
      options: callOptions("payments.resolve", options),
      operation: (pending, call) =>
        Effect.flatMap(Service.Payments, (payments) => payments.resolve(pending, call))
    })
  const resend: Payments["resend"] = (pending, options) =>
    run({
      caller: Stack.callerOf(resend),
      endpoint: "payments.resend",
      args: Request.pending(pending),
      options: keylessOptions("payments.resend", options),
      operation: (pending, call) =>
        Effect.flatMap(Service.Payments, (payments) => payments.resend(pending, call))
    })
  const netCancel: Payments["netCancel"] = (payment, reason, options) =>
    run({
      caller: Stack.callerOf(netCancel),
      endpoint: "payments.netCancel",
      args: Either.all([Request.confirmedPayment(payment), Request.reason(reason)]),
      options: callOptions("payments.netCancel", options),
      operation: ([payment, reason], call) => NetCancel.netCancel(payment, reason, call)
    })
  const commitOrCancel: Payments["commitOrCancel"] = <A>(
    payment: Payment,
    commit: () => Promise<A>,
    reason: string,
    options?: CallOptions
  ) =>
    run<A, readonly [Payment, () => Promise<A>, string]>({
      caller: Stack.callerOf(commitOrCancel),
      endpoint: "payments.commitOrCancel",
      // All of it before the commit: what is wrong with the cancel must not come to light when it is needed.
      args: Either.all([
        Request.confirmedPayment(payment),
        Request.commit<A>(commit),
        Request.reason(reason)
      ]),
      options: callOptions("payments.commitOrCancel", options),
      operation: ([payment, commit, reason], call) =>
        NetCancel.commitOrCancel(
          payment,
          // A commit that throws at once has rejected.
          Effect.tryPromise({
            try: () => new Promise<A>((resolve) => resolve(commit())),
            catch: (error) => error
          }),
          reason,
          call
        )
    })
  return named({ retrieve, retrieveByOrderId, confirm, cancel, resolve, resend, netCancel, commitOrCancel })
}
