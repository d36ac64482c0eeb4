/**
 * Which state of a payment may follow which. Nothing here talks to anybody.
 *
 * @since 0.1.0
 */
import type { Payment } from "effect-tosspayments/model/Payment"
import type { PaymentStatus } from "effect-tosspayments/model/payment/PaymentStatus"
import * as Transition from "effect-tosspayments/PaymentTransition"

/**
 * Whether TossPayments can move a payment from one state to another in one step.
 *
 * @example
 * ```ts
 * import { canFollow } from "tosspayments-server-sdk"
 *
 * canFollow("DONE", "WAITING_FOR_DEPOSIT") // true: a deposit was taken back
 * canFollow("CANCELED", "DONE") // false
 * ```
 *
 * @see https://docs.tosspayments.com/reference#payment-객체
 * @since 0.1.0
 */
export const canFollow: (from: PaymentStatus, to: PaymentStatus) => boolean = Transition.canFollow

/**
 * Whether a state can be reached from another, in any number of steps. `false` for a webhook that was overtaken.
 *
 * @example
 * ```ts
 * import { canReach } from "tosspayments-server-sdk"
 *
 * canReach("READY", "CANCELED") // true
 * canReach("CANCELED", "DONE") // false
 * ```
 *
 * @see https://docs.tosspayments.com/reference#payment-객체
 * @since 0.1.0
 */
export const canReach: (from: PaymentStatus, to: PaymentStatus) => boolean = Transition.canReach

/**
 * Whether nothing can change a payment any more. A payment at PARTIAL_CANCELED is final once nothing is left.
 *
 * @example
 * ```ts
 * import { isFinal } from "tosspayments-server-sdk"
 *
 * isFinal({ status: "PARTIAL_CANCELED", balanceAmount: 0 }) // true
 * ```
 *
 * @see https://docs.tosspayments.com/reference#payment-객체
 * @since 0.1.0
 */
export const isFinal: (payment: Pick<Payment, "status" | "balanceAmount">) => boolean = Transition.isFinal
