/**
 * Everything about a call that is settled before the first attempt: input checked, body encoded, one key for
 * all attempts.
 *
 * @internal
 */
import * as HttpBody from "@effect/platform/HttpBody"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Clock from "effect/Clock"
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
import type { AnyCall } from "../TossHttpClient.js"
import * as Failure from "./failure.js"
import * as Issues from "./issues.js"
import { isPathValue } from "./pathValue.js"

/** @internal */
export interface Prepared {
  readonly request: HttpClientRequest.HttpClientRequest
  readonly idempotencyKey: string | null
  readonly pending: Pending | null
  /** For each attempt. */
  readonly timeout: Duration.Duration
}

const slowTimeout = /*#__PURE__*/ Duration.seconds(60)

const isPositive = (input: Duration.DurationInput): boolean =>
  Option.exists(Duration.decodeUnknown(input), (duration) => Duration.toMillis(duration) > 0)

const check = (call: AnyCall, config: TossConfig.Service): ReadonlyArray<Issue> => {
  const { timeout, deadline, idempotencyKey, testCode, acceptLanguage } = call.options ?? {}
  const rules: ReadonlyArray<readonly [holds: boolean, path: string, expected: string]> = [
    ...Object.entries(call.path ?? {}).map(
      ([name, value]) => [isPathValue(value), name, "a key of 1 to 200 characters"] as const
    ),
    [timeout === undefined || isPositive(timeout), "timeout", "a positive duration"],
    [deadline === undefined || isPositive(deadline), "deadline", "a positive duration"],
    [
      idempotencyKey === undefined || IdempotencyKey.isIdempotencyKey(idempotencyKey),
      "idempotencyKey",
      `1 to ${IdempotencyKey.maxLength} visible ASCII characters`
    ],
    [testCode === undefined || config.isTestMode, "testCode", "a test key: live keys ignore it"],
    [testCode === undefined || /^[A-Z0-9_]+$/.test(testCode), "testCode", "an error code"],
    [
      acceptLanguage === undefined || /^[A-Za-z0-9\-,;=.* ]+$/.test(acceptLanguage),
      "acceptLanguage",
      "a language tag such as en-US"
    ]
  ]
  return rules.filter(([holds]) => !holds).map(([, path, expected]) => ({ path, expected }))
}

const encode = (call: AnyCall): Either.Either<HttpBody.HttpBody, ReadonlyArray<Issue>> =>
  call.endpoint.request === null
    ? Either.right(HttpBody.empty)
    : Schema.encodeUnknownEither(call.endpoint.request, { errors: "all", onExcessProperty: "error" })(
        call.body
      ).pipe(
        Either.map((body) => HttpBody.text(JSON.stringify(body), "application/json")),
        Either.mapLeft((error) => Issues.fromParseIssue(error.issue))
      )

/** @internal */
export const prepare = (
  call: AnyCall,
  config: TossConfig.Service,
  keyId: string
): Effect.Effect<Prepared, ValidationError> =>
  Effect.gen(function* () {
    const { endpoint, options = {} } = call
    const body = encode(call)
    const issues = [...check(call, config), ...(Either.isLeft(body) ? body.left : [])]
    if (Either.isLeft(body) || issues.length > 0) {
      return yield* Effect.fail(Failure.invalidInput(endpoint, issues))
    }
    const idempotencyKey =
      endpoint.method === "POST" ? (options.idempotencyKey ?? (yield* IdempotencyKey.make)) : null
    const headers = {
      "idempotency-key": idempotencyKey ?? undefined,
      "tosspayments-test-code": options.testCode,
      "accept-language": options.acceptLanguage
    }
    const startedAt = yield* Clock.currentTimeMillis
    return {
      idempotencyKey,
      pending:
        idempotencyKey === null
          ? null
          : {
              operation: endpoint.id,
              path: call.path ?? {},
              request: call.body,
              idempotencyKey,
              keyId,
              startedAt: new Date(startedAt).toISOString()
            },
      timeout:
        options.timeout !== undefined
          ? Duration.decode(options.timeout)
          : endpoint.slow
            ? Duration.max(config.timeout, slowTimeout)
            : config.timeout,
      request: HttpClientRequest.make(endpoint.method)(
        config.apiUrl + Endpoint.fillPath(endpoint.path, call.path ?? {}),
        {
          headers: Object.entries(headers).filter(
            (entry): entry is [string, string] => entry[1] !== undefined
          ),
          body: body.right
        }
      )
    }
  })
