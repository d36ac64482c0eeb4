import type { Kind } from "../../kernel/World.js"
import type { Auth, Entry } from "./entity.js"

const never = { nextAt: () => null, pass: () => {} }

export const billingAuths: Kind<Auth> = {
  ...never,
  name: "billingAuths",
  limit: "billingKeys",
  id: ({ authKey }) => authKey,
  merchant: ({ registration }) => registration.mId,
  indexes: {}
}

export const billingKeys: Kind<Entry> = {
  ...never,
  name: "billingKeys",
  limit: "billingKeys",
  id: ({ billingKey }) => billingKey,
  merchant: ({ registration }) => registration.mId,
  indexes: {}
}
