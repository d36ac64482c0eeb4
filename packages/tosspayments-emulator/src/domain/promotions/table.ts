import type { CardPromotion, Promotion } from "../../contract/promotion.js"
import * as KoreanTime from "../koreanTime.js"

const promotion = (
  payType: Promotion["payType"],
  type: Promotion["type"],
  details: Partial<Omit<Promotion, "payType" | "type">>
): Promotion => ({
  payType,
  type,
  cardDiscount: null,
  cardInterestFree: null,
  cardPoint: null,
  bankDiscount: null,
  ...details
})

/** Invented promotions last until the end of the month after this one. */
export const dueDateOf = (now: number): string => {
  const [year, month] = KoreanTime.toMonth(now).split("-").map(Number)
  return new Date(Date.UTC(year ?? 0, (month ?? 0) + 1, 0)).toISOString().slice(0, 10)
}

/** One of each kind. */
export const promotions = (now: number): ReadonlyArray<Promotion> => {
  const dueDate = dueDateOf(now)
  return [
    promotion("NORMAL", "CARD_DISCOUNT", {
      cardDiscount: {
        issuerCode: "11",
        discountAmount: 3000,
        minimumPaymentAmount: 50_000,
        maximumPaymentAmount: 300_000,
        currency: "KRW",
        discountCode: "KB3K",
        dueDate,
        balance: 12_500_000
      }
    }),
    promotion("NORMAL", "CARD_DISCOUNT", {
      cardDiscount: {
        issuerCode: "61",
        discountAmount: 5000,
        minimumPaymentAmount: 100_000,
        maximumPaymentAmount: 1_000_000,
        currency: "KRW",
        discountCode: "HD5K",
        dueDate,
        // Used up.
        balance: 0
      }
    }),
    promotion("NORMAL", "CARD_INTEREST_FREE", {
      cardInterestFree: {
        issuerCode: "41",
        minimumPaymentAmount: 50_000,
        currency: "KRW",
        dueDate,
        installmentFreeMonths: [2, 3, 4]
      }
    }),
    promotion("NORMAL", "CARD_POINT", {
      cardPoint: { issuerCode: "51", minimumPaymentAmount: 5000, currency: "KRW", dueDate }
    }),
    promotion("BRANDPAY", "BANK_DISCOUNT", {
      bankDiscount: {
        type: "FIXED_RATE",
        bankCode: "92",
        discountAmount: null,
        discountRate: 0.05,
        minimumPaymentAmount: 10_000,
        maximumPaymentAmount: 100_000,
        currency: "KRW",
        discountCode: "TB5P",
        dueDate
      }
    })
  ]
}

/** Those of card companies. The documentation shows `issuerCode` in version 2024-06-01, and `companyCode` before. */
export const cards = (now: number, version: string): CardPromotion => {
  const issuer = (issuerCode: string) =>
    version === "2024-06-01" ? { issuerCode } : { companyCode: issuerCode }
  const all = promotions(now)
  return {
    discountCards: all.flatMap(({ cardDiscount }) => {
      if (cardDiscount === null) return []
      const { balance, discountAmount, discountCode, dueDate, issuerCode, ...rest } = cardDiscount
      return [{ ...issuer(issuerCode), discountAmount, balance, discountCode, dueDate, ...rest }]
    }),
    interestFreeCards: all.flatMap(({ cardInterestFree }) => {
      if (cardInterestFree === null) return []
      const { currency: _, issuerCode, ...rest } = cardInterestFree
      return [{ ...issuer(issuerCode), ...rest }]
    })
  }
}
