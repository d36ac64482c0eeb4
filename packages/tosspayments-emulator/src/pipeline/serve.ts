import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { isRecord } from "effect/Predicate"
import type { ErrorCode, Language } from "../contract/errorCodes.js"
import * as ErrorCodes from "../contract/errorCodes.js"
import * as V2 from "../contract/v2.js"
import { brandPayTokens } from "../domain/brandPay/kind.js"
import { isLive } from "../domain/brandPay/token.js"
import * as KoreanTime from "../domain/koreanTime.js"
import { payments } from "../domain/payments/kind.js"
import type { Answer, Reply, Request } from "../Exchange.js"
import type { Fault } from "../Fault.js"
import type { Activity } from "../kernel/Activity.js"
import type { Book } from "../kernel/Book.js"
import type { Tuple } from "../kernel/Idempotency.js"
import * as Idempotency from "../kernel/Idempotency.js"
import type { Identifiers } from "../kernel/Identifiers.js"
import type { Session } from "../kernel/Session.js"
import type { Settings } from "../kernel/Settings.js"
import type { World } from "../kernel/World.js"
import type { Operation } from "../operations/Operation.js"
import type { RequestRecord } from "../RequestLog.js"
import * as Answers from "./answers.js"
import type { Keys, Merchant } from "./auth.js"
import * as Auth from "./auth.js"
import type { FaultBook, Struck } from "./faults.js"
import type { Exchanges } from "./inspector/Exchanges.js"
import { inspect } from "./inspector/inspect.js"
import type { Brought } from "./json.js"
import { membersOf, parseBody } from "./json.js"
import * as Jwe from "./jwe.js"
import type { RateLimit } from "./rateLimit.js"
import type { Match, Router } from "./router.js"
import * as TestCodes from "./testCodes.js"

/** Larger request bodies are refused; a limit of the emulator, not a fact about TossPayments. */
export const maxBodyBytes = 1024 * 1024

export interface Context {
  readonly session: Session
  readonly faults: FaultBook
  readonly requests: Book<RequestRecord>
  readonly exchanges: Exchanges
  readonly activity: Activity
  readonly keys: Keys
  readonly rateLimit: RateLimit
  readonly router: Router
  readonly securityKeysOf: Settings["securityKeysOf"]
}

/** A request with all that is known about it before any work is done. */
interface Call {
  readonly request: Request
  readonly path: string
  readonly body: Uint8Array
  readonly json: Brought
  readonly match: Match | null
  /** The payment that it names, if any. */
  readonly paymentKey: string | null
  readonly language: Language
  readonly idempotencyKey: string | null
  /** Also the key of the request in the log. */
  readonly traceId: string
}

/** What the log keeps of a text that a client may make as long as it likes. */
const brief = (text: string): string => text.slice(0, 2000)

const toBytes = (body: Uint8Array | string): Uint8Array =>
  typeof body === "string" ? new TextEncoder().encode(body) : body

const text = (value: unknown): string | null => (typeof value === "string" ? value : null)

const receive = (context: Context, request: Request, ids: Identifiers, now: number): Call => {
  const path = request.url.split("?", 1)[0] ?? ""
  const body = toBytes(request.body)
  const match = context.router(request.method, path)
  const key = request.headers["idempotency-key"]
  const traceId = ids.traceId()
  const json = body.length > maxBodyBytes ? null : parseBody(body)
  const paymentKey = match?.params["paymentKey"] ?? text(membersOf(json)["paymentKey"])
  context.requests.put(traceId, {
    at: KoreanTime.toOffsetDateTime(now),
    method: request.method,
    path: brief(request.url),
    endpoint: match?.operation.endpoint.id ?? null,
    // Idempotency keys are ignored on GET (protocol.md §4), but a test may want to see them.
    idempotencyKey: key === undefined ? null : brief(key),
    traceId,
    status: null,
    outcome: "Running",
    replayed: false,
    fault: null,
    paymentKey: paymentKey === null ? null : brief(paymentKey),
    code: null,
    problems: []
  })
  context.exchanges.received(traceId, request.headers, body)
  context.activity.tell({ type: "request", traceId, isOver: false }, now)
  return {
    request,
    path,
    body,
    json,
    match,
    paymentKey,
    language: Answers.languageOf(request.headers["accept-language"]),
    idempotencyKey: request.method === "POST" && key !== undefined && key !== "" ? key : null,
    traceId
  }
}

const note = ({ requests }: Context, call: Call, change: Partial<RequestRecord>): void => {
  const known = requests.get(call.traceId)
  if (known !== undefined) requests.put(call.traceId, { ...known, ...change })
}

const strike = (context: Context, call: Call, now: number): Struck | null => {
  const json = membersOf(call.json)
  const { paymentKey } = call
  const known = paymentKey === null ? undefined : context.session.store.of(payments).book.get(paymentKey)
  const struck = context.faults.take({
    endpoint: call.match?.operation.endpoint.id ?? null,
    paymentKey,
    orderId: call.match?.params["orderId"] ?? text(json["orderId"]) ?? known?.payment.orderId ?? null
  })
  if (struck !== null) {
    context.faults.record({
      id: struck.id,
      at: KoreanTime.toOffsetDateTime(now),
      method: call.request.method,
      path: brief(call.request.url),
      fault: struck.fault
    })
    note(context, call, { fault: struck.id })
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

const queryOf = ({ url }: Request): Readonly<Record<string, string>> => {
  const query = new URLSearchParams(url.split("?", 2)[1])
  // A name that comes more than once is a list.
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name).join(",")]))
}

