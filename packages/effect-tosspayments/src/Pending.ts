/**
 * A call whose end nobody knows yet, as a plain value: store it, and find out later what became of it.
 *
 * @since 0.1.0
 */
import * as Wire from "./internal/schema/wire.js"

/**
 * Everything that is needed to look a call up later, or to send it again with the same idempotency key. Plain
 * JSON: it survives a database and a restart. `request` is what the caller gave and may hold personal data (a
 * refund account).
 *
 * @example
 * ```ts
 * import type { Pending } from "effect-tosspayments/Pending"
 *
 * const column = (pending: Pending): string => JSON.stringify(pending)
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Pending {
  /** The operation, e.g. `payments.confirm`. */
  readonly operation: string
  /** Values in the path of the request, e.g. the payment key of a cancel. */
  readonly path: { readonly [name: string]: string }
  /** The request as the caller gave it. */
  readonly request: unknown
  /** The key that all attempts carried; TossPayments remembers it for 15 days. */
  readonly idempotencyKey: string
  /**
   * Which secret key the call was made with: `TossHttpClient`'s `keyId`. TossPayments remembers idempotency keys for
   * each secret key apart, so under another one the call can be looked up, but not sent again.
   */
  readonly keyId: string
  /** When the call began, ISO 8601 in UTC. */
  readonly startedAt: string
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  operation: Wire.required(Wire.text),
  path: Wire.record(Wire.text),
  request: Wire.json,
  idempotencyKey: Wire.required(Wire.text),
  keyId: Wire.required(Wire.text),
  startedAt: Wire.required(Wire.text)
}))

/**
 * What the SDK reads a stored value with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Pending, Wire.Encoded<typeof struct>> = struct

/**
 * Reads a stored value.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Pending, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema(
  "Pending",
  codec
)
