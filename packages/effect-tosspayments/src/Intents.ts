/**
 * Calls that survive the death of the process: written down before they are sent, under the shop's own name, and resolved
 * after a restart.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { CallOptions, PendingCall } from "./Call.js"
import * as Endpoint from "./Endpoint.js"
import * as IdempotencyKey from "./IdempotencyKey.js"
import * as Check from "./internal/check.js"
import * as Conclude from "./internal/conclude.js"
import * as Errors from "./internal/errors.js"
import * as Registry from "./internal/lookUp/registry.js"
import * as Calls from "./internal/pending.js"
import type * as Pending from "./Pending.js"
import type { Issue, TossError } from "./TossError.js"
import { TossHttpClient } from "./TossHttpClient.js"
import * as TossStore from "./TossStore.js"

/**
 * The name of an intent was used for another request before. Nothing was sent.
 *
 * @since 0.1.0
 * @category errors
 */
export class IntentMismatchError extends /*#__PURE__*/ Data.TaggedError("IntentMismatchError")<{
  /** The name. */
  readonly intentId: string
  /** The fields that differ, e.g. `amount` or `refundReceiveAccount.bank`. */
  readonly differences: ReadonlyArray<string>
  readonly message: string
}> {}

/**
 * Options of a call. The idempotency key belongs to the intent.
 *
 * @since 0.1.0
 * @category models
 */
export type IntentOptions = Omit<CallOptions, "idempotencyKey">

type Failed = TossError | TossStore.StoreError | IntentMismatchError

/**
 * What became of an intent.
 *
 * @since 0.1.0
 * @category models
 */
export type Resolved = {
  readonly [Operation in keyof Pending.Answers]: {
    /** The intent. */
    readonly id: string
    /** What was called. */
    readonly operation: Operation
    /** `Open`: still not known; resolve again later. */
    readonly state: "Applied" | "NotApplied" | "Open"
    /** What was read; `null` when there was nothing to read. */
    readonly value: Pending.Answers[Operation] | null
  }
}[keyof Pending.Answers]

/**
 * Says of an open intent whether it may be sent again. Only `true` does that; with anything else, and when it throws,
 * the intent stays open.
 *
 * @since 0.1.0
 * @category models
 */
export type MayResend = (intent: TossStore.Intent) => boolean | Effect.Effect<boolean>

/**
 * Operations on intents.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Makes a call that moves money once for `intentId` (an order id, a refund id), whatever happens: a second call of the
   * same name moves nothing but returns what it is about as it is now, and one that was cut short is finished with the same
   * idempotency key. Also stores the deposit secret that comes with a payment. `args` are those of the operation, and
   * options.
   *
   * So a page that is reloaded after a refund gets a payment that is CANCELED: say what `CheckoutState.of` says.
   * (`Payments.confirm` has no memory: it answers a confirm of a payment that was given back with `ConflictError`, since
   * the call has brought no money.)
   *
   * One that was cut short, whose payment was given back completely in the meantime, ends `NotApplied`: the buyer may try
   * again with another payment.
   */
  readonly run: <Args extends ReadonlyArray<unknown>, A>(
    intentId: string,
    endpoint: Endpoint.Endpoint<Args, A>,
    ...args: [...Args, options?: IntentOptions | undefined]
  ) => Effect.Effect<A, Failed>
  /**
   * Finds out what became of those that a dead process left open. With `resend`, what TossPayments has not seen is sent
   * again with its own key: a buyer who was told that the payment failed may be charged then, so leave it out for
   * confirms unless the order is still wanted. One intent that stays unknown does not stop the others; one that the
   * store cannot read is named in the log and not in the result.
   */
  readonly resolve: (options?: {
    /** Whether to send again what has not happened so far. Default: never. */
    readonly resend?: MayResend | undefined
  }) => Effect.Effect<ReadonlyArray<Resolved>, TossStore.StoreError>
}

/**
 * Intents service.
 *
 * @example
 * ```ts
 * import * as Intents from "effect-tosspayments/Intents"
 * import * as Payments from "effect-tosspayments/Payments"
 * import * as Effect from "effect/Effect"
 *
 * const checkout = (order: { id: string; amount: number }, paymentKey: string) =>
 *   Effect.gen(function* () {
 *     const intents = yield* Intents.Intents
 *     const request = { paymentKey, orderId: order.id, amount: order.amount }
 *     return yield* intents.run(order.id, Payments.endpoints.confirm, request)
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Intents extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Intents")<Intents, Service>() {}

/** Names of the fields that two JSON values do not share, in any order of fields. */
const differ = (a: unknown, b: unknown, path: string): ReadonlyArray<string> => {
  const isObject = (value: unknown) => typeof value === "object" && value !== null
  if (!isObject(a) || !isObject(b)) return a === b ? [] : [path]
  const names = new Set([...Object.keys(a as object), ...Object.keys(b as object)])
  return [...names].flatMap((name) =>
    differ(Object(a)[name], Object(b)[name], path === "" ? name : `${path}.${name}`)
  )
}

