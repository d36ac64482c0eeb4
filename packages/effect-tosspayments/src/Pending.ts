/**
 * Calls whose outcome is not known: what became of them, and sending them again.
 *
 * | word | meaning |
 * | --- | --- |
 * | outcome | what is known of the effect of a call: `Applied`, `NotApplied`, `Untouched` so far, or `Unknown` |
 * | pending | a call whose outcome is unknown, as a plain value (`error.pending`) |
 * | resolve | read what became of it; moves nothing |
 * | resend | send the same request again under the same idempotency key |
 * | intent | a call that is written down before it is sent, under a name of the shop's (`Intents`) |
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Operations as BillingOperations } from "./Billing.js"
import type { Operations as BrandPayOperations } from "./BrandPay.js"
import { type CallOptions, isPendingCall, type PendingCall } from "./Call.js"
import type { Operations as CashReceiptOperations } from "./CashReceipts.js"
import type * as Endpoint from "./Endpoint.js"
import { copyOf } from "./internal/copy.js"
import * as Registry from "./internal/lookUp/registry.js"
import * as Calls from "./internal/pending.js"
import type { Operations as PaymentOperations } from "./Payments.js"
import type { Operations as SubMallOperations } from "./SubMalls.js"
import type { TossError } from "./TossError.js"
import { TossHttpClient } from "./TossHttpClient.js"
import type { Operations as VirtualAccountOperations } from "./VirtualAccounts.js"

type Named<Resource extends string, Operations> = {
  readonly [Name in keyof Operations & string as `${Resource}.${Name}`]: Operations[Name] extends (
    ...args: never
  ) => infer Answer
    ? Answer
    : never
}

/**
 * What each operation answers with, by its name in `PendingCall.operation`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Answers
  extends Named<"payments", PaymentOperations>,
    Named<"billing", Pick<BillingOperations, "charge">>,
    Named<"brandPay", Pick<BrandPayOperations, "charge" | "confirm">>,
    Named<"cashReceipts", Pick<CashReceiptOperations, "issue" | "cancel">>,
    Named<"virtualAccounts", VirtualAccountOperations>,
    Named<"subMalls", Pick<SubMallOperations, "cancelPayout">> {}

/**
 * What any operation answers with.
 *
 * @since 0.1.0
 * @category models
 */
export type Answer = Answers[keyof Answers]

/**
 * Operations on calls whose outcome is not known.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Finds out what became of a call: give it what the error carried (`error.pending`), from a job or after a restart. Only
   * reads. When it says `Untouched` or `Unknown`, ask again later, or `resend`. Fails when that cannot be read, and for what
   * cannot be looked up; the outcome stays `Unknown` then.
   */
  readonly resolve: (
    pending: PendingCall,
    options?: CallOptions
  ) => Effect.Effect<Endpoint.Resolution<Answer>, TossError>
  /**
   * Sends the very same request again with the same idempotency key: TossPayments repeats its answer, or does now
   * what it never got. Refused 15 days (less an hour) after the call began, when TossPayments forgets the key, and with
   * another secret key than the call was made with, since idempotency keys are known for each secret key apart. The
   * outcome stays `Unknown` then.
   *
   * Source: https://docs.tosspayments.com/guides/using-api/idempotency-key
   */
  readonly resend: (pending: PendingCall, options?: CallOptions) => Effect.Effect<Answer, TossError>
}

/**
 * Service for calls whose outcome is not known.
 *
 * @example
 * ```ts
 * import type { PendingCall } from "effect-tosspayments/Call"
 * import * as Pending from "effect-tosspayments/Pending"
 * import * as Effect from "effect/Effect"
 *
 * // A job that goes through what was stored.
 * const job = (stored: PendingCall) =>
 *   Effect.gen(function* () {
 *     const pending = yield* Pending.Pending
 *     const resolution = yield* pending.resolve(stored)
 *     return resolution.outcome === "Applied" ? resolution.value : resolution.outcome
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Pending extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Pending")<Pending, Service>() {}

const read = (stored: unknown): PendingCall | null => {
  try {
    const copy = copyOf(stored)
    return isPendingCall(copy) ? copy : null
  } catch {
    return null
  }
}

/**
 * Builds the operations for calls of these endpoints.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  ...endpoints: ReadonlyArray<Endpoint.Group>
): Effect.Effect<Service, never, TossHttpClient> => {
  const known = Registry.of(endpoints)
  /** What is stored comes from a database, so it is not trusted. */
  const about = <A>(
    operation: "resolve" | "resend",
    stored: PendingCall,
    act: (endpoint: Endpoint.Any, pending: PendingCall) => Effect.Effect<A, TossError>
  ): Effect.Effect<A, TossError> =>
    Effect.suspend(() => {
      const pending = read(stored)
      if (pending === null)
        return Calls.refuse(operation, "what an error of a call carried, or what onUnknown got")
      const endpoint = known.get(pending.operation)
      return endpoint === undefined
        ? Effect.mapError(
            Calls.refuse(operation, `a call of ${Array.from(known.keys()).join(", ")}`),
            (error) => Calls.inDoubt(pending, error)
          )
        : act(endpoint, pending)
    })
  return Effect.map(TossHttpClient, (http) =>
    Pending.of({
      resolve: (pending, options) =>
        about("resolve", pending, (endpoint, pending) => Calls.resolve(http, endpoint, pending, options)),
      resend: (pending, options) =>
        about("resend", pending, (endpoint, pending) => Calls.resend(http, endpoint, pending, options))
    })
  )
}

/**
 * For calls of these endpoints, and nothing else: an app that only confirms payments ships only those.
 *
 * @example
 * ```ts
 * import * as Payments from "effect-tosspayments/Payments"
 * import * as Pending from "effect-tosspayments/Pending"
 *
 * const pending = Pending.layer(Payments.endpoints)
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  ...endpoints: ReadonlyArray<Endpoint.Group>
): Layer.Layer<Pending, never, TossHttpClient> => Layer.effect(Pending, make(...endpoints))
