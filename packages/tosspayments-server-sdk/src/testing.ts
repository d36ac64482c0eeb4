/**
 * Webhooks for the tests of a shop, without a client and without a server. For tests only: nothing else of this package has it
 * in its bundle.
 *
 * @since 0.1.0
 */
import * as Testing from "effect-tosspayments/webhook/Testing"

export type {
  Content as WebhookContent,
  Delivery as WebhookDelivery,
  DepositContent,
  EventType as WebhookType,
  Options as DeliveryOptions,
  PaymentContent,
  SignedType as SignedWebhookType,
  Signing
} from "effect-tosspayments/webhook/Testing"

/**
 * Builds the delivery of an event from what the test is about; everything else is made up, and is valid. `payout.changed` and
 * `seller.changed` come unsigned: see `signWebhook`.
 *
 * An unsigned payment is read again before a handler gets it. In a test the `fetch` of the client can answer with it.
 *
 * Throws a `TypeError` for an event that does not exist, and for options that cannot be.
 *
 * @example
 * ```ts
 * import { Client } from "tosspayments-server-sdk"
 * import { webhookDelivery } from "tosspayments-server-sdk/testing"
 *
 * const refunded = webhookDelivery("PAYMENT_STATUS_CHANGED", { orderId: "ORD-000001", status: "CANCELED" })
 *
 * const client = new Client({
 *   secretKey: "test_sk_example",
 *   fetch: async () => Response.json(JSON.parse(refunded.body).data)
 * })
 * const route = client.webhooks.handler({
 *   handlers: { otherwise: async (event) => console.log(event.eventType, event.trust) } // yours
 * })
 * const response = await route(new Request("http://shop.test/webhooks", { method: "POST", ...refunded }))
 * console.log(response.status) // 200
 * ```
 *
 * @see https://docs.tosspayments.com/reference/using-api/webhook-events
 * @since 0.1.0
 */
export const webhookDelivery: <Type extends Testing.EventType>(
  eventType: Type,
  content?: Testing.Content<Type>,
  options?: Testing.Options
) => Testing.Delivery<Type> = Testing.delivery

/**
 * Signs a delivery of `payout.changed` or `seller.changed` as TossPayments does: over the raw body, a colon and the time of the
 * transmission. Change neither afterwards. Several keys make several signatures, as during a reissue.
 *
 * Rejects with a `TypeError` for other events, which are never signed, and for what is no security key.
 *
 * @example
 * ```ts
 * import { signWebhook, webhookDelivery } from "tosspayments-server-sdk/testing"
 *
 * const securityKey = "0123456789abcdef".repeat(4)
 * const failed = webhookDelivery("payout.changed", { refPayoutId: "pay-0001", status: "FAILED" })
 * const signed = await signWebhook(failed, { securityKeys: securityKey })
 * const request = new Request("http://shop.test/webhooks", { method: "POST", ...signed })
 * ```
 *
 * @see https://docs.tosspayments.com/reference/using-api/webhook-events
 * @since 0.1.0
 */
export const signWebhook: <Type extends Testing.SignedType>(
  unsigned: Testing.Delivery<Type>,
  signing: Testing.Signing
) => Promise<Testing.Delivery<Type>> = Testing.sign

/**
 * The names of all events that can be delivered.
 *
 * @since 0.1.0
 */
export const webhookTypes: ReadonlyArray<Testing.EventType> = Testing.eventTypes
