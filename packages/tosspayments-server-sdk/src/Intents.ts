/**
 * Calls that survive the death of the process: written down before they are sent, under the shop's own name (the option
 * `intent` of a call), and resolved after a restart.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Resolved } from "effect-tosspayments/Intents"
import * as Service from "effect-tosspayments/Intents"
import type { Intent } from "effect-tosspayments/TossStore"
import type { AbortSignalLike } from "./CallOptions.js"
import * as Input from "./internal/input.js"
import { named } from "./internal/names.js"
import type { Runner } from "./internal/run.js"
import * as Stack from "./internal/stack.js"

/**
 * How to resolve what was left open.
 *
 * @since 0.1.0
 */
export interface ResolveOptions {
  /**
   * Whether to send again what has not happened so far. Only `true`, or a promise of it, does that; when the function
   * throws or rejects, the intent stays open and a warning is logged. Default: never.
   */
  readonly resend?: ((intent: Intent) => boolean | Promise<boolean>) | undefined
  /** Aborting stops; rejects with `signal.reason`. `null` is none. */
  readonly signal?: AbortSignalLike | null | undefined
}

/**
 * Intents that were left open, in the `store` of the client.
 *
 * @since 0.1.0
 */
export interface Intents {
  /**
   * Finds out what became of the intents that a dead process left open. With `resend`, what TossPayments has not seen is
   * sent again with its own key: a buyer who was told that the payment failed may be charged then, so leave it out for
   * confirms unless the order is still wanted. One intent that stays unknown is `Open` and does not stop the others. One
   * that the store cannot read stays open, too, and is named in a warning instead of the answer.
   *
   * @example
   * ```ts
   * import { Client } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const job = async (isStillWanted: (orderId: string) => Promise<boolean>) => {
   *   for (const { id, operation, state } of await client.intents.resolve({
   *     resend: async ({ id, pending }) => pending.operation === "payments.cancel" || (await isStillWanted(id))
   *   })) {
   *     console.log(id, operation, state)
   *   }
   * }
   * ```
   *
   * @since 0.1.0
   */
  readonly resolve: (options?: ResolveOptions) => Promise<ReadonlyArray<Resolved>>
}

const rules: Input.Rules<ResolveOptions> = {
  resend: Input.callback,
  signal: Input.nullable(Input.signal)
}

/** @internal */
export const make = ({ run }: Runner): Intents => {
  const resolve: Intents["resolve"] = (options) => {
    const given = Input.options("intents.resolve", rules, options, "{ resend }")
    return run({
      caller: Stack.callerOf(resolve),
      endpoint: "intents.resolve",
      args: given,
      options: Either.map(given, ({ signal }) => ({ signal })),
      operation: ({ resend }) =>
        Effect.flatMap(Service.Intents, (intents) =>
          intents.resolve(
            resend === undefined ? {} : { resend: (intent) => Effect.promise(async () => resend(intent)) }
          )
        )
    })
  }
  return named({ resolve })
}
