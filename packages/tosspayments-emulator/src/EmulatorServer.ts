/**
 * The emulator on a socket: the API under `/v1`, the control API under `/_emulator`, the scripts of the browser SDK
 * and the pages they open. Serves any client, not only our SDK.
 *
 * @since 0.1.0
 */

import { createServer, type RequestListener } from "node:http"
import * as HttpServerError from "@effect/platform/HttpServerError"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as NodeHttpServerRequest from "@effect/platform-node/NodeHttpServerRequest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as FiberId from "effect/FiberId"
import * as FiberSet from "effect/FiberSet"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import * as Emulator from "./Emulator.js"
import * as Access from "./pipeline/access.js"
import * as Control from "./pipeline/control.js"
import * as Documents from "./pipeline/documents.js"
import * as Socket from "./pipeline/socket.js"
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

/** What is described by an `HttpApi`, and what describes it. */
const app = (control: Effect.Effect.Success<typeof Control.make>, hosts: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const incoming = NodeHttpServerRequest.toIncomingMessage(request)
    const body = yield* Socket.read(incoming)
    const url = Socket.targetOf(incoming)
    const path = pathOf(url)
    const { host, origin } = request.headers
    const { localAddress } = incoming.socket
    const refusal = Control.isControl(path) ? Access.refusal({ host, origin, localAddress }, hosts) : null
    if (refusal !== null) return Control.problem(403, refusal.code, refusal.message)
    return (
      Documents.at(request.method, path, `http://${host ?? "localhost"}`) ??
      (yield* control({ method: request.method, url, headers: request.headers, body }))
    )
  })

const pathOf = (url: string): string => url.split("?", 1)[0] ?? ""

/** Who answers: a page, the control API, or TossPayments. */
const dispatch =
  (
    emulator: Emulator.Service,
    controlled: RequestListener,
    run: (exchange: Effect.Effect<void>) => Fiber.RuntimeFiber<void>
  ): RequestListener =>
  (incoming, outgoing) => {
    const path = pathOf(Socket.targetOf(incoming))
    const { headers, method = "GET" } = incoming
    const page = Pages.answer({ method, path, host: headers.host })
    if (page !== null) return Socket.answer(outgoing, page)
    if (Control.isControl(path) || Documents.isAt(method, path)) return controlled(incoming, outgoing)
    const fiber = run(Socket.serve(emulator, incoming, outgoing))
    // Whoever hangs up waits for nothing any more; what was begun goes on.
    outgoing.once("close", () => fiber.unsafeInterruptAsFork(FiberId.none))
  }

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
    const controlled = yield* NodeHttpServer.makeHandler(app(control, [host, ...(options.hosts ?? [])]))
    const node = createServer(dispatch(emulator, controlled, yield* FiberSet.makeRuntime<never>()))
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
