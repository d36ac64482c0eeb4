/**
 * What happened when, in the order of time; of two at the same time, the one first that was added first. To find a place
 * in it costs the logarithm of its length.
 */
export interface Timeline {
  readonly add: (moment: Moment) => void
  readonly remove: (id: string) => void
  /** The moments in a range; `null` when nothing is known of `after`. */
  readonly page: (range: Range) => ReadonlyArray<Moment> | null
}

export interface Moment {
  /** Epoch milliseconds. */
  readonly at: number
  readonly id: string
  /** What it happened to. */
  readonly of: string
}

export interface Range {
  /** Epoch milliseconds, both included. */
  readonly from: number
  readonly to: number
  /** Goes on after this moment. */
  readonly after: string | null
  /** How many are passed over. */
  readonly skip: number
  readonly limit: number
}

interface Place extends Moment {
  readonly turn: number
  isGone: boolean
}

export const make = (): Timeline => {
  let places: Array<Place> = []
  const known = new Map<string, Place>()
  let turns = 0
  let gone = 0
  /** How many come before this time, or before this turn of it. */
  const before = (at: number, turn: number): number => {
    let [low, high] = [0, places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const place = places[middle] as Place
      if (place.at < at || (place.at === at && place.turn < turn)) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    add: (moment) => {
      turns += 1
      const place = { ...moment, turn: turns, isGone: false }
      known.set(moment.id, place)
      // Time goes forward: anywhere else than at the end only what is read back from a file is put.
      places.splice(before(place.at, place.turn), 0, place)
    },
    remove: (id) => {
      const place = known.get(id)
      if (place === undefined) return
      known.delete(id)
      place.isGone = true
      gone += 1
      if (2 * gone <= places.length) return
      places = places.filter(({ isGone }) => !isGone)
      gone = 0
    },
    page: ({ after, from, limit, skip, to }) => {
      const last = after === null ? null : known.get(after)
      if (last === undefined) return null
      const page: Array<Moment> = []
      const start = Math.max(before(from, 0), last === null ? 0 : before(last.at, last.turn + 1))
      let left = skip
      for (let index = start; index < places.length && page.length < limit; index++) {
        const place = places[index] as Place
        if (place.at > to) break
        if (place.isGone) continue
        if (left > 0) left -= 1
        else page.push(place)
      }
      return page
    }
  }
}
