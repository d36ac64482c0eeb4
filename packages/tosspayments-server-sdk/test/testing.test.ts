import { describe, expect, it } from "vitest"
import { type HandledEvent, isCanceled, type WebhookHandlers } from "../src/index.js"
import { signWebhook, webhookDelivery, webhookTypes } from "../src/testing.js"
import { readWebhook, verifySignature } from "../src/webhook.js"
import { connect } from "./support/connect.js"

const securityKey = "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f"
const oldKey = "ffeeddccbbaa99887766554433221100f0e1d2c3b4a5968778695a4b3c2d1e0f"

const noting = () => {
  const events: Array<HandledEvent> = []
  const handlers: WebhookHandlers = { otherwise: async (event) => void events.push(event) }
  return { events, handlers }
}

const post = (delivery: { readonly body: string; readonly headers: Record<string, string> }) =>
  new Request("http://shop.test/webhooks", { method: "POST", ...delivery })

describe("a delivery for tests", () => {
  it("of a payment reaches the handler of a shop, with the payment that its `fetch` answers with", async () => {
    const delivery = webhookDelivery("PAYMENT_STATUS_CHANGED", { orderId: "ORD-000001", status: "CANCELED" })
    const { client } = await connect([], {
      fetch: async () => Response.json(JSON.parse(delivery.body).data)
    })
    const canceled: Array<string> = []
    const route = client.webhooks.handler({
      handlers: {
        ...noting().handlers,
        PAYMENT_STATUS_CHANGED: async ({ data, trust }) => {
          if (isCanceled(data)) canceled.push(`${data.orderId} ${trust}`)
        }
      }
    })
    expect((await route(post(delivery))).status).toBe(200)
    expect(canceled).toEqual(["ORD-000001 retrieved"])
  })

  it("is the event that it is called, for each of them", async () => {
    const { client } = await connect([])
    expect(webhookTypes).toHaveLength(12)
    for (const type of webhookTypes) {
      const { body, headers } = webhookDelivery(type)
      expect(await client.webhooks.verifyAndParse(body, { headers })).toMatchObject({ eventType: type })
    }
  })

  it.each(["payout.changed", "seller.changed"] as const)(
    "of %s is trusted once it is signed",
    async (type) => {
      const { client } = await connect([], { securityKey })
      const { events, handlers } = noting()
      const unsigned = webhookDelivery(type)
      const route = client.webhooks.handler({ handlers })
      expect((await route(post(unsigned))).status).toBe(400)
      for (const keyReading of ["bytes", "text"] as const) {
        const signed = await signWebhook(webhookDelivery(type, { id: keyReading }), {
          securityKeys: [oldKey, securityKey],
          keyReading
        })
        expect((await route(post(signed))).status).toBe(200)
        const envelope = readWebhook(signed.body, { headers: signed.headers })
        if ("reason" in envelope) throw new Error(envelope.message)
        const { bytes, signature, transmission } = envelope
        expect(
          await verifySignature({
            body: bytes,
            transmissionTime: transmission.time ?? "",
            signature: signature ?? "",
            securityKeys: [oldKey]
          })
        ).toBe(true)
      }
      expect(events.map(({ eventType, trust }) => [eventType, trust])).toEqual([
        [type, "signature"],
        [type, "signature"]
      ])
    }
  )

  it("leaves nothing behind in the other entries of the package", async () => {
    const { readFileSync } = await import("node:fs")
    for (const entry of ["index", "webhook"]) {
      expect(readFileSync(new URL(`../src/${entry}.ts`, import.meta.url), "utf8")).not.toMatch(/[tT]esting"/)
    }
  })
})
