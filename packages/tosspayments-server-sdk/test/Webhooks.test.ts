import { createHmac } from "node:crypto"
import { describe, expect, it } from "vitest"
import {
  ValidationError,
  type WebhookEvent,
  type WebhookHandlers,
  WebhookVerificationError
} from "../src/index.js"
import type { DepositSecret } from "../src/Webhooks.js"
import * as Webhook from "../src/webhook.js"
import { connect, rejection } from "./support/connect.js"
import * as Server from "./support/Server.js"
import * as Shop from "./support/Shop.js"

const deposit = JSON.stringify(Server.fixture("webhook-deposit-callback-done"))
const depositSecret = String(Server.fixture("webhook-deposit-callback-done")["secret"])
const statusChanged = JSON.stringify(Server.fixture("webhook-payment-status-changed-done"))
const payout = JSON.stringify(Server.fixture("webhook-payout-changed-completed"))
const securityKey = "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f"

const sign = (body: string, time: string): Record<string, string> => ({
  "tosspayments-webhook-transmission-time": time,
  "tosspayments-webhook-transmission-id": "whtrans_a01",
  "tosspayments-webhook-signature": `v1:${createHmac("sha256", Buffer.from(securityKey, "hex"))
    .update(`${body}:${time}`)
    .digest("base64")}`
})

describe("an unsigned event", () => {
  it("is parsed, and trusted by nothing", async () => {
    const { client, server } = await connect([])
    const event = await client.webhooks.verifyAndParse(statusChanged)
    expect(event).toMatchObject({
      type: "PAYMENT_STATUS_CHANGED",
      trust: "none",
      data: { status: "DONE" }
    })
    expect(server.sent).toHaveLength(0)
  })

  it("can come as bytes", async () => {
    const { client } = await connect([])
    const bytes = new TextEncoder().encode(statusChanged)
    expect((await client.webhooks.verifyAndParse(bytes)).type).toBe("PAYMENT_STATUS_CHANGED")
    expect((await client.webhooks.verifyAndParse(Buffer.from(bytes))).type).toBe("PAYMENT_STATUS_CHANGED")
    expect((await client.webhooks.verifyAndParse(bytes.buffer)).type).toBe("PAYMENT_STATUS_CHANGED")
  })

  it("is read again with retrieve: true", async () => {
    const { client, server } = await connect([{ status: 200, body: Server.fixture("payment-card-canceled") }])
    const event = await client.webhooks.verifyAndParse(statusChanged, { retrieve: true })
    expect(event).toMatchObject({ trust: "retrieved", data: { status: "CANCELED" } })
    expect(server.sent).toHaveLength(1)
  })

  it("is read again with the options of the call", async () => {
    const { client } = await connect([{ hang: true }])
    const error = await rejection(
      client.webhooks.verifyAndParse(statusChanged, { retrieve: true }, { timeout: 0.2 })
    )
    expect(error).toMatchObject({ name: "NetworkError", reason: "Timeout" })
  })

  it("of an unknown kind is no error", async () => {
    const { client } = await connect([])
    const event = await client.webhooks.verifyAndParse('{"eventType":"NEW","data":{"a":1}}', {
      retrieve: true
    })
    expect(event).toMatchObject({ type: "UNKNOWN", eventType: "NEW", trust: "none", data: { a: 1 } })
  })
})

describe("what an event is about", () => {
  it("is read by `current`, also when the event was stored as JSON", async () => {
    const { client, server } = await connect([
      { status: 200, body: Server.fixture("payment-card-canceled") },
      { status: 200, body: Server.fixture("payment-virtual-account-done") }
    ])
    const event = JSON.parse(JSON.stringify(await client.webhooks.verifyAndParse(statusChanged)))
    expect(await client.webhooks.current(event)).toMatchObject({ status: "CANCELED" })
    const paid = (await client.webhooks.verifyAndParse(deposit)) as WebhookEvent<"DEPOSIT_CALLBACK">
    const payment = await client.webhooks.current(paid)
    expect(payment?.virtualAccount?.bankCode).toBe("20")
    expect(server.sent).toHaveLength(2)
  })

  it("is null when nothing can be read", async () => {
    const { client, server } = await connect([])
    const deleted = JSON.stringify(Server.fixture("webhook-billing-deleted"))
    expect(await client.webhooks.current(await client.webhooks.verifyAndParse(deleted))).toBeNull()
    expect(server.sent).toHaveLength(0)
  })

  it("is refused for what is no event, and with wrong options, before anything is sent", async () => {
    const { client, server } = await connect([])
    const current = client.webhooks.current as (...args: ReadonlyArray<unknown>) => Promise<unknown>
    const hostile = {
      get type() {
        throw new Error("no")
      }
    }
    for (const event of [undefined, null, "text", statusChanged, {}, { type: 1 }, hostile]) {
      expect(await rejection(current(event))).toBeInstanceOf(ValidationError)
    }
    const event = { type: "PAYMENT_STATUS_CHANGED", data: { paymentKey: "K" } }
    expect(await rejection(current(event, { intent: "order-1" }))).toBeInstanceOf(ValidationError)
    expect(await rejection(current({ ...event, data: { paymentKey: ".." } }))).toBeInstanceOf(ValidationError)
    expect(server.sent).toHaveLength(0)
  })
})

