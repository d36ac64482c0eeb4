/**
 * Which state of a payment may follow which. Pure. What a payment means for its order is in `OrderPayments`.
 *
 * @since 0.1.0
 */
import type { Payment } from "./model/Payment.js"
import type { PaymentStatus } from "./model/payment/PaymentStatus.js"

const followers: Readonly<Record<string, ReadonlyArray<PaymentStatus>>> = {
  READY: ["IN_PROGRESS", "ABORTED", "EXPIRED"],
  IN_PROGRESS: ["DONE", "WAITING_FOR_DEPOSIT", "ABORTED", "EXPIRED"],
  // CANCELED: cancelled before the deposit.
  WAITING_FOR_DEPOSIT: ["DONE", "CANCELED"],
  // WAITING_FOR_DEPOSIT: the bank took the deposit back.
  DONE: ["CANCELED", "PARTIAL_CANCELED", "WAITING_FOR_DEPOSIT"],
  PARTIAL_CANCELED: ["PARTIAL_CANCELED"],
  CANCELED: [],
  ABORTED: [],
  EXPIRED: []
}

/**
 * Whether TossPayments can move a payment from one state to another in one step.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @example
 * ```ts
 * import * as PaymentTransition from "effect-tosspayments/PaymentTransition"
 *
 * PaymentTransition.canFollow("DONE", "WAITING_FOR_DEPOSIT") // true: a deposit was taken back
 * PaymentTransition.canFollow("CANCELED", "DONE") // false
 * ```
 *
 * @since 0.1.0
 * @category transitions
 */
export const canFollow = (from: PaymentStatus, to: PaymentStatus): boolean =>
  Object.hasOwn(followers, from) && (followers[from] ?? []).includes(to)

/**
 * Whether a state can be reached from another, in any number of steps. `false` for a webhook that was overtaken:
 * its news is old.
 *
 * @since 0.1.0
 * @category transitions
 */
export const canReach = (from: PaymentStatus, to: PaymentStatus): boolean => {
  const reached = new Set<PaymentStatus>([from])
  for (const status of reached) {
    if (canFollow(status, to)) return true
    for (const next of Object.hasOwn(followers, status) ? (followers[status] ?? []) : []) reached.add(next)
  }
  return false
}

/**
 * Whether nothing can change a payment any more. A payment at PARTIAL_CANCELED is final once nothing is left.
 *
 * @since 0.1.0
 * @category transitions
 */
export const isFinal = (payment: Pick<Payment, "status" | "balanceAmount">): boolean =>
  payment.status === "CANCELED" ||
  payment.status === "ABORTED" ||
  payment.status === "EXPIRED" ||
  (payment.status === "PARTIAL_CANCELED" && payment.balanceAmount === 0)
