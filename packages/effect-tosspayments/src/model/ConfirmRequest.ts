/**
 * What confirming a payment needs.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Rules from "../internal/rules.js"

/**
 * Confirms a payment that the buyer has authenticated. All three values come back to the success URL; take
 * `orderId` and `amount` from your own order, not from the URL, or a buyer could change the price.
 *
 * Source: https://docs.tosspayments.com/reference#결제-승인
 *
 * @example
 * ```ts
 * import type { ConfirmRequest } from "effect-tosspayments/model/ConfirmRequest"
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
  /** What the order costs, in the payment's currency; must equal the requested amount. */
  readonly amount: number
}

/**
 * @since 0.1.0
 * @category schemas
 */
export const schema: Schema.Schema<ConfirmRequest> = /*#__PURE__*/ Schema.Struct({
  paymentKey: Rules.paymentKey,
  orderId: Rules.orderId,
  amount: /*#__PURE__*/ Rules.amount(1)
})
