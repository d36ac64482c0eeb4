/**
 * How the SDK reaches TossPayments: keys, host, time-out, retries. Everything is checked here, once, so that
 * a wrong key fails when the program starts and not at the first payment.
 *
 * @since 0.1.0
 */
import * as Config from "effect/Config"
import type { ConfigError } from "effect/ConfigError"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { invalid, nameMissing } from "./internal/configError.js"
import * as SecretKey from "./internal/secretKey.js"

/**
 * Host of the TossPayments API.
 *
 * Source: https://docs.tosspayments.com/reference
 *
 * @since 0.1.0
 * @category constants
 */
export const officialApiBase = "https://api.tosspayments.com"

/**
 * A length of time, as every option takes one: a text such as `"30 seconds"`, an Effect `Duration`, or milliseconds.
 *
 * @since 0.1.0
 * @category models
 */
export type DurationInput = Duration.DurationInput

/**
 * What a program may set. Only `secretKey` is needed. For every other option `undefined` is the same as leaving it out;
 * `null`, an empty text or a value of another type is a mistake and refused. So an `apiBase` from an environment
 * variable that is not set means the official host: `apiBase` of the checked configuration tells.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** Secret key: `test_sk_…`, `live_sk_…`, or the widget pair's `test_gsk_…`, `live_gsk_…`. */
  readonly secretKey: string | Redacted.Redacted<string>
  /**
   * Security key (64 hexadecimal characters), for signed webhooks and for what is encrypted: payouts and sellers. Give
   * both while a reissued key and the old one are valid (7 days), the new one first: it encrypts.
   */
  readonly securityKey?:
    | string
    | Redacted.Redacted<string>
    | ReadonlyArray<string | Redacted.Redacted<string>>
    | undefined
  /** Where to send requests. Default: the official host. Anything else needs a test key. */
  readonly apiBase?: string | URL | undefined
  /** Version segment of the path. Default `v1`. */
  readonly apiVersion?: string | undefined
  /** Time for each attempt; numbers are milliseconds. Default 30 seconds. */
  readonly timeout?: DurationInput | undefined
  /** How often a failed attempt is sent again. A whole number, 0 or more. Default 3. */
  readonly maxRetries?: number | undefined
  /** Lets a live key talk to another host than the official one. That host sees the key and every payment. */
  readonly dangerouslyAllowLiveKeyOnAnyHost?: boolean | undefined
}

/**
 * The checked configuration.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** The secret key. */
  readonly secretKey: Redacted.Redacted<string>
  /** Security keys, newest first; empty when none was given. */
  readonly securityKeys: ReadonlyArray<Redacted.Redacted<string>>
  /** Host, without a slash at the end. */
  readonly apiBase: string
  /** Version segment. */
  readonly apiVersion: string
  /** `apiBase` and `apiVersion`: `https://api.tosspayments.com/v1`. */
  readonly apiUrl: string
  /** Whether payments made with this key are real. */
  readonly isLiveMode: boolean
  /** Whether payments made with this key are for testing. */
  readonly isTestMode: boolean
  /** Whether the key belongs to the payment widget (`gsk`). */
  readonly isWidgetKey: boolean
  /** Time for each attempt. */
  readonly timeout: Duration.Duration
  /** How often a failed attempt is sent again. */
  readonly maxRetries: number
}

/**
 * Configuration service.
 *
 * @since 0.1.0
 * @category services
 */
export class TossConfig extends /*#__PURE__*/ Context.Tag("effect-tosspayments/TossConfig")<
  TossConfig,
  Service
>() {}

type Check<A> = Either.Either<A, string>

const reveal = (value: unknown): unknown => (Redacted.isRedacted(value) ? Redacted.value(value) : value)

const checkSecurityKeys = (input: unknown): Check<ReadonlyArray<Redacted.Redacted<string>>> => {
  const keys = input === undefined ? [] : Array.isArray(input) ? input : [input]
  const texts = keys.map(reveal)
  return texts.every((text): text is string => typeof text === "string" && /^[0-9a-f]{64}$/i.test(text))
    ? Either.right(texts.map((text) => Redacted.make(text)))
    : Either.left("must be 64 hexadecimal characters, as shown in the developer centre")
}

const withoutSlashes = (path: string): string => {
  let end = path.length
  while (path[end - 1] === "/") end -= 1
  return path.slice(0, end)
}

