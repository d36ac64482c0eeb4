/**
 * What calls reject with: one class for each thing a caller does next. All of them are `Error`s whose stack
 * begins in the code that made the call.
 *
 * @since 0.1.0
 */
import type { PendingCall } from "effect-tosspayments/Call"
import type {
  Fields,
  Issue,
  NetworkCause,
  NetworkReason,
  Outcome,
  WebhookReason
} from "effect-tosspayments/TossError"
import type { TossErrorCode } from "effect-tosspayments/TossErrorCode"
import { brand, isBranded } from "./internal/names.js"

/**
 * What every error carries.
 *
 * @since 0.1.0
 */
export type TossErrorFields = Fields

const hide = (error: Error, key: string, value: unknown): void => {
  Object.defineProperty(error, key, { value, enumerable: false, writable: true, configurable: true })
}

/**
 * Any error of this SDK. Look at `outcome` before anything else when money is involved.
 *
 * @example
 * ```ts
 * import { Client, TossError } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 * try {
 *   await client.payments.cancel("emul01…", { cancelReason: "단순 변심" })
 * } catch (error) {
 *   if (error instanceof TossError && error.outcome === "Unknown") {
 *     // repeat it later, with the same key, so that nothing is refunded twice
 *     console.error(error.message, error.idempotencyKey)
 *   }
 *   throw error
 * }
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 */
export abstract class TossError extends Error implements TossErrorFields {
  /** Name of the class. */
  declare readonly name: string
  /** TossPayments' error code; `null` when the error did not come from the API (input, network, decoding). */
  declare readonly code: TossErrorCode | null
  /** What happened. For people; changes without notice. `message` adds what it means. */
  declare readonly detail: string
  /** HTTP status; `null` when there was no answer. */
  declare readonly status: number | null
  /** TossPayments' trace id: name it when you ask their support. */
  declare readonly traceId: string | null
  /** The operation, e.g. `payments.confirm`. */
  declare readonly endpoint: string
  /**
   * How many requests were sent. 0: nothing left this machine; always 0 for `StoreError`, which does not know of the
   * call around it.
   */
  declare readonly attempts: number
  /** The idempotency key that all attempts used; `null` for reads and when nothing was sent. */
  declare readonly idempotencyKey: string | null
  /**
   * Whether the request may have taken effect. `NotApplied`: it did not. `Unknown`: nobody knows yet; give `pending` to
   * `client.pending.resolve`, or send the same request again with the same idempotency key.
   */
  declare readonly outcome: Outcome
  /** How long TossPayments asked to wait (`Retry-After`), in seconds. */
  declare readonly retryAfterSeconds: number | null
  /** The answer as it came. Not enumerable: it may contain personal data. */
  declare readonly body: string | null
  /** What to store so that `pending.resolve` can find out later; `null` unless the outcome is unknown, and for `StoreError`. Not enumerable. */
  declare readonly pending: PendingCall | null

  /** @param frames Stack frames of the caller; default: where the error was made. */
  constructor(fields: TossErrorFields, frames?: string) {
    const { message, body, pending, ...rest } = fields
    super(message)
    Object.assign(this, rest)
    hide(this, "body", body)
    hide(this, "pending", pending)
    if (frames !== undefined) hide(this, "stack", `${this.name}: ${message}\n${frames}`.trimEnd())
  }

  /** The fields as a plain object for structured logs; without `body`, `pending` and `stack`. */
  toJSON(): { readonly name: string } & Omit<TossErrorFields, "body" | "pending"> {
    return {
      name: this.name,
      message: this.message,
      ...(this as Omit<TossErrorFields, "body" | "message" | "pending">)
    }
  }
}

