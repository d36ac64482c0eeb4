/**
 * Payment calls that survive the death of the process: written down before they are sent, under the shop's own
 * name, and settled after a restart.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { Endpoint } from "./Endpoint.js"
import * as IdempotencyKey from "./IdempotencyKey.js"
import * as Failure from "./internal/failure.js"
import * as Rules from "./internal/schema/rules.js"
import type { Payment } from "./model/Payment.js"
import type { CancelRequest } from "./model/payment/CancelRequest.js"
import type { ConfirmRequest } from "./model/payment/ConfirmRequest.js"
import * as Payments from "./Payments.js"
import type { Pending } from "./Pending.js"
import type { TossError } from "./TossError.js"
import * as TossHttpClient from "./TossHttpClient.js"
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
export type IntentOptions = Omit<TossHttpClient.CallOptions, "idempotencyKey">

type Failed = TossError | TossStore.StoreError | IntentMismatchError

/**
 * What a recovery found.
 *
 * @since 0.1.0
 * @category models
 */
export interface Recovered {
  /** The intent. */
  readonly id: string
  /** `Open`: still not known; recover again later. */
  readonly state: "Applied" | "NotApplied" | "Open"
  /** The payment as it was read; `null` when there was nothing to read. */
  readonly payment: Payment | null
}

/**
 * Says of an open intent whether it may be sent again. Only `true` does that; with anything else, and when it throws,
 * the intent stays open.
 *
 * @since 0.1.0
 * @category models
 */
export type Resend = (intent: TossStore.Intent) => boolean | Effect.Effect<boolean>

/**
 * Operations on intents.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Confirms a payment once for `intentId` (an order id, say), whatever happens: a second call of the same name
   * does not charge again but returns the payment as it is now, and an interrupted one is finished with the same
   * idempotency key. Also stores the payment's deposit secret.
   *
   * So a page that is reloaded after a refund gets a payment that is CANCELED: say what `CheckoutState.of` says.
   * (`Payments.confirm` has no memory: it answers a confirm of a payment that was given back with `ConflictError`, since
   * the call has brought no money.)
   *
   * An interrupted one whose payment was given back completely in the meantime ends `NotApplied`: the buyer may try
   * again with another payment.
   */
  readonly confirm: (
    intentId: string,
    request: ConfirmRequest,
    options?: IntentOptions
  ) => Effect.Effect<Payment, Failed>
  /** Refunds once for `intentId` (a refund id, say). */
  readonly cancel: (
    intentId: string,
    paymentKey: string,
    request: CancelRequest,
    options?: IntentOptions
  ) => Effect.Effect<Payment, Failed>
  /**
   * Settles what a dead process left open, by looking it up. With `resend`, what TossPayments has not seen is sent
   * again with its own key: a buyer who was told that the payment failed may be charged then, so leave it out for
   * confirms unless the order is still wanted. One intent that cannot be settled does not stop the others; one that the
   * store cannot read is named in the log and not in the result.
   */
  readonly recover: (options?: {
    /** Whether to send again what has not happened so far. Default: never. */
    readonly resend?: Resend | undefined
  }) => Effect.Effect<ReadonlyArray<Recovered>, TossStore.StoreError>
}

/**
 * Intents service.
 *
 * @example
 * ```ts
 * import * as PaymentIntents from "effect-tosspayments/PaymentIntents"
 * import * as Effect from "effect/Effect"
 *
 * const checkout = (order: { id: string; amount: number }, paymentKey: string) =>
 *   Effect.gen(function* () {
 *     const intents = yield* PaymentIntents.PaymentIntents
 *     return yield* intents.confirm(order.id, { paymentKey, orderId: order.id, amount: order.amount })
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class PaymentIntents extends /*#__PURE__*/ Context.Tag("effect-tosspayments/PaymentIntents")<
  PaymentIntents,
  Service
>() {}

/**
 * A request as it is sent: the noise of a computed amount, and how a text is composed, do not make it another one. What
 * is refused anyway stays as it is.
 */
const asSent = <Request>({ request: codec }: Endpoint<Request, Payment>, request: Request): unknown => {
  if (codec === null) return request
  const encoded = Rules.encode(codec, request)
  return "issues" in encoded ? request : encoded.value
}

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
 * What a stored call and the wanted one differ in. Both as JSON, which knows no `undefined`. Values are not told: they
 * may be account numbers.
 */
