/**
 * undici as this SDK needs it, for Node: a call costs less than half of what it costs over `fetch`. Needs
 * `@effect/platform-node`, whose client it is. Not part of the index: import it from `effect-tosspayments/UndiciTransport`.
 *
 * @since 0.1.0
 */
import * as Headers from "@effect/platform/Headers"
import * as HttpClient from "@effect/platform/HttpClient"
import type { HttpClientRequest } from "@effect/platform/HttpClientRequest"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import type * as Undici from "@effect/platform-node/Undici"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { identity } from "effect/Function"
import * as Layer from "effect/Layer"
import * as Answer from "./internal/answer.js"
import * as Send from "./internal/send.js"

const exchange = async (
  dispatcher: Undici.Dispatcher,
  request: HttpClientRequest,
  signal: AbortSignal,
  maxResponseBytes: number
): Promise<Exit.Exit<Send.Answered, Send.Trouble>> => {
  let status: number | null = null
  try {
    const { origin, pathname, search } = new URL(request.url)
    const { body, headers, statusCode } = await dispatcher.request({
      origin,
      path: pathname + search,
      method: request.method,
      headers: request.headers,
      body: request.body._tag === "Uint8Array" ? request.body.body : null,
      signal,
      // Time-outs are the SDK's: those of undici are longer than any of them, or none.
      headersTimeout: 3_600_000,
      bodyTimeout: 0
    })
    // Whoever reads the body gets the error; one without a listener would end the process.
    body.on("error", () => undefined)
    status = statusCode
    const head = { status, headers: Headers.fromInput(headers) }
    const text = () => body.text()
    return Exit.succeed({
      ...head,
      text: Send.isWithin(head, maxResponseBytes)
        ? await text()
        : await Answer.readText({ body, text }, maxResponseBytes)
    })
  } catch (cause) {
    return Exit.fail(Send.troubleOf(request, status, cause))
  }
}

const sendWith =
  (dispatcher: Undici.Dispatcher): Send.Send =>
  (request, maxResponseBytes, _, done) => {
    const controller = new AbortController()
    exchange(dispatcher, request, controller.signal, maxResponseBytes).then(done)
    return () => controller.abort()
  }

/**
 * An `HttpClient` on an undici dispatcher of yours, such as a `ProxyAgent` or a `Pool`.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerWithoutDispatcher: Layer.Layer<HttpClient.HttpClient, never, NodeHttpClient.Dispatcher> =
  /*#__PURE__*/ Layer.effect(
    HttpClient.HttpClient,
    /*#__PURE__*/ Effect.map(
      /*#__PURE__*/ Effect.context<HttpClient.HttpClient | NodeHttpClient.Dispatcher>(),
      (context) => {
        // A client of its own: the platform's one is shared by all who use its layer.
        const client = HttpClient.transformResponse(Context.get(context, HttpClient.HttpClient), identity)
        const send = sendWith(Context.get(context, NodeHttpClient.Dispatcher))
        Send.teach(client, () => send)
        return client
      }
    )
  ).pipe(/*#__PURE__*/ Layer.provide(NodeHttpClient.layerUndiciWithoutDispatcher))

/**
 * An `HttpClient` on undici, for `TossClient.layer`, with connections of its own, which close with the layer. It is
 * `NodeHttpClient.layerUndici`, to which the SDK knows a shorter way, and serves others just as well.
 *
 * @example
 * ```ts
 * import * as TossClient from "effect-tosspayments/TossClient"
 * import * as UndiciTransport from "effect-tosspayments/UndiciTransport"
 * import * as Layer from "effect/Layer"
 *
 * const toss = TossClient.layer({ secretKey: "test_sk_example" }).pipe(Layer.provide(UndiciTransport.layer))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<HttpClient.HttpClient> = /*#__PURE__*/ Layer.provide(
  layerWithoutDispatcher,
  NodeHttpClient.dispatcherLayer
)