/**
 * The request or an option is wrong: correct it, and send it with a new idempotency key. With `attempts: 0` the
 * SDK refused it and `issues` names the fields; otherwise TossPayments did.
 *
 * @example
 * ```ts
 * import { Client, ValidationError } from "tosspayments-server-sdk"
 *
 * try {
 *   new Client({ secretKey: "test_ck_this_is_a_client_key" })
 * } catch (error) {
 *   if (error instanceof ValidationError) console.error(error.issues[0]?.path) // "secretKey"
 * }
 * ```
 *
 * @since 0.1.0
 */
export class ValidationError extends TossError {
  declare readonly name: "ValidationError"
  /** The broken rules, when the SDK found them; empty when TossPayments refused the request. */
  declare readonly issues: ReadonlyArray<Issue>

  constructor(fields: TossErrorFields & { readonly issues: ReadonlyArray<Issue> }, frames?: string) {
    super(fields, frames)
  }
}

/**
 * The secret key is wrong, or belongs to another shop: check the configuration.
 *
 * @since 0.1.0
 */
export class AuthenticationError extends TossError {
  declare readonly name: "AuthenticationError"
}

/**
 * The key may not do this: a contract or a setting is missing. Ask TossPayments.
 *
 * @since 0.1.0
 */
export class PermissionError extends TossError {
  declare readonly name: "PermissionError"
}

/**
 * There is no such resource for this key. Test and live keys see different payments.
 *
 * @since 0.1.0
 */
export class NotFoundError extends TossError {
  declare readonly name: "NotFoundError"
}

/**
 * The resource is in another state than the request expects, e.g. it was cancelled before. Read it and decide.
 *
 * @since 0.1.0
 */
export class ConflictError extends TossError {
  declare readonly name: "ConflictError"
}

/**
 * The issuer, the bank or a limit said no, or the buyer came too late: ask the buyer to pay again or otherwise.
 *
 * @example
 * ```ts
 * import { adviceFor, Client, DeclinedError } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const checkout = async (paymentKey: string, orderId: string, amount: number): Promise<string> => {
 *   try {
 *     const payment = await client.payments.confirm({ paymentKey, orderId, amount })
 *     return `thank you: ${payment.receipt?.url}`
 *   } catch (error) {
 *     if (error instanceof DeclinedError && error.outcome === "NotApplied") return adviceFor(error).buyer.ko
 *     throw error
 *   }
 * }
 * ```
 *
 * @since 0.1.0
 */
export class DeclinedError extends TossError {
  declare readonly name: "DeclinedError"
}

/**
 * Too many requests: slow down. `retryAfterSeconds` says how long, if TossPayments did.
 *
 * @since 0.1.0
 */
export class RateLimitError extends TossError {
  declare readonly name: "RateLimitError"
}

/**
 * TossPayments or a provider behind it failed. Look at `outcome` before anything else.
 *
 * @since 0.1.0
 */
export class ServerError extends TossError {
  declare readonly name: "ServerError"
}

/**
 * No complete answer came back. Look at `outcome`: the request may have taken effect.
 *
 * @since 0.1.0
 */
export class NetworkError extends TossError {
  declare readonly name: "NetworkError"
  /**
   * How it failed: no connection, a broken one (or a `fetch` of yours threw), an answer that was cut off or is larger than
   * 8 MiB, a time-out, or the deadline of the call.
   */
  declare readonly reason: NetworkReason
  /**
   * What was thrown, by the runtime or by your `fetch`: name, message, code and stack, without what was sent and without
   * URLs. `undefined` when nothing was thrown, as after a time-out. Not enumerable.
   */
  declare readonly cause: NetworkCause | undefined
  /**
   * Next.js' mark of an error that its `fetch` threw to stop making a page while building; with it, Next.js makes the page
   * when it is asked for instead of failing the build. Absent everywhere else.
   */
  declare readonly digest?: string

  constructor(
    fields: TossErrorFields & { readonly reason: NetworkReason; readonly cause: NetworkCause | undefined },
    frames?: string
  ) {
    const { cause, ...rest } = fields
    super(rest, frames)
    if (cause !== undefined) hide(this, "cause", cause)
    if (cause?.digest !== undefined) hide(this, "digest", cause.digest)
  }
}

