/**
 * What is done about a call that was made before.
 *
 * @internal
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { CallOptions, PendingCall } from "../Call.js"
import * as Endpoint from "../Endpoint.js"
import * as IdempotencyKey from "../IdempotencyKey.js"
import type { TossError, ValidationError } from "../TossError.js"
import type { Service as Transport } from "../TossHttpClient.js"
import * as Check from "./check.js"
import * as Errors from "./errors.js"
import * as Issues from "./schema/issues.js"
import * as Rules from "./schema/rules.js"

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
    if (expected !== null) yield* refuse("resend", expected)
  })

/** The arguments of a call that was stored; it comes from a database, so it is not trusted. */
const argumentsOf = <Args>(
  operation: "resolve" | "resend",
  endpoint: Endpoint.Any,
  { path, request }: PendingCall
): Effect.Effect<Args, ValidationError> =>
  Effect.suspend(() => {
    const stored = {
      accessToken: undefined,
      path,
      request: endpoint.request === null ? undefined : Rules.revive(endpoint.request, request ?? undefined)
    }
    const given = Check.given(endpoint, Endpoint.argumentsOf(endpoint, stored))
    return "issues" in given
      ? refuse(operation, `a call of ${endpoint.id} with all that it needs (${Issues.toText(given.issues)})`)
      : Effect.succeed(Endpoint.argumentsOf(endpoint, given) as Args)
  })

/**
 * An error of what was done about a call, which says of the call that its end is not known.
 *
 * @internal
 */
export const inDoubt = <E extends TossError>(pending: PendingCall, error: E): E =>
  Errors.withOutcome({ pending }, error, "Unknown")

/**
 * Finds out what became of a call.
 *
 * @internal
 */
export const resolve = <Args extends ReadonlyArray<unknown>, A>(
  http: Transport,
  endpoint: Endpoint.Endpoint<Args, A>,
  pending: PendingCall,
  options: CallOptions | undefined
): Effect.Effect<Endpoint.Resolution<A>, TossError> =>
  argumentsOf<Args>("resolve", endpoint, pending).pipe(
    Effect.flatMap((args) => http.resolve(endpoint, args, pending, options)),
    // A reading that fails says "not applied" of itself.
    Effect.mapError((error) => inDoubt(pending, error))
  )

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
  requireKnownKey(pending, http.keyId).pipe(
    Effect.zipRight(argumentsOf<Args>("resend", endpoint, pending)),
    Effect.flatMap((args) => http.resend(endpoint, args, pending, options)),
    // What was refused before sending says nothing of what was sent before.
    Effect.mapError((error) => (error.attempts === 0 ? inDoubt(pending, error) : error))
  )
