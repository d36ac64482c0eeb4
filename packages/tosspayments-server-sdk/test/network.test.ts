import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Readable } from "node:stream"
import { inspect } from "node:util"
import * as Undici from "undici"
import { describe, expect, it, onTestFinished } from "vitest"
import { Client, type ClientOptions, NetworkError } from "../src/index.js"
import * as Server from "./support/Server.js"

const request = { paymentKey: "pkey_NeverPrintMe00003", orderId: "ORD-20260302-0001", amount: 33000 }

const failConfirm = async (options: Partial<ClientOptions>): Promise<NetworkError> => {
  const client = new Client({ secretKey: "test_sk_NeverPrintMe00001", maxRetries: 0, ...options })
  const error: unknown = await client.payments.confirm(request).catch((error: unknown) => error)
  if (!(error instanceof NetworkError)) throw error
  return error
}

const failing = (thrown: unknown) => (async () => Promise.reject(thrown)) as typeof fetch
const answering = (answer: unknown) => (async () => answer) as unknown as typeof fetch

describe("A fetch of the user", () => {
  it("is named when it throws, with what it threw as the cause", async () => {
    const error = await failConfirm({ fetch: failing(new RangeError("boom")) })
    expect(error).toMatchObject({ reason: "Reset", outcome: "Unknown" })
    expect(error.message).toContain("your `fetch` threw an error (RangeError: boom).")
    expect(error.cause).toMatchObject({ name: "RangeError", message: "boom" })
    expect(error.cause?.stack).toContain("network.test")
    expect(inspect(error)).toMatch(/\[cause\]: .*RangeError\]?: boom/)
  })

  it("keeps the mark by which Next.js knows its own error, and is not called again", async () => {
    let calls = 0
    const dynamic = async () => {
      calls += 1
      throw Object.assign(new Error("Dynamic server usage"), { digest: "DYNAMIC_SERVER_USAGE" })
    }
    const error = await failConfirm({ fetch: dynamic, maxRetries: 3 })
    expect(error.digest).toBe("DYNAMIC_SERVER_USAGE")
    expect(calls).toBe(2) // the confirmation, and the look at what became of it
  })

  it("is not to blame when the network broke", async () => {
    const { url, close } = await Server.start({ drop: true }, { drop: true })
    onTestFinished(close)
    const error = await failConfirm({ baseUrl: url, fetch: (...given) => fetch(...given) })
    expect(error).toMatchObject({ reason: "Reset", outcome: "Unknown" })
    expect(error.message).toContain("the connection broke (UND_ERR_SOCKET: other side closed).")
    expect(error.cause?.cause).toMatchObject({ code: "UND_ERR_SOCKET" })
  })

  it("cannot put the request into the error", async () => {
    const quoting = (async (url, init) => {
      const text = `no mock for ${url} ${JSON.stringify(init)} ${init?.body === undefined ? "" : new TextDecoder().decode(init.body as Uint8Array)}`
      throw Object.assign(new Error(text, { cause: text }), { config: { url, init }, request: init })
    }) as typeof fetch
    const error = await failConfirm({ fetch: quoting })
    const key = Buffer.from("test_sk_NeverPrintMe00001:").toString("base64")
    for (const shown of [
      inspect(error, { depth: 10, showHidden: true }),
      JSON.stringify(error),
      error.stack ?? ""
    ]) {
      const printed = shown.replaceAll(/pending: \{[^}]*\}/g, "")
      for (const secret of [key, "test_sk_NeverPrintMe", "api.tosspayments.com"])
        expect(printed).not.toContain(secret)
    }
    expect(inspect(error.cause, { depth: 10, showHidden: true })).not.toContain("NeverPrintMe")
  })

  for (const [name, answer, message] of [
    [
      "has json() only",
      { ok: true, status: 200, headers: new Headers(), json: async () => ({}) },
      "the answer of your `fetch` cannot be read (TypeError: "
    ],
    [
      "has no status",
      { ok: false, headers: new Headers(), text: async () => "{}" },
      "your `fetch` answered with something that is no response."
    ],
    ["is nothing", undefined, "your `fetch` answered with something that is no response."],
    ["is null", null, "your `fetch` answered with something that is no response."],
    ["is a text", "{}", "your `fetch` answered with something that is no response."]
  ] as const) {
    it(`is named when its answer ${name}`, async () => {
      const error = await failConfirm({ fetch: answering(answer) })
      expect(error).toMatchObject({ reason: "Body", outcome: "Unknown" })
      expect(error.message).toContain(message)
    })
  }

  const body = JSON.stringify({ ...Server.fixture("payment-card-done"), paymentKey: request.paymentKey })
  for (const [name, answer] of [
    ["a mock with status and text()", () => ({ status: 200, headers: {}, text: async () => body })],
    ["a frozen mock", () => Object.freeze({ status: 200, headers: {}, text: async () => body })],
    [
      "a body of Node, as node-fetch gives it",
      () => ({
        status: 200,
        headers: new Headers(),
        body: Readable.from([Buffer.from(body)]),
        text: async () => body
      })
    ]
  ] as const) {
    it(`may answer with ${name}`, async () => {
      const client = new Client({ secretKey: "test_sk_example", fetch: (async () => answer()) as never })
      expect((await client.payments.retrieve(request.paymentKey)).status).toBe("DONE")
    })
  }
})