describe("an aborted call", () => {
  it("rejects with the reason although nothing would have to be sent", async () => {
    const { client } = await connect([])
    await client.webhooks.verifyAndParse(statusChanged)
    const reason = new Error("too late")
    const call = client.webhooks.verifyAndParse(statusChanged, {}, { signal: AbortSignal.abort(reason) })
    expect(await rejection(call)).toBe(reason)
  })
})

describe("a deposit", () => {
  it("is trusted by the secret that was stored", async () => {
    const { client } = await connect([])
    const event = await client.webhooks.verifyAndParse(deposit, { depositSecret, retrieve: true })
    expect(event).toMatchObject({ type: "DEPOSIT_CALLBACK", data: { status: "DONE" }, trust: "secret" })
  })

  it.each([
    ["at once", () => depositSecret],
    ["later", async () => depositSecret]
  ])("is trusted by a secret that is found %s, by order id", async (_, find) => {
    const { client } = await connect([])
    const asked: Array<string> = []
    const event = await client.webhooks.verifyAndParse(deposit, {
      depositSecret: (orderId) => {
        asked.push(orderId)
        return find()
      }
    })
    expect(event.trust).toBe("secret")
    expect(asked).toEqual(["ORD-20260302-0008"])
  })

  it.each([
    ["another secret", "ps_other", "SecretMismatch"],
    ["another secret, looked up", async (): Promise<string> => "ps_other", "SecretMismatch"],
    ["no secret", null, "SecretMissing"],
    ["no secret, looked up", (): null => null, "SecretMissing"],
    ["no secret in a map", (id: string) => new Map<string, string>().get(id), "SecretMissing"],
    ["no secret, looked up later", async (): Promise<undefined> => undefined, "SecretMissing"],
    ["something that is no text", (): never => ({ secret: depositSecret }) as never, "SecretMissing"],
    ["something that is lost by a truthy word", (): never => ({ lost: "yes" }) as never, "SecretMissing"]
  ] as const)("is refused with %s", async (_, depositSecret, reason) => {
    const { client } = await connect([])
    const error = await rejection(client.webhooks.verifyAndParse(deposit, { depositSecret }))
    expect(error).toBeInstanceOf(WebhookVerificationError)
    expect(error).toMatchObject({
      name: "WebhookVerificationError",
      reason,
      endpoint: "webhooks.verifyAndParse"
    })
  })

  it.each([
    [
      "throws",
      (error: Error) => (): string => {
        throw error
      }
    ],
    ["rejects", (error: Error) => () => Promise.reject(error)]
  ])("rejects with the very error when looking up %s", async (_, fail) => {
    const { client } = await connect([])
    const down = new Error("the database is down")
    expect(await rejection(client.webhooks.verifyAndParse(deposit, { depositSecret: fail(down) }))).toBe(down)
  })

  it.each([
    ["at once", (): DepositSecret => ({ lost: true })],
    ["later", async (): Promise<DepositSecret> => ({ lost: true })]
  ])("of a payment whose secret was lost, says the shop %s, is trusted by nothing", async (_, find) => {
    const { client, server } = await connect([])
    const event = await client.webhooks.verifyAndParse(deposit, { depositSecret: find })
    expect(event).toMatchObject({ type: "DEPOSIT_CALLBACK", trust: "none", data: { payment: null } })
    expect(server.sent).toHaveLength(0)
  })

  it("of a payment whose secret was lost is read again with retrieve: true", async () => {
    const waiting = { ...Server.fixture("payment-virtual-account-done"), status: "WAITING_FOR_DEPOSIT" }
    const { client, server } = await connect([{ status: 200, body: waiting }])
    const event = await client.webhooks.verifyAndParse(deposit, {
      depositSecret: () => ({ lost: true }),
      retrieve: true
    })
    expect(event).toMatchObject({ trust: "retrieved", data: { status: "WAITING_FOR_DEPOSIT" } })
    expect(server.sent.map(({ method, path }) => [method, path])).toEqual([
      ["GET", "/v1/payments/orders/ORD-20260302-0008"]
    ])
  })

  it("of a payment that the shop does not know is refused before anything is read", async () => {
    const { client, server } = await connect([])
    const verify = { depositSecret: () => undefined, retrieve: true }
    expect(await rejection(client.webhooks.verifyAndParse(deposit, verify))).toMatchObject({
      reason: "SecretMissing"
    })
    expect(server.sent).toHaveLength(0)
  })

  it("stops looking up when aborted", async () => {
    const { client } = await connect([])
    const error = await rejection(
      client.webhooks.verifyAndParse(
        deposit,
        { depositSecret: () => new Promise(() => {}) },
        { signal: AbortSignal.timeout(20) }
      )
    )
    expect(error).toMatchObject({ name: "TimeoutError" })
  })
})

