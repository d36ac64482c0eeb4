/**
 * What charging a registered card or account of a buyer of brandpay needs.
 *
 * @since 0.1.0
 */
import * as Money from "../../internal/money.js"
import * as Rules from "../../internal/schema/rules.js"

/**
 * Charges a card or an account that the buyer has registered, without a window. Give each charge an `orderId` of its own, and
 * keep it when you try again: by its id the SDK finds a charge again whose answer was lost.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @example
 * ```ts
 * import type { BrandPayChargeRequest } from "effect-tosspayments/model/brandPay/ChargeRequest"
 *
 * const request: BrandPayChargeRequest = {
 *   customerKey: "cust_5f0c1e7a-93b2",
 *   methodKey: "mk_card_…",
 *   amount: 36000,
 *   orderId: "ORD-20260302-0024",
 *   orderName: "핸드드립 원두 500g 외 1건"
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandPayChargeRequest {
  /** The shop's id for the buyer, 2 to 50 characters. */
  readonly customerKey: string
  /** Key of the card or account, at most 200 characters. */
  readonly methodKey: string
  /** What to charge, at least 1; cards take 100 won or more, accounts 200. The noise of a computed amount is not sent. */
  readonly amount: number
  /** The shop's id for this charge: documented are 6 to 64 of `A-Z a-z 0-9 - _`; at most 64 characters are sent. */
  readonly orderId: string
  /** What is paid for, 1 to 100 characters. */
  readonly orderName: string
  /** At most 100 characters. */
  readonly customerEmail?: string | undefined
  /** Tax-free part of the amount. */
  readonly taxFreeAmount?: number | undefined
  /** Instalment months: 0 (at once), or 2 to 12. */
  readonly cardInstallmentPlan?: number | undefined
  /** Whether it is a cultural expense (books, shows), which the buyer can deduct from taxes. */
  readonly cultureExpense?: boolean | undefined
  /** Whether to pay with points of the card. */
  readonly useCardPoint?: boolean | undefined
  /** Code of an instant discount, from the promotions. */
  readonly discountCode?: string | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  customerKey: Rules.customerKeyUpTo(50),
  methodKey: Rules.text(1, 200),
  amount: Rules.amount(1),
  orderId: Rules.orderId,
  orderName: Rules.text(1, 100),
  customerEmail: Rules.optional(Rules.text(1, 100)),
  taxFreeAmount: Rules.optional(Rules.amount(0)),
  cardInstallmentPlan: Rules.optional(
    Rules.where(Rules.integer(0, 12), (months) => months !== 1, "0 (at once), or 2 to 12 months")
  ),
  cultureExpense: Rules.optional(Rules.flag),
  useCardPoint: Rules.optional(Rules.flag),
  discountCode: Rules.optional(Rules.text(1, 100))
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<
  BrandPayChargeRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.where(
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
export const schema: Rules.Schema<
  BrandPayChargeRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("BrandPayChargeRequest", codec)
