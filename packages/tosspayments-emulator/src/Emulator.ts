/**
 * TossPayments in this process: payments, their books, faults on demand. Everything that depends on time or chance
 * goes through Effect's `Clock` and `Random`, so a test under `TestClock` owns the calendar.
 *
 * Unofficial; behaviour follows the public documentation and published measurements.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/reference
 */
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import type { Activity } from "./Activity.js"
import type { Commands, Effects } from "./Commands.js"
import * as Billing from "./commands/billing.js"
import * as BrandPay from "./commands/brandPay.js"
import * as CashReceipts from "./commands/cashReceipts.js"
import * as Clock from "./commands/clock.js"
import * as FaultCommands from "./commands/faults.js"
import * as Inspector from "./commands/inspector.js"
import * as LinkPay from "./commands/linkPay.js"
import * as Pages from "./commands/page.js"
import * as Payments from "./commands/payments.js"
import * as Payouts from "./commands/payouts.js"
import * as Running from "./commands/Running.js"
import * as Seeding from "./commands/seed.js"
import * as Sellers from "./commands/sellers.js"
import * as Settlements from "./commands/settlements.js"
import * as Webhooks from "./commands/webhooks.js"
import * as Window from "./commands/window.js"
import { InvalidInput } from "./EmulatorError.js"
import type { Reply, Request } from "./Exchange.js"
import type { Keys } from "./Keys.js"
import * as Activities from "./kernel/Activity.js"
import * as Books from "./kernel/Book.js"
import * as Clocks from "./kernel/Clock.js"
import * as Journals from "./kernel/Journal.js"
import * as Sessions from "./kernel/Session.js"
import * as Settings from "./kernel/Settings.js"
import type { Options } from "./Options.js"
import { kinds } from "./operations/index.js"
import * as Faults from "./pipeline/faults.js"
import * as Exchanges from "./pipeline/inspector/Exchanges.js"
import { observe } from "./pipeline/observe.js"
import * as RateLimits from "./pipeline/rateLimit.js"
import * as Router from "./pipeline/router.js"
import type * as Serve from "./pipeline/serve.js"
import { serve } from "./pipeline/serve.js"
import type { RequestRecord } from "./RequestLog.js"
import * as WebhookSender from "./WebhookSender.js"

/**
 * The emulator.
 *
 * @example
 * ```ts
 * import { Effect } from "effect"
 * import { Emulator } from "tosspayments-emulator/effect"
 *
 * const program = Effect.gen(function* () {
 *   const emulator = yield* Emulator.Emulator
 *   const { paymentKey } = yield* emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000 })
 *   return paymentKey
 * }).pipe(Effect.provide(Emulator.layerWithoutWebhooks()))
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Emulator extends Context.Tag("tosspayments-emulator/Emulator")<Emulator, Service>() {}

/**
 * What a test can do with the emulator: every command as an effect (`Commands.Commands`), and the API itself.
 *
 * @since 0.1.0
 * @category services
 */
export interface Service extends Effects<Commands> {
  /** Keys that it takes: those of the first merchant. */
  readonly keys: Keys
  /**
   * Answers one API request. The work goes on when the caller is interrupted, as a server's does when a client
   * hangs up.
   */
  readonly handle: (request: Request) => Effect.Effect<Reply>
  /** What happens, as it happens; at least the newest `limits.requests` events are remembered. */
  readonly activity: Activity
  /**
   * Completes at the next `reset`, or when the emulator's scope closes. A transport that keeps a connection open for
   * `Hang` closes it then.
   */
  readonly sessionEnd: Effect.Effect<void>
}

/** The bundles have all of Effect in them, and lack the driver alone. */
const missing = (cause: unknown): InvalidInput =>
  new InvalidInput({
    field: "data",
    message: `A file needs a driver beside this package: npm install ${
      String(cause).includes("@effect/sql")
        ? "@effect/sql@^0.52 @effect/sql-libsql@^0.42"
        : "@libsql/client@^0.12"
    }`
  })

/** Loaded when it is asked for: most emulators need no database, and none should wait for one. */
const openFile = (file: string): Effect.Effect<Journals.Journal, InvalidInput, Scope.Scope> =>
  Effect.tryPromise({ try: () => import("./kernel/SqliteJournal.js"), catch: missing }).pipe(
    Effect.flatMap(({ open }) => open(file))
  )

