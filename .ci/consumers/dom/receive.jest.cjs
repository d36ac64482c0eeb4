/** Jest's page is poorer still: nothing of Node's globals but `Buffer`. */
const { readFileSync } = require("node:fs")
const Envelope = require("effect-tosspayments/webhook/Envelope")
const { Client } = require("tosspayments-server-sdk")
const { readWebhook } = require("tosspayments-server-sdk/webhook")

const file = readFileSync("deposit.json")

test("the import needed no TextEncoder", () => {
  expect(typeof document).toBe("object")
  expect(typeof TextEncoder).toBe("undefined")
})

describe("with the TextEncoder of Node", () => {
  beforeAll(() => {
    const { TextDecoder, TextEncoder } = require("node:util")
    Object.assign(globalThis, { TextDecoder, TextEncoder })
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

  test("the Effect package can be imported", () => {
    expect(require("effect-tosspayments")).toHaveProperty("Webhooks")
  })
})
