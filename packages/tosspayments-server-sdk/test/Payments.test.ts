import { describe, expect, it, onTestFinished, vi } from "vitest"
import { Client, type Drift, isPaid, NetworkError, NotFoundError, ValidationError } from "../src/index.js"
import { version } from "../src/internal/version.js"
import { connect, rejection, secretKey } from "./support/connect.js"
import * as Server from "./support/Server.js"

const done = { status: 200, body: Server.fixture("payment-card-done") }
const request = { paymentKey: "emul020260302101501aB301", orderId: "ORD-20260302-0001", amount: 33000 }

describe("retrieve", () => {
  it("reads a payment by its key, with the secret key as user name", async () => {
    const { client, server } = await connect([done])
    const payment = await client.payments.retrieve("emul/01")
    expect(payment).toMatchObject({ status: "DONE", totalAmount: 33000 })
    expect(payment.approvedAt).toEqual(new Date("2026-03-02T01:16:01Z"))
    expect(isPaid(payment)).toBe(true)
    expect(server.sent[0]).toMatchObject({
      method: "GET",
      path: "/v1/payments/emul%2F01",
      headers: { authorization: `Basic ${Buffer.from(`${secretKey}:`).toString("base64")}` }
    })
  })

  it("says who is asking", async () => {
    const { client, server } = await connect([done])
    await client.payments.retrieve("emul01")
    expect(server.sent[0]?.headers["user-agent"]).toBe(`tosspayments-server-sdk/${version}`)
  })

  it("rejects with NotFoundError when there is none", async () => {
    const { client } = await connect([{ status: 404, body: Server.fixture("error-v1-not-found-payment") }])
    const error = await rejection(client.payments.retrieve("emul01"))
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ code: "NOT_FOUND_PAYMENT", status: 404, endpoint: "payments.retrieve" })
  })
})

describe("retrieveByOrderId", () => {
  it("reads a payment by the shop's order id", async () => {
    const { client, server } = await connect([done])
    const payment = await client.payments.retrieveByOrderId("ORD-20260302-0001")
    expect(payment.orderId).toBe("ORD-20260302-0001")
    expect(server.sent[0]?.path).toBe("/v1/payments/orders/ORD-20260302-0001")
  })
})

describe("confirm", () => {
  it("sends the three values and a key of its own", async () => {
    const { client, server } = await connect([done])
    expect((await client.payments.confirm(request)).status).toBe("DONE")
    const [sent] = server.sent
    expect(sent).toMatchObject({ method: "POST", path: "/v1/payments/confirm" })
    expect(JSON.parse(sent?.body ?? "")).toEqual(request)
    expect(sent?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/)
  })

  it("sends the caller's key, test code and language", async () => {
    const { client, server } = await connect([done])
    await client.payments.confirm(request, {
      idempotencyKey: "order-1-confirm",
      testCode: "REJECT_CARD_PAYMENT",
      acceptLanguage: "en-US"
    })
    expect(server.sent[0]?.headers).toMatchObject({
      "idempotency-key": "order-1-confirm",
      "tosspayments-test-code": "REJECT_CARD_PAYMENT",
      "accept-language": "en-US"
    })
  })

  it("answers with the payment when the answer is lost after the charge", async () => {
    const { client, server } = await connect([{ drop: true }, done])
    expect((await client.payments.confirm(request)).status).toBe("DONE")
    expect(server.sent.map(({ method }) => method)).toEqual(["POST", "GET"])
  })

  it("says Unknown when the answer is lost and nothing can be read", async () => {
    const { client } = await connect([{ drop: true }, { drop: true }])
    const error = await rejection(client.payments.confirm(request, { idempotencyKey: "mine" }))
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ outcome: "Unknown", reason: "Reset", idempotencyKey: "mine", attempts: 1 })
  })

  it("tries again with the same key", async () => {
    const { client, server } = await connect([{ status: 500, body: {} }, done], { maxRetries: 1 })
    await client.payments.confirm(request)
    const keys = server.sent.map(({ headers }) => headers["idempotency-key"])
    expect(keys[0]).toBe(keys[1])
  })

  it.each([undefined, null, {}, { ...request, amount: "33000" }, { ...request, orderid: "x" }])(
    "refuses %j before anything is sent",
    async (wrong) => {
      const { client, server } = await connect([])
      const error = await rejection(client.payments.confirm(wrong as never))
      expect(error).toBeInstanceOf(ValidationError)
      expect((error as ValidationError).issues.length).toBeGreaterThan(0)
      expect(error).toMatchObject({ attempts: 0, outcome: "NotApplied" })
      expect(server.sent).toHaveLength(0)
    }
  )
})

