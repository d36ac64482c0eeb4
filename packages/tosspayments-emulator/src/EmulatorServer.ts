/**
 * The emulator on a socket: the API under `/v1`, the control API under `/_emulator`, the scripts of the browser SDK
 * and the pages they open. Serves any client, not only our SDK.
 *
 * @since 0.1.0
 */

import { createServer } from "node:http"
import * as HttpServerError from "@effect/platform/HttpServerError"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as NodeHttpServerRequest from "@effect/platform-node/NodeHttpServerRequest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as Emulator from "./Emulator.js"
import type { Answer, Reply } from "./Exchange.js"
import * as Access from "./pipeline/access.js"
import * as Control from "./pipeline/control.js"
import * as Documents from "./pipeline/documents.js"
import { maxBodyBytes } from "./pipeline/serve.js"
import * as Pages from "./web/pages.js"

/**
 * Where to listen.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** 0 takes any free port. Default: 0. */
  readonly port?: number | undefined
  /** Default: `127.0.0.1`. The control API has no authentication: think before you open it to a network. */
  readonly host?: string | undefined
  /**
   * Names by which the control API may be called, for example `toss` between containers. It always answers to
   * `localhost` and to its own address, never to web pages of another origin. The API under `/v1` answers to all.
   */
  readonly hosts?: ReadonlyArray<string> | undefined
}

/**
 * A running server.
 *
 * @since 0.1.0
 * @category services
 */
export class EmulatorServer extends Context.Tag("tosspayments-emulator/EmulatorServer")<
  EmulatorServer,
  Service
>() {}

/**
 * Where the server listens.
 *
 * @since 0.1.0
 * @category services
 */
export interface Service {
  readonly host: string
  readonly port: number
  /** For example `http://127.0.0.1:8080`; give it to the SDK as API base. */
  readonly url: string
}

/**
 * Reads a body to its end, so that the client hears the answer, but keeps only a little more than is allowed.
 */
const read = (
  request: HttpServerRequest.HttpServerRequest
): Effect.Effect<Uint8Array, HttpServerError.RequestError> =>
  request.stream.pipe(
    Stream.runFold({ chunks: [] as Array<Uint8Array>, size: 0 }, ({ chunks, size }, chunk) => {
      if (size <= maxBodyBytes) chunks.push(chunk)
      return { chunks, size: size + chunk.length }
    }),
    Effect.map(({ chunks }) => Buffer.concat(chunks))
  )

const toResponse = (answer: Answer): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.uint8Array(answer.body, { status: answer.status, headers: answer.headers })

/** Closes the connection and waits for the platform to notice, without the timer of `Effect.never`, which outlives it. */
const destroy = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<never> =>
  Effect.zipRight(
    Effect.sync(() => NodeHttpServerRequest.toIncomingMessage(request).socket.destroy()),
    Effect.async<never>(() => {})
  )

const cutOff = (
  request: HttpServerRequest.HttpServerRequest,
  answer: Answer,
  bytes: number
): Effect.Effect<never> =>
  Effect.zipRight(
    Effect.async<void>((resume) => {
      const response = NodeHttpServerRequest.toServerResponse(request)
      // The client must notice that something is missing, even when nothing was cut.
      const announced = Math.max(answer.body.length, bytes + 1)
      response.writeHead(answer.status, { ...answer.headers, "content-length": announced })
      response.flushHeaders()
      response.write(answer.body.slice(0, bytes), () => resume(Effect.void))
    }),
    destroy(request)
  )

const transmit = (
  emulator: Emulator.Service,
  request: HttpServerRequest.HttpServerRequest,
  reply: Reply
): Effect.Effect<HttpServerResponse.HttpServerResponse> => {
  switch (reply._tag) {
    case "Answer":
      return Effect.succeed(toResponse(reply))
    case "CutOff":
      return cutOff(request, reply.answer, reply.bytes)
    case "Drop":
      return destroy(request)
    case "Hang":
      return Effect.zipRight(emulator.sessionEnd, destroy(request))
  }
}

/** Clients that take the server for a proxy send the whole URL (RFC 9112, 3.2.2). */
const toPath = (target: string): string => target.replace(/^https?:\/\/[^/?#]*/i, "")

const app = (
  emulator: Emulator.Service,
  control: Effect.Effect.Success<typeof Control.make>,
  hosts: ReadonlyArray<string>
) =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const body = yield* read(request)
    const url = toPath(request.url)
    const exchange = { method: request.method, url, headers: request.headers, body }
    const path = url.split("?", 1)[0] ?? ""
    const { host, origin } = request.headers
    const page = Pages.answer({ method: request.method, path, host })
    if (page !== null) return toResponse(page)
    const documentAt = () => Documents.at(request.method, path, `http://${host ?? "localhost"}`)
    if (!Control.isControl(path)) {
      const document = documentAt()
      if (document !== null) return document
      return yield* transmit(emulator, request, yield* emulator.handle(exchange))
    }
    const { localAddress } = NodeHttpServerRequest.toIncomingMessage(request).socket
    const refusal = Access.refusal({ host, origin, localAddress }, hosts)
    if (refusal !== null) return Control.problem(403, refusal.code, refusal.message)
    return documentAt() ?? (yield* control(exchange))
  })

/**
 * Starts listening. The server closes with the scope: open connections are cut, hanging requests included.
 * Fails with `ServeError` when it cannot listen, for example because the port is in use.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options: Options = {}
): Effect.Effect<Service, HttpServerError.ServeError, Emulator.Emulator | Scope.Scope> =>
  Effect.gen(function* () {
    const emulator = yield* Emulator.Emulator
    const host = options.host ?? "127.0.0.1"
    const control = yield* Control.make
    // Not `HttpServer.serve`, which listens for protocol upgrades as well. Node then hands over the bare socket: the
    // body of an `Upgrade: h2c` request is lost, and a reset is an 'error' event that ends the process. Without such
    // a listener Node answers these requests as HTTP/1.1.
    const node = createServer(
      yield* NodeHttpServer.makeHandler(app(emulator, control, [host, ...(options.hosts ?? [])]))
    )
    yield* NodeHttpServer.make(() => node, { port: options.port ?? 0, host })
    yield* Effect.addFinalizer(() => Effect.sync(() => node.closeAllConnections()))
    const address = node.address()
    if (address === null || typeof address === "string") {
      return yield* new HttpServerError.ServeError({ cause: new Error("the server has no TCP address") })
    }
    const name = address.family === "IPv6" ? `[${address.address}]` : address.address
    return { host: address.address, port: address.port, url: `http://${name}:${address.port}` }
  })

/**
 * A server for the emulator.
 *
 * @example
 * ```ts
 * import { Effect, Layer } from "effect"
 * import { Emulator, EmulatorServer } from "tosspayments-emulator/effect"
 *
 * const program = Effect.gen(function* () {
 *   const { url } = yield* EmulatorServer.EmulatorServer
 *   yield* Effect.log(`TossPayments on ${url}`)
 * }).pipe(
 *   Effect.provide(
 *     EmulatorServer.layer({ port: 0 }).pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks()))
 *   ),
 *   Effect.scoped
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options = {}
): Layer.Layer<EmulatorServer, HttpServerError.ServeError, Emulator.Emulator> =>
  Layer.scoped(EmulatorServer, make(options))
