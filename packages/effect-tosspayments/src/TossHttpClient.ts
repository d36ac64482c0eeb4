/**
 * How a call travels: check, encode, key, authentication, attempts with time-out and retry, error mapping, and,
 * when the answer of a call that moves money is lost, reading what became of it.
 *
 * @since 0.1.0
 */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Encoding from "effect/Encoding"
import { identity } from "effect/Function"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as RateLimiter from "effect/RateLimiter"
import * as Redacted from "effect/Redacted"
import type * as Schedule from "effect/Schedule"
import type { CallOptions, Drift, PendingCall } from "./Call.js"
import type * as Endpoint from "./Endpoint.js"
import { attempt } from "./internal/attempt.js"
import * as Conclude from "./internal/conclude.js"
import * as Errors from "./internal/errors.js"
import * as FetchInit from "./internal/fetchInit.js"
import { annotateError, observe } from "./internal/observe.js"
import { type Asked, prepare } from "./internal/prepare.js"
import { retry } from "./internal/retry.js"
import * as SecretKey from "./internal/secretKey.js"
import * as Send from "./internal/send.js"
import * as Tracing from "./internal/tracing.js"
import { version } from "./internal/version.js"
import * as RetryPolicy from "./RetryPolicy.js"
import * as TossConfig from "./TossConfig.js"
import type { TossError } from "./TossError.js"

/**
 * Transport of the resource services.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** Which secret key is used, without giving it away: a hash of 32 bits, as 8 hexadecimal digits. */
  readonly keyId: string
  /** Makes a call. */
  readonly execute: <Args extends ReadonlyArray<unknown>, A>(
    endpoint: Endpoint.Endpoint<Args, A>,
    args: NoInfer<Args>,
    options?: CallOptions
  ) => Effect.Effect<A, TossError>
  /**
   * Makes a call again that was made before, under its idempotency key, and whose outcome is not known: any error leaves
   * that open.
   */
  readonly resend: <Args extends ReadonlyArray<unknown>, A>(
    endpoint: Endpoint.Endpoint<Args, A>,
    args: NoInfer<Args>,
    pending: PendingCall,
    options?: CallOptions
  ) => Effect.Effect<A, TossError>
  /** Finds out what became of a call that was made before, with the secret key of this `keyId`. Only reads. */
  readonly resolve: <Args extends ReadonlyArray<unknown>, A>(
    endpoint: Endpoint.Endpoint<Args, A>,
    args: NoInfer<Args>,
    pending: Pick<PendingCall, "keyId" | "startedAt">,
    options?: CallOptions
  ) => Effect.Effect<Endpoint.Resolution<A>, TossError>
}

/**
 * Transport service.
 *
 * @since 0.1.0
 * @category services
 */
export class TossHttpClient extends /*#__PURE__*/ Context.Tag("effect-tosspayments/TossHttpClient")<
  TossHttpClient,
  Service
>() {}

/**
 * Settings of the transport that are not configuration.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * Changes the HTTP client, e.g. to add a header or a proxy. Applied last, outside of everything else. Must send each
   * request once, and repeat none: the SDK does, and tells from the failure of an attempt whether it was sent.
   */
  readonly transformClient?: ((client: HttpClient.HttpClient) => HttpClient.HttpClient) | undefined
  /** `User-Agent` of every request. Default: this package and its version. */
  readonly userAgent?: string | undefined
  /** When and how often to try again. Default: `RetryPolicy.schedule` with the configured `maxRetries`. */
  readonly retrySchedule?: Schedule.Schedule<unknown, TossError> | undefined
  /**
   * Holds requests back, e.g. `RateLimit.testEnvironment` or `RateLimit.make`: made once, with the transport, for its secret
   * key. Every attempt is counted, repeated ones too, and waits for its turn before it leaves. The time-out of an attempt
   * begins with its turn, the `deadline` of a call goes on: a call that meets it while waiting fails, and with
   * `outcome: "NotApplied"` if none of its attempts is in doubt. Two transports share a limiter that was made before:
   * `Effect.succeed(limiter)`. Default: none.
   */
  readonly rateLimit?: Effect.Effect<RateLimiter.RateLimiter> | undefined
  /**
   * Gets each field that an answer has in a form that the SDK does not know, with every such answer. Must not throw.
   * Default: a warning in the log, once per field and process.
   */
  readonly onDrift?: ((drift: Drift) => void) | undefined
  /**
   * How large an answer may be, in bytes, after decompression: a whole number, 1 or more. One that is larger ends the
   * attempt with a `NetworkError` `BodyTooLarge` as soon as that is seen. Default `defaultMaxResponseBytes`, 8 MiB.
   */
  readonly maxResponseBytes?: number | undefined
}

/**
 * How large an answer may be when nothing else is said: 8 MiB. A payment takes some 2 KiB.
 *
 * @since 0.1.0
 * @category constants
 */
export const defaultMaxResponseBytes = 8_388_608

