import { createHash } from "node:crypto"
import type { Answer } from "../Exchange.js"
import type { Book } from "./Book.js"

export const maxKeyLength = 300

const validFor = 15 * 24 * 60 * 60 * 1000

export interface Stored {
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

export interface Idempotency {
  /** Claims the tuple for the caller when it is new; the caller has to end it. */
  readonly claim: (tuple: Tuple, now: number) => Claim
  /** Stores the answer, which is given from the end on. */
  readonly store: (tuple: Tuple, answer: Answer, traceId: string) => void
  readonly end: (tuple: Tuple) => void
}

/** Short whatever the client sends, and nobody reads the secret key in it. */
const fingerprint = ({ key, method, secretKey, url }: Tuple): string =>
  createHash("sha256")
    .update(JSON.stringify([key, secretKey, url, method]))
    .digest("base64url")

/** Keeps the answers in the book, in the order of completion, until they expire. */
export const make = (stored: Book<Stored>): Idempotency => {
  /** When the first request came, while it is running. */
  const running = new Map<string, number>()
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
      const id = fingerprint(tuple)
      if (running.has(id)) return { _tag: "Running" }
      const known = stored.get(id)
      if (known !== undefined && !isOver(known, now)) return { _tag: "Replay", ...known }
      stored.delete(id)
      running.set(id, now)
      return { _tag: "New" }
    },
    store: (tuple, answer, traceId) => {
      const id = fingerprint(tuple)
      const since = running.get(id)
      if (since !== undefined) stored.put(id, { since, answer, traceId })
    },
    end: (tuple) => {
      running.delete(fingerprint(tuple))
    }
  }
}
