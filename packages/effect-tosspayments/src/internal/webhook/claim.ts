/**
 * Claims of events: one worker at a time, for as long as its work takes, and no longer than a lease if it dies.
 *
 * @internal
 */
import * as Data from "effect/Data"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schedule from "effect/Schedule"
import * as TossStore from "../../TossStore.js"

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
 * What can go wrong with a claim.
 *
 * @internal
 */
export type ClaimError = TossStore.StoreError | EventBusyError | ClaimLostError

type Events = TossStore.Service["events"]

/** How work under a claim ended, and whether that settles what was claimed. */
interface Ended<A> {
  readonly value: A
  readonly isSettled: boolean
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

const claimLost = (eventId: string) =>
  new ClaimLostError({
    eventId,
    message: "The claim of this event ended while it was handled; another worker may have handled it too."
  })

/** A claim, the pause after it and its extension have a third of the lease each: no work goes on after its lease. */
const thirdOf = (lease: Duration.Duration): Duration.Duration => Duration.times(lease, 1 / 3)

/**
 * Asks the store in a fiber of its own, so that nobody has to wait for the answer. It ends within a lease, also on a
 * store that neither answers nor can be interrupted.
 *
 * @internal
 */
export const askWithin =
  (lease: Duration.Duration) =>
  <A>(operation: string, question: Effect.Effect<A, TossStore.StoreError>) =>
    Effect.disconnect(question).pipe(Effect.interruptible, within(lease, operation), Effect.forkDaemon)

const claimOf = (events: Events, lease: Duration.Duration, eventId: string) => {
  const ask = askWithin(lease)
  const third = thirdOf(lease)
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

/**
 * Does work under a claim. What the work does not settle is given back.
 *
 * @internal
 */
export const under =
  (events: Events, lease: Duration.Duration) =>
  <A, E, R>(
    eventId: string,
    work: Effect.Effect<Ended<A>, E, R>
  ): Effect.Effect<A | "Duplicate", E | ClaimError, R> =>
    Effect.uninterruptibleMask((restore) =>
      Effect.gen(function* () {
        const claim = claimOf(events, lease, eventId)
        const answer = yield* Fiber.join(yield* claim.take).pipe(
          within(thirdOf(lease), "events.claim"),
          restore,
          Effect.onError(() => claim.giveBack)
        )
        if (answer === "Done") return "Duplicate"
        if (answer === "Busy") {
          return yield* new EventBusyError({ eventId, message: "Another worker has claimed this event." })
        }
        const end = yield* Deferred.make<Ended<A>, E | ClaimError>()
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
