/**
 * Everything in one service, for apps that use many resources.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import type * as ConfigError from "effect/ConfigError"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Balances from "./Balances.js"
import * as BankAccounts from "./BankAccounts.js"
import * as Billing from "./Billing.js"
import * as BrandPay from "./BrandPay.js"
import * as CashReceipts from "./CashReceipts.js"
import type * as Endpoint from "./Endpoint.js"
import * as FetchTransport from "./FetchTransport.js"
import * as LinkPay from "./LinkPay.js"
import * as PaymentCreation from "./PaymentCreation.js"
import * as Payments from "./Payments.js"
import * as Payouts from "./Payouts.js"
import * as Pending from "./Pending.js"
import * as Promotions from "./Promotions.js"
import * as Sellers from "./Sellers.js"
import * as Settlements from "./Settlements.js"
import * as SubMalls from "./SubMalls.js"
import * as TossConfig from "./TossConfig.js"
import * as TossHttpClient from "./TossHttpClient.js"
import * as Transactions from "./Transactions.js"
import * as VirtualAccounts from "./VirtualAccounts.js"
import * as Webhooks from "./Webhooks.js"

/**
 * The resources and the configuration they use.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** Checked configuration: `apiUrl`, `isLiveMode`, `isTestMode`, … */
  readonly config: TossConfig.Service
  /** Confirm, read, cancel. */
  readonly payments: Payments.Service
  /** Payments that begin on the server: by card number, or with a window that it asks for. */
  readonly paymentCreation: PaymentCreation.Service
  /** Whether an account is there, and whose it is. */
  readonly bankAccounts: BankAccounts.Service
  /** Keys for automatic payments: issue, charge, delete. */
  readonly billing: Billing.Service
  /** The shop's own wallet: terms, tokens, registered cards and accounts, payments. */
  readonly brandPay: BrandPay.Service
  /** Receipts for sales in cash: issue, cancel, list. */
  readonly cashReceipts: CashReceipts.Service
  /** Orders that are paid through a link. */
  readonly linkPay: LinkPay.Service
  /** What can be paid out to sellers. */
  readonly balances: Balances.Service
  /** Paying sellers. */
  readonly payouts: Payouts.Service
  /** Calls whose outcome is not known: what became of them, and sending them again. */
  readonly pending: Pending.Service
  /** Discounts and instalments without interest. */
  readonly promotions: Promotions.Service
  /** Who payouts go to. */
  readonly sellers: Sellers.Service
  /** What is paid out. */
  readonly settlements: Settlements.Service
  /** Sub-malls and payouts of version 1, which version 2 replaces. */
  readonly subMalls: SubMalls.Service
  /** Approvals and refunds in a window of time. */
  readonly transactions: Transactions.Service
  /** Accounts that one buyer pays into. */
  readonly virtualAccounts: VirtualAccounts.Service
  /** Verify and parse what TossPayments sends. */
  readonly webhooks: Webhooks.Service
}

/**
 * TossPayments client service.
 *
 * @example
 * ```ts
 * import { TossClient, TossClientLive } from "effect-tosspayments/TossClient"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function* () {
 *   const toss = yield* TossClient
 *   return yield* toss.payments.retrieveByOrderId("ORD-20260302-0001")
 * }).pipe(Effect.provide(TossClientLive))
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class TossClient extends /*#__PURE__*/ Context.Tag("effect-tosspayments/TossClient")<
  TossClient,
  Service
>() {}

/**
 * Every service of the SDK.
 *
 * @since 0.1.0
 * @category models
 */
export type Services =
  | TossClient
  | Payments.Payments
  | PaymentCreation.PaymentCreation
  | BankAccounts.BankAccounts
  | Billing.Billing
  | BrandPay.BrandPay
  | CashReceipts.CashReceipts
  | LinkPay.LinkPay
  | Balances.Balances
  | Payouts.Payouts
  | Pending.Pending
  | Promotions.Promotions
  | Sellers.Sellers
  | Settlements.Settlements
  | SubMalls.SubMalls
  | Transactions.Transactions
  | VirtualAccounts.VirtualAccounts
  | Webhooks.Webhooks
  | TossHttpClient.TossHttpClient
  | TossConfig.TossConfig

