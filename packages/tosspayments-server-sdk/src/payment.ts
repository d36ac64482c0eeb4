/**
 * What follows from the state of a payment. Plain functions, no requests.
 *
 * @since 0.1.0
 */

import * as Checkout from "effect-tosspayments/CheckoutState"
import type { Payment } from "effect-tosspayments/model/Payment"
import * as Model from "effect-tosspayments/model/Payment"
import type { PaymentMethod, PaymentMethodCode } from "effect-tosspayments/model/payment/PaymentMethod"
import * as Method from "effect-tosspayments/model/payment/PaymentMethod"

/**
 * Where a payment stands, in the words of a checkout page: what `confirm` returned, or what was read when the buyer
 * reloads the page, perhaps after a refund. Looks at one payment and at nothing that was booked before; to keep an order,
 * use `bookPayment`, whose meanings have the same names.
 *
 * @example
 * ```ts
 * import { checkoutState, type Payment } from "tosspayments-server-sdk"
 *
 * const page = (payment: Payment): string => {
 *   const state = checkoutState(payment)
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
 * @see https://docs.tosspayments.com/reference#payment-객체
 * @since 0.1.0
 */
export const checkoutState: (payment: Payment) => Checkout.CheckoutState = Checkout.of

/**
 * Whether the shop has the buyer's money now: approved or deposited, and not refunded completely.
 *
 * @example
 * ```ts
 * import { isPaid, type Payment } from "tosspayments-server-sdk"
 *
 * const mayShip = (payment: Payment): boolean => isPaid(payment)
 * ```
 *
 * @see https://docs.tosspayments.com/reference#payment-객체
 * @since 0.1.0
 */
export const isPaid: (payment: Payment) => boolean = Model.isPaid

/**
 * Whether everything was given back. True also at PARTIAL_CANCELED with a balance of 0: so TossPayments leaves
 * partial refunds that add up to the whole, and so it may show a virtual account after one refund of everything.
 *
 * @example
 * ```ts
 * import { isCanceled, type Payment } from "tosspayments-server-sdk"
 *
 * const isRefunded = (payment: Payment): boolean => isCanceled(payment)
 * ```
 *
 * @see https://docs.tosspayments.com/reference#payment-객체
 * @since 0.1.0
 */
export const isCanceled: (payment: Payment) => boolean = Model.isCanceled

/**
 * Whether the deposit secret of a virtual account is missing: the answer that carried it was lost, and TossPayments
 * does not show it again. Deposit webhooks of this payment prove nothing then; read the payment instead.
 *
 * @example
 * ```ts
 * import { isSecretLost, type Payment } from "tosspayments-server-sdk"
 *
 * const note = (payment: Payment): string | null =>
 *   isSecretLost(payment) ? `no secret of ${payment.orderId}: read its deposits` : null
 * ```
 *
 * @see https://docs.tosspayments.com/guides/v2/webhook
 * @since 0.1.0
 */
export const isSecretLost: (payment: Payment) => boolean = Model.isSecretLost

/**
 * Whether a refund (or, before a deposit, a cancel) can be asked for in this state. The method may still refuse:
 * deadlines, escrow, issuer.
 *
 * @example
 * ```ts
 * import { canBeCanceled, type Payment } from "tosspayments-server-sdk"
 *
 * const showsRefundButton = (payment: Payment): boolean => canBeCanceled(payment)
 * ```
 *
 * @see https://docs.tosspayments.com/reference#결제-취소
 * @since 0.1.0
 */
export const canBeCanceled: (payment: Payment) => boolean = Model.canBeCanceled

/**
 * What a cancel can still give back, in the payment's currency; 0 when the state allows none.
 *
 * @example
 * ```ts
 * import { cancelableAmount, type Payment } from "tosspayments-server-sdk"
 *
 * const label = (payment: Payment): string => `up to ${cancelableAmount(payment)} ${payment.currency}`
 * ```
 *
 * @see https://docs.tosspayments.com/reference#결제-취소
 * @since 0.1.0
 */
export const cancelableAmount: (payment: Payment) => number = Model.cancelableAmount

/**
 * What was given back so far, in the payment's currency. A refund of a foreign wallet counts once it is DONE.
 *
 * @example
 * ```ts
 * import { canceledAmount, type Payment } from "tosspayments-server-sdk"
 *
 * const label = (payment: Payment): string => `${canceledAmount(payment)} ${payment.currency} refunded`
 * ```
 *
 * @see https://docs.tosspayments.com/reference#cancel-객체
 * @since 0.1.0
 */
export const canceledAmount: (payment: Payment) => number = Model.canceledAmount

/**
 * The code of a payment method in either language; `null` for a method that this version does not know.
 *
 * @example
 * ```ts
 * import { paymentMethodCode } from "tosspayments-server-sdk"
 *
 * paymentMethodCode("카드") // "CARD"
 * paymentMethodCode("새 결제수단") // null
 * ```
 *
 * @see https://docs.tosspayments.com/reference#payment-객체
 * @since 0.1.0
 */
export const paymentMethodCode: (method: PaymentMethod) => PaymentMethodCode | null = Method.toCode
