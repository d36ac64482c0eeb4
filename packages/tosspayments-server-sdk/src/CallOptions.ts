/**
 * What a single call may set.
 *
 * @since 0.1.0
 */
import type { Pending } from "effect-tosspayments/Pending"
import type { TossErrorCode } from "effect-tosspayments/TossErrorCode"
import type { RawResponse } from "effect-tosspayments/TossHttpClient"

/**
 * What a single call may set; the last argument of most methods. An option that does not exist is refused: a
 * misspelt `idempotencyKey` must not go unnoticed.
 *
 * @example
 * ```ts
 * import { Client } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 * const payment = await client.payments.retrieve("emul01…", {
 *   signal: AbortSignal.timeout(5000),
 *   acceptLanguage: "en-US"
 * })
 * ```
 *
 * @since 0.1.0
 */
export interface CallOptions {
  /**
   * Aborting stops the call, waits between attempts included, and rejects with `signal.reason`. A POST that was
   * on its way may still take effect: `onUnknown` tells.
   */
  readonly signal?: AbortSignal | undefined
  /** Time for each attempt, in seconds; fractions are allowed. Default: the client's. */
  readonly timeout?: number | undefined
  /** Time for the whole call, in seconds: attempts, waits and looking up. Default: none. */
  readonly deadline?: number | undefined
  /**
   * Key of a POST, 1 to 300 visible ASCII characters: your own, to repeat exactly this call later. TossPayments
   * remembers it for 15 days, for each secret key apart. Default: a new one for each call. Reads ignore it.
   *
   * Source: https://docs.tosspayments.com/guides/using-api/idempotency-key
   */
  readonly idempotencyKey?: string | undefined
  /** Error that TossPayments shall answer with; test keys only. */
  readonly testCode?: TossErrorCode | undefined
  /** `en-US` gives English messages, and English codes instead of Korean literals. Default: Korean. */
  readonly acceptLanguage?: string | undefined
  /**
   * Is told when the call ends and nobody knows whether it took effect, also when it is aborted: store the value and
   * give it to `payments.resolve` later. Not called when nothing had left. Must not throw.
   */
  readonly onUnknown?: ((pending: Pending) => void) | undefined
  /** Sees each HTTP answer of the call, also of attempts that are repeated. Must not throw. */
  readonly onResponse?: ((response: RawResponse) => void) | undefined
}
