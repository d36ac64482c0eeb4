/**
 * How a call travels: check, encode, key, authentication, attempts with time-out and retry, error mapping, and,
 * when the answer of a call that moves money is lost, looking the result up.
 *
 * @since 0.1.0
 */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Encoding from "effect/Encoding"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type * as Schedule from "effect/Schedule"
import type * as Endpoint from "./Endpoint.js"
import { attempt } from "./internal/attempt.js"
import { conclude, lookUp } from "./internal/conclude.js"
import * as Failure from "./internal/failure.js"
import * as FetchInit from "./internal/fetchInit.js"
import { annotateError, observe } from "./internal/observe.js"
import { prepare } from "./internal/prepare.js"
import { retry } from "./internal/retry.js"
import * as SecretKey from "./internal/secretKey.js"
import * as Send from "./internal/send.js"
import * as Tracing from "./internal/tracing.js"
import { version } from "./internal/version.js"
import type { Pending } from "./Pending.js"
import * as RetryPolicy from "./RetryPolicy.js"
import * as TossConfig from "./TossConfig.js"
import type { TossError } from "./TossError.js"
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
 * What a single call may set. `undefined` leaves an option at its default; any other value of a wrong type or form is a
 * `ValidationError`, and nothing is sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface CallOptions {
  /** Time for each attempt; numbers are milliseconds. Default: the configuration's, at least 60 s where TossPayments is slow. */
  readonly timeout?: Duration.DurationInput | undefined
  /** Time for the whole call: attempts, waits and looking up. Default: none. */
  readonly deadline?: Duration.DurationInput | undefined
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
   * Is told when the call ends and nobody knows whether it took effect, also when it is interrupted: store the
   * value and look it up later. Not called when nothing had left. Must not throw.
   */
  readonly onUnknown?: ((pending: Pending) => void) | undefined
  /** Sees each HTTP answer of the call, also of attempts that are repeated, as a copy of its own. Must not throw. */
  readonly onResponse?: ((response: RawResponse) => void) | undefined
}

/**
 * One call of an endpoint.
 *
 * @since 0.1.0
 * @category models
 */
export interface Call<Request, Response> {
  /** Which endpoint. */
  readonly endpoint: Endpoint.Endpoint<Request, Response>
  /** Values for the braces in the path. */
  readonly path?: Endpoint.PathValues
  /** Body. */
  readonly body?: Request
  /** Options of the caller. */
  readonly options?: CallOptions | undefined
  /** Whether the same request was sent before and its end is not known: any error is in doubt then. */
  readonly resumed?: boolean
  /** Whether it was made with another secret key, perhaps another merchant's: what is not found proves nothing then. */
  readonly foreign?: boolean
}

/**
 * A call of which only the answer's type matters.
 *
 * @since 0.1.0
 * @category models
 */
// biome-ignore lint/suspicious/noExplicitAny: a call both takes and gives its request type
export type CallFor<Response> = Call<any, Response>

/**
 * Any call, when its types do not matter.
 *
 * @since 0.1.0
 * @category models
 */
// biome-ignore lint/suspicious/noExplicitAny: a call both takes and gives its types
export type AnyCall = Call<any, any>

/**
 * Transport of the resource services.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** Tells secret keys apart without telling them: a hash of 32 bits, as 8 hexadecimal digits. */
  readonly keyId: string
  /** Makes a call. */
  readonly execute: <Request, Response>(call: Call<Request, Response>) => Effect.Effect<Response, TossError>
  /** Finds out what became of a call made earlier. Only reads. */
  readonly lookUp: <Request, Response>(
    call: Call<Request, Response>
  ) => Effect.Effect<Endpoint.Conclusion<Response>, TossError>
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
   * Is told of each field that an answer has in a form that the SDK does not know, with every such answer. Must not throw.
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

const checkOptions = ({ maxResponseBytes, onDrift, transformClient }: Options): string | null => {
  if (onDrift !== undefined && typeof onDrift !== "function") return "onDrift must be a function"
  if (transformClient !== undefined && typeof transformClient !== "function")
    return "transformClient must be a function"
  if (maxResponseBytes !== undefined && !(Number.isSafeInteger(maxResponseBytes) && maxResponseBytes > 0))
    return "maxResponseBytes must be a whole number of bytes, 1 or more"
  return null
}

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
      send: Send.through(options.transformClient === undefined ? client : options.transformClient(client), {
        ...Option.getOrUndefined(requestInit),
        ...FetchInit.make()
      }),
      isOwnFetch: Option.isSome(yield* Effect.serviceOption(FetchHttpClient.Fetch)),
      maxResponseBytes: options.maxResponseBytes ?? defaultMaxResponseBytes,
      onDrift: options.onDrift
    }

    const execute: Service["execute"] = (given) =>
      Effect.flatMap(prepare(given, config, keyId, headers), (prepared) => {
        const call: typeof given = prepared.call
        const state = Failure.startCall(call, prepared.idempotencyKey, prepared.pending)
        const once = attempt(transport, call, prepared, state)
        // A DELETE carries no key that would make sending it twice harmless.
        const concluded = Effect.catchAll(
          call.endpoint.method === "DELETE" ? once : retry(once, retrySchedule),
          (error) => conclude(execute, call, state, error)
        )
        const { deadline } = call.options ?? {}
        return observe(
          call,
          state
        )(
          deadline === undefined
            ? concluded
            : Effect.timeoutFail(concluded, {
                duration: deadline,
                onTimeout: () => Failure.deadlineExceeded(state)
              })
        )
      }).pipe(
        Effect.tapError(annotateError),
        Tracing.span(`TossPayments.${given.endpoint.id}`, () => ({
          attributes: { "server.address": serverAddress }
        }))
      )

    return TossHttpClient.of({ keyId, execute, lookUp: (call) => lookUp(execute, call) })
  })

/**
 * The transport with its defaults.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<TossHttpClient, never, TossConfig.TossConfig | HttpClient.HttpClient> =
  /*#__PURE__*/ Layer.effect(TossHttpClient, /*#__PURE__*/ make())

/**
 * The transport with a changed HTTP client or retry schedule.
 *
 * @example
 * ```ts
 * import * as RetryPolicy from "effect-tosspayments/RetryPolicy"
 * import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
 * import * as Schedule from "effect/Schedule"
 *
 * const transport = TossHttpClient.layerWith({
 *   retrySchedule: RetryPolicy.schedule({ maxRetries: 5 }).pipe(Schedule.upTo("20 seconds"))
 * })
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerWith = (
  options: Options
): Layer.Layer<TossHttpClient, never, TossConfig.TossConfig | HttpClient.HttpClient> =>
  Layer.effect(TossHttpClient, make(options))
