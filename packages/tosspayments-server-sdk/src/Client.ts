/**
 * The client: one per secret key, for the life of the program.
 *
 * @since 0.1.0
 */
import type * as ConfigError from "effect/ConfigError"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as TossConfig from "effect-tosspayments/TossConfig"
import type { Issue } from "effect-tosspayments/TossError"
import * as Intents from "./Intents.js"
import * as Failure from "./internal/failure.js"
import * as Run from "./internal/run.js"
import * as Services from "./internal/services.js"
import * as Stack from "./internal/stack.js"
import * as Payments from "./Payments.js"
import type { TossStore } from "./TossStore.js"
import * as Webhooks from "./Webhooks.js"

/**
 * What a client needs. Only `secretKey` is required; nothing is read from the environment.
 *
 * @since 0.1.0
 */
export interface ClientOptions {
  /** Secret key: `test_sk_…`, `live_sk_…`, or the widget pair's `test_gsk_…`, `live_gsk_…`. */
  readonly secretKey: string
  /** Version segment of the path. Default `v1`. */
  readonly apiVersion?: string | undefined
  /** Time for each attempt, in whole seconds. Default 30. */
  readonly timeout?: number | undefined
  /** How often a failed attempt is sent again. A whole number, 0 or more. Default 3. */
  readonly maxRetries?: number | undefined
  /**
   * Security key (64 hexadecimal characters) for signed webhooks. Give both while a reissued key and the old one
   * are valid (7 days).
   */
  readonly securityKey?: string | ReadonlyArray<string> | undefined
  /**
   * Host, when it is not TossPayments' own: a local emulator, e.g. `http://127.0.0.1:8080`. Needs a test key.
   */
  readonly baseUrl?: string | undefined
  /**
   * Used instead of the global `fetch`, e.g. one that goes through a proxy. Must send the request it is given once, and
   * reject only when that fails, with the error as it came: whether a payment may have been made is told from it.
   * Repeating is the client's, with the same idempotency key.
   */
  readonly fetch?: typeof globalThis.fetch | undefined
  /**
   * Where webhooks that were handled, deposit secrets and intents are kept. Default: the memory of this client, which is
   * enough for one process that may forget at a restart.
   */
  readonly store?: TossStore | undefined
  /** Lets the client run where a secret key must not be: in a browser, in front of everybody. */
  readonly dangerouslyAllowBrowser?: boolean | undefined
  /** Lets a live key talk to another host than the official one. That host sees the key and every payment. */
  readonly dangerouslyAllowLiveKeyOnAnyHost?: boolean | undefined
}

/**
 * The checked settings of a client. Holds no key.
 *
 * @since 0.1.0
 */
export interface ClientConfig {
  /** Where requests go: host and version, e.g. `https://api.tosspayments.com/v1`. */
  readonly apiUrl: string
  /** Version segment of the path. */
  readonly apiVersion: string
  /** Time for each attempt, in seconds. */
  readonly timeout: number
  /** How often a failed attempt is sent again. */
  readonly maxRetries: number
}

const known: { readonly [Name in keyof Required<ClientOptions>]: true } = {
  secretKey: true,
  apiVersion: true,
  timeout: true,
  maxRetries: true,
  securityKey: true,
  baseUrl: true,
  fetch: true,
  store: true,
  dangerouslyAllowBrowser: true,
  dangerouslyAllowLiveKeyOnAnyHost: true
}

const storeNeeds = {
  events: ["claim", "complete", "release"],
  secrets: ["save", "find"],
  intents: ["begin", "end", "open"]
} as const satisfies { readonly [Part in keyof TossStore]: ReadonlyArray<keyof TossStore[Part]> }

const missingIn = (store: unknown): ReadonlyArray<Issue> =>
  Object.entries(storeNeeds).flatMap(([part, names]) =>
    names
      .filter((name) => typeof Object(Object(store)[part])[name] !== "function")
      .map((name) => ({ path: `store.${part}.${name}`, expected: "must be an async function" }))
  )

const isBrowser = (): boolean => "window" in globalThis && "document" in globalThis

const defaultTimeout = 30