/**
 * What a stored call and the wanted one differ in. Both as JSON, which knows no `undefined`. Values are not shown: they
 * may be account numbers.
 */
const differences = (stored: PendingCall, wanted: PendingCall): ReadonlyArray<string> => {
  if (stored.operation !== wanted.operation) return ["operation"]
  const asJson = ({ path, request }: PendingCall) => JSON.parse(JSON.stringify({ path, request }))
  const [a, b] = [asJson(stored), asJson(wanted)]
  return [...differ(a.path, b.path, ""), ...differ(a.request, b.request, "")].map((name) => name || "request")
}

type Named = Pick<TossStore.Intent, "id" | "pending">

/**
 * TossPayments did not look at the request: too many of them, or no connection. This call has had no effect, but its
 * key was not refused: another worker may be sending it at this moment, and may be luckier. So the intent stays open,
 * under its key.
 */
const isTurnedAway = (error: TossError): boolean =>
  error.outcome === "NotApplied" &&
  error.attempts > 0 &&
  (error._tag === "NetworkError"
    ? error.reason === "Connect" || error.reason === "Deadline"
    : error._tag === "RateLimitError" || (error.code === null && error.status !== null && error.status < 500))

/** Only `true` sends money: a promise, or a function that fails, does not. */
const isWanted = (intent: TossStore.Intent, resend: MayResend | undefined): Effect.Effect<boolean> =>
  Effect.suspend(() => {
    const answer = resend?.(intent)
    return Effect.isEffect(answer) ? answer : Effect.succeed(answer)
  }).pipe(
    Effect.map((answer) => answer === true),
    Effect.catchAllDefect(() =>
      Effect.as(Effect.logWarning(`intent ${intent.id} is not sent again: resend threw an error`), false)
    )
  )

