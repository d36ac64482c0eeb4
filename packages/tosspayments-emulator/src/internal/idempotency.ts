import type { Answer } from "../Exchange.js"

export const maxKeyLength = 300

const validFor = 15 * 24 * 60 * 60 * 1000

interface Stored {
  readonly since: number
  /** `null` while the first request is running. */
  readonly result: { readonly answer: Answer; readonly traceId: string } | null
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
  /** Claims the tuple for the caller when it is new. */
  readonly claim: (tuple: Tuple, now: number) => Claim
  readonly complete: (tuple: Tuple, answer: Answer, traceId: string) => void
  readonly release: (tuple: Tuple) => void
}

export const make = (): IdempotencyStore => {
  const entries = new Map<string, Stored>()
  const id = ({ key, method, secretKey, url }: Tuple): string => JSON.stringify([key, secretKey, url, method])
  return {
    claim: (tuple, now) => {
      const stored = entries.get(id(tuple))
      // Assumption: the 15 days count from the arrival of the first request and end on the instant.
      if (stored === undefined || now - stored.since >= validFor) {
        entries.set(id(tuple), { since: now, result: null })
        return { _tag: "New" }
      }
      return stored.result === null ? { _tag: "Running" } : { _tag: "Replay", ...stored.result }
    },
    complete: (tuple, answer, traceId) => {
      const stored = entries.get(id(tuple))
      if (stored !== undefined) entries.set(id(tuple), { ...stored, result: { answer, traceId } })
    },
    release: (tuple) => {
      entries.delete(id(tuple))
    }
  }
}
