/**
 * Where a payment stands, in the words of a checkout page: one name for each thing that the page can say. Pure, sends
 * nothing.
 *
 * @since 0.1.0
 */
import * as Money from "./internal/money.js"
import type { Payment } from "./model/Payment.js"

/**
 * Where a payment stands. Amounts are in the payment's currency.
 *
 * - `Paid`: the money is there.
 * - `AwaitingDeposit`: a virtual account waits for the buyer to pay in; show `payment.virtualAccount`.
 * - `PartlyRefunded`: `amount` was given back, the shop has `left`. The order is still paid.
 * - `Refunded`: everything was given back.
 * - `Failed`: no money, and none will come from this payment; the buyer may pay with another one.
 * - `Unconfirmed`: the buyer or the shop has not finished yet.
 * - `Unrecognised`: a state that this version does not know. Do not guess; have a person look.
 *
 * @since 0.1.0
 * @category models
 */
export type CheckoutState =
  | { readonly _tag: "Paid"; readonly amount: number }
  | { readonly _tag: "AwaitingDeposit" }
  | { readonly _tag: "PartlyRefunded"; readonly amount: number; readonly left: number }
  | { readonly _tag: "Refunded"; readonly amount: number }
  | { readonly _tag: "Failed" }
  | { readonly _tag: "Unconfirmed" }
  | { readonly _tag: "Unrecognised" }

/**
 * Where a payment stands now: what `confirm` returned, or what was read when the buyer reloads the page.
 *
 * It looks at one payment and at nothing that was booked before. To keep an order, use `OrderPayments.book`, whose
 * meanings have the same names.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @example
 * ```ts
 * import * as CheckoutState from "effect-tosspayments/CheckoutState"
 * import type { Payment } from "effect-tosspayments/model/Payment"
 *
 * const page = (payment: Payment): string => {
 *   const state = CheckoutState.of(payment)
 *   switch (state._tag) {
 *     case "Paid":
 *       return "thank you"
 *     case "AwaitingDeposit":
 *       return `please pay into ${payment.virtualAccount?.accountNumber}`
 *     case "PartlyRefunded":
 *       return `thank you; ${state.amount} were refunded`
 *     case "Refunded":
 *       return "this order was refunded"
 *     case "Failed":
 *       return "please pay another way"
 *     case "Unconfirmed":
 *     case "Unrecognised":
 *       return "we are checking your payment"
 *   }
 * }
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const of = (payment: Payment): CheckoutState => {
  const { approvedAt, balanceAmount, status, totalAmount } = payment
  switch (status) {
    case "DONE":
      return { _tag: "Paid", amount: balanceAmount }
    case "WAITING_FOR_DEPOSIT":
      return { _tag: "AwaitingDeposit" }
    case "PARTIAL_CANCELED":
    case "CANCELED": {
      // Nothing was ever received for an account that was cancelled before its deposit.
      if (status === "CANCELED" && approvedAt === null) return { _tag: "Failed" }
      const amount = Money.fromCents(Money.cents(totalAmount) - Money.cents(balanceAmount))
      return status === "PARTIAL_CANCELED" && balanceAmount > 0
        ? { _tag: "PartlyRefunded", amount, left: balanceAmount }
        : { _tag: "Refunded", amount }
    }
    case "ABORTED":
    case "EXPIRED":
      return { _tag: "Failed" }
    case "READY":
    case "IN_PROGRESS":
      return { _tag: "Unconfirmed" }
    default:
      return { _tag: "Unrecognised" }
  }
}
