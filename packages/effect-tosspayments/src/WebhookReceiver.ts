/**
 * What to answer to TossPayments when it delivers a webhook: the rules that every web server shares. `WebhookHttpApp`
 * puts them on `@effect/platform`; for another server, give the parts of its request to `receive`.
 *
 * | status | when |
 * | --- | --- |
 * | 200 | the event was handled, now or before, by its own function or by `otherwise` |
 * | 400 | forged or broken (`WebhookVerificationError`); the text says why |
 * | 403 | not from an address of the list, if one was given |
 * | 405 | not a POST |
 * | 413 | the body is larger than allowed; the rest is not read |
 * | 500 | the body was read before it got here: a mistake in the server, which is logged with its remedy |
 * | 503 | try again: another worker has the event, or something failed, or it takes longer than TossPayments waits |
 *
 * TossPayments takes everything but 200 as "not delivered" and delivers again, seven times within four days.
 *
 * @since 0.1.0
 */

import * as ConfigError from "effect/ConfigError"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import { refusalOf } from "./internal/webhook/admit.js"
import { type Answer, answer, closed } from "./internal/webhook/answer.js"
import { type BodyError, readAll } from "./internal/webhook/body.js"
import * as Explain from "./internal/webhook/explain.js"
import * as Workers from "./internal/webhook/workers.js"
import type { DurationInput } from "./TossConfig.js"
import { type Handlers, WebhookInbox } from "./WebhookInbox.js"
import * as Envelope from "./webhook/Envelope.js"
import * as SourceAddress from "./webhook/SourceAddress.js"

export { type Answer, closed } from "./internal/webhook/answer.js"
export { BodyError, readFrom } from "./internal/webhook/body.js"

/**
 * The parts of an HTTP request that matter.
 *
 * @since 0.1.0
 * @category models
 */
export interface Delivery {
  /** Method, in upper case. */
  readonly method: string
  /** Headers. */
  readonly headers: Envelope.HeadersInput
  /** Address at the other end of the socket; `null` when it is not known. Not from a header: those can be forged. */
  readonly remoteAddress: string | null
  /**
   * Reads the next piece of the body; `null` at its end. Asked again until then, or until there is more than is
   * allowed.
   */
  readonly read: Effect.Effect<Uint8Array | null, BodyError>
}

/**
 * How to receive.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** Largest body, in bytes. Default 1 MiB. Counted while reading; `Content-Length` is not believed. */
  readonly maxBytes?: number | undefined
  /**
   * When to answer at the latest; numbers are milliseconds. Default 8 seconds, since TossPayments waits for 10. An
   * event that takes longer is answered with 503 and handled to its end under its claim: the next delivery finds it
   * done.
   */
  readonly answerWithin?: DurationInput | undefined
  /** How far the time of a signed webhook may be from now, in both directions. Default 5 minutes. */
  readonly timeWindow?: DurationInput | undefined
  /**
   * Addresses to accept deliveries from, e.g. `SourceAddress.documented`. Default: any, since what moves money is
   * verified or read again anyhow; `CANCEL_STATUS_CHANGED` and events that this version does not know cannot be, and
   * reach the handler with `trust: "none"`.
   */
  readonly allowedSources?: ReadonlyArray<string> | undefined
  /**
   * How many proxies of yours stand in front, each of which appends to `X-Forwarded-For`. Default 0: the address is
   * the socket's. Only read together with `allowedSources`.
   */
  readonly trustProxy?: number | undefined
}

/**
 * Options that were checked; see `settings`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Settings {
  /** Largest body, in bytes. */
  readonly maxBytes: number
  /** When to answer at the latest. */
  readonly answerWithin: Duration.Duration
  /** How far the time of a signed webhook may be from now. */
  readonly timeWindow: Duration.Duration
  /** Addresses to accept deliveries from; `null` for any. */
  readonly allowedSources: ReadonlyArray<string> | null
  /** How many proxies stand in front. */
  readonly trustProxy: number
}

const isPositive = (input: DurationInput): boolean =>
  Option.exists(Duration.decodeUnknown(input), (duration) => Duration.toMillis(duration) > 0)

