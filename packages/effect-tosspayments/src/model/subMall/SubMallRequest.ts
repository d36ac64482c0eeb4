/**
 * What registering and changing a sub-mall needs.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"

/**
 * Where payouts shall go.
 *
 * Source: https://docs.tosspayments.com/guides/payouts
 *
 * @since 0.1.0
 * @category models
 */
export interface SubMallAccountRequest {
  /** Bank by code, Korean or English name: `88`, `신한`, `SHINHAN`. Named `bankCode` in answers. */
  readonly bank: string
  /** Digits only, at most 20. */
  readonly accountNumber: string
  /** Whose it is: at most 30 Korean or 60 Latin characters. */
  readonly holderName: string
}

/**
 * Changes a sub-mall: what is left out stays, but the account has to be given.
 *
 * Source: https://docs.tosspayments.com/guides/payouts
 *
 * @deprecated Of payouts version 1. Sellers of version 2 (`/v2/sellers`) replace it.
 * @since 0.1.0
 * @category models
 */
export interface SubMallUpdateRequest {
  /** Where payouts go. */
  readonly account: SubMallAccountRequest
  /** Address for mail, at most 100 characters. */
  readonly email?: string | undefined
  /** 8 to 11 digits. */
  readonly phoneNumber?: string | undefined
  /** Name of the company: at most 30 Korean or 60 Latin characters. */
  readonly companyName?: string | undefined
  /** Who represents it: at most 20 Korean or 40 Latin characters. */
  readonly representativeName?: string | undefined
  /** Business number, 10 digits. */
  readonly businessNumber?: string | undefined
  /** What the shop wants to keep with it: at most 50 pairs of text, 4 kB in all. */
  readonly metadata?: { readonly [name: string]: string } | undefined
}

/**
 * Registers a sub-mall. A `CORPORATE` needs `companyName`, `representativeName` and `businessNumber`.
 *
 * Source: https://docs.tosspayments.com/guides/payouts
 *
 * @deprecated Of payouts version 1. Sellers of version 2 (`/v2/sellers`) replace it.
 * @since 0.1.0
 * @category models
 */
export interface SubMallRegisterRequest extends SubMallUpdateRequest {
  /** The shop's id for it, at most 20 characters. */
  readonly subMallId: string
  /** Company or person. */
  readonly type: "CORPORATE" | "INDIVIDUAL"
  readonly email: string
  readonly phoneNumber: string
}

/** Korean characters count double: so many Latin ones are allowed, or half as many Korean ones. */
const name = (latin: number): Rules.Rule<string> =>
  Rules.where(
    Rules.text(1, latin),
    (text) => text.normalize("NFC").replace(/[^\0-\u024f]/gu, "xx").length <= latin,
    `text of at most ${latin / 2} Korean or ${latin} Latin characters`
  )

/**
 * Documented are 50 pairs and 4 kB.
 *
 * @internal
 */
export const metadata = () =>
  Rules.where(
    Rules.metadata(50, 4096, 4096),
    (given) => new TextEncoder().encode(JSON.stringify(given)).length <= 4096,
    "at most 4 kB"
  )

const fields = () => ({
  account: Rules.struct(() => ({
    bank: Rules.text(1, 30),
    accountNumber: Rules.digits(1, 20),
    holderName: name(60)
  })),
  companyName: Rules.optional(name(60)),
  representativeName: Rules.optional(name(40)),
  businessNumber: Rules.optional(Rules.digits(10, 10)),
  metadata: Rules.optional(metadata())
})

const email = /*#__PURE__*/ Rules.text(1, 100)
const phoneNumber = /*#__PURE__*/ Rules.digits(8, 11)

const update = /*#__PURE__*/ Rules.struct(() => ({
  ...fields(),
  email: Rules.optional(email),
  phoneNumber: Rules.optional(phoneNumber)
}))

const registration = /*#__PURE__*/ Rules.struct(() => ({
  ...fields(),
  subMallId: Rules.text(1, 20),
  type: Rules.oneOf("CORPORATE", "INDIVIDUAL"),
  email,
  phoneNumber
}))

/**
 * What the SDK checks and writes a change with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const updateCodec: Rules.Rule<SubMallUpdateRequest, Rules.Encoded<typeof update>> = update

/**
 * What the SDK checks and writes a registration with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<
  SubMallRegisterRequest,
  Rules.Encoded<typeof registration>
> = /*#__PURE__*/ Rules.where(
  registration,
  ({ businessNumber, companyName, representativeName, type }) =>
    type !== "CORPORATE" || ![businessNumber, companyName, representativeName].includes(undefined),
  "companyName, representativeName and businessNumber, since the type is CORPORATE"
)

/**
 * Checks and writes a change.
 *
 * @since 0.1.0
 * @category schemas
 */
export const updateSchema: Rules.Schema<
  SubMallUpdateRequest,
  Rules.Encoded<typeof update>
> = /*#__PURE__*/ Rules.schema("SubMallUpdateRequest", updateCodec)

/**
 * Checks and writes a registration.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  SubMallRegisterRequest,
  Rules.Encoded<typeof registration>
> = /*#__PURE__*/ Rules.schema("SubMallRegisterRequest", codec)
