import * as http2 from "node:http2"
import type { AddressInfo } from "node:net"
import { Readable } from "node:stream"
import { runInNewContext } from "node:vm"
import { describe, expect, it, onTestFinished } from "vitest"
import { type Client, type NodeRequest, ValidationError, type WebhookHandlerOptions } from "../src/index.js"
import { connect } from "./support/connect.js"
import type * as Server from "./support/Server.js"
import * as Shop from "./support/Shop.js"

/** A client and its handler behind `node:http`. */
const start = async (
  steps: ReadonlyArray<Server.Step>,
  options: Partial<WebhookHandlerOptions> = {},
  /** What a framework does to the request first. */
  prepare: (request: NodeRequest & Record<string, unknown>) => void | Promise<void> = () => {}
) => {
  const lines = Shop.printed()
  const { client, server } = await connect(steps)
  const handler = client.webhooks.nodeHandler({ handlers: Shop.handlers(), ...options })
  const shop = await Shop.serve(async (request, response) => {
    await prepare(request as never)
    await handler(request, response)
  })
  return { ...shop, client, toss: server, lines }
}

describe("a handler for node:http", () => {
  it("handles an event once, and answers 200 to its duplicates", async () => {
    const trusts: Array<string> = []
    const { url, toss } = await start([Shop.read], {
      handlers: Shop.handlers(async ({ trust }) => trusts.push(trust))
    })
    expect(await Shop.post(url)).toMatchObject({ status: 200, body: "handled" })
    expect(await Shop.post(url)).toMatchObject({ status: 200, body: "duplicate" })
    expect(trusts).toEqual(["retrieved"])
    expect(toss.sent).toHaveLength(1)
  })

  it("answers 405 to anything but POST", async () => {
    const { url } = await start([])
    const { headers, status } = await Shop.post(url, { method: "PUT" })
    expect(status).toBe(405)
    expect(headers.get("allow")).toBe("POST")
    expect((await fetch(url)).status).toBe(405)
  })

  it.each([
    ["", "NotJson"],
    ["payment=1", "NotJson"],
    ["{}", "NotAnEvent"]
  ])("answers 400 to %j, with the reason", async (body, reason) => {
    const { url, lines } = await start([])
    expect(await Shop.post(url, { body })).toMatchObject({ status: 400, body: reason })
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^warn .*${reason}`))])
  })

  it("answers 413 to chunks without an end, and closes the connection", async () => {
    const { port } = await start([], { maxBytes: 1000 })
    const head = "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n"
    const chunk = `200\r\n${"a".repeat(0x200)}\r\n`
    expect(await Shop.raw(port, head, chunk, chunk)).toBe("HTTP/1.1 413 Payload Too Large")
  })

  it("closes the connection only when something is left of the body", async () => {
    const { url } = await start([Shop.read], { maxBytes: 100_000 })
    const large = await Shop.post(url, { body: "a".repeat(400_000) })
    expect(large.status).toBe(413)
    expect(large.headers.get("connection")).toBe("close")
    expect((await Shop.post(url)).headers.get("connection")).not.toBe("close")
  })

  it("handles nothing of an upload that is cut off", async () => {
    let count = 0
    const { port, url, lines } = await start([Shop.read], {
      handlers: Shop.handlers(async () => {
        count += 1
      })
    })
    await Shop.cutOff(port)
    expect(count).toBe(0)
    expect(lines.join()).toContain("cut off")
    expect((await Shop.post(url)).status).toBe(200)
  })

  it("answers 503 when the body does not come in time", async () => {
    const { port } = await start([], { answerWithin: 0.05 })
    const head = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nabc"
    expect(await Shop.raw(port, head)).toBe("HTTP/1.1 503 Service Unavailable")
  })

  it("answers 503 to a slow handler, which goes on; the retry is a duplicate", async () => {
    const slow = Shop.slow()
    const { url, lines } = await start([Shop.read], { handlers: slow.handlers, answerWithin: 0.1 })
    const first = Shop.post(url)
    await slow.started
    expect(await first).toMatchObject({ status: 503, body: "the event is being handled: try again" })
    expect(lines.join()).toContain("100ms")
    slow.end()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await Shop.post(url)).toMatchObject({ status: 200, body: "duplicate" })
    expect(slow.seen.count).toBe(1)
  })

  it("handles once what comes many times at the same moment", async () => {
    const slow = Shop.slow()
    const { url } = await start([Shop.read], { handlers: slow.handlers })
    const statuses: Array<number> = []
    const all = [1, 2, 3, 4].map(async () => statuses.push((await Shop.post(url)).status))
    await expect.poll(() => statuses.length).toBe(3)
    slow.end()
    await Promise.all(all)
    expect(statuses).toEqual([503, 503, 503, 200])
    expect(slow.seen.count).toBe(1)
  })

  it.each([
    ["rejects", () => Promise.reject(new Error("database is down"))],
    [
      "throws",
      () => {
        throw new Error("database is down")
      }
    ]
  ])("answers 503 when a function %s, logs it, and handles the retry", async (_, fail) => {
    let isDown = true
    const { url, lines } = await start([Shop.read, Shop.read], {
      handlers: Shop.handlers(() => (isDown ? fail() : Promise.resolve()))
    })
    expect((await Shop.post(url)).status).toBe(503)
    expect(lines).toEqual([expect.stringMatching(/^error .*database is down/s)])
    isDown = false
    expect(await Shop.post(url)).toMatchObject({ status: 200, body: "handled" })
  })

  it("does not print what a function rejects with unless it is an error", async () => {
    const { url, lines } = await start([Shop.read], {
      handlers: Shop.handlers((event) => Promise.reject(event))
    })
    expect((await Shop.post(url)).status).toBe(503)
    expect(lines.join()).not.toMatch(/ORD-|paymentKey/)
  })

  it("answers 503 when the payment cannot be read", async () => {
    const { url } = await start([{ status: 500 }])
    expect((await Shop.post(url)).status).toBe(503)
  })

  it("goes on with an event when its sender goes away", async () => {
    const slow = Shop.slow()
    const { url } = await start([Shop.read], { handlers: slow.handlers })
    const abort = new AbortController()
    const first = Shop.post(url, { signal: abort.signal }).catch(() => "aborted")
    await slow.started
    abort.abort()
    expect(await first).toBe("aborted")
    expect(slow.signals[0]?.aborted).toBe(false)
    slow.end()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await Shop.post(url)).toMatchObject({ status: 200, body: "duplicate" })
    expect(slow.seen.count).toBe(1)
  })
})

describe("a body that a framework has touched", () => {
  const readAll = async (request: NodeRequest) => {
    const chunks: Array<Uint8Array> = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  }

  it.each([
    ["a Buffer in body", async (request: NodeRequest) => ({ body: await readAll(request) })],
    ["text in body", async (request: NodeRequest) => ({ body: String(await readAll(request)) })],
    [
      "a Buffer in rawBody beside a parsed body",
      async (request: NodeRequest) => ({ rawBody: await readAll(request), body: { parsed: true } })
    ],
    ["an empty object in body, and an untouched stream", async () => ({ body: {} })],
    [
      "an encoding set on the stream",
      async (request: NodeRequest) =>
        void (request as never as { setEncoding: (_: string) => void }).setEncoding("utf8")
    ]
  ])("is used: %s", async (_, touch) => {
    const { url } = await start([Shop.read], {}, async (request) => {
      Object.assign(request, await touch(request))
    })
    expect(await Shop.post(url)).toMatchObject({ status: 200, body: "handled" })
  })

  it("is measured too", async () => {
    const { url } = await start([], { maxBytes: 100 }, async (request) => {
      Object.assign(request, { body: await readAll(request) })
    })
    expect((await Shop.post(url)).status).toBe(413)
  })

  it.each([
    ["Express", { baseUrl: "" }, "express.raw("],
    ["Next.js pages", { query: {}, cookies: {} }, "bodyParser: false"],
    ["something else", {}, "rawBody"]
  ])("is answered with 500 and the fix when %s has parsed it", async (_, marks, fix) => {
    const { url, lines } = await start([], {}, async (request) => {
      Object.assign(request, marks, { body: JSON.parse(String(await readAll(request))) })
    })
    expect(await Shop.post(url)).toMatchObject({ status: 500, body: "BodyAlreadyRead" })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^error /)
    expect(lines[0]).toContain(fix)
  })

  const broken = () => {
    throw new SyntaxError("a lazy parser found no JSON")
  }

  it.each(["body", "rawBody"])("is read where a getter of %s throws", async (name) => {
    const { url } = await start([Shop.read], {}, (request) => {
      Object.defineProperty(request, name, { get: broken })
    })
    expect(await Shop.post(url)).toMatchObject({ status: 200, body: "handled" })
  })

  it("is answered with 500 when a getter throws that has read it", async () => {
    const { url } = await start([], {}, async (request) => {
      await readAll(request)
      Object.defineProperty(request, "body", { get: broken })
    })
    expect(await Shop.post(url)).toMatchObject({ status: 500, body: "BodyAlreadyRead" })
  })

  it("is used when its bytes are of another realm", async () => {
    const { url } = await start([Shop.read], {}, async (request) => {
      const bytes = [...(await readAll(request))]
      Object.assign(request, { body: runInNewContext(`Uint8Array.from([${bytes}])`) })
    })
    expect(await Shop.post(url)).toMatchObject({ status: 200, body: "handled" })
  })

  it("is answered with 500 when its stream gives objects", async () => {
    const { url } = await start([], {}, (request) => {
      Object.assign(request, {
        [Symbol.asyncIterator]: async function* () {
          yield { parsed: true }
        }
      })
    })
    expect(await Shop.post(url)).toMatchObject({ status: 500, body: "BodyAlreadyRead" })
  })

  it("does not make the handler reject when its answer cannot be written", async () => {
    const { client } = await connect([Shop.read])
    const handler = client.webhooks.nodeHandler({ handlers: Shop.handlers() })
    const response = { statusCode: 0, headersSent: false, setHeader: () => {}, end: broken }
    await expect(handler(Readable.from([Shop.paid]) as never, response)).resolves.toBeUndefined()
  })

  it("leaves an answer alone that something else gave", async () => {
    const { client } = await connect([Shop.read])
    Shop.printed()
    const handler = client.webhooks.nodeHandler({ handlers: Shop.handlers() })
    const { url } = await Shop.serve(async (request, response) => {
      response.writeHead(408).end("too late")
      await handler(request, response)
    })
    expect(await Shop.post(url)).toMatchObject({ status: 408, body: "too late" })
  })
})

describe("a handler for HTTP/2", () => {
  /** Sends a body whose end never comes; resolves when the stream is closed, with the answer and the code of the end. */
  const upload = async (size: number, method = "POST") => {
    Shop.printed()
    const { client } = await connect([Shop.read])
    const server = http2.createServer(
      client.webhooks.nodeHandler({ handlers: Shop.handlers(), maxBytes: 100_000 })
    )
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const session = http2.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    onTestFinished(() => {
      session.destroy()
      server.close()
    })
    const request = session.request({ ":method": method, ":path": "/" })
    const answer = { status: 0, body: "", code: -1 }
    request.on("response", (headers) => {
      answer.status = Number(headers[":status"])
    })
    request.on("data", (chunk) => {
      answer.body += chunk
    })
    request.write(size === 0 ? Shop.paid : "a".repeat(size))
    if (size === 0) request.end()
    await new Promise((resolve) => request.on("close", resolve))
    answer.code = request.rstCode ?? -1
    return answer
  }

  it("handles an event", async () => {
    expect(await upload(0)).toEqual({ status: 200, body: "handled", code: 0 })
  })

  it("answers 413 to a large body, and closes the stream without an error", async () => {
    expect(await upload(400_000)).toEqual({ status: 413, body: "BodyTooLarge", code: 0 })
  })

  it("closes the stream of a refused request that nobody has read", async () => {
    expect(await upload(400_000, "PUT")).toMatchObject({ status: 405, code: 0 })
  })
})

describe("addresses", () => {
  const forwarded = (value: string) => ({ headers: { "x-forwarded-for": value } })

  it.each([
    ["the socket's", ["127.0.0.1"], 0, {}, 200],
    ["the socket's, not the header's", ["13.124.18.147"], 0, forwarded("13.124.18.147"), 403],
    ["the last of the header behind a proxy", ["13.124.18.147"], 1, forwarded("13.124.18.147"), 200],
    ["not what a client wrote left of it", ["13.124.18.147"], 1, forwarded("13.124.18.147, 9.9.9.9"), 403],
    [
      "the second from the right behind two",
      ["13.124.18.147"],
      2,
      forwarded("9.9.9.9, 13.124.18.147, 10.0.0.1"),
      200
    ],
    ["unknown without a header behind a proxy", ["127.0.0.1"], 1, {}, 403]
  ] as const)("are %s", async (_, allowedSources, trustProxy, init, status) => {
    const { url } = await start([Shop.read], { allowedSources, trustProxy })
    expect((await Shop.post(url, init)).status).toBe(status)
  })
})

describe("close", () => {
  const closing = async (client: Client) => {
    const order: Array<string> = []
    const closed = client.close().then(() => order.push("closed"))
    return { order, closed }
  }

  it("waits for an event whose request was answered", async () => {
    const slow = Shop.slow()
    const { client, url } = await start([Shop.read], { handlers: slow.handlers, answerWithin: 0.05 })
    const first = Shop.post(url)
    await slow.started
    expect((await first).status).toBe(503)
    const { closed, order } = await closing(client)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(order).toEqual([])
    slow.end()
    await closed
    expect(slow.signals[0]?.aborted).toBe(false)
  })

  it("makes later deliveries be answered with 503", async () => {
    const { client, url } = await start([])
    await client.close()
    expect(await Shop.post(url)).toMatchObject({ status: 503, body: "the server is closing: try again" })
  })
})

describe("options", () => {
  const refusal = async (options: object) => {
    const { client } = await connect([])
    const attempt = () => client.webhooks.nodeHandler(options as WebhookHandlerOptions)
    expect(attempt).toThrow(ValidationError)
    try {
      attempt()
    } catch (error) {
      return (error as ValidationError).issues.map(({ path }) => path)
    }
  }
  const given = { handlers: Shop.handlers() }
  const run = async () => {}

  it.each([
    [{ ...given, allowedSource: [] }, ["allowedSource"]],
    [{ ...given, remoteAddress: () => null }, ["remoteAddress"]],
    [{ ...given, allowedSources: ["toss.example"] }, ["allowedSources"]],
    [{ ...given, trustProxy: true }, ["trustProxy"]],
    [{ ...given, answerWithin: "8" }, ["answerWithin"]],
    [{ ...given, answerWithin: 0 }, ["answerWithin"]],
    [{ ...given, answerWithin: 8000 }, ["answerWithin"]],
    [{ ...given, maxBytes: 0 }, ["maxBytes"]],
    [{ handlers: { ...Shop.handlers(), otherwise: undefined } }, ["handlers.otherwise"]],
    [{}, ["handlers"]],
    [{ handlers: async () => {} }, ["handlers"]],
    [{ handlers: {} }, ["handlers.otherwise"]],
    [{ handlers: { otherwise: "log" } }, ["handlers.otherwise"]],
    [{ handlers: { ...Shop.handlers(), DEPOSIT_CALLBACK: null } }, ["handlers.DEPOSIT_CALLBACK"]],
    [{ handlers: { ...Shop.handlers(), PAYMENT_STATUS_CHANGE: run } }, ["handlers.PAYMENT_STATUS_CHANGE"]],
    [{ handlers: { ...Shop.handlers(), UNKNOWN: run } }, ["handlers.UNKNOWN"]],
    [{ handlers: { PAYMENT_STATUS_CHANGE: run } }, ["handlers.PAYMENT_STATUS_CHANGE", "handlers.otherwise"]]
  ])("are refused when wrong: %j", async (options, paths) => {
    expect(await refusal(options)).toEqual(paths)
  })

  it("may be there and undefined", async () => {
    const { client } = await connect([])
    const options = { ...given, maxBytes: undefined, somethingElse: undefined }
    expect(client.webhooks.nodeHandler(options)).toBeTypeOf("function")
  })

  it("are refused where they were given", async () => {
    const { client } = await connect([])
    const makeMyRoute = () => client.webhooks.nodeHandler({} as WebhookHandlerOptions)
    try {
      makeMyRoute()
    } catch (error) {
      expect((error as Error).stack?.split("\n")[1]).toContain("makeMyRoute")
    }
    expect.assertions(1)
  })
})
