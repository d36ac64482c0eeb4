/**
 * One attempt of a call: send, read the whole answer, decide what it is.
 *
 * @internal
 */
import * as Effect from "effect/Effect"
import type { Drift as DriftOf, RawResponse } from "../Call.js"
import type * as Endpoint from "../Endpoint.js"
import type { Outcome, TossError } from "../TossError.js"
import type { AnyCall, Call } from "./call.js"
import { reportDrift } from "./driftReport.js"
import * as Errors from "./errors.js"
import { notify } from "./notify.js"
import { annotateError } from "./observe.js"
import type { Prepared } from "./prepare.js"
import { withRunning } from "./running.js"
import * as Wire from "./schema/wire.js"
import type { Answered, Send, Trouble } from "./send.js"
import * as Timer from "./timer.js"
import * as Tracing from "./tracing.js"

/**
 * What attempts are made with.
 *
 * @internal
 */
export interface Transport {
  readonly send: Send
  /** Whether `fetch` is one of the user, whose faults are the user's. */
  readonly isOwnFetch: boolean
  readonly maxResponseBytes: number
  /** For answers that are encrypted. */
  readonly securityKeys: Endpoint.SecurityKeys
  readonly onDrift: ((drift: DriftOf) => void) | undefined
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const retryAfterSeconds = (header: string | undefined, now: number): number | null => {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const date = header.endsWith("GMT") ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000))
}

/** Answers of `v2` stand in an envelope. */
const contentOf = ({ version }: Endpoint.Any, json: unknown): unknown =>
  version === "v2" ? Object(json).entityBody : json

const isSuccess = (status: number): boolean => status >= 200 && status <= 299

const interpret = <A>(
  call: Call<A>,
  state: Errors.CallState,
  raw: RawResponse,
  fault: string | null,
  onDrift: Transport["onDrift"]
): Effect.Effect<A, TossError> => {
  const { endpoint } = call
  // What it says of the call, nobody knows.
  if (fault !== null) return Effect.fail(Errors.misunderstood(state, raw, fault))
  if (!isSuccess(raw.status)) {
    return Effect.clockWith((clock) => {
      const retryAfter = retryAfterSeconds(raw.headers["retry-after"], clock.unsafeCurrentTimeMillis())
      return Effect.fail(Errors.fromStatus(state, raw, retryAfter))
    })
  }
  // What has no answer answers with `void`.
  if (endpoint.response === null) return Effect.void as Effect.Effect<A>
  if (raw.json === undefined) return Effect.fail(Errors.undecodable(state, raw, []))
  const model = endpoint.response
  const content = contentOf(endpoint, raw.json)
  const decoded = Wire.decode<A, unknown>(model, content)
  if ("issues" in decoded) return Effect.fail(Errors.undecodable(state, raw, decoded.issues))
  const { drift, value } = decoded
  if (endpoint.lookUp?.isAbout(value, ...call.args) === false) {
    return Effect.fail(Errors.unrelated(state, raw))
  }
  return drift.length === 0
    ? Effect.succeed(value)
    : Effect.as(reportDrift(call, model, drift, raw.traceId, onDrift), value)
}

/** Only an attempt that ends by itself is settled: one that is interrupted stays in flight. */
const settle = (state: Errors.CallState, outcome: Outcome): void => {
  state.inFlight = false
  if (outcome === "Unknown") state.inDoubt = true
}

/** Sends the request and waits for its answer, or for the time-out; one that nobody waits for any more is given up. */
const exchange = <A>(
  { maxResponseBytes, send }: Transport,
  prepared: Prepared<A>,
  state: Errors.CallState
): Effect.Effect<Answered, Trouble | "Timeout"> =>
  withRunning((running) =>
    Effect.async((resume) => {
      state.attempts += 1
      state.inFlight = true
      const giveUp = send(prepared.request, maxResponseBytes, running, (exit) => {
        stop()
        resume(exit)
      })
      const stop = Timer.start(running, prepared.timeout, () => {
        giveUp()
        resume(Effect.fail("Timeout"))
      })
      return Effect.sync(() => {
        stop()
        giveUp()
      })
    })
  )

const errorOf = <A>(
  { isOwnFetch, maxResponseBytes }: Transport,
  prepared: Prepared<A>,
  state: Errors.CallState,
  trouble: Trouble | "Timeout"
): TossError => {
  if (trouble === "Timeout") return Errors.timedOut(state, prepared.timeout)
  const { error, status } = trouble
  if (error === null) return Errors.noResponse(state, isOwnFetch)
  return error._tag === "TooLarge"
    ? Errors.tooLarge(state, status, maxResponseBytes)
    : Errors.fromTransport(state, prepared.call.given, error, { isOwnFetch, status })
}

/** As JSON, where it is encrypted and a key fits. */
const decrypt = (
  { encryption }: Endpoint.Any,
  { securityKeys }: Transport,
  text: string
): ReturnType<Endpoint.Encryption["open"]> =>
  encryption?.open(text, securityKeys) ?? Effect.succeed({ text, fault: null })

const read = ({ headers, status, text }: Answered, attempt: number): RawResponse => ({
  attempt,
  status,
  headers,
  traceId: headers["x-tosspayments-trace-id"] ?? null,
  text,
  json: parseJson(text)
})

/** The observer gets a copy: what it deletes before it logs must not be missing from the answer. */
const show = (call: AnyCall, raw: RawResponse): Effect.Effect<void> => {
  const { onResponse } = call.options
  return onResponse === undefined
    ? Effect.void
    : notify("onResponse", call, () =>
        onResponse({ ...raw, headers: { ...raw.headers }, json: parseJson(raw.text) })
      )
}

/** @internal */
export const attempt = <A>(
  transport: Transport,
  prepared: Prepared<A>,
  state: Errors.CallState
): Effect.Effect<A, TossError> => {
  const { call } = prepared
  const exchanged = Effect.matchEffect(exchange(transport, prepared, state), {
    onFailure: (trouble) =>
      Effect.zipRight(
        trouble === "Timeout" || trouble.status === null
          ? Effect.void
          : Tracing.annotate({ "http.response.status_code": trouble.status }),
        Effect.suspend(() =>
          // Where the status is all there is to know, a body that breaks off is no matter.
          call.endpoint.response === null && trouble !== "Timeout" && isSuccess(trouble.status ?? 0)
            ? (Effect.void as Effect.Effect<A>)
            : Effect.fail(errorOf(transport, prepared, state, trouble))
        )
      ),
    onSuccess: (answered) =>
      Effect.flatMap(decrypt(call.endpoint, transport, answered.text), ({ fault, text }) => {
        const raw = read({ ...answered, text }, state.attempts)
        return Effect.zipRight(
          Effect.zipRight(
            Tracing.annotate({
              "http.response.status_code": raw.status,
              ...(raw.traceId === null ? {} : { "tosspayments.trace_id": raw.traceId })
            }),
            show(call, raw)
          ),
          interpret(call, state, raw, fault, transport.onDrift)
        )
      })
  })
  return exchanged.pipe(
    Effect.matchEffect({
      onSuccess: (value) => {
        settle(state, "NotApplied")
        return Effect.succeed(value)
      },
      onFailure: (error) => {
        settle(state, error.outcome)
        return Effect.zipRight(annotateError(error), Effect.fail(error))
      }
    }),
    Tracing.span(`${call.endpoint.method} ${call.endpoint.path}`, () => ({
      kind: "client",
      attributes: {
        "http.request.method": call.endpoint.method,
        "http.request.resend_count": state.attempts,
        "url.template": call.endpoint.path
      }
    }))
  )
}
