import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Issue } from "effect-tosspayments/TossError"
import * as Endpoint from "effect-tosspayments/WebhookEndpoint"
import type { Handlers } from "effect-tosspayments/WebhookInbox"
import type {
  WebHandlerOptions,
  WebhookContext,
  WebhookHandlerOptions,
  WebhookHandlers
} from "../WebhookHandler.js"
import * as Failure from "./failure.js"
import * as Input from "./input.js"

const names: { readonly [Name in keyof WebhookHandlers]: true } = {
  PAYMENT_STATUS_CHANGED: true,
  CANCEL_STATUS_CHANGED: true,
  DEPOSIT_CALLBACK: true,
  otherwise: true
}

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

/**
 * The user's functions as effects; they fail with what the functions reject with.
 *
 * @internal
 */
export const toEffects = (handlers: WebhookHandlers): Handlers<unknown> => ({
  PAYMENT_STATUS_CHANGED: (event) => run((context) => handlers.PAYMENT_STATUS_CHANGED(event, context)),
  CANCEL_STATUS_CHANGED: (event) => run((context) => handlers.CANCEL_STATUS_CHANGED(event, context)),
  DEPOSIT_CALLBACK: (event) => run((context) => handlers.DEPOSIT_CALLBACK(event, context)),
  otherwise: (event) => run((context) => handlers.otherwise(event, context))
})

const handlerIssues = (handlers: unknown): ReadonlyArray<Issue> =>
  Object.keys(names)
    .filter((name) => typeof Object(handlers)[name] !== "function")
    .map((name) => ({ path: `handlers.${name}`, expected: "must be an async function" }))

/**
 * The functions of a map of handlers.
 *
 * @internal
 */
export const read = (handlers: unknown): Input.Input<WebhookHandlers> =>
  Input.attempt("handlers", () => {
    const issues = handlerIssues(handlers)
    return issues.length === 0 ? Either.right(handlers as WebhookHandlers) : Either.left(issues)
  })

const settingsOf = (options: WebhookHandlerOptions): Input.Input<Endpoint.Settings> => {
  const { allowedSources, answerWithin, maxBytes, trustProxy } = options
  return Either.mapLeft(
    Endpoint.settings({
      allowedSources,
      maxBytes,
      trustProxy,
      answerWithin: answerWithin === undefined ? undefined : Duration.seconds(answerWithin)
    }),
    (error) => {
      const { message, path } = error as { readonly path: ReadonlyArray<string>; readonly message: string }
      return [{ path: path.join("."), expected: message }]
    }
  )
}

interface Checked extends Pick<WebHandlerOptions, "handlers" | "remoteAddress"> {
  readonly settings: Endpoint.Settings
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
  const refuse = (issues: ReadonlyArray<Issue>) => Failure.refusedOptions(endpoint, issues, frames())
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
