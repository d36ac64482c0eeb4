/**
 * What to answer to TossPayments when it delivers a webhook: the rules that every web server shares. `WebhookHttpApp`
 * puts them on `@effect/platform`; for another server, give the parts of its request to `receive`.
 *
 * | status | when |
 * | --- | --- |
 * | 200 | the event was handled, now or before |
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
import * as Cause from "effect/Cause"
import * as ConfigError from "effect/ConfigError"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import * as SourceAddress from "./SourceAddress.js"
import { WebhookVerificationError } from "./TossError.js"
import { dispatch, EventBusyError, type Handlers, WebhookInbox } from "./WebhookInbox.js"
import * as Bytes from "./webhook/Bytes.js"
import * as Envelope from "./webhook/Envelope.js"
import type { HandledEvent } from "./webhook/Event.js"

/**
 * The body of a delivery cannot be read.
 *
 * - `CutOff`: the connection broke before its end. Answered with 400, if anybody still listens.
 * - `AlreadyRead`: something in front has read it. Answered with 500; `message` is logged and should say what to do.
 *
 * @since 0.1.0
 * @category errors
 */
export class BodyError extends /*#__PURE__*/ Data.TaggedError("BodyError")<{
  readonly reason: "CutOff" | "AlreadyRead"
  /** What to do about it. */
  readonly message: string
}> {}

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
 * What to answer.
 *
 * @since 0.1.0
 * @category models
 */
export interface Answer {
  /** HTTP status. */
  readonly status: 200 | 400 | 403 | 405 | 413 | 500 | 503
  /** Headers, names in lower case. */
  readonly headers: { readonly [name: string]: string }
  /** A few words of plain text. TossPayments ignores it; it is for whoever looks at the developer centre. */
  readonly body: string
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
  readonly answerWithin?: Duration.DurationInput | undefined
  /** How far the time of a signed webhook may be from now, in both directions. Default 5 minutes. */
  readonly timeWindow?: Duration.DurationInput | undefined
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

const isPositive = (input: Duration.DurationInput): boolean =>
  Option.exists(Duration.decodeUnknown(input), (duration) => Duration.toMillis(duration) > 0)

/**
 * Checks options. Fails with the option's name and what is wrong with it.
 *
 * @example
 * ```ts
 * import * as WebhookEndpoint from "effect-tosspayments/WebhookEndpoint"
 * import * as Either from "effect/Either"
 *
 * Either.isLeft(WebhookEndpoint.settings({ allowedSources: ["toss.example"] })) // true: a name is no address
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const settings = (options: Options = {}): Either.Either<Settings, ConfigError.ConfigError> => {
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
    ? Either.right({
        maxBytes,
        answerWithin: Duration.decode(answerWithin),
        timeWindow: Duration.decode(timeWindow),
        allowedSources: allowedSources ?? null,
        trustProxy
      })
    : Either.left(ConfigError.InvalidData([broken[1]], broken[2]))
}

/**
 * Operations of the endpoint.
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
  readonly receive: <E, R>(
    delivery: Delivery,
    handlers: Handlers<E, R>,
    settings?: Settings
  ) => Effect.Effect<Answer, never, Exclude<R, Scope.Scope>>
}

/**
 * Endpoint service.
 *
 * @example
 * ```ts
 * import type { Handlers } from "effect-tosspayments/WebhookInbox"
 * import * as WebhookEndpoint from "effect-tosspayments/WebhookEndpoint"
 * import * as Effect from "effect/Effect"
 *
 * // A queue consumer that got the whole request as one message.
 * const consume = (message: { body: string; headers: Record<string, string> }, handlers: Handlers) =>
 *   Effect.gen(function* () {
 *     const endpoint = yield* WebhookEndpoint.WebhookEndpoint
 *     const { status } = yield* endpoint.receive(
 *       {
 *         method: "POST",
 *         headers: message.headers,
 *         remoteAddress: null,
 *         read: WebhookEndpoint.readFrom(message.body)
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
export class WebhookEndpoint extends /*#__PURE__*/ Context.Tag("effect-tosspayments/WebhookEndpoint")<
  WebhookEndpoint,
  Service
>() {}

/**
 * Reads a body that is there already, in one piece.
 *
 * @since 0.1.0
 * @category reading
 */
export const readFrom = (body: Envelope.Body): Effect.Effect<Uint8Array | null> => {
  let left: Uint8Array | null = Bytes.from(body)
  return Effect.sync(() => {
    const piece = left
    left = null
    return piece
  })
}

/** Into one growing array: a thousand tiny pieces must not cost a thousand objects. `null`: too large. */
const readAll = (
  read: Delivery["read"],
  maxBytes: number
): Effect.Effect<Uint8Array<ArrayBuffer> | null, BodyError> =>
  Effect.gen(function* () {
    let bytes = new Uint8Array(Math.min(maxBytes, 16 * 1024))
    let length = 0
    while (true) {
      const piece: Uint8Array | null = yield* read
      if (piece === null) return bytes.subarray(0, length)
      const end = length + piece.length
      if (end > maxBytes) return null
      if (end > bytes.length) {
        const larger = new Uint8Array(Math.min(maxBytes, Math.max(end, 2 * bytes.length)))
        larger.set(bytes.subarray(0, length))
        bytes = larger
      }
      bytes.set(piece, length)
      length = end
    }
  })

const answer = (status: Answer["status"], body: string, headers: Answer["headers"] = {}): Answer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  body
})