describe("a payment event", () => {
  const easyPay = JSON.stringify({
    ...Server.fixture("webhook-payment-status-changed-done"),
    data: { ...Server.fixture("payment-card-done"), secret: "ps_of_an_easy_pay_payment" }
  })
  const short = JSON.stringify({
    eventType: "PAYMENT_STATUS_CHANGED",
    createdAt: "2022-05-12T00:00:00.000",
    data: { paymentKey: "K", status: "DONE", orderId: "ORDER1" }
  })
  const read = { status: 200, body: Server.fixture("payment-card-done") }

  it.each([
    ["null", () => null],
    ["undefined", () => undefined]
  ])("with a secret that the shop did not store (%s) is read again", async (_, depositSecret) => {
    const { client } = await connect([read])
    const event = await client.webhooks.verifyAndParse(easyPay, { depositSecret, retrieve: true })
    expect(event).toMatchObject({ type: "PAYMENT_STATUS_CHANGED", trust: "retrieved" })
    expect(await client.webhooks.verifyAndParse(easyPay, { depositSecret })).toMatchObject({ trust: "none" })
  })

  it("in the short form of older API versions is one whose payment is not known, until it is read", async () => {
    const { client, server } = await connect([read])
    const event = await client.webhooks.verifyAndParse(short)
    expect(event).toMatchObject({
      trust: "none",
      data: { paymentKey: "K", orderId: "ORDER1", status: "DONE" }
    })
    expect(event.data).not.toHaveProperty("totalAmount")
    const whole = await client.webhooks.verifyAndParse(short, { retrieve: true })
    expect(whole).toMatchObject({ trust: "retrieved", data: { orderId: "ORD-20260302-0001" } })
    expect(server.sent.map(({ path }) => path)).toEqual(["/v1/payments/K"])
  })

  it("in the short form reaches its function with a payment", async () => {
    const { client } = await connect([read])
    const seen: Array<string> = []
    const to: WebhookHandlers = {
      PAYMENT_STATUS_CHANGED: async ({ data }) => seen.push(data.status),
      otherwise: async () => {}
    }
    expect(await client.webhooks.receive(short, to)).toBe("Handled")
    expect(seen).toEqual(["DONE"])
  })
})

