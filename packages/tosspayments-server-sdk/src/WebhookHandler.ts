/**
 * Webhooks as a route of a web server: what to give, and what a server's requests have to look like. No type of any
 * framework or of Node is needed to use these.
 *
 * @since 0.1.0
 */
import * as SourceAddress from "effect-tosspayments/SourceAddress"
import type { HeadersInput } from "effect-tosspayments/webhook/Envelope"
import type { HandledEvent, UnknownEvent } from "effect-tosspayments/webhook/Event"

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
 * What a handler is told besides the event.
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
 * One async function for each event this version knows, and one for the rest; the compiler asks for all of them. An
 * event is handled once: a function that resolves ends it, one that rejects gives it back, and TossPayments delivers it
 * again. The content of an unsigned payment event was read again through the API (`trust` is `retrieved`).
 *
 * "Once" holds unless the process dies between the writes of the function and the end of the claim: weigh what you book
 * with `transitionMeaning`, which says `Unchanged` then. Do not order events by `createdAt`: anybody can write it.
 *
 * @example
 * ```ts
 * import type { WebhookHandlers } from "tosspayments-server-sdk"
 *
 * const handlers: WebhookHandlers = {
 *   PAYMENT_STATUS_CHANGED: async ({ payment }) => console.log(payment.orderId, payment.status),
 *   CANCEL_STATUS_CHANGED: async ({ cancel }) => console.log(cancel.transactionKey, cancel.cancelStatus),
 *   DEPOSIT_CALLBACK: async ({ orderId, status }) => console.log(orderId, status),
 *   otherwise: async ({ eventType }) => console.warn("no handler for", eventType)
 * }
 * ```
 *
 * @since 0.1.0
 */
export type WebhookHandlers = {
  readonly [Type in Exclude<HandledEvent["type"], "UNKNOWN">]: (
    event: Extract<HandledEvent, { readonly type: Type }>,
    context: WebhookContext
  ) => Promise<unknown>
} & {
  /** Events that this version has no model for. */
  readonly otherwise: (event: UnknownEvent, context: WebhookContext) => Promise<unknown>
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
   * When to answer at the latest, in seconds. Default 8, since TossPayments waits for 10. An event that takes longer is
   * answered with 503 and handled to its end: the next delivery finds it done.
   */
  readonly answerWithin?: number | undefined
  /**
   * Addresses to accept deliveries from, e.g. `webhookSourceAddresses`. Default: any, since what moves money is verified
   * or read again anyhow; `CANCEL_STATUS_CHANGED` and events that this version does not know cannot be, and reach the
   * function with `trust: "none"`.
   */
  readonly allowedSources?: ReadonlyArray<string> | undefined
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
  /** Headers of the request; needed for signatures and for `transmission`. */
  readonly headers?: HeadersInput | undefined
  /** Largest body, in bytes. Default 1 MiB. */
  readonly maxBytes?: number | undefined
  /** Aborting stops the handler and gives the event back; rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined
}
