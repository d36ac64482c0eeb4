import type { EventType } from "../Delivery.js"
import type { Movement } from "../Ledger.js"
import type { RequestRecord } from "../RequestLog.js"
import * as Clockwork from "./clockwork.js"
import type { Entry, Event, Transition } from "./entry.js"
import type { FaultBook } from "./faults.js"
import * as Faults from "./faults.js"
import type { IdempotencyStore } from "./idempotency.js"
import * as Idempotency from "./idempotency.js"
import type { DeliveryBook } from "./webhooks.js"
import * as Webhooks from "./webhooks.js"

/**
 * Everything the emulator remembers. All access is synchronous, so a step that reads, decides and writes in one
 * go is atomic. `reset` replaces the whole store.
 */
export interface Store {
  readonly faults: FaultBook
  readonly idempotency: IdempotencyStore
  readonly deliveries: DeliveryBook
  readonly ledger: Array<Movement>
  readonly requests: Array<RequestRecord>
  /** The payment as it is now; what time has done to it goes to `emit`. */
  readonly find: (
    paymentKey: string,
    now: number,
    emit: (events: ReadonlyArray<Event>) => void
  ) => Entry | null
  /** The payment as it was last looked at. */
  readonly peek: (paymentKey: string) => Entry | null
  /** The key of the newest payment of an order. */
  readonly latestOf: (mId: string, orderId: string) => string | null
  readonly keys: () => ReadonlyArray<string>
  readonly isOrderUsed: (mId: string, orderId: string) => boolean
  readonly put: (entry: Entry) => void
  readonly apply: (transition: Transition, emit: (events: ReadonlyArray<Event>) => void) => void
}

export const make = (webhookUrl: string | null, registered: ReadonlyArray<EventType>): Store => {
  const entries = new Map<string, Entry>()
  /** Payment keys by merchant and order, oldest first. */
  const orders = new Map<string, ReadonlyArray<string>>()
  const ledger: Array<Movement> = []
  const ofOrder = (mId: string, orderId: string): ReadonlyArray<string> =>
    orders.get(JSON.stringify([mId, orderId])) ?? []
  const put = (entry: Entry): void => {
    const { mId, orderId, paymentKey } = entry.payment
    if (!entries.has(paymentKey)) {
      orders.set(JSON.stringify([mId, orderId]), [...ofOrder(mId, orderId), paymentKey])
    }
    entries.set(paymentKey, entry)
  }
  const apply: Store["apply"] = (transition, emit) => {
    put(transition.entry)
    ledger.push(...transition.movements)
    emit(transition.events)
  }
  return {
    faults: Faults.make(),
    idempotency: Idempotency.make(),
    deliveries: Webhooks.makeBook(webhookUrl, registered),
    ledger,
    requests: [],
    find: (paymentKey, now, emit) => {
      const entry = entries.get(paymentKey)
      if (entry === undefined) return null
      const transition = Clockwork.advance(entry, now)
      if (transition === null) return entry
      apply(transition, emit)
      return transition.entry
    },
    peek: (paymentKey) => entries.get(paymentKey) ?? null,
    latestOf: (mId, orderId) => ofOrder(mId, orderId).at(-1) ?? null,
    keys: () => [...entries.keys()],
    isOrderUsed: (mId, orderId) =>
      ofOrder(mId, orderId).some((paymentKey) => {
        const status = entries.get(paymentKey)?.payment.status ?? ""
        return ["DONE", "WAITING_FOR_DEPOSIT", "CANCELED", "PARTIAL_CANCELED"].includes(status)
      }),
    put,
    apply
  }
}
