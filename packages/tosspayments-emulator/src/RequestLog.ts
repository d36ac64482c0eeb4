/**
 * Every API request the emulator received. No key is kept: of the headers only those that carry none.
 *
 * @since 0.1.0
 */

/**
 * What a request got wrong against the documentation, or what it would better do.
 *
 * @since 0.1.0
 * @category models
 */
export interface Problem {
  /** Whether the request was refused for it (`error`), or went through all the same (`advice`). */
  readonly kind: "error" | "advice"
  /** Member of the body or the query, header, or part of the URL that it is about. */
  readonly field: string | null
  /** In words. Never shows what was sent where that may be a secret. */
  readonly message: { readonly en: string; readonly ko: string }
}

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
  /** The payment that it is about, if any. */
  readonly paymentKey: string | null
  /** The `code` of the answer, when it is an error. */
  readonly code: string | null
  readonly problems: ReadonlyArray<Problem>
}

/**
 * Headers and body of a request or an answer, to look at: secrets, card, account and identity numbers are masked.
 *
 * @since 0.1.0
 * @category models
 */
export interface Shown {
  readonly headers: Readonly<Record<string, string>>
  /** JSON with an indent where it is JSON. `null` when it is too long to be kept. */
  readonly body: string | null
}

/**
 * A request with what was sent and answered. Kept of the newest 1,000 requests.
 *
 * @since 0.1.0
 * @category models
 */
export interface RequestDetail extends RequestRecord {
  readonly sent: Shown | null
  /** What was worked out; `outcome` says whether it left as it is. */
  readonly answered: Shown | null
}
