/**
 * What TossPayments sends to the shop: verify, parse, and read again what is not signed.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as WebhookEndpoint from "effect-tosspayments/WebhookEndpoint"
import * as WebhookInbox from "effect-tosspayments/WebhookInbox"
import * as Service from "effect-tosspayments/Webhooks"
import type { Body, HeadersInput } from "effect-tosspayments/webhook/Envelope"
import type { WebhookEvent } from "effect-tosspayments/webhook/Event"
import type { CallOptions } from "./CallOptions.js"
import * as Handlers from "./internal/handlers.js"
import * as Node from "./internal/node.js"
import type { Runner } from "./internal/run.js"
import * as Stack from "./internal/stack.js"
import * as Web from "./internal/web.js"
import type {
  NodeHandler,
  ReceiveOptions,
  WebHandler,
  WebHandlerOptions,
  WebhookHandlerOptions,
  WebhookHandlers
} from "./WebhookHandler.js"

/**
 * The stored secret of a payment, as the shop knows it.
 *
 * - A text: events about the payment that carry another are refused.
 * - `null` or `undefined`: none is stored. What tells of a deposit is refused: a `DEPOSIT_CALLBACK`, or a payment with a
 *   virtual account. Other payments may carry a secret too (easy pay, billing), which a shop need not store: their
 *   events are left unproven, and `retrieve` reads them again.
 * - `{ lost: true }`: the shop knows the payment, but its secret was lost with an answer (`isSecretLost`). The event is
 *   left unproven, and `retrieve` reads it again.
 *
 * @since 0.1.0
 */
export type DepositSecret = string | null | undefined | { readonly lost: true }

/**
 * How to check a webhook.
 *
 * @since 0.1.0
 */
export interface VerifyOptions {
  /** Headers of the request; needed for signatures and for `transmission`. */
  readonly headers?: HeadersInput | undefined
  /**
   * The `secret` that was stored when the payment was confirmed, or how to find it by order id. With it, a
   * deposit or payment event that carries another secret is refused; what tells of a deposit also when the shop knows
   * none (`null`; of a function also `undefined`, as of `map.get(orderId)`). Without this option such events stay unproven.
   * When the function throws or rejects, `verifyAndParse` rejects with that very error.
   */
  readonly depositSecret?:
    | string
    | null
    | ((orderId: string) => DepositSecret | Promise<DepositSecret>)
    | undefined
  /** Largest body, in bytes. Default 1 MiB. */
  readonly maxBytes?: number | undefined
  /**
   * Reads what the event is about through the API when nothing else proves it; the event then has that content and
   * `trust: "retrieved"`, which covers the payment as it is now and a deposit's `orderId`, `status` and `transactionKey`.
   * `createdAt` and `transmission` stay the sender's word. Events that name nothing that can be read stay at `trust: "none"`. Default: no.
   */
  readonly retrieve?: boolean | undefined
}

/**
 * Operations on webhooks.
 *
 * @since 0.1.0
 */
