/**
 * A shop on a marketplace, to which payouts of version 1 go.
 *
 * @since 0.1.0
 */
import * as Bank from "../internal/bank.js"
import * as Wire from "../internal/schema/wire.js"

/**
 * Where payouts go.
 *
 * Source: https://docs.tosspayments.com/guides/payouts
 *
 * @since 0.1.0
 * @category models
 */
export interface SubMallAccount {
  /** Bank, two characters (`88` = Shinhan); read from `bank` in versions before 2022-11-16, and `""` if that tells no code. */
  readonly bankCode: string
  /** Number of the account. Personal data. */
  readonly accountNumber: string
  /** Whose it is; `null` when it is not told. */
  readonly holderName: string | null
}

/**
 * A sub-mall. `subMallId` must be there; any other field that TossPayments leaves out or changes is read as `""` or `null` and
 * reported as drift (`onDrift`).
 *
 * Source: https://docs.tosspayments.com/guides/payouts
 *
 * @deprecated Of payouts version 1. Sellers of version 2 (`/v2/sellers`) replace it.
 * @since 0.1.0
 * @category models
 */
export interface SubMall {
  /** The shop's id for it, at most 20 characters. */
  readonly subMallId: string
  /** Company or person. */
  readonly type: "CORPORATE" | "INDIVIDUAL" | (string & {})
  /** Whether it may be paid, and how much. */
  readonly status: "PARTIALLY_APPROVED" | "KYC_REQUIRED" | "APPROVED" | (string & {})
  /** Name of the company; `null` for a person. */
  readonly companyName: string | null
  /** Who represents the company; `null` for a person. */
  readonly representativeName: string | null
  /** Business number, 10 digits; `null` for a person. */
  readonly businessNumber: string | null
  /** Where payouts go. */
  readonly account: SubMallAccount | null
  /** Address for mail. Personal data. */
  readonly email: string | null
  /** Phone number, 8 to 11 digits. Personal data. */
  readonly phoneNumber: string | null
  /** What the shop has added. */
  readonly metadata: { readonly [name: string]: string } | null
}

/** @internal */
export const account = /*#__PURE__*/ Wire.codeFromName(
  /*#__PURE__*/ Wire.struct(() => ({
    bankCode: Wire.text,
    accountNumber: Wire.text,
    holderName: Wire.nullable(Wire.text)
  })),
  "bankCode",
  "bank",
  Bank.codeOf
)

const struct = /*#__PURE__*/ Wire.struct(() => ({
  subMallId: Wire.key,
  type: Wire.openEnum<SubMall["type"]>(),
  status: Wire.openEnum<SubMall["status"]>(),
  companyName: Wire.nullable(Wire.text),
  representativeName: Wire.nullable(Wire.text),
  businessNumber: Wire.nullable(Wire.text),
  account: Wire.nullable(account),
  email: Wire.nullable(Wire.text),
  phoneNumber: Wire.nullable(Wire.text),
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
export const codec: Wire.Wire<SubMall, Encoded> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<SubMall, Encoded> = /*#__PURE__*/ Wire.schema("SubMall", codec)
