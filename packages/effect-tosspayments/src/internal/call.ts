import type { CallOptions } from "../Call.js"
import type { Answering, Given } from "../Endpoint.js"

/**
 * One call of an endpoint.
 *
 * @internal
 */
export interface Call<A> {
  readonly endpoint: Answering<A>
  readonly args: ReadonlyArray<unknown>
  /** The arguments by name. */
  readonly given: Given
  readonly options: CallOptions
  /** Whether the same request was sent before and its end is not known: any error is in doubt then. */
  readonly resumed: boolean
  /** When it was made first, as ISO 8601. */
  readonly startedAt: string
}

/** @internal */
// biome-ignore lint/suspicious/noExplicitAny: a call both takes and gives its types
export type AnyCall = Call<any>