const checkOptions = ({ maxResponseBytes, onDrift, transformClient, userAgent }: Options): string | null => {
  if (onDrift !== undefined && typeof onDrift !== "function") return "onDrift must be a function"
  if (transformClient !== undefined && typeof transformClient !== "function")
    return "transformClient must be a function"
  if (maxResponseBytes !== undefined && !(Number.isSafeInteger(maxResponseBytes) && maxResponseBytes > 0))
    return "maxResponseBytes must be a whole number of bytes"
  if (userAgent !== undefined && !(typeof userAgent === "string" && /^[\x20-\x7e]+$/.test(userAgent)))
    return "userAgent must be text of visible ASCII"
  return null
}

/** Where the endpoint has something to warn of. */
const warned = <A>(
  { warning }: Endpoint.Answering<A>,
  call: Effect.Effect<A, TossError>
): Effect.Effect<A, TossError> =>
  warning === undefined
    ? call
    : Effect.tap(call, (answer) => {
        const text = warning(answer)
        return text === null ? Effect.void : Effect.logWarning(text)
      })

/**
 * Builds the transport on whatever `HttpClient` is in place.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options: Options = {}
): Effect.Effect<Service, never, TossConfig.TossConfig | HttpClient.HttpClient> =>
  Effect.gen(function* () {
    const wrong = checkOptions(options)
    if (wrong !== null) return yield* Effect.dieMessage(`TossHttpClient: ${wrong}`)
    const config = yield* TossConfig.TossConfig
    const retrySchedule = options.retrySchedule ?? RetryPolicy.schedule({ maxRetries: config.maxRetries })
    const headers = {
      authorization: `Basic ${Encoding.encodeBase64(`${Redacted.value(config.secretKey)}:`)}`,
      accept: "application/json",
      "user-agent": options.userAgent ?? `effect-tosspayments/${version}`
    }
    const keyId = SecretKey.idOf(config.secretKey)
    const serverAddress = new URL(config.apiBase).hostname
    const requestInit = yield* Effect.serviceOption(FetchHttpClient.RequestInit)
    const client = yield* HttpClient.HttpClient
    const transport = {
      send: Send.through((options.transformClient ?? identity)(client), {
        ...Option.getOrUndefined(requestInit),
        ...FetchInit.make()
      }),
      isOwnFetch: Option.isSome(yield* Effect.serviceOption(FetchHttpClient.Fetch)),
      maxResponseBytes: options.maxResponseBytes ?? defaultMaxResponseBytes,
      securityKeys: config.securityKeys,
      onDrift: options.onDrift
    }

    const limited = yield* options.rateLimit ?? Effect.succeed(identity)

    const perform = <A>(asked: Asked<A>): Effect.Effect<A, TossError> =>
      warned(
        asked.endpoint,
        Effect.flatMap(prepare(asked, config, keyId, headers), (prepared) => {
          const { call } = prepared
          const state = Errors.startCall(call, prepared.idempotencyKey, prepared.pending)
          const once = limited(attempt(transport, prepared, state))
          const { acceptLanguage, deadline, onResponse, timeout } = call.options
          const read = Conclude.through(execute, { acceptLanguage, onResponse, timeout })
          // A DELETE carries no key that would make sending it twice harmless.
          const concluded = Effect.catchAll(
            call.endpoint.method === "DELETE" ? once : retry(once, retrySchedule),
            (error) => Conclude.conclude(call, read, state, error)
          )
          return observe(
            call,
            state
          )(
            deadline === undefined
              ? concluded
              : Effect.timeoutFail(concluded, {
                  duration: deadline,
                  onTimeout: () => Errors.deadlineExceeded(state)
                })
          )
        })
      ).pipe(
        Effect.tapError(annotateError),
        Tracing.span(`TossPayments.${asked.endpoint.id}`, () => ({
          attributes: { "server.address": serverAddress }
        }))
      )

    const execute: Service["execute"] = (endpoint, args, options) =>
      perform({ endpoint, args, options, resumed: null })

    return TossHttpClient.of({
      keyId,
      execute,
      resend: (endpoint, args, pending, options) => perform({ endpoint, args, options, resumed: pending }),
      resolve: (endpoint, args, pending, options) =>
        Conclude.resolve(
          { endpoint, args },
          Conclude.through(execute, options),
          pending.keyId !== keyId,
          pending.startedAt
        )
    })
  })

/**
 * The transport, with its defaults or with a changed HTTP client or retry schedule.
 *
 * @example
 * ```ts
 * import * as RetryPolicy from "effect-tosspayments/RetryPolicy"
 * import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
 * import * as Schedule from "effect/Schedule"
 *
 * const transport = TossHttpClient.layer({
 *   retrySchedule: RetryPolicy.schedule({ maxRetries: 5 }).pipe(Schedule.upTo("20 seconds"))
 * })
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options = {}
): Layer.Layer<TossHttpClient, never, TossConfig.TossConfig | HttpClient.HttpClient> =>
  Layer.effect(TossHttpClient, make(options))
