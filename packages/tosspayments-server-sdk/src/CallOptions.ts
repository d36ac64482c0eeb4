/**
 * What a single call may set.
 *
 * @since 0.1.0
 */
import type { PendingCall, RawResponse } from "effect-tosspayments/Call"
import type { TossErrorCode } from "effect-tosspayments/TossErrorCode"

/**
 * The part of an `AbortSignal` that is used, so that those of another realm and of polyfills fit as well.
 *
 * @since 0.1.0
 */
export interface AbortSignalLike {
  /** Whether it was aborted. */
  readonly aborted: boolean
  /** What the call rejects with; an `AbortError` when it is missing. */
  readonly reason?: unknown
  /** Adds a listener for the abort. */
  addEventListener(type: "abort", listener: () => void): void
  /** Takes the listener away. */
  removeEventListener(type: "abort", listener: () => void): void
}

/**
 * What a single call may set; the last argument of most methods. An option that does not exist, or has a value of the
 * wrong type, is refused before anything is sent: a misspelt `idempotencyKey` must not go unnoticed. An `undefined` is
 * as good as none, except where it says so.
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
   * on its way may still take effect: `onUnknown` tells. `null` is none, as for `fetch`.
   */
  readonly signal?: AbortSignalLike | null | undefined
  /** Time for each attempt, in seconds; fractions are allowed. At most 600. Default: the client's. */
  readonly timeout?: number | undefined
  /** Time for the whole call, in seconds: attempts, waits and reading what became of it. At most 600. Default: none. */
  readonly deadline?: number | undefined
  /**
   * Key of a POST, 1 to 300 visible ASCII characters: your own, to repeat exactly this call later. TossPayments
   * remembers it for 15 days, for each secret key apart. Default: a new one for each call. Reads ignore it.
   *
   * `undefined` is refused: who names a key means to repeat a call, and with a new one it could refund twice.
   *
   * Source: https://docs.tosspayments.com/guides/using-api/idempotency-key
   */
  readonly idempotencyKey?: string
  /**
   * Your own name for a call that moves money (an order id, a refund id), which the client's `store` keeps: the call is
   * made once under it, across restarts. Refused together with `idempotencyKey`, since the intent has its own, and for
   * calls of which cannot be found out what became of them.
   *
   * `undefined` is refused: without a name the call would be made anew each time.
   */
  readonly intent?: string
  /** Error that TossPayments shall answer with; test keys only. */
  readonly testCode?: TossErrorCode | undefined
  /** `en-US` gives English messages, and English codes instead of Korean literals. Default: Korean. */
  readonly acceptLanguage?: string | undefined
  /**
   * Gets the call when it ends and nobody knows whether it took effect, also when it is aborted: store the value and give
   * it to `pending.resolve` later. Not called when nothing had left. Must not throw.
   */
  readonly onUnknown?: ((pending: PendingCall) => void) | undefined
  /** Sees each HTTP answer of the call, also of attempts that are repeated. Must not throw. */
  readonly onResponse?: ((response: RawResponse) => void) | undefined
}
