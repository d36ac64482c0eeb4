/**
 * Webhooks as a route of a web server: what to give, and what a server's requests have to look like. No type of any
 * framework or of Node is needed to use these.
 *
 * @since 0.1.0
 */

import type { HeadersInput } from "effect-tosspayments/webhook/Envelope"
import type { HandledEvent, WebhookEvent, Events as WebhookEvents } from "effect-tosspayments/webhook/Event"
import * as SourceAddress from "effect-tosspayments/webhook/SourceAddress"
import type { AbortSignalLike } from "./CallOptions.js"

/**
 * Addresses that TossPayments documents as senders of webhooks, for `allowedSources`. The list grows without notice:
 * compare it with the page below now and then, and give your own list if it has changed.
 *
 * @example
 * ```ts
 * import { Client, webhookSourceAddresses, type WebhookHandlers } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 * // Behind one load balancer.
 * const route = (handlers: WebhookHandlers) =>
 *   client.webhooks.handler({ handlers, allowedSources: webhookSourceAddresses, trustProxy: 1 })
 * ```
 *
 * @see https://docs.tosspayments.com/reference/using-api/security
 * @since 0.1.0
 */
export const webhookSourceAddresses: ReadonlyArray<string> = SourceAddress.documented

/**
 * What a handler gets besides the event.
 *
 * @since 0.1.0
 */
export interface WebhookContext {
  /**
   * Aborted when the handler should stop: the client is closing, or another worker has taken the event over. Pass it on
   * to whatever can be stopped.
   */
  readonly signal: AbortSignal
}

/**
 * What to do with events: an async function for each event that the shop cares about, and `otherwise` for the rest: events
 * that this version does not know, and those it knows that have no function of their own. New versions know more events,
 * and give them to `otherwise` until there is a function for them. A name that is no event is a `ValidationError`.
 *
 * An event is handled once: a function that resolves ends it (status 200), also `otherwise`; one that rejects gives it
 * back, and TossPayments delivers it again. The content of an unsigned event was read again through the API if it can be
 * (`trust` is `retrieved`).
 *
 * "Once" holds unless the process dies between the writes of the function and the end of the claim: book with
 * `bookPayment`, which says `Unchanged` then. Do not order events by `createdAt`: anybody can write it.
 *
 * @example
 * ```ts
 * import type { WebhookHandlers } from "tosspayments-server-sdk"
 *
 * const handlers: WebhookHandlers = {
 *   PAYMENT_STATUS_CHANGED: async ({ data }) => console.log(data.orderId, data.status),
 *   DEPOSIT_CALLBACK: async ({ data }) => console.log(data.orderId, data.status),
 *   otherwise: async ({ eventType }) => console.log("nothing to do for", eventType)
 * }
 * ```
 *
 * @since 0.1.0
 */
export type WebhookHandlers = {
  readonly [Type in keyof WebhookEvents]?:
    | ((event: WebhookEvent<Type>, context: WebhookContext) => Promise<unknown>)
    | undefined
} & {
  /** Events without a function of their own, known or not. */
  readonly otherwise: (event: HandledEvent, context: WebhookContext) => Promise<unknown>
}

/**
 * How to receive webhooks.
 *
 * @since 0.1.0
 */
export interface WebhookHandlerOptions {
  /** What to do with each event. */
  readonly handlers: WebhookHandlers
  /** Largest body, in bytes. Default 1 MiB. Counted while reading; `Content-Length` is not believed. */
  readonly maxBytes?: number | undefined
  /**
   * When to answer at the latest, in seconds, at most 600. Default 8, since TossPayments waits for 10. An event that takes longer is
   * answered with 503 and handled to its end: the next delivery finds it done.
   */
  readonly answerWithin?: number | undefined
  /**
   * Addresses to accept deliveries from, e.g. `webhookSourceAddresses`. Default: any, since what moves money is verified
   * or read again anyhow; `CANCEL_STATUS_CHANGED` and events that this version does not know cannot be, and reach the
   * function with `trust: "none"`. `undefined` is refused: a list that is not set would let everybody in.
   */
  readonly allowedSources?: ReadonlyArray<string>
  /**
   * How many proxies of yours stand in front, each of which appends to `X-Forwarded-For`. Default 0: the address is the
   * socket's. The address is the n-th from the right, the last that a machine of yours wrote, so nobody can forge it
   * who cannot reach the server around the proxies. Only read together with `allowedSources`.
   */
  readonly trustProxy?: number | undefined
}

/**
 * How to receive webhooks as `Request`s.
 *
 * @since 0.1.0
 */
export interface WebHandlerOptions extends WebhookHandlerOptions {
  /**
   * Finds the address at the other end of the socket, which a `Request` does not tell, e.g.
   * `(request) => server.requestIP(request)?.address` on Bun or `(request) => request.headers.get("cf-connecting-ip")` on
   * Workers. Needed for `allowedSources` unless `trustProxy` is set.
   */
  readonly remoteAddress?: ((request: Request) => string | null | undefined) | undefined
}

/**
 * Receives a `Request`: Next.js, Hono, SvelteKit, Bun, Deno, Workers.
 *
 * @since 0.1.0
 */
export type WebHandler = (request: Request) => Promise<Response>

/**
 * What is needed of a request of Node; `IncomingMessage` and whatever extends it have it.
 *
 * @since 0.1.0
 */
export interface NodeRequest extends AsyncIterable<Uint8Array | string> {
  readonly method?: string | undefined
  readonly headers: { readonly [name: string]: string | ReadonlyArray<string> | undefined }
  readonly httpVersionMajor?: number | undefined
  readonly socket?: { readonly remoteAddress?: string | undefined } | null | undefined
  readonly readableDidRead?: boolean | undefined
  readonly readableEnded?: boolean | undefined
  /** The stream of a request in HTTP/2. */
  readonly stream?: unknown
  /** Where a framework puts the body; used when it is bytes or text. */
  readonly body?: unknown
  /** Where NestJS and serverless platforms put the bytes. */
  readonly rawBody?: unknown
}

/**
 * What is needed of a response of Node; `ServerResponse` and whatever extends it have it.
 *
 * @since 0.1.0
 */
export interface NodeResponse {
  statusCode: number
  readonly headersSent: boolean
  readonly setHeader: (name: string, value: string) => unknown
  readonly end: (body: string) => unknown
}

/**
 * What is needed of a request of Fastify.
 *
 * @since 0.1.0
 */
export interface FastifyRequest {
  readonly raw: NodeRequest
  readonly body?: unknown
  readonly rawBody?: unknown
}

/**
 * What is needed of a reply of Fastify.
 *
 * @since 0.1.0
 */
export interface FastifyReply {
  readonly raw: NodeResponse
  readonly hijack: () => unknown
}

/**
 * Receives a request of Node and answers it: Node's own server, Express, NestJS, or a route of Fastify.
 *
 * @since 0.1.0
 */
export type NodeHandler = (
  request: NodeRequest | FastifyRequest,
  response: NodeResponse | FastifyReply
) => Promise<void>

/**
 * How to verify a delivery that is not an HTTP request of this process any more.
 *
 * @since 0.1.0
 */
export interface ReceiveOptions {
  /** Headers of the request; needed for signatures and for `transmission`. `null` is none. */
  readonly headers?: HeadersInput | null | undefined
  /** Largest body, in bytes. Default 1 MiB. */
  readonly maxBytes?: number | undefined
  /** Aborting stops the handler and gives the event back; rejects with `signal.reason`. `null` is none. */
  readonly signal?: AbortSignalLike | null | undefined
}
