/**
 * Values in the order they came, each under a key. Only the newest `limit` are kept, so that a long run does not
 * fill the memory. Every value has a number that is never used again: a page of a listing goes on from there, even
 * when older values were dropped meanwhile.
 */
export interface Book<A> {
  readonly get: (key: string) => A | undefined
  /** Adds the value, or replaces it where it stands. */
  readonly put: (key: string, value: A) => void
  readonly delete: (key: string) => void
  readonly oldest: () => A | undefined
  readonly dropOldest: () => void
  readonly values: () => ReadonlyArray<A>
  /** At most `limit` values whose number is above `after`; `next` is `null` when there are no more. */
  readonly page: (after: number, limit: number) => Page<A>
}

export interface Page<A> {
  readonly values: ReadonlyArray<A>
  readonly next: number | null
}

interface Row<A> {
  readonly number: number
  readonly value: A
}

export const make = <A>(limit: number, onDrop: (value: A, key: string) => void = () => {}): Book<A> => {
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
    rows.delete(key)
    if (key === front) front = null
  }
  const dropOldest = (): void => {
    const key = frontKey()
    const row = key === null ? undefined : rows.get(key)
    if (key === null || row === undefined) return
    remove(key)
    onDrop(row.value, key)
  }
  return {
    get: (key) => rows.get(key)?.value,
    put: (key, value) => {
      const known = rows.get(key)
      if (known === undefined) count += 1
      rows.set(key, { number: known?.number ?? count, value })
      if (rows.size > limit) dropOldest()
    },
    delete: remove,
    oldest: () => {
      const key = frontKey()
      return key === null ? undefined : rows.get(key)?.value
    },
    dropOldest,
    values: () => Array.from(rows.values(), (row) => row.value),
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
