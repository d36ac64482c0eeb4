/**
 * The shop that takes payments in one of its processes: the shop, its books, and the receiver of its webhooks.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Intents from "effect-tosspayments/Intents"
import * as Payments from "effect-tosspayments/Payments"
import * as TossConfig from "effect-tosspayments/TossConfig"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as TossStore from "effect-tosspayments/TossStore"
import * as WebhookInbox from "effect-tosspayments/WebhookInbox"
import * as WebhookReceiver from "effect-tosspayments/WebhookReceiver"
import * as Webhooks from "effect-tosspayments/Webhooks"
import * as Shop from "./Shop.js"
import * as ShopStore from "./ShopStore.js"
import type * as World from "./World.js"

/** A piece of the SDK or of the shop that is broken on purpose. */
export interface Sabotage extends World.Sabotage {
  readonly webhooks?: (webhooks: Webhooks.Service) => Webhooks.Service
  readonly habits?: Shop.Habits
}

/** Whether a booking runs ahead of the ledger. */
const checking = (tables: ShopStore.Tables, { complain, emulator }: World.Process) => {
  const check = (booking: ShopStore.Booking): void => {
    const ledger = Effect.runSync(emulator.ledger).filter(
      ({ paymentKey }) => paymentKey === booking.paymentKey
    )
    const of = (kind: string) => ledger.filter((movement) => movement.kind === kind)
    const booked = (tag: string) =>
      tables.bookings.filter(
        ({ meaning, paymentKey }) => meaning._tag === tag && paymentKey === booking.paymentKey
      )
    const sum = (amounts: ReadonlyArray<number>) => amounts.reduce((total, amount) => total + amount, 0)
    if (booked("Paid").length + booked("PaidTwice").length > of("Approve").length) {
      complain(`(d) ${booking.orderId} was booked as paid more often than it was paid`)
    }
    if (booked("DepositTakenBack").length > of("DepositReverted").length) {
      complain(`(d) ${booking.orderId} was booked as taken back more often than it was`)
    }
    const refunded = sum(
      [...booked("Refunded"), ...booked("PartlyRefunded")].map(({ meaning }) =>
        "amount" in meaning ? meaning.amount : 0
      )
    )
    if (refunded > sum(of("Cancel").map(({ amount }) => amount))) {
      complain(`(d) more was booked as refunded of ${booking.orderId} than was refunded`)
    }
  }
  return check
}

export const open =
  (tables: ShopStore.Tables, { habits, webhooks: broken }: Sabotage): World.Open<Shop.Service> =>
  (process) => {
    const { complain, config, intents, store, transaction, transport } = process
    const check = checking(tables, process)
    const books = ShopStore.make(
      (f) =>
        Effect.mapError(
          transaction(() => {
            const before = tables.bookings.length
            const result = f(tables)
            for (const booking of tables.bookings.slice(before)) check(booking)
            return result
          }),
          ({ message }) => new ShopStore.ShopStoreError({ message })
        ),
      habits?.weigh
    )
    return Effect.gen(function* () {
      const payments = yield* Payments.make
      const webhooks = yield* Webhooks.make
      const inbox = yield* WebhookInbox.make().pipe(
        Effect.provideService(Webhooks.Webhooks, broken?.(webhooks) ?? webhooks)
      )
      const receiver = yield* WebhookReceiver.make().pipe(
        Effect.provideService(WebhookInbox.WebhookInbox, {
          ...inbox,
          // The receiver answers 503 to a defect, as it should; here it must not go unseen.
          receive: (body, handlers, options) =>
            Effect.tapDefect(inbox.receive(body, handlers, options), (cause) =>
              Effect.sync(() => complain(`(e) the inbox died: ${Cause.pretty(cause)}`))
            )
        })
      )
      return yield* Shop.make(habits).pipe(
        Effect.provideService(Payments.Payments, payments),
        Effect.provideService(WebhookReceiver.WebhookReceiver, receiver),
        Effect.provideService(ShopStore.ShopStore, books)
      )
    }).pipe(
      Effect.provideService(Intents.Intents, intents),
      Effect.provideService(TossConfig.TossConfig, config),
      Effect.provideService(TossHttpClient.TossHttpClient, transport),
      Effect.provideService(TossStore.TossStore, store)
    )
  }
