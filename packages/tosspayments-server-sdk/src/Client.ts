/**
 * The client: one per secret key, for the life of the program.
 *
 * @since 0.1.0
 */
import type * as ConfigError from "effect/ConfigError"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as ManagedRuntime from "effect/ManagedRuntime"
import type { Drift } from "effect-tosspayments/Call"
import * as RateLimiter from "effect-tosspayments/RateLimit"
import * as TossConfig from "effect-tosspayments/TossConfig"
import type { Issue } from "effect-tosspayments/TossError"
import * as Billing from "./Billing.js"
import * as BrandPay from "./BrandPay.js"
import type { BrandPayTokenStore } from "./BrandPayTokenStore.js"
import * as CashReceipts from "./CashReceipts.js"
import * as Intents from "./Intents.js"
import * as Input from "./internal/input.js"
import { named } from "./internal/names.js"
import * as Rejection from "./internal/rejection.js"
import * as Run from "./internal/run.js"
import * as Services from "./internal/services.js"
import * as Stack from "./internal/stack.js"
import type { Logger } from "./Logger.js"
import * as Payments from "./Payments.js"
import * as Pending from "./Pending.js"
import * as Promotions from "./Promotions.js"
import * as Settlements from "./Settlements.js"
import * as SubMalls from "./SubMalls.js"
import type { TossStore } from "./TossStore.js"
import * as Transactions from "./Transactions.js"
import * as VirtualAccounts from "./VirtualAccounts.js"
import * as Webhooks from "./Webhooks.js"

/**
 * What a client needs. Only `secretKey` is required; nothing is read from the environment. An option that does not exist,
 * or has a value of the wrong type, is refused. An `undefined` (an environment variable that is not set, say) is as good
 * as none, except where it says so.
 *
 * @since 0.1.0
 */
export interface ClientOptions {
  /** Secret key: `test_sk_…`, `live_sk_…`, or the widget pair's `test_gsk_…`, `live_gsk_…`. */
  readonly secretKey: string
  /** Version segment of the path. Default `v1`. */
  readonly apiVersion?: string | undefined
  /** Time for each attempt, in whole seconds, at most 600. Default 30. */
  readonly timeout?: number | undefined
  /** How often a failed attempt is sent again. A whole number, 0 or more. Default 3. */
  readonly maxRetries?: number | undefined
  /**
   * Security key (64 hexadecimal characters) for signed webhooks. Give both while a reissued key and the old one
   * are valid (7 days). Without one, `undefined` included, signed webhooks have `trust: "none"`, and
   * `config.verifiesSignatures` is `false`.
   */
  readonly securityKey?: string | ReadonlyArray<string> | undefined
  /**
   * Host, when it is not TossPayments' own: a local emulator, e.g. `http://127.0.0.1:8080`. Needs a test key. With
   * `undefined` requests go to TossPayments, as in production; `config.isOfficialHost` tells.
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
   *
   * `undefined` is refused: who names a store has one, and what was only in memory would be gone without a word.
   */
  readonly store?: TossStore
  /**
   * Holds requests back that are too many, instead of letting TossPayments refuse them: `"test"` for the 100 a minute that
   * it documents for its test environment, or a limit of your own. Every attempt of this client is counted, repeated ones
   * too, and waits for its turn; no more leave in any span of that length, wherever it begins. `timeout` begins with the
   * turn. A call that meets its `deadline` while waiting rejects, with `outcome: "NotApplied"` if nothing was sent before:
   * give one where somebody waits for the answer. Default: none.
   *
   * @see https://docs.tosspayments.com/guides/v2/get-started/environment
   */
  readonly rateLimit?: "test" | RateLimit | undefined
  /**
   * Where the tokens of brandpay's buyers are kept. Default: the memory of this client; buyers have to agree again after a
   * restart then.
   *
   * `undefined` is refused, as for `store`.
   */
  readonly brandPayTokenStore?: BrandPayTokenStore
  /**
   * Gets each field that an answer has in a form that the SDK does not know, with every such answer. Must not throw.
   * Default: a warning, once per field and process.
   */
  readonly onDrift?: ((drift: Drift) => void) | undefined
  /** Where warnings and errors go. Default: `console`, one line each, beginning with `[tosspayments]`. */
  readonly logger?: Logger | undefined
  /** Lets the client run where a secret key must not be: in a browser, in front of everybody. */
  readonly dangerouslyAllowBrowser?: boolean | undefined
  /** Lets a live key talk to another host than the official one. That host sees the key and every payment. */
  readonly dangerouslyAllowLiveKeyOnAnyHost?: boolean | undefined
}

/**
 * How many requests a client may send in how long.
 *
 * @since 0.1.0
 */
export interface RateLimit {
  /** How many; a whole number, 1 or more. */
  readonly limit: number
  /** In how many seconds, at most 600. */
  readonly perSeconds: number
}

/**
 * The checked settings of a client. Holds no key.
 *
 * @since 0.1.0
 */
