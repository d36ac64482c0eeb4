import { describe, expect, it } from "@effect/vitest"
import * as Config from "effect/Config"
import type * as ConfigError from "effect/ConfigError"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TossConfig from "../src/TossConfig.js"
import * as Samples from "./support/Samples.js"

const securityKey = Samples.json("vector-webhook-signature")["securityKey"] as string
const encoded = Samples.json("vector-basic-auth")["header"] as string

const read = (layer: Layer.Layer<TossConfig.TossConfig, ConfigError.ConfigError>) =>
  TossConfig.TossConfig.pipe(Effect.provide(layer))

const fromOptions = (options: TossConfig.Options) => read(TossConfig.layer(options))

const fromEnvironment = (variables: { readonly [name: string]: string }) =>
  read(
    TossConfig.layerEnvironment.pipe(
      Layer.provide(Layer.setConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(variables)))))
    )
  )

/** `make` reads what JavaScript callers give, whatever its type. */
const withKey = (secretKey: unknown) => TossConfig.make({ secretKey } as TossConfig.Options)

const refused = (path: string, message: RegExp | string = /\S/) => ({
  _op: "InvalidData",
  path: [path],
  message: typeof message === "string" ? expect.stringContaining(message) : expect.stringMatching(message)
})

const badKeys: ReadonlyArray<readonly [name: string, key: string, reason: string]> = [
  ["an empty key", "", "empty"],
  ["a key of white space", "   ", "white space"],
  ["a key with a space in front", " test_sk_Abc123", "white space"],
  ["a key with a line break behind", "test_sk_Abc123\n", "white space"],
  ["a key with a byte-order mark", "\uFEFFtest_sk_Abc123", "byte-order mark"],
  ["a test client key", "test_ck_Abc123", "client key"],
  ["a live client key", "live_ck_Abc123", "client key"],
  ["a test widget client key", "test_gck_Abc123", "client key"],
  ["a live widget client key", "live_gck_Abc123", "client key"],
  ["an encoded key", encoded.slice("Basic ".length), "base64"],
  ["a security key", securityKey, "security key"],
  ["an unknown prefix", "prod_sk_Abc123", "must begin with"],
  ["an upper-case prefix", "TEST_SK_Abc123", "must begin with"],
  ["a prefix only", "test_sk_", "must begin with"],
  ["a key with a colon", "test_sk_Abc:123", "must begin with"],
  ["a key that is not ASCII", "test_sk_열쇠", "must begin with"]
]

describe("TossConfig secret key", () => {
  for (const [name, key, reason] of badKeys) {
    it.effect(`refuses ${name} in the options, naming secretKey`, () =>
      Effect.gen(function* () {
        expect(yield* Effect.flip(fromOptions({ secretKey: key }))).toMatchObject(
          refused("secretKey", reason)
        )
      })
    )

    it.effect(`refuses ${name} in the environment, naming TOSS_SECRET_KEY`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(fromEnvironment({ TOSS_SECRET_KEY: key }))
        expect(error).toMatchObject(refused("TOSS_SECRET_KEY", reason))
      })
    )
  }

  it.effect("refuses a whole Authorization header", () =>
    Effect.gen(function* () {
      expect(yield* Effect.flip(fromOptions({ secretKey: encoded }))).toMatchObject(refused("secretKey"))
    })
  )

  for (const value of [undefined, null, 42, {}, ["test_sk_Abc123"]]) {
    it.effect(`refuses ${JSON.stringify(value)}, which is not text`, () =>
      Effect.gen(function* () {
        expect(yield* Effect.flip(withKey(value))).toMatchObject(refused("secretKey", "must be text"))
      })
    )
  }

  it.effect("reports a missing variable as missing, not as wrong", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(fromEnvironment({}))
      expect(error).toMatchObject({ _op: "MissingData", path: ["TOSS_SECRET_KEY"] })
    })
  )

  it.effect("never repeats the refused key", () =>
    Effect.gen(function* () {
      for (const [name, key] of badKeys.filter(([, key]) => key.trim().length > "test_sk_".length)) {
        const error = yield* Effect.flip(fromOptions({ secretKey: key }))
        expect(`${String(error)} ${JSON.stringify(error)}`, name).not.toContain(key.trim())
        expect(`${String(error)} ${JSON.stringify(error)}`, name).not.toContain("Abc")
      }
    })
  )

  it.effect("takes a Redacted key", () =>
    Effect.gen(function* () {
      const { secretKey } = yield* fromOptions({ secretKey: Redacted.make("live_gsk_Abc123") })
      expect(Redacted.value(secretKey)).toBe("live_gsk_Abc123")
    })
  )

  for (const [key, isLiveMode, isWidgetKey] of [
    ["test_sk_Abc123", false, false],
    ["live_sk_Abc123", true, false],
    ["test_gsk_Abc123", false, true],
    ["live_gsk_Abc123", true, true]
  ] as const) {
    it.effect(`tells mode and kind of ${key}`, () =>
      Effect.gen(function* () {
        expect(yield* fromOptions({ secretKey: key })).toMatchObject({
          isLiveMode,
          isTestMode: !isLiveMode,
          isWidgetKey
        })
      })
    )
  }

  const rest = FastCheck.stringMatching(/^[!-9;-~]{1,60}$/)
  const prefix = FastCheck.constantFrom("test_sk_", "live_sk_", "test_gsk_", "live_gsk_")

  it.effect.prop("accepts every well-formed key and keeps it as it is", [prefix, rest], ([prefix, rest]) =>
    Effect.gen(function* () {
      const config = yield* withKey(prefix + rest)
      expect(Redacted.value(config.secretKey)).toBe(prefix + rest)
      expect(config.isLiveMode).toBe(prefix.startsWith("live"))
      expect(config.isWidgetKey).toBe(prefix.includes("gsk"))
    })
  )

  it.effect.prop(
    "refuses every text that does not begin with a known prefix",
    [
      FastCheck.oneof(FastCheck.string(), FastCheck.fullUnicodeString(), FastCheck.base64String()).filter(
        (text) => !/^(test|live)_g?sk_/.test(text)
      )
    ],
    ([text]) =>
      Effect.gen(function* () {
        expect(yield* Effect.flip(withKey(text))).toMatchObject(refused("secretKey"))
      })
  )
})

