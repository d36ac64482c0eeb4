import type * as Contract from "../../contract/brandPay.js"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { World } from "../../kernel/World.js"
import * as Banks from "../banks.js"
import * as KoreanTime from "../koreanTime.js"
import { toEnglish } from "../payments/english.js"
import * as Customers from "./customer.js"
import type { Customer, Method } from "./entity.js"
import { brandPayMethods } from "./kind.js"

const common = ({ alias, id, isDisabled, methodKey, registeredAt }: Method) =>
  ({
    id,
    methodKey,
    alias,
    registeredAt: KoreanTime.toOffsetDateTime(registeredAt),
    status: isDisabled ? "DISABLED" : "ENABLED",
    color: { background: "#2A61DE", text: "#FFFFFF" },
    promotions: []
  }) as const

const picture = (name: string) => ({
  icon: `icon-${name}`,
  iconUrl: `https://static.example/icons/${name}.png`
})

/** The method as it is shown, as a list of one; of the other kind, none. */
export const toCards = (method: Method): ReadonlyArray<Contract.Card> => {
  if (method.kind !== "CARD") return []
  const { alias, color, id, methodKey, promotions, registeredAt, status } = common(method)
  const { acquirerCode, cardName, cardType, issuerCode, number, ownerType } = method.card
  return [
    {
      id,
      methodKey,
      alias,
      cardName,
      cardNumber: number,
      issuerCode,
      acquirerCode,
      ownerType,
      cardType,
      installmentMinimumAmount: 50_000,
      registeredAt,
      status,
      ...picture(`card-${issuerCode}`),
      cardImgUrl: "https://static.example/card.png",
      color,
      promotions
    }
  ]
}

export const toAccounts = (method: Method): ReadonlyArray<Contract.Account> => {
  if (method.kind !== "ACCOUNT") return []
  const { alias, color, id, methodKey, promotions, registeredAt, status } = common(method)
  return [
    {
      id,
      methodKey,
      accountName: `${Banks.nameOf(method.bankCode)} 통장`,
      accountNumber: method.number,
      alias,
      bankCode: method.bankCode,
      ...picture(`bank-${method.bankCode}`),
      registeredAt,
      status,
      color,
      promotions
    }
  ]
}

/**
 * All that can be used.
 *
 * Assumptions: what was removed is not there any more, and the first one is selected.
 */
export const show = ({ customerKey, isIdentified }: Customer, world: World): Contract.Methods => {
  const usable = world
    .find(brandPayMethods, "customerKey", customerKey)
    .filter(({ isDisabled }) => !isDisabled)
  return {
    isIdentified,
    selectedMethodId: usable[0]?.id ?? null,
    cards: usable.flatMap(toCards),
    accounts: usable.flatMap(toAccounts)
  }
}

/** What `Accept-Language: en-US` changes: the literals, as in payments. */
export const englishCard = (card: Contract.Card): Contract.Card => ({
  ...card,
  cardType: toEnglish(card.cardType),
  ownerType: toEnglish(card.ownerType)
})

/** A method of a buyer, or why there is none. */
export const find = (customerKey: string, methodKey: string, world: World): Method | ErrorCode => {
  const method = world.get(brandPayMethods, methodKey)
  if (method === null) return "NOT_FOUND_METHOD"
  return method.customerKey === customerKey ? method : "NOT_FOUND_METHOD_OWNERSHIP"
}

/** Removes a method for good, and tells the shop. */
export const remove = (
  customerKey: string,
  kind: Method["kind"],
  methodKey: string,
  world: World
): Method | ErrorCode => {
  const method = find(customerKey, methodKey, world)
  if (typeof method === "string") return method
  // Assumption: what is removed, or of the other kind, is not found.
  if (method.isDisabled || method.kind !== kind) return "NOT_FOUND_METHOD"
  const removed: Method = { ...method, isDisabled: true }
  world.put(brandPayMethods, removed)
  Customers.emitMethod(removed, "DISABLED", world)
  return removed
}
