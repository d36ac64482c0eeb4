/**
 * Payments: confirm, read, cancel (refund).
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Payment } from "effect-tosspayments/model/Payment"
import * as NetCancel from "effect-tosspayments/NetCancel"
import * as Creation from "effect-tosspayments/PaymentCreation"
import { endpoints, type Operations } from "effect-tosspayments/Payments"
import type { CallOptions } from "./CallOptions.js"
import { named } from "./internal/names.js"
import * as Request from "./internal/request.js"
import { type Promises, promises } from "./internal/resource.js"
import { intentlessOptions, type Runner } from "./internal/run.js"
import * as Stack from "./internal/stack.js"

/**
 * Operations on payments. All of them reject with a `TossError`.
 *
 * With the option `intent` (of `confirm` and `cancel`), a call is made once under that name, whatever happens: a second call of the same
 * name moves nothing but resolves with the payment as it is now (after a refund, one that is CANCELED: say what
 * `checkoutState` says), and one that was cut short is finished with the same idempotency key. One that was cut short,
 * whose payment was given back completely in the meantime, ends `NotApplied`. Without it `confirm` has no memory: of a
 * payment that was given back it rejects with `ConflictError`, since the call has brought no money.
 *
 * @example
 * ```ts
 * import { Client, isPaid, type TossStore } from "tosspayments-server-sdk"
 *
 * const checkout = async (store: TossStore, order: { id: string; price: number }, paymentKey: string) => {
 *   const client = new Client({ secretKey: "test_sk_example", store })
 *   const request = { paymentKey, orderId: order.id, amount: order.price }
 *   const payment = await client.payments.confirm(request, { intent: order.id })
 *   return isPaid(payment) ? "ship it" : payment.status
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface Payments extends Promises<Operations>, Promises<Creation.Operations> {
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
  readonly netCancel: (
    payment: Payment,
    reason: string,
    options?: Omit<CallOptions, "intent">
  ) => Promise<Payment>
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
    options?: Omit<CallOptions, "intent">
  ) => Promise<A>
}

/** @internal */
export const make = (runner: Runner): Payments => {
  const { run } = runner
  const netCancel: Payments["netCancel"] = (payment, reason, options) =>
    run({
      caller: Stack.callerOf(netCancel),
      endpoint: "payments.netCancel",
      args: Either.all([Request.confirmedPayment(payment), Request.reason(reason)]),
      options: intentlessOptions("payments.netCancel", options),
      operation: ([payment, reason], call) => NetCancel.netCancel(payment, reason, call)
    })
  const commitOrCancel: Payments["commitOrCancel"] = <A>(
    payment: Payment,
    commit: () => Promise<A>,
    reason: string,
    options?: Omit<CallOptions, "intent">
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
      options: intentlessOptions("payments.commitOrCancel", options),
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
  return {
    ...promises<Operations>(runner, endpoints),
    ...promises<Creation.Operations>(runner, Creation.endpoints),
    ...named({ netCancel, commitOrCancel })
  }
}
