import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { CallOptions, PendingCall } from "../Call.js"
import * as Endpoint from "../Endpoint.js"
import * as IdempotencyKey from "../IdempotencyKey.js"
import type { TossError, ValidationError } from "../TossError.js"
import type { Service as Transport } from "../TossHttpClient.js"
import * as Errors from "./errors.js"

/**
 * As an operation that reads, which sending again is not, but nothing was sent either.
 *
 * @internal
 */
export const refuse = (
  operation: "resolve" | "resend",
  expected: string
): Effect.Effect<never, ValidationError> =>
  Effect.fail(
    Errors.invalidInput({ id: `pending.${operation}`, method: "GET" }, [{ path: "pending", expected }])
  )

/** How long a call may be sent again: its last attempt must arrive while TossPayments still knows the key. */
const resendable = /*#__PURE__*/ Duration.subtract(IdempotencyKey.lifetime, /*#__PURE__*/ Duration.hours(1))

/**
 * Where TossPayments does not know the idempotency key, it takes the call for a new one: sending it again would move money
 * anew. What became of the call is as unknown as before.
 */
const requireKnownKey = (pending: PendingCall, keyId: string): Effect.Effect<void, ValidationError> =>
  Effect.gen(function* () {
    const age = (yield* Clock.currentTimeMillis) - Date.parse(pending.startedAt)
    const expected =
      pending.keyId !== keyId
        ? "a call made with this secret key: TossPayments knows idempotency keys for each secret key apart"
        : age < Duration.toMillis(resendable)
          ? null
          : "a call of the last 15 days: TossPayments has forgotten older idempotency keys"
    if (expected === null) return
    return yield* Effect.mapError(refuse("resend", expected), (error) =>
      Errors.withOutcome({ pending }, error, "Unknown")
    )
  })

/**
 * The arguments of a call that was stored.
 *
 * @internal
 */
export const argumentsOf = <Args>(endpoint: Endpoint.Any, { path, request }: PendingCall): Args =>
  Endpoint.argumentsOf(endpoint, { accessToken: undefined, path, request }) as never

/**
 * Sends a call again under its own key.
 *
 * @internal
 */
export const resend = <Args extends ReadonlyArray<unknown>, A>(
  http: Transport,
  endpoint: Endpoint.Endpoint<Args, A>,
  pending: PendingCall,
  options: CallOptions | undefined
): Effect.Effect<A, TossError> =>
  Effect.zipRight(
    requireKnownKey(pending, http.keyId),
    http.resend(endpoint, argumentsOf<Args>(endpoint, pending), pending, options)
  )