const checkApiBase = (input: unknown): Check<string> => {
  // Not `instanceof`: a URL may come from another realm.
  const text = Object.prototype.toString.call(input) === "[object URL]" ? String(input) : input
  if (typeof text !== "string" || !URL.canParse(text))
    return Either.left("must be an absolute URL, e.g. http://127.0.0.1:8080")
  const url = new URL(text)
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return Either.left("must begin with https:// or http://")
  if (url.username !== "" || url.password !== "")
    return Either.left("must not contain a user name or password")
  if (url.search !== "" || url.hash !== "") return Either.left("must not contain a query or a fragment")
  return Either.right(`${url.origin}${withoutSlashes(url.pathname)}`)
}

const checkApiVersion = (input: unknown): Check<string> =>
  typeof input === "string" && /^v\d+$/.test(input) ? Either.right(input) : Either.left('must look like "v1"')

const checkTimeout = (input: unknown): Check<Duration.Duration> => {
  const timeout = Duration.decodeUnknown(input)
  return Option.isSome(timeout) && Duration.isFinite(timeout.value) && Duration.toMillis(timeout.value) > 0
    ? Either.right(timeout.value)
    : Either.left("must be a positive, finite duration")
}

const checkMaxRetries = (input: unknown): Check<number> =>
  typeof input === "number" && Number.isSafeInteger(input) && input >= 0
    ? Either.right(input)
    : Either.left("must be a whole number, 0 or more")

/** Name of each option in the environment. */
const environment = {
  secretKey: "TOSS_SECRET_KEY",
  securityKey: "TOSS_SECURITY_KEY",
  apiBase: "TOSS_API_BASE",
  apiVersion: "TOSS_API_VERSION",
  timeout: "TOSS_TIMEOUT",
  maxRetries: "TOSS_MAX_RETRIES"
} as const

/** Plain JavaScript gives anything, getters that throw too. */
const read = (options: Options): Either.Either<Options, ConfigError> =>
  typeof options === "object" && options !== null
    ? Either.try({
        try: () => {
          const { apiBase, apiVersion, maxRetries, secretKey, securityKey, timeout } = options
          const { dangerouslyAllowLiveKeyOnAnyHost } = options
          return {
            secretKey,
            securityKey: Array.isArray(securityKey) ? [...securityKey] : securityKey,
            apiBase,
            apiVersion,
            timeout,
            maxRetries,
            dangerouslyAllowLiveKeyOnAnyHost
          }
        },
        catch: () => invalid("", "the options cannot be read: reading one threw an error")
      })
    : Either.left(invalid("", "the options must be an object with a secretKey"))

/** Checks all options; `name` tells under which name the user gave an option. */
const resolve = (
  options: Options,
  name: (option: keyof typeof environment) => string
): Either.Either<Service, ConfigError> => {
  const at = <A>(option: keyof typeof environment, check: Check<A>): Either.Either<A, ConfigError> =>
    Either.mapLeft(check, (reason) => invalid(name(option), `${name(option)} ${reason}`))

  return Either.gen(function* () {
    const given = yield* read(options)
    const {
      apiBase: base = officialApiBase,
      apiVersion: version = "v1",
      dangerouslyAllowLiveKeyOnAnyHost,
      maxRetries: retries = 3,
      timeout: time = Duration.seconds(30)
    } = given
    const key = yield* at("secretKey", SecretKey.parse(reveal(given.secretKey)))
    const securityKeys = yield* at("securityKey", checkSecurityKeys(given.securityKey))
    const apiBase = yield* at("apiBase", checkApiBase(base))
    const apiVersion = yield* at("apiVersion", checkApiVersion(version))
    const timeout = yield* at("timeout", checkTimeout(time))
    const maxRetries = yield* at("maxRetries", checkMaxRetries(retries))
    if (key.isLive && apiBase !== officialApiBase && dangerouslyAllowLiveKeyOnAnyHost !== true) {
      yield* at(
        "apiBase",
        Either.left(
          `must be ${officialApiBase} for a live key: another host would see the key. Use a test key, or set dangerouslyAllowLiveKeyOnAnyHost`
        )
      )
    }
    return {
      secretKey: Redacted.make(key.text),
      securityKeys,
      apiBase,
      apiVersion,
      apiUrl: `${apiBase}/${apiVersion}`,
      isLiveMode: key.isLive,
      isTestMode: !key.isLive,
      isWidgetKey: key.isWidget,
      timeout,
      maxRetries
    }
  })
}

