/** What buyers, card companies and TossPayments do to billing keys: everything that does not come through the API. */
import * as Either from "effect/Either"
import type { Authorization, AuthorizeInput, Key } from "../../Billing.js"
import { chargeCodes } from "../../contract/billingCodes.js"
import { InvalidInput, NotFound } from "../../EmulatorError.js"
import type { Event, World } from "../../kernel/World.js"
import * as Banks from "../banks.js"
import * as KoreanTime from "../koreanTime.js"
import type { Entry, Registration } from "./entity.js"
import { billingAuths, billingKeys } from "./kind.js"

const day = 24 * 60 * 60 * 1000

const codeOf = (code: string | null): Either.Either<Registration["decline"], InvalidInput> => {
  const known = chargeCodes.find((candidate) => candidate === code) ?? null
  return known === null && code !== null
    ? Either.left(
        new InvalidInput({
          field: "decline",
          message: `${String(code)} is not an error code of the charge endpoint.`
        })
      )
    : Either.right(known)
}

/** A buyer registers a card or an account in the browser. */
export const authorize = (
  input: AuthorizeInput,
  world: World
): Either.Either<Authorization, InvalidInput> => {
  const { bankCode = "20", card, customerKey, validDays } = input
  const isCard = (input.method ?? "CARD") === "CARD"
  if (!isCard && !Banks.isBank(bankCode)) {
    return Either.left(new InvalidInput({ field: "bankCode", message: `There is no bank ${bankCode}.` }))
  }
  return Either.map(codeOf(input.decline ?? null), (decline) => {
    const authKey = world.ids.authKey()
    const registration: Registration = {
      mId: world.merchant,
      customerKey,
      authenticatedAt: world.now,
      card: isCard
        ? {
            issuerCode: card?.issuerCode ?? "21",
            acquirerCode: card?.acquirerCode === undefined ? "21" : card.acquirerCode,
            number: card?.number ?? "94100012****789*",
            cardType: card?.cardType ?? "신용",
            ownerType: card?.ownerType ?? "개인"
          }
        : null,
      account: isCard ? null : { bankCode, number: "1002****5678" },
      expiresAt: validDays === undefined ? null : world.now + validDays * day,
      decline
    }
    world.put(billingAuths, { authKey, registration, isSpent: false })
    return { authKey, customerKey }
  })
}

export const show = ({ billingKey, isDeleted, registration }: Entry): Key => ({
  billingKey,
  customerKey: registration.customerKey,
  mId: registration.mId,
  method: registration.card === null ? "계좌이체" : "카드",
  decline: registration.decline,
  expiresAt: registration.expiresAt === null ? null : KoreanTime.toOffsetDateTime(registration.expiresAt),
  isDeleted
})

export const deleted = (billingKey: string, reason: string | null): Event => ({
  type: "BILLING_DELETED",
  orderId: null,
  paymentKey: null,
  body: (createdAt) => ({ createdAt, eventType: "BILLING_DELETED", data: { billingKey, reason } })
})

/** Ends a key and tells the shop. */
export const remove = (entry: Entry, reason: string | null, world: World): void => {
  const { billingKey } = entry
  world.put(billingKeys, { ...entry, isDeleted: true })
  world.emit([deleted(billingKey, reason)])
}

/** Something that happens to a billing key that is there. */
export type Command = (billingKey: string, world: World) => Either.Either<Key, InvalidInput | NotFound>

const command =
  (run: (entry: Entry, world: World) => Either.Either<Entry, InvalidInput>): Command =>
  (billingKey, world) => {
    const entry = world.get(billingKeys, billingKey)
    return entry === null || entry.isDeleted
      ? Either.left(new NotFound({ what: "billing key", key: billingKey }))
      : Either.map(run(entry, world), show)
  }

export const decline = (code: string | null): Command =>
  command((entry, world) =>
    Either.map(codeOf(code), (decline) => {
      const changed = { ...entry, registration: { ...entry.registration, decline } }
      world.put(billingKeys, changed)
      return changed
    })
  )

export const deleteKey = (reason: string | null): Command =>
  command((entry, world) => {
    if (reason !== null && typeof reason !== "string") {
      return Either.left(new InvalidInput({ field: "reason", message: "A reason is text, or null." }))
    }
    remove(entry, reason, world)
    return Either.right({ ...entry, isDeleted: true })
  })