/**
 * TossPayments answered with success, but not with what the SDK understands. For a call that moves money the
 * SDK has already tried to read the result.
 *
 * @since 0.1.0
 */
export class DecodeError extends TossError {
  declare readonly name: "DecodeError"
  /** What did not fit; empty when the answer was not JSON. */
  declare readonly issues: ReadonlyArray<Issue>

  constructor(fields: TossErrorFields & { readonly issues: ReadonlyArray<Issue> }, frames?: string) {
    super(fields, frames)
  }
}

/**
 * A webhook that must not be acted upon. Answer it with status 400, or with 500 if TossPayments shall send it
 * again.
 *
 * @example
 * ```ts
 * import { Client, WebhookVerificationError } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const receive = async (request: Request): Promise<Response> => {
 *   try {
 *     const event = await client.webhooks.verifyAndParse(await request.text(), { headers: request.headers })
 *     console.log(event.type, event.trust)
 *     return new Response("ok")
 *   } catch (error) {
 *     if (error instanceof WebhookVerificationError) return new Response(error.reason, { status: 400 })
 *     throw error
 *   }
 * }
 * ```
 *
 * @see https://docs.tosspayments.com/reference/using-api/webhook-events
 * @since 0.1.0
 */
export class WebhookVerificationError extends TossError {
  declare readonly name: "WebhookVerificationError"
  /** Why it was refused. */
  declare readonly reason: WebhookReason

  constructor(fields: TossErrorFields & { readonly reason: WebhookReason }, frames?: string) {
    super(fields, frames)
  }
}

/**
 * Another worker handles the event right now, or died while doing so. Answer with a 5xx status: TossPayments sends it
 * again, and until then the other worker is done or its lease has ended.
 *
 * @since 0.1.0
 */
export class EventBusyError extends TossError {
  declare readonly name: "EventBusyError"
  /** Identity of the event. */
  declare readonly eventId: string

  constructor(fields: TossErrorFields & { readonly eventId: string }, frames?: string) {
    super(fields, frames)
  }
}

/**
 * The claim was lost while the handler ran: it took longer than its lease, and the lease could not be extended. Another
 * worker may have handled the event too.
 *
 * @since 0.1.0
 */
export class ClaimLostError extends TossError {
  declare readonly name: "ClaimLostError"
  /** Identity of the event. */
  declare readonly eventId: string

  constructor(fields: TossErrorFields & { readonly eventId: string }, frames?: string) {
    super(fields, frames)
  }
}

/**
 * Your store rejected, or answered with something else than promised. Nothing is known about whether the write happened,
 * nor, for an intent, whether its call did: make the call with the same intent id again.
 *
 * @since 0.1.0
 */
export class StoreError extends TossError {
  declare readonly name: "StoreError"
  /** What was tried, e.g. `events.claim`. */
  declare readonly operation: string
  /** What your store rejected with. Not enumerable. */
  declare readonly cause: unknown

  constructor(
    fields: TossErrorFields & { readonly operation: string; readonly cause: unknown },
    frames?: string
  ) {
    const { cause, ...rest } = fields
    super(rest, frames)
    hide(this, "cause", cause)
  }
}

/**
 * The name of an intent was used for another request before. Nothing was sent.
 *
 * @since 0.1.0
 */
export class IntentMismatchError extends TossError {
  declare readonly name: "IntentMismatchError"
  /** The name. */
  declare readonly intentId: string
  /** The fields that differ, e.g. `amount` or `refundReceiveAccount.bank`. */
  declare readonly differences: ReadonlyArray<string>

  constructor(
    fields: TossErrorFields & { readonly intentId: string; readonly differences: ReadonlyArray<string> },
    frames?: string
  ) {
    super(fields, frames)
  }
}

/**
 * There is no brandpay token for the buyer any more: the buyer has to agree again (`brandPay.agreeToTerms`, or in the browser),
 * which brings a code for `brandPay.tokens.issue`. The fields are those of the refusal, if TossPayments was asked.
 *
 * @since 0.1.0
 */