const tryAgain = (why: string): Answer => answer(503, `${why}: try again`)

/**
 * The answer of a server that is about to end.
 *
 * @since 0.1.0
 * @category constants
 */
export const closed: Answer = /*#__PURE__*/ tryAgain("the server is closing")

/** A failure of the shop's handler, whatever its type: not to be taken for one of the inbox. */
class HandlerFailure extends /*#__PURE__*/ Data.TaggedError("HandlerFailure")<{ readonly error: unknown }> {}

/** All events to the shop's handlers, with their failures marked. */
const marked = <E, R>(handlers: Handlers<E, R>): Handlers<HandlerFailure, R> => {
  const handle = (event: HandledEvent) =>
    Effect.mapError(dispatch(handlers, event), (error) => new HandlerFailure({ error }))
  return {
    PAYMENT_STATUS_CHANGED: handle,
    CANCEL_STATUS_CHANGED: handle,
    DEPOSIT_CALLBACK: handle,
    otherwise: handle
  }
}

/** Errors have a message and a stack; anything else could be the event itself, and what it holds is not for logs. */
const printable = (error: unknown): unknown =>
  error instanceof Error
    ? error
    : `a value of type ${error === null ? "null" : typeof error}, which is not logged since it may hold personal data`

const logFailure = (error: unknown): Effect.Effect<void> =>
  Effect.logError(
    "the handler of a webhook failed; TossPayments will deliver the event again",
    Cause.fail(printable(error))
  )

/** How a handled event that failed is answered. Says in the log what happened, and nothing of the event. */
const explain = (cause: Cause.Cause<unknown>): Effect.Effect<Answer> => {
  const error = Option.getOrUndefined(Cause.failureOption(cause))
  if (error instanceof HandlerFailure) {
    return Effect.as(logFailure(error.error), tryAgain("the handler failed"))
  }
  if (error instanceof WebhookVerificationError) {
    return Effect.as(
      Effect.logWarning(`a webhook was refused (${error.reason}): ${error.message}`),
      answer(400, error.reason)
    )
  }
  if (error instanceof EventBusyError) {
    return Effect.as(
      Effect.logInfo(`a webhook came while its event is being handled: ${error.eventId}`),
      tryAgain("the event is being handled")
    )
  }
  if (error !== undefined) {
    const { _tag, message } = error as { readonly _tag: string; readonly message: string }
    return Effect.as(
      Effect.logWarning(`a webhook could not be handled (${_tag}): ${message}`),
      tryAgain("something that is needed is out of order")
    )
  }
  return Cause.isInterruptedOnly(cause)
    ? Effect.succeed(tryAgain("the handling was stopped"))
    : Effect.as(logFailure(Cause.squash(cause)), tryAgain("the handler failed"))
}

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
  readonly closeWithin?: Duration.DurationInput | (() => Duration.DurationInput | undefined) | undefined
}

