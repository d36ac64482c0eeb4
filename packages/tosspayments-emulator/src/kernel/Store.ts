import type { Movement } from "../Ledger.js"
import type { Limits } from "../Options.js"
import type { Agenda } from "./Agenda.js"
import type { Book, Row, Watcher } from "./Book.js"
import * as Books from "./Book.js"
import type { Stored } from "./Idempotency.js"
import type { Range } from "./Timeline.js"
import * as Timelines from "./Timeline.js"
import type { Sending } from "./Webhooks.js"
import type { Happening, Kind } from "./World.js"

/** Entities of a kind, and where they are found. */
export interface Collection<A> {
  readonly book: Book<A>
  /** Those of a merchant with this key in the index, oldest first. */
  readonly find: (index: string, merchant: string, key: string) => ReadonlyArray<A>
  /** What happened to those of a merchant; `null` when nothing is known of `range.after`. */
  readonly page: (timeline: string, merchant: string, range: Range) => ReadonlyArray<Happening<A>> | null
}

/** A row that was written, or one that is gone. */
export interface Write {
  readonly collection: string
  readonly id: string
  readonly row: Row<unknown> | null
}

/**
 * Everything that the emulator has to remember to go on. All access is synchronous, so a step that reads, decides
 * and writes in one go is atomic.
 */
export interface Store {
  readonly kinds: ReadonlyArray<Kind<never>>
  readonly of: <A>(kind: Kind<A>) => Collection<A>
  readonly ledger: Book<Movement>
  readonly deliveries: Book<Sending>
  readonly answers: Book<Stored>
  /** Puts back what was written in another life. */
  readonly restore: (collection: string, id: string, row: Row<unknown>) => void
}

export interface Options {
  readonly kinds: ReadonlyArray<Kind<never>>
  readonly limits: Required<{ readonly [K in keyof Limits]: number }>
  readonly agenda: Agenda
  /** Called with every change, in their order, and with the value that was there before. */
  readonly onWrite: (write: Write, before: unknown) => void
  /** Called with every webhook as it stands, and with those that are no longer known. */
  readonly onDelivery: (id: string, sending: Sending | null) => void
}

/** Ids by key, oldest first. */
const makeIndex = () => {
  const ids = new Map<string, Set<string>>()
  return {
    get: (key: string): Iterable<string> => ids.get(key) ?? [],
    add: (key: string, id: string): void => {
      const known = ids.get(key)
      if (known === undefined) ids.set(key, new Set([id]))
      else known.add(id)
    },
    remove: (key: string, id: string): void => {
      const known = ids.get(key)
      known?.delete(id)
      if (known?.size === 0) ids.delete(key)
    }
  }
}

/** The timelines of a kind, each merchant's own. */
const makeTimelines = <A>({ merchant: merchantOf, timelines = {} }: Kind<A>) => {
  const known = new Map<string, Timelines.Timeline>()
  const of = (name: string, merchant: string): Timelines.Timeline => {
    const key = JSON.stringify([name, merchant])
    const found = known.get(key) ?? Timelines.make()
    known.set(key, found)
    return found
  }
  const momentsOf = (name: string, value: A | undefined) =>
    value === undefined ? [] : (timelines[name]?.(value) ?? [])
  return {
    of,
    /** What has happened stays: a change only adds to it. */
    change: (id: string, before: A | undefined, after: A | undefined): void => {
      const value = after ?? before
      if (value === undefined) return
      for (const name of Object.keys(timelines)) {
        const timeline = of(name, merchantOf(value))
        const old = momentsOf(name, before)
        if (after === undefined) for (const moment of old) timeline.remove(moment.id)
        else
          for (const moment of momentsOf(name, after).slice(old.length)) timeline.add({ ...moment, of: id })
      }
    }
  }
}

export const make = ({ agenda, kinds, limits, onDelivery, onWrite }: Options): Store => {
  const everything = Number.POSITIVE_INFINITY
  const restorers = new Map<string, Store["restore"]>()
  const keep = <A>(name: string, limit: number, watch: Watcher<A> = () => {}): Book<A> => {
    const watchAll: Watcher<A> = (id, row, before) => {
      watch(id, row, before)
      onWrite({ collection: name, id, row }, before)
    }
    const book = Books.make<A>(limit, watchAll)
    restorers.set(name, (_, id, row) => {
      book.restore(id, row as Row<A>)
      watch(id, row as Row<A>, undefined)
    })
    return book
  }

  const movements = makeIndex()
  const ledger = keep<Movement>("ledger", everything, (id, row, before) => {
    const paymentKey = (row?.value ?? before)?.paymentKey ?? ""
    if (row === null) movements.remove(paymentKey, id)
    else movements.add(paymentKey, id)
  })

  const collections = new Map<string, unknown>()
  const collect = <A>(kind: Kind<A>): void => {
    const index = makeIndex()
    const timelines = makeTimelines(kind)
    const keyOf = (name: string, merchant: string, key: string) => JSON.stringify([name, merchant, key])
    const keysOf = (value: A): ReadonlyArray<string> =>
      Object.entries(kind.indexes).map(([name, key]) => keyOf(name, kind.merchant(value), key(value)))
    const book = keep<A>(kind.name, limits[kind.limit], (id, row, before) => {
      const [old, current] = [before, row?.value].map((value) => (value === undefined ? [] : keysOf(value)))
      for (const key of old ?? []) if (current?.includes(key) !== true) index.remove(key, id)
      for (const key of current ?? []) if (old?.includes(key) !== true) index.add(key, id)
      timelines.change(id, before, row?.value)
      agenda.set(kind.name, id, row === null ? null : kind.nextAt(row.value))
      if (row === null) for (const movement of [...movements.get(id)]) ledger.delete(movement)
    })
    const collection: Collection<A> = {
      book,
      find: (name, merchant, key) => {
        const found: Array<A> = []
        for (const id of index.get(keyOf(name, merchant, key))) {
          const value = book.get(id)
          if (value !== undefined) found.push(value)
        }
        return found
      },
      page: (timeline, merchant, range) =>
        timelines
          .of(timeline, merchant)
          .page(range)
          ?.flatMap(({ id, of }) => {
            const value = book.get(of)
            return value === undefined ? [] : [{ id, value }]
          }) ?? null
    }
    collections.set(kind.name, collection)
  }
  for (const kind of kinds) collect(kind)

  return {
    kinds,
    of: <A>(kind: Kind<A>) => {
      const collection = collections.get(kind.name)
      if (collection === undefined) throw new Error(`nothing is kept of the kind ${kind.name}`)
      return collection as Collection<A>
    },
    ledger,
    deliveries: keep<Sending>("deliveries", limits.deliveries, (id, row) =>
      onDelivery(id, row?.value ?? null)
    ),
    answers: keep<Stored>("answers", limits.idempotencyKeys),
    restore: (collection, id, row) => restorers.get(collection)?.(collection, id, row)
  }
}
