/** What a shop does with the SDK, in whatever runs JavaScript: confirms, receives webhooks, verifies a signature. */
import { Client, isPaid } from "tosspayments-server-sdk"
import { verifySignature } from "tosspayments-server-sdk/webhook"

const securityKey = "0011223344556677".repeat(4)
const encoder = new TextEncoder()

const sign = async (text) => {
  const bytes = Uint8Array.from(securityKey.match(/../g), (byte) => Number.parseInt(byte, 16))
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"])
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)))
  return `v1:${btoa(String.fromCharCode(...mac))}`
}

const demand = (condition, what) => {
  if (!condition) throw new Error(what)
}

export const checkout = async (url, { paymentKey, orderId, amount }) => {
  const client = new Client({ secretKey: "test_sk_example", baseUrl: url })
  const payment = await client.payments.confirm({ paymentKey, orderId, amount })
  demand(isPaid(payment), "the payment is not paid")

  const deliveries = await (await fetch(`${url}/_emulator/webhooks`)).json()
  const { body } = deliveries.find((delivery) => delivery.paymentKey === paymentKey)
  const event = await client.webhooks.verifyAndParse(encoder.encode(body), { retrieve: true })
  demand(event.type === "PAYMENT_STATUS_CHANGED" && event.trust === "retrieved", "the event is not trusted")
  demand(event.data.status === "DONE", "the event is about another state")

  const transmissionTime = "2026-03-10T11:30:21+09:00"
  const signed = {
    transmissionTime,
    signature: await sign(`{}:${transmissionTime}`),
    securityKeys: [securityKey]
  }
  demand(await verifySignature({ ...signed, body: encoder.encode("{}") }), "a genuine signature is refused")
  demand(!(await verifySignature({ ...signed, body: encoder.encode("[]") })), "a forged one is accepted")
  await client.close()
}