const options = (more: object) => ({ secretKey: "test_sk_Abc123", ...more }) as TossConfig.Options

const badOptions: ReadonlyArray<readonly [option: string, variable: string, value: unknown, text?: string]> =
  [
    ["timeout", "TOSS_TIMEOUT", 0, "0"],
    ["timeout", "TOSS_TIMEOUT", -1, "-1"],
    ["timeout", "TOSS_TIMEOUT", "soon", "soon"],
    ["timeout", "TOSS_TIMEOUT", Number.NaN, "NaN"],
    ["timeout", "TOSS_TIMEOUT", Number.POSITIVE_INFINITY, "Infinity"],
    ["timeout", "TOSS_TIMEOUT", Duration.infinity],
    ["maxRetries", "TOSS_MAX_RETRIES", -1, "-1"],
    ["maxRetries", "TOSS_MAX_RETRIES", 1.5, "1.5"],
    ["maxRetries", "TOSS_MAX_RETRIES", Number.NaN, "NaN"],
    ["maxRetries", "TOSS_MAX_RETRIES", "3"],
    ["maxRetries", "TOSS_MAX_RETRIES", "many", "many"],
    ["maxRetries", "TOSS_MAX_RETRIES", Number.POSITIVE_INFINITY, ""],
    ["apiVersion", "TOSS_API_VERSION", "1", "1"],
    ["apiVersion", "TOSS_API_VERSION", "v1/", "v1/"],
    ["apiVersion", "TOSS_API_VERSION", "../v1", "../v1"],
    ["apiBase", "TOSS_API_BASE", "/v1", "/v1"],
    ["apiBase", "TOSS_API_BASE", "127.0.0.1:8080", "127.0.0.1:8080"],
    ["apiBase", "TOSS_API_BASE", "ftp://127.0.0.1", "ftp://127.0.0.1"],
    ["apiBase", "TOSS_API_BASE", "http://me:secret@127.0.0.1", "http://me:secret@127.0.0.1"],
    ["apiBase", "TOSS_API_BASE", "http://127.0.0.1?a=b", "http://127.0.0.1?a=b"],
    ["apiBase", "TOSS_API_BASE", "http://127.0.0.1#a", "http://127.0.0.1#a"],
    ["securityKey", "TOSS_SECURITY_KEY", securityKey.slice(1), securityKey.slice(1)],
    ["securityKey", "TOSS_SECURITY_KEY", [securityKey, "test_sk_Abc123"], `${securityKey},test_sk_Abc123`],
    ["securityKey", "TOSS_SECURITY_KEY", "", ""],
    ["apiBase", "TOSS_API_BASE", "", ""],
    ["apiVersion", "TOSS_API_VERSION", "", ""],
    ["timeout", "TOSS_TIMEOUT", "", ""],
    ...(["secretKey", "securityKey", "apiBase", "apiVersion", "timeout", "maxRetries"] as const).flatMap(
      (option) =>
        [null, true, Symbol("s"), {}, () => 1].map((value) => [option, `TOSS_${option}`, value] as const)
    ),
    ["apiBase", "TOSS_API_BASE", { toString: () => "http://127.0.0.1" }]
  ]