/** The rules that only this package has; what both packages share is checked by `TossConfig.make`. */
const issuesOf = (options: ClientOptions): ReadonlyArray<Issue> => {
  if (typeof options !== "object" || options === null) {
    return [{ path: "options", expected: "must be an object: new Client({ secretKey })" }]
  }
  const { timeout = defaultTimeout, fetch, store, dangerouslyAllowBrowser } = options
  const rules: ReadonlyArray<readonly [holds: boolean, path: string, expected: string]> = [
    ...Object.keys(options).map(
      (name) => [Object.hasOwn(known, name), name, "is no option of Client"] as const
    ),
    [Number.isSafeInteger(timeout) && timeout > 0, "timeout", "must be a whole number of seconds, 1 or more"],
    ...(store === undefined ? [] : missingIn(store)).map(
      ({ path, expected }) => [false, path, expected] as const
    ),
    [fetch === undefined || typeof fetch === "function", "fetch", "must be a function"],
    [
      !isBrowser() || dangerouslyAllowBrowser === true,
      "dangerouslyAllowBrowser",
      "must be true to run in a browser, where everybody can read the secret key. Run it on a server instead"
    ]
  ]
  return rules.filter(([holds]) => !holds).map(([, path, expected]) => ({ path, expected }))
}

/** `TossConfig.make` fails with `InvalidData` only; its text begins with the name of the option. */
const issueOf = (error: ConfigError.ConfigError): Issue => {
  const { path, message } = error as ConfigError.InvalidData
  const name = path.join(".")
  return { path: name === "apiBase" ? "baseUrl" : name, expected: message.slice(name.length + 1) }
}

const resolve = (options: ClientOptions): Either.Either<TossConfig.Service, ReadonlyArray<Issue>> => {
  const issues = issuesOf(options)
  if (issues.length > 0) return Either.left(issues)
  const { secretKey, securityKey, baseUrl, apiVersion, maxRetries, dangerouslyAllowLiveKeyOnAnyHost } =
    options
  const config = TossConfig.make({
    secretKey,
    securityKey,
    apiBase: baseUrl,
    apiVersion,
    timeout: `${options.timeout ?? defaultTimeout} seconds`,
    maxRetries,
    dangerouslyAllowLiveKeyOnAnyHost
  })
  return Either.mapLeft(Effect.runSync(Effect.either(config)), (error) => [issueOf(error)])
}

/**
 * TossPayments for a server. Make one client and keep it; it may be used by many calls at once.
 *
 * Throws `ValidationError` when an option is wrong, misspelt options included, and in a browser.
 *
 * @example
 * ```ts
 * import { Client } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: process.env["TOSS_SECRET_KEY"] ?? "" })
 *
 * const payment = await client.payments.confirm({
 *   paymentKey: "emul01…",
 *   orderId: "ORD-20260302-0001",
 *   amount: 33000
 * })
 * console.log(payment.status, client.isTestMode)
 * ```
 *
 * @see https://docs.tosspayments.com/reference
 * @since 0.1.0
 */
export class Client {
  /** Checked settings. */
  readonly config: ClientConfig
  /** Whether payments made with this key are real. */
  readonly isLiveMode: boolean
  /** Whether payments made with this key are for testing. */
  readonly isTestMode: boolean
  /** Confirm, read, cancel. */
  readonly payments: Payments.Payments
  /** Confirm and cancel once, under a name of yours, across restarts. Needs a `store` to be worth it. */
  readonly intents: Intents.Intents
  /** Receive, verify and parse what TossPayments sends. */
  readonly webhooks: Webhooks.Webhooks
  readonly #runner: Run.Runner

  /** Throws `ValidationError` when an option is wrong. */
  constructor(options: ClientOptions) {
    const caller = Stack.callerOf(Client)
    const resolved = resolve(options)
    if (Either.isLeft(resolved)) {
      const issues = resolved.left
      throw Failure.refusedOptions("Client", issues, caller())
    }
    const { apiUrl, apiVersion, isLiveMode, isTestMode, maxRetries } = resolved.right
    this.config = Object.freeze({
      apiUrl,
      apiVersion,
      timeout: options.timeout ?? defaultTimeout,
      maxRetries
    })
    this.isLiveMode = isLiveMode
    this.isTestMode = isTestMode
    this.#runner = Run.make(ManagedRuntime.make(Services.layer(resolved.right, options.fetch, options.store)))
    this.payments = Payments.make(this.#runner)
    this.intents = Intents.make(this.#runner)
    this.webhooks = Webhooks.make(this.#runner)
  }

  /**
   * Ends the client: later calls reject with `ValidationError`, calls under way are waited for, and webhooks that are being
   * handled for up to 8 seconds; then they are given back, within 10 seconds in all. May be called more than once.
   *
   * @example
   * ```ts
   * import { Client } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * process.once("SIGTERM", () => void client.close())
   * ```
   *
   * @since 0.1.0
   */
  close(): Promise<void> {
    return this.#runner.close()
  }

  /**
   * Closes the client at the end of a block: `await using client = new Client(…)`.
   *
   * @since 0.1.0
   */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
