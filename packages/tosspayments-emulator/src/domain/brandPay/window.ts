/** What the pages of the browser SDK do about brandpay. */
import * as Either from "effect/Either"
import type { RegisterInput } from "../../BrandPay.js"
import type { InvalidInput } from "../../EmulatorError.js"
import type { World } from "../../kernel/World.js"
import type { BrandPayBuyer, BrandPayMethod } from "../../Window.js"
import * as Commands from "./commands.js"
import * as Customers from "./customer.js"
import { brandPayTokens } from "./kind.js"
import * as Methods from "./methods.js"
import * as Terms from "./terms.js"
import { isLive } from "./token.js"

const scope = ["REGISTER", "CARD", "ACCOUNT"] as const

const methodsOf = (customerKey: string, world: World): ReadonlyArray<BrandPayMethod> => {
  const { accounts, cards } = Methods.show(Customers.findOrCreate(customerKey, world), world)
  return [
    ...cards.map(({ cardName, cardNumber, id, issuerCode, methodKey }) => ({
      id,
      methodKey,
      kind: "CARD" as const,
      name: cardName,
      number: cardNumber,
      code: issuerCode
    })),
    ...accounts.map(({ accountName, accountNumber, bankCode, id, methodKey }) => ({
      id,
      methodKey,
      kind: "ACCOUNT" as const,
      name: accountName,
      number: accountNumber,
      code: bankCode
    }))
  ]
}

/**
 * A buyer comes.
 *
 * Assumption: a buyer for whom the shop has no access token that is good agrees to all terms that are required, and brings
 * a code for one.
 */
export const open = (customerKey: string, world: World): BrandPayBuyer => {
  const hasToken = world
    .find(brandPayTokens, "customerKey", customerKey)
    .some((token) => isLive(token, world.now))
  const required = Terms.list(customerKey, scope, world).filter(({ required }) => required)
  const code = hasToken
    ? null
    : Terms.agree({ customerKey, scope, termsId: required.map(({ id }) => id) }, world)
  return { code, methods: methodsOf(customerKey, world) }
}

/** The buyer registers a card or an account. */
export const register = (input: RegisterInput, world: World): Either.Either<BrandPayBuyer, InvalidInput> =>
  Either.map(Commands.register(input, world), ({ customerKey }) => ({
    code: null,
    methods: methodsOf(customerKey, world)
  }))
