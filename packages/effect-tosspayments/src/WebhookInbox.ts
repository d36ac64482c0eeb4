/**
 * Handles each webhook once, although TossPayments may send it several times, late, out of order, and to several
 * workers at the same moment.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import type { TossError, WebhookVerificationError } from "./TossError.js"
import * as TossStore from "./TossStore.js"
import * as Webhooks from "./Webhooks.js"
import type { Body } from "./webhook/Envelope.js"
import type * as Event from "./webhook/Event.js"
import { identityOf } from "./webhook/Identity.js"

/**
 * Another worker handles the event right now, or died while doing so. Answer with a 5xx status: TossPayments sends
 * it again, and until then the other worker is done or its lease has ended.
 *
 * @since 0.1.0
 * @category errors
 */
export class EventBusyError extends /*#__PURE__*/ Data.TaggedError("EventBusyError")<{
  /** Identity of the event. */
  readonly eventId: string
  readonly message: string
}> {}

/**
 * The claim was lost while the handler ran: it took longer than its lease, and the lease could not be extended.
 * Another worker may have handled the event too.
 *
 * @since 0.1.0
 * @category errors
 */
export class ClaimLostError extends /*#__PURE__*/ Data.TaggedError("ClaimLostError")<{
  /** Identity of the event. */
  readonly eventId: string
  readonly message: string
}> {}

/**
 * One function for each event this version knows, and one for the rest. The compiler asks for all of them.
 *
 * @example
 * ```ts
 * import type { Handlers } from "effect-tosspayments/WebhookInbox"
 * import * as Effect from "effect/Effect"
 *
 * const handlers: Handlers = {
 *   PAYMENT_STATUS_CHANGED: ({ payment }) => Effect.log(`${payment.orderId} is ${payment.status}`),
 *   CANCEL_STATUS_CHANGED: ({ cancel }) => Effect.log(`refund ${cancel.cancelStatus}`),
 *   DEPOSIT_CALLBACK: ({ orderId, status }) => Effect.log(`${orderId} is ${status}`),
 *   otherwise: ({ eventType }) => Effect.logWarning(`no handler for ${eventType}`)
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export type Handlers<E = never, R = never> = {
  readonly [Type in Exclude<Event.WebhookEvent["type"], "UNKNOWN">]: (
    event: Extract<Event.WebhookEvent, { readonly type: Type }>
  ) => Effect.Effect<unknown, E, R>
} & {
  /** Events that this version has no model for. */
  readonly otherwise: (event: Event.UnknownEvent) => Effect.Effect<unknown, E, R>
}

/**
 * Gives an event to the function made for it.
 *
 * @since 0.1.0
 * @category handling
 */
export const dispatch = <E, R>(
  handlers: Handlers<E, R>,
  event: Event.WebhookEvent
): Effect.Effect<unknown, E, R> => {
  switch (event.type) {
    case "PAYMENT_STATUS_CHANGED":
      return handlers.PAYMENT_STATUS_CHANGED(event)
    case "CANCEL_STATUS_CHANGED":
      return handlers.CANCEL_STATUS_CHANGED(event)
    case "DEPOSIT_CALLBACK":
      return handlers.DEPOSIT_CALLBACK(event)
    case "UNKNOWN":
      return handlers.otherwise(event)
  }
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
   * "Once" holds as long as the handler's own writes and the end of the claim do not come apart: a worker that dies
   * after its writes and before completing is followed by one that handles the event again. Weigh what you book
   * with `PaymentTransition.meaningOf`, which answers `Unchanged` then.
   */
  readonly handle: <E, R>(
    event: Event.WebhookEvent,
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
export type HandleError = TossError | TossStore.StoreError | EventBusyError | ClaimLostError

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
  /** How long a dead worker keeps its claim. Default 60 seconds; a live one extends it three times as often. */
  readonly lease?: Duration.DurationInput | undefined
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

    const pulse = Duration.times(lease, 1 / 3)

    /** Extends the claim while the handler runs; fails when the claim is gone. */
    const keepClaim = (eventId: string, owner: string) =>
      events.claim(eventId, owner, lease).pipe(
        // A store that does not answer for a moment is no reason to stop: the claim still stands.
        Effect.retry({ times: 3, schedule: Schedule.spaced(Duration.times(lease, 1 / 6)) }),
        Effect.filterOrFail(
          (claim) => claim === "Claimed",
          () => claimLost(eventId)
        ),
        Effect.delay(pulse),
        Effect.forever
      )

    const handle: Service["handle"] = (event, handlers) =>
      Effect.uninterruptibleMask((restore) =>
        Effect.gen(function* () {
          const eventId = yield* Effect.promise(() => identityOf(event))
          const owner = globalThis.crypto.randomUUID()
          const claim = yield* events.claim(eventId, owner, lease)
          if (claim === "Done") return "Duplicate"
          if (claim === "Busy") {
            return yield* new EventBusyError({ eventId, message: "Another worker has claimed this event." })
          }
          yield* (event.trust === "none" ? webhooks.retrieve(event) : Effect.succeed(event)).pipe(
            Effect.flatMap((trusted) => dispatch(handlers, trusted)),
            Effect.raceFirst(keepClaim(eventId, owner)),
            restore,
            Effect.onError(() => Effect.ignoreLogged(events.release(eventId, owner)))
          )
          if (!(yield* events.complete(eventId, owner))) return yield* claimLost(eventId)
          return "Handled"
        })
      )

    return WebhookInbox.of({
      handle,
      receive: (body, handlers, options) =>
        Effect.flatMap(
          webhooks.verifyAndParse(body, {
            ...options,
            depositSecret: (orderId) => Effect.map(secrets.find(orderId), (secret) => secret ?? undefined)
          }),
          (event) => handle(event, handlers)
        )
    })
  })

const claimLost = (eventId: string) =>
  new ClaimLostError({
    eventId,
    message: "The claim of this event ended while it was handled; another worker may have handled it too."
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
