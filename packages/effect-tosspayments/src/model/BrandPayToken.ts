/**
 * The access token of a buyer of brandpay.
 *
 * @since 0.1.0
 */
import type * as Redacted from "effect/Redacted"
import * as Wire from "../internal/schema/wire.js"

/**
 * An access token, and what to get the next one with. Who has them acts for the buyer, so they are `Redacted`; in the plain
 * package, they are text.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @example
 * ```ts
 * import type { Token } from "effect-tosspayments/model/BrandPayToken"
 *
 * const expiresAt = (token: Token, now: Date): Date => new Date(now.getTime() + 1000 * (token.expiresIn ?? 0))
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Token<Secret = Redacted.Redacted<string>> {
  /** For calls in the name of the buyer. Secret. */
  readonly accessToken: Secret
  /** For the next access token. Secret; `null` when there was none. */
  readonly refreshToken: Secret | null
  /** `bearer`. */
  readonly tokenType: string
  /** For how many seconds, 2,592,000 (30 days) as documented; `null` when it is not told. */
  readonly expiresIn: number | null
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
