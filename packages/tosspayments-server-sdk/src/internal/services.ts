import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Payments from "effect-tosspayments/Payments"
import * as TossConfig from "effect-tosspayments/TossConfig"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as Webhooks from "effect-tosspayments/Webhooks"
import { version } from "./version.js"

/** @internal */
export type Services = Payments.Payments | Webhooks.Webhooks

/** What the SDK logs are warnings; Effect's default logger would print them to stdout. */
const logger = /*#__PURE__*/ Logger.replace(
  Logger.defaultLogger,
  /*#__PURE__*/ Logger.withLeveledConsole(Logger.stringLogger)
)

const transport = /*#__PURE__*/ TossHttpClient.layerWith({
  transformClient: /*#__PURE__*/ HttpClient.mapRequest(
    /*#__PURE__*/ HttpClientRequest.setHeader("user-agent", `tosspayments-server-sdk/${version}`)
  )
})

/**
 * The services behind a client, on a checked configuration and `fetch`.
 *
 * @internal
 */
export const layer = (
  config: TossConfig.Service,
  fetch: typeof globalThis.fetch | undefined
): Layer.Layer<Services> =>
  Webhooks.layer.pipe(
    Layer.provideMerge(Payments.layer),
    Layer.provide(transport),
    Layer.provide(
      fetch === undefined
        ? FetchHttpClient.layer
        : Layer.provide(FetchHttpClient.layer, Layer.succeed(FetchHttpClient.Fetch, fetch))
    ),
    Layer.provide(Layer.succeed(TossConfig.TossConfig, config)),
    Layer.provideMerge(logger)
  )
