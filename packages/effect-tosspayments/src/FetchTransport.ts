/**
 * `fetch` as this SDK needs it: one request, one answer that is read whole, and as little as possible in between.
 * `@effect/platform/FetchHttpClient` works as well, and costs several times as much for each call.
 *
 * @since 0.1.0
 */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Headers from "@effect/platform/Headers"
import * as HttpClient from "@effect/platform/HttpClient"
import type { HttpClientRequest } from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { identity } from "effect/Function"
import * as Layer from "effect/Layer"
import * as Answer from "./internal/answer.js"
import * as Send from "./internal/send.js"

/** `null` from a mock that answers with something else than a response. */
const headOf = (response: Response): Send.Head | null => {
  try {
    const { headers, status } = response
    return Number.isInteger(status) ? { headers: Headers.fromInput(headers as never), status } : null
  } catch {
    return null
  }
}

const exchange = async (
  fetch: typeof globalThis.fetch,
  init: globalThis.RequestInit,
  request: HttpClientRequest,
  maxResponseBytes: number
): Promise<Exit.Exit<Send.Answered, Send.Trouble>> => {
  let status: number | null = null
  try {
    const response = await fetch(request.url, init)
    const head = headOf(response)
    if (head === null) return Exit.fail({ status, error: null })
    status = head.status
    return Exit.succeed({ ...head, text: await Answer.readText(response, maxResponseBytes) })
  } catch (cause) {
    return Exit.fail(Send.troubleOf(request, status, cause))
  }
}

/** `fetch` says how long the body is, and undici refuses a length that is given. */
const headersOf = ({ headers }: HttpClientRequest, common: Headers.Headers): Record<string, string> => {
  const { "content-length": _, ...own } = headers
  return { ...common, ...own }
}

const sendWith =
  (ofLayer: ReadonlyMap<string, unknown>) =>
  (given: globalThis.RequestInit): Send.Send => {
    const fixed: globalThis.RequestInit = {
      ...(ofLayer.get(FetchHttpClient.RequestInit.key) as globalThis.RequestInit | undefined),
      ...given
    }
    const common = Headers.fromInput(fixed.headers as Headers.Input | undefined)
    return (request, maxResponseBytes, { fiber }, done) => {
      const fetch =
        fiber.currentContext.unsafeMap.get(FetchHttpClient.Fetch.key) ??
        (ofLayer.get(FetchHttpClient.Fetch.key) as typeof globalThis.fetch | undefined) ??
        globalThis.fetch
      const controller = new AbortController()
      const init = {
        ...fixed,
        method: request.method,
        headers: headersOf(request, common),
        body: request.body._tag === "Uint8Array" ? request.body.body : undefined,
        signal: controller.signal
      }
      exchange(fetch, init as globalThis.RequestInit, request, maxResponseBytes).then(done)
      return () => controller.abort()
    }
  }

/**
 * An `HttpClient` on `fetch`, for `TossClient.layer`; `TossClientLive` uses it. It is the platform's own client, to which
 * the SDK knows a shorter way: it takes `FetchHttpClient.Fetch` and `FetchHttpClient.RequestInit` like that one, and serves
 * others just as well. Whatever is built on it, as by `transformClient`, goes the platform's way.
 *
 * @example
 * ```ts
 * import * as FetchTransport from "effect-tosspayments/FetchTransport"
 * import * as TossClient from "effect-tosspayments/TossClient"
 * import * as Layer from "effect/Layer"
 *
 * const toss = TossClient.layer({ secretKey: "test_sk_example" }).pipe(Layer.provide(FetchTransport.layer))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<HttpClient.HttpClient> = /*#__PURE__*/ Layer.effect(
  HttpClient.HttpClient,
  /*#__PURE__*/ Effect.map(/*#__PURE__*/ Effect.context<HttpClient.HttpClient>(), (context) => {
    // A client of its own: the platform's one is shared by all who use its layer.
    const client = HttpClient.transformResponse(
      context.unsafeMap.get(HttpClient.HttpClient.key) as HttpClient.HttpClient,
      identity
    )
    Send.teach(client, sendWith(context.unsafeMap))
    return client
  })
).pipe(/*#__PURE__*/ Layer.provide(FetchHttpClient.layer))
