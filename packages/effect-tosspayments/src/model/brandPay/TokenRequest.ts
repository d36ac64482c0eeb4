/**
 * What an access token of a buyer of brandpay is issued for.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"

/**
 * Who the buyer is, where the contract asks for it. Personal data: never log or store it with the order.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface CustomerIdentity {
  /** Connecting information (CI) of an identity check. Personal. */
  readonly ci?: string | undefined
  /** Digits only. Personal. */
  readonly mobilePhone?: string | undefined
  /** Name. Personal. */
  readonly name?: string | undefined
  /** The first digits of the resident registration number, as the contract says. Personal. */
  readonly rrn?: string | undefined
}

/**
 * For the code of an agreement.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface CodeRequest {
  /** The shop's id for the buyer, 2 to 50 characters. */
  readonly customerKey: string
  /** From `agreeToTerms`, or from the browser to the redirect URL. Good for one token. Secret. */
  readonly code: string
  /** Who the buyer is, where the contract asks for it. */
  readonly customerIdentity?: CustomerIdentity | undefined
}

/**
 * For the code of an agreement, or for a refresh token, which is `Redacted` for effects, and text for promises.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export type TokenRequest<Secret> =
  | (CodeRequest & { readonly grantType: "AuthorizationCode" })
  | {
      readonly grantType: "RefreshToken"
      /** The shop's id for the buyer, 2 to 50 characters. */
      readonly customerKey: string
      /** That of the token before. Secret. */
      readonly refreshToken: Secret
    }

const identity = /*#__PURE__*/ Rules.struct(() => {
  const text = Rules.optional(Rules.text(1, 300))
  return { ci: text, mobilePhone: Rules.optional(Rules.digits(1, 15)), name: text, rrn: text }
})

const struct = /*#__PURE__*/ Rules.struct(() => ({
  grantType: Rules.oneOf("AuthorizationCode", "RefreshToken"),
  customerKey: Rules.customerKeyUpTo(50),
  code: Rules.optional(Rules.text(1, 1000)),
  customerIdentity: Rules.optional(identity),
  refreshToken: Rules.optional(Rules.text(1, 1000))
}))

/**
 * What the SDK checks and writes it with, as text.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<
  TokenRequest<string>,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.where(
  struct,
  ({ code, customerIdentity, grantType, refreshToken }) =>
    grantType === "RefreshToken"
      ? refreshToken !== undefined && code === undefined && customerIdentity === undefined
      : code !== undefined && refreshToken === undefined,
  "a code for the grant type AuthorizationCode, a refreshToken for RefreshToken"
) as never
