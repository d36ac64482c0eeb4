/**
 * Everything about a call that is settled before the first attempt: input checked, body encoded, one key for
 * all attempts.
 *
 * @internal
 */
import * as HttpBody from "@effect/platform/HttpBody"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { CallOptions, PendingCall } from "../Call.js"
import * as Endpoint from "../Endpoint.js"
import * as IdempotencyKey from "../IdempotencyKey.js"
import type * as TossConfig from "../TossConfig.js"
import type { Issue, ValidationError } from "../TossError.js"
import type { Call } from "./call.js"
import * as Errors from "./errors.js"
import * as Rules from "./schema/rules.js"

/** @internal */
export interface Prepared<A> {
  /** The call as it is made: options and request read once, so that nothing the caller's objects do later matters. */
  readonly call: Call<A>
  readonly request: HttpClientRequest.HttpClientRequest
  readonly idempotencyKey: string | null
  readonly pending: PendingCall | null
  /** For each attempt. */
  readonly timeout: Duration.Duration
}

const slowTimeout = /*#__PURE__*/ Duration.seconds(60)

const isDuration = (input: unknown): boolean =>
  Option.exists(
    Duration.decodeUnknown(input),
    (duration) => Duration.isFinite(duration) && Duration.toMillis(duration) > 0
  )

const isText = (input: unknown, shape: RegExp): boolean => typeof input === "string" && shape.test(input)

const notReadable = (path: string): ReadonlyArray<Issue> => [
  { path, expected: "an object that can be read (it threw an error)" }
]

const noOptions: CallOptions = {}

/** Plain JavaScript gives anything, getters that throw too; `null` is none, as elsewhere in JavaScript. */
const readOptions = (given: unknown): Either.Either<CallOptions, ReadonlyArray<Issue>> => {
  if (given === undefined || given === null) return Either.right(noOptions)
  if (typeof given !== "object" || Array.isArray(given)) {
    return Either.left([{ path: "options", expected: "an object with the options of the call" }])
  }
  return Either.try({
    try: () => {
      const { acceptLanguage, deadline, idempotencyKey, onResponse, onUnknown, testCode, timeout } =
        given as CallOptions
      return { acceptLanguage, deadline, idempotencyKey, onResponse, onUnknown, testCode, timeout }
    },
    catch: () => notReadable("options")
  })
}

type Rule = readonly [value: unknown, holds: (value: unknown) => boolean, path: string, expected: string]

const optionRules = (options: CallOptions, { isTestMode }: TossConfig.Service): ReadonlyArray<Rule> => {
  const isFunction = (input: unknown) => typeof input === "function"
  const { acceptLanguage, deadline, idempotencyKey, onResponse, onUnknown, testCode, timeout } = options
  return [
    [timeout, isDuration, "timeout", "a positive, finite duration"],
    [deadline, isDuration, "deadline", "a positive, finite duration"],
    [
      idempotencyKey,
      (input) => typeof input === "string" && IdempotencyKey.isIdempotencyKey(input),
      "idempotencyKey",
      `1 to ${IdempotencyKey.maxLength} visible ASCII characters`
    ],
    [testCode, () => isTestMode, "testCode", "a test key: live keys ignore it"],
    [testCode, (input) => isText(input, /^[A-Z0-9_]+$/), "testCode", "an error code"],
    [
      acceptLanguage,
      (input) => isText(input, /^[A-Za-z0-9\-,;=.* ]+$/),
      "acceptLanguage",
      "a language tag such as en-US"
    ],
    [onUnknown, isFunction, "onUnknown", "a function"],
    [onResponse, isFunction, "onResponse", "a function"]
  ]
}

/** Nothing but `undefined` leaves an option at its default. */
const checkOptions = (options: CallOptions, config: TossConfig.Service): ReadonlyArray<Issue> =>
  options === noOptions
    ? []
    : optionRules(options, config)
        .filter(([value, holds]) => value !== undefined && !holds(value))
        .map(([, , path, expected]) => ({ path, expected }))

const checkPath = (path: Endpoint.Given["path"]): Array<Issue> =>
  Object.entries(path).flatMap(([name, value]) => {
    const checked = Rules.encode(Rules.inPath(name), value)
    return "issues" in checked ? checked.issues.map(({ expected }) => ({ path: name, expected })) : []
  })

const isAccessToken = (value: unknown): value is Redacted.Redacted<string> =>
  Redacted.isRedacted(value) && isText(Redacted.value(value), /^[\x21-\x7e]+$/)

/** Everything is read once: nothing that the caller's objects do later matters. */
const copyOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyOf)
  if (value instanceof Date) return new Date(value)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries({ ...value }).map(([name, inner]) => [name, copyOf(inner)]))
}

/** The arguments of a call, read once and found to be right. */
interface Checked {
  readonly given: Endpoint.Given
  /** What is sent, before it is written as JSON or as a query. */
  readonly content: unknown
}

/**
 * Checks the arguments of a call.
 *
 * @internal
 */
