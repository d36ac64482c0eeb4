/**
 * What issuing a cash receipt needs.
 *
 * @since 0.1.0
 */
import * as Money from "../../internal/money.js"
import * as Rules from "../../internal/schema/rules.js"

/**
 * Issues a cash receipt. Give each sale an `orderId` of its own and keep it when you try again: by it the SDK finds a receipt
 * again whose answer was lost.
 *
 * Source: https://docs.tosspayments.com/reference#현금영수증-발급-요청
 *
 * @example
 * ```ts
 * import type { CashReceiptIssueRequest } from "effect-tosspayments/model/cashReceipt/IssueRequest"
 *
 * const anonymous: CashReceiptIssueRequest = {
 *   amount: 54000,
 *   orderId: "CASH-20260305-01",
 *   orderName: "오프라인 판매",
 *   type: "소득공제",
 *   customerIdentityNumber: "0100001234"
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface CashReceiptIssueRequest {
  /** What was paid, at least 1. The noise of a computed amount is not sent. */
  readonly amount: number
  /** The shop's id for the sale: documented are 6 to 64 of `A-Z a-z 0-9 - _`; at most 64 characters are sent. */
  readonly orderId: string
  /** What was sold, 1 to 100 characters. */
  readonly orderName: string
  /** Purpose: `소득공제` (income deduction, for people) or `지출증빙` (expense proof, for businesses). */
  readonly type: "소득공제" | "지출증빙"
  /**
   * Whom it is for, at most 30 characters: a phone number or the number of a cash receipt card for `소득공제`, a business number
   * for `지출증빙`. `0100001234` is the tax office's number for buyers who give none. Personal data: the SDK shows it in no log,
   * error or span.
   */
  readonly customerIdentityNumber: string
  /** The same under its name of API versions before 2022-07-27, for keys of those. */
  readonly registrationNumber?: string | undefined
  /** Tax-free part of the amount. */
  readonly taxFreeAmount?: number | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  amount: Rules.amount(1),
  orderId: Rules.orderId,
  orderName: Rules.text(1, 100),
  type: Rules.oneOf("소득공제", "지출증빙"),
  customerIdentityNumber: Rules.text(1, 30),
  registrationNumber: Rules.optional(Rules.text(1, 30)),
  taxFreeAmount: Rules.optional(Rules.amount(0))
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<
  CashReceiptIssueRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.where(
  struct,
  ({ amount, taxFreeAmount = 0 }) => Money.cents(taxFreeAmount) <= Money.cents(amount),
  "taxFreeAmount to be part of the amount"
)

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  CashReceiptIssueRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("CashReceiptIssueRequest", codec)