describe("handlers", () => {
  const read = { status: 200, body: Server.fixture("payment-card-done") }
  const run = async () => {}

  it("give `otherwise` what has no function of its own: known events, read again, and unknown ones", async () => {
    const { client } = await connect([read])
    const seen: Array<readonly [type: string, trust: string]> = []
    const to: WebhookHandlers = {
      DEPOSIT_CALLBACK: async () => {
        throw new Error("not about a deposit")
      },
      otherwise: async ({ trust, type }) => seen.push([type, trust])
    }
    expect(await client.webhooks.receive(statusChanged, to)).toBe("Handled")
    expect(await client.webhooks.receive('{"eventType":"NEW"}', to)).toBe("Handled")
    expect(await client.webhooks.receive('{"eventType":"NEW"}', to)).toBe("Duplicate")
    expect(seen).toEqual([
      ["PAYMENT_STATUS_CHANGED", "retrieved"],
      ["UNKNOWN", "none"]
    ])
  })

  it("let `otherwise` give an event back, by rejecting", async () => {
    const { client } = await connect([])
    const down = new Error("the queue is down")
    const failing = { otherwise: () => Promise.reject(down) }
    expect(await rejection(client.webhooks.receive('{"eventType":"NEW"}', failing))).toBe(down)
    expect(await client.webhooks.receive('{"eventType":"NEW"}', { otherwise: run })).toBe("Handled")
  })

  it("are called as methods of what was given", async () => {
    class Orders {
      seen = 0
      async DEPOSIT_CALLBACK() {
        this.seen += 1
      }
      async otherwise() {}
    }
    class Refusing {
      orders = new Orders()
      async otherwise() {}
    }
    const { client } = await connect([{ status: 200, body: Server.fixture("payment-virtual-account-done") }])
    const orders = Object.create(new Orders(), { seen: { value: 0, writable: true } }) as Orders
    expect(await client.webhooks.receive(deposit, orders)).toBe("Handled")
    expect(orders.seen).toBe(1)
    const error = await rejection(client.webhooks.receive(deposit, new Refusing() as never))
    expect((error as ValidationError).issues.map(({ path }) => path)).toEqual(["handlers.orders"])
  })

  it.each([
    [{ PAYMENT_STATUS_CHANGE: run, otherwise: run }, "handlers.PAYMENT_STATUS_CHANGE"],
    [{ payment_status_changed: run, otherwise: run }, "handlers.payment_status_changed"],
    [{ PAYMENT_STATUS_CHANGED: run }, "handlers.otherwise"],
    [{ otherwise: undefined }, "handlers.otherwise"],
    [{ DEPOSIT_CALLBACK: {}, otherwise: run }, "handlers.DEPOSIT_CALLBACK"],
    [run, "handlers"],
    [[run], "handlers"],
    [null, "handlers"]
  ])("are refused before anything is verified when wrong: %o", async (handlers, path) => {
    const { client } = await connect([])
    const error = await rejection(client.webhooks.receive("no json", handlers as never))
    expect(error).toBeInstanceOf(ValidationError)
    expect((error as ValidationError).issues.map((issue) => issue.path)).toEqual([path])
  })

  it("that are misspelt are told the names that there are", async () => {
    const { client } = await connect([])
    const handlers = { PAYMENT_STATUS_CHANGE: run, otherwise: run } as never
    expect(() => client.webhooks.handler({ handlers })).toThrow(
      "handlers.PAYMENT_STATUS_CHANGE is no event of this version (there are PAYMENT_STATUS_CHANGED, "
    )
  })
})

describe("a delivery to AWS Lambda", () => {
  const to = Shop.handlers()

  it("in base64 is refused with what to do about it", async () => {
    const { client } = await connect([])
    const error = await rejection(client.webhooks.receive(Buffer.from(statusChanged).toString("base64"), to))
    expect(error).toMatchObject({ name: "WebhookVerificationError", reason: "NotJson" })
    expect((error as Error).message).toContain("isBase64Encoded")
  })

  it("is handled once it is decoded, without headers too", async () => {
    const { client } = await connect([Shop.read])
    const base64 = Buffer.from(statusChanged).toString("base64")
    expect(await client.webhooks.receive(Buffer.from(base64, "base64"), to, { headers: null })).toBe(
      "Handled"
    )
    expect(await client.webhooks.verifyAndParse(statusChanged, { headers: null })).toMatchObject({
      trust: "none"
    })
  })
})