interface Workers {
  /** Starts work that neither the end of its parent nor its interruption ends; closing does. */
  readonly fork: <R>(
    work: Effect.Effect<Answer, never, R>
  ) => Effect.Effect<Fiber.RuntimeFiber<Answer>, never, R>
  readonly isClosing: () => boolean
}

const defaultCloseWithin = /*#__PURE__*/ Duration.seconds(10)

const makeWorkers = (
  closeWithin: () => Duration.DurationInput | undefined
): Effect.Effect<Workers, never, Scope.Scope> => {
  const underWay = new Set<Fiber.RuntimeFiber<Answer>>()
  let closing = false
  const close: Effect.Effect<void> = Effect.suspend(() => {
    closing = true
    const fibers = [...underWay]
    const limit = closeWithin() ?? defaultCloseWithin
    const during = (part: number) => (wait: Effect.Effect<unknown>) =>
      Effect.timeoutOption(Effect.interruptible(wait), Duration.times(limit, part))
    return Effect.zipRight(during(4 / 5)(Fiber.awaitAll(fibers)), during(1 / 5)(Fiber.interruptAll(fibers)))
  })
  return Effect.as(
    Effect.addFinalizer(() => close),
    {
      isClosing: () => closing,
      fork: (work) =>
        Effect.uninterruptible(
          // The caller may not be interruptible, and closing must be able to stop the work.
          Effect.tap(Effect.forkDaemon(Effect.interruptible(work)), (fiber) =>
            Effect.sync(() => {
              underWay.add(fiber)
              fiber.addObserver(() => underWay.delete(fiber))
            })
          )
        )
    } satisfies Workers
  )
}

/** `null`: let it in. */
const refuse = (delivery: Delivery, settings: Settings): Effect.Effect<Answer | null> => {
  const { allowedSources, trustProxy } = settings
  if (delivery.method !== "POST") {
    return Effect.succeed(answer(405, "MethodNotAllowed", { allow: "POST" }))
  }
  if (allowedSources === null) return Effect.succeed(null)
  const forwardedFor = Envelope.header(delivery.headers, "x-forwarded-for")
  const source = SourceAddress.resolve({ remoteAddress: delivery.remoteAddress, forwardedFor }, trustProxy)
  if (SourceAddress.isAllowed(source, allowedSources)) return Effect.succeed(null)
  const hint = trustProxy === 0 ? " (behind a proxy, set trustProxy)" : ""
  return Effect.as(
    Effect.logWarning(
      `a webhook from ${source ?? "an unknown address"} was refused: it is not in allowedSources${hint}`
    ),
    answer(403, "SourceNotAllowed")
  )
}

const unreadable = ({ message, reason }: BodyError): Effect.Effect<Answer> =>
  reason === "AlreadyRead"
    ? Effect.as(Effect.logError(`a webhook cannot be received: ${message}`), answer(500, "BodyAlreadyRead"))
    : Effect.as(Effect.logWarning(`a webhook was cut off: ${message}`), answer(400, "BodyCutOff"))

/** Something threw that should not: a request that is not what its server promises. */
const broken = (defect: unknown): Effect.Effect<Answer> =>
  Effect.as(
    Effect.logError("a webhook could not be received", Cause.fail(printable(defect))),
    tryAgain("something that is needed is out of order")
  )

const tooLarge = (maxBytes: number): Effect.Effect<Answer> =>
  Effect.as(
    Effect.logWarning(`a webhook of more than ${maxBytes} bytes was refused`),
    answer(413, "BodyTooLarge")
  )