/**
 * The endpoints of all calls of which can be found out later what became of them: what `Pending` resolves here, and what to
 * give to `Intents.layer` in an app that has the whole client.
 *
 * @example
 * ```ts
 * import * as Intents from "effect-tosspayments/Intents"
 * import * as TossClient from "effect-tosspayments/TossClient"
 *
 * const intents = Intents.layer(...TossClient.resolvable)
 * ```
 *
 * @since 0.1.0
 * @category constants
 */
export const resolvable: ReadonlyArray<Endpoint.Group> = [
  Payments.endpoints,
  VirtualAccounts.endpoints,
  Billing.endpoints,
  BrandPay.endpoints,
  CashReceipts.endpoints,
  Payouts.endpoints,
  Sellers.endpoints,
  SubMalls.endpoints
]

/**
 * The client on a configuration and an HTTP client that are in place. Taken `fresh` wherever it is used: layers are shared
 * by identity, and a program's second client would get the first one's key.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerServices = (
  transport: TossHttpClient.Options = {}
): Layer.Layer<
  Exclude<Services, TossConfig.TossConfig>,
  never,
  TossConfig.TossConfig | HttpClient.HttpClient
> =>
  Layer.fresh(
    Layer.effect(
      TossClient,
      Effect.all({
        config: TossConfig.TossConfig,
        payments: Payments.Payments,
        paymentCreation: PaymentCreation.PaymentCreation,
        bankAccounts: BankAccounts.BankAccounts,
        billing: Billing.Billing,
        brandPay: BrandPay.BrandPay,
        cashReceipts: CashReceipts.CashReceipts,
        linkPay: LinkPay.LinkPay,
        balances: Balances.Balances,
        payouts: Payouts.Payouts,
        pending: Pending.Pending,
        promotions: Promotions.Promotions,
        sellers: Sellers.Sellers,
        settlements: Settlements.Settlements,
        subMalls: SubMalls.SubMalls,
        transactions: Transactions.Transactions,
        virtualAccounts: VirtualAccounts.VirtualAccounts,
        webhooks: Webhooks.Webhooks
      })
    ).pipe(
      Layer.provideMerge(Webhooks.layer),
      Layer.provideMerge(
        Layer.mergeAll(
          Payments.layer,
          PaymentCreation.layer,
          VirtualAccounts.layer,
          Billing.layer,
          BrandPay.layer,
          LinkPay.layer,
          Transactions.layer,
          Settlements.layer,
          CashReceipts.layer,
          Promotions.layer,
          Balances.layer,
          Sellers.layer,
          Payouts.layer,
          SubMalls.layer,
          BankAccounts.layer,
          Pending.layer(...resolvable)
        )
      ),
      Layer.provideMerge(TossHttpClient.layer(transport))
    )
  )

/**
 * The client from values in the program, with settings of the transport (a proxy, another retry schedule) if need be. The
 * HTTP client stays open: give `FetchTransport.layer`, undici, or the emulator.
 *
 * @example
 * ```ts
 * import * as FetchTransport from "effect-tosspayments/FetchTransport"
 * import * as RetryPolicy from "effect-tosspayments/RetryPolicy"
 * import * as TossClient from "effect-tosspayments/TossClient"
 * import * as Layer from "effect/Layer"
 *
 * const toss = TossClient.layer(
 *   { secretKey: "test_sk_example" },
 *   { retrySchedule: RetryPolicy.schedule({ maxRetries: 5 }) }
 * ).pipe(Layer.provide(FetchTransport.layer))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: TossConfig.Options,
  transport?: TossHttpClient.Options
): Layer.Layer<Services, ConfigError.ConfigError, HttpClient.HttpClient> =>
  Layer.provideMerge(layerServices(transport), TossConfig.layer(options))

/**
 * The client from Effect's `Config`; the HTTP client stays open.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig = (
  options: TossConfig.ConfigOptions,
  transport?: TossHttpClient.Options
): Layer.Layer<Services, ConfigError.ConfigError, HttpClient.HttpClient> =>
  Layer.provideMerge(layerServices(transport), TossConfig.layerConfig(options))

/**
 * The client for production: reads the environment (see `TossConfig.layerEnvironment`) and uses `fetch`. Needs
 * nothing.
 *
 * @since 0.1.0
 * @category layers
 */
export const TossClientLive: Layer.Layer<Services, ConfigError.ConfigError> =
  /*#__PURE__*/ Layer.provideMerge(/*#__PURE__*/ layerServices(), TossConfig.layerEnvironment).pipe(
    /*#__PURE__*/ Layer.provide(FetchTransport.layer)
  )