export interface ClientConfig {
  /** Where requests go: host and version, e.g. `https://api.tosspayments.com/v1`. */
  readonly apiUrl: string
  /** Whether that is TossPayments itself. `true` with a `baseUrl` that was given but is not set. */
  readonly isOfficialHost: boolean
  /** Version segment of the path. */
  readonly apiVersion: string
  /** Time for each attempt, in seconds. */
  readonly timeout: number
  /** How often a failed attempt is sent again. */
  readonly maxRetries: number
  /** Whether there is a security key to check signed webhooks with. */
  readonly verifiesSignatures: boolean
}

/**
 * How to close a client.
 *
 * @since 0.1.0
 */
export interface CloseOptions {
  /** How long closing may take in all, in seconds, at most 600. */
  readonly timeout?: number | undefined
}

const storeNeeds = {
  events: ["claim", "complete", "release"],
  secrets: ["save", "find"],
  intents: ["begin", "end", "open"]
} as const satisfies { readonly [Part in keyof TossStore]: ReadonlyArray<keyof TossStore[Part]> }

const lacks = (holder: unknown, names: ReadonlyArray<string>): string | undefined =>
  names.find((name) => typeof Object(holder)[name] !== "function")

const store: Input.Rule = {
  fault: (value) => {
    const missing = Object.entries(storeNeeds).flatMap(([part, names]) =>
      names
        .filter((name) => typeof Object(Object(value)[part])[name] !== "function")
        .map((name) => `store.${part}.${name}`)
    )
    return missing.length === 0 ? null : `must have the async functions ${missing.join(", ")}`
  }
}

const rateLimit: Input.Rule = {
  fault: (value) => {
    if (value === "test") return null
    const { limit, perSeconds } = Object(value)
    return Number.isSafeInteger(limit) && limit > 0 && Input.seconds.fault(perSeconds) === null
      ? null
      : 'must be "test", or { limit, perSeconds }: a whole number of requests, and at most 600 seconds'
  }
}
const tokenStore = Input.rule(
  (value) => lacks(value, ["find", "save", "remove"]) === undefined,
  "must have the async functions find, save and remove"
)

const clientRules: Input.Rules<ClientOptions> = {
  // What else is taken for a secret key, `TossConfig.make` knows.
  secretKey: Input.text,
  apiVersion: Input.text,
  timeout: Input.wholeSeconds,
  maxRetries: Input.rule(
    (value) => Number.isSafeInteger(value) && (value as number) >= 0,
    "must be a whole number, 0 or more"
  ),
  securityKey: Input.rule(
    (value) =>
      typeof value === "string" ||
      (Array.isArray(value) && value.length > 0 && value.every((key) => typeof key === "string")),
    "must be text, or a list of texts"
  ),
  baseUrl: Input.text,
  fetch: Input.callback,
  store: Input.neverUnset(store, "give a store, or leave the name out to keep everything in memory"),
  rateLimit,
  brandPayTokenStore: Input.neverUnset(
    tokenStore,
    "give a store, or leave the name out to keep tokens in memory"
  ),
  onDrift: Input.callback,
  logger: Input.rule(
    (value) => lacks(value, ["info", "warn", "error"]) === undefined,
    "must have the functions info, warn and error, as console has"
  ),
  dangerouslyAllowBrowser: Input.boolean,
  dangerouslyAllowLiveKeyOnAnyHost: Input.boolean
}

const limiterOf = (given: ClientOptions["rateLimit"]): Services.Parts["rateLimit"] => {
  if (given === undefined) return undefined
  return given === "test"
    ? RateLimiter.testEnvironment
    : RateLimiter.make({ limit: given.limit, interval: Duration.seconds(given.perSeconds) })
}

const isBrowser = (): boolean => "window" in globalThis && "document" in globalThis

const defaultTimeout = 30

const inBrowser: ReadonlyArray<Issue> = [
  {
    path: "dangerouslyAllowBrowser",
    expected:
      "must be true to run in a browser, where everybody can read the secret key. Run it on a server instead"
  }
]

/** The rules that only this package has; what both packages share is checked by `TossConfig.make`. */
const read = (given: unknown): Input.Input<ClientOptions> =>
  Either.filterOrLeft(
    Input.fields<ClientOptions>(
      "options",
      {
        path: "",
        expected: "must be an object: new Client({ secretKey })",
        unknown: "is no option of Client",
        rules: clientRules
      },
      given
    ),
    ({ dangerouslyAllowBrowser }) => !isBrowser() || dangerouslyAllowBrowser === true,
    () => inBrowser
  )

/** `TossConfig.make` fails with `InvalidData` only; its text begins with the name of the option. */
const issueOf = (error: ConfigError.ConfigError): Issue => {
  const { path, message } = error as ConfigError.InvalidData
  const name = path.join(".")
  return { path: name === "apiBase" ? "baseUrl" : name, expected: message.slice(name.length + 1) }
}

