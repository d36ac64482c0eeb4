import type { Event, World } from "../../kernel/World.js"
import * as KoreanTime from "../koreanTime.js"
import type { Customer, Method } from "./entity.js"
import { brandPayCustomers, brandPayMethods, brandPayTokens, idOf } from "./kind.js"

const event = (type: Event["type"], data: object): Event => ({
  type,
  orderId: null,
  paymentKey: null,
  body: (createdAt) => ({ createdAt, eventType: type, data })
})

export const statusChanged = ({ customerKey }: Customer, status: "CREATED" | "REMOVED", now: number): Event =>
  event("CUSTOMER_STATUS_CHANGED", { customerKey, status, changedAt: KoreanTime.toOffsetDateTime(now) })

const emitStatus = (customer: Customer, status: "CREATED" | "REMOVED", world: World): void =>
  world.emit([statusChanged(customer, status, world.now)])

export const methodUpdated = (
  { customerKey, methodKey }: Method,
  status: "ENABLED" | "DISABLED" | "ALIAS_UPDATED"
): Event => event("METHOD_UPDATED", { customerKey, methodKey, status })

export const emitMethod = (
  method: Method,
  status: "ENABLED" | "DISABLED" | "ALIAS_UPDATED",
  world: World
): void => world.emit([methodUpdated(method, status)])

/** A buyer who is there; `null` for one who was removed, too. */
export const find = (customerKey: string, world: World): Customer | null => {
  const customer = world.get(brandPayCustomers, idOf(world.merchant, customerKey))
  return customer === null || customer.isRemoved ? null : customer
}

/**
 * The buyer, who is new if there is none, or was removed.
 *
 * Assumption: a buyer is created by agreeing or registering for the first time.
 */
export const findOrCreate = (customerKey: string, world: World): Customer => {
  const known = find(customerKey, world)
  if (known !== null) return known
  const created: Customer = {
    mId: world.merchant,
    customerKey,
    isRemoved: false,
    isIdentified: false,
    agreed: []
  }
  world.put(brandPayCustomers, created)
  emitStatus(created, "CREATED", world)
  return created
}

/** Assumption: nobody is told of each of the methods, and the tokens of the buyer are good for nothing any more. */
export const remove = (customer: Customer, world: World): void => {
  const { customerKey } = customer
  world.put(brandPayCustomers, { ...customer, isRemoved: true })
  for (const method of world.find(brandPayMethods, "customerKey", customerKey)) {
    world.put(brandPayMethods, { ...method, isDisabled: true })
  }
  for (const token of world.find(brandPayTokens, "customerKey", customerKey)) {
    world.put(brandPayTokens, { ...token, isRevoked: true })
  }
  emitStatus(customer, "REMOVED", world)
}