/**
 * Checks options. Fails with the option's name and what is wrong with it.
 *
 * @example
 * ```ts
 * import * as WebhookReceiver from "effect-tosspayments/WebhookReceiver"
 *
 * WebhookReceiver.settings({ allowedSources: ["toss.example"] }) // fails: a name is no address
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const settings = (options: Options = {}): Effect.Effect<Settings, ConfigError.ConfigError> => {
  const {
    allowedSources,
    answerWithin = Duration.seconds(8),
    maxBytes = Envelope.defaultMaxBytes,
    timeWindow = Duration.minutes(5),
    trustProxy = 0
  } = options
  const wrong = allowedSources?.find((entry) => SourceAddress.normalize(entry) === null)
  const rules: ReadonlyArray<readonly [holds: boolean, name: keyof Options, expected: string]> = [
    [
      Number.isSafeInteger(maxBytes) && maxBytes > 0,
      "maxBytes",
      "must be a whole number of bytes, 1 or more"
    ],
    [isPositive(answerWithin), "answerWithin", "must be a positive duration"],
    [isPositive(timeWindow), "timeWindow", "must be a positive duration"],
    [wrong === undefined, "allowedSources", `must be IP addresses, and ${JSON.stringify(wrong)} is none`],
    [
      Number.isSafeInteger(trustProxy) && trustProxy >= 0,
      "trustProxy",
      "must be the number of proxies in front, 0 or more"
    ]
  ]
  const broken = rules.find(([holds]) => !holds)
  return broken === undefined
    ? Effect.succeed({
        maxBytes,
        answerWithin: Duration.decode(answerWithin),
        timeWindow: Duration.decode(timeWindow),
        allowedSources: allowedSources ?? null,
        trustProxy
      })
    : Effect.fail(ConfigError.InvalidData([broken[1]], broken[2]))
}

/**
 * Operations of the receiver.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Receives a delivery: reads it, verifies it, and handles it once. Never fails: what goes wrong is an answer, and a
   * line in the log, without anything of the body.
   *
   * The event is handled in the scope of the layer, with the context of the caller but a scope of its own: it goes on
   * when the caller is interrupted or the time is up.
   */
  readonly receive: <R>(
    delivery: Delivery,
    handlers: Handlers<unknown, R>,
    settings?: Settings
  ) => Effect.Effect<Answer, never, Exclude<R, Scope.Scope>>
}

/**
 * Receiver service.
 *
 * @example
 * ```ts
 * import type { Handlers } from "effect-tosspayments/WebhookInbox"
 * import * as WebhookReceiver from "effect-tosspayments/WebhookReceiver"
 * import * as Effect from "effect/Effect"
 *
 * // A queue consumer that got the whole request as one message.
 * const consume = (message: { body: string; headers: Record<string, string> }, handlers: Handlers) =>
 *   Effect.gen(function* () {
 *     const receiver = yield* WebhookReceiver.WebhookReceiver
 *     const { status } = yield* receiver.receive(
 *       {
 *         method: "POST",
 *         headers: message.headers,
 *         remoteAddress: null,
 *         read: WebhookReceiver.readFrom(message.body)
 *       },
 *       handlers
 *     )
 *     return status === 200
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class WebhookReceiver extends /*#__PURE__*/ Context.Tag("effect-tosspayments/WebhookReceiver")<
  WebhookReceiver,
  Service
>() {}

/**
 * Options of the layer.
 *
 * @since 0.1.0
 * @category models
 */
export interface LayerOptions extends Options {
  /**
   * How long closing the layer takes at most; numbers are milliseconds. Default 10 seconds. Events that are being
   * handled are waited for during four fifths of it. What is not done by then is interrupted, and has the rest to give
   * its claim back, so that the next delivery is handled anew. What cannot be interrupted is left behind. A function is
   * asked when closing begins.
   */
  readonly closeWithin?: DurationInput | (() => DurationInput | undefined) | undefined
}

