import * as Effect from "effect/Effect"
import { BodyError, type Delivery, readFrom } from "effect-tosspayments/WebhookEndpoint"
import type {
  FastifyReply,
  FastifyRequest,
  NodeHandler,
  NodeRequest,
  NodeResponse
} from "../WebhookHandler.js"
import { cutOff, type Receive } from "./web.js"

const isFastify = (request: NodeRequest | FastifyRequest): request is FastifyRequest =>
  "raw" in request && typeof request.raw === "object"

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

const isBody = (value: unknown): value is string | Uint8Array =>
  typeof value === "string" || value instanceof Uint8Array

/** Pulls pieces from the stream. It is never ended early: that would break the connection before it is answered. */
const pull = (request: NodeRequest): Delivery["read"] => {
  const encoder = new TextEncoder()
  let iterator: AsyncIterator<Uint8Array | string> | undefined
  const next = () => {
    iterator ??= request[Symbol.asyncIterator]()
    return iterator.next()
  }
  return Effect.map(Effect.tryPromise({ try: next, catch: cutOff }), ({ done, value }) =>
    done === true ? null : typeof value === "string" ? encoder.encode(value) : value
  )
}

/** The bytes, wherever the framework has left them. */
const readerOf = (request: NodeRequest | FastifyRequest, raw: NodeRequest): Delivery["read"] => {
  const kept = [request.rawBody, raw.rawBody, request.body, raw.body].find(isBody)
  if (kept !== undefined) return readFrom(kept)
  return raw.readableDidRead === true || raw.readableEnded === true
    ? Effect.failSync(
        () =>
          new BodyError({
            reason: "AlreadyRead",
            message: `its body was parsed before it got to the handler, and a signature covers the bytes as they came. ${fixFor(request)}`
          })
      )
    : pull(raw)
}

/** @internal */
export const make =
  (receive: Receive): NodeHandler =>
  async (request, response) => {
    const raw = isFastify(request) ? request.raw : request
    const out = isFastifyReply(response) ? response.raw : response
    if (isFastifyReply(response)) response.hijack()
    const { body, headers, status } = await receive({
      method: raw.method ?? "",
      headers: raw.headers,
      remoteAddress: raw.socket?.remoteAddress ?? null,
      read: readerOf(request, raw)
    })
    // Something else, a time-out of the server say, was faster.
    if (out.headersSent) return
    out.statusCode = status
    for (const [name, value] of Object.entries(headers)) out.setHeader(name, value)
    // What is left of the body is not read, so the connection cannot be used again.
    const isLeft = raw.readableDidRead === true && raw.readableEnded !== true
    if (isLeft && raw.httpVersionMajor === 1) out.setHeader("connection", "close")
    out.end(body)
  }
