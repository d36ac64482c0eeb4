/**
 * The events of webhooks, as values. Types only.
 *
 * @since 0.1.0
 */

import type { Payment } from "../model/Payment.js"
import type { Cancel } from "../model/payment/Cancel.js"
import type { PaymentStatus } from "../model/payment/PaymentStatus.js"
import type { Transmission } from "./Envelope.js"

/**
 * How an event became trusted. TossPayments signs only payout and seller events; anybody who knows the address
 * of a webhook can send the others.
 *
 * - `signature`: signed with the security key. Covers the body and `transmission.time`.
 * - `secret`: carries the secret that was stored when the payment was confirmed, so its sender knows it.
 * - `retrieved`: its payment was read through the API. Covers the payment as it is now, and what a deposit says of it
 *   (`orderId`, `status`, `transactionKey`); nothing else. Which kind of event came, `createdAt` and `transmission`
 *   are the word of a sender that may be anybody.
 * - `none`: not checked. Do not move goods or money on it.
 *
 * Source: https://docs.tosspayments.com/guides/v2/webhook
 *
 * @since 0.1.0
 * @category models
 */
export type Trust = "signature" | "secret" | "retrieved" | "none"

interface Common<T extends Trust> {
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
  readonly trust: T
}

/**
 * A payment became DONE, CANCELED, PARTIAL_CANCELED, ABORTED or EXPIRED.
 *
 * @since 0.1.0
 * @category models
 */
export interface PaymentStatusChanged<T extends Trust = Trust> extends Common<T> {
  readonly type: "PAYMENT_STATUS_CHANGED"
  /** Key of the payment. */
  readonly paymentKey: string
  /** The shop's order id. */
  readonly orderId: string
  /** New state; that of the payment now if `trust` is `retrieved`. */
  readonly status: PaymentStatus
  /**
   * The payment; as it is now if `trust` is `retrieved`. Copies in webhooks may lack `card` and `secret`. `null` in the
   * short form of older API versions, which nothing proves: read it.
   */
  readonly payment: T extends "none" ? Payment | null : Payment
}

/**
 * An asynchronous refund of a foreign wallet ended: DONE or ABORTED.
 *
 * @since 0.1.0
 * @category models
 */
export interface CancelStatusChanged<T extends Trust = Trust> extends Common<T> {
  readonly type: "CANCEL_STATUS_CHANGED"
  /** The refund; names its transaction, not its payment. */
  readonly cancel: Cancel
}

/**
 * A virtual account was issued, paid into, or its deposit was taken back or refunded.
 *
 * @since 0.1.0
 * @category models
 */
export interface DepositCallback<T extends Trust = Trust> extends Common<T> {
  readonly type: "DEPOSIT_CALLBACK"
  /** The shop's order id. */
  readonly orderId: string
  /**
   * New state; that of the payment now if `trust` is `retrieved`. DONE may go back to WAITING_FOR_DEPOSIT when the bank
   * reports an error.
   */
  readonly status: PaymentStatus
  /** Transaction of the deposit; if `trust` is `retrieved`, the newest of the payment (`lastTransactionKey`). */
  readonly transactionKey: string | null
  /** The payment, once it was read (`trust` is `retrieved`). */
  readonly payment: T extends "retrieved" ? Payment : Payment | null
}

/**
 * An event that this version has no model for. New kinds appear without notice.
 *
 * @since 0.1.0
 * @category models
 */
export interface UnknownEvent<T extends Trust = Trust> extends Common<T> {
  readonly type: "UNKNOWN"
  /** Content as JSON. */
  readonly data: unknown
}

/**
 * Any event; tell them apart by `type`.
 *
 * @example
 * ```ts
 * import type { WebhookEvent } from "effect-tosspayments/webhook/Event"
 *
 * const describe = (event: WebhookEvent): string => {
 *   switch (event.type) {
 *     case "PAYMENT_STATUS_CHANGED":
 *       return `${event.orderId} is ${event.status}`
 *     case "CANCEL_STATUS_CHANGED":
 *       return `refund ${event.cancel.transactionKey} is ${event.cancel.cancelStatus}`
 *     case "DEPOSIT_CALLBACK":
 *       return `${event.orderId} is ${event.status}`
 *     case "UNKNOWN":
 *       return `new event ${event.eventType}`
 *   }
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export type WebhookEvent<T extends Trust = Trust> =
  | EachTrust<T>
  | CancelStatusChanged<T>
  | DepositCallback<T>
  | UnknownEvent<T>

/** One for each, so that looking at `trust` tells whether there is a payment. */
type EachTrust<T extends Trust> = T extends Trust ? PaymentStatusChanged<T> : never

/**
 * An event as handlers get it: one about a payment is proven or was read, so the payment is there.
 *
 * @since 0.1.0
 * @category models
 */
export type HandledEvent =
  | PaymentStatusChanged<Exclude<Trust, "none">>
  | CancelStatusChanged
  | DepositCallback
  | UnknownEvent