describe("cancel", () => {
  it("gives money back", async () => {
    const { client, server } = await connect([{ status: 200, body: Server.fixture("payment-card-canceled") }])
    const payment = await client.payments.cancel("emul020260302101501aB301", { cancelReason: "단순 변심" })
    expect(payment.status).toBe("CANCELED")
    expect(server.sent[0]).toMatchObject({
      method: "POST",
      path: "/v1/payments/emul020260302101501aB301/cancel"
    })
    expect(JSON.parse(server.sent[0]?.body ?? "")).toEqual({ cancelReason: "단순 변심" })
  })

  it("refuses a misspelt amount, which would refund everything", async () => {
    const { client, server } = await connect([])
    const wrong = { cancelReason: "일부 품절", cancelAmout: 1000 }
    const error = await rejection(client.payments.cancel("emul01", wrong as never))
    expect(error).toMatchObject({ name: "ValidationError", issues: [{ path: "cancelAmout" }] })
    expect(server.sent).toHaveLength(0)
  })
})

describe("time-outs", () => {
  it("of the client are in seconds", async () => {
    const { client } = await connect([{ hang: true }], { timeout: 1 })
    const started = performance.now()
    const error = await rejection(client.payments.retrieve("emul01"))
    expect(error).toMatchObject({ name: "NetworkError", reason: "Timeout", outcome: "NotApplied" })
    expect(performance.now() - started).toBeGreaterThan(950)
  })

  it("of a call are in seconds, for each attempt", async () => {
    const { client, server } = await connect([{ hang: true }, done], { maxRetries: 1 })
    expect((await client.payments.retrieve("emul01", { timeout: 0.2 })).status).toBe("DONE")
    expect(server.sent).toHaveLength(2)
  })

  it("of a call can bound the whole of it", async () => {
    const { client } = await connect([{ hang: true }])
    const error = await rejection(client.payments.retrieve("emul01", { deadline: 0.2 }))
    expect(error).toMatchObject({ name: "NetworkError", reason: "Deadline" })
  })

  it.each([0, -1, Number.NaN, "30"])("of %s are refused", async (timeout) => {
    const { client, server } = await connect([])
    const error = await rejection(client.payments.retrieve("emul01", { timeout: timeout as number }))
    expect(error).toMatchObject({ name: "ValidationError", issues: [{ path: "timeout" }] })
    expect(server.sent).toHaveLength(0)
  })
})

describe("abort", () => {
  const reason = new Error("the buyer left")

  it.each([
    ["a new client", false],
    ["a client that was used before", true]
  ])("before the call sends nothing and rejects with the reason, for %s", async (_, isWarm) => {
    const { client, server } = await connect([done, done])
    if (isWarm) await client.payments.retrieve("emul01")
    const before = server.sent.length
    const signal = AbortSignal.abort(reason)
    expect(await rejection(client.payments.retrieve("emul01", { signal }))).toBe(reason)
    await client.close()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(server.sent).toHaveLength(before)
  })

  it("during an attempt rejects with the reason at once", async () => {
    const { client, server } = await connect([{ hang: true }])
    const controller = new AbortController()
    const call = rejection(client.payments.confirm(request, { signal: controller.signal }))
    await server.received(1)
    controller.abort(reason)
    expect(await call).toBe(reason)
    expect(server.sent).toHaveLength(1)
  })

  it("between attempts rejects with the reason and sends nothing more", async () => {
    const { client, server } = await connect([{ status: 500 }, done], { maxRetries: 3 })
    const controller = new AbortController()
    let call: Promise<unknown> | undefined
    await new Promise<void>((answered) => {
      const options = { signal: controller.signal, onResponse: () => answered() }
      call = rejection(client.payments.retrieve("emul01", options))
    })
    const started = performance.now()
    controller.abort(reason)
    expect(await call).toBe(reason)
    expect(performance.now() - started).toBeLessThan(300)
    expect(server.sent).toHaveLength(1)
  })

  it("without a reason rejects with an AbortError", async () => {
    const { client } = await connect([])
    expect(
      await rejection(client.payments.retrieve("emul01", { signal: AbortSignal.abort() }))
    ).toMatchObject({
      name: "AbortError"
    })
  })

  it("after the answer changes nothing", async () => {
    const { client } = await connect([done])
    const controller = new AbortController()
    const payment = await client.payments.retrieve("emul01", { signal: controller.signal })
    controller.abort(reason)
    expect(payment.status).toBe("DONE")
  })
})

