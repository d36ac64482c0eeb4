import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Random from "effect/Random"
import type { Answer, Reply, Request } from "../Exchange.js"
import type { Fault } from "../Fault.js"
import type { RequestRecord } from "../RequestLog.js"
import * as Answers from "./answers.js"
import type { Keys, Merchant } from "./auth.js"
import * as Auth from "./auth.js"
import * as Cancels from "./cancel.js"
import * as Confirms from "./confirm.js"
import type { Entry, Event, Verdict } from "./entry.js"
import type { Language } from "./errorCodes.js"
import type { Struck } from "./faults.js"
import type { Tuple } from "./idempotency.js"
import * as Idempotency from "./idempotency.js"
import type { Identifiers } from "./identifiers.js"
import * as Identify from "./identifiers.js"
import type { Json } from "./json.js"
import { parseObject } from "./json.js"
import * as KoreanTime from "./koreanTime.js"
import type { Match } from "./router.js"
import * as Router from "./router.js"
import type { Store } from "./store.js"
import * as TestCodes from "./testCodes.js"

/** Larger request bodies are refused; a limit of the emulator, not a fact about TossPayments. */
export const maxBodyBytes = 1024 * 1024

export interface Context {
  readonly store: Store
  readonly keys: Keys
  readonly secretOnRead: "null" | "kept"
  readonly legacyConfirm: boolean
  /** Keeps the identifiers of two requests apart when the random seed is fixed. */
  readonly nextTurn: () => number
  /** Records the webhooks of some events and starts sending them. */
  readonly dispatch: (events: ReadonlyArray<Event>, ids: Identifiers, now: number) => Effect.Effect<void>
}

export const drawIdentifiers = (context: Context): Effect.Effect<Identifiers> =>
  Effect.map(Random.nextIntBetween(0, 0x7fffffff), (seed) => Identify.make(seed, context.nextTurn()))

/** A request with all that is known about it before any work is done. */
interface Call {
  readonly request: Request
  readonly path: string
  readonly body: Uint8Array
  readonly json: Json | null
  readonly match: Match | null
  readonly language: Language
  readonly idempotencyKey: string | null
  /** Also the key of the request in the log. */
  readonly traceId: string
}

/** What the log keeps of a text that a client may make as long as it likes. */
const brief = (text: string): string => text.slice(0, 2000)

const toBytes = (body: Uint8Array | string): Uint8Array =>
  typeof body === "string" ? new TextEncoder().encode(body) : body

const receive = (context: Context, request: Request, ids: Identifiers, now: number): Call => {
  const path = request.url.split("?", 1)[0] ?? ""
  const body = toBytes(request.body)
  const match = Router.match(request.method, path, context)
  const key = request.headers["idempotency-key"]
  const traceId = ids.traceId()
  context.store.requests.put(traceId, {
    at: KoreanTime.toOffsetDateTime(now),
    method: request.method,
    path: brief(request.url),
    endpoint: match?.endpoint.id ?? null,
    // Idempotency keys are ignored on GET (protocol.md §4), but a test may want to see them.
    idempotencyKey: key === undefined ? null : brief(key),
    traceId,
    status: null,
    outcome: "Running",
    replayed: false,
    fault: null
  })
  return {
    request,
    path,
    body,
    json: body.length > maxBodyBytes ? null : parseObject(body),
    match,
    language: Answers.languageOf(request.headers["accept-language"]),
    idempotencyKey: request.method === "POST" && key !== undefined && key !== "" ? key : null,
    traceId
  }
}

const note = (store: Store, call: Call, change: Partial<RequestRecord>): void => {
  const known = store.requests.get(call.traceId)
  if (known !== undefined) store.requests.put(call.traceId, { ...known, ...change })
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null)

const strike = (context: Context, call: Call, now: number): Struck | null => {
  const paymentKey = call.match?.params["paymentKey"] ?? text(call.json?.paymentKey)
  const known = paymentKey === null ? undefined : context.store.payments.get(paymentKey)
  const struck = context.store.faults.take({
    endpoint: call.match?.endpoint.id ?? null,
    paymentKey,
    orderId: call.match?.params["orderId"] ?? text(call.json?.orderId) ?? known?.payment.orderId ?? null
  })
  if (struck !== null) {
    context.store.faults.record({
      id: struck.id,
      at: KoreanTime.toOffsetDateTime(now),
      method: call.request.method,
      path: brief(call.request.url),
      fault: struck.fault
    })
    note(context.store, call, { fault: struck.id })
  }
  return struck
}

