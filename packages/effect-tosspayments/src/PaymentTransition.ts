/**
 * Which state of a payment may follow which, and what a change means for the order. Pure, and imports nothing.
 *
 * Webhooks come late, twice and out of order, and states are not monotonic: a deposit can be taken back. So a new
 * state is weighed against the last one that the shop has booked.
 *
 * @since 0.1.0
 */
import { cents } from "./internal/money.js"
import type { Payment } from "./model/Payment.js"
import type { PaymentStatus } from "./model/PaymentStatus.js"

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

/**
 * What a shop has booked of a payment so far.
 *
 * @since 0.1.0
 * @category models
 */
export type Booked = Pick<Payment, "status" | "balanceAmount">

/**
 * What a payment means for its order.
 *
 * - `Paid`: the money is there, deliver. Also when a deposit comes again after it was taken back.
 * - `Unconfirmed`: the buyer or the shop has not finished yet.
 * - `AwaitingDeposit`: wait for the buyer to pay in.
 * - `DepositTakenBack`: the money is gone again; stop the delivery.
 * - `Refunded`: `amount` was given back since the booked state; `left` is what the shop keeps.
 * - `Failed`: no money, and none will come from this payment.
 * - `Unchanged`: nothing new: a duplicate.
 * - `Outdated`: older than what is booked: an overtaken webhook.
 * - `Unrecognised`: a state that this version does not know. Read the documentation, do not guess.
 *
 * @since 0.1.0
 * @category models
 */
export type Meaning =
  | { readonly _tag: "Paid"; readonly amount: number }
  | { readonly _tag: "Unconfirmed" }
  | { readonly _tag: "AwaitingDeposit" }
  | { readonly _tag: "DepositTakenBack" }
  | { readonly _tag: "Refunded"; readonly amount: number; readonly left: number }
  | { readonly _tag: "Failed" }
  | { readonly _tag: "Unchanged" }
  | { readonly _tag: "Outdated" }
  | { readonly _tag: "Unrecognised" }

/** Of two refund states the one with less left is newer: balances only shrink. */
const isRefund = (status: PaymentStatus): boolean => status === "CANCELED" || status === "PARTIAL_CANCELED"

/**
 * What a payment, read or received, means for an order of which `booked` is known. `null`: nothing is booked yet.
 *
 * A payment received in an unsigned webhook must be read again first. DONE after WAITING_FOR_DEPOSIT and the other
 * way round are both possible, so for virtual accounts only what was read just now is safe to book.
 *
 * @example
 * ```ts
 * import type { Payment } from "effect-tosspayments/model/Payment"
 * import * as PaymentTransition from "effect-tosspayments/PaymentTransition"
 *
 * const react = (booked: PaymentTransition.Booked | null, payment: Payment): string => {
 *   const meaning = PaymentTransition.meaningOf(booked, payment)
 *   return meaning._tag === "Refunded" ? `${meaning.amount} went back` : meaning._tag
 * }
 * ```
 *
 * @since 0.1.0
 * @category transitions
 */
export const meaningOf = (booked: Booked | null, payment: Payment): Meaning => {
  const { balanceAmount, status, totalAmount } = payment
  if (!Object.hasOwn(followers, status)) return { _tag: "Unrecognised" }
  if (booked !== null) {
    if (status === booked.status && cents(balanceAmount) === cents(booked.balanceAmount)) {
      return { _tag: "Unchanged" }
    }
    const isOlder =
      isRefund(status) && isRefund(booked.status)
        ? cents(balanceAmount) > cents(booked.balanceAmount)
        : status !== booked.status && !canReach(booked.status, status)
    if (isOlder) return { _tag: "Outdated" }
  }
  switch (status) {
    case "DONE":
      return { _tag: "Paid", amount: balanceAmount }
    case "WAITING_FOR_DEPOSIT":
      return booked?.status === "DONE" ? { _tag: "DepositTakenBack" } : { _tag: "AwaitingDeposit" }
    case "CANCELED":
    case "PARTIAL_CANCELED": {
      // Nothing was ever received for an account that was cancelled before its deposit.
      if (payment.approvedAt === null) return { _tag: "Failed" }
      const had =
        booked !== null && (booked.status === "DONE" || isRefund(booked.status))
          ? booked.balanceAmount
          : totalAmount
      return { _tag: "Refunded", amount: (cents(had) - cents(balanceAmount)) / 100, left: balanceAmount }
    }
    case "ABORTED":
    case "EXPIRED":
      return { _tag: "Failed" }
    default:
      return { _tag: "Unconfirmed" }
  }
}
