/**
 * What has to survive a restart: which webhooks were handled, the secrets of deposits, and the calls that a shop
 * has set out to make. Small on purpose: bring your own database, or take the memory of this module for tests and
 * `effect-tosspayments-sql` for PostgreSQL and SQLite.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import type { PendingCall } from "./Call.js"

/**
 * The store cannot be reached or refused. Nothing is known about whether the write happened.
 *
 * @since 0.1.0
 * @category errors
 */
export class StoreError extends /*#__PURE__*/ Data.TaggedError("StoreError")<{
  /** What was tried, e.g. `events.claim`. */
  readonly operation: string
  /** What happened; contains no stored values. */
  readonly message: string
}> {}

/**
 * Answer to a claim.
 *
 * - `Claimed`: the event is yours until the lease ends.
 * - `Busy`: another worker has it. Come back later; its lease may end.
 * - `Done`: it was handled.
 *
 * @since 0.1.0
 * @category models
 */
export type ClaimResult = "Claimed" | "Busy" | "Done"

/**
 * Which events were handled. An event is claimed by a worker, then completed or released by the same worker; a
 * worker that dies loses its claim when the lease ends. The owner token keeps a late worker from touching the
 * claim of its successor.
 *
 * @since 0.1.0
 * @category models
 */
export interface Events {
  /** Takes an event that nobody has, whose lease has ended, or that is yours already. */
  readonly claim: (
    eventId: string,
    owner: string,
    lease: Duration.Duration
  ) => Effect.Effect<ClaimResult, StoreError>
  /** Marks an event as handled. `false`: the claim was not yours any more. */
  readonly complete: (eventId: string, owner: string) => Effect.Effect<boolean, StoreError>
  /** Gives an event back so that the next delivery is handled. `false`: the claim was not yours any more. */
  readonly release: (eventId: string, owner: string) => Effect.Effect<boolean, StoreError>
}

/**
 * Secrets of virtual accounts: TossPayments gives them once, when the payment is confirmed, and deposit webhooks
 * prove themselves with them.
 *
 * @since 0.1.0
 * @category models
 */
export interface Secrets {
  /** Stores or replaces the secret of an order. */
  readonly save: (orderId: string, secret: Redacted.Redacted<string>) => Effect.Effect<void, StoreError>
  /** The secret of an order; `null` when none was stored. */
  readonly find: (orderId: string) => Effect.Effect<Redacted.Redacted<string> | null, StoreError>
}

/**
 * A call that the shop wants made once, under the shop's own name for it (an order id, a refund id).
 *
 * @since 0.1.0
 * @category models
 */
export interface Intent {
  /** The shop's name for it. */
  readonly id: string
  /** The call: operation, request and the idempotency key that every try carries. */
  readonly pending: PendingCall
  /** `Open`: sent or about to be, the end is not known. */
  readonly state: "Open" | "Applied" | "NotApplied"
}

/**
 * Calls that the shop has set out to make, written down before they are sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface Intents {
  /**
   * Writes an intent down, unless there is one of this name that is `Open` or `Applied`; a `NotApplied` one is
   * replaced. Returns what is stored now. Must be atomic: of two workers, one writes and both get the same.
   */
  readonly begin: (id: string, pending: PendingCall) => Effect.Effect<Intent, StoreError>
  /**
   * Writes down how it ended, if the intent still has this idempotency key: news of a call that was refused may come
   * late, when the name belongs to the next call already, and must not end that one. What was `Applied` stays so: another
   * worker, with the same call, may have read what was refunded since.
   */
  readonly end: (
    id: string,
    state: "Applied" | "NotApplied",
    idempotencyKey: string
  ) => Effect.Effect<void, StoreError>
  /**
   * Those that are still `Open`, oldest first. What is stored but cannot be read (damaged, or encrypted with a key that is
   * gone) stays open: leave it out with a warning that names it, and let `begin` of it fail, since sending it again could
   * move money twice.
   */
  readonly open: Effect.Effect<ReadonlyArray<Intent>, StoreError>
}

/**
 * What a store of your own consists of. What the SDK stores more in a later version will be optional here.
 *
 * @since 0.1.0
 * @category models
 */
export interface Parts {
  /** Which events were handled. */
  readonly events: Events
  /** Secrets of virtual accounts. */
  readonly secrets: Secrets
  /** Calls the shop has set out to make. */
  readonly intents: Intents
}

/**
 * Everything that is stored.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Required<Parts> {}

/**
 * Storage service.
 *
 * @since 0.1.0
 * @category services
 */
