/** What a user of the oldest TypeScript names: classes, models, guards, the sub-path. */
import {
  adviceFor,
  Client,
  DeclinedError,
  isPaid,
  type Payment,
  TossError,
  type TossStore,
  type WebhookHandlers
} from "tosspayments-server-sdk"
import { signWebhook, webhookDelivery } from "tosspayments-server-sdk/testing"
import { readWebhook, verifySignature } from "tosspayments-server-sdk/webhook"

export const checkout = async (client: Client, paymentKey: string): Promise<Payment | string> => {
  try {
    const payment = await client.payments.confirm({ paymentKey, orderId: "ORD-000001", amount: 33000 })
    return isPaid(payment) ? payment : payment.status
  } catch (error) {
    if (error instanceof DeclinedError) return adviceFor(error.code ?? "").buyer.ko
    throw error instanceof TossError ? error : new Error("not ours")
  }
}

export const route = (client: Client, handlers: WebhookHandlers) => client.webhooks.handler({ handlers })

export const open = (store: TossStore): Client => new Client({ secretKey: "test_sk_example", store })

export const check = async (body: Uint8Array, securityKey: string): Promise<boolean> => {
  const envelope = readWebhook(body)
  return (
    !("reason" in envelope) &&
    (await verifySignature({
      body: envelope.bytes,
      transmissionTime: envelope.transmission.time ?? "",
      signature: envelope.signature ?? "",
      securityKeys: [securityKey]
    }))
  )
}

export const delivered = async (securityKey: string): Promise<boolean> => {
  const unsigned = webhookDelivery("payout.changed", { status: "COMPLETED" })
  const { body } = await signWebhook(unsigned, { securityKeys: securityKey })
  return check(new TextEncoder().encode(body), securityKey)
}
