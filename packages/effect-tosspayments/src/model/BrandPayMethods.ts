/**
 * What a buyer of brandpay has registered: cards and accounts.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"
import type { CardOwnerType, CardType } from "./payment/Card.js"

/**
 * A picture.
 *
 * @since 0.1.0
 * @category models
 */
export interface Icon {
  /** Name of the picture. */
  readonly name: string
  /** Where it is. */
  readonly url: string
}

/**
 * Pictures of a card company or a bank; `null` where there is none.
 *
 * @since 0.1.0
 * @category models
 */
export interface Icons {
  /** As it stands. */
  readonly normal: Icon | null
  /** With a background. */
  readonly fill: Icon | null
  /** Square. */
  readonly square: Icon | null
}

/**
 * What cards and accounts have in common.
 *
 * @since 0.1.0
 * @category models
 */
export interface Method {
  /** Id: `m_…` of a card, `b_…` of an account. */
  readonly id: string
  /** Key to charge or to remove it with. */
  readonly methodKey: string
  /** Name that the buyer gave it; `null` for none. */
  readonly alias: string | null
  /** When it was registered. */
  readonly registeredAt: Date
  /** Whether it can be used: `DISABLED` when it was removed. */
  readonly status: "ENABLED" | "DISABLED" | (string & {})
  /** Whether it can be used right now; `null` when it is not told. */
  readonly isAvailable: boolean | null
  /** Pictures; `null` when there are none. */
  readonly icons: Icons | null
  /** Name of the picture, in older answers. */
  readonly icon: string | null
  /** Where the picture is, in older answers. */
  readonly iconUrl: string | null
  /** Colours of the company, such as `#2A61DE`; `null` when they are not told. */
  readonly color: { readonly background: string; readonly text: string } | null
  /** Promotions for it, as they come: they have no documented form. */
  readonly promotions: ReadonlyArray<unknown>
}

/**
 * A registered card.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandPayCard extends Method {
  /** Name of the product. */
  readonly cardName: string
  /** Masked number, e.g. `46520011****904*`. */
  readonly cardNumber: string
  /** Issuer, two characters as a rule. */
  readonly issuerCode: string
  /** Acquirer; `null` when it is not known. */
  readonly acquirerCode: string | null
  /** Personal, corporate or unknown. */
  readonly ownerType: CardOwnerType
  /** Credit, check (debit), gift or unknown. */
  readonly cardType: CardType
  /** Least amount that can be paid in instalments; `null` when it is not told. */
  readonly installmentMinimumAmount: number | null
  /** Picture of the card; `null` when there is none. */
  readonly cardImgUrl: string | null
}

/**
 * A registered account.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandPayAccount extends Method {
  /** Name of the account. */
  readonly accountName: string
  /** Masked number, e.g. `333******4567`. */
  readonly accountNumber: string
  /** Two-character bank code. */
  readonly bankCode: string
  /** Whether payments are drawn from it, or from money that it was charged with; `null` when it is not told. */
  readonly type: "WITHDRAW" | "CHARGE" | (string & {}) | null
}

/**
 * All that a buyer has registered.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @example
 * ```ts
 * import type { Methods } from "effect-tosspayments/model/BrandPayMethods"
 *
 * const usable = ({ accounts, cards }: Methods) =>
 *   [...cards, ...accounts].filter(({ isAvailable, status }) => status === "ENABLED" && isAvailable !== false)
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Methods {
  /** Whether the buyer's identity was verified; `null` when it is not told. */
  readonly isIdentified: boolean | null
  /** `id` of the one that the buyer used last or chose; `null` for none. */
  readonly selectedMethodId: string | null
  /** Cards. */
  readonly cards: ReadonlyArray<BrandPayCard>
  /** Accounts. */
  readonly accounts: ReadonlyArray<BrandPayAccount>
}

/**
 * A buyer who was removed from brandpay.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @since 0.1.0
 * @category models
 */
export interface RemovedCustomer {
  /** The shop's id for the buyer. */
  readonly customerKey: string
  /** Whether it worked; `null` when it is not told. */
  readonly success: boolean | null
}

const icon = /*#__PURE__*/ Wire.struct(() => ({ name: Wire.text, url: Wire.text }))

/** The fields are made when they are used first. */
const method = () => {
  const text = Wire.nullable(Wire.text)
  return {
    id: Wire.text,
    methodKey: Wire.key,
    alias: text,
    registeredAt: Wire.date,
    status: Wire.openEnum<Method["status"]>(),
    isAvailable: Wire.flag,
    icons: Wire.nullable(
      Wire.struct(() => ({
        normal: Wire.nullable(icon),
        fill: Wire.nullable(icon),
        square: Wire.nullable(icon)
      }))
    ),
    icon: text,
    iconUrl: text,
    color: Wire.nullable(Wire.struct(() => ({ background: Wire.text, text: Wire.text }))),
    promotions: Wire.expected(Wire.list(Wire.json), () => [])
  }
}

const card = /*#__PURE__*/ Wire.struct(() => ({
  ...method(),
  cardName: Wire.text,
  cardNumber: Wire.text,
  issuerCode: Wire.text,
  acquirerCode: Wire.nullable(Wire.text),
  ownerType: Wire.openEnum<CardOwnerType>("UNKNOWN"),
  cardType: Wire.openEnum<CardType>("UNKNOWN"),
  installmentMinimumAmount: Wire.nullable(Wire.number),
  cardImgUrl: Wire.nullable(Wire.text)
}))

const account = /*#__PURE__*/ Wire.struct(() => ({
  ...method(),
  accountName: Wire.text,
  accountNumber: Wire.text,
  bankCode: Wire.text,
  type: Wire.nullable(Wire.openEnum<Exclude<BrandPayAccount["type"], null>>())
}))

const struct = /*#__PURE__*/ Wire.struct(() => ({
  isIdentified: Wire.flag,
  selectedMethodId: Wire.nullable(Wire.text),
  cards: Wire.expected(Wire.list(card), () => []),
  accounts: Wire.expected(Wire.list(account), () => [])
}))

const removed = /*#__PURE__*/ Wire.struct(() => ({ customerKey: Wire.key, success: Wire.flag }))

/**
 * The wire form: what `schema` encodes to.
 *
 * @since 0.1.0
 * @category models
 */
export type Encoded = Wire.Encoded<typeof struct>

/**
 * What the SDK reads cards and accounts with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Methods, Encoded> = struct

/**
 * What the SDK reads a card with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const cardCodec: Wire.Wire<BrandPayCard, Wire.Encoded<typeof card>> = card

/**
 * What the SDK reads an account with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const accountCodec: Wire.Wire<BrandPayAccount, Wire.Encoded<typeof account>> = account

/**
 * What the SDK reads a removed buyer with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const removedCustomerCodec: Wire.Wire<RemovedCustomer, Wire.Encoded<typeof removed>> = removed

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Methods, Encoded> = /*#__PURE__*/ Wire.schema("BrandPayMethods", codec)