/** A fault that keeps the request from reaching TossPayments at all. */
const beforeEffect = (fault: Fault | null): Reply | null => {
  if (fault?._tag === "Status" && fault.applied !== true) return statusReply(fault)
  if (fault?._tag === "Drop" && fault.when === "Before") return { _tag: "Drop" }
  if (fault?._tag === "Hang" && fault.when === "Before") return { _tag: "Hang" }
  return null
}

const statusReply = (fault: Extract<Fault, { readonly _tag: "Status" }>): Answer =>
  Answers.raw(fault.status, fault.body ?? "", fault.headers)

/** A fault that spoils the answer of work that was done. */
const afterEffect = (fault: Fault | null, answer: Answer): Reply => {
  switch (fault?._tag) {
    case "Status":
      return statusReply(fault)
    case "Drop":
      return { _tag: "Drop" }
    case "Hang":
      return { _tag: "Hang" }
    case "CutOff":
      return { _tag: "CutOff", answer, bytes: Math.max(0, Math.min(fault.bytes, answer.body.length)) }
    case "Body":
      return Answers.raw(fault.status ?? 200, fault.body, fault.headers)
    default:
      return answer
  }
}

const readable = (context: Context, entry: Entry, language: Language): Answer => {
  const { payment } = entry
  return Answers.payment(context.secretOnRead === "kept" ? payment : { ...payment, secret: null }, language)
}

/** Does the work of one authenticated request, in one synchronous step; what happened goes to `emit`. */
const perform = (
  context: Context,
  call: Call,
  { match, merchant }: Admitted,
  ids: Identifiers,
  now: number,
  emit: (events: ReadonlyArray<Event>) => void
): Answer => {
  const { store } = context
  const refuse = (code: Parameters<typeof Answers.error>[0]) => Answers.error(code, call.language)
  const testCode = call.request.headers["tosspayments-test-code"]
  if (testCode !== undefined && testCode !== "") return refuse(TestCodes.resolve(match.operation, testCode))

  const visible = (paymentKey: string | null): Entry | null => {
    const entry = paymentKey === null ? null : store.find(paymentKey, now, emit)
    return entry?.payment.mId === merchant.mId ? entry : null
  }
  const conclude = (verdict: Verdict): Answer => {
    if (verdict.transition !== null) store.apply(verdict.transition, emit)
    return verdict._tag === "Accepted"
      ? Answers.payment(verdict.transition.entry.payment, call.language)
      : refuse(verdict.code)
  }

  const paymentKey = match.params["paymentKey"] ?? ""
  switch (match.operation) {
    case "confirm": {
      // The legacy form has the key in its path.
      const request = call.json === null ? null : Confirms.parse({ ...call.json, ...match.params })
      if (request === null) return refuse("INVALID_REQUEST")
      const entry = visible(request.paymentKey)
      return entry === null
        ? refuse("NOT_FOUND_PAYMENT")
        : conclude(Confirms.confirm(entry, request, ids, now))
    }
    case "cancel": {
      const request = call.json === null ? null : Cancels.parse(call.json)
      if (request === null) return refuse("INVALID_REQUEST")
      const entry = visible(paymentKey)
      return entry === null ? refuse("NOT_FOUND_PAYMENT") : conclude(Cancels.cancel(entry, request, ids, now))
    }
    case "retrieve": {
      const entry = visible(paymentKey)
      return entry === null ? refuse("NOT_FOUND_PAYMENT") : readable(context, entry, call.language)
    }
    case "retrieveByOrderId": {
      const entry = visible(store.latestOf(merchant.mId, match.params["orderId"] ?? ""))
      return entry === null ? refuse("NOT_FOUND_PAYMENT") : readable(context, entry, call.language)
    }
  }
}

interface Admitted {
  readonly merchant: Merchant
  readonly match: Match
  readonly tuple: Tuple | null
}

