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
  readonly send: (transmission: Transmission) => Effect.Effect<number, WebhookSendError>
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
  receive: (transmission: Transmission) => Effect.Effect<number, WebhookSendError>
): Layer.Layer<WebhookSender> => Layer.succeed(WebhookSender, { send: receive })

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
          Effect.map((response) => response.status),
          Effect.mapError((error) => new WebhookSendError({ message: error.message })),
          Effect.scoped
        )
    }
  })
)
