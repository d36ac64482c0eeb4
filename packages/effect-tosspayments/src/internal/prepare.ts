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
import * as Schema from "effect/Schema"
import * as Endpoint from "../Endpoint.js"
import * as IdempotencyKey from "../IdempotencyKey.js"
import type { Pending } from "../Pending.js"
import type * as TossConfig from "../TossConfig.js"
import type { Issue, ValidationError } from "../TossError.js"
import type { AnyCall, CallOptions } from "../TossHttpClient.js"
import * as Failure from "./failure.js"
import * as Issues from "./issues.js"
import * as Rules from "./rules.js"

/** @internal */
export interface Prepared {
  /** The call as it is made: options and request read once, so that nothing the caller's objects do later matters. */
  readonly call: AnyCall
  readonly request: HttpClientRequest.HttpClientRequest
  readonly idempotencyKey: string | null
  readonly pending: Pending | null
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

const checkPath = ({ path = {} }: AnyCall): ReadonlyArray<Issue> =>
  Object.entries(path).flatMap(([name, value]) => {
    const checked = Schema.validateEither(Rules.inPath(name))(value)
    return Either.isLeft(checked) ? Issues.fromParseIssue(checked.left.issue, [name]) : []
  })

/** One level is enough: what the SDK looks at later stands there. */
const copyOf = (body: unknown): unknown =>
  typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : body

interface Encoded {
  /** What was encoded. */
  readonly request: unknown
  readonly body: HttpBody.HttpBody
}

const encode = ({ body, endpoint }: AnyCall): Either.Either<Encoded, ReadonlyArray<Issue>> => {
  if (endpoint.request === null) return Either.right({ request: body, body: HttpBody.empty })
  try {
    const request = copyOf(body)
    return Schema.encodeUnknownEither(endpoint.request, { errors: "all", onExcessProperty: "error" })(
      request
    ).pipe(
      Either.map((json) => ({ request, body: HttpBody.text(JSON.stringify(json), "application/json") })),
      Either.mapLeft((error) => Issues.fromParseIssue(error.issue))
    )
  } catch {
    return Either.left(notReadable("request"))
  }
}

const optionalHeaders = ({ acceptLanguage, testCode }: CallOptions): Readonly<Record<string, string>> => ({
  ...(testCode === undefined ? {} : { "tosspayments-test-code": testCode }),
  ...(acceptLanguage === undefined ? {} : { "accept-language": acceptLanguage })
})

/** @internal */
export const prepare = (
  given: AnyCall,
  config: TossConfig.Service,
  keyId: string,
  /** Headers of every request. */
  fixed: Readonly<Record<string, string>>
): Effect.Effect<Prepared, ValidationError> =>
  Effect.clockWith((clock): Effect.Effect<Prepared, ValidationError> => {
    const { endpoint } = given
    const read = readOptions(given.options)
    const options = Either.getOrElse(read, () => noOptions)
    const encoded = encode(given)
    const issues = [
      ...Either.match(read, { onLeft: (found) => found, onRight: () => [] }),
      ...checkPath(given),
      ...checkOptions(options, config),
      ...Either.match(encoded, { onLeft: (found) => found, onRight: () => [] })
    ]
    if (Either.isLeft(encoded) || issues.length > 0) {
      return Effect.fail(Failure.invalidInput(endpoint, issues))
    }
    const call: AnyCall = { ...given, options, body: encoded.right.request }
    const common = {
      call,
      timeout:
        options.timeout !== undefined
          ? Duration.decode(options.timeout)
          : endpoint.slow
            ? Duration.max(config.timeout, slowTimeout)
            : config.timeout
    }
    const requestWith = (headers: Readonly<Record<string, string>>) =>
      HttpClientRequest.make(endpoint.method)(
        config.apiUrl + Endpoint.fillPath(endpoint.path, call.path ?? {}),
        { headers: { ...fixed, ...optionalHeaders(options), ...headers }, body: encoded.right.body }
      )
    if (endpoint.method !== "POST") {
      return Effect.succeed({ ...common, idempotencyKey: null, pending: null, request: requestWith({}) })
    }
    const startedAt = new Date(clock.unsafeCurrentTimeMillis()).toISOString()
    return Effect.map(
      options.idempotencyKey === undefined ? IdempotencyKey.make : Effect.succeed(options.idempotencyKey),
      (idempotencyKey) => ({
        ...common,
        idempotencyKey,
        pending: {
          operation: endpoint.id,
          path: call.path ?? {},
          request: call.body,
          idempotencyKey,
          keyId,
          startedAt
        },
        request: requestWith({ "idempotency-key": idempotencyKey })
      })
    )
  })
