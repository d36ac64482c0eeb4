/**
 * Payments: confirm, read, cancel (refund).
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type { CancelRequest } from "effect-tosspayments/model/CancelRequest"
import type { ConfirmRequest } from "effect-tosspayments/model/ConfirmRequest"
import type { Payment } from "effect-tosspayments/model/Payment"
import * as Service from "effect-tosspayments/Payments"
import type { CallOptions } from "./CallOptions.js"
import type { Runner } from "./internal/run.js"

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
}

/** @internal */
export const make = ({ run }: Runner): Payments => {
  const retrieve: Payments["retrieve"] = (paymentKey, options) =>
    run(retrieve, "payments.retrieve", options, (call) =>
      Effect.flatMap(Service.Payments, (payments) => payments.retrieve(paymentKey, call))
    )
  const retrieveByOrderId: Payments["retrieveByOrderId"] = (orderId, options) =>
    run(retrieveByOrderId, "payments.retrieveByOrderId", options, (call) =>
      Effect.flatMap(Service.Payments, (payments) => payments.retrieveByOrderId(orderId, call))
    )
  const confirm: Payments["confirm"] = (request, options) =>
    run(confirm, "payments.confirm", options, (call) =>
      Effect.flatMap(Service.Payments, (payments) => payments.confirm(request, call))
    )
  const cancel: Payments["cancel"] = (paymentKey, request, options) =>
    run(cancel, "payments.cancel", options, (call) =>
      Effect.flatMap(Service.Payments, (payments) => payments.cancel(paymentKey, request, call))
    )
  return { retrieve, retrieveByOrderId, confirm, cancel }
}
