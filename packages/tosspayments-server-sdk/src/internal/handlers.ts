import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Issue } from "effect-tosspayments/TossError"
import type { Handlers } from "effect-tosspayments/WebhookInbox"
import * as Receiver from "effect-tosspayments/WebhookReceiver"
import { eventTypes } from "effect-tosspayments/Webhooks"
import type { HandledEvent } from "effect-tosspayments/webhook/Event"
import type {
  WebHandlerOptions,
  WebhookContext,
  WebhookHandlerOptions,
  WebhookHandlers
} from "../WebhookHandler.js"
import * as Input from "./input.js"
import * as Rejection from "./rejection.js"

/**
 * Options of a handler for requests of Node, which tell where they come from.
 *
 * @internal
 */
export const nodeRules: Input.Rules<WebhookHandlerOptions> = {
  handlers: Input.anything,
  maxBytes: Input.bytes,
  answerWithin: Input.seconds,
  allowedSources: Input.neverUnset(
    Input.rule(
      (value) => Array.isArray(value) && value.every((entry) => typeof entry === "string"),
      "must be a list of IP addresses"
    ),
    "deliveries from everywhere would be accepted. Give a list, or leave the name out if that is meant"
  ),
  trustProxy: Input.rule(
    (value) => Number.isSafeInteger(value) && (value as number) >= 0,
    "must be the number of proxies in front, 0 or more"
  )
}

/**
 * Options of a handler for `Request`s.
 *
 * @internal
 */
export const webRules: Input.Rules<WebHandlerOptions> = {
  ...nodeRules,
  remoteAddress: Input.rule(
    (value) => typeof value === "function",
    "must be a function from a Request to an address"
  )
}

const run = (start: (context: WebhookContext) => Promise<unknown>): Effect.Effect<unknown, unknown> =>
  Effect.tryPromise({ try: async (signal) => start({ signal }), catch: (error) => error })

type Handler = WebhookHandlers["otherwise"]

/**
 * The user's functions as effects; they fail with what the functions reject with.
 *
 * @internal
 */
export const toEffects = (handlers: WebhookHandlers): Handlers<unknown> =>
  Object.fromEntries(
    Object.entries<Handler>(handlers as never).map(([name, handler]) => [
      name,
      (event: HandledEvent) => run((context) => handler(event, context))
    ])
  ) as never

const handlerRule = Input.rule((value) => typeof value === "function", "must be an async function")

const handlerShape: Input.Shape<WebhookHandlers> = {
  path: "handlers",
  expected: "must be an object of async functions such as { otherwise }",
  unknown: "is no event of this version",
  rules: {
    ...Object.fromEntries(eventTypes.map((name) => [name, handlerRule])),
    otherwise: {
      ...handlerRule,
      missing: "must be an async function: events without one of their own go there",
      unset: "events without a function of their own go there"
    }
  } as Input.Rules<WebhookHandlers>
}

/**
 * The functions of a map of handlers, as methods of what was given. A name that is no event is refused: misspelt, its
 * events would go to `otherwise`.
 *
 * @internal
 */
export const read = (handlers: unknown): Input.Input<WebhookHandlers> =>
  Either.map(
    Input.fields("handlers", handlerShape, handlers),
    (found) =>
      Object.fromEntries(
        Object.entries<Handler>(found as never).map(([name, handler]) => [
          name,
          (...args: Parameters<Handler>) => Reflect.apply(handler, handlers, args)
        ])
      ) as never
  )

const settingsOf = (options: WebhookHandlerOptions): Input.Input<Receiver.Settings> => {
  const { allowedSources, answerWithin, maxBytes, trustProxy } = options
  const checked = Receiver.settings({
    allowedSources,
    maxBytes,
    trustProxy,
    answerWithin: answerWithin === undefined ? undefined : Duration.seconds(answerWithin)
  })
  return Either.mapLeft(Effect.runSync(Effect.either(checked)), (error) => {
    const { message, path } = error as { readonly path: ReadonlyArray<string>; readonly message: string }
    return [{ path: path.join("."), expected: message }]
  })
}

interface Checked extends Pick<WebHandlerOptions, "handlers" | "remoteAddress"> {
  readonly settings: Receiver.Settings
}

/** A `Request` does not tell where it comes from; a request of Node does. */
const sourceIssue = ({
  allowedSources,
  remoteAddress,
  trustProxy = 0
}: WebHandlerOptions): Input.Input<void> =>
  allowedSources !== undefined && remoteAddress === undefined && trustProxy === 0
    ? Either.left([
        {
          path: "remoteAddress",
          expected: "must be given for allowedSources: a Request does not tell its address. Or set trustProxy"
        }
      ])
    : Either.void

/**
 * Checks what the user gave; throws `ValidationError`.
 *
 * @internal
 */
export const check = (
  endpoint: string,
  rules: Input.Rules<WebHandlerOptions> | Input.Rules<WebhookHandlerOptions>,
  given: unknown,
  frames: () => string | undefined
): Checked => {
  const refuse = (issues: ReadonlyArray<Issue>) => Rejection.refusedOptions(endpoint, issues, frames())
  const options = Input.options<WebHandlerOptions>(
    endpoint,
    rules as Input.Rules<WebHandlerOptions>,
    given,
    "{ handlers }"
  )
  if (Either.isLeft(options)) throw refuse(options.left)
  const checked = Either.all({
    handlers: read(options.right.handlers),
    settings: settingsOf(options.right),
    source: "remoteAddress" in rules ? sourceIssue(options.right) : Either.void
  })
  if (Either.isLeft(checked)) throw refuse(checked.left)
  return { ...checked.right, remoteAddress: options.right.remoteAddress }
}
