/**
 * Calls whose outcome is not known: what became of them, and sending them again.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type { PendingCall } from "effect-tosspayments/Call"
import type { Resolution } from "effect-tosspayments/Endpoint"
import type { Answer } from "effect-tosspayments/Pending"
import * as Service from "effect-tosspayments/Pending"
import type { CallOptions } from "./CallOptions.js"
import { named } from "./internal/names.js"
import * as Request from "./internal/request.js"
import { keylessOptions, type Runner } from "./internal/run.js"
import * as Stack from "./internal/stack.js"

/**
 * Operations on calls whose outcome is not known. They reject with a `TossError`.
 *
 * @since 0.1.0
 */
export interface Pending {
  /**
   * Finds out what became of a call: give it `error.pending`, or what `onUnknown` got, from a job or after a restart. Only
   * reads. When it says `Untouched` or `Unknown`, ask again later, or `resend`. Rejects when that cannot be read, and for what
   * cannot be looked up; the outcome stays `Unknown` then.
   *
   * @example
   * ```ts
   * import { Client, type PendingCall } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   *
   * const job = async (stored: PendingCall): Promise<string> => {
   *   const resolution = await client.pending.resolve(stored)
   *   if (resolution.outcome === "Applied" && "orderId" in resolution.value) return resolution.value.orderId
   *   return resolution.outcome
   * }
   * ```
   *
   * @since 0.1.0
   */
  readonly resolve: (
    pending: PendingCall,
    options?: Omit<CallOptions, "idempotencyKey" | "intent">
  ) => Promise<Resolution<Answer>>
  /**
   * Sends the very same request again with the same idempotency key: TossPayments repeats its answer, or does now what it
   * never got. Refused 15 days (less an hour) after the call began, when TossPayments forgets the key, and with another
   * secret key than the call was made with, since idempotency keys are known for each secret key apart. The outcome stays
   * `Unknown` then.
   *
   * @example
   * ```ts
   * import { Client, type PendingCall } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const finish = async (stored: PendingCall): Promise<boolean> => {
   *   const answer = await client.pending.resend(stored)
   *   return "balanceAmount" in answer && answer.balanceAmount > 0
   * }
   * ```
   *
   * @see https://docs.tosspayments.com/guides/using-api/idempotency-key
   * @since 0.1.0
   */
  readonly resend: (
    pending: PendingCall,
    options?: Omit<CallOptions, "idempotencyKey" | "intent">
  ) => Promise<Answer>
}

/** @internal */
export const make = ({ run }: Runner): Pending => {
  const resolve: Pending["resolve"] = (pending, options) =>
    run({
      caller: Stack.callerOf(resolve),
      endpoint: "pending.resolve",
      args: Request.pending(pending),
      options: keylessOptions("pending.resolve", options),
      operation: (pending, call) => Effect.flatMap(Service.Pending, (calls) => calls.resolve(pending, call))
    })
  const resend: Pending["resend"] = (pending, options) =>
    run({
      caller: Stack.callerOf(resend),
      endpoint: "pending.resend",
      args: Request.pending(pending),
      options: keylessOptions("pending.resend", options),
      operation: (pending, call) => Effect.flatMap(Service.Pending, (calls) => calls.resend(pending, call))
    })
  return named({ resolve, resend })
}