/**
 * Starts an emulator. It lives as long as the scope, in the time of the `Clock` it was started with. Fails with
 * `InvalidInput` when an option is wrong, above all when a live key is given.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options: Options<string | Redacted.Redacted<string>> = {}
): Effect.Effect<Service, InvalidInput, Scope.Scope | WebhookSender.WebhookSender> =>
  Effect.gen(function* () {
    const settings = yield* Settings.make(options)
    const sender = yield* WebhookSender.WebhookSender
    const parent = yield* Effect.scope
    const effectClock = yield* Effect.clock
    const journal = settings.data === null ? Journals.memory : yield* openFile(settings.data)
    const router = Router.make(settings)
    const activity = Activities.make(settings.limits.requests)
    let turns = 0

    const open = (restore: Journals.Journal["restore"], setting: Clocks.Setting) =>
      Effect.map(
        Sessions.open(
          {
            kinds,
            settings,
            sender,
            clock: Clocks.make(effectClock, setting),
            journal,
            activity,
            observe,
            restore,
            nextTurn: () => {
              turns += 1
              return turns
            }
          },
          parent
        ),
        (session): Serve.Context => ({
          session,
          faults: Faults.make(settings.limits.requests, () =>
            activity.tell({ type: "faults" }, session.clock.now())
          ),
          requests: Books.make<RequestRecord>(settings.limits.requests),
          exchanges: Exchanges.make(settings.limits.requests),
          activity,
          keys: settings.keys,
          rateLimit: RateLimits.make(settings.rateLimit),
          router,
          securityKeysOf: settings.securityKeysOf
        })
      )

    const begin = () => Clocks.begin(effectClock, settings.clock)
    let current = yield* open(
      journal.restore,
      journal.clock === null ? begin() : Clocks.goOn(effectClock, settings.clock, journal.clock)
    )
    // What the clock shows now is what it goes on with.
    yield* current.session.setClock(settings.clock)

    const running = Running.make(settings, () => current)

    const seed = Seeding.make(running)
    const sow =
      settings.seed === null
        ? Effect.void
        : Effect.mapError(
            seed(settings.seed),
            (error) =>
              new InvalidInput({
                field: error._tag === "InvalidInput" ? `seed.${error.field}` : "seed",
                message: error.message
              })
          )
    // What is in the file has come of the seed already.
    if (journal.clock === null) yield* sow

    return Emulator.of({
      keys: settings.ownKeys,
      handle: (request) =>
        Effect.gen(function* () {
          const context = current
          const fiber = yield* Effect.forkIn(serve(context, request), context.session.scope)
          const exit = yield* Fiber.await(fiber)
          if (Exit.isSuccess(exit)) return exit.value
          // The session is over, or what was done cannot be kept: nobody is told.
          if (Exit.isInterrupted(exit) || journal.hasFailed()) return { _tag: "Drop" } as const
          return yield* exit
        }),
      payments: Payments.make(running),
      window: Window.make(running),
      billing: Billing.make(running),
      brandPay: BrandPay.make(running),
      cashReceipts: CashReceipts.make(running),
      linkPay: LinkPay.make(running),
      sellers: Sellers.make(running),
      payouts: Payouts.make(running),
      settlements: Settlements.make(running),
      faults: FaultCommands.make(running),
      webhooks: Webhooks.make(running),
      clock: Clock.make(running),
      page: Pages.make(running),
      inspect: Inspector.make(running),
      ledger: running.look(({ store }) => store.ledger.values()),
      requests: Effect.sync(() => current.requests.values()),
      seed,
      reset: Effect.gen(function* () {
        const old = current.session
        const fresh = yield* open(() => {}, begin())
        yield* Effect.uninterruptible(
          Effect.suspend(() => {
            old.abandon()
            current = fresh
            activity.tell({ type: "reset" }, fresh.session.clock.now())
            return journal.clear().pipe(
              // It was right when it was sown for the first time.
              Effect.zipRight(Effect.orDie(sow)),
              Effect.zipRight(Scope.close(old.scope, Exit.void))
            )
          })
        )
      }),
      activity,
      sessionEnd: Effect.suspend(() => Deferred.await(current.session.end))
    })
  })

/**
 * The emulator, sending webhooks through the given `WebhookSender`.
 *
 * @example
 * ```ts
 * import { FetchHttpClient } from "@effect/platform"
 * import { Layer } from "effect"
 * import { Emulator, WebhookSender } from "tosspayments-emulator/effect"
 *
 * const EmulatorLive = Emulator.layer({ webhookUrl: "http://localhost:3000/webhooks" }).pipe(
 *   Layer.provide(WebhookSender.layerHttp),
 *   Layer.provide(FetchHttpClient.layer)
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options<string | Redacted.Redacted<string>> = {}
): Layer.Layer<Emulator, InvalidInput, WebhookSender.WebhookSender> => Layer.scoped(Emulator, make(options))

/**
 * The emulator for tests that need no webhooks: they are written down (`webhooks.list`), never sent.
 *
 * @example
 * ```ts
 * import { Layer } from "effect"
 * import { Emulator, EmulatorHttpClient } from "tosspayments-emulator/effect"
 *
 * const TestLive = EmulatorHttpClient.layer.pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks()))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerWithoutWebhooks = (
  options: Omit<Options<string | Redacted.Redacted<string>>, "webhookUrl"> = {}
): Layer.Layer<Emulator, InvalidInput> =>
  Layer.provide(
    layer(options),
    WebhookSender.layer(() => Effect.succeed(200))
  )
