/**
 * A seller of a marketplace: who payouts go to.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"

/**
 * What a seller is: a person, a person with a business, or a company.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export type BusinessType = "INDIVIDUAL" | "INDIVIDUAL_BUSINESS" | "CORPORATE"

/**
 * How far TossPayments knows a seller.
 *
 * - `APPROVAL_REQUIRED`: the person has to identify by text message. How INDIVIDUAL and INDIVIDUAL_BUSINESS begin; no payouts.
 * - `PARTIALLY_APPROVED`: payouts up to 10 million won a week. How CORPORATE begins.
 * - `KYC_REQUIRED`: more was asked for, or the check has to be repeated; TossPayments asks the seller for papers.
 * - `APPROVED`: payouts without that limit.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export type SellerStatus =
  | "APPROVAL_REQUIRED"
  | "PARTIALLY_APPROVED"
  | "KYC_REQUIRED"
  | "APPROVED"
  | (string & {})

/**
 * The business of a seller.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export interface SellerCompany {
  /** Name of the business. */
  readonly name: string
  /** Who represents it. */
  readonly representativeName: string
  /** 10 digits. */
  readonly businessRegistrationNumber: string
  /** E-mail address. */
  readonly email: string
  /** Phone number, digits only. */
  readonly phone: string
}

/**
 * The person that a seller is.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export interface SellerIndividual {
  /** Name of the person. */
  readonly name: string
  /** E-mail address. */
  readonly email: string
  /** Phone number, digits only. */
  readonly phone: string
}

/**
 * Where payouts go.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export interface SellerAccount {
  /** Bank or securities firm, three digits: `004` is KB. */
  readonly bankCode: string
  /** Masked, e.g. `123****8901`. */
  readonly accountNumber: string
  /** Who it belongs to. */
  readonly holderName: string
}

/**
 * A seller.
 *
 * `id`, `refSellerId`, `businessType` and `status` must be there; any other field that TossPayments leaves out or changes is
 * read as `""` or `null` and reported as drift (`onDrift`).
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export interface Seller {
  /** TossPayments' id, `seller_…`, at most 35 characters: the `destination` of payouts. */
  readonly id: string
  /** The shop's id, at most 20 characters. */
  readonly refSellerId: string
  /** What the seller is. */
  readonly businessType: BusinessType | (string & {})
  /** The business; `null` for INDIVIDUAL. */
  readonly company: SellerCompany | null
  /** The person; `null` for businesses. */
  readonly individual: SellerIndividual | null
  /** How far TossPayments knows the seller. */
  readonly status: SellerStatus
  /** Where payouts go; `null` when it is not told. */
  readonly account: SellerAccount | null
  /** What the shop gave along. */
  readonly metadata: { readonly [name: string]: string } | null
}

const texts = <const Names extends ReadonlyArray<string>>(
  ...names: Names
): { readonly [Name in Names[number]]: typeof Wire.text } =>
  Object.fromEntries(names.map((name) => [name, Wire.text])) as never

const struct = /*#__PURE__*/ Wire.struct(() => ({
  id: Wire.key,
  refSellerId: Wire.key,
  businessType: Wire.required(Wire.openEnum<Seller["businessType"]>()),
  company: Wire.nullable(
    Wire.struct(() => texts("name", "representativeName", "businessRegistrationNumber", "email", "phone"))
  ),
  individual: Wire.nullable(Wire.struct(() => texts("name", "email", "phone"))),
  status: Wire.required(Wire.openEnum<SellerStatus>()),
  account: Wire.nullable(Wire.struct(() => texts("bankCode", "accountNumber", "holderName"))),
  metadata: Wire.nullable(Wire.record(Wire.text))
}))

/**
 * The wire form: what `schema` encodes to.
 *
 * @since 0.1.0
 * @category models
 */
export type Encoded = Wire.Encoded<typeof struct>

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Seller, Encoded> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Seller, Encoded> = /*#__PURE__*/ Wire.schema("Seller", codec)

/**
 * Whether payouts to the seller are accepted, within the limits of the status.
 *
 * @example
 * ```ts
 * import * as Seller from "effect-tosspayments/model/Seller"
 *
 * const payable = (sellers: ReadonlyArray<Seller.Seller>) => sellers.filter(Seller.canBePaid)
 * ```
 *
 * @since 0.1.0
 * @category guards
 */
export const canBePaid = ({ status }: Pick<Seller, "status">): boolean =>
  status === "PARTIALLY_APPROVED" || status === "APPROVED"

/**
 * What is left of a seller that was removed.
 *
 * @since 0.1.0
 * @category models
 */
export interface RemovedSeller {
  /** TossPayments' id. */
  readonly id: string
  /** The shop's id; `null` when the answer was lost, and the seller was found to be gone. */
  readonly refSellerId: string | null
}

const removed = /*#__PURE__*/ Wire.struct(() => ({ id: Wire.key, refSellerId: Wire.nullable(Wire.text) }))

/**
 * What the SDK reads the answer to a removal with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const removedCodec: Wire.Wire<RemovedSeller, Wire.Encoded<typeof removed>> = removed

/**
 * Reads and writes the wire form of what is left of a seller.
 *
 * @since 0.1.0
 * @category schemas
 */
export const removedSchema: Wire.Schema<
  RemovedSeller,
  Wire.Encoded<typeof removed>
> = /*#__PURE__*/ Wire.schema("RemovedSeller", removedCodec)
