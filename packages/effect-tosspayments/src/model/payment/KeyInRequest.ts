/**
 * What paying with a card number needs.
 *
 * @since 0.1.0
 */
import * as CardCredentials from "../../internal/cardCredentials.js"
import * as Money from "../../internal/money.js"
import * as Rules from "../../internal/schema/rules.js"
import type { Vbv } from "../billing/IssueByCardRequest.js"

/**
 * Pays with the number of a card, for merchants that have a contract for it. Card numbers may not be stored; the SDK keeps
 * none, and such a call leaves no pending call and takes no intent.
 *
 * Source: https://docs.tosspayments.com/reference#카드-번호-결제
 *
 * @example
 * ```ts
 * import type { KeyInRequest } from "effect-tosspayments/model/payment/KeyInRequest"
 *
 * const byPhone = (card: Pick<KeyInRequest, "cardNumber" | "cardExpirationYear" | "cardExpirationMonth">): KeyInRequest => ({
 *   ...card,
 *   amount: 33000,
 *   orderId: "ORD-20260302-0030",
 *   orderName: "전화 주문"
 * })
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface KeyInRequest {
  /** What to charge, at least 1; cards take 100 won or more. The noise of a computed amount is not sent. */
  readonly amount: number
  /** The shop's id for the order: documented are 6 to 64 of `A-Z a-z 0-9 - _`; at most 64 characters are sent. */
  readonly orderId: string
  /** What is paid for, 1 to 100 characters. */
  readonly orderName: string
  /** Digits only, at most 20. */
  readonly cardNumber: string
  /** Two digits. */
  readonly cardExpirationYear: string
  /** Two digits, `01` to `12`. */
  readonly cardExpirationMonth: string
  /** Birth date as YYMMDD (6 digits), or business number (10 digits); what the contract asks for. */
  readonly customerIdentityNumber?: string | undefined
  /** The first two digits of the card's password, where the contract asks for them. */
  readonly cardPassword?: string | undefined
  /** Instalment months: 0 (at once), or 2 to 12; documented for 50,000 won and more. */
  readonly cardInstallmentPlan?: number | undefined
  /** Whether the shop pays the interest of the instalments. */
  readonly useFreeInstallmentPlan?: boolean | undefined
  /** Whether the buyer pays with the points of the card. */
  readonly useCardPoint?: boolean | undefined
  /** Tax-free part of the amount. */
  readonly taxFreeAmount?: number | undefined
  /** At most 100 characters. */
  readonly customerEmail?: string | undefined
  /** At most 100 characters. */
  readonly customerName?: string | undefined
  /** The buyer's address on the internet, for fraud scoring. */
  readonly customerIp?: string | undefined
  /** Where the buyer was authenticated by 3-D Secure. */
  readonly vbv?: Vbv | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  amount: Rules.amount(1),
  orderId: Rules.orderId,
  orderName: Rules.text(1, 100),
  ...CardCredentials.fields(),
  customerIdentityNumber: Rules.optional(CardCredentials.identityNumber),
  cardInstallmentPlan: Rules.optional(
    Rules.where(Rules.integer(0, 12), (months) => months !== 1, "0 (at once), or 2 to 12 months")
  ),
  useFreeInstallmentPlan: Rules.optional(Rules.flag),
  useCardPoint: Rules.optional(Rules.flag),
  taxFreeAmount: Rules.optional(Rules.amount(0)),
  customerIp: Rules.optional(Rules.text(1, 100))
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<KeyInRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.where(
  struct,
  ({ amount, taxFreeAmount = 0 }) => Money.cents(taxFreeAmount) <= Money.cents(amount),
  "taxFreeAmount to be a part of the amount"
)

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<KeyInRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "KeyInRequest",
  codec
)
