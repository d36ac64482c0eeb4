/**
 * Arithmetic with amounts of money. Amounts are doubles, as in JSON, so what a shop computes carries noise in its last
 * digits. They are compared and added up as whole hundredths, which hold the amounts of every currency that TossPayments
 * knows. Imports nothing.
 *
 * @internal
 */

/** @internal */
export const cents = (amount: number): number => Math.round(amount * 100)

/** @internal */
export const fromCents = (cents: number): number => cents / 100
