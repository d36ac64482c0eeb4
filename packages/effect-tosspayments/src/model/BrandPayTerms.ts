/**
 * The terms that a buyer of brandpay agrees to.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"

/**
 * What terms are about: the membership (`REGISTER`), or a way to pay.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export type TermsScope = "REGISTER" | "ACCOUNT" | "BILLING" | "CARD"

/**
 * Terms to show to a buyer.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface Terms {
  /** Id, to agree with. */
  readonly id: number
  /** Title to show. */
  readonly title: string
  /** Version of the text. */
  readonly version: string
  /** Page with the text. */
  readonly url: string
  /** Whether the buyer has to agree; `null` when it is not told: take it for `true`. */
  readonly required: boolean | null
  /** Whether the buyer has agreed before; `null` when it is not told. */
  readonly agreed: boolean | null
}

/**
 * What agreeing brings.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface TermsAgreement {
  /** For an access token, once. Secret. */
  readonly code: string
}

const terms = /*#__PURE__*/ Wire.struct(() => ({
  id: Wire.required(Wire.number),
  title: Wire.text,
  version: Wire.text,
  url: Wire.text,
  required: Wire.flag,
  agreed: Wire.flag
}))

const agreement = /*#__PURE__*/ Wire.struct(() => ({ code: Wire.key }))

/**
 * The wire form: what `schema` encodes to.
 *
 * @since 0.1.0
 * @category models
 */
export type Encoded = Wire.Encoded<typeof terms>

/**
 * What the SDK reads terms with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Terms, Encoded> = terms

/**
 * What the SDK reads an agreement with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const agreementCodec: Wire.Wire<TermsAgreement, Wire.Encoded<typeof agreement>> = agreement

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Terms, Encoded> = /*#__PURE__*/ Wire.schema("BrandPayTerms", codec)
