/**
 * The one place where answers, platform errors and parse errors become the SDK's errors. None of them keeps
 * the platform's request or error: printing it would show the Authorization header.
 *
 * @internal
 */
import type { HttpClientRequest } from "@effect/platform/HttpClientRequest"
import * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Encoding from "effect/Encoding"
import type { PendingCall, RawResponse } from "../Call.js"
import type * as Endpoint from "../Endpoint.js"
import * as RetryPolicy from "../RetryPolicy.js"
import * as TossError from "../TossError.js"
import * as TossErrorCode from "../TossErrorCode.js"
import type { AnyCall } from "./call.js"
import * as Issues from "./schema/issues.js"
import type * as Send from "./send.js"
import * as Thrown from "./thrown.js"

/**
 * What is known about a call when something goes wrong.
 *
 * @internal
 */
export interface CallState {
  readonly endpoint: Pick<Endpoint.Any, "id" | "method" | "isRead">
  /** `null` for reads. */
  readonly idempotencyKey: string | null
  /** What a caller stores when the outcome stays unknown. */
  readonly pending: PendingCall | null
  attempts: number
  /** A request is on its way and its answer has not come. */
  inFlight: boolean
  /** An earlier attempt may have taken effect. */
  inDoubt: boolean
}

/** @internal */
export const startCall = (
  { endpoint, resumed }: Pick<CallState, "endpoint"> & Pick<AnyCall, "resumed">,
  idempotencyKey: string | null,
  pending: PendingCall | null
): CallState => ({ endpoint, idempotencyKey, pending, attempts: 0, inFlight: false, inDoubt: resumed })

type Parts = Partial<Omit<TossError.Fields, "message">> & {
  readonly detail: string
  readonly outcome: TossError.Outcome
}

const fields = (call: CallState, parts: Parts) => ({
  code: null,
  status: null,
  traceId: null,
  retryAfterSeconds: null,
  body: null,
  ...parts,
  pending: parts.outcome === "Unknown" ? call.pending : null,
  endpoint: call.endpoint.id,
  attempts: call.attempts,
  idempotencyKey: call.idempotencyKey
})

/** A read has no effect; any other request that may have reached TossPayments has one, perhaps. */
const doubt = ({ endpoint: { isRead, method } }: CallState): TossError.Outcome =>
  isRead === true || method === "GET" ? "NotApplied" : "Unknown"

/** @internal */
export const invalidInput = (endpoint: CallState["endpoint"], issues: ReadonlyArray<TossError.Issue>) =>
  new TossError.ValidationError({
    ...fields(startCall({ endpoint, resumed: false }, null, null), {
      detail: `${endpoint.id} was given a wrong request: ${Issues.toText(issues)}.`,
      outcome: "NotApplied"
    }),
    issues
  })

const classes = {
  Authentication: TossError.AuthenticationError,
  Permission: TossError.PermissionError,
  NotFound: TossError.NotFoundError,
  Conflict: TossError.ConflictError,
  Declined: TossError.DeclinedError,
  RateLimit: TossError.RateLimitError,
  Server: TossError.ServerError
}

const categories: { readonly [status: number]: TossErrorCode.Category } = {
  401: "Authentication",
  403: "Permission",
  404: "NotFound",
  409: "Conflict",
  429: "RateLimit"
}

const isClientError = (status: number | null): boolean => status !== null && status >= 400 && status < 500

const categoryOfStatus = (status: number): TossErrorCode.Category =>
  categories[status] ?? (isClientError(status) ? "Validation" : "Server")

/**
 * `{ code, message }` (v1) or `{ error: { code, message } }` (v2); no deeper, whatever the answer nests, but for a message that
 * is `{ message }`, as what stands in front of payouts has it.
 */
const errorIn = (json: unknown): { readonly code: string; readonly message: string } | null => {
  for (const candidate of [json, Object(json).error]) {
    const { code, message } = Object(candidate) as { code?: unknown; message?: unknown }
    const text = typeof message === "string" ? message : Object(message).message
    if (typeof code === "string") return { code, message: typeof text === "string" ? text : "" }
  }
  return null
}

/** Answers are untrusted text: no line breaks into logs, no novels. */
const quote = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .slice(0, 300)
    .trim()

/**
 * Whether an answer with an error leaves open what happened: the server failed in the middle, still works on
 * the request, or says that it was done before.
 */
const leavesOpen = (status: number, entry: TossErrorCode.Entry | undefined): boolean => {
  if (status === 429) return false
  if (entry === undefined) return status >= 500 || status < 400 || status === 409
  return (
    entry.readFirst ||
    entry.retry === "NewKeyAfterReading" ||
    (entry.retry === "SameKey" && entry.category !== "RateLimit")
  )
}

