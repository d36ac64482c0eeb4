import type { ServerResponse } from "node:http"
import { connect } from "node:net"
import { createGzip, type Gzip, gzipSync } from "node:zlib"
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import type * as HttpClient from "@effect/platform/HttpClient"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { describe, expect, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Undici from "undici"
import type { CallOptions } from "../src/Call.js"
import * as FetchTransport from "../src/FetchTransport.js"
import * as Payments from "../src/Payments.js"
import * as TossClient from "../src/TossClient.js"
import * as TossConfig from "../src/TossConfig.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as UndiciTransport from "../src/UndiciTransport.js"
import * as Samples from "./support/Samples.js"
import * as Server from "./support/Server.js"

const toss = (apiBase: string, client: Layer.Layer<HttpClient.HttpClient> = FetchTransport.layer) =>
  TossClient.layer({ secretKey: "test_sk_example", apiBase, maxRetries: 0 }).pipe(Layer.provide(client))

const retrieve = (url: string, client?: Layer.Layer<HttpClient.HttpClient>) =>
  Effect.flatMap(Payments.Payments, (payments) => payments.retrieve("key")).pipe(
    Effect.provide(toss(url, client))
  )

/** A POST whose result cannot be read either. */
const cancel = (url: string, client?: Layer.Layer<HttpClient.HttpClient>) =>
  Effect.flatMap(Payments.Payments, (payments) => payments.cancel("key", { cancelReason: "x" })).pipe(
    Effect.provide(toss(url, client))
  )

/** The `fetch` of undici through a proxy, as users have it. */
const throughProxy = (proxy: string) =>
  Layer.provideMerge(
    FetchTransport.layer,
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

const fetches = [
  ["FetchTransport", FetchTransport.layer],
  ["the platform's fetch client", FetchHttpClient.layer]
] as const

const connecting = [...fetches, ["UndiciTransport", UndiciTransport.layer]] as const

describe.each(connecting)("TossHttpClient over %s", (name, client) => {
  it.scopedLive("reads a payment", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((_, response) => response.end(Samples.text("payment-card-done")))
      const payment = yield* retrieve(server.url, client)
      expect(payment.orderId).toBe("ORD-20260302-0001")
      expect(server.requests[0]).toMatchObject({ method: "GET", url: "/v1/payments/key" })
    })
  )

  it.scopedLive("does not follow a redirect, which could carry the key elsewhere", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((_, response) =>
        response.writeHead(302, { location: "/elsewhere" }).end()
      )
      const error = yield* Effect.flip(retrieve(server.url, client))
      expect(error).toMatchObject({ _tag: "ServerError", status: 302 })
      expect(server.requests.map(({ url }) => url)).toEqual(["/v1/payments/key"])
    })
  )

  it.live("knows that a refused connection sent nothing", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(cancel(yield* Server.closedUrl, client))
      expect(error).toMatchObject({ _tag: "NetworkError", reason: "Connect", outcome: "NotApplied" })
    })
  )

  it.live("knows that a host without an address was sent nothing", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(cancel("http://toss.invalid", client))
      expect(error).toMatchObject({ _tag: "NetworkError", reason: "Connect", outcome: "NotApplied" })
    })
  )

  it.scopedLive("knows that a connection that broke may have delivered the request", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((request) => request.socket.destroy())
      const error = yield* Effect.flip(cancel(server.url, client))
      expect(error).toMatchObject({ _tag: "NetworkError", reason: "Reset", outcome: "Unknown" })
    })
  )

  it.scopedLive("knows that an answer that was cut off belongs to a request that arrived", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((request, response) => {
        response.writeHead(200, { "content-length": "1000" })
        response.write("{", () => request.socket.destroy())
      })
      const error = yield* Effect.flip(cancel(server.url, client))
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
      const fiber = yield* Effect.fork(cancel(server.url, client))
      yield* Deferred.await(arrived)
      yield* Fiber.interrupt(fiber)
      yield* Deferred.await(closed)
      expect(server.requests.length).toBe(1)
    })
  )

  for (const port of name === "UndiciTransport" ? [] : [6000, 6666, 10_080]) {
    it.live(`knows that fetch sends nothing to port ${port}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(cancel(`http://127.0.0.1:${port}`, client))
        expect(error).toMatchObject({ reason: "Connect", outcome: "NotApplied" })
        expect(error.message).toContain(`fetch never connects to port ${port}: use another one (bad port).`)
      })
    )
  }

  /** Answers nothing, and tells when a socket closed. */
  const silent = Effect.gen(function* () {
    const arrived = yield* Deferred.make<void>()
    const closed = yield* Deferred.make<void>()
    const server = yield* Server.make((request) => {
      request.socket.once("close", () => Effect.runSync(Deferred.succeed(closed, undefined)))
      Effect.runSync(Deferred.succeed(arrived, undefined))
    })
    return { server, arrived, closed }
  })

  const retrieveWith = (url: string, options: CallOptions) =>
    Effect.flatMap(Payments.Payments, (payments) => payments.retrieve("key", options)).pipe(
      Effect.provide(toss(url, client))
    )

  it.scopedLive("closes the connection at the time-out, and at the deadline", () =>
    Effect.gen(function* () {
      for (const [options, reason] of [
        [{ timeout: "50 millis" }, "Timeout"],
        [{ deadline: "50 millis" }, "Deadline"]
      ] as const) {
        const { closed, server } = yield* silent
        expect(yield* Effect.flip(retrieveWith(server.url, options))).toMatchObject({ reason, attempts: 1 })
        yield* Deferred.await(closed)
      }
    })
  )

  it.scopedLive("closes the connection at the time-out when the body stops in the middle", () =>
    Effect.gen(function* () {
      const closed = yield* Deferred.make<void>()
      const server = yield* Server.make((request, response) => {
        request.socket.once("close", () => Effect.runSync(Deferred.succeed(closed, undefined)))
        response.writeHead(200, { "content-type": "application/json" }).write('{"paymentKey":')
      })
      const error = yield* Effect.flip(retrieveWith(server.url, { timeout: "50 millis" }))
      expect(error).toMatchObject({ reason: "Timeout", outcome: "NotApplied" })
      yield* Deferred.await(closed)
    })
  )

  it.scopedLive("knows that a refund whose connection is half open may have taken effect", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((request) => request.socket.end())
      const refund = Effect.flatMap(Payments.Payments, (payments) =>
        payments.cancel("key", { cancelReason: "x" }, { timeout: "50 millis" })
      )
      const error = yield* Effect.flip(Effect.provide(refund, toss(server.url, client)))
      expect(error).toMatchObject({ _tag: "NetworkError", outcome: "Unknown" })
    })
  )

  it.scopedLive("reads an answer without a length, in pieces", () =>
    Effect.gen(function* () {
      const sample = Buffer.from(Samples.text("payment-card-done"))
      const middle = sample.findIndex((byte) => byte > 127) + 1
      const server = yield* Server.make((_, response) => {
        response.writeHead(200, { "content-type": "application/json" })
        // The first piece ends in the middle of a Korean character.
        response.write(sample.subarray(0, middle), () => response.end(sample.subarray(middle)))
      })
      expect(yield* retrieve(server.url, client)).toEqual(Samples.payment("payment-card-done"))
    })
  )

  it.scopedLive("shows a page of HTML as it came", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((_, response) =>
        response.writeHead(502, { "content-type": "text/html" }).end("<html>bad gateway</html>")
      )
      expect(yield* Effect.flip(retrieve(server.url, client))).toMatchObject({
        _tag: "ServerError",
        status: 502,
        body: "<html>bad gateway</html>"
      })
    })
  )

  // undici's `request` neither asks for compressed answers nor reads them.
  if (name !== "UndiciTransport") {
    it.scopedLive("reads a compressed answer", () =>
      Effect.gen(function* () {
        const zipped = gzipSync(Samples.text("payment-card-done"))
        const server = yield* Server.make((_, response) =>
          response.writeHead(200, { "content-encoding": "gzip", "content-length": zipped.length }).end(zipped)
        )
        expect((yield* retrieve(server.url, client)).orderId).toBe("ORD-20260302-0001")
      })
    )
  }

  it.scopedLive("sends later calls over the connections of earlier ones", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((_, response) => response.end(Samples.text("payment-card-done")))
      yield* Effect.gen(function* () {
        const payments = yield* Payments.Payments
        yield* Effect.repeatN(payments.retrieve("key"), 9)
      }).pipe(Effect.provide(toss(server.url, client)))
      expect(server.requests.length).toBe(10)
      // The second call may come before the first connection is free again.
      expect(new Set(server.requests.map(({ socket }) => socket)).size).toBeLessThan(3)
    })
  )

  it.scopedLive("does not read an answer that tells a length over the limit", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((_, response) => {
        response.writeHead(200, { "content-length": 1_000_000_000 }).write("{")
        response.write(Buffer.alloc(TossHttpClient.defaultMaxResponseBytes + 1, " "))
      })
      const error = yield* Effect.flip(retrieve(server.url, client))
      expect(error).toMatchObject({ reason: "BodyTooLarge", status: 200 })
    })
  )
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
  const clients = [...fetches, ["undici's client", undici], ["Node's client", NodeHttpClient.layer]] as const
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

  for (const [name, client] of fetches) {
    it.scopedLive(`counts what a compressed answer becomes over ${name}`, () =>
      Effect.gen(function* () {
        const server = yield* Server.make((_, response) => endless(response, true))
        expect(yield* Effect.flip(retrieve(server.url, client))).toMatchObject({
          reason: "BodyTooLarge",
          outcome: "NotApplied"
        })
      })
    )
  }

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

  for (const [name, transport] of fetches) {
    it.scopedLive(
      `does not wait for a copy of the answer that a fetch of the user keeps open, over ${name}`,
      () =>
        Effect.gen(function* () {
          const server = yield* Server.make((_, response) => endless(response, false))
          const copies: Array<Response> = []
          const copying: typeof globalThis.fetch = async (...given) => {
            const response = await fetch(...given)
            copies.push(response.clone())
            return response
          }
          const client = Layer.provide(transport, Layer.succeed(FetchHttpClient.Fetch, copying))
          expect(yield* Effect.flip(cancel(server.url, client))).toMatchObject({ reason: "BodyTooLarge" })
          expect(copies.length).toBe(2)
        })
    )
  }

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
