/** The real Express and the real Fastify, on real sockets. */
import type { RequestListener } from "node:http"
import { createRequire } from "node:module"
import type { AddressInfo } from "node:net"
import fastify, { type FastifyInstance } from "fastify"
import { describe, expect, it, onTestFinished } from "vitest"
import type { NodeHandler } from "../src/index.js"
import { connect } from "./support/connect.js"
import * as Shop from "./support/Shop.js"

// Express has no types of its own.
interface ExpressApp extends RequestListener {
  readonly use: (...all: ReadonlyArray<unknown>) => ExpressApp
  readonly post: (path: string, ...all: ReadonlyArray<unknown>) => ExpressApp
}
type Parser = (options?: object) => unknown
const express: { (): ExpressApp; readonly raw: Parser; readonly json: Parser; readonly text: Parser } =
  createRequire(import.meta.url)("express")

const start = async () => {
  const lines = Shop.printed()
  const { client } = await connect([Shop.read])
  return { lines, handler: client.webhooks.nodeHandler({ handlers: Shop.handlers(), maxBytes: 5000 }) }
}

describe("Express", () => {
  const serve = async (build: (app: ExpressApp, handler: NodeHandler) => void) => {
    const { handler, lines } = await start()
    const app = express()
    build(app, handler)
    return { ...(await Shop.serve(app)), lines }
  }

  it.each([
    [
      "express.raw() on the route, in front of express.json()",
      (app: ExpressApp, handler: NodeHandler) =>
        app.post("/toss", express.raw({ type: "*/*" }), handler).use(express.json())
    ],
    ["no parser", (app: ExpressApp, handler: NodeHandler) => app.post("/toss", handler)],
    [
      "express.text()",
      (app: ExpressApp, handler: NodeHandler) => app.post("/toss", express.text({ type: "*/*" }), handler)
    ],
    [
      "a parser that takes another type",
      (app: ExpressApp, handler: NodeHandler) =>
        app.use(express.json({ type: "text/json" })).post("/toss", handler)
    ],
    [
      "express.json() that keeps rawBody",
      (app: ExpressApp, handler: NodeHandler) =>
        app
          .use(
            express.json({
              verify: (request: { rawBody: Buffer }, _: unknown, bytes: Buffer) => {
                request.rawBody = bytes
              }
            })
          )
          .post("/toss", handler)
    ]
  ])("works with %s", async (_, build) => {
    const { lines, url } = await serve(build)
    expect(await Shop.post(`${url}/toss`)).toMatchObject({ status: 200, body: "handled" })
    expect(await Shop.post(`${url}/toss`)).toMatchObject({ status: 200, body: "duplicate" })
    expect(await Shop.post(`${url}/toss`, { body: "{}" })).toMatchObject({ status: 400, body: "NotAnEvent" })
    expect(lines).toHaveLength(1)
  })

  it("answers 500 when express.json() came first, and logs how to fix it", async () => {
    const { lines, url } = await serve((app, handler) => app.use(express.json()).post("/toss", handler))
    expect(await Shop.post(`${url}/toss`)).toMatchObject({ status: 500, body: "BodyAlreadyRead" })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain("app.post('/webhooks/toss', express.raw({ type: '*/*' }), handler)")
  })

  it("limits a body that nobody has read", async () => {
    const { url } = await serve((app, handler) => app.post("/toss", handler))
    expect((await Shop.post(`${url}/toss`, { body: "a".repeat(6000) })).status).toBe(413)
  })
})

describe("Fastify", () => {
  const serve = async (build: (app: FastifyInstance, handler: NodeHandler) => void) => {
    const { handler, lines } = await start()
    const app = fastify()
    build(app, handler)
    await app.listen({ port: 0, host: "127.0.0.1" })
    onTestFinished(() => app.close())
    return { lines, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
  }

  it.each([
    [
      "a parser that keeps the bytes, in a plugin of its own",
      (app: FastifyInstance, handler: NodeHandler) =>
        void app.register(async (scope) => {
          scope.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) =>
            done(null, body)
          )
          scope.post("/toss", handler)
        })
    ],
    [
      "a parser that keeps the text",
      (app: FastifyInstance, handler: NodeHandler) => {
        app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) =>
          done(null, body)
        )
        app.post("/toss", handler)
      }
    ],
    [
      "a parser that leaves the stream alone",
      (app: FastifyInstance, handler: NodeHandler) => {
        app.addContentTypeParser("application/json", (_request, _payload, done) => done(null))
        app.post("/toss", handler)
      }
    ]
  ])("works with %s", async (_, build) => {
    const { url } = await serve(build)
    expect(await Shop.post(`${url}/toss`)).toMatchObject({ status: 200, body: "handled" })
    expect(await Shop.post(`${url}/toss`)).toMatchObject({ status: 200, body: "duplicate" })
    expect(await Shop.post(`${url}/toss`, { body: "{}" })).toMatchObject({ status: 400, body: "NotAnEvent" })
    expect((await Shop.post(`${url}/toss`, { body: "a".repeat(6000) })).status).toBe(413)
  })

  it("is told at once that the reply is not its own to send", async () => {
    const sent: Array<boolean> = []
    const { url } = await serve((app, handler) => {
      app.addContentTypeParser("application/json", (_request, _payload, done) => done(null))
      app.post("/toss", async (request, reply) => {
        const done = handler(request, reply)
        sent.push(reply.sent)
        await done
      })
    })
    expect((await Shop.post(`${url}/toss`)).status).toBe(200)
    expect(sent).toEqual([true])
  })

  it("answers 500 when Fastify has parsed the body, and logs how to fix it", async () => {
    const { lines, url } = await serve((app, handler) => void app.post("/toss", handler))
    expect(await Shop.post(`${url}/toss`)).toMatchObject({ status: 500, body: "BodyAlreadyRead" })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain("addContentTypeParser('application/json', { parseAs: 'buffer' }")
  })
})
