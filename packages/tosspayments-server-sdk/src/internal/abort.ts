import type { AbortSignalLike } from "../CallOptions.js"

/** @internal */
export interface Followed {
  /** One of this realm, aborted when the other one is. */
  readonly signal: AbortSignal
  /** Leaves the other one alone. */
  readonly stop: () => void
}

const aborted = (): unknown => new DOMException("This operation was aborted", "AbortError")

/** Polyfills of old have no reason, and `undefined` tells nothing to who catches it. */
const reasonOf = (theirs: AbortSignalLike): unknown => {
  try {
    return theirs.reason ?? aborted()
  } catch {
    return aborted()
  }
}

/**
 * Follows a signal of any realm or polyfill. Throws what that throws, so it is done before anything is sent.
 *
 * @internal
 */
export const follow = (theirs: AbortSignalLike): Followed => {
  const controller = new AbortController()
  const onAbort = () => controller.abort(reasonOf(theirs))
  if (theirs.aborted) onAbort()
  else theirs.addEventListener("abort", onAbort)
  return {
    signal: controller.signal,
    stop: () => {
      try {
        theirs.removeEventListener("abort", onAbort)
      } catch {
        // It was heard as long as that mattered.
      }
    }
  }
}
