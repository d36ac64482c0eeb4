import { describe, expect, it } from "vitest"
import { ValidationError, type WebHandlerOptions } from "../src/index.js"
import { connect } from "./support/connect.js"
import type * as Server from "./support/Server.js"
import * as Shop from "./support/Shop.js"

const start = async (steps: ReadonlyArray<Server.Step>, options: Partial<WebHandlerOptions> = {}) => {
  const lines = Shop.printed()
  const { client, server } = await connect(steps)
  return {
    handler: client.webhooks.handler({ handlers: Shop.handlers(), ...options }),
    client,
    toss: server,
    lines
  }
}

const request = (body: BodyInit | null = Shop.paid, init: RequestInit = {}) =>
  new Request("https://shop.test/webhooks/toss", {
    method: "POST",
    body,
    duplex: "half",
    ...init
  } as RequestInit)

const stream = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void, cancel = () => {}) =>
  new ReadableStream<Uint8Array>({ pull, cancel })

describe("a handler of Requests", () => {
  it("handles an event once, and answers 200 to its duplicates", async () => {
    const { handler, toss } = await start([Shop.read])
    const response = await handler(request())
    expect(response).toBeInstanceOf(Response)
    expect(response.status).toBe(200)
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8")
    expect(response.headers.get("cache-control")).toBe("no-store")
    expect(await response.text()).toBe("handled")
    expect(await (await handler(request())).text()).toBe("duplicate")
    expect(toss.sent).toHaveLength(1)
  })

  it("takes one argument, so that a framework's second one is no option of it", async () => {
    const { handler } = await start([])
    expect(handler).toHaveLength(1)
  })

  it.each([
    [405, () => request(null, { method: "GET" })],
    [400, () => request("{}")],
    [400, () => request(null)],
    [400, () => request(stream((controller) => controller.error(new Error("reset"))))]
  ])("answers %s", async (status, make) => {
    const { handler } = await start([])
    expect((await handler(make())).status).toBe(status)
  })

  it("answers 413 to an upload that does not end, and stops it", async () => {
    const { handler } = await start([])
    let pulled = 0
    let isCancelled = false
    const endless = stream(
      (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(256 * 1024))
      },
      () => {
        isCancelled = true
      }
    )
    expect((await handler(request(endless))).status).toBe(413)
    expect(isCancelled).toBe(true)
    expect(pulled).toBeLessThan(8)
  })

  it("answers 500 when the body was read before, and says what to do", async () => {
    const { handler, lines } = await start([])
    const used = request()
    await used.json()
    expect((await handler(used)).status).toBe(500)
    expect(lines.join()).toContain("request.clone()")
    const begun = request()
    const reader = begun.body?.getReader()
    await reader?.read()
    reader?.releaseLock()
    expect((await handler(begun)).status).toBe(500)
    const locked = request()
    locked.body?.getReader()
    expect((await handler(locked)).status).toBe(500)
  })

  it("answers 503 when a function rejects, and 200 on the retry", async () => {
    let isDown = true
    const { handler } = await start([Shop.read, Shop.read], {
      handlers: Shop.handlers(async () => {
        if (isDown) throw new Error("down")
      })
    })
    expect((await handler(request())).status).toBe(503)
    isDown = false
    expect((await handler(request())).status).toBe(200)
  })

  it("answers 503 to a slow handler, which goes on", async () => {
    const slow = Shop.slow()
    const { handler } = await start([Shop.read], { handlers: slow.handlers, answerWithin: 0.1 })
    expect((await handler(request())).status).toBe(503)
    slow.end()
    await expect.poll(async () => (await handler(request())).status).toBe(200)
    expect(slow.seen.count).toBe(1)
  })

  it("shares what was handled with the other handlers of the client", async () => {
    const { client } = await start([Shop.read])
    const make = () => client.webhooks.handler({ handlers: Shop.handlers() })
    expect(await (await make()(request())).text()).toBe("handled")
    expect(await (await make()(request())).text()).toBe("duplicate")
  })
})

describe("addresses", () => {
  const allowedSources = ["13.124.18.147"]

  it.each([
    [
      "what remoteAddress tells",
      { remoteAddress: (): string | undefined => "::ffff:13.124.18.147" },
      {},
      200
    ],
    ["unknown when it tells nothing", { remoteAddress: (): string | undefined => undefined }, {}, 403],
    ["the last of the header behind a proxy", { trustProxy: 1 }, { "x-forwarded-for": "13.124.18.147" }, 200],
    [
      "not a header by itself",
      { remoteAddress: (): string | undefined => "9.9.9.9" },
      { "x-forwarded-for": "13.124.18.147" },
      403
    ]
  ] as const)("are %s", async (_, options, headers, status) => {
    const { handler } = await start([Shop.read], { allowedSources, ...options })
    expect((await handler(request(Shop.paid, { headers }))).status).toBe(status)
  })

  it("must be told somehow when a list is given", async () => {
    const { client } = await connect([])
    expect(() => client.webhooks.handler({ handlers: Shop.handlers(), allowedSources })).toThrow(
      ValidationError
    )
    expect(() => client.webhooks.handler({ handlers: Shop.handlers(), allowedSources })).toThrow(/trustProxy/)
  })
})