/** What a request brings with it: the members of its body, or of its query. */
const brought = ({ json, request }: Call): Brought => (request.method === "POST" ? json : queryOf(request))

/** In the envelope of `v2` where the endpoint has one. */
const refuse = ({ language, match, traceId }: Call, code: ErrorCode, message?: string): Answer =>
  match?.operation.entityType === undefined
    ? Answers.error(code, language, message)
    : Answers.v2(
        ErrorCodes.statusOf(code),
        V2.error(traceId, code, message ?? ErrorCodes.messageOf(code, language))
      )

/** What a request asks for, and the key that its answer is encrypted with. */
interface Opened {
  readonly given: unknown
  readonly securityKey: string | null
  /** What it says, when it was encrypted. */
  readonly text: string | null
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Whoever speaks encrypted is answered so, on a GET too (protocol.md §8).
 *
 * Assumption: what has to be encrypted and is not, or with a key that nobody knows, is no valid request.
 */
const openRequest = (
  call: Call,
  { entityType, isEncrypted }: Operation,
  securityKeys: ReadonlyArray<string>
): Opened | null => {
  const isMode = call.request.headers["tosspayments-api-security-mode"] === "ENCRYPTION"
  if (isEncrypted !== true) {
    const securityKey = isMode && entityType !== undefined ? (securityKeys[0] ?? null) : null
    return { given: brought(call), securityKey, text: null }
  }
  const opened = isMode ? Jwe.decrypt(new TextDecoder().decode(call.body), securityKeys) : null
  return opened === null ? null : { ...opened, given: parsed(opened.text) }
}

/** Does the work of one authenticated request. */
const perform = (
  { exchanges, securityKeysOf }: Context,
  call: Call,
  { match: { operation, params }, merchant }: Admitted,
  world: World
): Answer => {
  const { language, request, traceId } = call
  const opened = openRequest(call, operation, securityKeysOf(merchant.mId))
  if (opened === null) return refuse(call, "INVALID_REQUEST")
  const { given, securityKey } = opened
  if (opened.text !== null) exchanges.opened(traceId, opened.text)
  const work = (): Answer => {
    const testCode = request.headers["tosspayments-test-code"]
    if (testCode !== undefined && testCode !== "") {
      return refuse(call, TestCodes.resolve(operation.codes, testCode))
    }
    const asked = { params, request: operation.request === null ? null : given, buyer: merchant.buyer ?? "" }
    const verdict = operation.run(asked, world)
    if (verdict._tag === "Refused") return refuse(call, verdict.code, verdict.message)
    if (verdict.answer === undefined) return Answers.empty
    const answer = language === "en" ? operation.english(verdict.answer) : verdict.answer
    return operation.entityType === undefined
      ? Answers.json(200, answer)
      : Answers.v2(200, V2.answer(traceId, operation.entityType, answer))
  }
  const answer = work()
  if (securityKey === null) return answer
  exchanges.answered(traceId, answer)
  const text = new TextDecoder().decode(answer.body)
  return Answers.encrypted(
    answer.status,
    Jwe.encrypt(text, securityKey, KoreanTime.toOffsetDateTime(world.now), world.ids)
  )
}

interface Admitted {
  readonly merchant: Merchant
  readonly match: Match
  readonly tuple: Tuple | null
}

/** Assumption: what is not the access token of a buyer, the secret key included, is a wrong one. */
const authenticateBuyer = (
  { session }: Context,
  header: string | undefined
): Either.Either<Merchant, Auth.AuthProblem> => {
  const accessToken = Auth.bearerOf(header) ?? ""
  const token = session.store.of(brandPayTokens).book.get(accessToken)
  return token === undefined || !isLive(token, session.clock.now())
    ? Either.left({ code: "INVALID_ACCESS_TOKEN" })
    : Either.right({ mId: token.mId, secretKey: accessToken, buyer: token.customerKey })
}

/** Everything that is answered before the work starts and never stored under the idempotency key. */
const admit = (context: Context, call: Call): Either.Either<Admitted, Answer> => {
  const { match, request } = call
  if (call.body.length > maxBodyBytes) {
    return Either.left(
      Answers.json(413, {
        code: "INVALID_REQUEST",
        message: `The emulator takes bodies up to ${maxBodyBytes} bytes.`
      })
    )
  }
  // Assumption: an unknown route is reported before a wrong key.
  if (match === null) return Either.left(refuse(call, "NOT_FOUND_HTTP_METHOD"))
  const { authorization } = request.headers
  const merchant =
    match.operation.byBuyer === true
      ? authenticateBuyer(context, authorization)
      : Auth.authenticate(authorization, context.keys)
  if (Either.isLeft(merchant)) {
    return Either.left(refuse(call, merchant.left.code, merchant.left.message))
  }
  const key = call.idempotencyKey
  const { endpoint } = match.operation
  if (!context.rateLimit.takes(`${merchant.right.mId} ${endpoint.id}`, context.session.clock.now())) {
    return Either.left(refuse(call, "TOO_MANY_REQUESTS"))
  }
  if (key !== null && key.length > Idempotency.maxKeyLength) {
    return Either.left(refuse(call, "INVALID_IDEMPOTENCY_KEY"))
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
): Effect.Effect<Answer> => {
  const { merchant, tuple } = admitted
  const { session } = context
  const done = session.step(merchant.mId, ids, (world) => {
    const answer = perform(context, call, admitted, world)
    // Assumption: a "still running" answer asked for with the test code is not stored.
    if (tuple !== null && answer.status !== 409) session.idempotency.store(tuple, answer, call.traceId)
    return answer
  })
  if (fault?._tag !== "Delay") return done
  return fault.when === "After"
    ? Effect.zipLeft(done, Effect.sleep(fault.duration))
    : Effect.delay(done, fault.duration)
}

/** Works at most once under an idempotency key. */
const once = (
  context: Context,
  call: Call,
  { tuple }: Admitted,
  receivedAt: number,
  work: Effect.Effect<Answer>
): Effect.Effect<Answer> =>
  Effect.suspend(() => {
    if (tuple === null) return work
    const { idempotency } = context.session
    const claim = idempotency.claim(tuple, receivedAt)
    switch (claim._tag) {
      case "Running":
        return Effect.succeed(refuse(call, "IDEMPOTENT_REQUEST_PROCESSING"))
      case "Replay": {
        note(context, call, { replayed: true })
        context.exchanges.replayed(call.traceId, claim.traceId)
        const traceIds = `${call.traceId}, ${claim.traceId}`
        return Effect.succeed(Answers.withHeaders(claim.answer, { "x-tosspayments-trace-id": traceIds }))
      }
      case "New":
        return Effect.ensuring(
          work,
          Effect.sync(() => idempotency.end(tuple))
        )
    }
  })

const changeOf = (reply: Reply): Pick<RequestRecord, "outcome"> & Partial<RequestRecord> => {
  switch (reply._tag) {
    case "Answer":
      return { status: reply.status, outcome: "Answered" }
    case "CutOff":
      return { status: reply.answer.status, outcome: "CutOff" }
    case "Drop":
      return { outcome: "Dropped" }
    case "Hang":
      return { outcome: "Hung" }
  }
}

const finish = (context: Context, call: Call, reply: Reply): Reply => {
  const { activity, session } = context
  note(context, call, changeOf(reply))
  activity.tell({ type: "request", traceId: call.traceId, isOver: true }, session.clock.now())
  return reply
}

/** Writes down what was worked out for a request, and what is to be said about it. */
const review = (
  context: Context,
  call: Call,
  answer: Answer,
  admitted: Either.Either<Admitted, Answer>
): void => {
  const { exchanges, keys, session } = context
  const { match, path, request, traceId } = call
  exchanges.answered(traceId, answer)
  // Most answers need not be looked into.
  const told = answer.status >= 400 || call.paymentKey === null ? exchanges.told(traceId) : {}
  const error = isRecord(told["error"]) ? told["error"] : told
  const code = answer.status < 400 ? null : text(error["code"])
  const paymentKey = call.paymentKey ?? text(told["paymentKey"])
  const problems = inspect({
    method: request.method,
    path,
    headers: request.headers,
    ...(exchanges.sent(traceId) ?? { body: null, isOpened: false, firstBody: null }),
    query: () => queryOf(request),
    operation: match?.operation ?? null,
    keys,
    mId: Either.isRight(admitted) ? admitted.right.merchant.mId : null,
    status: answer.status,
    code,
    entry: paymentKey === null ? undefined : session.store.of(payments).book.get(paymentKey)
  })
  const found = call.paymentKey === null && paymentKey !== null ? { paymentKey } : null
  if (code !== null || problems.length > 0 || found !== null)
    note(context, call, { code, problems, ...found })
}

/** One API request from arrival to reply. */
export const serve = (context: Context, request: Request): Effect.Effect<Reply> =>
  Effect.gen(function* () {
    const ids = yield* context.session.identifiers
    const now = context.session.clock.now()
    const call = receive(context, request, ids, now)
    const fault = strike(context, call, now)?.fault ?? null
    const early = beforeEffect(fault)
    if (early !== null) return finish(context, call, early)
    const admitted = admit(context, call)
    const answer = Either.isLeft(admitted)
      ? admitted.left
      : yield* once(context, call, admitted.right, now, work(context, call, admitted.right, fault, ids))
    review(context, call, answer, admitted)
    const headers: Record<string, string> = {
      "x-tosspayments-trace-id": answer.headers["x-tosspayments-trace-id"] ?? call.traceId
    }
    if (call.idempotencyKey !== null) headers["idempotency-key"] = call.idempotencyKey
    return finish(context, call, afterEffect(fault, Answers.withHeaders(answer, headers)))
  })