const differences = (stored: Pending, wanted: Pending): ReadonlyArray<string> => {
  if (stored.operation !== wanted.operation) return ["operation"]
  const asJson = ({ path, request }: Pending) => JSON.parse(JSON.stringify({ path, request }))
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

/** The same error, saying of the intent that its end is not known to this call. */
const inDoubt = (intent: Named, error: TossError): TossError => Failure.withOutcome(intent, error, "Unknown")

/**
 * Builds the operations.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<
  Service,
  never,
  Payments.Payments | TossHttpClient.TossHttpClient | TossStore.TossStore
> = /*#__PURE__*/ Effect.gen(function* () {
  const payments = yield* Payments.Payments
  const { keyId } = yield* TossHttpClient.TossHttpClient
  const { intents, secrets } = yield* TossStore.TossStore

  const settle = ({ id, pending }: Named, payment: Payment) =>
    Effect.zipRight(
      payment.secret === null ? Effect.void : secrets.save(payment.orderId, Redacted.make(payment.secret)),
      intents.end(id, "Applied", pending.idempotencyKey)
    )

  /** Writes down how a call of an intent ended, as far as that is known. */
  const record =
    (named: Named, isFirst: boolean) =>
    (call: Effect.Effect<Payment, TossError>): Effect.Effect<Payment, Failed> =>
      call.pipe(
        Effect.mapError((error) => (isFirst && isTurnedAway(error) ? inDoubt(named, error) : error)),
        Effect.tapError((error) =>
          // A call that was refused before sending says nothing about an earlier one.
          error.outcome === "NotApplied" && (isFirst || error.attempts > 0)
            ? intents.end(named.id, "NotApplied", named.pending.idempotencyKey)
            : Effect.void
        ),
        Effect.tap((payment) => settle(named, payment))
      )

  /** `call` makes the call with the key it is given. */
  const once = (
    id: string,
    request: Pick<Pending, "operation" | "path" | "request">,
    call: (idempotencyKey: string) => Effect.Effect<Payment, TossError>,
    read: Effect.Effect<Payment, TossError>,
    options?: IntentOptions
  ): Effect.Effect<Payment, Failed> =>
    Effect.gen(function* () {
      const idempotencyKey = yield* IdempotencyKey.make
      const wanted: Pending = {
        ...request,
        idempotencyKey,
        keyId,
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
      // A reading that fails says "not applied" of itself, not of the call, which was.
      if (state === "Applied") return yield* Effect.mapError(read, (error) => inDoubt({ id, pending }, error))
      const isFirst = pending.idempotencyKey === idempotencyKey
      return yield* (isFirst ? call(idempotencyKey) : payments.resend(pending, options)).pipe(
        record({ id, pending }, isFirst)
      )
    })

  /** Only `true` sends money: a promise, or a function that fails, does not. */
  const isWanted = (intent: TossStore.Intent, resend: Resend | undefined): Effect.Effect<boolean> =>
    Effect.suspend(() => {
      const answer = resend?.(intent)
      return Effect.isEffect(answer) ? answer : Effect.succeed(answer)
    }).pipe(
      Effect.map((answer) => answer === true),
      Effect.catchAllDefect(() =>
        Effect.as(Effect.logWarning(`intent ${intent.id} is not sent again: resend threw an error`), false)
      )
    )

  const recoverOne = (
    intent: TossStore.Intent,
    mayResend: Effect.Effect<boolean>
  ): Effect.Effect<Recovered, Failed> =>
    Effect.gen(function* () {
      const { id, pending } = intent
      const conclusion = yield* payments.resolve(pending)
      switch (conclusion._tag) {
        case "Applied":
          yield* settle(intent, conclusion.value)
          return { id, state: "Applied", payment: conclusion.value }
        case "NotApplied":
          yield* intents.end(id, "NotApplied", pending.idempotencyKey)
          return { id, state: "NotApplied", payment: null }
        default:
          if (!(yield* mayResend)) return { id, state: "Open", payment: null }
          return yield* payments.resend(pending).pipe(
            record(intent, false),
            Effect.map((payment): Recovered => ({ id, state: "Applied", payment })),
            Effect.catchIf(
              (error) => "outcome" in error && error.outcome === "NotApplied" && error.attempts > 0,
              () => Effect.succeed<Recovered>({ id, state: "NotApplied", payment: null })
            )
          )
      }
    })

  return PaymentIntents.of({
    confirm: (id, request, options) =>
      once(
        id,
        {
          operation: Payments.endpoints.confirm.id,
          path: {},
          request: asSent(Payments.endpoints.confirm, request)
        },
        (idempotencyKey) => payments.confirm(request, { ...options, idempotencyKey }),
        payments.retrieve(request.paymentKey, options),
        options
      ),
    cancel: (id, paymentKey, request, options) =>
      once(
        id,
        {
          operation: Payments.endpoints.cancel.id,
          path: { paymentKey },
          request: asSent(Payments.endpoints.cancel, request)
        },
        (idempotencyKey) => payments.cancel(paymentKey, request, { ...options, idempotencyKey }),
        payments.retrieve(paymentKey, options),
        options
      ),
    recover: ({ resend } = {}) =>
      Effect.flatMap(intents.open, (open) =>
        Effect.forEach(open, (intent) =>
          recoverOne(intent, isWanted(intent, resend)).pipe(
            Effect.tapError((error) =>
              Effect.logWarning(`intent ${intent.id} is still open: ${error.message}`)
            ),
            Effect.orElseSucceed((): Recovered => ({ id: intent.id, state: "Open", payment: null }))
          )
        )
      )
  })
})

/**
 * Intents on whatever store is in place.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<
  PaymentIntents,
  never,
  Payments.Payments | TossHttpClient.TossHttpClient | TossStore.TossStore
> = /*#__PURE__*/ Layer.effect(PaymentIntents, make)
