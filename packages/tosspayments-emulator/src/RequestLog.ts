/**
 * Every API request the emulator received. Headers are not kept, so no key is.
 *
 * @since 0.1.0
 */

/**
 * One request and what became of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface RequestRecord {
  /** ISO 8601 with offset. */
  readonly at: string
  readonly method: string
  /** As received, query included. */
  readonly path: string
  /** Endpoint id such as `payments.confirm`; `null` for an unknown route. */
  readonly endpoint: string | null
  readonly idempotencyKey: string | null
  readonly traceId: string
  /** Status that was sent; `null` while running and when nothing was sent. */
  readonly status: number | null
  readonly outcome: "Running" | "Answered" | "CutOff" | "Dropped" | "Hung"
  /** Whether a stored answer was replayed for the idempotency key. */
  readonly replayed: boolean
  /** Id of the fault that fired, if any. */
  readonly fault: string | null
}
