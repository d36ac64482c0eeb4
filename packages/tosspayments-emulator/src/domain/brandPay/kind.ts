import type { Kind } from "../../kernel/World.js"
import type { Code, Customer, Method, Token } from "./entity.js"

const common = { limit: "brandPayCustomers", nextAt: () => null, pass: () => {} } as const

/** Customers of two merchants may have the same key. */
export const idOf = (mId: string, customerKey: string): string => `${mId} ${customerKey}`

export const brandPayCustomers: Kind<Customer> = {
  ...common,
  name: "brandPayCustomers",
  id: ({ customerKey, mId }) => idOf(mId, customerKey),
  merchant: ({ mId }) => mId,
  indexes: {}
}

export const brandPayMethods: Kind<Method> = {
  ...common,
  name: "brandPayMethods",
  id: ({ methodKey }) => methodKey,
  merchant: ({ mId }) => mId,
  indexes: { customerKey: ({ customerKey }) => customerKey }
}

export const brandPayCodes: Kind<Code> = {
  ...common,
  name: "brandPayCodes",
  id: ({ code }) => code,
  merchant: ({ mId }) => mId,
  indexes: {}
}

export const brandPayTokens: Kind<Token> = {
  ...common,
  name: "brandPayTokens",
  id: ({ accessToken }) => accessToken,
  merchant: ({ mId }) => mId,
  indexes: { refreshToken: ({ refreshToken }) => refreshToken, customerKey: ({ customerKey }) => customerKey }
}
