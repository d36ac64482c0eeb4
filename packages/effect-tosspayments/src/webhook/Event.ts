/**
 * The events of webhooks, as values. Types only.
 *
 * @since 0.1.0
 */

import type { LinkPayOrder } from "../model/LinkPayOrder.js"
import type { Payment } from "../model/Payment.js"
import type { Payout } from "../model/Payout.js"
import type { Cancel } from "../model/payment/Cancel.js"
import type { PaymentStatus } from "../model/payment/PaymentStatus.js"
import type { Seller } from "../model/Seller.js"
import type { SubMall } from "../model/SubMall.js"
import type { SubMallPayout } from "../model/SubMallPayout.js"
import type { Transmission } from "./Envelope.js"

/**
 * How an event became trusted. TossPayments signs only payout and seller events; anybody who knows the address
 * of a webhook can send the others.
 *
 * - `signature`: signed with the security key. Covers the body and `transmission.time`.
 * - `secret`: carries the secret that was stored when the payment was confirmed, so its sender knows it.
 * - `retrieved`: what it is about was read through the API. Covers `data`, which is what was read; nothing else. Which
 *   kind of event came, `createdAt` and `transmission` are the word of a sender that may be anybody.
 * - `none`: not checked. Do not move goods or money on it.
 *
 * Source: https://docs.tosspayments.com/guides/v2/webhook
 *
 * @since 0.1.0
 * @category models
 */
export type Trust = "signature" | "secret" | "retrieved" | "none"

/**
 * What a deposit webhook says of the deposit.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @since 0.1.0
 * @category models
 */
export interface Deposit {
  /** The shop's order id. */
  readonly orderId: string
  /**
   * New state; that of the payment now if `trust` is `retrieved`. DONE may go back to WAITING_FOR_DEPOSIT when the bank
   * reports an error.
   */
  readonly status: PaymentStatus
  /** Transaction of the deposit; if `trust` is `retrieved`, the newest of the payment (`lastTransactionKey`). */
  readonly transactionKey: string | null
  /** The payment, once it was read (`trust` is `retrieved`); `null` until then. */
  readonly payment: Payment | null
}

/**
 * All that API versions before 2022-06-08 say of a payment.
 *
 * Source: https://docs.tosspayments.com/resources/release-note
 *
 * @since 0.1.0
 * @category models
 */
export interface PaymentNotice {
  /** Key of the payment. */
  readonly paymentKey: string
  /** The shop's order id. */
  readonly orderId: string
  /** New state. */
  readonly status: PaymentStatus
}

/**
 * A billing key that was deleted.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @since 0.1.0
 * @category models
 */
export interface BillingDeletion {
  /** The key. Secret. */
  readonly billingKey: string
  /** Why, in words; `null` when it is not told. */
  readonly reason: string | null
}

/**
 * A card or an account of a buyer of brandpay that has changed.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandpayMethodChange {
  /** The shop's id for the buyer. */
  readonly customerKey: string
  /** Key of the card or account. */
  readonly methodKey: string
  /** What happened: it was registered, removed, or got another name. A sample of the documentation prints `ENABLE`. */
  readonly status: "ENABLED" | "ENABLE" | "DISABLED" | "ALIAS_UPDATED" | (string & {})
}

/**
 * A buyer of brandpay who has changed.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandpayCustomerChange {
  /** The shop's id for the buyer. */
  readonly customerKey: string
  /** What happened: joined, left, has another password, or one-touch payment was turned on or off. */
  readonly status:
    | "CREATED"
    | "REMOVED"
    | "PASSWORD_CHANGED"
    | "ONE_TOUCH_ACTIVATED"
    | "ONE_TOUCH_DEACTIVATED"
    | (string & {})
  /** When it happened; `null` when it is not told. */
  readonly changedAt: Date | null
}

/**
 * A reservation of a payment by phone (ARS).
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @since 0.1.0
 * @category models
 */
