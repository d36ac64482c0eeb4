import type { Billing, CardRequest } from "../../contract/billing.js"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { World } from "../../kernel/World.js"
import * as Banks from "../banks.js"
import * as Cards from "../cards.js"
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

/** The card of a request, or why it is refused. */
export const ofCard = (request: CardRequest, { merchant, now }: World): Registration | ErrorCode => {
  const given = Cards.read(request, now)
  return typeof given === "string"
    ? given
    : {
        mId: merchant,
        customerKey: request.customerKey,
        authenticatedAt: now,
        account: null,
        decline: null,
        ...given
      }
}
