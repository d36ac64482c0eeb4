/**
 * What can go wrong, one class for each thing a caller does next. The class follows from TossPayments' error
 * code, not from the HTTP status: a declined card is a 403 and a temporary failure of a bank is a 400.
 *
 * @since 0.1.0
 */
import type { YieldableError } from "effect/Cause"
import * as Data from "effect/Data"
import type { PendingCall } from "./Call.js"
import type { TossErrorCode } from "./TossErrorCode.js"

/**
 * Whether the request may have taken effect.
 *
 * - `NotApplied`: it did not. For a payment call: no money moved because of this call.
 * - `Unknown`: nobody knows yet. Resolve it (`pending`), or send the same request again with the same
 *   idempotency key. Never send it with a new key before you know.
 *
 * @since 0.1.0
 * @category models
 */
export type Outcome = "NotApplied" | "Unknown"

/**
 * What every error of a call carries.
 *
 * @since 0.1.0
 * @category models
 */
export interface Fields {
  /** TossPayments' error code; `null` when the error did not come from the API (input, network, decoding). */
  readonly code: TossErrorCode | null
  /** What happened. For people; changes without notice. */
  readonly detail: string
  /** `detail`, and what it means: whether the request took effect. */
  readonly message: string
  /** HTTP status, also of an answer that was cut off; `null` when there was no answer. */
  readonly status: number | null
  /** TossPayments' trace id: name it when you ask their support. */
  readonly traceId: string | null
  /** The operation, e.g. `payments.confirm`. */
  readonly endpoint: string
  /** How many requests were sent. 0: nothing left this machine. */
  readonly attempts: number
  /** The idempotency key that all attempts used; `null` for reads and when nothing was sent. */
  readonly idempotencyKey: string | null
  /** Whether the request may have taken effect. */
  readonly outcome: Outcome
  /** How long TossPayments asked to wait (`Retry-After`), in seconds. */
  readonly retryAfterSeconds: number | null
  /**
   * The answer as it came, HTML and cut-off text included. Not enumerable, so that logging the error does not
   * print it: it may contain personal data.
   */
  readonly body: string | null
  /**
   * With the outcome `Unknown`: what to store so that `Pending.resolve` can find out later. `null` otherwise. Not
   * enumerable, like `body`.
   */
  readonly pending: PendingCall | null
}

const consequence = ({ attempts, idempotencyKey, outcome }: Omit<Fields, "message">): string => {
  if (attempts === 0) return " Nothing was sent."
  if (outcome === "Unknown") {
    const repeat =
      idempotencyKey === null ? "" : ", or send the same request again with the same idempotency key"
    return ` It is not known whether this request took effect: read what became of it${repeat}.`
  }
  return idempotencyKey === null ? "" : " This request did not take effect."
}

type Family<Tag extends string> = new <Extra extends object = object>(
  fields: Omit<Fields, "message"> & Extra
) => YieldableError & { readonly _tag: Tag } & Readonly<Fields> & Readonly<Extra>

const family = <const Tag extends string>(tag: Tag): Family<Tag> =>
  class extends Data.TaggedError(tag)<Fields> {
    constructor(fields: Omit<Fields, "message">) {
      const { body, pending, ...shown } = fields
      super({ ...shown, message: fields.detail + consequence(fields) } as Fields)
      Object.defineProperties(this, { body: { value: body }, pending: { value: pending } })
    }
  } as never

/**
 * A rule that a request broke.
 *
 * @since 0.1.0
 * @category models
 */
export interface Issue {
  /** Where, e.g. `refundReceiveAccount.holderName`. */
  readonly path: string
  /** What is expected there. Never contains the value that was given. */
  readonly expected: string
}

/**
 * The request is wrong: correct it and send it with a new idempotency key. With `attempts: 0` the SDK refused
 * it and `issues` names the fields; otherwise TossPayments did.
 *
 * @example
 * ```ts
 * import type { ValidationError } from "effect-tosspayments/TossError"
 *
 * const explain = (error: ValidationError): string =>
 *   error.issues.map((issue) => `${issue.path}: ${issue.expected}`).join("\n") || error.message
 * ```
 *
 * @since 0.1.0
 * @category errors
 */
export class ValidationError extends /*#__PURE__*/ family("ValidationError")<{
  /** The broken rules, when the SDK found them; empty when TossPayments refused the request. */
  readonly issues: ReadonlyArray<Issue>
}> {}

/**
 * The secret key is wrong or sent in the wrong form: check the configuration.
 *
 * @since 0.1.0
 * @category errors
 */
export class AuthenticationError extends /*#__PURE__*/ family("AuthenticationError") {}

/**
 * The key may not do this: a contract or a setting is missing. Ask TossPayments.
 *
 * @since 0.1.0
 * @category errors
 */