export interface ArsReservation {
  /** Key of the reservation. */
  readonly arsReservationKey: string
  /** Its number, for people. */
  readonly reserveNumber: string | null
  /** When it was asked for. */
  readonly requestedAt: Date | null
  /** When it was made. */
  readonly reservedAt: Date | null
  /** State. */
  readonly status: "DONE" | "CANCELED" | (string & {})
  /** When it was cancelled. */
  readonly canceledAt: Date | null
  /** Why it was cancelled. */
  readonly cancelReason: string | null
  /** When it was completed. */
  readonly completedAt: Date | null
  /** Merchant id, at most 14 characters. */
  readonly mId: string
}

/**
 * The events that this version knows, and what each carries as `data`.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @since 0.1.0
 * @category models
 */
export interface Events {
  /**
   * A payment became DONE, CANCELED, PARTIAL_CANCELED, ABORTED or EXPIRED. Not signed. `data` is the payment: as it is now
   * if `trust` is `retrieved`; a copy that came with the webhook may lack `card` and `secret`. In a handler `trust` is
   * never `none`.
   */
  readonly PAYMENT_STATUS_CHANGED: Payment
  /**
   * An asynchronous refund of a foreign wallet ended: DONE or ABORTED. Not signed, and nothing can be read: `data` names
   * the transaction of the refund, not its payment.
   */
  readonly CANCEL_STATUS_CHANGED: Cancel
  /**
   * A virtual account was issued, paid into, or its deposit was taken back or refunded. Not signed; proven by the secret
   * of its payment. It names its order only, and an order can have several payments: `trust` stays `none` when another
   * one was read. Read those of the order by their keys then.
   */
  readonly DEPOSIT_CALLBACK: Deposit
  /**
   * A billing key was deleted, by the shop or by TossPayments. Not signed, and nothing can be read: `trust` stays `none`.
   * Only who knows the key can send it, so act on a key that you have stored, and on nothing else: ask the buyer to
   * register again when the next charge is refused.
   */
  readonly BILLING_DELETED: BillingDeletion
  /**
   * A card or an account of a brandpay buyer was registered, removed or renamed. Not signed: the methods of the buyer are read,
   * and with `trust` `retrieved` the status says whether it is registered now.
   */
  readonly METHOD_UPDATED: BrandpayMethodChange
  /**
   * A brandpay buyer joined, left, or changed the password or one-touch payment. Not signed, and nothing can be read:
   * `trust` stays `none`.
   */
  readonly CUSTOMER_STATUS_CHANGED: BrandpayCustomerChange
  /**
   * An order of a payment link was paid, or its payment changed. Not signed. `data` is the order with its payment: as they
   * are now if `trust` is `retrieved`. In a handler `trust` is never `none`.
   */
  readonly ORDER_PAYMENT_STATUS_CHANGED: LinkPayOrder
  /**
   * A reservation of a payment by phone is DONE or CANCELED. Not listed among those that are signed, and nothing can be
   * read: `trust` stays `none`.
   */
  readonly "ars-reservation.changed": ArsReservation
  /** A payout of the old kind (v1) changed. Not signed, and read again. Newer ones send `payout.changed`. */
  readonly PAYOUT_STATUS_CHANGED: SubMallPayout
  /** A sub-mall (v1) changed. Not signed, and read again. Sellers, which replace them, send `seller.changed`. */
  readonly SUBMALL_STATUS_CHANGED: SubMall
  /**
   * A payout became COMPLETED or FAILED (a refused one is told as FAILED). Signed: with a security key `trust` is
   * `signature`, without one the payout is read.
   */
  readonly "payout.changed": Payout
  /**
   * A seller became PARTIALLY_APPROVED, KYC_REQUIRED or APPROVED; a company that is PARTIALLY_APPROVED from the beginning
   * is not told. Signed, as payouts are.
   */
  readonly "seller.changed": Seller
}

/**
 * What every event has.
 *
 * @since 0.1.0
 * @category models
 */
