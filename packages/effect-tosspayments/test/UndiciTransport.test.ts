import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { describe, expect, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Undici from "undici"
import * as RetryPolicy from "../src/RetryPolicy.js"
import * as TossConfig from "../src/TossConfig.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as UndiciTransport from "../src/UndiciTransport.js"
import * as Endpoints from "./support/Endpoints.js"
import * as Server from "./support/Server.js"

const layer = (
  agent: Undici.Dispatcher,
  options: TossHttpClient.Options = {},
  apiBase = "http://toss.example"
) =>
  TossHttpClient.layer(options).pipe(
    Layer.provide(TossConfig.layer({ secretKey: "test_sk_example", apiBase })),
    Layer.provideMerge(UndiciTransport.layerWithoutDispatcher),
    Layer.provide(Layer.succeed(NodeHttpClient.Dispatcher, agent as never))
  )

/** undici's own double: it answers what it was told to, and nothing else. */
const mocked = (headers: Record<string, string> = {}) => {
  const agent = new Undici.MockAgent()
  agent.disableNetConnect()
  agent
    .get("http://toss.example")
    .intercept({ path: "/v1/things/1", method: "POST", headers })
    .reply(200, { ok: true })
  return agent
}

const post = Effect.flatMap(TossHttpClient.TossHttpClient, (http) =>
  http.execute(Endpoints.post, ["1", { size: 1 }])
)

describe("UndiciTransport", () => {
  it.live("sends through a dispatcher of the user", () =>
    Effect.gen(function* () {
      expect(yield* post).toEqual({ ok: true })
    }).pipe(Effect.provide(layer(mocked({ accept: "application/json" }))))
  )

  it.live("sends through what transformClient makes of it", () => {
    const transformClient = HttpClient.mapRequest(HttpClientRequest.setHeader("x-shop", "7"))
    return Effect.gen(function* () {
      expect(yield* post).toEqual({ ok: true })
    }).pipe(Effect.provide(layer(mocked({ "x-shop": "7" }), { transformClient })))
  })

  it.live("says what undici says when it fails", () =>
    Effect.gen(function* () {
      const agent = new Undici.MockAgent()
      agent
        .get("http://toss.example")
        .intercept({ path: "/v1/things/1", method: "POST" })
        .replyWithError(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }))
      const error = yield* Effect.flip(
        Effect.provide(post, layer(agent, { retrySchedule: RetryPolicy.schedule({ maxRetries: 0 }) }))
      )
      expect(error).toMatchObject({ reason: "Connect", outcome: "NotApplied" })
      expect(error.message).toContain("ECONNREFUSED")
    })
  )

  it.scopedLive("ends a request that is given up, while others go on", () =>
    Effect.gen(function* () {
      const closed = yield* Deferred.make<void>()
      const server = yield* Server.make((request) => {
        request.socket.once("close", () => Effect.runSync(Deferred.succeed(closed, undefined)))
      })
      const agent = yield* Effect.acquireRelease(
        Effect.sync(() => new Undici.Agent()),
        (agent) => Effect.promise(() => agent.destroy())
      )
      const fiber = yield* Effect.fork(Effect.provide(post, layer(agent, {}, server.url)))
      yield* Effect.repeat(Effect.yieldNow(), { until: () => server.requests.length === 1 })
      yield* Fiber.interrupt(fiber)
      yield* Deferred.await(closed)
    })
  )

  it.live("is an HttpClient like the platform's for others", () =>
    Effect.gen(function* () {
      const client = yield* HttpClient.HttpClient
      const request = HttpClientRequest.post("http://toss.example/v1/things/1").pipe(
        HttpClientRequest.bodyText('{"size":1}')
      )
      expect(yield* Effect.flatMap(client.execute(request), ({ json }) => json)).toEqual({
        ok: true
      })
    }).pipe(Effect.provide(layer(mocked())))
  )
})
