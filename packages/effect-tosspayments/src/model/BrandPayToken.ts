/**
 * The access token of a buyer of brandpay.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"

/**
 * An access token, and what to get the next one with. Who has them acts for the buyer, so `Secret` is `Redacted` for effects,
 * and text for promises.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface Token<Secret> {
  /** For calls in the name of the buyer. Secret. */
  readonly accessToken: Secret
  /** For the next access token. Secret; `null` when there was none. */
  readonly refreshToken: Secret | null
  /** `bearer`. */
  readonly tokenType: string
  /** For how many seconds, 2,592,000 (30 days) as documented; `null` when it is not told. */
  readonly expiresIn: number | null
}

/**
 * What is kept for a buyer. Who has it acts for the buyer: store it encrypted. `Secret` as in `Token`.
 *
 * @since 0.1.0
 * @category models
 */
export interface KeptToken<Secret> {
  /** Secret. */
  readonly accessToken: Secret
  /** Secret; `null` when there was none. */
  readonly refreshToken: Secret | null
  /** When the access token expires, ISO 8601 in UTC. */
  readonly expiresAt: string
  /**
   * Idempotency key of the refresh, whoever sends it: of several processes that refresh at the same time, and after a lost
   * answer, all get the same next token.
   */
  readonly refreshKey: string
  /** When the refresh was sent first, ISO 8601 in UTC; `null` before. */
  readonly refreshStartedAt: string | null
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  accessToken: Wire.key,
  refreshToken: Wire.nullable(Wire.key),
  tokenType: Wire.text,
  expiresIn: Wire.nullable(Wire.number)
}))

/**
 * The wire form.
 *
 * @since 0.1.0
 * @category models
 */
export type Encoded = Wire.Encoded<typeof struct>

/**
 * What the SDK reads it with: as text, which is `Redacted` before anybody sees it.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Token<string>, Encoded> = struct