export class PermissionError extends /*#__PURE__*/ family("PermissionError") {}

/**
 * There is no such resource for this key. Test and live keys see different payments.
 *
 * @since 0.1.0
 * @category errors
 */
export class NotFoundError extends /*#__PURE__*/ family("NotFoundError") {}

/**
 * The resource is in another state than the request expects, e.g. it was cancelled before. Read it and decide.
 *
 * @since 0.1.0
 * @category errors
 */
export class ConflictError extends /*#__PURE__*/ family("ConflictError") {}

/**
 * The issuer, the bank or a limit said no, or the buyer came too late: ask the buyer to pay again or otherwise.
 *
 * @since 0.1.0
 * @category errors
 */
export class DeclinedError extends /*#__PURE__*/ family("DeclinedError") {}

/**
 * Too many requests: slow down.
 *
 * @since 0.1.0
 * @category errors
 */
export class RateLimitError extends /*#__PURE__*/ family("RateLimitError") {}

/**
 * TossPayments or a provider behind it failed. Look at `outcome` before anything else.
 *
 * @since 0.1.0
 * @category errors
 */
export class ServerError extends /*#__PURE__*/ family("ServerError") {}

/**
 * No complete answer came back.
 *
 * - `Connect`: no connection; nothing was sent.
 * - `Reset`: the connection broke, or a `fetch` of your own threw, after the request may have been sent.
 * - `Body`: the answer began but was cut off, or cannot be read.
 * - `BodyTooLarge`: the answer is larger than `TossHttpClient`'s `maxResponseBytes`. Not tried again.
 * - `Timeout`: no answer within the time for one attempt.
 * - `Deadline`: the deadline of the whole call ran out.
 *
 * @since 0.1.0
 * @category models
 */
export type NetworkReason = "Connect" | "Reset" | "Body" | "BodyTooLarge" | "Timeout" | "Deadline"

/**
 * A copy of what was thrown, by the runtime or by a `fetch` of your own: name, message, code and where in the code. What
 * was sent (keys, headers, values of the request) and URLs are taken out of the message, and nothing else is copied but the mark of a
 * framework, `digest`.
 *
 * @since 0.1.0
 * @category models
 */
export interface NetworkCause extends Error {
  /** Such as `ECONNRESET`; absent when the original has none. */
  readonly code?: string
  /** How Next.js knows an error of its own, such as `DYNAMIC_SERVER_USAGE`; absent when the original has none. */
  readonly digest?: string
  /** The original's own cause, copied in the same way. */
  readonly cause?: NetworkCause
}

/**
 * No complete answer came back. Look at `outcome`: the request may have taken effect.
 *
 * @since 0.1.0
 * @category errors
 */
export class NetworkError extends /*#__PURE__*/ family("NetworkError")<{
  /** How it failed. */
  readonly reason: NetworkReason
  /** What was thrown; absent when nothing was, as after a time-out. Not enumerable. */
  readonly cause?: NetworkCause
}> {}

/**
 * TossPayments answered with success, but not with what the SDK understands. For a call that moves money the
 * SDK has already tried to read the result.
 *
 * @since 0.1.0
 * @category errors
 */
export class DecodeError extends /*#__PURE__*/ family("DecodeError")<{
  /** What did not fit; empty when the answer was not JSON. */
  readonly issues: ReadonlyArray<Issue>
}> {}

/**
 * Any error of a call.
 *
 * @example
 * ```ts
 * import type { TossError } from "effect-tosspayments/TossError"
 *
 * const mayHaveCharged = (error: TossError): boolean => error.outcome === "Unknown"
 * ```
 *
 * @since 0.1.0
 * @category errors
 */
export type TossError =
  | ValidationError
  | AuthenticationError
  | PermissionError
  | NotFoundError
  | ConflictError
  | DeclinedError
  | RateLimitError
  | ServerError
  | NetworkError
  | DecodeError

/**
 * Why a webhook was refused.
 *
 * @since 0.1.0
 * @category models
 */
export type WebhookReason =
  | "BodyAlreadyParsed"
  | "BodyTooLarge"
  | "NotJson"
  | "NotAnEvent"
  | "SecretMismatch"
  | "SecretMissing"
  | "SignatureMissing"
  | "SignatureMismatch"
  | "OutsideTimeWindow"

/**
 * A webhook that must not be acted upon. Answer it with status 400, or 500 if TossPayments shall send it again.
 *
 * @since 0.1.0
 * @category errors
 */
export class WebhookVerificationError extends /*#__PURE__*/ Data.TaggedError("WebhookVerificationError")<{
  /** Why it was refused. */
  readonly reason: WebhookReason
  /** What to do about it. Never contains the body. */
  readonly message: string
}> {}
