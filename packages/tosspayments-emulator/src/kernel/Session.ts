/**
 * What `reset` throws away: the memory, its time, and everything that runs on it.
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as ExecutionStrategy from "effect/ExecutionStrategy"
import * as FiberMap from "effect/FiberMap"
import * as Random from "effect/Random"
import * as Scope from "effect/Scope"
import type { Told } from "../Activity.js"
import type { Service as Sender } from "../WebhookSender.js"
import type { Activity } from "./Activity.js"
import * as Agendas from "./Agenda.js"
import type { Clock } from "./Clock.js"
import type { Idempotency } from "./Idempotency.js"
import * as Idempotencies from "./Idempotency.js"
import type { Identifiers } from "./Identifiers.js"
import * as Identify from "./Identifiers.js"
import type { Journal } from "./Journal.js"
import type { Settings } from "./Settings.js"
import type { Store, Write } from "./Store.js"
import * as Stores from "./Store.js"
import * as Webhooks from "./Webhooks.js"
import type { Ground, Kind, World } from "./World.js"
import * as Worlds from "./World.js"

export interface Session {
  readonly store: Store
  readonly idempotency: Idempotency
  readonly clock: Clock
  /** Ends with the session. */
  readonly scope: Scope.CloseableScope
  readonly end: Deferred.Deferred<void>
  readonly identifiers: Effect.Effect<Identifiers>
  /**
   * One synchronous step in the world of a merchant, which is up to date. Nothing is told before it is kept: what
   * time has changed until then, what the step changes in its world, and what it writes into the store itself.
   */
  readonly step: <A>(merchant: string, ids: Identifiers, run: (world: World) => A) => Effect.Effect<A>
  /** The same without a merchant. */
  readonly look: <A>(run: (now: number) => A) => Effect.Effect<A>
  /** Moves the clock, stopping at everything that is due on the way until that is done, webhooks included. */
  readonly advance: (millis: number) => Effect.Effect<void>
  /** Stops the clock, or lets it run. */
  readonly setClock: (mode: "real" | "frozen") => Effect.Effect<void>
  /** From now on nothing of it is kept. */
  readonly abandon: () => void
}

export interface Options {
  readonly kinds: ReadonlyArray<Kind<never>>
  readonly settings: Settings
  readonly sender: Sender
  readonly clock: Clock
  readonly journal: Journal
  readonly activity: Activity
  /** What there is to tell about a change, and the value that was there before. */
  readonly observe: (write: Write, before: unknown) => Told | null
  /** Fills the store. */
  readonly restore: Journal["restore"]
  /** Keeps the identifiers of two steps apart when the random seed is fixed. */
  readonly nextTurn: () => number
}