export class TossStore extends /*#__PURE__*/ Context.Tag("effect-tosspayments/TossStore")<
  TossStore,
  Service
>() {}

const lacks = (operation: string): Effect.Effect<never, StoreError> =>
  Effect.fail(
    new StoreError({ operation, message: `The store has no ${operation}: it was made for another version.` })
  )

/** A part of a store, with what stands in for what it lacks. Methods keep their `this`. */
const complete = <Part extends object>(given: Part | undefined, standIns: Part): Part =>
  Object.fromEntries(
    Object.entries(standIns).map(([name, standIn]) => {
      const found: unknown = Object(given)[name]
      return [name, typeof found === "function" ? found.bind(given) : (found ?? standIn)]
    })
  ) as never

/**
 * The service of a store of your own. A store that was written for an older version of the SDK keeps compiling and working: an
 * operation that needs what it does not have fails with a `StoreError` that names it, and all the others work.
 *
 * @example
 * ```ts
 * import * as TossStore from "effect-tosspayments/TossStore"
 * import * as Layer from "effect/Layer"
 *
 * declare const events: TossStore.Events
 * declare const secrets: TossStore.Secrets
 * declare const intents: TossStore.Intents
 *
 * const store = Layer.succeed(TossStore.TossStore, TossStore.make({ events, secrets, intents }))
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = ({ events, intents, secrets }: Parts): Service => ({
  events: complete(events, {
    claim: () => lacks("events.claim"),
    complete: () => lacks("events.complete"),
    release: () => lacks("events.release")
  }),
  secrets: complete(secrets, { save: () => lacks("secrets.save"), find: () => lacks("secrets.find") }),
  intents: complete(intents, {
    begin: () => lacks("intents.begin"),
    end: () => lacks("intents.end"),
    open: lacks("intents.open")
  })
})

type Claim =
  | { readonly state: "Done" }
  | { readonly state: "Claimed"; readonly owner: string; readonly until: number }

/**
 * A store in the memory of one process, gone with it. For tests, and for shops that can live with handling an
 * event again after a restart.
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeMemory: Effect.Effect<Service> = /*#__PURE__*/ Effect.sync(() => {
  const claims = new Map<string, Claim>()
  const secrets = new Map<string, Redacted.Redacted<string>>()
  const intents = new Map<string, Intent>()

  /** Acts on a claim that is still this owner's; an ended lease that nobody took over still is. */
  const settle = (eventId: string, owner: string, act: () => void) =>
    Effect.sync(() => {
      const claim = claims.get(eventId)
      const mine = claim?.state === "Claimed" && claim.owner === owner
      if (mine) act()
      return mine
    })

  return {
    events: {
      claim: (eventId, owner, lease) =>
        Effect.map(Clock.currentTimeMillis, (now): ClaimResult => {
          const claim = claims.get(eventId)
          if (claim?.state === "Done") return "Done"
          if (claim !== undefined && claim.owner !== owner && claim.until > now) return "Busy"
          claims.set(eventId, { state: "Claimed", owner, until: now + Duration.toMillis(lease) })
          return "Claimed"
        }),
      complete: (eventId, owner) => settle(eventId, owner, () => claims.set(eventId, { state: "Done" })),
      release: (eventId, owner) => settle(eventId, owner, () => claims.delete(eventId))
    },
    secrets: {
      save: (orderId, secret) => Effect.sync(() => void secrets.set(orderId, secret)),
      find: (orderId) => Effect.sync(() => secrets.get(orderId) ?? null)
    },
    intents: {
      begin: (id, pending) =>
        Effect.sync(() => {
          const stored = intents.get(id)
          if (stored !== undefined && stored.state !== "NotApplied") return stored
          const intent: Intent = { id, pending, state: "Open" }
          // A replaced one is new: it goes to the end of those that are open.
          intents.delete(id)
          intents.set(id, intent)
          return intent
        }),
      end: (id, state, idempotencyKey) =>
        Effect.sync(() => {
          const stored = intents.get(id)
          if (stored?.pending.idempotencyKey !== idempotencyKey || stored.state === "Applied") return
          intents.set(id, { ...stored, state })
        }),
      open: Effect.sync(() => [...intents.values()].filter(({ state }) => state === "Open"))
    }
  }
})

/**
 * A store in memory.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerMemory: Layer.Layer<TossStore> = /*#__PURE__*/ Layer.effect(TossStore, makeMemory)
