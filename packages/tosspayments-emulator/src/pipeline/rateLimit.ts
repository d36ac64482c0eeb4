/**
 * Counts requests. Documented is "100 requests per minute per API" of the test environment (protocol.md §13).
 *
 * Assumption: each merchant has its own count of each endpoint, over the last 60 seconds, of what was not refused so.
 */
export interface RateLimit {
  /** Whether one more is taken; then it counts. */
  readonly takes: (whose: string, now: number) => boolean
}

const minute = 60 * 1000

export const make = (limit: number): RateLimit => {
  const taken = new Map<string, Array<number>>()
  return {
    takes: (whose, now) => {
      if (limit === Number.POSITIVE_INFINITY) return true
      const recent = (taken.get(whose) ?? []).filter((at) => at > now - minute)
      const takes = recent.length < limit
      if (takes) recent.push(now)
      taken.set(whose, recent)
      return takes
    }
  }
}
