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

const names: { readonly [Name in keyof WebhookHandlers]: true } = {
  PAYMENT_STATUS_CHANGED: true,
  CANCEL_STATUS_CHANGED: true,
  DEPOSIT_CALLBACK: true,
  otherwise: true
}

const known: { readonly [Name in keyof Required<WebhookHandlerOptions>]: true } = {
  handlers: true,
  maxBytes: true,
  answerWithin: true,
  allowedSources: true,
  trustProxy: true
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

/**
 * What the options of a call may be; those that are absent or `undefined` are not looked at.
 *
 * @internal
 */
export type Rules<Options> = {
  readonly [Name in keyof Required<Options>]: readonly [holds: (value: unknown) => boolean, expected: string]
}

/**
 * Options of every call that is given a delivery.
 *
 * @internal
 */
export const receivingRules = {
  headers: [
    (value: unknown) => typeof value === "object",
    "must be Headers or an object; null or nothing for none"
  ],
  maxBytes: [
    (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0,
    "must be a whole number of bytes, 1 or more"
  ]
} as const

/**
 * Checks the options of a call; throws `ValidationError`.
 *
 * @internal
 */
export const requireOptions = <Options extends object>(
  endpoint: string,
  options: Options | null | undefined,
  rules: Rules<Options>,
  frames: () => string | undefined
): void => {
  const given = options ?? {}
  if (typeof given !== "object") {
    throw Failure.refusedOptions(endpoint, [{ path: "options", expected: "must be an object" }], frames())
  }
  const issues = Object.entries(given).flatMap(([path, value]): ReadonlyArray<Issue> => {
    if (value === undefined) return []
    if (!Object.hasOwn(rules, path)) return [{ path, expected: `is no option of ${endpoint}` }]
    const [holds, expected] = rules[path as keyof Options]
    return holds(value) ? [] : [{ path, expected }]
  })
  if (issues.length > 0) throw Failure.refusedOptions(endpoint, issues, frames())
}

const handlerIssues = (handlers: unknown): ReadonlyArray<Issue> =>
  Object.keys(names)
    .filter((name) => typeof Object(handlers)[name] !== "function")
    .map((name) => ({ path: `handlers.${name}`, expected: "must be an async function" }))

/** No answer takes longer: a larger number means milliseconds. */
const mostSeconds = 600

const settingsOf = (options: WebhookHandlerOptions): Either.Either<Endpoint.Settings, Issue> => {
  const { allowedSources, answerWithin, maxBytes, trustProxy } = options
  if (typeof answerWithin === "number" && answerWithin > mostSeconds) {
    return Either.left({
      path: "answerWithin",
      expected: `must be seconds, at most ${mostSeconds}; ${answerWithin} looks like milliseconds`
    })
  }
  return Either.mapLeft(
    Endpoint.settings({
      allowedSources,
      maxBytes,
      trustProxy,
      answerWithin:
        answerWithin === undefined
          ? undefined
          : Duration.seconds(typeof answerWithin === "number" ? answerWithin : 0)
    }),
    (error) => {
      const { message, path } = error as { readonly path: ReadonlyArray<string>; readonly message: string }
      return { path: path.join("."), expected: message }
    }
  )
}

/**
 * Checks the functions of a call of `receive`.
 *
 * @internal
 */
export const requireHandlers = (
  endpoint: string,
  handlers: unknown,
  frames: () => string | undefined
): void => {
  const issues = handlerIssues(handlers)
  if (issues.length > 0) throw Failure.refusedOptions(endpoint, issues, frames())
}

/**
 * Checks what the user gave; throws `ValidationError`.
 *
 * @internal
 */
export const check = (
  endpoint: string,
  options: WebHandlerOptions,
  more: ReadonlyArray<string>,
  frames: () => string | undefined
): Endpoint.Settings => {
  const given = typeof options === "object" && options !== null ? options : ({} as WebHandlerOptions)
  const settings = settingsOf(given)
  const issues = [
    ...Object.entries(given)
      .filter(([name, value]) => value !== undefined && !Object.hasOwn(known, name) && !more.includes(name))
      .map(([path]) => ({ path, expected: `is no option of ${endpoint}` })),
    ...handlerIssues(given.handlers),
    ...(Either.isLeft(settings) ? [settings.left] : [])
  ]
  if (more.includes("remoteAddress")) {
    const { allowedSources, remoteAddress, trustProxy = 0 } = given
    if (remoteAddress !== undefined && typeof remoteAddress !== "function") {
      issues.push({ path: "remoteAddress", expected: "must be a function from a Request to an address" })
    }
    if (allowedSources !== undefined && remoteAddress === undefined && trustProxy === 0) {
      issues.push({
        path: "remoteAddress",
        expected: "must be given for allowedSources: a Request does not tell its address. Or set trustProxy"
      })
    }
  }
  if (Either.isLeft(settings) || issues.length > 0) throw Failure.refusedOptions(endpoint, issues, frames())
  return settings.right
}
