import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import type * as Duration from "effect/Duration"
import * as Layer from "effect/Layer"
import * as BrandPayTokens from "effect-tosspayments/BrandPayTokens"
import * as FetchTransport from "effect-tosspayments/FetchTransport"
import * as Intents from "effect-tosspayments/Intents"
import * as TossClient from "effect-tosspayments/TossClient"
import * as TossConfig from "effect-tosspayments/TossConfig"
import type * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as Store from "effect-tosspayments/TossStore"
import * as WebhookInbox from "effect-tosspayments/WebhookInbox"
import * as WebhookReceiver from "effect-tosspayments/WebhookReceiver"
import type { BrandPayTokenStore } from "../BrandPayTokenStore.js"
import type { Logger } from "../Logger.js"
import type { TossStore } from "../TossStore.js"
import * as Log from "./logger.js"
import { fromPromises, tokensFromPromises } from "./store.js"
import { version } from "./version.js"

/** @internal */
export type Services =
  | Exclude<TossClient.Services, TossConfig.TossConfig>
  | BrandPayTokens.BrandPayTokens
  | Intents.Intents
  | WebhookInbox.WebhookInbox
  | WebhookReceiver.WebhookReceiver

/** What a client is made of, besides its configuration. */
export interface Parts {
  readonly fetch: typeof globalThis.fetch | undefined
  readonly store: TossStore | undefined
  readonly brandPayTokenStore: BrandPayTokenStore | undefined
  readonly onDrift: TossHttpClient.Options["onDrift"]
  readonly rateLimit?: TossHttpClient.Options["rateLimit"]
  readonly logger: Logger | undefined
  /** How long closing may take; asked when it begins. */
  readonly closeWithin: () => Duration.Duration | undefined
}

/**
 * The services behind a client, on a checked configuration.
 *
 * @internal
 */
export const layer = (
  config: TossConfig.Service,
  { brandPayTokenStore, closeWithin, fetch, logger, onDrift, rateLimit, store }: Parts
): Layer.Layer<Services> =>
  Layer.mergeAll(
    BrandPayTokens.layer({
      store: brandPayTokenStore === undefined ? undefined : tokensFromPromises(brandPayTokenStore)
    }),
    Intents.layer(...TossClient.resolvable),
    Layer.orDie(WebhookReceiver.layer({ closeWithin }))
  ).pipe(
    Layer.provideMerge(WebhookInbox.layer()),
    Layer.provide(
      store === undefined ? Store.layerMemory : Layer.succeed(Store.TossStore, fromPromises(store))
    ),
    Layer.provideMerge(
      TossClient.layerServices({ userAgent: `tosspayments-server-sdk/${version}`, onDrift, rateLimit })
    ),
    Layer.provide(
      fetch === undefined
        ? FetchTransport.layer
        : Layer.provideMerge(FetchTransport.layer, Layer.succeed(FetchHttpClient.Fetch, fetch))
    ),
    Layer.provide(Layer.succeed(TossConfig.TossConfig, config)),
    Layer.provideMerge(Log.layer(logger))
  )
