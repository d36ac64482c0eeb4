import * as Effect from "effect/Effect"
import type { Setting } from "./Clock.js"
import type { Store, Write } from "./Store.js"

/** What outlives the process. Nothing is answered before its changes are in here. */
export interface Journal {
  /** Whether anything is kept at all; if not, nobody has to collect it. */
  readonly isKept: boolean
  /**
   * Takes the writes of one step at once, which come after all that were taken before. They are kept together, all
   * or none; the effect ends when they are.
   */
  readonly keep: (writes: ReadonlyArray<Write>) => Effect.Effect<void>
  /** The same for the setting of the clock. */
  readonly keepClock: (setting: Setting) => Effect.Effect<void>
  /** Forgets everything that was taken until now. */
  readonly clear: () => Effect.Effect<void>
  /** Whether it can keep nothing any more. */
  readonly hasFailed: () => boolean
  /** Hands over what is left of another life, in the order of the rows, once. */
  readonly restore: (put: Store["restore"]) => void
  /** The setting of the clock in that life. */
  readonly clock: Setting | null
}

/** Keeps nothing. */
export const memory: Journal = {
  isKept: false,
  keep: () => Effect.void,
  keepClock: () => Effect.void,
  clear: () => Effect.void,
  hasFailed: () => false,
  restore: () => {},
  clock: null
}
