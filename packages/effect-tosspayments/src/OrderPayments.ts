/**
 * The payments of one order, as the shop has booked them, and what the next one means for the order. Pure, sends nothing.
 *
 * An order can have several payments: a card that is declined and then another one, a virtual account that is left open
 * and then a card, two windows of one buyer. And what a shop hears of each comes late, twice and out of order. So each
 * payment is weighed against what is booked of that same payment, and what follows is said of the whole order.
 *
 * @since 0.1.0
 */
import * as CheckoutState from "./CheckoutState.js"
import * as Money from "./internal/money.js"
import type { Payment } from "./model/Payment.js"
import type { PaymentStatus } from "./model/payment/PaymentStatus.js"
import * as PaymentTransition from "./PaymentTransition.js"

/**
 * What is booked of one payment.
 *
 * @since 0.1.0
 * @category models
 */
export interface BookedPayment {
  /** Which payment it is. */
  readonly paymentKey: string
  /** State that was booked last. */
  readonly status: PaymentStatus
  /** Balance that was booked last, in the payment's currency. */
  readonly balanceAmount: number
}

/**
 * What is booked of an order: plain JSON for one column of its row. Made by `book` alone; an order without payments has
 * `[]` or `null`. Payments that never had money and wait for none are forgotten when another one decides the order, so
 * it stays short whatever buyers do.
 *
 * @since 0.1.0
 * @category models
 */
export type Booked = ReadonlyArray<BookedPayment>

/**
 * What a payment means for its order, after what was booked before.
 *
 * - `Paid`: the order has its money, deliver. Also when a deposit comes again after it was taken back. `amount` is less
 *   than the payment was for if a part was refunded before anybody booked it.
 * - `PaidTwice`: the order was paid before and now is again, by another payment. `paymentKeys` are the payments that hold
 *   money for it, the first one first. Do not deliver twice, and give back all but one: see `duplicatesOf`.
 * - `AwaitingDeposit`: wait for the buyer to pay in.
 * - `DepositTakenBack`: the bank took the order's money back, whether the account waits again or is closed by now; stop the
 *   delivery.
 * - `PartlyRefunded`: `amount` was given back since the last booking; the shop keeps `left` of all payments of the order,
 *   which is still paid.
 * - `Refunded`: `amount` was given back since the last booking, and nothing is left.
 * - `Failed`: no money, and none will come from this payment; the buyer may pay with another one.
 * - `Unconfirmed`: the buyer or the shop has not finished yet.
 * - `OtherPayment`: news of a payment that does not decide the order, since another one has paid for it or waits for the
 *   deposit: a card that was declined beside it, a second account that was opened. The order stands as it stood.
 * - `Unchanged`: nothing new: a duplicate.
 * - `Outdated`: older than what is booked: an overtaken webhook.
 * - `Unrecognised`: a state that this version does not know. Do not guess; have a person look.
 *
 * @since 0.1.0
 * @category models
 */
export type Meaning =
  | CheckoutState.CheckoutState
  | { readonly _tag: "PaidTwice"; readonly amount: number; readonly paymentKeys: ReadonlyArray<string> }
  | { readonly _tag: "DepositTakenBack" }
  | { readonly _tag: "OtherPayment" }
  | { readonly _tag: "Unchanged" }
  | { readonly _tag: "Outdated" }

/**
 * What to store, and what it means.
 *
 * @since 0.1.0
 * @category models
 */
export interface Booking {
  /** Put this into the order's column, whatever the meaning is. */
  readonly booked: Booked
  /** What to do about it. */
  readonly meaning: Meaning
}

const centsOf = ({ balanceAmount, status }: Omit<BookedPayment, "paymentKey">): number =>
  status === "DONE" || status === "PARTIAL_CANCELED" ? Money.cents(balanceAmount) : 0

const sum = (payments: Booked): number => payments.reduce((total, payment) => total + centsOf(payment), 0)

const isWaiting = ({ status }: BookedPayment): boolean => status === "WAITING_FOR_DEPOSIT"

