import type { Kind, World } from "../kernel/World.js"

/** A page of a list of `v2` (protocol.md §14). */
export interface Page<A> {
  readonly hasNext: boolean
  readonly lastCursor: string | null
  readonly items: ReadonlyArray<A>
}

/**
 * What is on a timeline after `after`, as far as it is `shown`; `null` when nothing is known of `after`.
 */
export const page = <A, B>(
  world: World,
  kind: Kind<A>,
  timeline: string,
  range: {
    readonly from: number
    readonly to: number
    readonly after: string | null
    readonly limit: number
  },
  shown: (value: A) => B | null
): Page<B> | null => {
  const { limit } = range
  const found: Array<readonly [id: string, item: B]> = []
  let { after } = range
  // What is not shown does not count.
  while (found.length <= limit) {
    const size = limit + 1 - found.length
    const more = world.page(kind, timeline, { ...range, after, skip: 0, limit: size })
    if (more === null) return null
    for (const { id, value } of more) {
      const item = shown(value)
      if (item !== null) found.push([id, item])
    }
    after = more.at(-1)?.id ?? after
    if (more.length < size) break
  }
  const items = found.slice(0, limit)
  return {
    hasNext: found.length > limit,
    lastCursor: items.at(-1)?.[0] ?? null,
    items: items.map(([, item]) => item)
  }
}
