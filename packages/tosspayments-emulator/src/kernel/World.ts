import type { EventType } from "../Delivery.js"
import type { Movement } from "../Ledger.js"
import type { Limits } from "../Options.js"
import type { Identifiers } from "./Identifiers.js"
import type { Behaviour } from "./Settings.js"
import type { Moment, Range } from "./Timeline.js"

/** A kind of thing that the emulator remembers: how it is found, and what time does to it. */
export interface Kind<A> {
  readonly name: string
  /** Which of the limits says how many are kept. */
  readonly limit: keyof Limits
  readonly id: (value: A) => string
  readonly merchant: (value: A) => string
  /** What else it is looked up by, within its merchant. */
  readonly indexes: Readonly<Record<string, (value: A) => string>>
  /** What has happened to it, by the name of a timeline that each merchant has of its own. */
  readonly timelines?: Readonly<Record<string, (value: A) => ReadonlyArray<Omit<Moment, "of">>>>
  /** When it changes next by itself, in epoch milliseconds. */
  readonly nextAt: (value: A) => number | null
  /** That change. Afterwards `nextAt` must be later than `world.now`, or `null`. */
  readonly pass: (value: A, world: World) => void
}

/** A webhook to send, before it has a time and an id. */
export interface Event {
  readonly type: EventType
  /** Order and payment that it is about, if any. */
  readonly orderId: string | null
  readonly paymentKey: string | null
  /** Whether TossPayments signs it. */
  readonly isSigned?: true
  /** What is sent, given when it was made. */
  readonly body: (createdAt: string) => unknown
}

/**
 * What one merchant sees at one moment. A step reads and writes through it, synchronously; its changes show in the
 * same world at once, and become those of the emulator together when the step is over.
 */
export interface World {
  readonly merchant: string
  readonly now: number
  readonly ids: Identifiers
  readonly behaviour: Behaviour
  readonly get: <A>(kind: Kind<A>, id: string) => A | null
  /** Everything with this key in the index, oldest first. */
  readonly find: <A>(kind: Kind<A>, index: string, key: string) => ReadonlyArray<A>
  /**
   * What happened in a range of a timeline, and to what, as it was when the step began; `null` when nothing is known of
   * `range.after`.
   */
  readonly page: <A>(kind: Kind<A>, timeline: string, range: Range) => ReadonlyArray<Happening<A>> | null
  readonly put: <A>(kind: Kind<A>, value: A) => void
  readonly emit: (events: ReadonlyArray<Event>) => void
  readonly move: (movements: ReadonlyArray<Movement>) => void
}

/** A moment, and what it happened to. */
export interface Happening<A> {
  readonly id: string
  readonly value: A
}

/** Where a world reads from, and what its changes go to. */
export interface Ground {
  readonly get: <A>(kind: Kind<A>, id: string) => A | undefined
  readonly find: <A>(kind: Kind<A>, index: string, merchant: string, key: string) => ReadonlyArray<A>
  readonly page: <A>(
    kind: Kind<A>,
    timeline: string,
    merchant: string,
    range: Range
  ) => ReadonlyArray<Happening<A>> | null
  readonly put: <A>(kind: Kind<A>, value: A) => void
  readonly move: (movement: Movement) => void
  readonly announce: (event: Event, merchant: string, at: number, ids: Identifiers) => void
}

interface Change {
  readonly kind: Kind<never>
  readonly value: unknown
  readonly apply: () => void
}

/** A world within another: until it is closed the other one knows nothing of it. */
export const inside = (outer: World): World & { readonly close: () => void } =>
  open(
    {
      get: (kind, id) => outer.get(kind, id) ?? undefined,
      find: (kind, index, _, key) => outer.find(kind, index, key),
      page: (kind, timeline, _, range) => outer.page(kind, timeline, range),
      put: outer.put,
      move: (movement) => outer.move([movement]),
      announce: (event) => outer.emit([event])
    },
    outer
  )

/** A world that is lived in once: `close` makes its changes those of the ground. */
export const open = (
  ground: Ground,
  { behaviour, ids, merchant, now }: Pick<World, "merchant" | "now" | "ids" | "behaviour">
): World & { readonly close: () => void } => {
  const changes = new Map<string, Change>()
  const events: Array<Event> = []
  const movements: Array<Movement> = []
  const keyOf = (kind: Kind<never>, id: string): string => `${kind.name} ${id}`
  const changed = <A>(kind: Kind<A>, id: string): A | undefined =>
    changes.get(keyOf(kind, id))?.value as A | undefined
  return {
    merchant,
    now,
    ids,
    behaviour,
    get: (kind, id) => {
      const value = changed(kind, id) ?? ground.get(kind, id)
      return value !== undefined && kind.merchant(value) === merchant ? value : null
    },
    find: <A>(kind: Kind<A>, index: string, key: string) => {
      const known = ground.find(kind, index, merchant, key)
      if (changes.size === 0) return known
      const added = [...changes.values()].flatMap((change) => {
        const value = change.value as A
        return change.kind === kind &&
          kind.indexes[index]?.(value) === key &&
          ground.get(kind, kind.id(value)) === undefined
          ? [value]
          : []
      })
      return [...known.map((value) => changed(kind, kind.id(value)) ?? value), ...added]
    },
    page: (kind, timeline, range) => ground.page(kind, timeline, merchant, range),
    put: (kind, value) => {
      if (kind.merchant(value) !== merchant) throw new Error(`a ${kind.name} of another merchant`)
      changes.set(keyOf(kind, kind.id(value)), { kind, value, apply: () => ground.put(kind, value) })
    },
    emit: (more) => {
      events.push(...more)
    },
    move: (more) => {
      movements.push(...more)
    },
    close: () => {
      for (const { apply } of changes.values()) apply()
      for (const movement of movements) ground.move(movement)
      for (const event of events) ground.announce(event, merchant, now, ids)
    }
  }
}
