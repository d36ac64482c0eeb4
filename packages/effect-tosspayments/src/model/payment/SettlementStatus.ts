/**
 * Whether TossPayments has settled a sale with the shop.
 *
 * @since 0.1.0
 */

/**
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export type SettlementStatus = "INCOMPLETED" | "COMPLETED" | (string & {})
