/**
 * Handles each webhook once, although TossPayments may send it several times, late, out of order, and to several
 * workers at the same moment.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import type { TossError, WebhookVerificationError } from "./TossError.js"
import * as TossStore from "./TossStore.js"
import * as Webhooks from "./Webhooks.js"
import type { Body } from "./webhook/Envelope.js"
import type * as Event from "./webhook/Event.js"

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
  /**
   * How long a dead worker keeps its claim; a live one extends it three times as often. Default 60 seconds. The store has
   * as long for an answer, and a third of it for a claim: then handling fails with `StoreError`.
   */
  readonly lease?: Duration.DurationInput | undefined
}

/** How work under a claim ended, and whether that settles what was claimed. */
interface Ended<A> {
  readonly value: A
  readonly isSettled: boolean
}

/** What was read of an event, and found to be something else than it tells of. */
interface Reading {
  readonly trusted: Event.HandledEvent
  readonly provenId: string
}

/** How long to wait for a store that only has to take note. What it was asked goes on in the background. */
const patience = /*#__PURE__*/ Duration.seconds(1)

const waitBriefly = (fiber: Fiber.Fiber<unknown, unknown>) =>
  Effect.ignoreLogged(Effect.timeoutOption(Effect.interruptible(Fiber.join(fiber)), patience))

const within = (limit: Duration.Duration, operation: string) =>
  Effect.timeoutFail({
    duration: limit,
    onTimeout: () =>
      new TossStore.StoreError({ operation, message: `The store did not answer ${operation} in time.` })
  })

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
    // A claim, the pause after it and its extension have a third each: no handler goes on after its lease.
    const third = Duration.times(lease, 1 / 3)

    /**
     * Asks the store in a fiber of its own, so that nobody has to wait for the answer. It ends within a lease, also on a
     * store that neither answers nor can be interrupted.
     */
    const ask = <A>(operation: string, question: Effect.Effect<A, TossStore.StoreError>) =>
      Effect.disconnect(question).pipe(Effect.interruptible, within(lease, operation), Effect.forkDaemon)

    const claimOf = (eventId: string) => {
      const owner = globalThis.crypto.randomUUID()
      let asked: Fiber.Fiber<unknown, unknown> = Fiber.void

      /** Takes or extends it. */
      const take = Effect.uninterruptible(
        Effect.tap(ask("events.claim", events.claim(eventId, owner, lease)), (fiber) => {
          asked = fiber
        })
      )
      return {
        take,
        /** Extends it for ever; fails when it is gone. */
        keep: Effect.flatMap(take, Fiber.join).pipe(
          // A store that fails for a moment is no reason to stop: the claim still stands.
          Effect.retry({ times: 3, schedule: Schedule.spaced(Duration.times(lease, 1 / 12)) }),
          within(third, "events.claim"),
          Effect.filterOrFail(
            (claim) => claim === "Claimed",
            () => claimLost(eventId)
          ),
          Effect.delay(third),
          Effect.forever
        ),
        complete: ask("events.complete", events.complete(eventId, owner)),
        /** In its turn: a claim that is answered after its release would stay. */
        giveBack: Effect.suspend(() =>
          ask("events.release", Effect.zipRight(Fiber.await(asked), events.release(eventId, owner)))
        ).pipe(Effect.flatMap(waitBriefly))
      }
    }

    /** Does work under a claim. What the work does not settle is given back. */
    const claimed = <A, E, R>(
      eventId: string,
      work: Effect.Effect<Ended<A>, E, R>
    ): Effect.Effect<A | "Duplicate", E | HandleError, R> =>
      Effect.uninterruptibleMask((restore) =>
        Effect.gen(function* () {
          const claim = claimOf(eventId)
          const answer = yield* Fiber.join(yield* claim.take).pipe(
            within(third, "events.claim"),
            restore,
            Effect.onError(() => claim.giveBack)
          )
          if (answer === "Done") return "Duplicate"
          if (answer === "Busy") {
            return yield* new EventBusyError({ eventId, message: "Another worker has claimed this event." })
          }
          const end = yield* Deferred.make<Ended<A>, E | HandleError>()
          const working = yield* Effect.fork(Effect.intoDeferred(restore(work), end))
          const keeping = yield* Effect.forkDaemon(Effect.interruptible(Effect.intoDeferred(claim.keep, end)))
          const { isSettled, value } = yield* restore(Deferred.await(end)).pipe(
            // The claim stands until the work has stopped.
            Effect.ensuring(Fiber.interruptAll([working, keeping])),
            Effect.onError(() => claim.giveBack)
          )
          if (!isSettled) return yield* Effect.as(claim.giveBack, value)
          const completing = yield* claim.complete
          const wasOurs = yield* restore(Fiber.join(completing)).pipe(
            Effect.onInterrupt(() => waitBriefly(completing))
          )
          return wasOurs ? value : yield* claimLost(eventId)
        })
      )

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
