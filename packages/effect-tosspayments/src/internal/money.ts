/**
 * Arithmetic with amounts of money. Amounts are doubles, as in JSON, so what a shop computes carries noise in its last
 * digits: `4.35 * 100` is 434.99999999999994. They are compared and added up as whole hundredths, which hold the amounts
 * of every currency that TossPayments knows. Imports nothing.
 *
 * @internal
 */

/** @internal */
export const cents = (amount: number): number => Math.round(amount * 100)

/** @internal */
export const fromCents = (cents: number): number => cents / 100

/** @internal */
export const equals = (left: number, right: number): boolean => cents(left) === cents(right)

/** Smallest units in one of the currency: won and yen have no smaller one. */
const unitsPer = (currency: string | undefined): number =>
  currency === "KRW" || currency === "JPY" ? 1 : 100

/** How far a computed amount may be from a whole number of units: some of its last digits, never a hundredth of a unit. */
const noise = (units: number): number => Math.min(0.01, 1e-6 + Math.abs(units) * 2 ** -46)

/**
 * The amount that is meant: the nearest one of the currency's smallest units. `null` for an amount that is off by more
 * than noise, endless, or too large to be exact. A currency that is not known may have two decimals.
 *
 * Source: https://docs.tosspayments.com/reference#결제-취소
 *
 * @internal
 */
export const exact = (amount: number, currency?: string): number | null => {
  const scale = unitsPer(currency)
  const units = Math.round(amount * scale)
  return Number.isSafeInteger(units) && Math.abs(amount * scale - units) < noise(units) ? units / scale : null
}
