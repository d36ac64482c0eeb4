/**
 * One attempt of a call: send, read the whole answer, decide what it is.
 *
 * @internal
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import type * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Schema from "effect/Schema"
import type { Outcome, TossError } from "../TossError.js"
import type { AnyCall, CallFor, RawResponse } from "../TossHttpClient.js"
import * as Body from "./body.js"
import * as Drift from "./drift.js"
import * as Failure from "./failure.js"
import * as Issues from "./issues.js"
import { notify } from "./notify.js"
import { annotateError } from "./observe.js"
import type { Prepared } from "./prepare.js"

/**
 * What attempts are made with.
 *
 * @internal
 */
export interface Transport {
  readonly client: HttpClient.HttpClient
  /** Whether `fetch` is one of the user, whose faults are the user's. */
  readonly isOwnFetch: boolean
  readonly maxResponseBytes: number
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Status and headers; `null` from a mock that answers with something else than a response. */
const headOf = (response: HttpClientResponse.HttpClientResponse) => {
  try {
    const { headers, status } = response
    return Number.isInteger(status) ? { headers, status } : null
  } catch {
    return null
  }
}

const send = (
  transport: Transport,
  call: AnyCall,
  prepared: Prepared,
  state: Failure.CallState
): Effect.Effect<RawResponse, TossError> => {
  const { client, isOwnFetch, maxResponseBytes } = transport
  let status: number | null = null
  return Effect.gen(function* () {
    state.attempts += 1
    state.inFlight = true
    const response = yield* client.execute(prepared.request)
    const head = headOf(response)
    if (head === null) return yield* Effect.fail(Failure.noResponse(state, isOwnFetch))
    const traceId = head.headers["x-tosspayments-trace-id"] ?? null
    status = head.status
    yield* Effect.annotateCurrentSpan({
      "http.response.status_code": status,
      ...(traceId === null ? {} : { "tosspayments.trace_id": traceId })
    })
    const text = yield* Body.readText(response, maxResponseBytes)
    const raw: RawResponse = { attempt: state.attempts, ...head, traceId, text, json: parseJson(text) }
    const { onResponse } = call.options ?? {}
    if (onResponse !== undefined) {
      // The observer gets a copy: what it deletes before it logs must not be missing from the answer.
      yield* notify("onResponse", call, () =>
        onResponse({ ...raw, headers: { ...raw.headers }, json: parseJson(text) })
      )
    }
    return raw
  }).pipe(
    Effect.catchTags({
      TooLarge: () => Effect.fail(Failure.tooLarge(state, status, maxResponseBytes)),
      RequestError: (error) => Effect.fail(Failure.fromTransport(state, call, error, { isOwnFetch, status })),
      ResponseError: (error) => Effect.fail(Failure.fromTransport(state, call, error, { isOwnFetch, status }))
    })
  )
}

const retryAfterSeconds = (header: string | undefined, now: number): number | null => {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const date = header.endsWith("GMT") ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000))
}

const interpret = <Response>(
  call: CallFor<Response>,
  state: Failure.CallState,
  raw: RawResponse
): Effect.Effect<Response, TossError> =>
  Effect.gen(function* () {
    if (raw.status < 200 || raw.status > 299) {
      const now = yield* Clock.currentTimeMillis
      return yield* Effect.fail(
        Failure.fromStatus(state, raw, retryAfterSeconds(raw.headers["retry-after"], now))
      )
    }
    if (raw.json === undefined) return yield* Effect.fail(Failure.undecodable(state, raw, []))
    const [decoded, drift] = Drift.collect(() =>
      Schema.decodeUnknownEither(call.endpoint.response, { errors: "all" })(raw.json)
    )
    if (Either.isLeft(decoded)) {
      return yield* Effect.fail(Failure.undecodable(state, raw, Issues.fromParseIssue(decoded.left.issue)))
    }
    if (call.endpoint.lookUp?.isAbout({ path: call.path ?? {}, body: call.body }, decoded.right) === false) {
      return yield* Effect.fail(Failure.unrelated(state, raw))
    }
    if (drift.length > 0) {
      yield* Effect.logWarning(
        `TossPayments answered ${call.endpoint.id} in a form this SDK does not know; read with defaults`
      ).pipe(
        Effect.annotateLogs({
          expected: drift.map(({ expected }) => expected).join(", "),
          traceId: raw.traceId
        })
      )
    }
    return decoded.right
  })

/** Only an attempt that ends by itself is settled: one that is interrupted stays in flight. */
const settle = (state: Failure.CallState, outcome: Outcome): void => {
  state.inFlight = false
  if (outcome === "Unknown") state.inDoubt = true
}

/** @internal */
export const attempt = <Response>(
  transport: Transport,
  call: CallFor<Response>,
  prepared: Prepared,
  state: Failure.CallState
): Effect.Effect<Response, TossError> =>
  Effect.suspend(() =>
    send(transport, call, prepared, state).pipe(
      Effect.timeoutFail({
        duration: prepared.timeout,
        onTimeout: () => Failure.timedOut(state, prepared.timeout)
      }),
      Effect.flatMap((raw) => interpret(call, state, raw)),
      Effect.tapBoth({
        onSuccess: () => Effect.sync(() => settle(state, "NotApplied")),
        onFailure: (error) => {
          settle(state, error.outcome)
          return annotateError(error)
        }
      }),
      Effect.withSpan(`${call.endpoint.method} ${call.endpoint.path}`, {
        kind: "client",
        captureStackTrace: false,
        attributes: {
          "http.request.method": call.endpoint.method,
          "http.request.resend_count": state.attempts,
          "url.template": call.endpoint.path
        }
      })
    )
  )