describe("calls", () => {
  it("can be made at the same time, and each gets its own answer", async () => {
    const count = 20
    const server = await Server.start(...Array.from({ length: count }, () => done))
    const client = new Client({ secretKey, baseUrl: server.url, maxRetries: 0 })
    onTestFinished(() => server.close())
    const keys = Array.from({ length: count }, (_, index) => `emul-${index}`)
    const payments = await Promise.all(keys.map((key) => client.payments.retrieve(key)))
    expect(payments.every(({ status }) => status === "DONE")).toBe(true)
    expect(server.sent.map(({ path }) => path).sort()).toEqual(
      keys.map((key) => `/v1/payments/${key}`).sort()
    )
  })

  it("use the fetch that was given", async () => {
    const fetch = vi.fn(async () => Response.json(Server.fixture("payment-card-done")))
    const client = new Client({ secretKey, fetch })
    expect((await client.payments.retrieve("emul01")).status).toBe("DONE")
    expect(String((fetch.mock.calls as ReadonlyArray<ReadonlyArray<unknown>>)[0]?.[0])).toBe(
      "https://api.tosspayments.com/v1/payments/emul01"
    )
  })

  it("work when a method is taken off the client", async () => {
    const { client } = await connect([done])
    const { retrieve } = client.payments
    expect((await retrieve("emul01")).status).toBe("DONE")
  })

  it("show each answer to onResponse", async () => {
    const { client } = await connect([done])
    const seen: Array<unknown> = []
    await client.payments.retrieve("emul01", {
      onResponse: ({ attempt, status }) => seen.push({ attempt, status })
    })
    expect(seen).toEqual([{ attempt: 1, status: 200 }])
  })

  it("refuse an option that does not exist, by name", async () => {
    const { client, server } = await connect([])
    const error = await rejection(client.payments.confirm(request, { idempotencykey: "mine" } as never))
    expect(error).toMatchObject({ name: "ValidationError", issues: [{ path: "idempotencykey" }] })
    expect((error as Error).message).toContain("idempotencykey")
    expect(server.sent).toHaveLength(0)
  })

  it("tell onDrift of each field in an unknown form, instead of the console", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {})
    onTestFinished(() => warn.mockRestore())
    const drift: Array<Drift> = []
    const { client } = await connect([{ ...done, body: { ...done.body, mId: 1, vat: "x" } }], {
      onDrift: (found) => drift.push(found)
    })
    await client.payments.retrieve("emul01")
    expect(drift.map(({ endpoint, path }) => [endpoint, path])).toEqual([
      ["payments.retrieve", "mId"],
      ["payments.retrieve", "vat"]
    ])
    expect(warn).not.toHaveBeenCalled()
  })

  it("warn on the console, not on stdout, when TossPayments answers in an unknown form", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {})
    const log = vi.spyOn(console, "log").mockImplementation(() => {})
    onTestFinished(() => {
      warn.mockRestore()
      log.mockRestore()
    })
    const { client } = await connect([{ status: 200, body: { ...done.body, orderName: 5 } }])
    expect((await client.payments.retrieve("emul01")).status).toBe("DONE")
    expect(warn.mock.calls.flat().join(" ")).toContain("payments.retrieve")
    expect(log).not.toHaveBeenCalled()
  })
})

describe("a client with a rate limit", () => {
  const done = { status: 200, body: Server.fixture("payment-card-done") }

  it("holds a call back that is too many; its deadline or an abort ends the wait, and nothing was sent", async () => {
    const { client, server } = await connect([done], { rateLimit: { limit: 1, perSeconds: 600 } })
    await client.payments.retrieve("K")
    const request = { paymentKey: "K", orderId: "ORD-000001", amount: 1000 }
    expect(await rejection(client.payments.confirm(request, { deadline: 0.1 }))).toMatchObject({
      name: "NetworkError",
      reason: "Deadline",
      outcome: "NotApplied",
      attempts: 0
    })
    const controller = new AbortController()
    const call = rejection(client.payments.retrieve("K", { signal: controller.signal }))
    controller.abort("enough")
    expect(await call).toBe("enough")
    expect(server.sent).toHaveLength(1)
  })

  it("sends what is within it at once", async () => {
    const { client, server } = await connect([done, done, done], { rateLimit: "test" })
    await Promise.all(["A", "B", "C"].map((paymentKey) => client.payments.retrieve(paymentKey)))
    expect(server.sent).toHaveLength(3)
  })
})
