import type { BankPromotions, CardPromotions } from "../../contract/brandPay.js"
import { dueDateOf } from "../promotions/table.js"

const discount = (now: number, discountCode: string, balance: number) => ({
  currency: "KRW",
  discountAmount: 1000,
  balance,
  discountCode,
  dueDate: dueDateOf(now),
  minimumPaymentAmount: 10_000,
  maximumPaymentAmount: 100_000
})

/** Invented, as other promotions. */
export const cards = (now: number, version: string): CardPromotions => {
  const issuer = (issuerCode: string) =>
    version === "2024-06-01" ? { issuerCode } : { companyCode: issuerCode }
  return {
    // Used up.
    discountCards: [{ ...issuer("61"), ...discount(now, "HD1K", 0) }],
    interestFreeCards: [
      {
        ...issuer("41"),
        minimumPaymentAmount: 50_000,
        dueDate: dueDateOf(now),
        installmentFreeMonths: [2, 3]
      }
    ],
    pointCards: [{ ...issuer("61"), minimumPaymentAmount: 1000 }]
  }
}

export const banks = (now: number): BankPromotions => ({
  discountBanks: [{ bankCode: "92", ...discount(now, "TB1K", 990_000) }]
})

/** An instant discount by its code. */
export const find = (now: number, code: string) =>
  [...cards(now, "").discountCards, ...banks(now).discountBanks].find(
    ({ discountCode }) => discountCode === code
  )
