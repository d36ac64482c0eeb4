/**
 * What to answer.
 *
 * @since 0.1.0
 * @category models
 */
export interface Answer {
  /** HTTP status. */
  readonly status: 200 | 400 | 403 | 405 | 413 | 500 | 503
  /** Headers, names in lower case. */
  readonly headers: { readonly [name: string]: string }
  /** A few words of plain text. TossPayments ignores it; it is for whoever looks at the developer centre. */
  readonly body: string
}

/** @internal */
export const answer = (status: Answer["status"], body: string, headers: Answer["headers"] = {}): Answer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  body
})

/** @internal */
export const tryAgain = (why: string): Answer => answer(503, `${why}: try again`)

/**
 * The answer of a server that is about to end.
 *
 * @since 0.1.0
 * @category constants
 */
export const closed: Answer = /*#__PURE__*/ tryAgain("the server is closing")