/** Whether a state says that a payment never had money and waits for none. */
const isIdle = ({ status }: BookedPayment): boolean =>
  status === "READY" || status === "IN_PROGRESS" || status === "ABORTED" || status === "EXPIRED"

/**
 * A virtual account that was closed without money in it. Assumption: an account whose deposit the bank took back has no
 * approval any more, as before the deposit, so what was booked of it was not refunded.
 */
const isClosedAccount = ({ approvedAt, status }: Payment): boolean =>
  status === "CANCELED" && approvedAt === null

const isRefund = (status: PaymentStatus): boolean => status === "CANCELED" || status === "PARTIAL_CANCELED"

/**
 * Of two refund states the one with less left is newer: balances only shrink. Of two states that do not lead to each
 * other the one that may have money wins: an approved payment is not lost to its own failure.
 */
const isOlder = (now: BookedPayment, known: BookedPayment): boolean => {
  if (isRefund(now.status) && isRefund(known.status)) {
    return Money.cents(now.balanceAmount) > Money.cents(known.balanceAmount)
  }
  if (now.status === known.status || PaymentTransition.canReach(known.status, now.status)) return false
  return PaymentTransition.canReach(now.status, known.status) || (isIdle(now) && !isIdle(known))
}

const isBookedPayment = (value: unknown): value is BookedPayment =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as BookedPayment).paymentKey === "string" &&
  typeof (value as BookedPayment).status === "string" &&
  Number.isFinite((value as BookedPayment).balanceAmount)

/** What cannot be read must not pass for "nothing is booked": an order would be paid anew. */
const read = (booked: Booked | null | undefined): Booked => {
  if (booked === null || booked === undefined) return []
  if (Array.isArray(booked) && booked.every(isBookedPayment)) return booked
  throw new TypeError(
    typeof booked === "string"
      ? "What is booked is given as a text: parse it first (JSON.parse)."
      : "What is booked must be what `book` returned for this order before, or null."
  )
}

/**
 * Weighs a payment, read or received, against what is booked of its order. Returns what to store, always, and what it
 * means.
 *
 * Read the column, book and write it back in one transaction that locks the row (`select … for update`), or compare a
 * version: two workers that book at the same time would lose one of both. Write the column before you act on the
 * meaning, which is said once; what `receivedOf` and `duplicatesOf` say of the column can be asked again after a crash.
 *
 * A payment received in an unsigned webhook must be read again first. DONE after WAITING_FOR_DEPOSIT and the other
 * way round are both possible, so for virtual accounts only what was read just now is safe to book.
 *
 * Throws a `TypeError` for what is neither `null` nor made by `book`.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @example
 * ```ts
 * import type { Payment } from "effect-tosspayments/model/Payment"
 * import * as OrderPayments from "effect-tosspayments/OrderPayments"
 *
 * const onPayment = (order: { booked: OrderPayments.Booked | null }, payment: Payment): string => {
 *   const { booked, meaning } = OrderPayments.book(order.booked, payment)
 *   order.booked = booked
 *   switch (meaning._tag) {
 *     case "Paid":
 *       return "deliver"
 *     case "PaidTwice":
 *       return `give back all but one of ${meaning.paymentKeys}`
 *     case "Refunded":
 *     case "DepositTakenBack":
 *       return "stop the delivery"
 *     case "Unrecognised":
 *       return "have a person look"
 *     default:
 *       return "nothing to do"
 *   }
 * }
 * ```
 *
 * @since 0.1.0
 * @category operations
 */
