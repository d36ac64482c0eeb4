/** Server code under test in a page's environment, as projects have it whose tests all run in one. */
import { createHmac } from "node:crypto"
import { readFileSync } from "node:fs"
import * as Envelope from "effect-tosspayments/webhook/Envelope"
import { Client } from "tosspayments-server-sdk"
import { readWebhook, verifySignature } from "tosspayments-server-sdk/webhook"
import { expect, test } from "vitest"

const file = readFileSync("deposit.json")

test("this is a page", () => {
  expect(typeof document).toBe("object")
})

test.each([
  ["a Buffer", file],
  ["a Uint8Array", Uint8Array.from(file)],
  ["an ArrayBuffer", Uint8Array.from(file).buffer],
  ["a text", file.toString()]
])("a webhook is received from %s", async (_, body) => {
  expect(readWebhook(body)).toMatchObject({ eventType: "DEPOSIT_CALLBACK" })
  expect(Envelope.read(body)).toMatchObject({ eventType: "DEPOSIT_CALLBACK" })
  const client = new Client({ secretKey: "test_sk_example", dangerouslyAllowBrowser: true })
  const event = await client.webhooks.verifyAndParse(body, { depositSecret: "ps_example" })
  expect(event).toMatchObject({ trust: "secret", data: { orderId: "ORD-000001" } })
})

// The page of jsdom has no `crypto.subtle`.
test.runIf(globalThis.crypto?.subtle)("a signature is verified", async () => {
  const securityKey = "0011223344556677".repeat(4)
  const transmissionTime = "2026-03-10T11:30:21+09:00"
  const mac = createHmac("sha256", Buffer.from(securityKey, "hex"))
    .update(file)
    .update(`:${transmissionTime}`)
  const signed = {
    transmissionTime,
    signature: `v1:${mac.digest("base64")}`,
    securityKeys: [securityKey]
  }
  expect(await verifySignature({ ...signed, body: file })).toBe(true)
  expect(await verifySignature({ ...signed, body: file.subarray(1) })).toBe(false)
})

test("the Effect package can be imported", async () => {
  expect(await import("effect-tosspayments")).toHaveProperty("Webhooks")
})
