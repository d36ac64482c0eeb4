/**
 * Handles each webhook once, although TossPayments may send it several times, late, out of order, and to several
 * workers at the same moment.
 *
 * @since 0.1.0
 */

import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Claim from "./internal/webhook/claim.js"
import type { DurationInput } from "./TossConfig.js"
import type { TossError, WebhookVerificationError } from "./TossError.js"
import * as TossStore from "./TossStore.js"
import * as Webhooks from "./Webhooks.js"
import type { Body } from "./webhook/Envelope.js"
import type * as Event from "./webhook/Event.js"

export { ClaimLostError, EventBusyError } from "./internal/webhook/claim.js"

/**
 * What to do with events: a function for each event that the shop cares about, and `otherwise` for the rest: events that
 * this version does not know, and those it knows that have no function of their own. New versions know more events, and
 * give them to `otherwise` until there is a function for them.
 *
 * `otherwise` decides like any other: if it succeeds the event is handled (status 200); if it fails TossPayments delivers
 * the event again. A shop that wants to hear no more of an event returns `Effect.void`.
 *
 * @example
 * ```ts
 * import type { Handlers } from "effect-tosspayments/WebhookInbox"
 * import * as Effect from "effect/Effect"
 *
 * const handlers: Handlers = {
 *   PAYMENT_STATUS_CHANGED: ({ data }) => Effect.log(`${data.orderId} is ${data.status}`),
 *   DEPOSIT_CALLBACK: ({ data }) => Effect.log(`${data.orderId} is ${data.status}`),
 *   otherwise: ({ eventType }) => Effect.log(`nothing to do for ${eventType}`)
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export type Handlers<E = never, R = never> = {
  readonly [Type in keyof Event.Events]?:
    | ((event: Event.WebhookEvent<Type>) => Effect.Effect<unknown, E, R>)
    | undefined
} & {
  /** Events without a function of their own, known or not. */
  readonly otherwise: (event: Event.HandledEvent) => Effect.Effect<unknown, E, R>
}

/**
 * Gives an event to the function made for it, or to `otherwise`.
 *
 * @since 0.1.0
 * @category handling
 */
export const dispatch = <E, R>(
  handlers: Handlers<E, R>,
  event: Event.HandledEvent
): Effect.Effect<unknown, E, R> => {
  // That its function takes this event is what the type of `Handlers` says; the compiler does not follow.
  const own = (event.type === "UNKNOWN" ? undefined : handlers[event.type]) as
    | Handlers<E, R>["otherwise"]
    | undefined
  return own === undefined ? handlers.otherwise(event) : own.call(handlers, event)
}

/**
 * What became of a delivery: handled now, or handled before.
 *
 * @since 0.1.0
 * @category models
 */
export type Outcome = "Handled" | "Duplicate"

/**
 * Operations of the inbox.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Claims the event, reads its content again if nothing proves it, and runs the handler. A handler that succeeds
   * completes the event; one that fails gives it back, so that the next delivery is handled. While the handler
   * runs the claim is extended; a worker that dies loses it when the lease ends.
   *
   * What is marked as handled is what was proven (see `webhook/Identity`). An event that was read and found in another state than
   * it tells of, because it was overtaken or is forged, is handled once per state that was read, and stays open itself:
   * nobody can use up an event of TossPayments by sending it earlier.
   *
   * "Once" holds as long as the handler's own writes and the end of the claim do not come apart: a worker that dies
   * after its writes and before completing is followed by one that handles the event again. Book with
   * `OrderPayments.book`, which answers `Unchanged` then.
   *
   * Interrupted, it waits for the handler to stop and gives the claim back, also one that the store was still busy
   * with. After a second of waiting for the store it leaves the rest to the background, for a lease at most.
   */
  readonly handle: <E, R>(
    event: Event.ParsedEvent,
    handlers: Handlers<E, R>
  ) => Effect.Effect<Outcome, E | HandleError, R>
  /**
   * Verifies a delivery, with the deposit secrets in the store, and handles it. An order whose secret is not in the
   * store is not refused but read again.
   */
  readonly receive: <E, R>(
    body: Body,
    handlers: Handlers<E, R>,
    options?: Omit<Webhooks.VerifyOptions, "depositSecret">
  ) => Effect.Effect<Outcome, E | HandleError | WebhookVerificationError, R>
}

/**
 * What can go wrong besides the handler's own errors.
 *
 * @since 0.1.0
 * @category errors
 */
export type HandleError = TossError | TossStore.StoreError | Claim.EventBusyError | Claim.ClaimLostError

/**
 * Inbox service.
 *
 * @since 0.1.0
 * @category services
 */
export class WebhookInbox extends /*#__PURE__*/ Context.Tag("effect-tosspayments/WebhookInbox")<
  WebhookInbox,
  Service
>() {}

/**
 * Settings of the inbox.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * How long a dead worker keeps its claim; a live one extends it three times as often. Default 60 seconds. The store has
   * as long for an answer, and a third of it for a claim: then handling fails with `StoreError`.
   */
  readonly lease?: DurationInput | undefined
}

/** What was read of an event, and found to be something else than it tells of. */
interface Reading {
  readonly trusted: Event.HandledEvent
  readonly provenId: string
}

/**
 * Builds the inbox on a store.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options: Options = {}
): Effect.Effect<Service, never, TossStore.TossStore | Webhooks.Webhooks> =>
  Effect.gen(function* () {
    const { events, secrets } = yield* TossStore.TossStore
    const webhooks = yield* Webhooks.Webhooks
    const lease = Duration.decode(options.lease ?? Duration.seconds(60))
    const ask = Claim.askWithin(lease)
    const claimed = Claim.under(events, lease)

    const handle = <E, R>(
      event: Event.ParsedEvent,
      handlers: Handlers<E, R>
    ): Effect.Effect<Outcome, E | HandleError, R> =>
      Effect.gen(function* () {
        const receivedId = yield* webhooks.identityOf(event)
        const settle = (trusted: Event.HandledEvent) =>
          Effect.as(dispatch(handlers, trusted), { value: "Handled" as const, isSettled: true })
        // Proven, and so in no short form.
        if (event.trust !== "none") return yield* claimed(receivedId, settle(event))
        const found = yield* claimed<"Handled" | Reading, E | TossError, R>(
          receivedId,
          Effect.gen(function* () {
            const trusted = yield* webhooks.retrieve(event)
            const provenId = yield* webhooks.identityOf(trusted)
            if (provenId === receivedId) return yield* settle(trusted)
            return { value: { trusted, provenId }, isSettled: false }
          })
        )
        return typeof found === "string" ? found : yield* claimed(found.provenId, settle(found.trusted))
      })

    return WebhookInbox.of({
      handle,
      receive: (body, handlers, options) =>
        Effect.flatMap(
          webhooks.verifyAndParse(body, {
            ...options,
            depositSecret: (orderId) =>
              ask("secrets.find", secrets.find(orderId)).pipe(
                Effect.flatMap(Fiber.join),
                Effect.map((secret) => secret ?? undefined)
              )
          }),
          (event) => handle(event, handlers)
        )
    })
  })

/**
 * The inbox on whatever store is in place.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options = {}
): Layer.Layer<WebhookInbox, never, TossStore.TossStore | Webhooks.Webhooks> =>
  Layer.effect(WebhookInbox, make(options))