/**
 * Builds the operations for calls of these endpoints.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  ...endpoints: ReadonlyArray<Endpoint.Group>
): Effect.Effect<Service, never, TossHttpClient | TossStore.TossStore> =>
  Effect.gen(function* () {
    const known = Registry.of(endpoints)
    const http = yield* TossHttpClient
    const { intents, secrets } = yield* TossStore.TossStore

    const markApplied = <A>({ id, pending }: Named, { secretOf }: Endpoint.Answering<A>, answer: A) => {
      const kept = secretOf?.(answer) ?? null
      return Effect.zipRight(
        kept === null ? Effect.void : secrets.save(kept.orderId, kept.secret),
        intents.end(id, "Applied", pending.idempotencyKey)
      )
    }

    /** Writes down how a call of an intent ended, as far as that is known. */
    const record =
      <A>(named: Named, endpoint: Endpoint.Answering<A>, isFirst: boolean) =>
      (call: Effect.Effect<A, TossError>): Effect.Effect<A, Failed> =>
        call.pipe(
          Effect.mapError((error) =>
            isFirst && isTurnedAway(error) ? Calls.inDoubt(named.pending, error) : error
          ),
          Effect.tapError((error) =>
            // A call that was refused before sending says nothing about an earlier one.
            error.outcome === "NotApplied" && (isFirst || error.attempts > 0)
              ? intents.end(named.id, "NotApplied", named.pending.idempotencyKey)
              : Effect.void
          ),
          Effect.tap((answer) => markApplied(named, endpoint, answer))
        )

    /** What an intent that was applied is about, as it is now. */
    const read = <Args extends ReadonlyArray<unknown>, A>(
      named: Named,
      endpoint: Endpoint.Endpoint<Args, A>,
      args: Args,
      options: CallOptions
    ): Effect.Effect<A, TossError> => {
      const find = endpoint.lookUp?.findApplied ?? endpoint.lookUp?.find
      const found = find?.(Conclude.through(http.execute, options), ...args, named.pending.startedAt)
      return (found ?? Effect.succeed(null)).pipe(
        Effect.flatMap((answer) =>
          answer === null || answer === "Ambiguous"
            ? Effect.fail(Errors.missing(endpoint))
            : Effect.succeed(answer)
        ),
        // A reading that fails says "not applied" of itself, not of the call, which was.
        Effect.mapError((error) => Calls.inDoubt(named.pending, error))
      )
    }

    const unfit = (
      id: unknown,
      endpoint: Endpoint.Any,
      { idempotencyKey }: CallOptions
    ): ReadonlyArray<Issue> => [
      ...(typeof id === "string" && id !== ""
        ? []
        : [{ path: "intent", expected: "a name for this call, e.g. an order id or a refund id" }]),
      ...(idempotencyKey === undefined
        ? []
        : [{ path: "idempotencyKey", expected: "left out: the intent has its own" }]),
      ...(known.has(endpoint.id)
        ? []
        : [
            {
              path: "intent",
              expected: `only for ${Array.from(known.keys()).join(", ")}, which can be found out about later`
            }
          ])
    ]

    const run = <Args extends ReadonlyArray<unknown>, A>(
      id: string,
      endpoint: Endpoint.Endpoint<Args, A>,
      live: ReadonlyArray<unknown>
    ): Effect.Effect<A, Failed> =>
      Effect.gen(function* () {
        // Once: what is stored is what is sent.
        const given = Check.given(endpoint, live.slice(0, endpoint.arity))
        const options = Check.options(live[endpoint.arity])
        const issues = [
          ...("issues" in given ? given.issues : []),
          ...("issues" in options ? options.issues : unfit(id, endpoint, options))
        ]
        if ("issues" in given || "issues" in options || issues.length > 0) {
          return yield* Errors.invalidInput(endpoint, issues)
        }
        const args = Endpoint.argumentsOf(endpoint, given) as unknown as Args
        const wanted: PendingCall = {
          operation: endpoint.id,
          path: given.path as Endpoint.PathValues,
          // As it is sent: the noise of a computed amount, and how a text is composed, do not make it another one.
          request: given.content ?? null,
          idempotencyKey: yield* IdempotencyKey.make,
          keyId: http.keyId,
          startedAt: new Date(yield* Clock.currentTimeMillis).toISOString()
        }
        const { pending, state } = yield* intents.begin(id, wanted)
        const differing = differences(pending, wanted)
        if (differing.length > 0) {
          return yield* new IntentMismatchError({
            intentId: id,
            differences: differing,
            message: `The intent ${id} was used for another request before, which differs in ${differing.join(", ")}. Nothing was sent.`
          })
        }
        const named = { id, pending }
        if (state === "Applied") return yield* read(named, endpoint, args, options)
        const { idempotencyKey } = wanted
        const isFirst = pending.idempotencyKey === idempotencyKey
        const call = isFirst
          ? http.execute(endpoint, args, { ...options, idempotencyKey })
          : Calls.resend(http, endpoint, pending, options)
        return yield* record<A>(named, endpoint, isFirst)(call)
      })

    type Found = Pick<Resolved, "state" | "value">

    const resolveOne = (
      intent: TossStore.Intent,
      mayResend: Effect.Effect<boolean>
    ): Effect.Effect<Found, Failed> =>
      Effect.gen(function* () {
        const { id, pending } = intent
        const endpoint = known.get(pending.operation)
        if (endpoint === undefined) {
          yield* Effect.logWarning(`intent ${id} is still open: there is no ${pending.operation} here`)
          return { state: "Open", value: null }
        }
        const found: Endpoint.Resolution<Pending.Answer> = yield* Calls.resolve(
          http,
          endpoint,
          pending,
          undefined
        )
        switch (found.outcome) {
          case "Applied":
            yield* markApplied(intent, endpoint, found.value)
            return { state: "Applied", value: found.value }
          case "NotApplied":
            yield* intents.end(id, "NotApplied", pending.idempotencyKey)
            return { state: "NotApplied", value: null }
          default:
            if (!(yield* mayResend)) return { state: "Open", value: null }
            return yield* Calls.resend(http, endpoint, pending, undefined).pipe(
              record(intent, endpoint, false),
              Effect.map((value): Found => ({ state: "Applied", value })),
              Effect.catchIf(
                (error) => "outcome" in error && error.outcome === "NotApplied" && error.attempts > 0,
                () => Effect.succeed<Found>({ state: "NotApplied", value: null })
              )
            )
        }
      })

    return Intents.of({
      run: (id, endpoint, ...given) => run(id, endpoint, given),
      resolve: ({ resend } = {}) =>
        Effect.flatMap(intents.open, (open) =>
          Effect.forEach(open, (intent) =>
            resolveOne(intent, isWanted(intent, resend)).pipe(
              Effect.tapError((error) =>
                Effect.logWarning(`intent ${intent.id} is still open: ${error.message}`)
              ),
              Effect.orElseSucceed((): Found => ({ state: "Open", value: null })),
              Effect.map(
                (found) => ({ id: intent.id, operation: intent.pending.operation, ...found }) as Resolved
              )
            )
          )
        )
    })
  })

/**
 * Intents of calls of these endpoints, on whatever store is in place.
 *
 * @example
 * ```ts
 * import * as Intents from "effect-tosspayments/Intents"
 * import * as Payments from "effect-tosspayments/Payments"
 * import * as TossStore from "effect-tosspayments/TossStore"
 * import * as Layer from "effect/Layer"
 *
 * const intents = Intents.layer(Payments.endpoints).pipe(Layer.provide(TossStore.layerMemory))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  ...endpoints: ReadonlyArray<Endpoint.Group>
): Layer.Layer<Intents, never, TossHttpClient | TossStore.TossStore> =>
  Layer.effect(Intents, make(...endpoints))