describe("TossConfig options", () => {
  for (const [option, variable, value, text] of badOptions) {
    it.effect(`refuses ${option} ${String(value)}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(fromOptions(options({ [option]: value })))
        expect(error).toMatchObject(refused(option))
      })
    )
    if (text === undefined) continue
    it.effect(`refuses ${variable}="${text}"`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(
          fromEnvironment({ TOSS_SECRET_KEY: "test_sk_Abc123", [variable]: text })
        )
        expect(error).toMatchObject(refused(variable))
      })
    )
  }

  for (const [name, given] of [
    ["nothing", undefined],
    ["null", null],
    ["a text", "test_sk_Abc123"],
    [
      "options of which one throws",
      {
        secretKey: "test_sk_Abc123",
        get timeout() {
          throw new Error("getter")
        }
      }
    ]
  ] as const) {
    it.effect(`refuses ${name} instead of options`, () =>
      Effect.gen(function* () {
        expect(yield* Effect.flip(fromOptions(given as never))).toMatchObject({
          _op: "InvalidData",
          path: []
        })
      })
    )
  }

  it.effect("takes undefined in each option but the secret key as its default", () =>
    Effect.gen(function* () {
      const unset = {
        securityKey: undefined,
        apiBase: undefined,
        apiVersion: undefined,
        timeout: undefined,
        maxRetries: undefined,
        dangerouslyAllowLiveKeyOnAnyHost: undefined
      }
      expect(yield* fromOptions(options(unset))).toEqual(yield* fromOptions(options({})))
      expect(yield* Effect.flip(fromOptions({ secretKey: undefined as never }))).toMatchObject(
        refused("secretKey")
      )
    })
  )

  it.effect("reads an address with very many slashes at once", () =>
    Effect.gen(function* () {
      const slashes = "/".repeat(300_000)
      const config = yield* fromOptions(options({ apiBase: `http://127.0.0.1${slashes}x${slashes}` }))
      expect(config.apiBase.endsWith("/x")).toBe(true)
    })
  )

  it.effect("does not repeat a password in a refused address", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(fromOptions(options({ apiBase: "http://me:hunter2@127.0.0.1" })))
      expect(String(error)).not.toContain("hunter2")
    })
  )

  it.effect("has the documented defaults", () =>
    Effect.gen(function* () {
      const config = yield* fromOptions(options({}))
      expect(config).toMatchObject({
        securityKeys: [],
        apiBase: "https://api.tosspayments.com",
        apiVersion: "v1",
        apiUrl: "https://api.tosspayments.com/v1",
        maxRetries: 3
      })
      expect(Duration.toSeconds(config.timeout)).toBe(30)
    })
  )

  it.effect("has the same defaults in the environment", () =>
    Effect.gen(function* () {
      const config = yield* fromEnvironment({ TOSS_SECRET_KEY: "test_sk_Abc123" })
      expect(config).toMatchObject({
        securityKeys: [],
        apiUrl: "https://api.tosspayments.com/v1",
        maxRetries: 3
      })
      expect(Duration.toSeconds(config.timeout)).toBe(30)
    })
  )

  it.effect("builds apiUrl from a base with a path and without doubled slashes", () =>
    Effect.gen(function* () {
      const config = yield* fromOptions(
        options({ apiBase: "http://127.0.0.1:8080/toss//", apiVersion: "v2" })
      )
      expect(config.apiUrl).toBe("http://127.0.0.1:8080/toss/v2")
    })
  )

  it.effect("takes a URL object and 0 retries", () =>
    Effect.gen(function* () {
      const config = yield* fromOptions(options({ apiBase: new URL("http://127.0.0.1:8080"), maxRetries: 0 }))
      expect(config).toMatchObject({ apiBase: "http://127.0.0.1:8080", maxRetries: 0 })
    })
  )

  it.effect("keeps several security keys in their order", () =>
    Effect.gen(function* () {
      const old = securityKey.replaceAll("0", "f").toUpperCase()
      const config = yield* fromOptions(options({ securityKey: [securityKey, Redacted.make(old)] }))
      expect(config.securityKeys.map(Redacted.value)).toEqual([securityKey, old])
    })
  )

  it.effect("reads two security keys separated by a comma from the environment", () =>
    Effect.gen(function* () {
      const config = yield* fromEnvironment({
        TOSS_SECRET_KEY: "test_sk_Abc123",
        TOSS_SECURITY_KEY: `${securityKey}, ${securityKey.toUpperCase()}`
      })
      expect(config.securityKeys.map(Redacted.value)).toEqual([securityKey, securityKey.toUpperCase()])
    })
  )

  for (const [text, seconds] of [
    ["45", 45],
    ["2.5", 2.5],
    ["2 minutes", 120]
  ] as const) {
    it.effect(`reads TOSS_TIMEOUT="${text}" as ${seconds} seconds`, () =>
      Effect.gen(function* () {
        const config = yield* fromEnvironment({ TOSS_SECRET_KEY: "test_sk_Abc123", TOSS_TIMEOUT: text })
        expect(Duration.toSeconds(config.timeout)).toBe(seconds)
      })
    )
  }

  it.effect("reads TOSS_API_BASE, TOSS_API_VERSION and TOSS_MAX_RETRIES", () =>
    Effect.gen(function* () {
      const config = yield* fromEnvironment({
        TOSS_SECRET_KEY: "test_sk_Abc123",
        TOSS_API_BASE: "http://127.0.0.1:8080/",
        TOSS_API_VERSION: "v9",
        TOSS_MAX_RETRIES: "7"
      })
      expect(config).toMatchObject({ apiUrl: "http://127.0.0.1:8080/v9", maxRetries: 7 })
    })
  )
})

