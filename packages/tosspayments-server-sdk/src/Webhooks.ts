/**
 * What TossPayments sends to the shop: verify, parse, and read again what is not signed.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as WebhookInbox from "effect-tosspayments/WebhookInbox"
import * as WebhookReceiver from "effect-tosspayments/WebhookReceiver"
import * as Service from "effect-tosspayments/Webhooks"
import type { Body, HeadersInput } from "effect-tosspayments/webhook/Envelope"
import type { Current, ParsedEvent } from "effect-tosspayments/webhook/Event"
import type { CallOptions } from "./CallOptions.js"
import * as Handlers from "./internal/handlers.js"
import * as Input from "./internal/input.js"
import { named } from "./internal/names.js"
import * as Node from "./internal/node.js"
import * as Request from "./internal/request.js"
import { intentlessOptions, keylessOptions, type Runner } from "./internal/run.js"
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
  /** Headers of the request; needed for signatures and for `transmission`. `null` is none. */
  readonly headers?: HeadersInput | null | undefined
  /**
   * The `secret` that was stored when the payment was confirmed, or how to find it by order id. With it, a
   * deposit or payment event that carries another secret is refused; what tells of a deposit also when the shop knows
   * none (`null`; of a function also `undefined`, as of `map.get(orderId)`). Without this option such events stay
   * unproven; an `undefined` here is refused, since nothing would be checked where the caller expects it.
   * When the function throws or rejects, `verifyAndParse` rejects with that very error.
   */
  readonly depositSecret?: string | null | ((orderId: string) => DepositSecret | Promise<DepositSecret>)
  /** Largest body, in bytes. Default 1 MiB. */
  readonly maxBytes?: number | undefined
  /**
   * Reads what the event is about through the API when nothing else proves it; that is its `data` then, and its `trust`
   * is `retrieved`: the payment as it is now, and from it a deposit's `orderId`, `status` and `transactionKey`.
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
   *   if (event.type === "PAYMENT_STATUS_CHANGED" && event.trust !== "none" && isPaid(event.data)) {
   *     console.log("ship", event.data.orderId)
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
    options?: Omit<CallOptions, "intent">
  ) => Promise<ParsedEvent>
  /**
   * Reads what any event is about, whatever proves it, and resolves with that alone: the payment as it is now, an order of
   * a payment link, … `null` when the event names nothing that can be read (unknown events, a refund of a foreign wallet, a
   * deleted billing key), and for a deposit whose order is read as another payment than a virtual account. For a job that
   * comes back to a stored event later; the event may come from JSON.
   *
   * Rejects with `NotFoundError` when it is not there, and with `ValidationError` when it is no event.
   *
   * @example
   * ```ts
   * import { Client, type WebhookEvent } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   *
   * const stateNow = async (event: WebhookEvent<"PAYMENT_STATUS_CHANGED">): Promise<string> => {
   *   const payment = await client.webhooks.current(event)
   *   return payment.status
   * }
   * ```
   *
   * @see https://docs.tosspayments.com/reference/using-api/webhook-events
   * @since 0.1.0
   */
  readonly current: <Event extends ParsedEvent>(
    event: Event,
    options?: Omit<CallOptions, "idempotencyKey" | "intent">
  ) => Promise<Current<Event["type"]>>
  /**
   * Makes the route of a web server that speaks `Request` and `Response`: Next.js, Hono, SvelteKit, Bun, Deno, Workers.
   * It reads the body itself, verifies it (deposits with the secrets in the `store` of the client), reads unsigned
   * payments again, handles each event once, and answers: 200 when handled, now or before; 400 forged or broken; 403 not
   * from an allowed address; 405 not a POST; 413 too large; 500 the body was read before; 503 try again. TossPayments
   * delivers again after everything but 200.
   *
   * Failures are logged with the client's `logger`. On `client.close()` events that are being handled have 8 seconds to end; then
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
   *     PAYMENT_STATUS_CHANGED: async ({ data }) => console.log(data.orderId, data.status),
   *     DEPOSIT_CALLBACK: async ({ data }) => console.log(data.orderId, data.status),
   *     otherwise: async ({ eventType }) => console.log("nothing to do for", eventType)
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

const verifyRules: Input.Rules<VerifyOptions> = {
  headers: Request.headersRule,
  depositSecret: Input.neverUnset(
    Input.rule(
      (value) => value === null || typeof value === "string" || typeof value === "function",
      "must be text, null, or a function from an order id to its secret"
    ),
    "the event would not be checked. Give null if no payment is known, or leave the name out"
  ),
  maxBytes: Input.bytes,
  retrieve: Input.boolean
}

const receiveRules: Input.Rules<ReceiveOptions> = {
  headers: Request.headersRule,
  maxBytes: Input.bytes,
  signal: Input.nullable(Input.signal)
}

/** @internal */
export const make = ({ run, serve }: Runner): Webhooks => {
  const verifyAndParse: Webhooks["verifyAndParse"] = (body, verify, options) =>
    run({
      caller: Stack.callerOf(verifyAndParse),
      endpoint: "webhooks.verifyAndParse",
      args: Either.all([
        Request.body(body),
        Input.options("webhooks.verifyAndParse", verifyRules, verify, "{ headers }")
      ]),
      options: intentlessOptions("webhooks.verifyAndParse", options),
      operation: ([body, verify], call) =>
        Effect.flatMap(Service.Webhooks, (webhooks) => {
          const event = webhooks.verifyAndParse<unknown>(body, {
            headers: Request.headers(verify.headers),
            depositSecret: toEffect(verify.depositSecret),
            maxBytes: verify.maxBytes
          })
          return verify.retrieve === true
            ? Effect.flatMap(event, (event) =>
                event.trust === "none" ? webhooks.retrieve(event, call) : Effect.succeed(event)
              )
            : event
        })
    })
  const current: Webhooks["current"] = (event, options) =>
    run({
      caller: Stack.callerOf(current),
      endpoint: "webhooks.current",
      args: Request.event(event),
      options: keylessOptions("webhooks.current", options),
      operation: (event, call) =>
        Effect.flatMap(Service.Webhooks, (webhooks) => webhooks.current(event, call))
    })
  const receiver = (handlers: WebhookHandlers, settings: WebhookReceiver.Settings): Web.Receive => {
    const effects = Handlers.toEffects(handlers)
    return (delivery) =>
      serve(
        Effect.flatMap(WebhookReceiver.WebhookReceiver, (receiver) =>
          receiver.receive(delivery, effects, settings)
        ),
        WebhookReceiver.closed
      )
  }
  const handler: Webhooks["handler"] = (options) => {
    const frames = Stack.callerOf(handler)
    const { handlers, remoteAddress, settings } = Handlers.check(
      "webhooks.handler",
      Handlers.webRules,
      options,
      frames
    )
    return Web.make(receiver(handlers, settings), { remoteAddress })
  }
  const nodeHandler: Webhooks["nodeHandler"] = (options) => {
    const frames = Stack.callerOf(nodeHandler)
    const { handlers, settings } = Handlers.check("webhooks.nodeHandler", Handlers.nodeRules, options, frames)
    return Node.make(receiver(handlers, settings))
  }
  const receive: Webhooks["receive"] = (body, handlers, options) => {
    const given = Input.options("webhooks.receive", receiveRules, options, "{ headers }")
    return run({
      caller: Stack.callerOf(receive),
      endpoint: "webhooks.receive",
      args: Either.all([Request.body(body), Handlers.read(handlers), given]),
      options: Either.map(given, ({ signal }) => ({ signal })),
      operation: ([body, handlers, { headers, maxBytes }]) =>
        Effect.flatMap(WebhookInbox.WebhookInbox, (inbox) =>
          inbox.receive(body, Handlers.toEffects(handlers), { headers: Request.headers(headers), maxBytes })
        )
    })
  }
  return named({ verifyAndParse, current, handler, nodeHandler, receive })
}
