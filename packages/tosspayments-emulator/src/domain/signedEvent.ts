import * as V2 from "../contract/v2.js"
import type { World } from "../kernel/World.js"
import * as KoreanTime from "./koreanTime.js"

/** Tells of a change in an event of `v2`, which TossPayments signs (webhooks.md §1). */
export const emit = (entityType: "payout" | "seller", entity: unknown, world: World): void => {
  const type = `${entityType}.changed` as const
  const at = KoreanTime.toOffsetDateTime(world.now)
  const eventId = world.ids.eventId()
  world.emit([
    {
      type,
      orderId: null,
      paymentKey: null,
      isSigned: true,
      body: () => V2.event(type, at, eventId, entityType, entity)
    }
  ])
}
