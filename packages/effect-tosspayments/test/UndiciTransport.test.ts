import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Undici from "undici"
import * as RetryPolicy from "../src/RetryPolicy.js"
import * as TossConfig from "../src/TossConfig.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as UndiciTransport from "../src/UndiciTransport.js"
import * as Endpoints from "./support/Endpoints.js"

const layer = (agent: Undici.Dispatcher, options: TossHttpClient.Options = {}) =>
  TossHttpClient.layer(options).pipe(
    Layer.provide(TossConfig.layer({ secretKey: "test_sk_example", apiBase: "http://toss.example" })),
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
