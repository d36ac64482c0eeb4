import * as Effect from "effect/Effect"
import { type Answer, BodyError, type Delivery, readFrom } from "effect-tosspayments/WebhookReceiver"
import * as Bytes from "effect-tosspayments/webhook/Bytes"
import type {
  FastifyReply,
  FastifyRequest,
  NodeHandler,
  NodeRequest,
  NodeResponse
} from "../WebhookHandler.js"
import { cutOff, type Receive, toBytes } from "./web.js"

const isFastify = (request: NodeRequest | FastifyRequest): request is FastifyRequest =>
  "raw" in request && typeof request.raw === "object" && request.raw !== null

const isFastifyReply = (response: NodeResponse | FastifyReply): response is FastifyReply =>
  "hijack" in response && typeof response.hijack === "function"

/** Single quotes: loggers escape the others, and these lines are for copying. */
const fixes = {
  express:
    "Express has parsed it. Give this route its raw body, in front of app.use(express.json()): " +
    "app.post('/webhooks/toss', express.raw({ type: '*/*' }), handler). " +
    "NestJS: NestFactory.create(AppModule, { rawBody: true }).",
  fastify:
    "Fastify has parsed it. Register the route in a plugin of its own, with " +
    "scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body)). " +
    "NestJS: NestFactory.create(AppModule, adapter, { rawBody: true }).",
  next: "Next.js has parsed it. Export from the page of this route: export const config = { api: { bodyParser: false } }.",
  unknown:
    "Something in front of the handler has read it. Put the route in front of whatever parses bodies, or leave the " +
    "bytes in request.rawBody."
}

const fixFor = (request: NodeRequest | FastifyRequest): string => {
  if (isFastify(request)) return fixes.fastify
  if ("baseUrl" in request) return fixes.express
  return "query" in request && "cookies" in request ? fixes.next : fixes.unknown
}

const alreadyParsed = (request: NodeRequest | FastifyRequest) => () =>
  new BodyError({
    reason: "AlreadyRead",
    message: `its body was parsed before it got to the handler, and a signature covers the bytes as they came. ${fixFor(request)}`
  })

/** Pulls pieces from the stream. It is never ended early: that would break the connection before it is answered. */
const pull = (request: NodeRequest, parsed: () => BodyError): Delivery["read"] => {
  let iterator: AsyncIterator<unknown> | undefined
  const next = () => {
    iterator ??= request[Symbol.asyncIterator]()
    return iterator.next()
  }
  return Effect.flatMap(Effect.tryPromise({ try: next, catch: cutOff }), ({ done, value }) =>
    done === true ? Effect.succeed(null) : toBytes(value, parsed)
  )
}

/** The first that is bytes or text. A framework may parse at the first look, and throw when the body is broken. */
const firstBody = (
  places: ReadonlyArray<() => unknown>
): string | ArrayBuffer | ArrayBufferView | undefined => {
  for (const place of places) {
    try {
      const value = place()
      if (typeof value === "string" || Bytes.isBytes(value)) return value
    } catch {}
  }
  return undefined
}

/** The bytes, wherever the framework has left them. */
const readerOf = (request: NodeRequest | FastifyRequest, raw: NodeRequest): Delivery["read"] => {
  const kept = firstBody([() => request.rawBody, () => raw.rawBody, () => request.body, () => raw.body])
  if (kept !== undefined) return readFrom(Bytes.from(kept))
  const parsed = alreadyParsed(request)
  return raw.readableDidRead === true || raw.readableEnded === true
    ? Effect.failSync(parsed)
    : pull(raw, parsed)
}

/** What is needed of a stream in HTTP/2. */
interface Http2Stream {
  readonly once: (event: "wantTrailers", listener: () => void) => unknown
  readonly close: (code: 0) => unknown
}

const isHttp2Stream = (stream: unknown): stream is Http2Stream => {
  const { close, once } = Object(stream) as Partial<Http2Stream>
  return typeof close === "function" && typeof once === "function"
}

/** Answers; what is left of the body is not read, and its sender is told to stop. */
const reply = (raw: NodeRequest, out: NodeResponse, { body, headers, status }: Answer): void => {
  out.statusCode = status
  for (const [name, value] of Object.entries(headers)) out.setHeader(name, value)
  if (raw.readableEnded !== true) {
    const { stream } = raw
    if (raw.httpVersionMajor === 1 && raw.readableDidRead === true) out.setHeader("connection", "close")
    // Node asks for trailers when all of the answer is on its way. 0, no error: RFC 9113, section 8.1.
    if (raw.httpVersionMajor === 2 && isHttp2Stream(stream)) {
      stream.once("wantTrailers", () => setTimeout(() => stream.close(0), 0))
    }
  }
  out.end(body)
}

/** @internal */
export const make =
  (receive: Receive): NodeHandler =>
  async (request, response) => {
    const raw = isFastify(request) ? request.raw : request
    const out = isFastifyReply(response) ? response.raw : response
    if (isFastifyReply(response)) response.hijack()
    const answer = await receive({
      method: raw.method ?? "",
      headers: raw.headers,
      remoteAddress: raw.socket?.remoteAddress ?? null,
      read: readerOf(request, raw)
    })
    // Something else, a time-out of the server say, was faster.
    if (out.headersSent) return
    try {
      reply(raw, out, answer)
    } catch {
      // Nobody is left to be told; TossPayments delivers again.
    }
  }
