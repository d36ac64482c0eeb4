import type { Reader } from "../Reader.js"
import { SdkError } from "../SdkError.js"

export type Currency = "KRW" | "USD" | "JPY"

export interface Amount {
  readonly value: number
  readonly currency: Currency
}

const currencies: ReadonlyArray<Currency> = ["KRW", "USD", "JPY"]

/** Assumption: an amount of zero is no amount, and won and yen come whole. */
export const readAmount = (reader: Reader, given: unknown): Amount => {
  const { currency, value } = reader.members(given, "amount")
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new SdkError("INVALID_AMOUNT_VALUE", "amount.value must be a number.")
  }
  const known = currencies.find((code) => code === currency)
  if (known === undefined) {
    throw new SdkError("INVALID_AMOUNT_CURRENCY", `amount.currency must be one of ${currencies.join(", ")}.`)
  }
  if (value < 0) throw new SdkError("BELOW_ZERO_AMOUNT", "amount.value must not be below zero.")
  const decimals = known === "USD" ? 2 : 0
  if (value === 0 || Number(value.toFixed(decimals)) !== value) {
    throw new SdkError("INVALID_AMOUNT_VALUE", `amount.value must be positive, with ${decimals} decimals.`)
  }
  return { value, currency: known }
}
