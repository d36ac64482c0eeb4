import type { EventType } from "../Delivery.js"
import type { Movement } from "../Ledger.js"
import type { RequestRecord } from "../RequestLog.js"
import type { Book } from "./book.js"
import * as Books from "./book.js"
import * as Clockwork from "./clockwork.js"
import type { Entry, Event, Transition } from "./entry.js"
import type { FaultBook } from "./faults.js"
import * as Faults from "./faults.js"
import type { IdempotencyStore } from "./idempotency.js"
import * as Idempotency from "./idempotency.js"
import type { DeliveryBook } from "./webhooks.js"
import * as Webhooks from "./webhooks.js"

type Emit = (events: ReadonlyArray<Event>) => void

/** How much is kept; see `Emulator.Limits`. */
export interface Limits {
  readonly payments: number
  readonly requests: number
  readonly deliveries: number
  readonly idempotencyKeys: number
}

/**
 * Everything the emulator remembers. All access is synchronous, so a step that reads, decides and writes in one
 * go is atomic. `reset` replaces the whole store.
 */
export interface Store {
  readonly faults: FaultBook
  readonly idempotency: IdempotencyStore
  readonly deliveries: DeliveryBook
  readonly ledger: Book<Movement>
  readonly requests: Book<RequestRecord>
  /** The payments as they were last looked at, by payment key. */
  readonly payments: Book<Entry>
  /** The payment as it is now; what time has done to it goes to `emit`. */
  readonly find: (paymentKey: string, now: number, emit: Emit) => Entry | null
  /** The key of the newest payment of an order. */
  readonly latestOf: (mId: string, orderId: string) => string | null
  readonly isOrderUsed: (mId: string, orderId: string) => boolean
  readonly put: (entry: Entry) => void
  readonly apply: (transition: Transition, emit: Emit) => void
}

export const make = (
  webhookUrl: string | null,
  registered: ReadonlyArray<EventType>,
  limits: Limits
): Store => {
  /** Payment keys by merchant and order, oldest first. */
  const orders = new Map<string, Array<string>>()
  const orderOf = (mId: string, orderId: string): string => JSON.stringify([mId, orderId])
  const ofOrder = (mId: string, orderId: string): ReadonlyArray<string> =>
    orders.get(orderOf(mId, orderId)) ?? []
  const ledger = Books.make<Movement>(Number.POSITIVE_INFINITY)
  /** Keys of a payment's movements in the ledger. */
  const movements = new Map<string, Array<string>>()
  let moved = 0
  const payments = Books.make<Entry>(limits.payments, ({ payment: { mId, orderId } }, paymentKey) => {
    for (const key of movements.get(paymentKey) ?? []) ledger.delete(key)
    movements.delete(paymentKey)
    const others = ofOrder(mId, orderId).filter((key) => key !== paymentKey)
    if (others.length === 0) orders.delete(orderOf(mId, orderId))
    else orders.set(orderOf(mId, orderId), others)
  })
  const put = (entry: Entry): void => {
    const { mId, orderId, paymentKey } = entry.payment
    if (payments.get(paymentKey) === undefined) {
      const order = orderOf(mId, orderId)
      const keys = orders.get(order)
      if (keys === undefined) orders.set(order, [paymentKey])
      else keys.push(paymentKey)
    }
    payments.put(paymentKey, entry)
  }
  const book = (movement: Movement): void => {
    moved += 1
    const key = String(moved)
    ledger.put(key, movement)
    const keys = movements.get(movement.paymentKey)
    if (keys === undefined) movements.set(movement.paymentKey, [key])
    else keys.push(key)
  }
  const apply: Store["apply"] = (transition, emit) => {
    put(transition.entry)
    transition.movements.forEach(book)
    emit(transition.events)
  }
  return {
    faults: Faults.make(limits.requests),
    idempotency: Idempotency.make(limits.idempotencyKeys),
    deliveries: Webhooks.makeBook(webhookUrl, registered, limits.deliveries),
    ledger,
    requests: Books.make(limits.requests),
    payments,
    find: (paymentKey, now, emit) => {
      const entry = payments.get(paymentKey)
      if (entry === undefined) return null
      const transition = Clockwork.advance(entry, now)
      if (transition === null) return entry
      apply(transition, emit)
      return transition.entry
    },
    latestOf: (mId, orderId) => ofOrder(mId, orderId).at(-1) ?? null,
    isOrderUsed: (mId, orderId) =>
      ofOrder(mId, orderId).some((paymentKey) => {
        const status = payments.get(paymentKey)?.payment.status ?? ""
        return ["DONE", "WAITING_FOR_DEPOSIT", "CANCELED", "PARTIAL_CANCELED"].includes(status)
      }),
    put,
    apply
  }
}
