/**
 * What TossPayments sends to the shop: verify, parse, and read again what is not signed.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import type { CallOptions } from "./Call.js"
import { events } from "./internal/events/events.js"
import * as Declaration from "./internal/webhook/declaration.js"
import * as Operations from "./internal/webhook/service.js"
import { verifyAndParse as parse, type VerifyOptions } from "./internal/webhook/verifyAndParse.js"
import type * as TossConfig from "./TossConfig.js"
import type { TossError, WebhookVerificationError } from "./TossError.js"
import type { TossHttpClient } from "./TossHttpClient.js"
import type * as Envelope from "./webhook/Envelope.js"
import type * as Event from "./webhook/Event.js"

export type { VerifyOptions } from "./internal/webhook/verifyAndParse.js"

/**
 * Operations on webhooks.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Verifies with the configured security keys and parses. See `verifyAndParse`.
   *
   * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
   */
  readonly verifyAndParse: <E = never, R = never>(
    body: Envelope.Body,
    options?: VerifyOptions<E, R>
  ) => Effect.Effect<Event.ParsedEvent, WebhookVerificationError | E, R>
  /**
   * Reads what an unsigned event is about through the API, and returns the event with that as its `data` and
   * `trust: "retrieved"`: the payment as it is now, and from it a deposit's `orderId`, `status` and `transactionKey`.
   * The rest, `createdAt` and `transmission` included, stays the sender's word: do not order events by it. Events that
   * name nothing that can be read (a refund of a foreign wallet, unknown events) come back as they are, and so does a
   * deposit whose order is read as another payment than a virtual account: it names its order only, and an order can have
   * several payments. Read those of the order by their keys then.
   */
  readonly retrieve: (
    event: Event.ParsedEvent,
    options?: CallOptions
  ) => Effect.Effect<Event.HandledEvent, TossError>
  /**
   * Reads what any event is about, whatever proves it, and answers with that alone: the payment as it is now, an order of a
   * payment link, … `null` when the event names nothing that can be read (unknown events, a refund of a foreign wallet, a
   * deleted billing key), and for a deposit whose order is read as another payment than a virtual account. What is not
   * there is a `NotFoundError`, what is no event a `ValidationError`.
   *
   * For a job that comes back to a stored event later: while one is received, `retrieve` says as much.
   *
   * @example
   * ```ts
   * import * as Webhooks from "effect-tosspayments/Webhooks"
   * import type { WebhookEvent } from "effect-tosspayments/webhook/Event"
   * import * as Effect from "effect/Effect"
   *
   * const stateNow = (event: WebhookEvent<"PAYMENT_STATUS_CHANGED">) =>
   *   Effect.gen(function* () {
   *     const webhooks = yield* Webhooks.Webhooks
   *     const payment = yield* webhooks.current(event)
   *     return payment.status
   *   })
   * ```
   */
  readonly current: <E extends Event.ParsedEvent>(
    event: E,
    options?: CallOptions
  ) => Effect.Effect<Event.Current<E["type"]>, TossError>
  /** A stable text for an event, by which its repetitions are known. See `webhook/Identity`. */
  readonly identityOf: (event: Event.ParsedEvent) => Effect.Effect<string>
}

/**
 * Webhooks service.
 *
 * @example
 * ```ts
 * import * as Webhooks from "effect-tosspayments/Webhooks"
 * import * as Effect from "effect/Effect"
 *
 * const receive = (body: string) =>
 *   Effect.gen(function* () {
 *     const webhooks = yield* Webhooks.Webhooks
 *     const event = yield* webhooks.verifyAndParse(body)
 *     return event.trust === "none" ? yield* webhooks.retrieve(event) : event
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Webhooks extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Webhooks")<
  Webhooks,
  Service
>() {}

/**
 * Names of the events that this version knows; any other arrives as an `UNKNOWN` one.
 *
 * @since 0.1.0
 * @category constants
 */
export const eventTypes: ReadonlyArray<keyof Event.Events> = /*#__PURE__*/ Declaration.modelled(
  events
) as ReadonlyArray<keyof Event.Events>

/**
 * Verifies and parses a webhook. Takes the raw bytes or text, never a parsed object. The event says how it
 * became trusted; `none` means that nothing proves it: read it again (`Webhooks.retrieve`) before acting.
 *
 * An event of an unknown kind is an `UNKNOWN` event, not an error. Older API versions send a payment event in a short
 * form: key, order and status are all of its `data`, its `trust` is `none`, and reading it brings the payment.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @example
 * ```ts
 * import * as Webhooks from "effect-tosspayments/Webhooks"
 * import * as Effect from "effect/Effect"
 *
 * const receive = (body: Uint8Array, secretOf: (orderId: string) => Effect.Effect<string | null>) =>
 *   Webhooks.verifyAndParse(body, { depositSecret: secretOf }).pipe(
 *     Effect.map((event) => `${event.eventType}, trusted by ${event.trust}`),
 *     Effect.catchTag("WebhookVerificationError", (error) => Effect.succeed(`refused: ${error.reason}`))
 *   )
 * ```
 *
 * @since 0.1.0
 * @category verification
 */
export const verifyAndParse: <E = never, R = never>(
  body: Envelope.Body,
  options?: VerifyOptions<E, R> & {
    /** Security keys to check signatures with; without any, none is checked. */
    readonly securityKeys?: ReadonlyArray<Redacted.Redacted<string>> | undefined
  }
) => Effect.Effect<Event.ParsedEvent, WebhookVerificationError | E, R> = /*#__PURE__*/ parse(events)

/**
 * Builds the operations.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service, never, TossConfig.TossConfig | TossHttpClient> =
  /*#__PURE__*/ Operations.make(events)

/**
 * Webhooks with the configured security keys, reading through the transport.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Webhooks, never, TossConfig.TossConfig | TossHttpClient> =
  /*#__PURE__*/ Layer.effect(Webhooks, make)
