/**
 * The billing key of a buyer: what automatic payments are charged to.
 *
 * @since 0.1.0
 */
import * as CardCompany from "../internal/cardCompany.js"
import * as Wire from "../internal/schema/wire.js"
import type { CardOwnerType, CardType } from "./payment/Card.js"
import type { PaymentMethod } from "./payment/PaymentMethod.js"

/**
 * A billing key and the buyer that it was issued for. They travel as one value, so that nobody charges the key of one buyer
 * in the name of another; what `issue` answers with is such a value already. The key is a secret: who has it and the secret
 * key of the shop can charge the buyer. Store it encrypted.
 *
 * Source: https://docs.tosspayments.com/reference#카드-자동결제-승인
 *
 * @example
 * ```ts
 * import type { BillingKey } from "effect-tosspayments/model/BillingKey"
 *
 * const stored = (row: { billing_key: string; customer_key: string }): BillingKey => ({
 *   billingKey: row.billing_key,
 *   customerKey: row.customer_key
 * })
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface BillingKey {
  /** The key, at most 200 characters. Secret. */
  readonly billingKey: string
  /** The shop's id for the buyer, 2 to 300 characters, as it was given in the browser. */
  readonly customerKey: string
}

/**
 * The card that a billing key charges.
 *
 * Source: https://docs.tosspayments.com/reference#billing-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface BillingCard {
  /** Issuer, two characters as a rule (`21` = Hana); read from `company` in older versions, and `""` if that tells no code. */
  readonly issuerCode: string
  /** Acquirer; `null` when it is not known. */
  readonly acquirerCode: string | null
  /** Masked number, e.g. `94100012****789*`. */
  readonly number: string
  /** Credit, check (debit), gift or unknown. */
  readonly cardType: CardType
  /** Personal, corporate or unknown. */
  readonly ownerType: CardOwnerType
  /** Name of the issuer; only in versions before 2022-11-16. */
  readonly company: string | null
}

/**
 * The account that a billing key charges.
 *
 * Source: https://docs.tosspayments.com/reference#billing-객체
 *
 * @since 0.1.0
 * @category models
 */
export interface BillingTransfer {
  /** Name of the bank, such as `우리`. */
  readonly bankName: string
  /** Masked account number, e.g. `1002****5678`. */
  readonly bankAccountNumber: string
}

/**
 * A billing key as TossPayments issues it: once. No API reads or lists billing keys, so store it before you tell the buyer
 * that it worked.
 *
 * A field that is `null` on the wire or missing is `null` here; `billingKey` and `customerKey` must be there.
 *
 * Source: https://docs.tosspayments.com/reference#billing-객체
 *
 * @example
 * ```ts
 * import type { Billing } from "effect-tosspayments/model/BillingKey"
 *
 * const label = ({ card, transfers }: Billing): string =>
 *   card?.number ?? transfers?.map(({ bankAccountNumber, bankName }) => `${bankName} ${bankAccountNumber}`).join() ?? ""
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Billing extends BillingKey {
  /** Merchant id, at most 14 characters. */
  readonly mId: string
  /** When the buyer registered it. */
  readonly authenticatedAt: Date
  /** `카드` or `계좌이체`; `CARD` or `TRANSFER` with `Accept-Language: en-US`. */
  readonly method: PaymentMethod
  /** The card; `null` for an account. */
  readonly card: BillingCard | null
  /** The accounts; `null` for a card. */
  readonly transfers: ReadonlyArray<BillingTransfer> | null
  /** The wallet that it was registered through, if any. */
  readonly easyPay: { readonly provider: string } | string | null
  /** Name of the issuer; only in versions before 2024-06-01. */
  readonly cardCompany: string | null
  /** Masked card number; only in versions before 2024-06-01. */
  readonly cardNumber: string | null
}

const card = /*#__PURE__*/ Wire.codeFromName(
  /*#__PURE__*/ Wire.struct(() => ({
    issuerCode: Wire.text,
    acquirerCode: Wire.nullable(Wire.text),
    number: Wire.text,
    cardType: Wire.openEnum<CardType>("UNKNOWN"),
    ownerType: Wire.openEnum<CardOwnerType>("UNKNOWN"),
    company: Wire.nullable(Wire.text)
  })),
  "issuerCode",
  "company",
  CardCompany.codeOf
)

const transfer = /*#__PURE__*/ Wire.struct(() => ({ bankName: Wire.text, bankAccountNumber: Wire.text }))

const struct = /*#__PURE__*/ Wire.struct(() => ({
  mId: Wire.text,
  customerKey: Wire.key,
  authenticatedAt: Wire.date,
  method: Wire.openEnum<PaymentMethod>(),
  billingKey: Wire.key,
  card: Wire.nullable(card),
  transfers: Wire.nullable(Wire.list(transfer)),
  easyPay: Wire.nullable(
    Wire.union(
      Wire.struct(() => ({ provider: Wire.text })),
      Wire.text
    )
  ),
  cardCompany: Wire.nullable(Wire.text),
  cardNumber: Wire.nullable(Wire.text)
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
export const codec: Wire.Wire<Billing, Encoded> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Billing, Encoded> = /*#__PURE__*/ Wire.schema("Billing", codec)
