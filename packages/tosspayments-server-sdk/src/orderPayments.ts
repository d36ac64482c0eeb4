/**
 * The payments of one order, as the shop has booked them, and what the next one means for the order. Nothing here talks
 * to anybody.
 *
 * @since 0.1.0
 */
import type { Payment } from "effect-tosspayments/model/Payment"
import type { Booked, Booking } from "effect-tosspayments/OrderPayments"
import * as OrderPayments from "effect-tosspayments/OrderPayments"

/**
 * Weighs a payment, read or received, against what is booked of its order. Returns what to store in the order's column,
 * always, and what it means. `null` or `[]`: nothing is booked yet. A buyer may pay with a second payment after the first
 * was declined, and webhooks come late, twice and out of order; each payment is weighed against its own last state.
 *
 * Read the column, book and write it back in one transaction that locks the row (`select … for update`), or compare a
 * version: two workers that book at the same time would lose one of both. Write the column before you act on the
 * meaning, which is said once.
 *
 * Read a payment again before you book it if nothing proves it, and for a virtual account always: its states go back and
 * forth. Throws a `TypeError` for what is neither `null` nor made by this function.
 *
 * @example
 * ```ts
 * import { type Booked, bookPayment, type Payment } from "tosspayments-server-sdk"
 *
 * const onPayment = (order: { booked: Booked | null }, payment: Payment): string => {
 *   const { booked, meaning } = bookPayment(order.booked, payment)
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
 * @see https://docs.tosspayments.com/reference#payment-객체
 * @since 0.1.0
 */
export const bookPayment: (booked: Booked | null | undefined, payment: Payment) => Booking =
  OrderPayments.book

/**
 * What the shop has of an order now, in the order's currency: the money of all its payments, less what was given back.
 * An order is paid when it is more than 0.
 *
 * @example
 * ```ts
 * import { type Booked, receivedAmount } from "tosspayments-server-sdk"
 *
 * const isPaidOrder = (order: { booked: Booked | null }): boolean => receivedAmount(order.booked) > 0
 * ```
 *
 * @see https://docs.tosspayments.com/reference#payment-객체
 * @since 0.1.0
 */
export const receivedAmount: (booked: Booked | null | undefined) => number = OrderPayments.receivedOf

/**
 * Keys of the payments to cancel because another one pays for the order already: those that hold money for it a second
 * time, and virtual accounts that are still open. The payment that came first is kept. Ask a job to cancel them, each
 * under a name of its own: it works after a crash, too.
 *
 * @example
 * ```ts
 * import { type Booked, type Client, duplicatePayments } from "tosspayments-server-sdk"
 *
 * const giveBackDuplicates = async (client: Client, booked: Booked): Promise<void> => {
 *   for (const paymentKey of duplicatePayments(booked)) {
 *     await client.intents.cancel(`duplicate-${paymentKey}`, paymentKey, { cancelReason: `중복 결제 (${paymentKey})` })
 *   }
 * }
 * ```
 *
 * @see https://docs.tosspayments.com/reference#결제-취소
 * @since 0.1.0
 */
export const duplicatePayments: (booked: Booked | null | undefined) => ReadonlyArray<string> =
  OrderPayments.duplicatesOf
