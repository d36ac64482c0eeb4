import type { ServerResponse } from "node:http"
import { connect } from "node:net"
import { createGzip, type Gzip } from "node:zlib"
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import type * as HttpClient from "@effect/platform/HttpClient"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { describe, expect, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Undici from "undici"
import * as Payments from "../src/Payments.js"
import * as TossClient from "../src/TossClient.js"
import * as TossConfig from "../src/TossConfig.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as Samples from "./support/Samples.js"
import * as Server from "./support/Server.js"

const toss = (apiBase: string, client: Layer.Layer<HttpClient.HttpClient> = FetchHttpClient.layer) =>
  TossClient.layer({ secretKey: "test_sk_example", apiBase, maxRetries: 0 }).pipe(Layer.provide(client))

const retrieve = (url: string) =>
  Effect.flatMap(Payments.Payments, (payments) => payments.retrieve("key")).pipe(Effect.provide(toss(url)))

/** A POST whose result cannot be read either. */
const cancel = (url: string, client?: Layer.Layer<HttpClient.HttpClient>) =>
  Effect.flatMap(Payments.Payments, (payments) => payments.cancel("key", { cancelReason: "x" })).pipe(
    Effect.provide(toss(url, client))
  )

/** The `fetch` of undici through a proxy, as users have it. */
const throughProxy = (proxy: string) =>
  Layer.provideMerge(
    FetchHttpClient.layer,
    Layer.scoped(
      FetchHttpClient.Fetch,
      Effect.map(
        Effect.acquireRelease(
          Effect.sync(() => new Undici.ProxyAgent({ uri: proxy, proxyTunnel: true })),
          (agent) => Effect.promise(() => agent.destroy())
        ),
        (dispatcher) =>
          ((url: string, init: Undici.RequestInit) =>
            Undici.fetch(url, { ...init, dispatcher })) as unknown as typeof globalThis.fetch
      )
    )
  )

describe("TossHttpClient over fetch", () => {
  it.scopedLive("reads a payment", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((_, response) => response.end(Samples.text("payment-card-done")))
      const payment = yield* retrieve(server.url)
      expect(payment.orderId).toBe("ORD-20260302-0001")
      expect(server.requests[0]).toMatchObject({ method: "GET", url: "/v1/payments/key" })
    })
  )

  it.scopedLive("does not follow a redirect, which could carry the key elsewhere", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((_, response) =>
        response.writeHead(302, { location: "/elsewhere" }).end()
      )
      const error = yield* Effect.flip(retrieve(server.url))
      expect(error).toMatchObject({ _tag: "ServerError", status: 302 })
      expect(server.requests.map(({ url }) => url)).toEqual(["/v1/payments/key"])
    })
  )

  it.live("knows that a refused connection sent nothing", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(cancel(yield* Server.closedUrl))
      expect(error).toMatchObject({ _tag: "NetworkError", reason: "Connect", outcome: "NotApplied" })
    })
  )

  it.live("knows that a host without an address was sent nothing", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(cancel("http://toss.invalid"))
      expect(error).toMatchObject({ _tag: "NetworkError", reason: "Connect", outcome: "NotApplied" })
    })
  )

  it.scopedLive("knows that a connection that broke may have delivered the request", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((request) => request.socket.destroy())
      const error = yield* Effect.flip(cancel(server.url))
      expect(error).toMatchObject({ _tag: "NetworkError", reason: "Reset", outcome: "Unknown" })
    })
  )

  it.scopedLive("knows that an answer that was cut off belongs to a request that arrived", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((request, response) => {
        response.writeHead(200, { "content-length": "1000" })
        response.write("{", () => request.socket.destroy())
      })
      const error = yield* Effect.flip(cancel(server.url))
      expect(error).toMatchObject({ _tag: "NetworkError", reason: "Body", outcome: "Unknown" })
    })
  )

  it.scopedLive("closes the connection when it is interrupted", () =>
    Effect.gen(function* () {
      const arrived = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      const server = yield* Server.make((request) => {
        request.socket.once("close", () => Effect.runSync(Deferred.succeed(closed, undefined)))
        Effect.runSync(Deferred.succeed(arrived, undefined))
      })
      const fiber = yield* Effect.fork(cancel(server.url))
      yield* Deferred.await(arrived)
      yield* Fiber.interrupt(fiber)
      yield* Deferred.await(closed)
      expect(server.requests.length).toBe(1)
    })
  )

  for (const port of [6000, 6666, 10_080]) {
    it.live(`knows that fetch sends nothing to port ${port}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(cancel(`http://127.0.0.1:${port}`))
        expect(error).toMatchObject({ reason: "Connect", outcome: "NotApplied" })
        expect(error.message).toContain(`fetch never connects to port ${port}: use another one (bad port).`)
      })
    )
  }
})

