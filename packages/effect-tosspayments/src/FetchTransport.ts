/**
 * `fetch` as this SDK needs it: one request, one answer that is read whole, and as little as possible in between.
 * `@effect/platform/FetchHttpClient` works as well, and costs several times as much for each call.
 *
 * @since 0.1.0
 */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Headers from "@effect/platform/Headers"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientError from "@effect/platform/HttpClientError"
import type { HttpClientRequest } from "@effect/platform/HttpClientRequest"
import * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Answer from "./internal/answer.js"
import * as FetchInit from "./internal/fetchInit.js"
import * as Running from "./internal/running.js"
import * as Send from "./internal/send.js"

/** Whatever a mock answers with. */
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
  let response: Response
  try {
    response = await fetch(request.url, init)
  } catch (cause) {
    const error = new HttpClientError.RequestError({ request, reason: "Transport", cause })
    return Exit.fail({ status: null, error })
  }
  const head = headOf(response)
  if (head === null) return Exit.fail({ status: null, error: null })
  try {
    return Exit.succeed({ ...head, text: await Answer.readText(response, maxResponseBytes) })
  } catch (cause) {
    const { status } = head
    if (cause instanceof Answer.TooLarge) return Exit.fail({ status, error: cause })
    const error = new HttpClientError.ResponseError({
      request,
      response: HttpClientResponse.fromWeb(request, response),
      reason: "Decode",
      cause
    })
    return Exit.fail({ status, error })
  }
}

const sendWith = (context: Context.Context<never>): Send.Send => {
  const fixed = FetchInit.make()
  return (request, maxResponseBytes, { fiber }, done) => {
    const ofCall = fiber.currentContext.unsafeMap
    const service = (key: string) => ofCall.get(key) ?? context.unsafeMap.get(key)
    const controller = new AbortController()
    const init = {
      ...service(FetchHttpClient.RequestInit.key),
      ...fixed,
      method: request.method,
      headers: request.headers,
      body: request.body._tag === "Uint8Array" ? request.body.body : undefined,
      signal: controller.signal
    }
    const fetch = service(FetchHttpClient.Fetch.key) ?? globalThis.fetch
    exchange(fetch, init, request, maxResponseBytes).then(done)
    return () => controller.abort()
  }
}

/** For those who use it as any other `HttpClient`, `transformClient` among them. */
const execute =
  (send: Send.Send) =>
  (
    request: HttpClientRequest
  ): Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError> =>
    Running.withRunning((running) =>
      Effect.async((resume) => {
        const cancel = send(request, Number.POSITIVE_INFINITY, running, (exit) =>
          resume(
            Effect.matchEffect(exit, {
              onSuccess: ({ headers, status, text }) =>
                Effect.succeed(
                  HttpClientResponse.fromWeb(
                    request,
                    new Response(text === "" ? null : text, { headers, status })
                  )
                ),
              onFailure: ({ error }) =>
                error === null || error._tag === "TooLarge"
                  ? Effect.dieMessage("fetch answered with something that is no response")
                  : Effect.fail(error)
            })
          )
        )
        return Effect.sync(cancel)
      })
    )

/**
 * An `HttpClient` on `fetch`, for `TossClient.layer`; `TossClientLive` uses it. Takes `FetchHttpClient.Fetch` and
 * `FetchHttpClient.RequestInit` as the platform's own client does. It follows no redirect and reads nothing from a cache,
 * and it takes bodies of bytes or text only: a client for this SDK, not for others.
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
  /*#__PURE__*/ Effect.map(/*#__PURE__*/ Effect.context<never>(), (context) => {
    const send = sendWith(context)
    const client = HttpClient.makeWith<never, never, HttpClientError.HttpClientError, never>(
      Effect.flatMap(execute(send)),
      Effect.succeed
    )
    return Object.assign(client, { [Send.SendId]: send })
  })
)
