import type * as HttpClient from "@effect/platform/HttpClient"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Config from "effect/Config"
import type * as ConfigError from "effect/ConfigError"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Payments from "../src/Payments.js"
import * as TossClient from "../src/TossClient.js"
import * as TossConfig from "../src/TossConfig.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as Webhooks from "../src/Webhooks.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const done = { status: 200, body: Samples.json("payment-card-done") }

const provider = (variables: { readonly [name: string]: string }) =>
  Layer.setConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(variables))))

describe("TossClient.layer", () => {
  it.effect("offers payments, webhooks and the checked configuration", () =>
    Effect.gen(function* () {
      const toss = yield* TossClient.TossClient
      expect(toss.config).toMatchObject({ isTestMode: true, apiUrl: "https://api.tosspayments.com/v1" })
      expect(yield* toss.payments.retrieve("key")).toMatchObject({ orderId: "ORD-20260302-0001" })
      expect(yield* toss.webhooks.verifyAndParse('{"eventType":"NEW"}')).toMatchObject({ type: "UNKNOWN" })
    }).pipe(Effect.provide(Script.layer([done])))
  )

  it.effect("offers each service on its own too, as the same value", () =>
    Effect.gen(function* () {
      const toss = yield* TossClient.TossClient
      expect(yield* Payments.Payments).toBe(toss.payments)
      expect(yield* Webhooks.Webhooks).toBe(toss.webhooks)
      expect(yield* TossConfig.TossConfig).toBe(toss.config)
      expect((yield* TossHttpClient.TossHttpClient).execute).toBeTypeOf("function")
    }).pipe(Effect.provide(Script.layer([])))
  )

  it.effect("fails to build with a wrong key", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        Effect.provide(TossClient.TossClient, Script.layer([], { secretKey: "test_ck_a" }))
      )
      expect(error).toMatchObject({ _op: "InvalidData", path: ["secretKey"] })
    })
  )

  it.effect("keeps the keys of two clients in one program apart", () =>
    Effect.gen(function* () {
      class Widget extends Context.Tag("test/Widget")<Widget, TossClient.Service>() {}
      class Billing extends Context.Tag("test/Billing")<Billing, TossClient.Service>() {}
      const both = Layer.merge(
        Layer.effect(Widget, TossClient.TossClient).pipe(
          Layer.provide(TossClient.layer({ secretKey: "test_gsk_widget" }))
        ),
        Layer.effect(Billing, TossClient.TossClient).pipe(
          Layer.provide(TossClient.layer({ secretKey: "test_sk_billing" }))
        )
      )
      yield* Effect.gen(function* () {
        yield* (yield* Widget).payments.retrieve("key")
        yield* (yield* Billing).payments.retrieve("key")
      }).pipe(Effect.provide(both))
      const keys = (yield* Script.sent).map(({ headers }) =>
        Buffer.from((headers["authorization"] ?? "").slice("Basic ".length), "base64").toString()
      )
      expect(keys).toEqual(["test_gsk_widget:", "test_sk_billing:"])
    }).pipe(Effect.provide(Script.layer([done, done])))
  )

  it("leaves the HTTP client open", () => {
    const layer = TossClient.layer({ secretKey: "test_sk_example" })
    expectTypeOf<Layer.Layer.Context<typeof layer>>().toEqualTypeOf<HttpClient.HttpClient>()
    expectTypeOf<Layer.Layer.Error<typeof layer>>().toEqualTypeOf<ConfigError.ConfigError>()
    expectTypeOf<Layer.Layer.Success<typeof layer>>().toEqualTypeOf<TossClient.Services>()
  })
})

describe("TossClient.layerConfig", () => {
  it("leaves the HTTP client open", () => {
    const layer = TossClient.layerConfig({ secretKey: Config.redacted("SHOP_KEY") })
    expectTypeOf<Layer.Layer.Context<typeof layer>>().toEqualTypeOf<HttpClient.HttpClient>()
    expectTypeOf<Layer.Layer.Error<typeof layer>>().toEqualTypeOf<ConfigError.ConfigError>()
  })

  it.effect("reads the options from the config", () =>
    Effect.gen(function* () {
      const client = TossClient.layerConfig({ secretKey: Config.redacted("SHOP_KEY") }).pipe(
        Layer.provide(Script.layer([])),
        Layer.provide(provider({ SHOP_KEY: "test_gsk_Abc" }))
      )
      const toss = yield* Effect.provide(TossClient.TossClient, client)
      expect(toss.config.isWidgetKey).toBe(true)
    })
  )
})

describe("TossClientLive", () => {
  it("needs nothing and can fail with a ConfigError only", () => {
    expectTypeOf<Layer.Layer.Context<typeof TossClient.TossClientLive>>().toEqualTypeOf<never>()
    expectTypeOf<
      Layer.Layer.Error<typeof TossClient.TossClientLive>
    >().toEqualTypeOf<ConfigError.ConfigError>()
    expectTypeOf<Layer.Layer.Success<typeof TossClient.TossClientLive>>().toEqualTypeOf<TossClient.Services>()
  })

  it.effect("fails without TOSS_SECRET_KEY", () =>
    Effect.gen(function* () {
      const live = TossClient.TossClientLive.pipe(Layer.provide(provider({})))
      const error = yield* Effect.flip(Effect.provide(TossClient.TossClient, live))
      expect(error).toMatchObject({ _op: "MissingData", path: ["TOSS_SECRET_KEY"] })
    })
  )

  it.effect("reads every TOSS_ variable", () =>
    Effect.gen(function* () {
      const live = TossClient.TossClientLive.pipe(
        Layer.provide(
          provider({
            TOSS_SECRET_KEY: "test_sk_Abc",
            TOSS_SECURITY_KEY: Samples.json("vector-webhook-signature")["securityKey"],
            TOSS_API_BASE: "http://127.0.0.1:8080",
            TOSS_API_VERSION: "v2",
            TOSS_TIMEOUT: "5",
            TOSS_MAX_RETRIES: "1"
          })
        )
      )
      const { config } = yield* Effect.provide(TossClient.TossClient, live)
      expect(config).toMatchObject({ apiUrl: "http://127.0.0.1:8080/v2", maxRetries: 1 })
      expect(config.securityKeys.length).toBe(1)
    })
  )
})
