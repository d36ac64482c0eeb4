/**
 * `TossClient` of `effect-tosspayments` with TossPayments in the same process: no socket, no network, and under
 * `TestClock` no real time.
 *
 * @since 0.1.0
 */
import type * as ConfigError from "effect/ConfigError"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as TossClient from "effect-tosspayments/TossClient"
import type * as TossConfig from "effect-tosspayments/TossConfig"
import type * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as Emulator from "./Emulator.js"
import type { InvalidInput } from "./EmulatorError.js"
import * as EmulatorHttpClient from "./EmulatorHttpClient.js"
import type * as Emulators from "./Options.js"

/**
 * What a client may be told. It has the emulator's keys unless it is given others.
 *
 * @since 0.1.0
 * @category models
 */
export interface ClientOptions extends Partial<TossConfig.Options>, TossHttpClient.Options {}

/**
 * The client, and every service of it, on the emulator that is there: for one that sends webhooks, for example.
 *
 * @example
 * ```ts
 * import { Effect, Layer } from "effect"
 * import { Emulator, EmulatorTossClient, WebhookSender } from "tosspayments-emulator/effect"
 *
 * const TestLive = EmulatorTossClient.layer({ maxRetries: 0 }).pipe(
 *   Layer.provideMerge(Emulator.layer({ webhookUrl: "https://shop.test/webhooks" })),
 *   Layer.provide(WebhookSender.layer(({ body }) => Effect.as(Effect.log(body), 200)))
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: ClientOptions = {}
): Layer.Layer<TossClient.Services, ConfigError.ConfigError, Emulator.Emulator> =>
  Layer.unwrapEffect(
    Effect.map(Emulator.Emulator, ({ keys: { secretKey, securityKey } }) =>
      TossClient.layer({ secretKey, securityKey, ...options }, options)
    )
  ).pipe(Layer.provide(EmulatorHttpClient.layer))

/**
 * How the emulator behaves, and what its client may be told.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options extends Omit<Emulators.Options, "webhookUrl"> {
  readonly client?: ClientOptions | undefined
}

/**
 * Everything that a test of code with `TossClient` needs: the client, every service of it, and the `Emulator` at its other
 * end. Webhooks are written down (`webhooks.list`), never sent.
 *
 * @example
 * ```ts
 * import { expect, it } from "@effect/vitest"
 * import { Effect, Fiber, TestClock } from "effect"
 * import { TossClient } from "effect-tosspayments"
 * import { Emulator, EmulatorTossClient, Fault } from "tosspayments-emulator/effect"
 *
 * it.effect("is charged once although the answer was lost", () =>
 *   Effect.gen(function* () {
 *     const toss = yield* TossClient.TossClient
 *     const emulator = yield* Emulator.Emulator
 *     const { amount, orderId, paymentKey } = yield* emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000 })
 *     yield* emulator.faults.inject({ endpoint: "payments.confirm", fault: Fault.Drop({ when: "After" }) })
 *     const confirming = yield* Effect.fork(toss.payments.confirm({ paymentKey, orderId, amount }))
 *     yield* TestClock.adjust("1 second")
 *     expect((yield* Fiber.join(confirming)).status).toBe("DONE")
 *     expect(yield* emulator.ledger).toHaveLength(1)
 *   }).pipe(Effect.provide(EmulatorTossClient.layerTest()))
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerTest = ({
  client,
  ...options
}: Options = {}): Layer.Layer<
  TossClient.Services | Emulator.Emulator,
  ConfigError.ConfigError | InvalidInput
> => Layer.provideMerge(layer(client), Emulator.layerWithoutWebhooks(options))
