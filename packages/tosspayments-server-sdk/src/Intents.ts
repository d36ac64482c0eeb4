/**
 * Payment calls that survive the death of the process: written down before they are sent, under the shop's own name,
 * and settled after a restart.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Payment } from "effect-tosspayments/model/Payment"
import type { CancelRequest } from "effect-tosspayments/model/payment/CancelRequest"
import type { ConfirmRequest } from "effect-tosspayments/model/payment/ConfirmRequest"
import type { Recovered } from "effect-tosspayments/PaymentIntents"
import * as Service from "effect-tosspayments/PaymentIntents"
import type { Intent } from "effect-tosspayments/TossStore"
import type { AbortSignalLike, CallOptions } from "./CallOptions.js"
import * as Input from "./internal/input.js"
import { named } from "./internal/names.js"
import * as Request from "./internal/request.js"
import { keylessOptions, type Runner } from "./internal/run.js"
import * as Stack from "./internal/stack.js"

/**
 * Options of a call. The idempotency key belongs to the intent.
 *
 * @since 0.1.0
 */
export type IntentOptions = Omit<CallOptions, "idempotencyKey">

/**
 * How to settle what was left open.
 *
 * @since 0.1.0
 */
export interface RecoverOptions {
  /**
   * Whether to send again what has not happened so far. Only `true`, or a promise of it, does that; when the function
   * throws or rejects, the intent stays open and a warning is logged. Default: never.
   */
  readonly resend?: ((intent: Intent) => boolean | Promise<boolean>) | undefined
  /** Aborting stops; rejects with `signal.reason`. `null` is none. */
  readonly signal?: AbortSignalLike | null | undefined
}

/**
 * Operations on intents, over the `store` of the client. They reject with a `TossError`: `IntentMismatchError` when the
 * name was used for another request, `StoreError` when the store failed.
 *
 * @since 0.1.0
 */
export interface Intents {
  /**
   * Confirms a payment once for `intentId` (an order id, say), whatever happens: a second call of the same name does
   * not charge again but returns the payment as it is now, and an interrupted one is finished with the same idempotency
   * key. Also stores the payment's deposit secret.
   *
   * So a page that is reloaded after a refund gets a payment that is CANCELED: say what `checkoutState` says.
   * (`payments.confirm` has no memory: it answers a confirm of a payment that was given back with `ConflictError`, since
   * the call has brought no money.)
   *
   * An interrupted one whose payment was given back completely in the meantime ends `NotApplied`: the buyer may try
   * again with another payment.
   *
   * @example
   * ```ts
   * import { Client, type TossStore } from "tosspayments-server-sdk"
   *
   * const checkout = async (store: TossStore, order: { id: string; price: number }, paymentKey: string) => {
   *   const client = new Client({ secretKey: "test_sk_example", store })
   *   return client.intents.confirm(order.id, { paymentKey, orderId: order.id, amount: order.price })
   * }
   * ```
   *
   * @see https://docs.tosspayments.com/reference#결제-승인
   * @since 0.1.0
   */
  readonly confirm: (intentId: string, request: ConfirmRequest, options?: IntentOptions) => Promise<Payment>
  /**
   * Refunds once for `intentId` (a refund id, say).
   *
   * @example
   * ```ts
   * import { Client } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const refund = (id: string, paymentKey: string, amount: number, balanceBefore: number) =>
   *   client.intents.cancel(id, paymentKey, {
   *     cancelReason: "일부 품절",
   *     cancelAmount: amount,
   *     refundableAmount: balanceBefore
   *   })
   * ```
   *
   * @see https://docs.tosspayments.com/reference#결제-취소
   * @since 0.1.0
   */
  readonly cancel: (
    intentId: string,
    paymentKey: string,
    request: CancelRequest,
    options?: IntentOptions
  ) => Promise<Payment>
  /**
   * Settles what a dead process left open, by looking it up. With `resend`, what TossPayments has not seen is sent again
   * with its own key: a buyer who was told that the payment failed may be charged then, so leave it out for confirms
   * unless the order is still wanted. One intent that cannot be settled stays `Open` and does not stop the others. One
   * that the store cannot read stays open, too, and is named in a warning instead of the answer.
   *
   * @example
   * ```ts
   * import { Client } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const recover = async (isStillWanted: (orderId: string) => Promise<boolean>) => {
   *   for (const { id, state, payment } of await client.intents.recover({
   *     resend: async ({ id, pending }) => pending.operation === "payments.cancel" || (await isStillWanted(id))
   *   })) {
   *     console.log(id, state, payment?.status)
   *   }
   * }
   * ```
   *
   * @since 0.1.0
   */
  readonly recover: (options?: RecoverOptions) => Promise<ReadonlyArray<Recovered>>
}

const recoverRules: Input.Rules<RecoverOptions> = {
  resend: Input.callback,
  signal: Input.nullable(Input.signal)
}

/** @internal */
export const make = ({ run }: Runner): Intents => {
  const confirm: Intents["confirm"] = (intentId, request, options) =>
    run({
      caller: Stack.callerOf(confirm),
      endpoint: "intents.confirm",
      args: Either.all([Request.intentId(intentId), Request.confirm("intents.confirm(intentId, ", request)]),
      options: keylessOptions("intents.confirm", options),
      operation: ([intentId, request], call) =>
        Effect.flatMap(Service.PaymentIntents, (intents) => intents.confirm(intentId, request, call))
    })
  const cancel: Intents["cancel"] = (intentId, paymentKey, request, options) =>
    run({
      caller: Stack.callerOf(cancel),
      endpoint: "intents.cancel",
      args: Either.all([
        Request.intentId(intentId),
        Request.paymentKey(paymentKey),
        Request.cancel("intents.cancel(intentId, paymentKey", request)
      ]),
      options: keylessOptions("intents.cancel", options),
      operation: ([intentId, paymentKey, request], call) =>
        Effect.flatMap(Service.PaymentIntents, (intents) =>
          intents.cancel(intentId, paymentKey, request, call)
        )
    })
  const recover: Intents["recover"] = (options) => {
    const given = Input.options("intents.recover", recoverRules, options, "{ resend }")
    return run({
      caller: Stack.callerOf(recover),
      endpoint: "intents.recover",
      args: given,
      options: Either.map(given, ({ signal }) => ({ signal })),
      operation: ({ resend }) =>
        Effect.flatMap(Service.PaymentIntents, (intents) =>
          intents.recover(
            resend === undefined ? {} : { resend: (intent) => Effect.promise(async () => resend(intent)) }
          )
        )
    })
  }
  return named({ confirm, cancel, recover })
}