/**
 * Builds the receiver on an inbox.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options: LayerOptions = {}
): Effect.Effect<Service, ConfigError.ConfigError, WebhookInbox | Scope.Scope> =>
  Effect.gen(function* () {
    const defaults = yield* settings(options)
    const inbox = yield* WebhookInbox
    const { closeWithin } = options
    const isFixed = closeWithin !== undefined && typeof closeWithin !== "function"
    if (isFixed && Option.isNone(Duration.decodeUnknown(closeWithin))) {
      return yield* Effect.fail(ConfigError.InvalidData(["closeWithin"], "must be a duration"))
    }
    const { fork, isClosing } = yield* Workers.make<Answer>(
      typeof closeWithin === "function" ? closeWithin : () => closeWithin
    )

    const handle = <R>(
      body: Uint8Array,
      headers: Envelope.HeadersInput,
      handlers: Handlers<unknown, R>,
      { maxBytes, timeWindow }: Settings
    ): Effect.Effect<Answer, never, Exclude<R, Scope.Scope>> =>
      Effect.scoped(inbox.receive(body, Explain.marked(handlers), { headers, maxBytes, timeWindow })).pipe(
        Effect.onInterrupt(() => Explain.logStopped),
        Effect.map((outcome) => answer(200, outcome === "Handled" ? "handled" : "duplicate")),
        Effect.catchAllCause(Explain.notHandled)
      )

    /** Reads, starts the handling, and waits for its answer. */
    const accept = <R>(
      { headers, read }: Delivery,
      handlers: Handlers<unknown, R>,
      settings: Settings
    ): Effect.Effect<Answer, BodyError, Exclude<R, Scope.Scope>> =>
      Effect.gen(function* () {
        const body = yield* readAll(read, settings.maxBytes)
        if (body === null) return yield* Explain.tooLarge(settings.maxBytes)
        if (isClosing()) return closed
        const fiber = yield* fork(handle(body, headers, handlers, settings))
        const exit = yield* Fiber.await(fiber)
        return Exit.isSuccess(exit) ? exit.value : closed
      })

    const receive = <R>(
      delivery: Delivery,
      handlers: Handlers<unknown, R>,
      settings: Settings = defaults
    ): Effect.Effect<Answer, never, Exclude<R, Scope.Scope>> =>
      Effect.gen(function* () {
        const refusal = yield* refusalOf(delivery, settings)
        if (refusal !== null) return refusal
        const { answerWithin } = settings
        const accepted = Effect.catchAll(accept(delivery, handlers, settings), Explain.unreadable)
        const inTime = yield* Effect.timeoutOption(Effect.interruptible(accepted), answerWithin)
        return Option.isSome(inTime) ? inTime.value : yield* Explain.tooSlow(answerWithin)
      }).pipe(
        Effect.catchAllDefect(Explain.broken),
        Effect.tap(({ status }) => Effect.annotateCurrentSpan("http.response.status_code", status)),
        Effect.withSpan("TossPayments.webhooks.receive", { captureStackTrace: false })
      )

    return { receive }
  })

/**
 * The receiver. Fails when an option is wrong.
 *
 * Closing it waits for events that are being handled, interrupts what takes too long, and ends within `closeWithin`.
 *
 * @example
 * ```ts
 * import * as SourceAddress from "effect-tosspayments/webhook/SourceAddress"
 * import * as TossStore from "effect-tosspayments/TossStore"
 * import * as WebhookReceiver from "effect-tosspayments/WebhookReceiver"
 * import * as WebhookInbox from "effect-tosspayments/WebhookInbox"
 * import * as Layer from "effect/Layer"
 *
 * // Behind one load balancer.
 * const receiver = WebhookReceiver.layer({ allowedSources: SourceAddress.documented, trustProxy: 1 }).pipe(
 *   Layer.provide(WebhookInbox.layer()),
 *   Layer.provide(TossStore.layerMemory)
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: LayerOptions = {}
): Layer.Layer<WebhookReceiver, ConfigError.ConfigError, WebhookInbox> =>
  Layer.scoped(WebhookReceiver, make(options))
