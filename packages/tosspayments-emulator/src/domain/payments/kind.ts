import type { Kind, World } from "../../kernel/World.js"
import { linkPayOrders, paymentChanged } from "../linkPay/order.js"
import * as Transactions from "../transactions/transaction.js"
import * as Clock from "./clock.js"
import type { Entry, Transition } from "./entity.js"

/** Makes the effect of a step that of the world. */
export const apply = (world: World, { entry, events, movements }: Transition): void => {
  const booked = Transactions.next(entry.transactions, entry.payment, movements.length > 0, world.now)
  world.put(payments, booked === null ? entry : { ...entry, transactions: [...entry.transactions, booked] })
  world.move(movements)
  world.emit(events)
  if (events.length === 0) return
  const orders = world.find(linkPayOrders, "paymentKey", entry.payment.paymentKey)
  world.emit(orders.map((order) => paymentChanged(order, entry.payment)))
}

const momentOf = ({ at, transactionKey }: Transactions.Booked) => ({ at, id: transactionKey })

export const payments: Kind<Entry> = {
  name: "payments",
  limit: "payments",
  id: ({ payment }) => payment.paymentKey,
  merchant: ({ payment }) => payment.mId,
  indexes: { orderId: ({ payment }) => payment.orderId },
  timelines: {
    transactions: ({ transactions }) => transactions.map(momentOf),
    settlements: ({ transactions }) => transactions.filter(({ moves }) => moves).map(momentOf)
  },
  nextAt: Clock.nextAt,
  pass: (entry, world) => {
    const transition = Clock.advance(entry, world.now)
    if (transition !== null) apply(world, transition)
  }
}