export interface Common {
  /** Name of the event as TossPayments spells it. */
  readonly eventType: string
  /**
   * When the event arose, in the word of its sender: proven by `trust: "signature"` alone. Do not order events by it,
   * which arrive late, twice and out of order: go by the state of the payment, e.g. with `OrderPayments.book`.
   */
  readonly createdAt: Date | null
  /** How the event was delivered, from headers that anybody can write; a signature covers `time` alone. */
  readonly transmission: Transmission
  /** How it became trusted. */
  readonly trust: Trust
}

/**
 * One of the events that this version knows.
 *
 * @since 0.1.0
 * @category models
 */
export interface KnownEvent<Type extends keyof Events> extends Common {
  /** Which event. */
  readonly type: Type
  /** What it is about. */
  readonly data: Events[Type]
}

/**
 * An event that this version knows: any of them, or those of the names given.
 *
 * @example
 * ```ts
 * import type { WebhookEvent } from "effect-tosspayments/webhook/Event"
 *
 * const describe = ({ data, trust }: WebhookEvent<"PAYMENT_STATUS_CHANGED">): string =>
 *   `${data.orderId} is ${data.status} (${trust})`
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export type WebhookEvent<Type extends keyof Events = keyof Events> = {
  readonly [Name in Type]: KnownEvent<Name>
}[Type]

/**
 * An event that this version has no model for. New kinds appear without notice.
 *
 * @since 0.1.0
 * @category models
 */
export interface UnknownEvent extends Common {
  readonly type: "UNKNOWN"
  /** Content as JSON. */
  readonly data: unknown
}

/**
 * A payment event in the short form of older API versions. Nothing proves it; reading it brings the payment.
 *
 * @since 0.1.0
 * @category models
 */
export interface ShortEvent extends Common {
  readonly type: "PAYMENT_STATUS_CHANGED"
  readonly trust: "none"
  /** Key, order and state. */
  readonly data: PaymentNotice
}

/**
 * An event as it was parsed. A payment event whose `trust` is not `none` has a whole payment.
 *
 * @since 0.1.0
 * @category models
 */
export type ParsedEvent = WebhookEvent | ShortEvent | UnknownEvent

/**
 * An event as handlers get it: read again if nothing proved it and something can be read. Tell events apart by `type`,
 * and leave a way for those that a later version knows.
 *
 * @example
 * ```ts
 * import type { HandledEvent } from "effect-tosspayments/webhook/Event"
 *
 * const describe = (event: HandledEvent): string => {
 *   switch (event.type) {
 *     case "PAYMENT_STATUS_CHANGED":
 *     case "DEPOSIT_CALLBACK":
 *       return `${event.data.orderId} is ${event.data.status}`
 *     default:
 *       return event.eventType
 *   }
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export type HandledEvent = WebhookEvent | UnknownEvent

/** Events that name nothing that can be read. */
type Unreadable =
  | "CANCEL_STATUS_CHANGED"
  | "BILLING_DELETED"
  | "CUSTOMER_STATUS_CHANGED"
  | "ars-reservation.changed"
  | "UNKNOWN"

/**
 * What an event of this type is about, as `Webhooks.current` reads it: the payment, the order with its payment. `null` for
 * those that name nothing that can be read, for a deposit whose order is read as another payment than a virtual account, and for a
 * key that can be none.
 *
 * @example
 * ```ts
 * import type { Payment } from "effect-tosspayments/model/Payment"
 * import type { Current } from "effect-tosspayments/webhook/Event"
 *
 * const payment = (read: Current<"DEPOSIT_CALLBACK">): Payment | null => read
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export type Current<Type extends ParsedEvent["type"]> = Type extends Unreadable
  ? null
  : Type extends "DEPOSIT_CALLBACK"
    ? Payment | null
    : Type extends
          | "METHOD_UPDATED"
          | "PAYOUT_STATUS_CHANGED"
          | "SUBMALL_STATUS_CHANGED"
          | "payout.changed"
          | "seller.changed"
      ? Events[Type] | null
      : Type extends keyof Events
        ? Events[Type]
        : never
