/**
 * Sellers, payouts and the balance they are paid from, as the emulator remembers them, and what happens to them besides the
 * API.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/reference/additional
 */

/**
 * An amount, as the endpoints of payouts show it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Won {
  readonly currency: "KRW"
  readonly value: number
}

/**
 * A seller, as `GET /v2/sellers/{id}` answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface Seller {
  readonly id: string
  readonly refSellerId: string
  readonly businessType: "INDIVIDUAL" | "INDIVIDUAL_BUSINESS" | "CORPORATE"
  /** Of businesses. */
  readonly company: {
    readonly name: string
    readonly representativeName: string
    readonly businessRegistrationNumber: string
    readonly email: string
    readonly phone: string
  } | null
  /** Of individuals. */
  readonly individual: { readonly name: string; readonly email: string; readonly phone: string } | null
  readonly status: "APPROVAL_REQUIRED" | "PARTIALLY_APPROVED" | "KYC_REQUIRED" | "APPROVED"
  readonly account: {
    readonly bankCode: string
    readonly accountNumber: string
    readonly holderName: string
  }
  readonly metadata: { readonly [key: string]: string } | null
}

/**
 * A payout, as `GET /v2/payouts/{id}` answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface Payout {
  readonly id: string
  readonly refPayoutId: string
  /** The id of a seller. */
  readonly destination: string
  readonly scheduleType: "EXPRESS" | "SCHEDULED"
  /** `yyyy-MM-dd`. */
  readonly payoutDate: string
  readonly amount: Won
  readonly transactionDescription: string
  /** ISO 8601 with offset. */
  readonly requestedAt: string
  readonly status: "REQUESTED" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELED"
  readonly error: { readonly code: string; readonly message: string } | null
  readonly metadata: { readonly [key: string]: string } | null
}

/**
 * The balance, as `GET /v2/balances` answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface Balance {
  /** What is still to come. The test environment of TossPayments does not show it. */
  readonly pendingAmount?: Won
  /** What can be paid out now. */
  readonly availableAmount: Won
}

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
