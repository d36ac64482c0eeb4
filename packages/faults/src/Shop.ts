/**
 * A shop as a user of the SDK would write it: its own order ids and refund ids as intents, webhooks through the
 * receiver, books kept through `OrderPayments`, and a recovery when it starts. It may die between any two steps.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Intents from "effect-tosspayments/Intents"
import * as Payment from "effect-tosspayments/model/Payment"
import type { CancelRequest } from "effect-tosspayments/model/payment/CancelRequest"
import * as NetCancel from "effect-tosspayments/NetCancel"
import * as OrderPayments from "effect-tosspayments/OrderPayments"
import * as Payments from "effect-tosspayments/Payments"
import * as PaymentTransition from "effect-tosspayments/PaymentTransition"
import type { TossError } from "effect-tosspayments/TossError"
import type { StoreError } from "effect-tosspayments/TossStore"
import type { Handlers } from "effect-tosspayments/WebhookInbox"
import * as WebhookReceiver from "effect-tosspayments/WebhookReceiver"
import type { HeadersInput, Transmission } from "effect-tosspayments/webhook/Envelope"
import * as ShopStore from "./ShopStore.js"

/** What the success page or the back office shows. */
export type Told = "Done" | "NotDone" | "Unknown" | "Refused" | "Busy"

/** What the success URL carries. Anybody can change it. */
export interface SuccessUrl {
  readonly orderId: string
  readonly paymentKey: string
  readonly amount: number
}

export interface Service {
  /** The buyer comes back from the payment window, or reloads that page. */
  readonly returned: (url: SuccessUrl) => Effect.Effect<Told>
  /** Gives money back: an amount, or all that is left (`null`). Pressing the button twice is one refund. */
  readonly refund: (refundId: string, orderId: string, amount: number | null) => Effect.Effect<Told>
  /** A webhook came. The HTTP status to answer with. */
  readonly webhook: (body: string, headers: HeadersInput) => Effect.Effect<number>
  /** Finishes what a dead process left behind. Runs when the shop starts, and from a job. */
  readonly recover: Effect.Effect<void>
}

export class Shop extends Context.Tag("tosspayments-faults/Shop")<Shop, Service>() {}

/** How the shop behaves; only the tests of the safeguards change it. */
export interface Habits {
  /** Confirms what the URL says instead of what the order costs. */
  readonly trustsUrlAmount?: boolean
  /** Gives partial refunds without saying what is left to refund. */
  readonly leavesOutRefundable?: boolean
  /** How payments are weighed. Default: as the SDK does. */
  readonly weigh?: typeof OrderPayments.book
  /** Each payment of an order has an intent of its own: two of them can be confirmed. */
  readonly confirmsEachPayment?: boolean
  /** Keeps what was paid twice. */
  readonly keepsDuplicates?: boolean
  /** Books what was read before without looking whether somebody has booked since. */
  readonly ignoresVersion?: boolean
  /** Does not recover when it starts. */
  readonly neverRecovers?: boolean
  /** What TossPayments is told about a refund. Default: a reason that names the refund. */
  readonly reason?: (refundId: string) => string
}

type Failure = TossError | StoreError | Intents.IntentMismatchError | ShopStore.ShopStoreError

/** Where the refund of a virtual account goes. */
const refundAccount = { bank: "20", accountNumber: "1002123456789", holderName: "김토스" }

/** Money that came by bank transfer goes back to an account that the buyer names. */
const needsAccount = (payment: Payment.Payment): boolean =>
  payment.virtualAccount !== null && Payment.isPaid(payment)

const toldOf = (error: Failure): Told => {
  switch (error._tag) {
    case "IntentMismatchError":
      return "Busy"
    case "StoreError":
    case "ShopStoreError":
      return "Unknown"
    default:
      return error.outcome === "NotApplied" ? "NotDone" : "Unknown"
  }
}

export const make = (
  habits: Habits = {}
): Effect.Effect<
  Service,
  never,
  Payments.Payments | Intents.Intents | WebhookReceiver.WebhookReceiver | ShopStore.ShopStore
