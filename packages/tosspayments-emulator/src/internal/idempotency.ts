import type { Answer } from "../Exchange.js"
import * as Books from "./book.js"

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
  const stored = Books.make<Stored>(limit)
  const id = ({ key, method, secretKey, url }: Tuple): string => JSON.stringify([key, secretKey, url, method])
  // Assumption: the 15 days count from the arrival of the first request and end on the instant.
  const isOver = ({ since }: Stored, now: number): boolean => now - since >= validFor
  const forgetExpired = (now: number): void => {
    for (
      let oldest = stored.oldest();
      oldest !== undefined && isOver(oldest, now);
      oldest = stored.oldest()
    ) {
      stored.dropOldest()
    }
  }
  return {
    claim: (tuple, now) => {
      forgetExpired(now)
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
      stored.put(key, { since, answer, traceId })
    },
    release: (tuple) => {
      running.delete(id(tuple))
    }
  }
}