describe("TossConfig live keys", () => {
  for (const apiBase of [
    "https://toss.example",
    "http://api.tosspayments.com",
    "https://api.tosspayments.com.example",
    "https://api.tosspayments.com:8443",
    "https://api.tosspayments.com/proxy"
  ]) {
    it.effect(`refuses to send a live key to ${apiBase}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(fromOptions({ secretKey: "live_sk_Abc123", apiBase }))
        expect(error).toMatchObject(refused("apiBase", "dangerouslyAllowLiveKeyOnAnyHost"))
      })
    )
  }

  it.effect("refuses a live key for another host in the environment too", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        fromEnvironment({ TOSS_SECRET_KEY: "live_gsk_Abc123", TOSS_API_BASE: "https://toss.example" })
      )
      expect(error).toMatchObject(refused("TOSS_API_BASE"))
    })
  )

  it.effect("sends a live key to the official host however it is written", () =>
    Effect.gen(function* () {
      for (const apiBase of ["https://api.tosspayments.com/", "HTTPS://API.TOSSPAYMENTS.COM:443"]) {
        const config = yield* fromOptions({ secretKey: "live_sk_Abc123", apiBase })
        expect(config.apiBase).toBe("https://api.tosspayments.com")
      }
    })
  )

  it.effect("sends a live key anywhere once dangerouslyAllowLiveKeyOnAnyHost is set", () =>
    Effect.gen(function* () {
      const config = yield* fromOptions({
        secretKey: "live_sk_Abc123",
        apiBase: "https://toss.example",
        dangerouslyAllowLiveKeyOnAnyHost: true
      })
      expect(config).toMatchObject({ apiBase: "https://toss.example", isLiveMode: true })
    })
  )

  it.effect("takes nothing but true for dangerouslyAllowLiveKeyOnAnyHost", () =>
    Effect.gen(function* () {
      const wrong = { apiBase: "https://toss.example", dangerouslyAllowLiveKeyOnAnyHost: "no" }
      const error = yield* Effect.flip(fromOptions(options({ ...wrong, secretKey: "live_sk_Abc123" })))
      expect(error).toMatchObject(refused("apiBase"))
    })
  )

  it.effect("lets a test key talk to any host", () =>
    Effect.gen(function* () {
      const config = yield* fromOptions({ secretKey: "test_gsk_Abc123", apiBase: "http://127.0.0.1:8080" })
      expect(config.apiBase).toBe("http://127.0.0.1:8080")
    })
  )
})

describe("TossConfig.layerConfig", () => {
  const provider = (variables: { readonly [name: string]: string }) =>
    Layer.setConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(variables))))

  it.effect("reads each option from the config it is given", () =>
    Effect.gen(function* () {
      const layer = TossConfig.layerConfig({
        secretKey: Config.redacted("SHOP_KEY"),
        maxRetries: Config.integer("SHOP_RETRIES"),
        timeout: Config.duration("SHOP_TIMEOUT")
      }).pipe(
        Layer.provide(provider({ SHOP_KEY: "test_sk_Abc", SHOP_RETRIES: "1", SHOP_TIMEOUT: "9 seconds" }))
      )
      const config = yield* read(layer)
      expect(config.maxRetries).toBe(1)
      expect(Duration.toSeconds(config.timeout)).toBe(9)
    })
  )

  it.effect("reports what is missing under the caller's own name", () =>
    Effect.gen(function* () {
      const layer = TossConfig.layerConfig({ secretKey: Config.redacted("SHOP_KEY") })
      const error = yield* Effect.flip(read(layer.pipe(Layer.provide(provider({})))))
      expect(error).toMatchObject({ _op: "MissingData", path: ["SHOP_KEY"] })
    })
  )

  it.effect("checks values as the options are checked", () =>
    Effect.gen(function* () {
      const layer = TossConfig.layerConfig({ secretKey: Config.succeed("test_ck_Abc") })
      expect(yield* Effect.flip(read(layer))).toMatchObject(refused("secretKey", "client key"))
    })
  )
})