/** @internal */
export const fromStatus = (
  call: CallState,
  response: RawResponse,
  retryAfterSeconds: number | null
): TossError.TossError => {
  const found = errorIn(response.json)
  const entry = found === null ? undefined : TossErrorCode.lookup(found.code)
  const category =
    response.status === 429 ? "RateLimit" : (entry?.category ?? categoryOfStatus(response.status))
  const base = fields(call, {
    code: found?.code ?? null,
    status: response.status,
    traceId: response.traceId,
    retryAfterSeconds,
    body: response.text,
    outcome: leavesOpen(response.status, entry) ? doubt(call) : "NotApplied",
    detail:
      found === null
        ? `${call.endpoint.id}: TossPayments answered with status ${response.status} and no error code.`
        : `${call.endpoint.id}: TossPayments answered ${quote(found.code)} (status ${response.status}): "${quote(found.message)}".`
  })
  return category === "Validation"
    ? new TossError.ValidationError({ ...base, issues: [] })
    : new classes[category](base)
}

/**
 * `what` is said of an answer that tells nothing of the call.
 *
 * @internal
 */
export const misunderstood = (
  call: CallState,
  response: RawResponse,
  what: string,
  issues: ReadonlyArray<TossError.Issue> = []
): TossError.TossError =>
  new TossError.DecodeError({
    ...fields(call, {
      status: response.status,
      traceId: response.traceId,
      body: response.text,
      outcome: doubt(call),
      detail: `${call.endpoint.id}: TossPayments answered with ${what}`
    }),
    issues
  })

/** @internal */
export const undecodable = (
  call: CallState,
  response: RawResponse,
  issues: ReadonlyArray<TossError.Issue>
): TossError.TossError => {
  const why = issues.length === 0 ? "it is not JSON" : Issues.toText(issues)
  return misunderstood(call, response, `success, but the answer is not understood (${why}).`, issues)
}

/** @internal */
export const unrelated = (call: CallState, response: RawResponse): TossError.TossError =>
  misunderstood(
    call,
    response,
    "what belongs to another call. Was the idempotency key used for another call?",
    [{ path: "", expected: "an answer to this call" }]
  )

/**
 * What an earlier call made is not to be found.
 *
 * @internal
 */
export const missing = (endpoint: CallState["endpoint"]): TossError.TossError =>
  new TossError.NotFoundError(
    fields(startCall({ endpoint, resumed: false }, null, null), {
      detail: `${endpoint.id}: what the call of this intent made is not in the list that it should be in.`,
      outcome: "NotApplied"
    })
  )

const network = (
  call: CallState,
  reason: TossError.NetworkReason,
  outcome: TossError.Outcome,
  what: string,
  { cause, status = null }: { readonly cause?: TossError.NetworkCause; readonly status?: number | null } = {}
) =>
  new TossError.NetworkError({
    ...fields(call, { status, outcome, detail: `${call.endpoint.id}: ${what}` }),
    reason,
    ...(cause === undefined ? {} : { cause })
  })

/** @internal */
export const timedOut = (call: CallState, timeout: Duration.Duration): TossError.TossError =>
  network(call, "Timeout", doubt(call), `no answer within ${Duration.format(timeout)}.`)

/** @internal */
export const deadlineExceeded = (call: CallState): TossError.TossError =>
  network(
    call,
    "Deadline",
    call.inFlight || call.inDoubt ? doubt(call) : "NotApplied",
    "the deadline of the call ran out."
  )

/** @internal */
export const tooLarge = (call: CallState, status: number | null, limit: number): TossError.TossError =>
  network(
    call,
    "BodyTooLarge",
    doubt(call),
    `the answer is larger than ${limit} bytes and was not read on.`,
    {
      status
    }
  )

/** @internal */
export const noResponse = (call: CallState, isOwnFetch: boolean): TossError.TossError =>
  network(
    call,
    "Body",
    doubt(call),
    `${isOwnFetch ? "your `fetch`" : "the HTTP client"} answered with something that is no response.`
  )

/**
 * Failures before a connection stands, as Node, undici and Bun name them. Those that a standing connection can end with
 * as well count only where the system call says that it was being made.
 */
const notConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|ERR_PROXY_TUNNEL|CERT_.*|ERR_TLS_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/

const connecting = /^(connect|getaddrinfo)$/
const afterConnecting = /^(read|write|recv|send)/

const isNotConnected = ({ code, syscall, tries }: Thrown.Thrown): boolean =>
  tries.length > 0
    ? tries.every(isNotConnected)
    : connecting.test(syscall) || (code !== null && notConnected.test(code) && !afterConnecting.test(syscall))

/** The code names an error best, its own or that of a cause; failing that, its words do. */
const nameOf = (cause: TossError.NetworkCause): string => {
  const links = [cause]
  for (let next = cause.cause; next !== undefined; next = next.cause) links.push(next)
  const { code, message, name } =
    links.find((link) => link.code !== undefined) ?? links.findLast((link) => link.message !== "") ?? cause
  if (code !== undefined) return message === "" || message.includes(code) ? code : `${code}: ${message}`
  return name === "Error" ? message : `${name}: ${message}`
}