export const open = (
  { activity, clock, journal, kinds, nextTurn, observe, restore, sender, settings }: Options,
  parent: Scope.Scope
): Effect.Effect<Session> =>
  Effect.gen(function* () {
    const scope = yield* Scope.fork(parent, ExecutionStrategy.sequential)
    const sending = yield* Scope.extend(FiberMap.make<string, void, never>(), scope)
    const end = yield* Deferred.make<void>()
    yield* Scope.addFinalizer(scope, Deferred.succeed(end, undefined))

    let writes: Array<Write> = []
    /** What is told once it is kept, and when it happened. */
    let news: Array<readonly [told: Told, at: number]> = []
    /** When the change happens that is being made; `null` when it is now. */
    let moment: number | null = null
    /** Webhooks that the step sends, and those that it drops. */
    let due: Array<string> = []
    let gone: Array<string> = []
    /** What of these the session's own fiber has not taken yet. */
    let starting: Array<string> = []
    let stopping: Array<string> = []
    /** Tells that fiber that there is something to do. */
    const alarm = Effect.unsafeMakeLatch(false)
    let sleepsUntil = Number.NEGATIVE_INFINITY
    /** Webhooks that are being sent or about to be. */
    let unsettled = 0
    const settled = Effect.unsafeMakeLatch(true)
    let isAbandoned = false

    const agenda = Agendas.make()
    const store = Stores.make({
      kinds,
      limits: settings.limits,
      agenda,
      onWrite: (write, before) => {
        if (isAbandoned) return
        if (journal.isKept) writes.push(write)
        const told = observe(write, before)
        if (told !== null) news.push([told, moment ?? clock.now()])
      },
      onDelivery: (id, known) => {
        agenda.set("deliveries", id, known?.nextAt ?? null)
        if (known === null) gone.push(id)
      }
    })
    restore(store.restore)

    const ground: Ground = {
      get: (kind, id) => store.of(kind).book.get(id),
      find: (kind, index, merchant, key) => store.of(kind).find(index, merchant, key),
      page: (kind, timeline, merchant, range) => store.of(kind).page(timeline, merchant, range),
      put: (kind, value) => store.of(kind).book.put(kind.id(value), value),
      move: (movement) => {
        store.ledger.append(movement)
      },
      announce: (event, merchant, at, ids) => {
        if (!settings.webhookEvents.includes(event.type)) return
        for (const announced of Webhooks.make(event, merchant, settings.webhookUrls, at, ids)) {
          store.deliveries.put(announced.delivery.id, announced)
        }
      }
    }

    const inWorld = <A>(merchant: string, now: number, ids: Identifiers, run: (world: World) => A): A => {
      const world = Worlds.open(ground, { merchant, now, ids, behaviour: settings.behaviour })
      const result = run(world)
      moment = now
      world.close()
      moment = null
      return result
    }

    const kindOf = new Map(kinds.map((kind): [string, Kind<never>] => [kind.name, kind]))

    const pass = <A>(kind: Kind<A>, id: string, at: number, ids: Identifiers): void => {
      const value = store.of(kind).book.get(id)
      if (value === undefined) return
      inWorld(kind.merchant(value), at, ids, (world) => kind.pass(value, world))
    }

    /** Does all that was due until now, in the order of time. */
    const catchUp = (now: number, ids: Identifiers): void => {
      for (let first = agenda.first(); first !== null && first.at <= now; first = agenda.first()) {
        const { at, collection, id } = first
        agenda.set(collection, id, null)
        const kind = kindOf.get(collection)
        if (kind === undefined) due.push(id)
        else pass(kind, id, at, ids)
      }
    }

    const transmit = (id: string): Effect.Effect<void> =>
      Effect.suspend(() => {
        const known = store.deliveries.get(id)
        if (known === undefined || known.delivery.url === null) return Effect.void
        return Effect.flatMap(
          Webhooks.send(sender, known, known.delivery.url, settings, clock.now()),
          (attempt) =>
            Effect.suspend(() => {
              // It may have been forgotten meanwhile.
              if (store.deliveries.get(id) === undefined) return Effect.void
              store.deliveries.put(id, Webhooks.after(known, attempt, settings.isDelivered, clock.now()))
              return commit
            })
        )
      })

    const ring = (): void => {
      const first = agenda.first()
      if (starting.length > 0 || stopping.length > 0 || (first !== null && first.at < sleepsUntil)) {
        alarm.unsafeOpen()
      }
    }

    /** Keeps what was written until now, then has the session's own fiber do what follows from it. */
    const commit: Effect.Effect<void> = Effect.uninterruptible(
      Effect.suspend(() => {
        const [written, sent, dropped, told] = [writes, due, gone, news]
        writes = []
        news = []
        due = []
        gone = []
        unsettled += sent.length
        if (sent.length > 0) settled.unsafeClose()
        return Effect.map(journal.keep(written), () => {
          for (const [event, at] of told) activity.tell(event, at)
          starting.push(...sent)
          stopping.push(...dropped)
          ring()
        })
      })
    )

    const settle = (): void => {
      unsettled -= 1
      if (unsettled === 0) settled.unsafeOpen()
    }

    /** No webhook is under way, or none ever will be. */
    const calm = Effect.raceFirst(settled.await, Deferred.await(end))

    /** Starts what is to be sent. */
    const start = Effect.suspend(() => {
      const [sent, dropped] = [starting, stopping]
      starting = []
      stopping = []
      return Effect.zipRight(
        Effect.forEach(
          sent,
          (id) =>
            Effect.map(FiberMap.run(sending, id, transmit(id)), (fiber) => {
              fiber.addObserver(settle)
            }),
          { discard: true }
        ),
        Effect.forEach(dropped, (id) => FiberMap.remove(sending, id), { discard: true })
      )
    })

    const identifiers = Effect.map(Random.nextIntBetween(0, 0x7fffffff), (seed) =>
      Identify.make(seed, nextTurn())
    )

    const within = <A>(ids: Identifiers, run: (now: number) => A): Effect.Effect<A> =>
      Effect.uninterruptible(
        Effect.suspend(() => {
          const now = clock.now()
          catchUp(now, ids)
          const result = run(now)
          // What the step has announced is due at once.
          catchUp(now, ids)
          return Effect.as(commit, result)
        })
      )

    const isDue = (at: number): boolean => {
      const first = agenda.first()
      return first !== null && first.at <= at
    }

    const look: Session["look"] = (run) =>
      Effect.suspend(() => {
        const now = clock.now()
        return isDue(now)
          ? Effect.flatMap(identifiers, (ids) => within(ids, run))
          : Effect.as(commit, run(now))
      })

    /** Until something happens by itself, or somebody rings. */
    const rest = Effect.suspend(() => {
      if (starting.length > 0 || stopping.length > 0) return Effect.void
      alarm.unsafeClose()
      const first = agenda.first()
      sleepsUntil = first?.at ?? Number.POSITIVE_INFINITY
      return first === null ? alarm.await : Effect.raceFirst(clock.until(first.at), alarm.await)
    })

    // One fiber for all that happens by itself, in the time and by the scheduler of those who opened the session.
    yield* rest.pipe(
      Effect.zipRight(Effect.suspend(() => (isDue(clock.now()) ? look(() => {}) : Effect.void))),
      Effect.zipRight(start),
      Effect.forever,
      // Whoever opens the session may not be.
      Effect.interruptible,
      Effect.forkIn(scope)
    )

    const onClock = Effect.suspend(() => {
      alarm.unsafeOpen()
      return journal.keepClock(clock.setting())
    })

    const tellClock = Effect.sync(() => activity.tell({ type: "clock" }, clock.now()))

    return {
      store,
      idempotency: Idempotencies.make(store.answers),
      clock,
      scope,
      end,
      identifiers,
      step: (merchant, ids, run) => within(ids, (now) => inWorld(merchant, now, ids, run)),
      look,
      advance: (millis) =>
        // What is under way belongs to the time before.
        Effect.zipRight(
          calm,
          Effect.suspend(() => {
            const target = clock.now() + millis
            const stop = Effect.suspend(() => {
              clock.moveTo(Math.max(clock.now(), Math.min(agenda.first()?.at ?? target, target)))
              return onClock.pipe(Effect.zipRight(look(() => {})), Effect.zipRight(calm))
            })
            // The last stop is the target itself.
            return Effect.repeat(stop, { until: () => clock.now() >= target && !isDue(target) })
          })
        ).pipe(Effect.zipLeft(tellClock)),
      setClock: (mode) =>
        Effect.suspend(() => {
          if (mode === "frozen") clock.freeze()
          else clock.run()
          return Effect.zipRight(onClock, tellClock)
        }),
      abandon: () => {
        isAbandoned = true
      }
    }
  })
