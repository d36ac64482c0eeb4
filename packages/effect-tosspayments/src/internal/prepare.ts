/**
 * Everything about a call that is decided before the first attempt: input checked, body encoded, one key for
 * all attempts.
 *
 * @internal
 */
import * as HttpBody from "@effect/platform/HttpBody"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { CallOptions, PendingCall } from "../Call.js"
import * as Endpoint from "../Endpoint.js"
import * as IdempotencyKey from "../IdempotencyKey.js"
import type * as TossConfig from "../TossConfig.js"
import type { Issue, ValidationError } from "../TossError.js"
import type { Call } from "./call.js"
import * as Check from "./check.js"
import * as Errors from "./errors.js"

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

/** Says in the body whose the key in the path is. */
const withOwner = ({ owner }: Endpoint.Any, { path }: Endpoint.Given, content: unknown): unknown =>
  owner === null ? content : { [owner]: path[owner], ...Object(content) }

const queryOf = (content: unknown): string => {
  const query = String(new URLSearchParams(Object(content) as Record<string, string>))
  return query === "" ? "" : `?${query}`
}

const optionalHeaders = ({ acceptLanguage, testCode }: CallOptions): Readonly<Record<string, string>> => ({
  ...(testCode === undefined ? {} : { "tosspayments-test-code": testCode }),
  ...(acceptLanguage === undefined ? {} : { "accept-language": acceptLanguage })
})

const bearerOf = ({ accessToken }: Endpoint.Given): Readonly<Record<string, string>> =>
  Check.isAccessToken(accessToken) ? { authorization: `Bearer ${Redacted.value(accessToken)}` } : {}

interface Body {
  readonly body: HttpBody.HttpBody
  readonly headers: Readonly<Record<string, string>>
}

const bodyOf = (
  endpoint: Endpoint.Any,
  content: unknown,
  securityKeys: Endpoint.SecurityKeys,
  at: Date
): Effect.Effect<Body, ValidationError> => {
  if (content === undefined) return Effect.succeed({ body: HttpBody.empty, headers: {} })
  const json = JSON.stringify(content)
  return endpoint.encryption === undefined
    ? Effect.succeed({ body: HttpBody.text(json, "application/json"), headers: {} })
    : Effect.mapError(endpoint.encryption.seal(json, securityKeys, at), (issue) =>
        Errors.invalidInput(endpoint, [issue])
      )
}

/** What is wrong with a call that is otherwise right, on this configuration. */
const unfit = (
  { encryption }: Endpoint.Any,
  { testCode }: CallOptions,
  { isTestMode, securityKeys }: TossConfig.Service
): ReadonlyArray<Issue> => [
  ...(testCode === undefined || isTestMode
    ? []
    : [{ path: "testCode", expected: "a test key: live keys ignore it" }]),
  ...(encryption?.lacks(securityKeys) ?? [])
]

const urlOf = (endpoint: Endpoint.Any, config: TossConfig.Service, given: Endpoint.Given): string => {
  const base = endpoint.version === undefined ? config.apiUrl : `${config.apiBase}/${endpoint.version}`
  return base + Endpoint.fillPath(endpoint.path, given.path as Endpoint.PathValues)
}

const timeoutOf = (endpoint: Endpoint.Any, config: TossConfig.Service, { timeout }: CallOptions) => {
  if (timeout !== undefined) return Duration.decode(timeout)
  return endpoint.slow === true ? Duration.max(config.timeout, slowTimeout) : config.timeout
}

/**
 * A call as it is asked for.
 *
 * @internal
 */
export interface Asked<A> extends Pick<Call<A>, "endpoint" | "args"> {
  readonly options: unknown
  /** Of a call that was made before; `null` for a new one. */
  readonly resumed: PendingCall | null
}

const optionsOf = <A>({ options, resumed }: Asked<A>): CallOptions | Check.Refused => {
  const read = Check.options(options)
  if (resumed === null || "issues" in read) return read
  // Never without one: it would be a new call.
  return Check.options({ ...read, idempotencyKey: resumed.idempotencyKey ?? "" })
}

/** @internal */
export const prepare = <A>(
  asked: Asked<A>,
  config: TossConfig.Service,
  keyId: string,
  /** Headers of every request. */
  fixed: Readonly<Record<string, string>>
): Effect.Effect<Prepared<A>, ValidationError> =>
  Effect.clockWith((clock): Effect.Effect<Prepared<A>, ValidationError> => {
    const { endpoint } = asked
    const given = Check.given(endpoint, asked.args)
    const options = optionsOf(asked)
    const issues = [
      ...("issues" in given ? given.issues : []),
      ...("issues" in options ? options.issues : unfit(endpoint, options, config))
    ]
    if ("issues" in given || "issues" in options || issues.length > 0) {
      return Effect.fail(Errors.invalidInput(endpoint, issues))
    }
    const { content } = given
    const call: Call<A> = {
      endpoint,
      args: Endpoint.argumentsOf(endpoint, given),
      given,
      options,
      resumed: asked.resumed !== null,
      // TossPayments counts its 15 days from the first time.
      startedAt: asked.resumed?.startedAt ?? new Date(clock.unsafeCurrentTimeMillis()).toISOString()
    }
    const timeout = timeoutOf(endpoint, config, options)
    const url = urlOf(endpoint, config, given)
    const headers = { ...fixed, ...bearerOf(given), ...optionalHeaders(options) }
    if (endpoint.method !== "POST") {
      const request = HttpClientRequest.make(endpoint.method)(url + queryOf(content), { headers })
      return Effect.succeed({ call, timeout, request, idempotencyKey: null, pending: null })
    }
    return Effect.zipWith(
      options.idempotencyKey === undefined ? IdempotencyKey.make : Effect.succeed(options.idempotencyKey),
      bodyOf(
        endpoint,
        withOwner(endpoint, given, content),
        config.securityKeys,
        new Date(clock.unsafeCurrentTimeMillis())
      ),
      (idempotencyKey, { body, headers: ofBody }) => ({
        call,
        timeout,
        idempotencyKey,
        pending:
          endpoint.confidential === true || endpoint.isRead === true
            ? null
            : (asked.resumed ?? {
                operation: endpoint.id,
                path: given.path as Endpoint.PathValues,
                // Not `undefined`, which JSON does not keep.
                request: given.request ?? null,
                idempotencyKey,
                keyId,
                startedAt: call.startedAt
              }),
        request: HttpClientRequest.post(url, {
          headers: { ...headers, ...ofBody, "idempotency-key": idempotencyKey },
          body
        })
      })
    )
  })