> =>
  Effect.gen(function* () {
    const payments = yield* Payments.Payments
    const intents = yield* Intents.Intents
    const receiver = yield* WebhookReceiver.WebhookReceiver
    const store = yield* ShopStore.ShopStore
    const reasonOf = habits.reason ?? ((refundId: string) => `단순 변심 (${refundId})`)

    /**
     * Reads a payment and books it. States of virtual accounts go back and forth, so what was read may be older
     * than what somebody else has booked in the meantime: look again then.
     */
    const sync = (
      orderId: string,
      paymentKey: string,
      commit = false
    ): Effect.Effect<Payment.Payment, TossError | ShopStore.ShopStoreError | ShopStore.OutOfStock> =>
      Effect.gen(function* () {
        const order = yield* store.order(orderId)
        const payment = yield* payments.retrieve(paymentKey)
        if (order === null) return payment
        const meaning = yield* store.book(
          payment,
          habits.ignoresVersion === true ? { commit } : { version: order.version, commit }
        )
        return meaning === null ? yield* sync(orderId, paymentKey, commit) : payment
      })

    const syncAll = (orderId: string) =>
      Effect.gen(function* () {
        const order = yield* store.order(orderId)
        yield* Effect.forEach(order?.paymentKeys ?? [], (paymentKey) => sync(orderId, paymentKey), {
          discard: true
        })
      })

    /** Books a payment: at once where states only move forward, after reading it again for a virtual account. */
    const booked = (payment: Payment.Payment, commit: boolean) =>
      payment.virtualAccount === null
        ? Effect.asVoid(store.book(payment, { commit }))
        : Effect.asVoid(sync(payment.orderId, payment.paymentKey, commit))

    const returned: Service["returned"] = ({ amount, orderId, paymentKey }) =>
      Effect.gen(function* () {
        const order = yield* store.order(orderId)
        if (order === null) return "Refused"
        if (amount !== order.amount && habits.trustsUrlAmount !== true) return "Refused"
        yield* store.expect(orderId, paymentKey)
        const intentId = habits.confirmsEachPayment === true ? `${orderId}-${paymentKey}` : orderId
        const payment = yield* intents.run(intentId, Payments.endpoints.confirm, {
          paymentKey,
          orderId,
          amount: habits.trustsUrlAmount === true ? amount : order.amount
        })
        yield* NetCancel.commitOrCancel(payment, booked(payment, true), "재고 없음").pipe(
          // Taken back or not: either way the books follow the payment.
          Effect.tapError(() => sync(orderId, paymentKey))
        )
        const now = yield* store.order(orderId)
        return now !== null && !now.isWithdrawn ? "Done" : "NotDone"
      }).pipe(
        Effect.catchTags({
          OutOfStock: () => Effect.succeed<Told>("NotDone"),
          NetCancelError: () => Effect.succeed<Told>("Unknown")
        }),
        Effect.catchAll((error) => Effect.succeed(toldOf(error))),
        Effect.provideService(Payments.Payments, payments)
      )

    /** The request is made once and stored, so that a second press sends the same or nothing. */
    const planRefund = (refundId: string, orderId: string, amount: number | null) =>
      Effect.gen(function* () {
        const known = yield* store.refund(refundId)
        if (known !== null && known.state !== "NotDone") return known
        const order = yield* store.order(orderId)
        const all = order?.booked ?? []
        const { paymentKey } =
          all.find((one) => OrderPayments.receivedOf([one]) > 0) ??
          all.find(({ status }) => status === "WAITING_FOR_DEPOSIT") ??
          {}
        if (paymentKey === undefined) return null
        const payment = yield* sync(orderId, paymentKey)
        // Before the deposit there is no part to give back.
        if (!Payment.isPaid(payment) && amount !== null) return null
        if (Payment.cancelableAmount(payment) < (amount ?? 1)) return null
        const request: CancelRequest = {
          cancelReason: reasonOf(refundId),
          ...(amount === null ? {} : { cancelAmount: amount }),
          ...(habits.leavesOutRefundable === true ? {} : { refundableAmount: payment.balanceAmount }),
          ...(needsAccount(payment) ? { refundReceiveAccount: refundAccount } : {})
        }
        return yield* store.plan({ refundId, orderId, paymentKey, request })
      }).pipe(Effect.catchTag("OutOfStock", () => Effect.succeed(null)))

    const carryOut = (refund: ShopStore.Refund): Effect.Effect<Told, ShopStore.ShopStoreError> =>
      intents.run(refund.refundId, Payments.endpoints.cancel, refund.paymentKey, refund.request).pipe(
        Effect.matchEffect({
          onSuccess: () => Effect.as(store.endRefund(refund.refundId, refund.plan, "Done"), "Done" as Told),
          onFailure: (error) => {
            const told = toldOf(error)
            return told === "NotDone"
              ? Effect.as(store.endRefund(refund.refundId, refund.plan, "NotDone"), told)
              : Effect.succeed(told)
          }
        }),
        Effect.zipLeft(Effect.ignore(sync(refund.orderId, refund.paymentKey)))
      )

    const refund: Service["refund"] = (refundId, orderId, amount) =>
      Effect.gen(function* () {
        const planned = yield* planRefund(refundId, orderId, amount)
        if (planned === null || planned.orderId !== orderId) return "Refused"
        return planned.state === "Done" ? "Done" : yield* carryOut(planned)
      }).pipe(Effect.catchAll((error) => Effect.succeed(toldOf(error))))

    /**
     * Something that must not happen twice for one event and that no book protects. An event that was overtaken is handled
     * once for each state that was read in its stead.
     */
    const tell = ({ id }: Transmission, ...state: ReadonlyArray<string | number | null>) =>
      id === null ? Effect.void : store.tell([id, ...state].join(" "))

    const handlers: Handlers<TossError | ShopStore.ShopStoreError | ShopStore.OutOfStock | StoreError> = {
      PAYMENT_STATUS_CHANGED: ({ data, transmission }) => {
        const { balanceAmount, lastTransactionKey, status } = data
        return Effect.zipRight(
          booked(data, false),
          tell(transmission, status, lastTransactionKey, balanceAmount)
        )
      },
      // It names its order and no payment, and an order can have several.
      DEPOSIT_CALLBACK: ({ data, transmission }) =>
        Effect.zipRight(syncAll(data.orderId), tell(transmission, data.status, data.transactionKey)),
      otherwise: () => Effect.void
    }

    const webhook: Service["webhook"] = (body, headers) =>
      receiver
        .receive(
          { method: "POST", headers, remoteAddress: null, read: WebhookReceiver.readFrom(body) },
          handlers
        )
        .pipe(Effect.map(({ status }) => status))

    const each = <A, E>(items: ReadonlyArray<A>, f: (item: A) => Effect.Effect<unknown, E>) =>
      Effect.forEach(items, (item) => Effect.ignore(f(item)), { discard: true })

    /** Whether a payment may still come to something: one that came back from the window, or is booked and not final. */
    const isOpen = ({ booked, paymentKeys }: ShopStore.Order): boolean =>
      paymentKeys.some((key) => {
        const known = booked.find(({ paymentKey }) => paymentKey === key)
        return known === undefined || !PaymentTransition.isFinal(known)
      })

    /** Gives back all of a payment, or closes its account, under a name of its own. */
    const giveBack = (why: "withdrawn" | "duplicate", orderId: string, paymentKey: string) =>
      Effect.gen(function* () {
        const payment = yield* sync(orderId, paymentKey)
        if (!Payment.canBeCanceled(payment)) return
        yield* intents.run(`${why}-${paymentKey}-${payment.status}`, Payments.endpoints.cancel, paymentKey, {
          cancelReason: why === "withdrawn" ? "재고 없음" : "중복 결제",
          ...(needsAccount(payment) ? { refundReceiveAccount: refundAccount } : {})
        })
        yield* sync(orderId, paymentKey)
      })

    /** Money for an order that cannot be delivered goes back. */
    const giveBackAll = ({ orderId, paymentKeys }: ShopStore.Order) =>
      each(paymentKeys, (key) => giveBack("withdrawn", orderId, key))

    const giveBackDuplicates = ({ booked, orderId }: ShopStore.Order) =>
      each(OrderPayments.duplicatesOf(booked), (key) => giveBack("duplicate", orderId, key))

    const recover: Service["recover"] =
      habits.neverRecovers === true
        ? Effect.void
        : Effect.gen(function* () {
            // A refund is still wanted; a buyer who left is not charged behind his back.
            yield* Effect.ignore(
              intents.resolve({ resend: ({ pending }) => pending.operation === "payments.cancel" })
            )
            yield* each(
              (yield* store.refunds).filter(({ state }) => state === "Planned"),
              carryOut
            )
            yield* each((yield* store.orders).filter(isOpen), ({ orderId }) => syncAll(orderId))
            yield* each(
              (yield* store.orders).filter(({ isWithdrawn }) => isWithdrawn),
              giveBackAll
            )
            if (habits.keepsDuplicates !== true) yield* each(yield* store.orders, giveBackDuplicates)
          }).pipe(Effect.ignore)

    return Shop.of({ returned, refund, webhook, recover })
  })

export const layer = (habits: Habits = {}) => Layer.effect(Shop, make(habits))