describe("A request that did not leave", () => {
  for (const port of [6000, 6666, 10_080]) {
    it(`is NotApplied: fetch blocks port ${port}`, async () => {
      const error = await failConfirm({ baseUrl: `http://127.0.0.1:${port}` })
      expect(error).toMatchObject({ reason: "Connect", outcome: "NotApplied" })
      expect(error.message).toContain(`fetch never connects to port ${port}`)
    })
  }

  for (const status of [407, 502]) {
    it(`is NotApplied: the proxy answers ${status}`, async () => {
      const proxy = createServer().on("connect", (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`))
      await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve))
      const dispatcher = new Undici.ProxyAgent(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`)
      onTestFinished(async () => {
        await dispatcher.destroy()
        proxy.close()
      })
      const throughProxy = ((url: string, init: Undici.RequestInit) =>
        Undici.fetch(url, { ...init, dispatcher })) as unknown as typeof fetch
      const error = await failConfirm({ fetch: throughProxy })
      expect(error).toMatchObject({ reason: "Connect", outcome: "NotApplied" })
      expect(error.message).toContain(`Proxy response (${status})`)
    })
  }

  it("is NotApplied: a fetch of the user makes no URL of it", async () => {
    const error = await failConfirm({
      fetch: ((url: URL, init: RequestInit) => fetch(`nope/${url}`, init)) as never
    })
    expect(error).toMatchObject({ reason: "Connect", outcome: "NotApplied" })
  })
})

describe("An answer that is too large", () => {
  it("is not read on, and the payment is looked up", async () => {
    const paid = { ...Server.fixture("payment-card-done"), paymentKey: request.paymentKey }
    const { close, sent, url } = await Server.start(
      { status: 200, body: JSON.stringify(paid) + " ".repeat(8_388_608) },
      { status: 200, body: paid }
    )
    onTestFinished(close)
    const client = new Client({ secretKey: "test_sk_example", baseUrl: url })
    expect((await client.payments.confirm(request)).status).toBe("DONE")
    expect(sent.map(({ method }) => method)).toEqual(["POST", "GET"])
  })

  it("rejects when the payment cannot be read either", async () => {
    const huge = { status: 200, body: `"${"x".repeat(8_388_608)}"` }
    const { close, url } = await Server.start(huge, huge)
    onTestFinished(close)
    const error = await failConfirm({ baseUrl: url })
    expect(error).toMatchObject({ reason: "BodyTooLarge", outcome: "Unknown" })
    expect(error.cause).toBeUndefined()
  })
})

describe("Every request", () => {
  it("asks for no cache", async () => {
    const inits: Array<RequestInit | undefined> = []
    const recording = (async (_, init) => {
      inits.push(init)
      return new Response("{}", { status: 503 })
    }) as typeof fetch
    const client = new Client({ secretKey: "test_sk_example", fetch: recording, maxRetries: 0 })
    await client.payments.confirm(request).catch(() => undefined)
    expect(inits.map((init) => [init?.method, init?.cache])).toEqual([
      ["POST", "no-store"],
      ["GET", "no-store"]
    ])
  })
})
