/**
 * One HTTP exchange as the emulator sees it, whatever carried it: a socket or the in-process client.
 *
 * @since 0.1.0
 */

/**
 * A request that reached the emulator.
 *
 * @since 0.1.0
 * @category models
 */
export interface Request {
  readonly method: string
  /** Path and query, for example `/v1/payments/confirm`. */
  readonly url: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array | string
}

/**
 * An answer with status, headers and body.
 *
 * @since 0.1.0
 * @category models
 */
export interface Answer {
  readonly _tag: "Answer"
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/**
 * What the transport has to do: answer, answer only the first `bytes` of the body and break off, close the
 * connection without an answer, or keep it open for ever.
 *
 * @since 0.1.0
 * @category models
 */
export type Reply =
  | Answer
  | { readonly _tag: "CutOff"; readonly answer: Answer; readonly bytes: number }
  | { readonly _tag: "Drop" }
  | { readonly _tag: "Hang" }
