/**
 * Payouts: paying the sellers of a marketplace. Needs a contract with TossPayments of its own, and a `securityKey`.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Endpoint from "effect-tosspayments/Endpoint"
import type { PayoutRequest } from "effect-tosspayments/model/payout/PayoutRequest"
import * as Service from "effect-tosspayments/Payouts"
import type { CallOptions } from "./CallOptions.js"
import * as Input from "./internal/input.js"
import { named } from "./internal/names.js"
import { type Promises, promises } from "./internal/resource.js"
import { keylessOptions, type Runner } from "./internal/run.js"
import * as Stack from "./internal/stack.js"

/**
 * Operations on payouts. All of them reject with a `TossError`.
 *
 * With the option `intent`, a batch is requested once under that name, whatever happens: see `Payments`.
 *
 * @example
 * ```ts
 * import { Client, type Payout, type PayoutRequest, type TossStore } from "tosspayments-server-sdk"
 *
 * const settle = async (store: TossStore, month: string, batch: ReadonlyArray<PayoutRequest>) => {
 *   const client = new Client({
 *     secretKey: "test_sk_example",
 *     securityKey: process.env["TOSS_SECURITY_KEY"],
 *     store
 *   })
 *   await client.payouts.guard(batch) // if you want it: refuses what is more than the balance
 *   const payouts: ReadonlyArray<Payout> = await client.payouts.request(batch, { intent: `settlement-${month}` })
 *   return payouts.map(({ id, status }) => `${id} ${status}`)
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface Payouts extends Promises<Service.Operations> {
  /**
   * Rejects with a `ValidationError` when a batch is more than the available balance. Only reads, so call it before
   * `request`, and only if you want it: a `SCHEDULED` payout may be paid from what is still to come.
   *
   * A batch that was requested already passes, whatever it has left of the balance: a call that is repeated must reach the
   * answer of the first one.
   *
   * It is a check, not a reservation: between it and the request another payout may take the balance.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly guard: (
    requests: ReadonlyArray<PayoutRequest>,
    options?: Omit<CallOptions, "idempotencyKey" | "intent">
  ) => Promise<void>
}

/** @internal */
export const make = (runner: Runner): Payouts => {
  const guard: Payouts["guard"] = (requests, options) =>
    runner.run({
      caller: Stack.callerOf(guard),
      endpoint: "payouts.guard",
      args: Input.attempt("request", () =>
        Either.right(Endpoint.copyArguments(Service.endpoints.request, [requests])[0] as typeof requests)
      ),
      options: keylessOptions("payouts.guard", options),
      operation: (requests, call) =>
        Effect.flatMap(Service.Payouts, (payouts) => payouts.guard(requests, call))
    })
  return { ...promises<Service.Operations>(runner, Service.endpoints), ...named({ guard }) }
}
