/**
 * How webhooks leave the emulator. Retries, time-outs and books are the emulator's business; a sender makes one
 * POST and reports the status.
 *
 * @since 0.1.0
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"

/**
 * One transmission: a POST of `body` to `url`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Transmission {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * The receiver did not answer.
 *
 * @since 0.1.0
 * @category errors
 */
export class WebhookSendError extends Data.TaggedError("WebhookSendError")<{
  readonly message: string
}> {}

/**
 * What a receiver answered: its status, and the beginning of the body where somebody may look at it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Receipt {
  readonly status: number
  readonly answer: string | null
}

/**
 * A bare status as a receipt.
 *
 * @since 0.1.0
 * @category constructors
 */
export const receiptOf = (given: number | Receipt): Receipt =>
  typeof given === "number" ? { status: given, answer: null } : given

/**
 * Sends one transmission and returns the receiver's HTTP status.
 *
 * @since 0.1.0
 * @category services
 */
export class WebhookSender extends Context.Tag("tosspayments-emulator/WebhookSender")<
  WebhookSender,
  Service
>() {}

/**
 * How a webhook gets to the shop.
 *
 * @since 0.1.0
 * @category services
 */
export interface Service {
  readonly send: (transmission: Transmission) => Effect.Effect<number | Receipt, WebhookSendError>
}

/**
 * Delivers into the same process: `receive` is called instead of a socket.
 *
 * @example
 * ```ts
 * import { Effect, Layer } from "effect"
 * import { Emulator, WebhookSender } from "tosspayments-emulator/effect"
 *
 * const EmulatorLive = Emulator.layer({ webhookUrl: "https://shop.test/webhooks" }).pipe(
 *   Layer.provide(WebhookSender.layer(({ body }) => Effect.as(Effect.log(body), 200)))
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  receive: (transmission: Transmission) => Effect.Effect<number | Receipt, WebhookSendError>
): Layer.Layer<WebhookSender> => Layer.succeed(WebhookSender, { send: receive })

/** As much of an answer as somebody looks at. */
const mostRead = 2000

/** A receiver that has answered has answered, however slow or broken its body is. */
const beginning = (body: Stream.Stream<Uint8Array, unknown>): Effect.Effect<string | null> =>
  body.pipe(
    Stream.decodeText(),
    Stream.runFoldWhile(
      "",
      (text) => text.length < mostRead,
      (text, more) => text + more
    ),
    Effect.map((text) => text.slice(0, mostRead)),
    Effect.timeoutTo({
      duration: "200 millis",
      onTimeout: () => null,
      onSuccess: (text: string): string | null => text
    }),
    Effect.catchAll(() => Effect.succeed(null))
  )

/**
 * Delivers over HTTP. Give it a client of its own (`FetchHttpClient.layer`), not the emulator's.
 * Redirects are not followed when the client does not follow them.
 *
 * @example
 * ```ts
 * import { FetchHttpClient } from "@effect/platform"
 * import { Layer } from "effect"
 * import { Emulator, WebhookSender } from "tosspayments-emulator/effect"
 *
 * const EmulatorLive = Emulator.layer({ webhookUrl: "http://localhost:3000/webhooks" }).pipe(
 *   Layer.provide(WebhookSender.layerHttp),
 *   Layer.provide(FetchHttpClient.layer)
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerHttp: Layer.Layer<WebhookSender, never, HttpClient.HttpClient> = /*#__PURE__*/ Layer.effect(
  WebhookSender,
  Effect.map(HttpClient.HttpClient, (client): Service => {
    const sending = HttpClient.withTracerPropagation(client, false)
    return {
      send: ({ body, headers, url }) =>
        HttpClientRequest.post(url).pipe(
          HttpClientRequest.bodyText(body, "application/json"),
          HttpClientRequest.setHeaders(headers),
          sending.execute,
          Effect.flatMap(({ status, stream }) =>
            Effect.map(beginning(stream), (answer): Receipt => ({ status, answer }))
          ),
          Effect.mapError((error) => new WebhookSendError({ message: error.message })),
          Effect.scoped
        )
    }
  })
)
