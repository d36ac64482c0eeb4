/**
 * One call of the API: what it may set, what came back, and what is left of it when nobody knows how it ended.
 *
 * @since 0.1.0
 */

import { isRecord } from "effect/Predicate"
import type { DurationInput } from "./TossConfig.js"
import type { TossErrorCode } from "./TossErrorCode.js"

/**
 * One HTTP answer, as it came.
 *
 * @since 0.1.0
 * @category models
 */
export interface RawResponse {
  /** Which attempt it answers, from 1. */
  readonly attempt: number
  /** HTTP status. */
  readonly status: number
  /** Headers, names in lower case. */
  readonly headers: { readonly [name: string]: string }
  /** TossPayments' trace id; on a replayed answer "new trace, original trace". */
  readonly traceId: string | null
  /** Body. May contain personal data. */
  readonly text: string
  /** Body as JSON, fields unknown to the models included; `undefined` when it is not JSON. */
  readonly json: unknown
}

/**
 * A field of an answer that is not as the SDK knows it: it was read as `null`, `""`, `NaN` or an invalid `Date`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Drift {
  /** The call that was answered, e.g. `payments.retrieve`. */
  readonly endpoint: string
  /** Where the field is, e.g. `card.approveNo` or `cancels[].canceledAt`. */
  readonly path: string
  /** What the SDK expects there. */
  readonly expected: string
  /** TossPayments' trace id of the answer. */
  readonly traceId: string | null
}

/**
 * A call whose outcome is not known, as a plain value: everything that is needed to find out later what became of it, or
 * to send it again with the same idempotency key. Plain JSON: it survives a database and a restart. `request` is what the
 * caller gave and may hold personal data (a refund account), and `path` may hold a secret (a billing key): store it
 * encrypted, e.g. with `EncryptedStore` of the package for SQL databases.
 *
 * @example
 * ```ts
 * import type { PendingCall } from "effect-tosspayments/Call"
 *
 * const column = (pending: PendingCall): string => JSON.stringify(pending)
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface PendingCall {
  /** The operation, e.g. `payments.confirm`. */
  readonly operation: string
  /** Values in the path of the request, e.g. the payment key of a cancel; a billing key together with its `customerKey`. */
  readonly path: { readonly [name: string]: string }
  /** The request as the caller gave it, in an intent as it is sent; `null` where there is none. */
  readonly request: unknown
  /** The key that all attempts carried; TossPayments remembers it for 15 days. */
  readonly idempotencyKey: string
  /**
   * Which secret key the call was made with: `TossHttpClient`'s `keyId`. TossPayments remembers idempotency keys for
   * each secret key apart, so under another one the call can be read, but not sent again.
   */
  readonly keyId: string
  /** When the call began, ISO 8601 in UTC. */
  readonly startedAt: string
}

/**
 * Whether a value is a pending call: it comes from a database, so it is not trusted.
 *
 * @example
 * ```ts
 * import * as Call from "effect-tosspayments/Call"
 *
 * Call.isPendingCall(JSON.parse("{}")) // false
 * ```
 *
 * @since 0.1.0
 * @category guards
 */
export const isPendingCall = (value: unknown): value is PendingCall => {
  if (!isRecord(value) || !isRecord(value["path"])) return false
  const { idempotencyKey, keyId, operation, path, startedAt } = value
  return (
    "request" in value &&
    [operation, idempotencyKey, keyId, startedAt, ...Object.values(path)].every(
      (text) => typeof text === "string"
    )
  )
}

/**
 * What a single call may set. `undefined` leaves an option at its default; any other value of a wrong type or form is a
 * `ValidationError`, and nothing is sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface CallOptions {
  /** Time for each attempt; numbers are milliseconds. Default: the configuration's, at least 60 s where TossPayments is slow. */
  readonly timeout?: DurationInput | undefined
  /** Time for the whole call: attempts, waits and reading what became of it. Default: none. */
  readonly deadline?: DurationInput | undefined
  /**
   * Key of a POST: your own, to repeat exactly this call later. TossPayments remembers it for 15 days, for each secret
   * key apart. Default: a new one for each call.
   */
  readonly idempotencyKey?: string | undefined
  /** Error that TossPayments shall answer with; test keys only. */
  readonly testCode?: TossErrorCode | undefined
  /** `en-US` gives English messages, and English codes instead of Korean literals. Default: Korean. */
  readonly acceptLanguage?: string | undefined
  /**
   * Gets the call when it ends and nobody knows whether it took effect, also when it is interrupted: store the value and
   * resolve it later. Not called when nothing had left. Must not throw.
   */
  readonly onUnknown?: ((pending: PendingCall) => void) | undefined
  /** Sees each HTTP answer of the call, also of attempts that are repeated, as a copy of its own. Must not throw. */
  readonly onResponse?: ((response: RawResponse) => void) | undefined
}