export const book = (booked: Booked | null | undefined, payment: Payment): Booking => {
  const before = read(booked)
  if (!isBookedPayment(payment)) throw new TypeError("What is to be booked must be a payment.")
  const { balanceAmount, paymentKey, status } = payment
  const now: BookedPayment = { paymentKey, status, balanceAmount }
  const known = before.find((one) => one.paymentKey === paymentKey)
  const others = before.filter((one) => one.paymentKey !== paymentKey)
  const stays = (tag: "Unchanged" | "Outdated" | "Unrecognised" | "OtherPayment"): Booking => ({
    booked: before,
    meaning: { _tag: tag }
  })

  const state = CheckoutState.of(payment)
  if (state._tag === "Unrecognised") return stays("Unrecognised")
  if (known?.status === status && Money.cents(known.balanceAmount) === Money.cents(balanceAmount)) {
    return stays("Unchanged")
  }
  if (known !== undefined && isOlder(now, known)) return stays("Outdated")

  const had = known === undefined ? 0 : centsOf(known)
  const has = centsOf(now)
  const rest = sum(others)
  const isDecidedByAnother = rest > 0 || others.some(isWaiting)
  // Two states of the same money.
  if (has === had && has > 0) return stays("Unchanged")
  if (isIdle(now) && isDecidedByAnother) return stays("OtherPayment")

  const kept = others.filter((one) => !isIdle(one))
  // In the order in which they were paid.
  const after =
    known === undefined || has > had
      ? [...kept, now]
      : before.flatMap((one) => (one.paymentKey === paymentKey ? [now] : kept.includes(one) ? [one] : []))
  const means = (meaning: Meaning): Booking => ({ booked: after, meaning })

  if (has > had) {
    const amount = Money.fromCents(has)
    const paymentKeys = after.filter((one) => centsOf(one) > 0).map((one) => one.paymentKey)
    return means(rest > 0 ? { _tag: "PaidTwice", amount, paymentKeys } : { _tag: "Paid", amount })
  }
  if (had > has && state._tag !== "AwaitingDeposit" && !isClosedAccount(payment)) {
    const amount = Money.fromCents(had - has)
    const left = Money.fromCents(rest + has)
    return means(left > 0 ? { _tag: "PartlyRefunded", amount, left } : { _tag: "Refunded", amount })
  }
  // A second account may be opened beside one that waits; that one is news.
  if (rest > 0 || (isDecidedByAnother && state._tag !== "AwaitingDeposit")) {
    return means({ _tag: "OtherPayment" })
  }
  return means(had > has ? { _tag: "DepositTakenBack" } : state)
}

/**
 * What the shop has of an order now, in the order's currency: the money of all its payments, less what was given back.
 * An order is paid when it is more than 0.
 *
 * @example
 * ```ts
 * import * as OrderPayments from "effect-tosspayments/OrderPayments"
 *
 * OrderPayments.receivedOf([{ paymentKey: "emul01…", status: "PARTIAL_CANCELED", balanceAmount: 22000 }]) // 22000
 * OrderPayments.receivedOf(null) // 0
 * ```
 *
 * @since 0.1.0
 * @category amounts
 */
export const receivedOf = (booked: Booked | null | undefined): number => Money.fromCents(sum(read(booked)))

/**
 * The payments to cancel because another one pays for the order already: those that hold money for it a second time,
 * and virtual accounts that are still open. The payment that came first is kept. Ask a job to cancel them, each under a
 * name of its own: it works after a crash, too.
 *
 * @example
 * ```ts
 * import * as Intents from "effect-tosspayments/Intents"
 * import * as OrderPayments from "effect-tosspayments/OrderPayments"
 * import * as Payments from "effect-tosspayments/Payments"
 * import * as Effect from "effect/Effect"
 *
 * const giveBackDuplicates = (booked: OrderPayments.Booked) =>
 *   Effect.gen(function* () {
 *     const intents = yield* Intents.Intents
 *     return yield* Effect.forEach(OrderPayments.duplicatesOf(booked), (paymentKey) =>
 *       intents.run(`duplicate-${paymentKey}`, Payments.endpoints.cancel, paymentKey, {
 *         cancelReason: `중복 결제 (${paymentKey})`
 *       })
 *     )
 *   })
 * ```
 *
 * @since 0.1.0
 * @category amounts
 */
export const duplicatesOf = (booked: Booked | null | undefined): ReadonlyArray<string> => {
  const payments = read(booked)
  const [first, ...more] = payments.filter((payment) => centsOf(payment) > 0)
  return first === undefined
    ? []
    : [...more, ...payments.filter(isWaiting)].map((payment) => payment.paymentKey)
}