/**
 * Checks options. Fails with Effect's `ConfigError`, whose path names the option and whose reason never
 * contains the value.
 *
 * @example
 * ```ts
 * import * as TossConfig from "effect-tosspayments/TossConfig"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function* () {
 *   const config = yield* TossConfig.make({ secretKey: "test_sk_example" })
 *   return config.apiUrl // "https://api.tosspayments.com/v1"
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options): Effect.Effect<Service, ConfigError> =>
  Effect.suspend(() => resolve(options, (option) => option))

/**
 * Configuration from values in the program.
 *
 * @example
 * ```ts
 * import * as TossConfig from "effect-tosspayments/TossConfig"
 *
 * const config = TossConfig.layer({ secretKey: "test_sk_example", maxRetries: 0 })
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options): Layer.Layer<TossConfig, ConfigError> =>
  Layer.effect(TossConfig, make(options))

/**
 * One `Config` per option.
 *
 * @since 0.1.0
 * @category models
 */
export type ConfigOptions = {
  readonly [Name in keyof Options]: Config.Config<Options[Name]>
}

/**
 * Configuration from Effect's `Config`, one for each option that is not left at its default.
 *
 * @example
 * ```ts
 * import * as TossConfig from "effect-tosspayments/TossConfig"
 * import * as Config from "effect/Config"
 *
 * const config = TossConfig.layerConfig({
 *   secretKey: Config.redacted("SHOP_TOSS_KEY"),
 *   maxRetries: Config.integer("SHOP_TOSS_RETRIES").pipe(Config.withDefault(3))
 * })
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig = (options: ConfigOptions): Layer.Layer<TossConfig, ConfigError> =>
  Layer.effect(
    TossConfig,
    Effect.all(options as Record<string, Config.Config<unknown>>).pipe(
      Effect.mapError(nameMissing),
      Effect.flatMap((values) => make(values as unknown as Options))
    )
  )

const optional = <A>(config: Config.Config<A>): Config.Config<A | undefined> =>
  Config.map(Config.option(config), Option.getOrUndefined)

/** Somebody who writes 30000 means milliseconds, and would wait for eight hours. */
const readTimeout = (text: string): Either.Either<DurationInput, ConfigError> => {
  if (!/^\d+(\.\d+)?$/.test(text)) return Either.right(text as DurationInput)
  return Number(text) <= 600
    ? Either.right(Duration.seconds(Number(text)))
    : Either.left(
        invalid(
          "",
          `${environment.timeout} must be at most 600, since a number means seconds: 30, or with its unit, "30000 millis"`
        )
      )
}

/**
 * Configuration from the environment (or whatever `ConfigProvider` is in place):
 *
 * | variable | meaning |
 * |---|---|
 * | `TOSS_SECRET_KEY` | secret key, required |
 * | `TOSS_SECURITY_KEY` | security key; two, separated by a comma, while a reissued one is valid |
 * | `TOSS_API_BASE` | host, default `https://api.tosspayments.com` |
 * | `TOSS_API_VERSION` | default `v1` |
 * | `TOSS_TIMEOUT` | seconds (`30`, at most 600) or a duration (`30 seconds`) |
 * | `TOSS_MAX_RETRIES` | whole number, default 3 |
 *
 * @since 0.1.0
 * @category layers
 */
export const layerEnvironment: Layer.Layer<TossConfig, ConfigError> = /*#__PURE__*/ Layer.effect(
  TossConfig,
  /*#__PURE__*/ Effect.suspend(() =>
    Effect.flatMap(
      Effect.all({
        secretKey: Config.redacted(environment.secretKey),
        securityKey: optional(
          Config.map(Config.redacted(environment.securityKey), (keys) =>
            Redacted.value(keys)
              .split(",")
              .map((key) => Redacted.make(key.trim()))
          )
        ),
        apiBase: optional(Config.string(environment.apiBase)),
        apiVersion: optional(Config.string(environment.apiVersion)),
        timeout: optional(Config.mapOrFail(Config.string(environment.timeout), readTimeout)),
        maxRetries: optional(
          Config.map(Config.string(environment.maxRetries), (text) =>
            text.trim() === "" ? Number.NaN : Number(text)
          )
        )
      }).pipe(Effect.mapError(nameMissing)),
      (options) => resolve(options, (option) => environment[option])
    )
  )
)
