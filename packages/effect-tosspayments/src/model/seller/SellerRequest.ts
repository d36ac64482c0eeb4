/**
 * What registering and changing a seller need.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"
import { metadata } from "../payout/PayoutRequest.js"
import type { BusinessType, SellerCompany, SellerIndividual } from "../Seller.js"

/**
 * The account that payouts go to.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export interface AccountInput {
  /** Bank or securities firm, three digits: `004` is KB. */
  readonly bankCode: string
  /** Digits only, at most 20. */
  readonly accountNumber: string
  /** Who it belongs to: 30 characters in Korean, 60 in Latin letters. */
  readonly holderName: string
}

/**
 * A seller to register.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @example
 * ```ts
 * import type { SellerCreateRequest } from "effect-tosspayments/model/seller/SellerRequest"
 *
 * const request: SellerCreateRequest = {
 *   refSellerId: "shop-000731",
 *   businessType: "CORPORATE",
 *   company: {
 *     name: "구름상회",
 *     representativeName: "박바다",
 *     businessRegistrationNumber: "1234567891",
 *     email: "owner@cloud.example",
 *     phone: "0212345678"
 *   },
 *   account: { bankCode: "004", accountNumber: "12345678901", holderName: "구름상회" }
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface SellerCreateRequest {
  /** The shop's id for the seller, 1 to 20 characters. For good: no other seller gets it, not even after a removal. */
  readonly refSellerId: string
  /** What the seller is. For good. */
  readonly businessType: BusinessType
  /** For INDIVIDUAL_BUSINESS and CORPORATE. */
  readonly company?: SellerCompany | undefined
  /** For INDIVIDUAL. */
  readonly individual?: SellerIndividual | undefined
  /** Where payouts go. */
  readonly account: AccountInput
  /** At most 5 pairs: names of at most 40 characters without `[` and `]`, values of at most 500. */
  readonly metadata?: { readonly [name: string]: string } | undefined
}

/**
 * What to change of a seller: what is not named stays.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export interface SellerUpdateRequest {
  /** Whole, of a business. */
  readonly company?: SellerCompany | undefined
  /** Whole, of a person. */
  readonly individual?: SellerIndividual | undefined
  /** Whole. */
  readonly account?: AccountInput | undefined
  /** Whole; `null` removes it. */
  readonly metadata?: { readonly [name: string]: string } | null | undefined
}

// What has no documented limit is long enough for anybody.
const person = () => ({ name: Rules.text(1, 100), email: Rules.text(1, 100), phone: Rules.digits(8, 15) })

const details = () => ({
  company: Rules.optional(
    Rules.struct(() => ({
      ...person(),
      representativeName: Rules.text(1, 100),
      businessRegistrationNumber: Rules.digits(10, 10)
    }))
  ),
  individual: Rules.optional(Rules.struct(person))
})

const account = /*#__PURE__*/ Rules.struct(() => ({
  bankCode: Rules.digits(3, 3),
  accountNumber: Rules.digits(1, 20),
  holderName: Rules.text(1, 60)
}))

const create = /*#__PURE__*/ Rules.struct(() => ({
  refSellerId: Rules.text(1, 20),
  businessType: Rules.oneOf("INDIVIDUAL", "INDIVIDUAL_BUSINESS", "CORPORATE"),
  ...details(),
  account,
  metadata: Rules.optional(metadata)
}))

const update = /*#__PURE__*/ Rules.struct(() => ({
  ...details(),
  account: Rules.optional(account),
  metadata: Rules.optional(Rules.nullable(metadata))
}))

/**
 * What the SDK checks and writes a registration with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const createCodec: Rules.Rule<
  SellerCreateRequest,
  Rules.Encoded<typeof create>
> = /*#__PURE__*/ Rules.where(
  create,
  ({ businessType, company, individual }) =>
    businessType === "INDIVIDUAL"
      ? individual !== undefined && company === undefined
      : company !== undefined && individual === undefined,
  "individual for INDIVIDUAL, company for the other business types, and not both"
)

/**
 * Checks and writes a registration.
 *
 * @since 0.1.0
 * @category schemas
 */
export const createSchema: Rules.Schema<
  SellerCreateRequest,
  Rules.Encoded<typeof create>
> = /*#__PURE__*/ Rules.schema("SellerCreateRequest", createCodec)

/**
 * What the SDK checks and writes a change with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const updateCodec: Rules.Rule<
  SellerUpdateRequest,
  Rules.Encoded<typeof update>
> = /*#__PURE__*/ Rules.where(
  update,
  (changes) => Object.values(changes).some((value) => value !== undefined),
  "something to change"
)

/**
 * Checks and writes a change.
 *
 * @since 0.1.0
 * @category schemas
 */
export const updateSchema: Rules.Schema<
  SellerUpdateRequest,
  Rules.Encoded<typeof update>
> = /*#__PURE__*/ Rules.schema("SellerUpdateRequest", updateCodec)
