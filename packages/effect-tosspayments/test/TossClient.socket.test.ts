import { describe, expect, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as TossClient from "../src/TossClient.js"
import * as Samples from "./support/Samples.js"
import * as Server from "./support/Server.js"

describe("TossClientLive over fetch", () => {
  it.scopedLive("confirms a payment at TOSS_API_BASE with TOSS_SECRET_KEY", () =>
    Effect.gen(function* () {
      const server = yield* Server.make((_, response) => response.end(Samples.text("payment-card-done")))
      const vector = Samples.json("vector-basic-auth")
      const variables = new Map([
        ["TOSS_SECRET_KEY", vector["secretKey"]],
        ["TOSS_API_BASE", server.url]
      ])
      const live = TossClient.TossClientLive.pipe(
        Layer.provide(Layer.setConfigProvider(ConfigProvider.fromMap(variables)))
      )
      const payment = yield* Effect.flatMap(TossClient.TossClient, (toss) =>
        toss.payments.confirm(Samples.json("request-confirm") as never)
      ).pipe(Effect.provide(live))
      expect(payment.status).toBe("DONE")
      expect(server.requests[0]).toMatchObject({ method: "POST", url: "/v1/payments/confirm" })
      expect(server.requests[0]?.headers.authorization).toBe(vector["header"])
    })
  )
})
