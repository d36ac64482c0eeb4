/**
 * The shop's own books, as a shop would keep them in its database: one row for each order, with one column for what is
 * booked, and refunds. Every operation is one transaction.
 */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { Payment } from "effect-tosspayments/model/Payment"
import type { CancelRequest } from "effect-tosspayments/model/payment/CancelRequest"
import * as OrderPayments from "effect-tosspayments/OrderPayments"

/** The database does not answer. Whether the write happened is not known. */
export class ShopStoreError extends Data.TaggedError("ShopStoreError")<{ readonly message: string }> {}

/** The order was taken off sale while the buyer paid. */
export class OutOfStock extends Data.TaggedError("OutOfStock")<{ readonly orderId: string }> {}

export interface Order {
  readonly orderId: string
  readonly amount: number
  /** No longer for sale: a payment has to go back. */
  readonly isWithdrawn: boolean
  /** Grows with every booking. */
  readonly version: number
  /** Payments that buyers came back with, or that are booked. */
  readonly paymentKeys: ReadonlyArray<string>
  readonly booked: OrderPayments.Booked
  /** On its way to the buyer: moved by what the bookings mean, and by nothing else. */
  readonly isDelivered: boolean
}

export type RefundState = "Planned" | "Done" | "NotDone"

/** A refund, written down with its whole request before anything is sent. */
export interface Refund {
  readonly refundId: string
  readonly orderId: string
  readonly paymentKey: string
  readonly request: CancelRequest
  /** Grows when a refund that was not done is planned anew. */
  readonly plan: number
  readonly state: RefundState
}

/** One line of the books. */
export interface Booking {
  readonly orderId: string
  readonly paymentKey: string
  readonly meaning: OrderPayments.Meaning
}

type Tx<A> = Effect.Effect<A, ShopStoreError>

export interface Service {
  readonly order: (orderId: string) => Tx<Order | null>
  readonly orders: Tx<ReadonlyArray<Order>>
  /** Remembers that a payment was started for an order. */
  readonly expect: (orderId: string, paymentKey: string) => Tx<void>
  /**
   * Weighs a payment against what is booked and books what is new. With `version`, only if nothing was booked for
   * the order since that version was read; `null` then. `commit` also refuses an order that is out of stock.
   */
  readonly book: (
    payment: Payment,
    options: { readonly version?: number; readonly commit?: boolean }
  ) => Effect.Effect<OrderPayments.Meaning | null, ShopStoreError | OutOfStock>
  readonly refund: (refundId: string) => Tx<Refund | null>
  readonly refunds: Tx<ReadonlyArray<Refund>>
  /** Writes a refund down unless it is planned or done already. Returns what is stored now. */
  readonly plan: (refund: Omit<Refund, "plan" | "state">) => Tx<Refund>
  /** Writes down how a plan ended. What is done stays done. */
  readonly endRefund: (refundId: string, plan: number, state: "Done" | "NotDone") => Tx<void>
  /** Counts a side effect of a webhook that nothing else protects, say a message to the buyer. */
  readonly tell: (event: string) => Tx<void>
}

export class ShopStore extends Context.Tag("tosspayments-faults/ShopStore")<ShopStore, Service>() {}

/** The tables, outside of any process. */
export interface Tables {
  readonly orders: Map<string, Order>
  readonly refunds: Map<string, Refund>
  readonly bookings: Array<Booking>
  readonly told: Map<string, number>
}

export const emptyTables = (): Tables => ({
  orders: new Map(),
  refunds: new Map(),
  bookings: [],
  told: new Map()
})

export const newOrder = (orderId: string, amount: number): Order => ({
  orderId,
  amount,
  isWithdrawn: false,
  version: 0,
  paymentKeys: [],
  booked: [],
  isDelivered: false
})

/** What a shop does about its goods, going by the meaning alone. */
const isDeliveredAfter = ({ isDelivered }: Order, meaning: OrderPayments.Meaning): boolean => {
  switch (meaning._tag) {
    case "Paid":
      return true
    case "Refunded":
    case "DepositTakenBack":
      return false
    default:
      return isDelivered
  }
}

/** Books a payment into the tables, in one step. `null`: somebody else has booked since `version`. */
const book = (
  tables: Tables,
  payment: Payment,
  version: number | undefined,
  weigh: typeof OrderPayments.book
): OrderPayments.Meaning | null => {
  const { orderId, paymentKey } = payment
  const order = tables.orders.get(orderId)
  if (order === undefined) return { _tag: "Unrecognised" }
  if (version !== undefined && order.version !== version) return null
  const { booked, meaning } = weigh(order.booked, payment)
  if (booked === order.booked) return meaning
  tables.orders.set(orderId, {
    ...order,
    version: order.version + 1,
    paymentKeys: [...new Set([...order.paymentKeys, paymentKey])],
    booked,
    isDelivered: isDeliveredAfter(order, meaning)
  })
  tables.bookings.push({ orderId, paymentKey, meaning })
  return meaning
}

/** The operations on tables, whatever keeps them. `transaction` runs a function on the tables as one transaction. */
export const make = (
  transaction: <A>(f: (tables: Tables) => A) => Tx<A>,
  weigh: typeof OrderPayments.book = OrderPayments.book
): Service => ({
  order: (orderId) => transaction(({ orders }) => orders.get(orderId) ?? null),
  orders: transaction(({ orders }) => [...orders.values()]),
  expect: (orderId, paymentKey) =>
    transaction(({ orders }) => {
      const order = orders.get(orderId)
      if (order === undefined || order.paymentKeys.includes(paymentKey)) return
      orders.set(orderId, { ...order, paymentKeys: [...order.paymentKeys, paymentKey] })
    }),
  book: (payment, { commit = false, version }) =>
    Effect.flatMap(
      transaction((tables) =>
        commit && tables.orders.get(payment.orderId)?.isWithdrawn === true
          ? "OutOfStock"
          : book(tables, payment, version, weigh)
      ),
      (result) =>
        result === "OutOfStock"
          ? Effect.fail(new OutOfStock({ orderId: payment.orderId }))
          : Effect.succeed(result)
    ),
  refund: (refundId) => transaction(({ refunds }) => refunds.get(refundId) ?? null),
  refunds: transaction(({ refunds }) => [...refunds.values()]),
  plan: (refund) =>
    transaction(({ refunds }) => {
      const known = refunds.get(refund.refundId)
      if (known !== undefined && known.state !== "NotDone") return known
      const planned: Refund = { ...refund, plan: (known?.plan ?? 0) + 1, state: "Planned" }
      refunds.set(refund.refundId, planned)
      return planned
    }),
  endRefund: (refundId, plan, state) =>
    transaction(({ refunds }) => {
      const known = refunds.get(refundId)
      if (known === undefined || known.plan !== plan || known.state === "Done") return
      refunds.set(refundId, { ...known, state })
    }),
  tell: (event) =>
    transaction(({ told }) => {
      told.set(event, (told.get(event) ?? 0) + 1)
    })
})