const tooSlow = (answerWithin: Duration.Duration): Effect.Effect<Answer> =>
  Effect.as(
    Effect.logWarning(
      `a webhook was answered with 503 after ${Duration.format(answerWithin)}; if its handler has begun, it goes on`
    ),
    tryAgain("the event is being handled")
  )

/**
 * Builds the endpoint on an inbox.
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
    const { closeWithin = defaultCloseWithin } = options
    if (typeof closeWithin !== "function" && Option.isNone(Duration.decodeUnknown(closeWithin))) {
      return yield* Effect.fail(ConfigError.InvalidData(["closeWithin"], "must be a duration"))
    }
    const { fork, isClosing } = yield* makeWorkers(
      typeof closeWithin === "function" ? closeWithin : () => closeWithin
    )

    const handle = <E, R>(
      body: Uint8Array,
      headers: Envelope.HeadersInput,
      handlers: Handlers<E, R>,
      { maxBytes, timeWindow }: Settings
    ): Effect.Effect<Answer, never, Exclude<R, Scope.Scope>> =>
      Effect.scoped(inbox.receive(body, marked(handlers), { headers, maxBytes, timeWindow })).pipe(
        Effect.onInterrupt(() =>
          Effect.logWarning(
            "the handling of a webhook was stopped; TossPayments will deliver the event again"
          )
        ),
        Effect.map((outcome) => answer(200, outcome === "Handled" ? "handled" : "duplicate")),
        Effect.catchAllCause(explain)
      )

    /** Reads, starts the handling, and waits for its answer. */
    const accept = <E, R>(
      { headers, read }: Delivery,
      handlers: Handlers<E, R>,
      settings: Settings
    ): Effect.Effect<Answer, BodyError, Exclude<R, Scope.Scope>> =>
      Effect.gen(function* () {
        const body = yield* readAll(read, settings.maxBytes)
        if (body === null) return yield* tooLarge(settings.maxBytes)
        if (isClosing()) return closed
        const fiber = yield* fork(handle(body, headers, handlers, settings))
        const exit = yield* Fiber.await(fiber)
        return Exit.isSuccess(exit) ? exit.value : closed
      })

    const receive = <E, R>(
      delivery: Delivery,
      handlers: Handlers<E, R>,
      settings: Settings = defaults
    ): Effect.Effect<Answer, never, Exclude<R, Scope.Scope>> =>
      Effect.gen(function* () {
        const refusal = yield* refuse(delivery, settings)
        if (refusal !== null) return refusal
        const { answerWithin } = settings
        const accepted = Effect.catchAll(accept(delivery, handlers, settings), unreadable)
        const inTime = yield* Effect.timeoutOption(Effect.interruptible(accepted), answerWithin)
        return Option.isSome(inTime) ? inTime.value : yield* tooSlow(answerWithin)
      }).pipe(
        Effect.catchAllDefect(broken),
        Effect.tap(({ status }) => Effect.annotateCurrentSpan("http.response.status_code", status)),
        Effect.withSpan("TossPayments.webhooks.receive", { captureStackTrace: false })
      )

    return { receive }
  })

/**
 * The endpoint. Fails when an option is wrong.
 *
 * Closing it waits for events that are being handled, interrupts what takes too long, and ends within `closeWithin`.
 *
 * @example
 * ```ts
 * import * as SourceAddress from "effect-tosspayments/SourceAddress"
 * import * as TossStore from "effect-tosspayments/TossStore"
 * import * as WebhookEndpoint from "effect-tosspayments/WebhookEndpoint"
 * import * as WebhookInbox from "effect-tosspayments/WebhookInbox"
 * import * as Layer from "effect/Layer"
 *
 * // Behind one load balancer.
 * const endpoint = WebhookEndpoint.layer({ allowedSources: SourceAddress.documented, trustProxy: 1 }).pipe(
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
): Layer.Layer<WebhookEndpoint, ConfigError.ConfigError, WebhookInbox> =>
  Layer.scoped(WebhookEndpoint, make(options))
