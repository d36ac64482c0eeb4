import type { Answer } from "../Exchange.js"

export const maxKeyLength = 300

const validFor = 15 * 24 * 60 * 60 * 1000

interface Stored {
  readonly since: number
  readonly answer: Answer
  readonly traceId: string
}

export type Claim =
  | { readonly _tag: "New" }
  | { readonly _tag: "Running" }
  | { readonly _tag: "Replay"; readonly answer: Answer; readonly traceId: string }

/** What makes two requests the same one. The body is not part of it (protocol.md §4). */
export interface Tuple {
  readonly key: string
  readonly secretKey: string
  readonly url: string
  readonly method: string
}

export interface IdempotencyStore {
  /** Claims the tuple for the caller when it is new; the caller has to complete or release it. */
  readonly claim: (tuple: Tuple, now: number) => Claim
  readonly complete: (tuple: Tuple, answer: Answer, traceId: string) => void
  readonly release: (tuple: Tuple) => void
}

/** Keeps answers until they expire, and no more than the newest `limit`. */
export const make = (limit: number): IdempotencyStore => {
  /** When the first request came, while it is running. */
  const running = new Map<string, number>()
  /** In the order of completion. */
  const stored = new Map<string, Stored>()
  const id = ({ key, method, secretKey, url }: Tuple): string => JSON.stringify([key, secretKey, url, method])
  // Assumption: the 15 days count from the arrival of the first request and end on the instant.
  const isOver = ({ since }: Stored, now: number): boolean => now - since >= validFor
  const forgetOldest = (isDue: (oldest: Stored) => boolean): void => {
    for (const [key, oldest] of stored) {
      if (!isDue(oldest)) return
      stored.delete(key)
    }
  }
  return {
    claim: (tuple, now) => {
      forgetOldest((oldest) => isOver(oldest, now))
      const key = id(tuple)
      if (running.has(key)) return { _tag: "Running" }
      const known = stored.get(key)
      if (known !== undefined && !isOver(known, now)) return { _tag: "Replay", ...known }
      stored.delete(key)
      running.set(key, now)
      return { _tag: "New" }
    },
    complete: (tuple, answer, traceId) => {
      const key = id(tuple)
      const since = running.get(key)
      if (since === undefined) return
      running.delete(key)
      stored.set(key, { since, answer, traceId })
      forgetOldest(() => stored.size > limit)
    },
    release: (tuple) => {
      running.delete(id(tuple))
    }
  }
}
