/**
 * What confirming a payment needs.
 *
 * @since 0.1.0
 */
import * as Money from "../../internal/money.js"
import * as Rules from "../../internal/schema/rules.js"

/**
 * Confirms a payment that the buyer has authenticated. All three values come back to the success URL; take
 * `orderId` and `amount` from your own order, not from the URL, or a buyer could change the price.
 *
 * Source: https://docs.tosspayments.com/reference#결제-승인
 *
 * @example
 * ```ts
 * import type { ConfirmRequest } from "effect-tosspayments/model/payment/ConfirmRequest"
 *
 * const request: ConfirmRequest = { paymentKey: "emul01…", orderId: "ORD-20260302-0001", amount: 33000 }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface ConfirmRequest {
  /** Key of the payment, 1 to 200 characters. */
  readonly paymentKey: string
  /** The shop's order id, as given when the payment was requested; at most 64 characters. */
  readonly orderId: string
  /**
   * What the order costs, in the payment's currency; must equal the requested amount. The noise of a computed amount
   * (`4.35 * 100`) is not sent.
   */
  readonly amount: number
  /**
   * What your own order says, for shops that pass `amount` on from the URL: a different `amount` was tampered with
   * and is refused before anything is sent. Compared in the smallest unit of the currency. Not sent itself.
   */
  readonly expectedAmount?: number
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  paymentKey: Rules.paymentKey,
  orderId: Rules.orderId,
  amount: Rules.amount(1),
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
export const codec: Rules.Rule<ConfirmRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.where(
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
export const schema: Rules.Schema<ConfirmRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "ConfirmRequest",
  codec
)
