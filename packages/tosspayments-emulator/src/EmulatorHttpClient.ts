/**
 * Replaces the transport: every request of the given `HttpClient.HttpClient` is answered by the emulator in this
 * process, whatever its host. No socket, no real time.
 *
 * @since 0.1.0
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as Emulator from "./Emulator.js"
import type { Answer, Reply } from "./Exchange.js"

/** What Node reports when the peer closes the connection. */
const connectionReset = (): Error =>
  Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", errno: -104, syscall: "read" })

const toError = (
  reason: "Transport" | "Encode",
  request: HttpClientRequest.HttpClientRequest,
  cause: unknown
) => new HttpClientError.RequestError({ request, reason, cause })

const concat = (chunks: ReadonlyArray<Uint8Array>): Uint8Array => {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

const readBody = (
  request: HttpClientRequest.HttpClientRequest
): Effect.Effect<Uint8Array, HttpClientError.RequestError> => {
  const { body } = request
  switch (body._tag) {
    case "Empty":
      return Effect.succeed(new Uint8Array())
    case "Uint8Array":
      return Effect.succeed(body.body)
    case "Stream":
      return body.stream.pipe(
        Stream.runCollect,
        Effect.map((chunks) => concat([...chunks])),
        Effect.mapError((cause) => toError("Encode", request, cause))
      )
    default: {
      const content = body._tag === "FormData" ? body.formData : (body.body as BodyInit)
      return Effect.tryPromise({
        try: async () => new Uint8Array(await new Response(content).arrayBuffer()),
        catch: (cause) => toError("Encode", request, cause)
      })
    }
  }
}

/** Statuses that must not carry a body; `Response` refuses one. */
const isBodyless = (status: number): boolean => status === 204 || status === 205 || status === 304

const toWeb = (answer: Answer, body: BodyInit | null): Response =>
  new Response(isBodyless(answer.status) ? null : body, { status: answer.status, headers: answer.headers })

const cutOff = (answer: Answer, bytes: number): ReadableStream<Uint8Array> => {
  let sent = false
  return new ReadableStream({
    pull: (controller) => {
      if (!sent && bytes > 0) {
        sent = true
        controller.enqueue(answer.body.slice(0, bytes))
      } else {
        controller.error(Object.assign(new TypeError("terminated"), { cause: connectionReset() }))
      }
    }
  })
}

const respond = (
  emulator: Emulator.Service,
  request: HttpClientRequest.HttpClientRequest,
  reply: Reply
): Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.RequestError> => {
  switch (reply._tag) {
    case "Answer":
      return Effect.sync(() => HttpClientResponse.fromWeb(request, toWeb(reply, new Uint8Array(reply.body))))
    case "CutOff":
      return Effect.sync(() =>
        HttpClientResponse.fromWeb(request, toWeb(reply.answer, cutOff(reply.answer, reply.bytes)))
      )
    case "Drop":
      return Effect.fail(toError("Transport", request, connectionReset()))
    case "Hang":
      // Not `Effect.never`: its timer would keep the process alive after the emulator is gone.
      return Effect.zipRight(
        emulator.sessionEnd,
        Effect.fail(toError("Transport", request, connectionReset()))
      )
  }
}

/**
 * An `HttpClient.HttpClient` whose other end is the emulator.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (emulator: Emulator.Service): HttpClient.HttpClient =>
  HttpClient.make((request, url) =>
    Effect.gen(function* () {
      yield* Effect.try({
        try: () => new Headers(request.headers),
        catch: (cause) => toError("Transport", request, cause)
      })
      const body = yield* readBody(request)
      const reply = yield* emulator.handle({
        method: request.method,
        url: url.pathname + url.search,
        headers: request.headers,
        body
      })
      return yield* respond(emulator, request, reply)
    })
  )

/**
 * Give this to the SDK instead of `FetchHttpClient.layer`.
 *
 * @example
 * ```ts
 * import { HttpClient } from "@effect/platform"
 * import { Effect, Layer } from "effect"
 * import { Emulator, EmulatorHttpClient } from "tosspayments-emulator/effect"
 *
 * const program = HttpClient.get("https://api.tosspayments.com/v1/payments/unknown").pipe(
 *   Effect.provide(EmulatorHttpClient.layer.pipe(Layer.provide(Emulator.layerWithoutWebhooks())))
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<HttpClient.HttpClient, never, Emulator.Emulator> = /*#__PURE__*/ Layer.effect(
  HttpClient.HttpClient,
  /*#__PURE__*/ Effect.map(Emulator.Emulator, make)
)
