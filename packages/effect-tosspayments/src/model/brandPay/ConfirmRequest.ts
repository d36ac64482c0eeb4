/**
 * What confirming a payment with brandpay needs.
 *
 * @since 0.1.0
 */
import * as Money from "../../internal/money.js"
import * as Rules from "../../internal/schema/rules.js"
import type * as Payments from "../payment/ConfirmRequest.js"

/**
 * Confirms a payment that the buyer has authenticated with brandpay. Take `orderId`, `amount` and `customerKey` from your own
 * order and session, not from the URL.
 *
 * Source: https://docs.tosspayments.com/reference/brandpay
 *
 * @example
 * ```ts
 * import type { BrandPayConfirmRequest } from "effect-tosspayments/model/brandPay/ConfirmRequest"
 *
 * const request: BrandPayConfirmRequest = {
 *   paymentKey: "emul01…",
 *   orderId: "ORD-20260302-0001",
 *   amount: 33000,
 *   customerKey: "cust_5f0c1e7a-93b2"
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandPayConfirmRequest extends Payments.ConfirmRequest {
  /** The shop's id for the buyer, 2 to 50 characters. */
  readonly customerKey: string
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  paymentKey: Rules.paymentKey,
  orderId: Rules.orderId,
  amount: Rules.amount(1),
  customerKey: Rules.customerKeyUpTo(50),
  expectedAmount: Rules.meant(
    Rules.unsent(Rules.amount(1)),
    "nothing would be compared. Give what your order says, or leave the name out"
  )
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<
  BrandPayConfirmRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.where(
  struct,
  ({ amount, expectedAmount }) => expectedAmount === undefined || Money.equals(expectedAmount, amount),
  "the amount to be what the order says (expectedAmount): it was changed on the way"
)

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  BrandPayConfirmRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("BrandPayConfirmRequest", codec)