export const check = (
  endpoint: Endpoint.Any,
  args: ReadonlyArray<unknown>
): Either.Either<Checked, ReadonlyArray<Issue>> => {
  const { accessToken, path, request: asGiven } = Endpoint.given(endpoint, args)
  const wrong = checkPath(path)
  if (endpoint.bearer && !isAccessToken(accessToken)) {
    wrong.push({ path: "accessToken", expected: "a Redacted access token" })
  }
  if (endpoint.request === null) {
    return wrong.length > 0
      ? Either.left(wrong)
      : Either.right({ given: { accessToken, path, request: undefined }, content: undefined })
  }
  try {
    const request = copyOf(asGiven)
    const encoded = Rules.encode(endpoint.request, request)
    if ("issues" in encoded) return Either.left([...wrong, ...encoded.issues])
    return wrong.length > 0
      ? Either.left(wrong)
      : Either.right({ given: { accessToken, path, request }, content: encoded.value })
  } catch {
    return Either.left([...wrong, ...notReadable("request")])
  }
}

const queryOf = (content: unknown): string => {
  const given = Object.entries(Object(content)).filter(([, value]) => value !== undefined)
  return given.length === 0
    ? ""
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

const optionalHeaders = ({ acceptLanguage, testCode }: CallOptions): Readonly<Record<string, string>> => ({
  ...(testCode === undefined ? {} : { "tosspayments-test-code": testCode }),
  ...(acceptLanguage === undefined ? {} : { "accept-language": acceptLanguage })
})

const bearerOf = ({ accessToken }: Endpoint.Given): Readonly<Record<string, string>> =>
  isAccessToken(accessToken) ? { authorization: `Bearer ${Redacted.value(accessToken)}` } : {}

interface Body {
  readonly body: HttpBody.HttpBody
  readonly headers: Readonly<Record<string, string>>
}

const bodyOf = (
  { encryption, request }: Endpoint.Any,
  content: unknown,
  [securityKey]: TossConfig.Service["securityKeys"]
): Effect.Effect<Body> => {
  if (request === null) return Effect.succeed({ body: HttpBody.empty, headers: {} })
  const json = JSON.stringify(content)
  if (encryption === undefined || securityKey === undefined) {
    return Effect.succeed({ body: HttpBody.text(json, "application/json"), headers: {} })
  }
  return Effect.map(
    Effect.promise(() => encryption.encrypt(json, securityKey)),
    (text) => ({
      body: HttpBody.text(text, "text/plain"),
      headers: { "tosspayments-api-security-mode": "ENCRYPTION" }
    })
  )
}

const needsSecurityKey = ({ encryption }: Endpoint.Any, { securityKeys }: TossConfig.Service): boolean =>
  encryption !== undefined && securityKeys.length === 0

const urlOf = (endpoint: Endpoint.Any, config: TossConfig.Service, given: Endpoint.Given): string => {
  const base = endpoint.version === undefined ? config.apiUrl : `${config.apiBase}/${endpoint.version}`
  return base + Endpoint.fillPath(endpoint.path, given.path as Endpoint.PathValues)
}

const timeoutOf = (endpoint: Endpoint.Any, config: TossConfig.Service, { timeout }: CallOptions) => {
  if (timeout !== undefined) return Duration.decode(timeout)
  return endpoint.slow === true ? Duration.max(config.timeout, slowTimeout) : config.timeout
}

/** @internal */
export const prepare = <A>(
  asked: Pick<Call<A>, "endpoint" | "args" | "resumed"> & { readonly options: unknown },
  config: TossConfig.Service,
  keyId: string,
  /** Headers of every request. */
  fixed: Readonly<Record<string, string>>
): Effect.Effect<Prepared<A>, ValidationError> =>
  Effect.clockWith((clock): Effect.Effect<Prepared<A>, ValidationError> => {
    const { endpoint, resumed } = asked
    const read = readOptions(asked.options)
    const checked = check(endpoint, asked.args)
    const issues = [
      ...Either.match(checked, { onLeft: (found) => found, onRight: () => [] }),
      ...Either.match(read, {
        onLeft: (found) => found,
        onRight: (options) => checkOptions(options, config)
      }),
      ...(needsSecurityKey(endpoint, config)
        ? [{ path: "securityKey", expected: "in the configuration: the request is encrypted with it" }]
        : [])
    ]
    if (Either.isLeft(checked) || Either.isLeft(read) || issues.length > 0) {
      return Effect.fail(Errors.invalidInput(endpoint, issues))
    }
    const options = read.right
    const { content, given } = checked.right
    const call: Call<A> = { endpoint, args: Endpoint.argumentsOf(endpoint, given), given, options, resumed }
    const timeout = timeoutOf(endpoint, config, options)
    const url = urlOf(endpoint, config, given)
    const headers = { ...fixed, ...bearerOf(given), ...optionalHeaders(options) }
    if (endpoint.method !== "POST") {
      const request = HttpClientRequest.make(endpoint.method)(url + queryOf(content), { headers })
      return Effect.succeed({ call, timeout, request, idempotencyKey: null, pending: null })
    }
    const startedAt = new Date(clock.unsafeCurrentTimeMillis()).toISOString()
    return Effect.zipWith(
      options.idempotencyKey === undefined ? IdempotencyKey.make : Effect.succeed(options.idempotencyKey),
      bodyOf(endpoint, content, config.securityKeys),
      (idempotencyKey, { body, headers: ofBody }) => ({
        call,
        timeout,
        idempotencyKey,
        pending: {
          operation: endpoint.id,
          path: given.path as Endpoint.PathValues,
          request: given.request,
          idempotencyKey,
          keyId,
          startedAt
        },
        request: HttpClientRequest.post(url, {
          headers: { ...headers, ...ofBody, "idempotency-key": idempotencyKey },
          body
        })
      })
    )
  })
