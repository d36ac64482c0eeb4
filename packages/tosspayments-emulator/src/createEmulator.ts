/**
 * The emulator for tests and scripts without Effect: promises, on a socket, with any test runner. It is what the root of the
 * package has.
 *
 * @since 0.1.0
 */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import type { Commands, Effects } from "./Commands.js"
import * as Emulator from "./Emulator.js"
import * as EmulatorServer from "./EmulatorServer.js"
import type { Keys } from "./Keys.js"
import type { Options } from "./Options.js"
import * as WebhookSender from "./WebhookSender.js"

/**
 * A running emulator. What it refuses rejects with an `Error` whose `message` says why, for example `InvalidInput`.
 *
 * @since 0.1.0
 * @category models
 */
export interface LocalEmulator extends Commands {
  /** Where it listens, for example `http://127.0.0.1:51234`: the API base of a client. */
  readonly url: string
  /** Keys that it takes: those of the first merchant. */
  readonly keys: Keys
  /** Moves time forward: `clock.advance`. */
  readonly advance: Commands["clock"]["advance"]
  /** Arms a fault and returns its id: `faults.inject`. */
  readonly fault: Commands["faults"]["inject"]
  /** Stops listening and ends everything that is under way. */
  readonly close: () => Promise<void>
  /** The same, for `await using`. */
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

type Run = <A>(effect: Effect.Effect<A, unknown>) => Promise<A>

/** Commands as promises. */
const promises = <Group>(effects: Effects<Group>, run: Run): Group =>
  Object.fromEntries(
    Object.entries(effects).map(([name, value]: [string, unknown]) => [
      name,
      Effect.isEffect(value)
        ? () => run(value as Effect.Effect<unknown>)
        : typeof value === "function"
          ? (...args: ReadonlyArray<unknown>) => run(value(...args))
          : promises(value as Effects<unknown>, run)
    ])
  ) as Group

/**
 * Starts an emulator on a free port, or on the given one. Rejects when an option is wrong or the port is in use.
 * Close it when the tests are over.
 *
 * @example
 * ```ts
 * import { createEmulator } from "tosspayments-emulator"
 *
 * const emulator = await createEmulator({ webhookUrl: "http://localhost:3000/webhooks/toss" })
 * const { paymentKey } = await emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000 })
 * const authorization = `Basic ${btoa(`${emulator.keys.secretKey}:`)}`
 * await fetch(`${emulator.url}/v1/payments/${paymentKey}`, { headers: { authorization } })
 * await emulator.advance("11 minutes") // The payment expires, and the shop is told.
 * await emulator.close()
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const createEmulator = async (
  options: Options & EmulatorServer.Options = {}
): Promise<LocalEmulator> => {
  const { host, hosts, port, ...rest } = options
  const runtime = ManagedRuntime.make(
    EmulatorServer.layer({ host, hosts, port }).pipe(
      Layer.provideMerge(Emulator.layer(rest)),
      Layer.provide(WebhookSender.layerHttp),
      Layer.provide(FetchHttpClient.layer)
    )
  )
  const run = async <A>(
    effect: Effect.Effect<A, unknown, Emulator.Emulator | EmulatorServer.EmulatorServer>
  ): Promise<A> => {
    const exit = await runtime.runPromiseExit(effect)
    if (Exit.isSuccess(exit)) return exit.value
    // The error itself: `runPromise` wraps it into one that hides its class.
    throw Cause.squash(exit.cause)
  }
  const [{ activity: _, handle: __, keys, sessionEnd: ___, ...effects }, { url }] = await run(
    Effect.all([Emulator.Emulator, EmulatorServer.EmulatorServer])
  )
  const commands = promises<Commands>(effects, run)
  const close = (): Promise<void> => runtime.dispose()
  return {
    url,
    keys,
    ...commands,
    advance: commands.clock.advance,
    fault: commands.faults.inject,
    close,
    [Symbol.asyncDispose]: close
  }
}
