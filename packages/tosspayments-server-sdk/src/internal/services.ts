import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as PaymentIntents from "effect-tosspayments/PaymentIntents"
import * as TossClient from "effect-tosspayments/TossClient"
import * as TossConfig from "effect-tosspayments/TossConfig"
import * as Store from "effect-tosspayments/TossStore"
import * as WebhookEndpoint from "effect-tosspayments/WebhookEndpoint"
import * as WebhookInbox from "effect-tosspayments/WebhookInbox"
import type { TossStore } from "../TossStore.js"
import { fromPromises } from "./store.js"
import { version } from "./version.js"

/** @internal */
export type Services =
  | Exclude<TossClient.Services, TossConfig.TossConfig>
  | PaymentIntents.PaymentIntents
  | WebhookInbox.WebhookInbox
  | WebhookEndpoint.WebhookEndpoint

/** What the SDK logs are warnings and errors; Effect's default logger would print them to stdout. */
const logger = /*#__PURE__*/ Logger.replace(
  Logger.defaultLogger,
  /*#__PURE__*/ Logger.withLeveledConsole(Logger.stringLogger)
)

const transport = {
  transformClient: /*#__PURE__*/ HttpClient.mapRequest(
    /*#__PURE__*/ HttpClientRequest.setHeader("user-agent", `tosspayments-server-sdk/${version}`)
  )
}

/**
 * The services behind a client, on a checked configuration and `fetch`.
 *
 * @internal
 */
export const layer = (
  config: TossConfig.Service,
  fetch: typeof globalThis.fetch | undefined,
  store: TossStore | undefined
): Layer.Layer<Services> =>
  Layer.mergeAll(PaymentIntents.layer, Layer.orDie(WebhookEndpoint.layer())).pipe(
    Layer.provideMerge(WebhookInbox.layer()),
    Layer.provide(
      store === undefined ? Store.layerMemory : Layer.succeed(Store.TossStore, fromPromises(store))
    ),
    Layer.provideMerge(TossClient.layerWith(transport)),
    Layer.provide(
      fetch === undefined
        ? FetchHttpClient.layer
        : Layer.provideMerge(FetchHttpClient.layer, Layer.succeed(FetchHttpClient.Fetch, fetch))
    ),
    Layer.provide(Layer.succeed(TossConfig.TossConfig, config)),
    Layer.provideMerge(logger)
  )