/**
 * What `fetch` says, in words only, when it has not even tried to connect or did not get through. It must name the very
 * URL or port of the request: a `fetch` of the user may fail in a request of its own, after it sent this one.
 */
const unsentFor = (url: string, links: ReadonlyArray<Thrown.Thrown>): string | null => {
  const { pathname, port, search } = new URL(url)
  for (const { message } of links) {
    // Node; Deno.
    if (
      port !== "" &&
      (message === "bad port" || message === `Fetch failed: Requests to port ${port} are blocked`)
    )
      return `fetch never connects to port ${port}: use another one`
    // Node, for a URL that a \`fetch\` of the user made.
    if (message.startsWith("Failed to parse URL from ") && message.endsWith(pathname + search))
      return "fetch was given a URL that is none"
    // Deno.
    if (message.startsWith(`error sending request for url (${url}): client error (Connect): `))
      return "no connection to TossPayments"
    // undici, for any answer of a proxy to CONNECT but 200.
    if (/^Proxy response \(\d+\) !== 200 when HTTP Tunneling$/.test(message))
      return "the proxy refused to connect to TossPayments"
  }
  return null
}

/** Everything that a message could quote of a request, the token too, and the key inside of `Basic`. */
const textsOf = ({ path, request }: Endpoint.Given, { headers }: HttpClientRequest) => {
  const credentials = (headers["authorization"] ?? "").replace(/^(?:Basic|Bearer) /, "")
  const key = Either.getOrElse(Encoding.decodeBase64String(credentials), () => "").replace(/:$/, "")
  return Thrown.textsOf([path, request, headers, credentials, key])
}

/** @internal */
export const fromTransport = (
  state: CallState,
  given: Endpoint.Given,
  error: Send.Failure,
  { isOwnFetch, status }: { readonly isOwnFetch: boolean; readonly status: number | null }
): TossError.TossError => {
  const thrown = error.cause === undefined ? null : Thrown.read(error.cause)
  const cause = thrown === null ? undefined : Thrown.toCause(thrown, textsOf(given, error.request))
  const links = thrown === null ? [] : Thrown.chain(thrown)
  const told = links.find(({ code, tries }) => code !== null || tries.length > 0)
  const known = { status, ...(cause === undefined ? {} : { cause }) }
  const ends = (what: string): string => (cause === undefined ? `${what}.` : `${what} (${nameOf(cause)}).`)
  if (error._tag === "ResponseError") {
    const what =
      isOwnFetch && told === undefined
        ? "the answer of your `fetch` cannot be read"
        : "the answer was cut off"
    return network(state, "Body", doubt(state), ends(what), known)
  }
  const unsent =
    error.reason !== "Transport"
      ? "the request could not be made"
      : told !== undefined && isNotConnected(told)
        ? "no connection to TossPayments"
        : unsentFor(error.request.url, links)
  if (unsent !== null) return network(state, "Connect", "NotApplied", ends(unsent), known)
  const what = isOwnFetch && told === undefined ? "your `fetch` threw an error" : "the connection broke"
  return network(state, "Reset", doubt(state), ends(what), known)
}

/**
 * TossPayments has looked at the request and said no for good, as opposed to: was busy, failed, says that it was
 * done before, or did not answer.
 *
 * @internal
 */
export const isRefusal = (error: TossError.TossError): boolean =>
  error.code !== null &&
  isClientError(error.status) &&
  TossErrorCode.lookup(error.code)?.readFirst !== true &&
  !RetryPolicy.isRetryable(error)

/**
 * TossPayments has refused the request under its key, and would have repeated its answer if an earlier attempt with
 * that key had taken effect. Codes after which a provider may still have done it are not among them, nor answers to
 * a key or a rate that were given before the request was looked at.
 *
 * @internal
 */
export const isFinalRefusal = (error: TossError.TossError): boolean => {
  const entry = error.code === null ? undefined : TossErrorCode.lookup(error.code)
  return (
    entry !== undefined &&
    !["RateLimit", "Authentication", "Permission"].includes(entry.category) &&
    (entry.retry === "Never" || entry.retry === "AfterChange") &&
    isClientError(error.status)
  )
}

/**
 * The same error with what is known now about its effect.
 *
 * @internal
 */
export const withOutcome = <E extends TossError.TossError>(
  { pending }: Pick<CallState, "pending">,
  error: E,
  outcome: TossError.Outcome
): E => {
  if (error.outcome === outcome) return error
  const { _tag, message, ...shown } = { ...error }
  return new (error.constructor as new (fields: unknown) => E)({
    ...shown,
    ...(error.cause === undefined ? {} : { cause: error.cause }),
    outcome,
    body: error.body,
    pending: outcome === "Unknown" ? pending : null
  })
}
