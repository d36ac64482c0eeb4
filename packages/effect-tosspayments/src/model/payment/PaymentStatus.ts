/**
 * The states of a payment.
 *
 * @since 0.1.0
 */

/**
 * - `READY`: created, the buyer has not authenticated yet.
 * - `IN_PROGRESS`: authenticated, waits for confirm (10 minutes).
 * - `WAITING_FOR_DEPOSIT`: virtual account issued, nothing paid in; entered again when a deposit is taken back.
 * - `DONE`: approved or deposited.
 * - `CANCELED`: refunded completely in one go, or cancelled before the deposit.
 * - `PARTIAL_CANCELED`: refunded in part; stays so when partial refunds bring the balance to 0. A virtual account may be here
 *   with a balance of 0 after one refund of everything.
 * - `ABORTED`: approval failed.
 * - `EXPIRED`: not confirmed in time.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export type PaymentStatus =
  | "READY"
  | "IN_PROGRESS"
  | "WAITING_FOR_DEPOSIT"
  | "DONE"
  | "CANCELED"
  | "PARTIAL_CANCELED"
  | "ABORTED"
  | "EXPIRED"
  | (string & {})
