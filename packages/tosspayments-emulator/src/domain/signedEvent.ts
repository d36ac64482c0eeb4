import * as V2 from "../contract/v2.js"
import type { Identifiers } from "../kernel/Identifiers.js"
import type { Event, World } from "../kernel/World.js"
import * as KoreanTime from "./koreanTime.js"

/** A change in an event of `v2`, which TossPayments signs (webhooks.md §1). */
export const of = (
  entityType: "payout" | "seller",
  entity: unknown,
  { ids, now }: { readonly ids: Identifiers; readonly now: number }
): Event => {
  const type = `${entityType}.changed` as const
  const at = KoreanTime.toOffsetDateTime(now)
  const eventId = ids.eventId()
  return {
    type,
    orderId: null,
    paymentKey: null,
    isSigned: true,
    body: () => V2.event(type, at, eventId, entityType, entity)
  }
}

export const emit = (entityType: "payout" | "seller", entity: unknown, world: World): void =>
  world.emit([of(entityType, entity, world)])