describe("TossHttpClient through a proxy", () => {
  for (const [status, text] of [
    [407, "Proxy Authentication Required"],
    [502, "Bad Gateway"]
  ] as const) {
    for (const host of ["http://toss.invalid", "https://toss.invalid"]) {
      it.scopedLive(`knows that nothing was sent to ${host} when the proxy answers ${status}`, () =>
        Effect.gen(function* () {
          const proxy = yield* Server.make(
            () => {},
            (socket) => socket.end(`HTTP/1.1 ${status} ${text}\r\n\r\n`)
          )
          const error = yield* Effect.flip(cancel(host, throughProxy(proxy.url)))
          expect(error).toMatchObject({ reason: "Connect", outcome: "NotApplied" })
          expect(error.message).toContain(
            `the proxy refused to connect to TossPayments (UND_ERR_ABORTED: Proxy response (${status}) `
          )
        })
      )
    }
  }

  it.scopedLive("knows that a proxy that is not there sent nothing", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(cancel("http://toss.invalid", throughProxy(yield* Server.closedUrl)))
      expect(error).toMatchObject({ reason: "Connect", outcome: "NotApplied" })
    })
  )

  it.scopedLive("knows that a tunnel that broke may have delivered the request", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((request) => request.socket.destroy())
      const proxy = yield* Server.make(
        () => {},
        (socket, target) => {
          const onward = connect(Number(target.split(":")[1]), "127.0.0.1", () => {
            socket.write("HTTP/1.1 200 OK\r\n\r\n")
            socket.pipe(onward).pipe(socket)
          })
          onward.on("error", () => socket.destroy())
        }
      )
      const error = yield* Effect.flip(cancel(server.url, throughProxy(proxy.url)))
      expect(error).toMatchObject({ reason: "Reset", outcome: "Unknown" })
      expect(server.requests[0]?.method).toBe("POST")
    })
  )
})

describe("TossHttpClient and the size of an answer", () => {
  const limit = TossHttpClient.defaultMaxResponseBytes
  const sample = Samples.text("payment-card-done")

  /** Writes for as long as the reader takes more; tells how much it took. */
  const endless = (response: ServerResponse, zipped: boolean) => {
    const taken = { bytes: 0 }
    const chunk = Buffer.alloc(65_536, " ")
    const out = zipped ? createGzip() : response
    response.writeHead(200, {
      "content-type": "application/json",
      ...(zipped ? { "content-encoding": "gzip" } : {})
    })
    if (zipped) (out as Gzip).pipe(response)
    const write = () => {
      while (!response.destroyed && taken.bytes < 20 * limit) {
        taken.bytes += chunk.length
        if (!out.write(chunk)) return
      }
      if (!response.destroyed) out.end()
    }
    out.on("drain", write)
    out.on("error", () => {})
    write()
    return taken
  }

  const undici = Layer.orDie(NodeHttpClient.layerUndici)
  const clients = [
    ["fetch", FetchHttpClient.layer],
    ["undici's client", undici],
    ["Node's client", NodeHttpClient.layer]
  ] as const
  for (const [name, client] of clients) {
    it.scopedLive(`stops reading one without an end over ${name}`, () =>
      Effect.gen(function* () {
        const taken: Array<{ readonly bytes: number }> = []
        const server = yield* Server.make((_, response) => taken.push(endless(response, false)))
        const error = yield* Effect.flip(cancel(server.url, client))
        expect(error).toMatchObject({
          _tag: "NetworkError",
          reason: "BodyTooLarge",
          outcome: "Unknown",
          status: 200
        })
        for (const { bytes } of taken) expect(bytes).toBeLessThan(3 * limit)
        // The cancel and the reading of the payment; neither is repeated.
        expect(server.requests.map(({ method }) => method)).toEqual(["POST", "GET"])
      })
    )
  }

  it.scopedLive("counts what a compressed answer becomes", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((_, response) => endless(response, true))
      expect(yield* Effect.flip(retrieve(server.url))).toMatchObject({
        reason: "BodyTooLarge",
        outcome: "NotApplied"
      })
    })
  )

  for (const [name, client] of clients) {
    it.scopedLive(`reads one of exactly the limit over ${name}, and none of a byte more`, () =>
      Effect.gen(function* () {
        const bytes = Buffer.byteLength(sample)
        const server = yield* Server.make((_, response) => {
          response.writeHead(200, { "content-type": "application/json" })
          for (const byte of [sample.slice(0, 10), sample.slice(10)]) response.write(byte)
          response.end()
        })
        const read = (maxResponseBytes: number) =>
          Effect.flatMap(Payments.Payments, (payments) => payments.retrieve("key")).pipe(
            Effect.provide(
              TossClient.layer(
                { secretKey: "test_sk_example", apiBase: server.url, maxRetries: 3 },
                { maxResponseBytes }
              ).pipe(Layer.provide(client))
            )
          )
        expect((yield* read(bytes)).card?.issuerCode).toBe(
          Samples.json("payment-card-done")["card"].issuerCode
        )
        expect(yield* Effect.flip(read(bytes - 1))).toMatchObject({ reason: "BodyTooLarge", attempts: 1 })
      })
    )
  }

  it.scopedLive("does not wait for a copy of the answer that a fetch of the user keeps open", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((_, response) => endless(response, false))
      const copies: Array<Response> = []
      const copying: typeof globalThis.fetch = async (...given) => {
        const response = await fetch(...given)
        copies.push(response.clone())
        return response
      }
      const client = Layer.provide(FetchHttpClient.layer, Layer.succeed(FetchHttpClient.Fetch, copying))
      expect(yield* Effect.flip(cancel(server.url, client))).toMatchObject({ reason: "BodyTooLarge" })
      expect(copies.length).toBe(2)
    })
  )

  for (const maxResponseBytes of [
    0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "8" as unknown as number
  ]) {
    it.effect(`cannot be limited to ${maxResponseBytes} (${typeof maxResponseBytes})`, () =>
      Effect.gen(function* () {
        const exit = yield* Effect.exit(
          Effect.provide(
            TossHttpClient.make({ maxResponseBytes }),
            Layer.merge(TossConfig.layer({ secretKey: "test_sk_example" }), FetchHttpClient.layer)
          )
        )
        expect(String(exit)).toContain("maxResponseBytes must be a whole number of bytes")
      })
    )
  }
})
