/**
 * Sellers, payouts and the balance they are paid from, as the emulator remembers them, and what happens to them besides the
 * API.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/reference/additional
 */
import type * as Contract from "./contract/payout.js"
import type * as SellerContract from "./contract/seller.js"

/**
 * A seller, as `GET /v2/sellers/{id}` answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface Seller extends SellerContract.Seller {}

/**
 * A payout, as `GET /v2/payouts/{id}` answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface Payout extends Contract.Payout {}

/**
 * The balance, as `GET /v2/balances` answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface Balance extends Contract.Balance {}

/**
 * What the balance becomes.
 *
 * @since 0.1.0
 * @category models
 */
export interface BalanceInput {
  /** What payouts are paid from, in won. */
  readonly available: number
  /** What is still to come, in won. Default: not shown, as in the test environment of TossPayments. */
  readonly pending?: number | undefined
  /** Default: the first configured merchant. */
  readonly mId?: string | undefined
}
