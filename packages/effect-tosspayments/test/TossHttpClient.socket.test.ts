import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import { describe, expect, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Payments from "../src/Payments.js"
import * as TossClient from "../src/TossClient.js"
import * as Samples from "./support/Samples.js"
import * as Server from "./support/Server.js"

const toss = (apiBase: string) =>
  TossClient.layer({ secretKey: "test_sk_example", apiBase, maxRetries: 0 }).pipe(
    Layer.provide(FetchHttpClient.layer)
  )

const retrieve = (url: string) =>
  Effect.flatMap(Payments.Payments, (payments) => payments.retrieve("key")).pipe(Effect.provide(toss(url)))

/** A POST whose result cannot be read either. */
const cancel = (url: string) =>
  Effect.flatMap(Payments.Payments, (payments) => payments.cancel("key", { cancelReason: "x" })).pipe(
    Effect.provide(toss(url))
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
})