/** Everything that is answered before the work starts and never stored under the idempotency key. */
const admit = (context: Context, call: Call): Either.Either<Admitted, Answer> => {
  const { language, match, request } = call
  if (call.body.length > maxBodyBytes) {
    return Either.left(
      Answers.json(413, {
        code: "INVALID_REQUEST",
        message: `The emulator takes bodies up to ${maxBodyBytes} bytes.`
      })
    )
  }
  // Assumption: an unknown route is reported before a wrong key.
  if (match === null) return Either.left(Answers.error("NOT_FOUND_HTTP_METHOD", language))
  const merchant = Auth.authenticate(request.headers["authorization"], context.keys)
  if (Either.isLeft(merchant)) {
    return Either.left(Answers.error(merchant.left.code, language, merchant.left.message))
  }
  const key = call.idempotencyKey
  if (key !== null && key.length > Idempotency.maxKeyLength) {
    return Either.left(Answers.error("INVALID_IDEMPOTENCY_KEY", language))
  }
  return Either.right({
    merchant: merchant.right,
    match,
    tuple:
      key === null
        ? null
        : { key, secretKey: merchant.right.secretKey, url: request.url, method: request.method }
  })
}

const work = (
  context: Context,
  call: Call,
  admitted: Admitted,
  fault: Fault | null,
  ids: Identifiers
): Effect.Effect<Answer> =>
  Effect.gen(function* () {
    const delay = fault?._tag === "Delay" ? fault : null
    if (delay !== null && delay.when !== "After") yield* Effect.sleep(delay.duration)
    const now = yield* Clock.currentTimeMillis
    const events: Array<Event> = []
    const answer = perform(context, call, admitted, ids, now, (more) => events.push(...more))
    yield* context.dispatch(events, ids, now)
    if (delay !== null && delay.when === "After") yield* Effect.sleep(delay.duration)
    return answer
  })

/** Works at most once under an idempotency key. */
const once = (
  { store }: Context,
  call: Call,
  { tuple }: Admitted,
  receivedAt: number,
  work: Effect.Effect<Answer>
): Effect.Effect<Answer> =>
  Effect.suspend(() => {
    if (tuple === null) return work
    const claim = store.idempotency.claim(tuple, receivedAt)
    switch (claim._tag) {
      case "Running":
        return Effect.succeed(Answers.error("IDEMPOTENT_REQUEST_PROCESSING", call.language))
      case "Replay": {
        note(store, call, { replayed: true })
        const traceIds = `${call.traceId}, ${claim.traceId}`
        return Effect.succeed(Answers.withHeaders(claim.answer, { "x-tosspayments-trace-id": traceIds }))
      }
      case "New":
        return Effect.onExit(work, (exit) =>
          Effect.sync(() => {
            // Assumption: a "still running" answer asked for with the test code is not stored.
            if (Exit.isSuccess(exit) && exit.value.status !== 409) {
              store.idempotency.complete(tuple, exit.value, call.traceId)
            } else store.idempotency.release(tuple)
          })
        )
    }
  })

const finish = (store: Store, call: Call, reply: Reply): Reply => {
  switch (reply._tag) {
    case "Answer":
      note(store, call, { status: reply.status, outcome: "Answered" })
      return reply
    case "CutOff":
      note(store, call, { status: reply.answer.status, outcome: "CutOff" })
      return reply
    case "Drop":
      note(store, call, { outcome: "Dropped" })
      return reply
    case "Hang":
      note(store, call, { outcome: "Hung" })
      return reply
  }
}

/** One API request from arrival to reply. */
export const serve = (context: Context, request: Request): Effect.Effect<Reply> =>
  Effect.gen(function* () {
    const ids = yield* drawIdentifiers(context)
    const now = yield* Clock.currentTimeMillis
    const call = receive(context, request, ids, now)
    const fault = strike(context, call, now)?.fault ?? null
    const early = beforeEffect(fault)
    if (early !== null) return finish(context.store, call, early)
    const admitted = admit(context, call)
    const answer = Either.isLeft(admitted)
      ? admitted.left
      : yield* once(context, call, admitted.right, now, work(context, call, admitted.right, fault, ids))
    const headers: Record<string, string> = {
      "x-tosspayments-trace-id": answer.headers["x-tosspayments-trace-id"] ?? call.traceId
    }
    if (call.idempotencyKey !== null) headers["idempotency-key"] = call.idempotencyKey
    return finish(context.store, call, afterEffect(fault, Answers.withHeaders(answer, headers)))
  })
