/**
 * Values in the order they came, each under a key. Only the newest `limit` are kept, so that a long run does not
 * fill the memory. Every value has a number that is never used again: a page of a listing goes on from there, even
 * when older values were dropped meanwhile.
 */
export interface Book<A> {
  readonly get: (key: string) => A | undefined
  /** Adds the value, or replaces it where it stands. */
  readonly put: (key: string, value: A) => void
  /** Adds the value under its number. */
  readonly append: (value: A) => string
  /** Puts a value back where it stood in another life; in the order of the numbers, without telling the watcher. */
  readonly restore: (key: string, row: Row<A>) => void
  readonly delete: (key: string) => void
  readonly oldest: () => A | undefined
  readonly dropOldest: () => void
  readonly values: () => ReadonlyArray<A>
  /** The newest `limit` values. */
  readonly newest: (limit: number) => ReadonlyArray<A>
  /** At most `limit` values whose number is above `after`; `next` is `null` when there are no more. */
  readonly page: (after: number, limit: number) => Page<A>
}

export interface Page<A> {
  readonly values: ReadonlyArray<A>
  readonly next: number | null
}

export interface Row<A> {
  readonly number: number
  readonly value: A
}

/** Called with every change: the row that is there now, and the value that was there before. */
export type Watcher<A> = (key: string, row: Row<A> | null, before: A | undefined) => void

export const make = <A>(limit: number, watch: Watcher<A> = () => {}): Book<A> => {
  const rows = new Map<string, Row<A>>()
  let count = 0
  // One iterator that goes on, because a new one walks over everything that was deleted at the front.
  let keys: Iterator<string> | null = null
  let front: string | null = null
  const frontKey = (): string | null => {
    if (front !== null) return front
    keys ??= rows.keys()
    const { done, value } = keys.next()
    if (done === true) keys = null
    else front = value
    return front
  }
  const remove = (key: string): void => {
    const before = rows.get(key)
    if (before === undefined) return
    rows.delete(key)
    if (key === front) front = null
    watch(key, null, before.value)
  }
  const dropOldest = (): void => {
    const key = frontKey()
    if (key !== null) remove(key)
  }
  const put = (key: string, value: A): void => {
    const known = rows.get(key)
    if (known === undefined) count += 1
    const row = { number: known?.number ?? count, value }
    rows.set(key, row)
    watch(key, row, known?.value)
    if (rows.size > limit) dropOldest()
  }
  return {
    get: (key) => rows.get(key)?.value,
    put,
    append: (value) => {
      const key = String(count + 1)
      put(key, value)
      return key
    },
    restore: (key, row) => {
      count = Math.max(count, row.number)
      rows.set(key, row)
    },
    delete: remove,
    oldest: () => {
      const key = frontKey()
      return key === null ? undefined : rows.get(key)?.value
    },
    dropOldest,
    values: () => Array.from(rows.values(), (row) => row.value),
    newest: (size) => {
      const newest: Array<A> = []
      let left = rows.size - size
      for (const { value } of rows.values()) {
        if (left > 0) left -= 1
        else newest.push(value)
      }
      return newest
    },
    page: (after, size) => {
      const page: Array<Row<A>> = []
      for (const row of rows.values()) {
        if (row.number <= after) continue
        if (page.length === size)
          return { values: page.map(({ value }) => value), next: page[size - 1]?.number ?? null }
        page.push(row)
      }
      return { values: page.map(({ value }) => value), next: null }
    }
  }
}