export class AgreementNeededError extends TossError {
  declare readonly name: "AgreementNeededError"
  /** `NoToken`: none is kept. `Expired`: it came without a refresh token. `Refused`: it could not be refreshed. */
  declare readonly reason: "NoToken" | "Expired" | "Refused"

  constructor(
    fields: TossErrorFields & { readonly reason: "NoToken" | "Expired" | "Refused" },
    frames?: string
  ) {
    super(fields, frames)
  }
}

/**
 * The shop's commit failed and the payment could not be taken back either: the buyer has paid for nothing, or perhaps
 * not. Someone has to look. The fields are those of the failed cancel: with `outcome` `Unknown`, `pending` tells later.
 *
 * @example
 * ```ts
 * import { Client, NetCancelError, type Payment } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const finish = async (payment: Payment, saveOrder: () => Promise<void>, alarm: (text: string) => void) => {
 *   try {
 *     await client.payments.commitOrCancel(payment, saveOrder, "주문 저장 실패")
 *   } catch (error) {
 *     if (error instanceof NetCancelError) alarm(`${error.paymentKey}: ${error.message}`)
 *     throw error
 *   }
 * }
 * ```
 *
 * @since 0.1.0
 */
export class NetCancelError extends TossError {
  declare readonly name: "NetCancelError"
  /** The payment that still stands, as far as is known. */
  declare readonly paymentKey: string
  /** Why the cancel failed. */
  declare readonly cancelError: AnyTossError
  /** What the commit rejected with. Not enumerable. */
  declare readonly cause: unknown

  constructor(
    fields: TossErrorFields & {
      readonly paymentKey: string
      readonly cancelError: AnyTossError
      readonly cause: unknown
    },
    frames?: string
  ) {
    const { cause, ...rest } = fields
    super(rest, frames)
    hide(this, "cause", cause)
  }
}

const named = {
  TossError,
  ValidationError,
  AuthenticationError,
  PermissionError,
  NotFoundError,
  ConflictError,
  DeclinedError,
  RateLimitError,
  ServerError,
  NetworkError,
  DecodeError,
  WebhookVerificationError,
  EventBusyError,
  ClaimLostError,
  StoreError,
  IntentMismatchError,
  AgreementNeededError,
  NetCancelError
}

for (const [name, ofKind] of Object.entries(named)) brand(ofKind, name)

/**
 * All errors of this SDK: a `switch` over `error.name` knows its cases, and each case the fields of its class.
 *
 * @example
 * ```ts
 * import type { AnyTossError } from "tosspayments-server-sdk"
 *
 * const statusFor = (error: AnyTossError): number => {
 *   switch (error.name) {
 *     case "DeclinedError":
 *       return 402
 *     case "RateLimitError":
 *       return 429
 *     case "NetworkError":
 *       return error.reason === "Deadline" ? 504 : 502
 *     default:
 *       return 500
 *   }
 * }
 * ```
 *
 * @since 0.1.0
 */
export type AnyTossError =
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
  | WebhookVerificationError
  | EventBusyError
  | ClaimLostError
  | StoreError
  | IntentMismatchError
  | AgreementNeededError
  | NetCancelError

/**
 * Whether something that was caught is an error of this SDK, whichever copy of the package made it. Takes anything,
 * needs no class, and never throws; `instanceof` with the classes answers the same.
 *
 * @example
 * ```ts
 * import { Client, isTossError } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const statusOf = async (paymentKey: string): Promise<string | null> => {
 *   try {
 *     return (await client.payments.retrieve(paymentKey)).status
 *   } catch (error) {
 *     if (isTossError(error) && error.name === "NotFoundError") return null
 *     throw error
 *   }
 * }
 * ```
 *
 * @since 0.1.0
 */
export const isTossError = (error: unknown): error is AnyTossError => isBranded(error)
