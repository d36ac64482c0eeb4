import * as Schema from "effect/Schema"
import * as Contract from "../contract/brandPay.js"
import * as Codes from "../contract/brandPayCodes.js"
import * as Payment from "../contract/payment.js"
import * as Customers from "../domain/brandPay/customer.js"
import type { Method } from "../domain/brandPay/entity.js"
import * as Methods from "../domain/brandPay/methods.js"
import * as Payments from "../domain/brandPay/payments.js"
import * as Promotions from "../domain/brandPay/promotions.js"
import * as Terms from "../domain/brandPay/terms.js"
import * as Tokens from "../domain/brandPay/token.js"
import * as English from "../domain/payments/english.js"
import { payments } from "../domain/payments/kind.js"
import type { World } from "../kernel/World.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"
import { conclude } from "./payments.js"

const asIs = <A>(answer: A): A => answer

export const listTerms = Operation.make({
  endpoint: endpoints.brandPay.listTerms,
  request: Contract.termsQuery,
  answer: Schema.Array(Contract.terms),
  codes: Codes.termsCodes,
  english: asIs,
  run: ({ request: { customerKey, scope } }, world) =>
    Operation.answered(Terms.list(customerKey, scope, world))
})

export const agreeToTerms = Operation.make({
  endpoint: endpoints.brandPay.agreeToTerms,
  request: Contract.agreeRequest,
  answer: Contract.agreement,
  codes: Codes.termsCodes,
  english: asIs,
  run: ({ request }, world) => {
    const code = Terms.agree(request, world)
    return code === null ? Operation.refused("INVALID_REQUEST") : Operation.answered({ code })
  }
})

/** Assumption: no code is documented for a code or a refresh token that is not good; it does not fit the request. */
export const issueToken = Operation.make({
  endpoint: endpoints.brandPay.issueToken,
  request: Contract.tokenRequest,
  answer: Contract.token,
  codes: Codes.tokenCodes,
  english: asIs,
  run: ({ request }, world) => {
    const { customerKey } = request
    const token =
      request.grantType === "RefreshToken"
        ? Tokens.byRefreshToken(request.refreshToken, customerKey, world)
        : Tokens.byCode(request.code, customerKey, request.customerIdentity !== null, world)
    return token === null ? Operation.refused("INVALID_REQUEST") : Operation.answered(token)
  }
})

const methodsOf = (customerKey: string, world: World) => {
  const customer = Customers.find(customerKey, world)
  return customer === null
    ? Operation.refused("NOT_FOUND_CUSTOMER")
    : Operation.answered(Methods.show(customer, world))
}

const methods = {
  request: null,
  answer: Contract.methods,
  codes: Codes.methodCodes,
  english: (answer: Contract.Methods): Contract.Methods => ({
    ...answer,
    cards: answer.cards.map(Methods.englishCard)
  })
}

export const listMethods = Operation.make({
  ...methods,
  endpoint: endpoints.brandPay.listMethods,
  byBuyer: true,
  run: ({ buyer }, world) => methodsOf(buyer, world)
})

export const listMethodsOf = Operation.make({
  ...methods,
  endpoint: endpoints.brandPay.listMethodsOf,
  run: ({ params }, world) => methodsOf(params["customerKey"] ?? "", world)
})

const removed = <A>(
  kind: Method["kind"],
  show: (method: Method) => ReadonlyArray<A>,
  buyer: string,
  methodKey: string,
  world: World
): Operation.Verdict<A> => {
  const method = Methods.remove(buyer, kind, methodKey, world)
  if (typeof method === "string") return Operation.refused(method)
  const [shown] = show(method)
  return shown === undefined ? Operation.refused("NOT_FOUND_METHOD") : Operation.answered(shown)
}

export const removeCard = Operation.make({
  endpoint: endpoints.brandPay.removeCard,
  request: Contract.removeRequest,
  answer: Contract.card,
  codes: Codes.methodCodes,
  english: Methods.englishCard,
  byBuyer: true,
  run: ({ buyer, request }, world) => removed("CARD", Methods.toCards, buyer, request.methodKey, world)
})

export const removeAccount = Operation.make({
  endpoint: endpoints.brandPay.removeAccount,
  request: Contract.removeRequest,
  answer: Contract.account,
  codes: Codes.methodCodes,
  english: asIs,
  byBuyer: true,
  run: ({ buyer, request }, world) => removed("ACCOUNT", Methods.toAccounts, buyer, request.methodKey, world)
})

const payment = { answer: Payment.schema, english: English.payment }

export const confirm = Operation.make({
  ...payment,
  endpoint: endpoints.brandPay.confirm,
  request: Contract.confirmRequest,
  codes: Codes.confirmCodes,
  run: ({ request }, world) => {
    const entry = world.get(payments, request.paymentKey)
    return entry === null
      ? Operation.refused("NOT_FOUND_PAYMENT")
      : conclude(world, Payments.confirm(entry, request, world))
  }
})

export const charge = Operation.make({
  ...payment,
  endpoint: endpoints.brandPay.charge,
  request: Contract.chargeRequest,
  codes: Codes.chargeCodes,
  run: ({ request }, world) => {
    const charged = Payments.charge(request, world)
    return typeof charged === "string" ? Operation.refused(charged) : Operation.answered(charged)
  }
})

export const removeCustomer = Operation.make({
  endpoint: endpoints.brandPay.removeCustomer,
  request: null,
  answer: Contract.removedCustomer,
  codes: Codes.termsCodes,
  english: asIs,
  byBuyer: true,
  run: ({ buyer }, world) => {
    const customer = Customers.find(buyer, world)
    if (customer === null) return Operation.refused("NOT_FOUND_CUSTOMER")
    Customers.remove(customer, world)
    return Operation.answered({ customerKey: buyer, success: true })
  }
})

export const listCardPromotions = Operation.make({
  endpoint: endpoints.brandPay.listCardPromotions,
  request: null,
  answer: Contract.cardPromotions,
  codes: [],
  english: asIs,
  run: (_, { behaviour, now }) => Operation.answered(Promotions.cards(now, behaviour.version))
})

export const listBankPromotions = Operation.make({
  endpoint: endpoints.brandPay.listBankPromotions,
  request: null,
  answer: Contract.bankPromotions,
  codes: [],
  english: asIs,
  run: (_, { now }) => Operation.answered(Promotions.banks(now))
})

/** Those of brandpay. */
export const operations = [
  listTerms,
  agreeToTerms,
  issueToken,
  listMethods,
  listMethodsOf,
  removeCard,
  removeAccount,
  confirm,
  charge,
  removeCustomer,
  listCardPromotions,
  listBankPromotions
]
