/**
 * When two deliveries are the same event. TossPayments repeats a delivery until it is answered, does not say
 * whether a repeat keeps its transmission id, and may report one change through two kinds of event.
 *
 * Imports no Effect.
 *
 * @since 0.1.0
 */
import type { WebhookEvent } from "./Event.js"

const digest = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")
}

/**
 * A stable text for an event: its kind, when it arose, and what it says, hashed. Not the transmission id, which a
 * repeat may change, and not the order id alone, which comes back with every change of a payment.
 *
 * Take it from the event as it was received: an event that was read again may say something newer.
 *
 * Source: https://docs.tosspayments.com/guides/v2/webhook
 *
 * @example
 * ```ts
 * import type { WebhookEvent } from "effect-tosspayments/webhook/Event"
 * import { identityOf } from "effect-tosspayments/webhook/Identity"
 *
 * const seen = new Set<string>()
 * const isDuplicate = async (event: WebhookEvent): Promise<boolean> => {
 *   const id = await identityOf(event)
 *   return seen.has(id) || !seen.add(id)
 * }
 * ```
 *
 * @since 0.1.0
 * @category identity
 */
export const identityOf = (event: WebhookEvent): Promise<string> => {
  const createdAt = event.createdAt?.getTime() ?? null
  const parts = (() => {
    switch (event.type) {
      case "PAYMENT_STATUS_CHANGED": {
        const { balanceAmount, lastTransactionKey, paymentKey, status } = event.payment
        return [paymentKey, status, lastTransactionKey, balanceAmount]
      }
      case "CANCEL_STATUS_CHANGED":
        return [event.cancel.transactionKey, event.cancel.cancelStatus]
      case "DEPOSIT_CALLBACK":
        return [event.orderId, event.status, event.transactionKey]
      case "UNKNOWN":
        return [event.data]
    }
  })()
  return digest(JSON.stringify([event.eventType, createdAt, ...parts]))
}
