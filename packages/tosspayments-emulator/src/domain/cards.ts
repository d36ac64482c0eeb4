import type { ErrorCode } from "../contract/errorCodes.js"

/** A card as a request names it. */
export interface Given {
  readonly cardNumber: string
  readonly cardExpirationYear: string
  readonly cardExpirationMonth: string
  readonly customerIdentityNumber: string | null
  readonly cardPassword: string | null
}

/** `94100012****789*`: the first eight digits and three of the last four. */
const mask = (number: string): string =>
  `${number.slice(0, 8)}${"*".repeat(number.length - 12)}${number.slice(-4, -1)}*`

/** What is known of the card of a request, or why it is refused. Assumption: the codes go by their names. */
export const read = (given: Given, now: number) => {
  const { cardExpirationMonth, cardExpirationYear, cardNumber, cardPassword, customerIdentityNumber } = given
  if (!/^\d{15,20}$/.test(cardNumber)) return "INVALID_CARD_NUMBER" satisfies ErrorCode
  const month = Number(cardExpirationMonth)
  if (month < 1 || month > 12) return "INVALID_CARD_EXPIRATION" satisfies ErrorCode
  // The first moment of the month after, in Korea.
  const expiresAt = Date.UTC(2000 + Number(cardExpirationYear), month, 1, -9)
  if (expiresAt <= now) return "INVALID_CARD_EXPIRATION" satisfies ErrorCode
  if (customerIdentityNumber !== null && !/^(\d{6}|\d{10})$/.test(customerIdentityNumber)) {
    return "INVALID_BIRTH_DAY_FORMAT" satisfies ErrorCode
  }
  if (cardPassword !== null && !/^\d{2}$/.test(cardPassword)) {
    return "INVALID_CARD_PASSWORD" satisfies ErrorCode
  }
  return {
    card: {
      issuerCode: "21",
      acquirerCode: "21",
      number: mask(cardNumber),
      cardType: "신용",
      ownerType: customerIdentityNumber?.length === 10 ? "법인" : "개인"
    },
    expiresAt
  } as const
}
