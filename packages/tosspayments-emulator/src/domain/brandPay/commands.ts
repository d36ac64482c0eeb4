/** What buyers and card companies do about brandpay: everything that does not come through the API. */
import * as Either from "effect/Either"
import type * as BrandPay from "../../BrandPay.js"
import { chargeCodes } from "../../contract/brandPayCodes.js"
import { InvalidInput, NotFound } from "../../EmulatorError.js"
import type { World } from "../../kernel/World.js"
import * as Banks from "../banks.js"
import * as Customers from "./customer.js"
import type { Method } from "./entity.js"
import { brandPayMethods } from "./kind.js"

const invalid = (field: string, message: string): Either.Either<never, InvalidInput> =>
  Either.left(new InvalidInput({ field, message }))

const codeOf = (code: string | null): Either.Either<Method["decline"], InvalidInput> => {
  const known = chargeCodes.find((candidate) => candidate === code) ?? null
  return known === null && code !== null
    ? invalid("decline", `${String(code)} is not an error code of the charge endpoint.`)
    : Either.right(known)
}

export const show = ({
  alias,
  customerKey,
  decline,
  isDisabled,
  kind,
  mId,
  methodKey
}: Method): BrandPay.Method => ({
  methodKey,
  customerKey,
  mId,
  method: kind,
  alias,
  decline,
  status: isDisabled ? "DISABLED" : "ENABLED"
})

/** A buyer registers a card or an account in the browser. */
export const register = (
  input: BrandPay.RegisterInput,
  world: World
): Either.Either<BrandPay.Method, InvalidInput> => {
  const { alias = null, bankCode = "90", card, customerKey } = input
  const isCard = (input.method ?? "CARD") === "CARD"
  if (!isCard && !Banks.isBank(bankCode)) return invalid("bankCode", `There is no bank ${bankCode}.`)
  return Either.map(codeOf(input.decline ?? null), (decline) => {
    Customers.findOrCreate(customerKey, world)
    const common = {
      mId: world.merchant,
      customerKey,
      alias,
      registeredAt: world.now,
      isDisabled: false,
      decline
    }
    const { ids } = world
    const method: Method = isCard
      ? {
          ...common,
          kind: "CARD",
          id: ids.brandPay("m_"),
          methodKey: ids.brandPay("mk_card_"),
          card: {
            cardName: card?.cardName ?? "생활카드",
            issuerCode: card?.issuerCode ?? "41",
            acquirerCode: card?.acquirerCode === undefined ? "41" : card.acquirerCode,
            number: card?.number ?? "46520011****904*",
            cardType: card?.cardType ?? "신용",
            ownerType: card?.ownerType ?? "개인"
          }
        }
      : {
          ...common,
          kind: "ACCOUNT",
          id: ids.brandPay("b_"),
          methodKey: ids.brandPay("mk_acct_"),
          bankCode,
          number: "333******4567"
        }
    world.put(brandPayMethods, method)
    Customers.emitMethod(method, "ENABLED", world)
    return show(method)
  })
}

/** Something that happens to a method that is there. */
export type Command = (
  methodKey: string,
  world: World
) => Either.Either<BrandPay.Method, InvalidInput | NotFound>

const command =
  (run: (method: Method, world: World) => Either.Either<Method, InvalidInput>): Command =>
  (methodKey, world) => {
    const method = world.get(brandPayMethods, methodKey)
    if (method === null || method.isDisabled) {
      return Either.left(new NotFound({ what: "method", key: methodKey }))
    }
    return Either.map(run(method, world), (changed) => {
      world.put(brandPayMethods, changed)
      return show(changed)
    })
  }

export const decline = (code: string | null): Command =>
  command((method) => Either.map(codeOf(code), (decline) => ({ ...method, decline })))

/** The buyer gives it another name. */
export const rename = (alias: string | null): Command =>
  command((method, world) => {
    if (alias !== null && typeof alias !== "string") return invalid("alias", "An alias is text, or null.")
    Customers.emitMethod(method, "ALIAS_UPDATED", world)
    return Either.right({ ...method, alias })
  })