export interface Webhooks {
  /**
   * Verifies and parses a webhook. Takes the raw bytes or text, never a parsed object. The event says how it
   * became trusted; `none` means that nothing proves it: do not move goods or money on it. An event of an unknown
   * kind is an `UNKNOWN` event, not an error.
   *
   * Rejects with `WebhookVerificationError`; with `retrieve: true` also with the errors of reading a payment.
   *
   * @example
   * ```ts
   * import { Client, isPaid } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   *
   * const receive = async (request: Request): Promise<void> => {
   *   const event = await client.webhooks.verifyAndParse(await request.text(), {
   *     headers: request.headers,
   *     retrieve: true
   *   })
   *   if (event.type === "PAYMENT_STATUS_CHANGED" && event.trust !== "none" && isPaid(event.payment)) {
   *     console.log("ship", event.payment.orderId)
   *   }
   * }
   * ```
   *
   * @see https://docs.tosspayments.com/reference/using-api/webhook-events
   * @since 0.1.0
   */
  readonly verifyAndParse: (
    body: Body,
    verify?: VerifyOptions,
    options?: CallOptions
  ) => Promise<WebhookEvent>
  /**
   * Makes the route of a web server that speaks `Request` and `Response`: Next.js, Hono, SvelteKit, Bun, Deno, Workers.
   * It reads the body itself, verifies it (deposits with the secrets in the `store` of the client), reads unsigned
   * payments again, handles each event once, and answers: 200 when handled, now or before; 400 forged or broken; 403 not
   * from an allowed address; 405 not a POST; 413 too large; 500 the body was read before; 503 try again. TossPayments
   * delivers again after everything but 200.
   *
   * Failures are logged with `console`. On `client.close()` events that are being handled have 8 seconds to end; then
   * their `signal` is aborted and they are given back, within 10 seconds in all.
   *
   * Throws `ValidationError` when an option is wrong.
   *
   * @example
   * ```ts
   * import { Client } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   *
   * // Next.js: app/webhooks/toss/route.ts
   * export const POST = client.webhooks.handler({
   *   handlers: {
   *     PAYMENT_STATUS_CHANGED: async ({ payment }) => console.log(payment.orderId, payment.status),
   *     CANCEL_STATUS_CHANGED: async ({ cancel }) => console.log(cancel.transactionKey, cancel.cancelStatus),
   *     DEPOSIT_CALLBACK: async ({ orderId, status }) => console.log(orderId, status),
   *     otherwise: async ({ eventType }) => console.warn("no handler for", eventType)
   *   }
   * })
   * ```
   *
   * @see https://docs.tosspayments.com/guides/v2/webhook
   * @since 0.1.0
   */
  readonly handler: (options: WebHandlerOptions) => WebHandler
  /**
   * The same for requests of Node: `node:http`, Express, NestJS, and a route of Fastify. Give it the untouched request,
   * or one whose `body` or `rawBody` is bytes or text; what a JSON parser left is answered with 500, and the log says
   * how to fix it for the framework at hand.
   *
   * Throws `ValidationError` when an option is wrong.
   *
   * @example
   * ```ts
   * import { createServer } from "node:http"
   * import { Client, type WebhookHandlers } from "tosspayments-server-sdk"
   *
   * const start = (handlers: WebhookHandlers) => {
   *   const client = new Client({ secretKey: "test_sk_example" })
   *   return createServer(client.webhooks.nodeHandler({ handlers })).listen(3000)
   * }
   * ```
   *
   * @see https://docs.tosspayments.com/guides/v2/webhook
   * @since 0.1.0
   */
  readonly nodeHandler: (options: WebhookHandlerOptions) => NodeHandler
  /**
   * Verifies a delivery and handles it once, without a web server: for a queue, or a platform with requests of its own.
   * Resolves with what became of it; both mean status 200. Rejects with `WebhookVerificationError` (status 400), with
   * `EventBusyError`, `ClaimLostError`, `StoreError` or an error of reading the payment (5xx), or with whatever your
   * function rejected with (5xx). A store that does not answer is a `StoreError` after 20 seconds for a claim and 60 for
   * anything else; an abort waits for it one second at most.
   *
   * @example
   * ```ts
   * import { Client, type WebhookHandlers, WebhookVerificationError } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   *
   * // AWS Lambda behind API Gateway, a function URL or a load balancer.
   * interface LambdaEvent {
   *   body: string | null
   *   isBase64Encoded: boolean
   *   headers: Record<string, string | undefined> | null
   * }
   * const lambda = async (
   *   { body, headers, isBase64Encoded }: LambdaEvent,
   *   handlers: WebhookHandlers
   * ): Promise<{ statusCode: number }> => {
   *   try {
   *     const bytes = Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8")
   *     await client.webhooks.receive(bytes, handlers, { headers })
   *     return { statusCode: 200 }
   *   } catch (error) {
   *     return { statusCode: error instanceof WebhookVerificationError ? 400 : 503 }
   *   }
   * }
   * ```
   *
   * @see https://docs.tosspayments.com/guides/v2/webhook
   * @since 0.1.0
   */
  readonly receive: (
    body: Body,
    handlers: WebhookHandlers,
    options?: ReceiveOptions
  ) => Promise<WebhookInbox.Outcome>
}

