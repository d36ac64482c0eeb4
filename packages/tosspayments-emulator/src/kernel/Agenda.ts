/**
 * What is due when: a heap with one entry per subject, so that it never holds more than there are subjects, and
 * changing one costs the logarithm of their number.
 */
export interface Agenda {
  /** When the subject changes next by itself; `null` when it does not. */
  readonly set: (collection: string, id: string, at: number | null) => void
  /** What is due first. Of two at the same time, the one that was set first. */
  readonly first: () => Entry | null
}

export interface Entry {
  readonly at: number
  readonly collection: string
  readonly id: string
}

interface Node extends Entry {
  readonly turn: number
  readonly key: string
}

const isBefore = (a: Node, b: Node): boolean => (a.at === b.at ? a.turn < b.turn : a.at < b.at)

export const make = (): Agenda => {
  const heap: Array<Node> = []
  const places = new Map<string, number>()
  let turns = 0
  const put = (node: Node, place: number): void => {
    heap[place] = node
    places.set(node.key, place)
  }
  const rise = (node: Node, from: number): number => {
    let place = from
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || !isBefore(node, parent)) break
      put(parent, place)
      place = above
    }
    return place
  }
  const sink = (node: Node, from: number): number => {
    let place = from
    for (;;) {
      const left = 2 * place + 1
      const [first, second] = [heap[left], heap[left + 1]]
      if (first === undefined) return place
      const smaller = second !== undefined && isBefore(second, first) ? second : first
      if (!isBefore(smaller, node)) return place
      put(smaller, place)
      place = smaller === first ? left : left + 1
    }
  }
  const settle = (node: Node, place: number): void => put(node, sink(node, rise(node, place)))
  const remove = (key: string): void => {
    const place = places.get(key)
    if (place === undefined) return
    places.delete(key)
    const last = heap.pop()
    if (last !== undefined && place < heap.length) settle(last, place)
  }
  return {
    set: (collection, id, at) => {
      const key = `${collection} ${id}`
      if (at === null) return remove(key)
      const place = places.get(key)
      if (place !== undefined && heap[place]?.at === at) return
      turns += 1
      settle({ at, collection, id, key, turn: turns }, place ?? heap.length)
    },
    first: () => heap[0] ?? null
  }
}
