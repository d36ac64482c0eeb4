import type { Billing, CardRequest } from "../../contract/billing.js"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { World } from "../../kernel/World.js"
import * as Banks from "../banks.js"
import * as KoreanTime from "../koreanTime.js"
import { toEnglish } from "../payments/english.js"
import type { Entry, Registration } from "./entity.js"
import { billingKeys } from "./kind.js"

/** Short names of issuers, for versions that print them (enums.md §4); any other prints its code. */
const issuers: Readonly<Record<string, string>> = {
  "11": "국민",
  "21": "하나",
  "31": "비씨",
  "41": "신한",
  "51": "삼성",
  "61": "현대",
  "71": "롯데",
  "91": "농협"
}

const show = ({ billingKey, registration }: Entry, version: string): Billing => {
  const { account, authenticatedAt, card, customerKey, mId } = registration
  return {
    mId,
    customerKey,
    authenticatedAt: KoreanTime.toOffsetDateTime(authenticatedAt),
    method: card === null ? "계좌이체" : "카드",
    billingKey,
    // Removed with 2024-06-01 (objects.md §11).
    ...(card === null || version === "2024-06-01"
      ? {}
      : { cardCompany: issuers[card.issuerCode] ?? card.issuerCode, cardNumber: card.number }),
    card:
      card === null
        ? null
        : {
            issuerCode: card.issuerCode,
            acquirerCode: card.acquirerCode,
            number: card.number,
            cardType: card.cardType,
            ownerType: card.ownerType
          },
    transfers:
      account === null
        ? null
        : [{ bankName: Banks.nameOf(account.bankCode), bankAccountNumber: account.number }]
  }
}

/** What `Accept-Language: en-US` changes: the literals, as in payments. */
export const english = (billing: Billing): Billing => ({
  ...billing,
  method: toEnglish(billing.method) as Billing["method"],
  card:
    billing.card === null
      ? null
      : {
          ...billing.card,
          cardType: toEnglish(billing.card.cardType),
          ownerType: toEnglish(billing.card.ownerType)
        }
})

export const issue = (registration: Registration, world: World): Billing => {
  const entry: Entry = { billingKey: world.ids.billingKey(), registration, isDeleted: false }
  world.put(billingKeys, entry)
  return show(entry, world.behaviour.version)
}

/** `94100012****789*`: the first eight digits and three of the last four. */
const mask = (number: string): string => `${number.slice(0, 8)}****${number.slice(12, 15)}*`

/** The card of a request, or why it is refused. */
export const ofCard = (request: CardRequest, { merchant, now }: World): Registration | ErrorCode => {
  const { cardExpirationMonth, cardExpirationYear, cardNumber, customerIdentityNumber, customerKey } = request
  // Assumption: the codes go by their names.
  if (!/^\d{15,20}$/.test(cardNumber)) return "INVALID_CARD_NUMBER"
  const month = Number(cardExpirationMonth)
  if (month < 1 || month > 12) return "INVALID_CARD_EXPIRATION"
  // The first moment of the month after, in Korea.
  const expiresAt = Date.UTC(2000 + Number(cardExpirationYear), month, 1, -9)
  if (expiresAt <= now) return "INVALID_CARD_EXPIRATION"
  if (!/^(\d{6}|\d{10})$/.test(customerIdentityNumber)) return "INVALID_BIRTH_DAY_FORMAT"
  if (request.cardPassword !== null && !/^\d{2}$/.test(request.cardPassword)) return "INVALID_CARD_PASSWORD"
  return {
    mId: merchant,
    customerKey,
    authenticatedAt: now,
    card: {
      issuerCode: "21",
      acquirerCode: "21",
      number: mask(cardNumber),
      cardType: "신용",
      ownerType: customerIdentityNumber.length === 10 ? "법인" : "개인"
    },
    account: null,
    expiresAt,
    decline: null
  }
}