describe("options of a program without types", () => {
  it.each([
    [{ depositSecrets: "ps_a" }, "depositSecrets"],
    [{ depositSecret: 5 }, "depositSecret"],
    [{ depositSecret: { lost: true } }, "depositSecret"],
    [{ maxBytes: Number.NaN }, "maxBytes"],
    [{ maxBytes: "1mb" }, "maxBytes"],
    [{ headers: "none" }, "headers"],
    [{ retrieve: "yes" }, "retrieve"],
    ["retrieve", "options"]
  ])("are refused when wrong: %j", async (verify, path) => {
    const { client } = await connect([])
    const error = await rejection(client.webhooks.verifyAndParse(deposit, verify as never))
    expect(error).toBeInstanceOf(ValidationError)
    expect((error as ValidationError).issues.map((issue) => issue.path)).toEqual([path])
  })

  it.each([
    [{ maxBytes: 0 }, "maxBytes"],
    [{ retrieve: true }, "retrieve"]
  ])("of receive are refused when wrong: %j", async (options, path) => {
    const { client } = await connect([])
    const error = await rejection(client.webhooks.receive(deposit, Shop.handlers(), options as never))
    expect(error).toBeInstanceOf(ValidationError)
    expect((error as ValidationError).issues.map((issue) => issue.path)).toEqual([path])
  })

  it.each([null, undefined, {}, { retrieve: undefined, other: undefined }])("may be %j", async (verify) => {
    const { client } = await connect([])
    expect(await client.webhooks.verifyAndParse(deposit, verify as never)).toMatchObject({ trust: "none" })
  })
})

describe("a signed event", () => {
  it("is trusted by its signature", async () => {
    const { client } = await connect([], { securityKey: ["ff".repeat(32), securityKey] })
    const event = await client.webhooks.verifyAndParse(payout, {
      headers: new Headers(sign(payout, new Date().toISOString()))
    })
    expect(event).toMatchObject({
      eventType: "payout.changed",
      trust: "signature",
      transmission: { id: "whtrans_a01" }
    })
  })

  it.each([
    ["without a signature", () => ({}), "SignatureMissing"],
    ["when the body was changed", () => sign(`${payout} `, new Date().toISOString()), "SignatureMismatch"],
    ["when it is old", () => sign(payout, "2026-03-10T11:30:21+09:00"), "OutsideTimeWindow"]
  ])("is refused %s", async (_, headers, reason) => {
    const { client } = await connect([], { securityKey })
    const error = await rejection(client.webhooks.verifyAndParse(payout, { headers: headers() }))
    expect(error).toMatchObject({ name: "WebhookVerificationError", reason })
  })
})

describe("a body", () => {
  it("that was parsed is refused, with what to do about it", async () => {
    const { client } = await connect([])
    const error = await rejection(client.webhooks.verifyAndParse(JSON.parse(deposit)))
    expect(error).toMatchObject({ reason: "BodyAlreadyParsed" })
    expect((error as Error).message).toContain("express.raw")
  })

  it("that is too large is refused", async () => {
    const { client } = await connect([])
    const error = await rejection(client.webhooks.verifyAndParse(deposit, { maxBytes: 10 }))
    expect(error).toMatchObject({ reason: "BodyTooLarge" })
  })

  it("that is refused leaves the caller in the stack", async () => {
    const { client } = await connect([])
    async function receiveMyWebhook() {
      await client.webhooks.verifyAndParse("not json")
    }
    const error = (await rejection(receiveMyWebhook())) as Error
    expect(error.stack?.split("\n")[1]).toContain("receiveMyWebhook")
  })
})

describe("the webhook entry", () => {
  it("reads an envelope and checks its signature", async () => {
    const time = new Date().toISOString()
    const envelope = Webhook.readWebhook(payout, { headers: sign(payout, time) })
    if ("reason" in envelope) throw new Error(envelope.message)
    const input = {
      body: envelope.bytes,
      transmissionTime: envelope.transmission.time ?? "",
      signature: envelope.signature ?? "",
      securityKeys: [securityKey]
    }
    expect(envelope.eventType).toBe("payout.changed")
    expect(await Webhook.verifySignature(input)).toBe(true)
    expect(await Webhook.verifySignature({ ...input, transmissionTime: "" })).toBe(false)
  })

  it("tells what is wrong instead of throwing", () => {
    expect(Webhook.readWebhook("no")).toMatchObject({ reason: "NotJson" })
    expect(Webhook.readWebhook("x".repeat(Webhook.defaultMaxBytes + 1))).toMatchObject({
      reason: "BodyTooLarge"
    })
  })

  it("compares secrets", () => {
    expect(Webhook.secretsEqual("ps_a", "ps_a")).toBe(true)
    expect(Webhook.secretsEqual("ps_a", "ps_b")).toBe(false)
  })
})
