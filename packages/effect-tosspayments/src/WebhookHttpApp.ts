/**
 * Webhooks as an app of `@effect/platform`, to be put at a route.
 *
 * @since 0.1.0
 */
import type * as HttpApp from "@effect/platform/HttpApp"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { Handlers } from "./WebhookInbox.js"
import * as WebhookReceiver from "./WebhookReceiver.js"

/** What can be seen of the request under the platform's: a web `Request`, or Node's `IncomingMessage`. */
interface Source {
  readonly body?: unknown
  readonly bodyUsed?: boolean
  readonly readableDidRead?: boolean
  readonly socket?: { readonly remoteAddress?: string }
}

const alreadyRead = () =>
  new WebhookReceiver.BodyError({
    reason: "AlreadyRead",
    message:
      "its body was read before it got to WebhookHttpApp.app, and a signature covers the bytes as they came. " +
      "Apply middleware that reads bodies (request.text, request.json, HttpServerRequest.schemaBodyJson) to the other " +
      "routes only, or put the route of the webhook in front of it."
  })

const read = (
  request: HttpServerRequest.HttpServerRequest,
  { body, bodyUsed, readableDidRead }: Source
): Effect.Effect<WebhookReceiver.Delivery["read"], never, Scope.Scope> => {
  if (bodyUsed === true || readableDidRead === true) return Effect.succeed(Effect.failSync(alreadyRead))
  // A web request without a body.
  if (body === null) return Effect.succeed(Effect.succeed(null))
  // In the scope of the request: ending the stream earlier would break the connection before it is answered.
  return Effect.map(Stream.toPull(Stream.rechunk(request.stream, 1)), (pull) =>
    pull.pipe(
      Effect.map((chunk) => Option.getOrElse(Chunk.head(chunk), () => new Uint8Array())),
      Effect.catchAll((end) =>
        Option.isNone(end)
          ? Effect.succeed(null)
          : Effect.fail(
              new WebhookReceiver.BodyError({
                reason: "CutOff",
                message: "the connection broke before the end of its body"
              })
            )
      )
    )
  )
}

/** What any of the handlers needs. */
type Needs<Each> = Each[keyof Each] extends infer Handler
  ? Handler extends (...args: never) => Effect.Effect<unknown, unknown, infer R>
    ? R
    : never
  : never

/**
 * Receives webhooks: verifies them, handles each event once, and answers as TossPayments needs it (see
 * `WebhookReceiver`). Takes any path and refuses all methods but POST.
 *
 * Options are those of `WebhookReceiver.layer`, or, for this app alone, what `WebhookReceiver.settings` has checked.
 *
 * The address of the sender is the socket's where the server shows it (Node). Elsewhere it is the request's
 * `remoteAddress`, which `HttpMiddleware.xForwardedHeaders` takes from a header that anybody can write: do not put that
 * middleware in front when `allowedSources` is set; set `trustProxy` instead.
 *
 * A server of `@effect/platform-node` needs a line more, or one client can end the process:
 * `docs/serving-webhooks-on-node.md`.
 *
 * @example
 * ```ts
 * import * as HttpRouter from "@effect/platform/HttpRouter"
 * import * as WebhookHttpApp from "effect-tosspayments/WebhookHttpApp"
 * import * as Effect from "effect/Effect"
 *
 * const router = HttpRouter.empty.pipe(
 *   HttpRouter.post(
 *     "/webhooks/toss",
 *     WebhookHttpApp.app({
 *       PAYMENT_STATUS_CHANGED: ({ data }) => Effect.log(`${data.orderId} is ${data.status}`),
 *       DEPOSIT_CALLBACK: ({ data }) => Effect.log(`${data.orderId} is ${data.status}`),
 *       otherwise: ({ eventType }) => Effect.log(`nothing to do for ${eventType}`)
 *     })
 *   )
 * )
 * ```
 *
 * @since 0.1.0
 * @category apps
 */
export const app = <
  // biome-ignore lint/suspicious/noExplicitAny: each handler may fail and need what it likes
  Each extends Handlers<any, any>
>(
  handlers: Each & { readonly [Name in Exclude<keyof Each, keyof Handlers>]: never },
  settings?: WebhookReceiver.Settings
): HttpApp.Default<
  never,
  WebhookReceiver.WebhookReceiver | Scope.Scope | Exclude<Needs<Each>, Scope.Scope>
> =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const receiver = yield* WebhookReceiver.WebhookReceiver
    const source = Object(request.source) as Source
    const { body, headers, status } = yield* receiver.receive(
      {
        method: request.method,
        headers: request.headers,
        remoteAddress: source.socket?.remoteAddress ?? Option.getOrNull(request.remoteAddress),
        read: yield* read(request, source)
      },
      handlers as Handlers<unknown, Needs<Each>>,
      settings
    )
    return HttpServerResponse.text(body, { status, headers })
  })
