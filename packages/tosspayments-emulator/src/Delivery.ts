/**
 * Webhooks as the emulator sends them.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/reference/using-api/webhook-events
 */

/**
 * Events of this slice.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference/using-api/webhook-events
 */
export type EventType =
  | "PAYMENT_STATUS_CHANGED"
  | "DEPOSIT_CALLBACK"
  | "CANCEL_STATUS_CHANGED"
  | "BILLING_DELETED"
  | "METHOD_UPDATED"
  | "CUSTOMER_STATUS_CHANGED"
  | "ORDER_PAYMENT_STATUS_CHANGED"
  | "payout.changed"
  | "seller.changed"

/**
 * Which webhook to send.
 *
 * @since 0.1.0
 * @category models
 */
export interface TriggerInput {
  readonly eventType: EventType
  /** Id of what it is about: a paymentKey or orderId, billingKey, customerKey, methodKey, or the id of a payout or seller. */
  readonly about?: string | undefined
}

/**
 * One transmission of a webhook.
 *
 * @since 0.1.0
 * @category models
 */
export interface Attempt {
  /** ISO 8601 with offset. */
  readonly at: string
  /** 0 for the first transmission. */
  readonly retriedCount: number
  /** Status of the receiver; `null` when there was no answer. */
  readonly status: number | null
  /** Why there was no answer. */
  readonly error: string | null
  /** What was sent beside the body, signature included. */
  readonly headers: Readonly<Record<string, string>>
  /** The beginning of what the receiver answered; `null` when there was no answer, or nobody read it. */
  readonly answer: string | null
}

/**
 * A webhook and its transmissions. `Sending` until the receiver answers 200 (see `Emulator.Options.webhookSuccess`)
 * within 10 seconds or the seventh retry fails; `NotConfigured` when the emulator has no webhook URL.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/guides/v2/webhook
 */
export interface Delivery {
  /** Value of `tosspayments-webhook-transmission-id`. */
  readonly id: string
  readonly eventType: EventType
  /** `null` when it is not about an order. */
  readonly orderId: string | null
  /** `null` when it is not about a payment. */
  readonly paymentKey: string | null
  readonly url: string | null
  /** The exact text that is sent. */
  readonly body: string
  readonly status: "Sending" | "Delivered" | "Failed" | "NotConfigured"
  readonly attempts: ReadonlyArray<Attempt>
}
