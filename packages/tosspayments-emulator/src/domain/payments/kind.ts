import type { Kind, World } from "../../kernel/World.js"
import * as Clock from "./clock.js"
import type { Entry, Transition } from "./entity.js"

/** Makes the effect of a step that of the world. */
export const apply = (world: World, { entry, events, movements }: Transition): void => {
  world.put(payments, entry)
  world.move(movements)
  world.emit(events)
}

export const payments: Kind<Entry> = {
  name: "payments",
  limit: "payments",
  id: ({ payment }) => payment.paymentKey,
  merchant: ({ payment }) => payment.mId,
  indexes: { orderId: ({ payment }) => payment.orderId },
  nextAt: Clock.nextAt,
  pass: (entry, world) => {
    const transition = Clock.advance(entry, world.now)
    if (transition !== null) apply(world, transition)
  }
}
