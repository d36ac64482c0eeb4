/**
 * One attempt of a call: send, read the whole answer, decide what it is.
 *
 * @internal
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Schema from "effect/Schema"
import type { Outcome, TossError } from "../TossError.js"
import type { AnyCall, CallFor, Options, RawResponse } from "../TossHttpClient.js"
import * as Drift from "./drift.js"
import { reportDrift } from "./driftReport.js"
import * as Failure from "./failure.js"
import * as Issues from "./issues.js"
import { notify } from "./notify.js"
import type { Prepared } from "./prepare.js"

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const send = (
  client: HttpClient.HttpClient,
  call: AnyCall,
  prepared: Prepared,
  state: Failure.CallState
): Effect.Effect<RawResponse, TossError> =>
  Effect.gen(function* () {
    state.attempts += 1
    state.inFlight = true
    const response = yield* client.execute(prepared.request)
    const text = yield* response.text
    const raw: RawResponse = {
      attempt: state.attempts,
      status: response.status,
      headers: response.headers,
      traceId: response.headers["x-tosspayments-trace-id"] ?? null,
      text,
      json: parseJson(text)
    }
    yield* Effect.annotateCurrentSpan("http.response.status_code", raw.status)
    if (raw.traceId !== null) yield* Effect.annotateCurrentSpan("tosspayments.trace_id", raw.traceId)
    const { onResponse } = call.options ?? {}
    if (onResponse !== undefined) yield* notify("onResponse", call, () => onResponse(raw))
    return raw
  }).pipe(
    Effect.catchTags({
      RequestError: (error) => Effect.fail(Failure.fromTransport(state, error)),
      ResponseError: (error) => Effect.fail(Failure.fromTransport(state, error))
    })
  )

const retryAfterSeconds = (header: string | undefined, now: number): number | null => {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const date = header.endsWith("GMT") ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000))
}

const interpret = <Response>(
  call: CallFor<Response>,
  state: Failure.CallState,
  raw: RawResponse,
  onDrift: Options["onDrift"]
): Effect.Effect<Response, TossError> =>
  Effect.gen(function* () {
    if (raw.status < 200 || raw.status > 299) {
      const now = yield* Clock.currentTimeMillis
      return yield* Effect.fail(
        Failure.fromStatus(state, raw, retryAfterSeconds(raw.headers["retry-after"], now))
      )
    }
    if (raw.json === undefined) return yield* Effect.fail(Failure.undecodable(state, raw, []))
    const [decoded, drifted] = Drift.collect(() =>
      Schema.decodeUnknownEither(call.endpoint.response, { errors: "all" })(raw.json)
    )
    if (Either.isLeft(decoded)) {
      return yield* Effect.fail(Failure.undecodable(state, raw, Issues.fromParseIssue(decoded.left.issue)))
    }
    if (call.endpoint.lookUp?.isAbout({ path: call.path ?? {}, body: call.body }, decoded.right) === false) {
      return yield* Effect.fail(Failure.unrelated(state, raw))
    }
    if (drifted) yield* reportDrift(call, raw, onDrift)
    return decoded.right
  })

/** Only an attempt that ends by itself is settled: one that is interrupted stays in flight. */
const settle = (state: Failure.CallState, outcome: Outcome): void => {
  state.inFlight = false
  if (outcome === "Unknown") state.inDoubt = true
}

/** @internal */
export const attempt = <Response>(
  client: HttpClient.HttpClient,
  call: CallFor<Response>,
  prepared: Prepared,
  state: Failure.CallState,
  onDrift?: Options["onDrift"]
): Effect.Effect<Response, TossError> =>
  Effect.suspend(() =>
    send(client, call, prepared, state).pipe(
      Effect.timeoutFail({
        duration: prepared.timeout,
        onTimeout: () => Failure.timedOut(state, prepared.timeout)
      }),
      Effect.withSpan(`${call.endpoint.method} ${call.endpoint.path}`, {
        kind: "client",
        captureStackTrace: false,
        attributes: {
          "http.request.method": call.endpoint.method,
          "http.request.resend_count": state.attempts,
          "url.template": call.endpoint.path
        }
      }),
      Effect.flatMap((raw) => interpret(call, state, raw, onDrift)),
      Effect.tapBoth({
        onSuccess: () => Effect.sync(() => settle(state, "NotApplied")),
        onFailure: (error) => Effect.sync(() => settle(state, error.outcome))
      })
    )
  )
