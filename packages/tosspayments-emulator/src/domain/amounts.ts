/**
 * Amounts are computed in the smallest unit of the currency, as integers; only what leaves is a decimal.
 */
const unitsPer = (currency: string): number => (currency === "USD" ? 100 : 1)

/** `null` when the amount has more decimals than the currency allows. */
export const toUnits = (amount: number, currency: string): number | null => {
  const units = Math.round(amount * unitsPer(currency))
  return Number.isSafeInteger(units) && units / unitsPer(currency) === amount ? units : null
}

/** For an amount of the currency. */
export const units = (amount: number, currency: string): number => Math.round(amount * unitsPer(currency))

export const fromUnits = (units: number, currency: string): number => units / unitsPer(currency)

/** Exact sum of two amounts of a currency. */
export const plus = (left: number, right: number, currency: string): number =>
  fromUnits(Math.round(left * unitsPer(currency)) + Math.round(right * unitsPer(currency)), currency)

/** Exact difference of two amounts of a currency. */
export const minus = (left: number, right: number, currency: string): number => plus(left, -right, currency)

export interface Split {
  readonly suppliedAmount: number
  readonly vat: number
}

/**
 * `vat = round((balance - taxFree) / 11)`, to the unit (KRW, JPY) or to two decimals (USD).
 *
 * Assumption: a tax exemption is left out of the tax base like a tax-free part. The documented formula does not
 * name it, but the documented sum (supplied + vat + taxFree + exemption = balance) holds only this way.
 */
export const split = (balance: number, taxFree: number, exemption: number, currency: string): Split => {
  const scale = unitsPer(currency)
  const base = Math.round(balance * scale) - Math.round(taxFree * scale) - Math.round(exemption * scale)
  const vat = Math.round(base / 11)
  return { suppliedAmount: fromUnits(base - vat, currency), vat: fromUnits(vat, currency) }
}
