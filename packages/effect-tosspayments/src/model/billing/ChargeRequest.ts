/**
 * What charging a billing key needs.
 *
 * @since 0.1.0
 */
import * as Money from "../../internal/money.js"
import * as Rules from "../../internal/schema/rules.js"

/**
 * Charges a billing key. Give each charge an `orderId` of its own, e.g. subscription and month, and keep it when you try
 * again: TossPayments charges an order once, and by its id the SDK finds a charge again whose answer was lost.
 *
 * Source: https://docs.tosspayments.com/reference#카드-자동결제-승인
 *
 * @example
 * ```ts
 * import type { ChargeRequest } from "effect-tosspayments/model/billing/ChargeRequest"
 *
 * const request: ChargeRequest = { amount: 12900, orderId: "SUB-0042-2026-03", orderName: "월 구독 (3월)" }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface ChargeRequest {
  /** What to charge, at least 1; cards take 100 won or more, accounts 200. The noise of a computed amount is not sent. */
  readonly amount: number
  /** The shop's id for this charge: documented are 6 to 64 of `A-Z a-z 0-9 - _`; at most 64 characters are sent. */
  readonly orderId: string
  /** What is paid for, 1 to 100 characters. */
  readonly orderName: string
  /** At most 100 characters. */
  readonly customerEmail?: string | undefined
  /** At most 100 characters. */
  readonly customerName?: string | undefined
  /** The buyer's address on the internet, for fraud scoring. */
  readonly customerIp?: string | undefined
  /** Tax-free part of the amount. */
  readonly taxFreeAmount?: number | undefined
  /** Part of the amount that is outside of VAT. A payment with one cannot be refunded in part. */
  readonly taxExemptionAmount?: number | undefined
  /** Instalment months: 0 (at once), or 2 to 12. */
  readonly cardInstallmentPlan?: number | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  amount: Rules.amount(1),
  orderId: Rules.orderId,
  orderName: Rules.text(1, 100),
  customerEmail: Rules.optional(Rules.text(1, 100)),
  customerName: Rules.optional(Rules.text(1, 100)),
  customerIp: Rules.optional(Rules.text(1, 100)),
  taxFreeAmount: Rules.optional(Rules.amount(0)),
  taxExemptionAmount: Rules.optional(Rules.amount(0)),
  cardInstallmentPlan: Rules.optional(
    Rules.where(Rules.integer(0, 12), (months) => months !== 1, "0 (at once), or 2 to 12 months")
  )
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<ChargeRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.where(
  struct,
  ({ amount, taxExemptionAmount = 0, taxFreeAmount = 0 }) =>
    Money.cents(taxFreeAmount) + Money.cents(taxExemptionAmount) <= Money.cents(amount),
  "taxFreeAmount and taxExemptionAmount to be parts of the amount"
)

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<ChargeRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "ChargeRequest",
  codec
)
