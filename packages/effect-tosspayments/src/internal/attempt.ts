/**
 * One attempt of a call: send, read the whole answer, decide what it is.
 *
 * @internal
 */
import * as Effect from "effect/Effect"
import type { Outcome, TossError } from "../TossError.js"
import type { AnyCall, CallFor, Options, RawResponse } from "../TossHttpClient.js"
import * as Drift from "./drift.js"
import { reportDrift } from "./driftReport.js"
import * as Failure from "./failure.js"
import { notify } from "./notify.js"
import { annotateError } from "./observe.js"
import type { Prepared } from "./prepare.js"
import { withRunning } from "./running.js"
import type { Answered, Send, Trouble } from "./send.js"
import * as Specialise from "./specialise.js"
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
  readonly onDrift: Options["onDrift"]
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

const interpret = <Response>(
  call: CallFor<Response>,
  state: Failure.CallState,
  raw: RawResponse,
  onDrift: Options["onDrift"]
): Effect.Effect<Response, TossError> => {
  if (raw.status < 200 || raw.status > 299) {
    return Effect.clockWith((clock) => {
      const retryAfter = retryAfterSeconds(raw.headers["retry-after"], clock.unsafeCurrentTimeMillis())
      return Effect.fail(Failure.fromStatus(state, raw, retryAfter))
    })
  }
  if (raw.json === undefined) return Effect.fail(Failure.undecodable(state, raw, []))
  const [decoded, drifted] = Drift.collect(() => Specialise.decoderOf(call.endpoint.response)(raw.json))
  if ("issues" in decoded) return Effect.fail(Failure.undecodable(state, raw, decoded.issues))
  const { value } = decoded
  if (call.endpoint.lookUp?.isAbout({ path: call.path ?? {}, body: call.body }, value) === false) {
    return Effect.fail(Failure.unrelated(state, raw))
  }
  return drifted ? Effect.as(reportDrift(call, raw, onDrift), value) : Effect.succeed(value)
}

/** Only an attempt that ends by itself is settled: one that is interrupted stays in flight. */
const settle = (state: Failure.CallState, outcome: Outcome): void => {
  state.inFlight = false
  if (outcome === "Unknown") state.inDoubt = true
}

/** Sends the request and waits for its answer, or for the time-out; one that nobody waits for any more is given up. */
const exchange = (
  { maxResponseBytes, send }: Transport,
  prepared: Prepared,
  state: Failure.CallState
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

const errorOf = (
  { isOwnFetch, maxResponseBytes }: Transport,
  call: AnyCall,
  prepared: Prepared,
  state: Failure.CallState,
  trouble: Trouble | "Timeout"
): TossError => {
  if (trouble === "Timeout") return Failure.timedOut(state, prepared.timeout)
  const { error, status } = trouble
  if (error === null) return Failure.noResponse(state, isOwnFetch)
  return error._tag === "TooLarge"
    ? Failure.tooLarge(state, status, maxResponseBytes)
    : Failure.fromTransport(state, call, error, { isOwnFetch, status })
}

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
  const { onResponse } = call.options ?? {}
  return onResponse === undefined
    ? Effect.void
    : notify("onResponse", call, () =>
        onResponse({ ...raw, headers: { ...raw.headers }, json: parseJson(raw.text) })
      )
}

/** @internal */
export const attempt = <Response>(
  transport: Transport,
  call: CallFor<Response>,
  prepared: Prepared,
  state: Failure.CallState
): Effect.Effect<Response, TossError> =>
  Effect.matchEffect(exchange(transport, prepared, state), {
    onFailure: (trouble) =>
      Effect.zipRight(
        trouble === "Timeout" || trouble.status === null
          ? Effect.void
          : Tracing.annotate({ "http.response.status_code": trouble.status }),
        Effect.suspend(() => Effect.fail(errorOf(transport, call, prepared, state, trouble)))
      ),
    onSuccess: (answered) => {
      const raw = read(answered, state.attempts)
      return Effect.zipRight(
        Effect.zipRight(
          Tracing.annotate({
            "http.response.status_code": raw.status,
            ...(raw.traceId === null ? {} : { "tosspayments.trace_id": raw.traceId })
          }),
          show(call, raw)
        ),
        interpret(call, state, raw, transport.onDrift)
      )
    }
  }).pipe(
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