const verifyRules: Handlers.Rules<VerifyOptions> = {
  ...Handlers.receivingRules,
  depositSecret: [
    (value) => value === null || typeof value === "string" || typeof value === "function",
    "must be a text, null, or a function from an order id to one"
  ],
  retrieve: [(value) => typeof value === "boolean", "must be true or false"]
}

const receiveRules: Handlers.Rules<ReceiveOptions> = {
  ...Handlers.receivingRules,
  signal: [() => true, ""]
}

type Secrets = Service.VerifyOptions<unknown>["depositSecret"]

/** Only one answer leaves an event unproven; anything that is no text is no secret, and refuses it. */
const toKnown = (answer: DepositSecret): string | null | undefined =>
  typeof answer === "string" ? answer : answer?.lost === true ? undefined : null

const toEffect = (secret: VerifyOptions["depositSecret"]): Secrets =>
  secret === undefined || typeof secret === "string"
    ? secret
    : (orderId) =>
        Effect.tryPromise({
          try: async () => (secret === null ? null : toKnown(await secret(orderId))),
          catch: (error) => error
        })

/** @internal */
export const make = ({ run, serve }: Runner): Webhooks => {
  const verifyAndParse: Webhooks["verifyAndParse"] = (body, verify, options) => {
    const frames = Stack.callerOf(verifyAndParse)
    return run(verifyAndParse, "webhooks.verifyAndParse", options, (call) => {
      Handlers.requireOptions("webhooks.verifyAndParse", verify, verifyRules, frames)
      const { depositSecret, headers, maxBytes, retrieve } = verify ?? {}
      return Effect.gen(function* () {
        const webhooks = yield* Service.Webhooks
        const event = yield* webhooks.verifyAndParse<unknown>(body, {
          headers,
          depositSecret: toEffect(depositSecret),
          maxBytes
        })
        return retrieve === true && event.trust === "none" ? yield* webhooks.retrieve(event, call) : event
      })
    })
  }
  const receiver = (handlers: WebhookHandlers, settings: WebhookEndpoint.Settings): Web.Receive => {
    const effects = Handlers.toEffects(handlers)
    return (delivery) =>
      serve(
        Effect.flatMap(WebhookEndpoint.WebhookEndpoint, (endpoint) =>
          endpoint.receive(delivery, effects, settings)
        ),
        WebhookEndpoint.closed
      )
  }
  const handler: Webhooks["handler"] = (options) => {
    const frames = Stack.callerOf(handler)
    const settings = Handlers.check("webhooks.handler", options, ["remoteAddress"], frames)
    return Web.make(receiver(options.handlers, settings), options)
  }
  const nodeHandler: Webhooks["nodeHandler"] = (options) => {
    const frames = Stack.callerOf(nodeHandler)
    const settings = Handlers.check("webhooks.nodeHandler", options, [], frames)
    return Node.make(receiver(options.handlers, settings))
  }
  const receive: Webhooks["receive"] = (body, handlers, options) => {
    const frames = Stack.callerOf(receive)
    const { headers, maxBytes, signal } = options ?? {}
    return run(receive, "webhooks.receive", { signal }, () => {
      Handlers.requireOptions("webhooks.receive", options, receiveRules, frames)
      Handlers.requireHandlers("webhooks.receive", handlers, frames)
      return Effect.flatMap(WebhookInbox.WebhookInbox, (inbox) =>
        inbox.receive(body, Handlers.toEffects(handlers), { headers, maxBytes })
      )
    })
  }
  return { verifyAndParse, handler, nodeHandler, receive }
}