const resolve = (options: ClientOptions): Input.Input<TossConfig.Service> => {
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
 * What an event that closes the client brings along (the name of a signal, a status) is no option.
 */
const closeOptions = (given: unknown): Input.Input<CloseOptions> =>
  Input.isObject(given)
    ? Input.options<CloseOptions>("Client.close", { timeout: Input.seconds }, given)
    : Either.right({})

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
  /** Confirm, read, cancel; pay by card number, create on the server. */
  readonly payments: Payments.Payments
  /** Keys for automatic payments: issue, charge, delete. */
  readonly billing: Billing.Billing
  /** The shop's own wallet: terms, tokens, registered cards and accounts, payments. */
  readonly brandPay: BrandPay.BrandPay
  /** Receipts for sales in cash: issue, cancel, list. */
  readonly cashReceipts: CashReceipts.CashReceipts
  /** Calls whose outcome is not known: what became of them, and sending them again. */
  readonly pending: Pending.Pending
  /** Calls under a name of yours (the option `intent`) that a dead process left open. Needs a `store` to be worth it. */
  readonly intents: Intents.Intents
  /** Discounts and instalments without interest. */
  readonly promotions: Promotions.Promotions
  /** What is paid out. */
  readonly settlements: Settlements.Settlements
  /** Sub-malls and payouts of version 1, which version 2 replaces. */
  readonly subMalls: SubMalls.SubMalls
  /** Approvals and refunds in a window of time. */
  readonly transactions: Transactions.Transactions
  /** Accounts that one buyer pays into. */
  readonly virtualAccounts: VirtualAccounts.VirtualAccounts
  /** Receive, verify and parse what TossPayments sends. */
  readonly webhooks: Webhooks.Webhooks
  /**
   * Ends the client: later calls reject with `ValidationError`, calls under way are waited for, and webhooks that are being
   * handled for up to 8 seconds; then they are given back, within 10 seconds in all. May be called more than once: the
   * first call counts.
   *
   * With a `timeout` (in seconds, of the whole) it resolves in time, which tests need: webhooks have four fifths of it, and
   * calls that take longer go on by themselves and keep their answer.
   *
   * Needs no `this`, and takes no notice of what an event passes to its listeners.
   *
   * @example
   * ```ts
   * import { Client } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * process.once("SIGTERM", client.close)
   * ```
   *
   * @since 0.1.0
   */
  readonly close: (options?: CloseOptions) => Promise<void>
  /**
   * Closes the client at the end of a block: `await using client = new Client(…)`.
   *
   * @since 0.1.0
   */
  readonly [Symbol.asyncDispose] = (): Promise<void> => this.close()

  /** Throws `ValidationError` when an option is wrong. */
  constructor(options: ClientOptions) {
    const caller = Stack.callerOf(new.target)
    const given = Either.flatMap(read(options), (options) =>
      Either.map(resolve(options), (config) => ({ config, options }))
    )
    if (Either.isLeft(given)) throw Rejection.refusedOptions("Client", given.left, caller())
    const { config } = given.right
    const {
      brandPayTokenStore,
      fetch,
      logger,
      onDrift,
      rateLimit,
      store,
      timeout = defaultTimeout
    } = given.right.options
    this.config = Object.freeze({
      apiUrl: config.apiUrl,
      isOfficialHost: config.apiBase === TossConfig.officialApiBase,
      apiVersion: config.apiVersion,
      timeout,
      maxRetries: config.maxRetries,
      verifiesSignatures: config.securityKeys.length > 0
    })
    this.isLiveMode = config.isLiveMode
    this.isTestMode = config.isTestMode
    const closing: Run.Closing = { seconds: undefined }
    const layer = Services.layer(config, {
      fetch,
      logger,
      onDrift,
      rateLimit: limiterOf(rateLimit),
      store,
      brandPayTokenStore,
      closeWithin: () => (closing.seconds === undefined ? undefined : Duration.seconds(closing.seconds))
    })
    const runner = Run.make(ManagedRuntime.make(layer), closing)
    this.payments = Payments.make(runner)
    this.billing = Billing.make(runner)
    this.brandPay = BrandPay.make(runner)
    this.cashReceipts = CashReceipts.make(runner)
    this.pending = Pending.make(runner)
    this.intents = Intents.make(runner)
    this.promotions = Promotions.make(runner)
    this.settlements = Settlements.make(runner)
    this.subMalls = SubMalls.make(runner)
    this.transactions = Transactions.make(runner)
    this.virtualAccounts = VirtualAccounts.make(runner)
    this.webhooks = Webhooks.make(runner)
    // Of the instance, not of the class: they need no `this`, so they work apart from the client and behind a Proxy.
    const close: Client["close"] = async (options) => {
      const caller = Stack.callerOf(close)
      const given = closeOptions(options)
      if (Either.isLeft(given)) throw Rejection.refusedOptions("Client.close", given.left, caller())
      return runner.close(given.right.timeout)
    }
    this.close = named({ close }).close
  }
}
