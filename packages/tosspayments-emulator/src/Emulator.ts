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
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as ParseResult from "effect/ParseResult"
import type * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import type { Authorization, AuthorizeInput } from "./Authorization.js"
import type * as Billing from "./Billing.js"
import type * as BrandPay from "./BrandPay.js"
import type { CashReceipt } from "./CashReceipt.js"
import * as BillingContract from "./contract/billing.js"
import * as BrandPayContract from "./contract/brandPay.js"
import * as Control from "./contract/control.js"
import * as LinkPayContract from "./contract/linkPay.js"
import * as PayoutContract from "./contract/payout.js"
import type { Delivery } from "./Delivery.js"
import * as BillingCommands from "./domain/billing/commands.js"
import { billingKeys } from "./domain/billing/kind.js"
import * as BrandPayCommands from "./domain/brandPay/commands.js"
import { brandPayMethods } from "./domain/brandPay/kind.js"
import * as CashReceiptCommands from "./domain/cashReceipts/commands.js"
import { cashReceipts } from "./domain/cashReceipts/entity.js"
import * as KoreanTime from "./domain/koreanTime.js"
import * as LinkPays from "./domain/linkPay/pay.js"
import * as Commands from "./domain/payments/commands.js"
import { payments } from "./domain/payments/kind.js"
import * as Balance from "./domain/payouts/balance.js"
import * as PayoutCommands from "./domain/payouts/commands.js"
import { payouts } from "./domain/payouts/kind.js"
import { sellers } from "./domain/sellers/kind.js"
import * as Sellers from "./domain/sellers/seller.js"
import type { WrongState } from "./EmulatorError.js"
import { InvalidInput, NotFound } from "./EmulatorError.js"
import type { Reply, Request } from "./Exchange.js"
import type { Fired, Injection } from "./Fault.js"
import * as Books from "./kernel/Book.js"
import * as Clocks from "./kernel/Clock.js"
import * as Journals from "./kernel/Journal.js"
import type { Session } from "./kernel/Session.js"
import * as Sessions from "./kernel/Session.js"
import * as Settings from "./kernel/Settings.js"
import * as Webhooks from "./kernel/Webhooks.js"
import type { Kind, World } from "./kernel/World.js"
import type { Movement } from "./Ledger.js"
import type * as LinkPay from "./LinkPay.js"
import type { Options } from "./Options.js"
import { kinds, operations } from "./operations/index.js"
import type { Payment } from "./Payment.js"
import type * as Payouts from "./Payouts.js"
import * as Faults from "./pipeline/faults.js"
import * as Injections from "./pipeline/injections.js"
import * as RateLimits from "./pipeline/rateLimit.js"
import * as Router from "./pipeline/router.js"
import type * as Serve from "./pipeline/serve.js"
import { serve } from "./pipeline/serve.js"
import type { RequestRecord } from "./RequestLog.js"
import * as WebhookSender from "./WebhookSender.js"

/**
 * What can be read page by page.
 *
 * @since 0.1.0
 * @category models
 */
export interface Listings {
  readonly payments: Payment
  readonly ledger: Movement
  readonly requests: RequestRecord
  readonly deliveries: Delivery
}

/**
 * Which page of a listing.
 *
 * @since 0.1.0
 * @category models
 */
export interface PageOptions {
  /** The `next` of the page before. Default: from the beginning. */
  readonly after?: number | undefined
  /** 1 to 10,000 values. Default: 10,000. */
  readonly limit?: number | undefined
}

/**
 * A page of a listing, oldest first.
 *
 * @since 0.1.0
 * @category models
 */
export interface Page<A> {
  readonly values: ReadonlyArray<A>
  /** Where the next page begins; `null` on the last one. */
  readonly next: number | null
}

/**
 * The emulator's time.
 *
 * @since 0.1.0
 * @category models
 */
export interface ClockState {
  /** ISO 8601 with offset. */
  readonly now: string
  readonly mode: "real" | "frozen"
}

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
 *   const { paymentKey } = yield* emulator.authorize({ orderId: "ORD-0001", amount: 33000 })
 *   return paymentKey
 * }).pipe(Effect.provide(Emulator.layerWithoutWebhooks()))
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Emulator extends Context.Tag("tosspayments-emulator/Emulator")<Emulator, Service>() {}

/**
 * What a test can do with the emulator.
 *
 * @since 0.1.0
 * @category services
 */
export interface Service {
  /**
   * Answers one API request. The work goes on when the caller is interrupted, as a server's does when a client
   * hangs up.
   */
  readonly handle: (request: Request) => Effect.Effect<Reply>
  /** A buyer goes through the payment window; the payment is IN_PROGRESS (or READY) afterwards. */
  readonly authorize: (input: AuthorizeInput) => Effect.Effect<Authorization, InvalidInput>
  /** The buyer of a READY payment authenticates. */
  readonly authenticate: (paymentKey: string) => Effect.Effect<Payment, NotFound | WrongState>
  /** The buyer pays into the virtual account of a WAITING_FOR_DEPOSIT payment. */
  readonly deposit: (paymentKey: string) => Effect.Effect<Payment, NotFound | WrongState>
  /** The bank takes the deposit back: DONE returns to WAITING_FOR_DEPOSIT. */
  readonly revertDeposit: (paymentKey: string) => Effect.Effect<Payment, NotFound | WrongState>
  /** A foreign wallet decides about a cancel that is IN_PROGRESS. */
  readonly settleCancel: (
    paymentKey: string,
    result: "DONE" | "ABORTED"
  ) => Effect.Effect<Payment, InvalidInput | NotFound | WrongState>
  /** What happens to billing keys besides the API. */
  readonly billing: {
    /** A buyer registers a card or an account in the browser. */
    readonly authorize: (input: Billing.AuthorizeInput) => Effect.Effect<Billing.Authorization, InvalidInput>
    /** From now on charges of a key are declined with this code; with `null` they are no more. */
    readonly decline: (
      billingKey: string,
      code: string | null
    ) => Effect.Effect<Billing.Key, InvalidInput | NotFound>
    /** TossPayments deletes a key, and sends BILLING_DELETED. */
    readonly delete: (
      billingKey: string,
      reason?: string | null
    ) => Effect.Effect<Billing.Key, InvalidInput | NotFound>
    /** Every key that is remembered, oldest first. */
    readonly keys: Effect.Effect<ReadonlyArray<Billing.Key>>
  }
  /** What happens to cards and accounts of brandpay besides the API. */
  readonly brandPay: {
    /** A buyer registers a card or an account in the browser, and METHOD_UPDATED is sent. */
    readonly register: (input: BrandPay.RegisterInput) => Effect.Effect<BrandPay.Method, InvalidInput>
    /** From now on charges of a method are declined with this code; with `null` they are no more. */
    readonly decline: (
      methodKey: string,
      code: string | null
    ) => Effect.Effect<BrandPay.Method, InvalidInput | NotFound>
    /** The buyer gives a method another name, and METHOD_UPDATED is sent. */
    readonly rename: (
      methodKey: string,
      alias: string | null
    ) => Effect.Effect<BrandPay.Method, InvalidInput | NotFound>
    /** Every method that is remembered, oldest first, removed ones too. */
    readonly methods: Effect.Effect<ReadonlyArray<BrandPay.Method>>
  }
  /** What happens to cash receipts besides the API. */
  readonly cashReceipts: {
    /** The tax office refuses what is in progress: a receipt, or a cancellation (`c_…`). Without that it completes in a day. */
    readonly fail: (receiptKey: string) => Effect.Effect<CashReceipt, NotFound>
    /** Every receipt that is remembered, each with its cancellations after it. */
    readonly all: Effect.Effect<ReadonlyArray<CashReceipt>>
  }
  /** What buyers do who were sent a link. */
  readonly linkPay: {
    /** A buyer orders and pays through a link; ORDER_PAYMENT_STATUS_CHANGED is sent. */
    readonly pay: (input: LinkPay.PayInput) => Effect.Effect<LinkPay.Order, InvalidInput>
  }
  /** What happens to sellers besides the API. */
  readonly sellers: {
    /** A seller does what is asked for: APPROVAL_REQUIRED becomes PARTIALLY_APPROVED, KYC_REQUIRED becomes APPROVED. */
    readonly verify: (id: string) => Effect.Effect<Payouts.Seller, NotFound | WrongState>
    /** TossPayments asks for papers: KYC_REQUIRED. */
    readonly requireKyc: (id: string) => Effect.Effect<Payouts.Seller, NotFound | WrongState>
    /** Every seller that was not removed, oldest first. */
    readonly list: Effect.Effect<ReadonlyArray<Payouts.Seller>>
  }
  /** What happens to payouts besides the API, and what they are paid from. */
  readonly payouts: {
    /** Sets what can be paid out. */
    readonly setBalance: (input: Payouts.BalanceInput) => Effect.Effect<Payouts.Balance, InvalidInput>
    /** The bank pays now, not when it is due. */
    readonly complete: (id: string) => Effect.Effect<Payouts.Payout, NotFound | WrongState>
    /** The bank refuses now. Default of `code`: `PROVIDER_ERROR`. */
    readonly fail: (
      id: string,
      code?: string
    ) => Effect.Effect<Payouts.Payout, InvalidInput | NotFound | WrongState>
    /** Every payout that is remembered, oldest first. */
    readonly list: Effect.Effect<ReadonlyArray<Payouts.Payout>>
  }
  /** The emulator's time, which everything in it follows: payments expire, webhooks are sent again, keys run out. */
  readonly clock: {
    readonly read: Effect.Effect<ClockState>
    /**
     * Moves time forward, as if it had passed: stops at everything that is due on the way, in its order, and waits
     * for the webhooks that are sent then.
     */
    readonly advance: (duration: Duration.DurationInput) => Effect.Effect<ClockState, InvalidInput>
    /** Time stands still until it is advanced, or `run`. */
    readonly freeze: Effect.Effect<ClockState>
    /** Time passes by itself again, from where it stands. */
    readonly run: Effect.Effect<ClockState>
  }
  /** Arms a fault and returns its id. */
  readonly inject: (injection: Injection) => Effect.Effect<string, InvalidInput>
  /** Disarms all faults. */
  readonly clearFaults: Effect.Effect<void>
  /** Faults that are still armed, with what is left of `skip` and `times`. */
  readonly armedFaults: Effect.Effect<ReadonlyArray<Injection & { readonly id: string }>>
  /** Faults that struck. */
  readonly firedFaults: Effect.Effect<ReadonlyArray<Fired>>
  /** Every payment that is remembered, secrets included, oldest first. */
  readonly payments: Effect.Effect<ReadonlyArray<Payment>>
  /** Every movement of money. */
  readonly ledger: Effect.Effect<ReadonlyArray<Movement>>
  /** The API requests received. */
  readonly requests: Effect.Effect<ReadonlyArray<RequestRecord>>
  /** The webhooks and their transmissions. */
  readonly deliveries: Effect.Effect<ReadonlyArray<Delivery>>
  /** One page of a listing that may be long. Pages fit together although old values are forgotten meanwhile. */
  readonly page: <K extends keyof Listings>(
    listing: K,
    options?: PageOptions
  ) => Effect.Effect<Page<Listings[K]>, InvalidInput>
  /** Sends a webhook again; its retries start over. */
  readonly resend: (deliveryId: string) => Effect.Effect<void, NotFound>
  /** Forgets everything. Running requests are dropped, webhooks no longer sent. */
  readonly reset: Effect.Effect<void>
  /**
   * Completes at the next `reset`, or when the emulator's scope closes. A transport that keeps a connection open for
   * `Hang` closes it then.
   */
  readonly sessionEnd: Effect.Effect<void>
}

const maxPage = 10_000

/** Ten years, in milliseconds. */
const maxAdvance = 10 * 366 * 24 * 60 * 60 * 1000

const endpointIds = operations.map(({ endpoint }) => endpoint.id)

/** Callers in JavaScript can give anything. */
const readInput = <A, I>(schema: Schema.Schema<A, I>, given: unknown): Either.Either<A, InvalidInput> =>
  Either.mapLeft(Schema.decodeUnknownEither(schema)(given), (error) => {
    const [issue] = ParseResult.ArrayFormatter.formatErrorSync(error)
    return new InvalidInput({
      field: issue?.path.join(".") || "input",
      message: issue?.message ?? "The input is not as described."
    })
  })

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
          faults: Faults.make(settings.limits.requests),
          requests: Books.make<RequestRecord>(settings.limits.requests),
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

    /** A step in the world of one merchant. */
    const step = <A, E>(merchant: string, run: (world: World) => Either.Either<A, E>): Effect.Effect<A, E> =>
      Effect.suspend(() => {
        const { session } = current
        return Effect.flatMap(session.identifiers, (ids) => Effect.flatten(session.step(merchant, ids, run)))
      })

    /** A step in the world of the merchant that is named, or of the first one. */
    const stepOf = <A, E>(
      { mId = settings.defaultMId }: { readonly mId?: string | undefined },
      run: (world: World) => Either.Either<A, E>
    ): Effect.Effect<A, E | InvalidInput> =>
      settings.mIds.has(mId)
        ? step(mId, run)
        : Effect.fail(new InvalidInput({ field: "mId", message: `Unknown merchant id ${mId}.` }))

    const look = <A>(run: (session: Session, now: number) => A): Effect.Effect<A> =>
      Effect.suspend(() => current.session.look((now) => run(current.session, now)))

    /** Does something to a payment, whoever it belongs to. */
    const command = (
      paymentKey: string,
      run: Commands.Command
    ): Effect.Effect<Payment, NotFound | WrongState> =>
      Effect.suspend(() => {
        const known = current.session.store.of(payments).book.get(paymentKey)
        return known === undefined
          ? Effect.fail(new NotFound({ what: "payment", key: paymentKey }))
          : step(known.payment.mId, (world) => run(paymentKey, world))
      })

    /** Does something to a billing key, whoever it belongs to. */
    const billingCommand = (
      billingKey: string,
      run: BillingCommands.Command
    ): Effect.Effect<Billing.Key, InvalidInput | NotFound> =>
      Effect.suspend(() => {
        const known = current.session.store.of(billingKeys).book.get(billingKey)
        return known === undefined
          ? Effect.fail(new NotFound({ what: "billing key", key: billingKey }))
          : step(known.registration.mId, (world) => run(billingKey, world))
      })

    /** Does something to a method of brandpay, whoever it belongs to. */
    const methodCommand = (
      methodKey: string,
      run: BrandPayCommands.Command
    ): Effect.Effect<BrandPay.Method, InvalidInput | NotFound> =>
      Effect.suspend(() => {
        const known = current.session.store.of(brandPayMethods).book.get(methodKey)
        return known === undefined
          ? Effect.fail(new NotFound({ what: "method", key: methodKey }))
          : step(known.mId, (world) => run(methodKey, world))
      })
    const failReceipt = (key: string): Effect.Effect<CashReceipt, NotFound> =>
      Effect.suspend(() => {
        const receiptKey = CashReceiptCommands.receiptKeyOf(String(key))
        const known = current.session.store.of(cashReceipts).book.get(receiptKey)
        return known === undefined
          ? Effect.fail(new NotFound({ what: "cash receipt", key }))
          : step(known.mId, (world) =>
              CashReceiptCommands.fail(key)(world.get(cashReceipts, receiptKey) ?? known, world)
            )
      })

    /** Does something to a seller or a payout, whoever it belongs to. */
    const commandOf = <A extends { readonly mId: string }, B, E>(
      kind: Kind<A>,
      what: "seller" | "payout",
      id: string,
      run: (id: string, world: World) => Either.Either<B, E>
    ): Effect.Effect<B, E | NotFound> =>
      Effect.suspend((): Effect.Effect<B, E | NotFound> => {
        const known = current.session.store.of(kind).book.get(id)
        return known === undefined
          ? Effect.fail(new NotFound({ what, key: id }))
          : step(known.mId, (world) => run(id, world))
      })

    const shown = <A, B>({ next, values }: Books.Page<A>, show: (value: A) => B): Page<B> => ({
      values: values.map(show),
      next
    })

    const pages: {
      readonly [K in keyof Listings]: (after: number, limit: number) => Effect.Effect<Page<Listings[K]>>
    } = {
      payments: (after, limit) =>
        look(({ store }) => shown(store.of(payments).book.page(after, limit), ({ payment }) => payment)),
      ledger: (after, limit) => look(({ store }) => store.ledger.page(after, limit)),
      requests: (after, limit) => Effect.sync(() => current.requests.page(after, limit)),
      deliveries: (after, limit) =>
        look(({ store }) => shown(store.deliveries.page(after, limit), ({ delivery }) => delivery))
    }

    const readClock = Effect.sync((): ClockState => {
      const { clock } = current.session
      const { frozenAt } = clock.setting()
      return { now: KoreanTime.toOffsetDateTime(clock.now()), mode: frozenAt === null ? "real" : "frozen" }
    })

    const setClock = (mode: "real" | "frozen") =>
      Effect.suspend(() => Effect.zipRight(current.session.setClock(mode), readClock))

    return Emulator.of({
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
      authorize: (given) =>
        Effect.flatMap(readInput(Control.authorizeInput, given), (input) =>
          stepOf(input, (world) => Commands.authorize(input, world))
        ),
      authenticate: (paymentKey) => command(paymentKey, Commands.authenticate),
      deposit: (paymentKey) => command(paymentKey, Commands.deposit),
      revertDeposit: (paymentKey) => command(paymentKey, Commands.revertDeposit),
      settleCancel: (paymentKey, result) =>
        result === "DONE" || result === "ABORTED"
          ? command(paymentKey, Commands.settleCancel(result))
          : Effect.fail(new InvalidInput({ field: "result", message: 'A cancel ends "DONE" or "ABORTED".' })),
      billing: {
        authorize: (given) =>
          Effect.flatMap(readInput(BillingContract.authorizeInput, given), (input) =>
            stepOf(input, (world) => BillingCommands.authorize(input, world))
          ),
        decline: (billingKey, code) => billingCommand(billingKey, BillingCommands.decline(code)),
        delete: (billingKey, reason = null) => billingCommand(billingKey, BillingCommands.deleteKey(reason)),
        keys: look(({ store }) => store.of(billingKeys).book.values().map(BillingCommands.show))
      },
      brandPay: {
        register: (given) =>
          Effect.flatMap(readInput(BrandPayContract.registerInput, given), (input) =>
            stepOf(input, (world) => BrandPayCommands.register(input, world))
          ),
        decline: (methodKey, code) => methodCommand(methodKey, BrandPayCommands.decline(code)),
        rename: (methodKey, alias) => methodCommand(methodKey, BrandPayCommands.rename(alias)),
        methods: look(({ store }) => store.of(brandPayMethods).book.values().map(BrandPayCommands.show))
      },
      cashReceipts: {
        fail: failReceipt,
        all: look(({ store }) => CashReceiptCommands.all(store.of(cashReceipts).book.values()))
      },
      linkPay: {
        pay: (given) =>
          Effect.flatMap(readInput(LinkPayContract.payInput, given), (input) =>
            stepOf(input, (world) => LinkPays.pay(input, world))
          )
      },
      sellers: {
        verify: (id) => commandOf(sellers, "seller", id, Sellers.verify),
        requireKyc: (id) => commandOf(sellers, "seller", id, Sellers.askForKyc),
        list: look(({ store }) =>
          store
            .of(sellers)
            .book.values()
            .flatMap(({ isRemoved, seller }) => (isRemoved ? [] : [seller]))
        )
      },
      payouts: {
        setBalance: (given) =>
          Effect.flatMap(readInput(PayoutContract.balanceInput, given), (input) =>
            stepOf(input, (world) => Either.right(Balance.set(input.available, input.pending ?? null, world)))
          ),
        complete: (id) => commandOf(payouts, "payout", id, PayoutCommands.complete),
        fail: (id, given) =>
          Effect.flatMap(readInput(PayoutContract.failure, { code: given }), ({ code = "PROVIDER_ERROR" }) =>
            commandOf(payouts, "payout", id, PayoutCommands.fail(code))
          ),
        list: look(({ store }) =>
          store
            .of(payouts)
            .book.values()
            .map(({ payout }) => payout)
        )
      },
      clock: {
        read: readClock,
        advance: (duration) => {
          const millis = Option.filter(
            Option.map(Duration.decodeUnknown(duration), Duration.toMillis),
            (time) => time > 0 && time <= maxAdvance
          )
          return Option.isNone(millis)
            ? Effect.fail(
                new InvalidInput({
                  field: "duration",
                  message:
                    'The clock goes forward, by up to ten years: "10 minutes", "3 days", or milliseconds.'
                })
              )
            : Effect.zipRight(
                Effect.suspend(() => current.session.advance(millis.value)),
                readClock
              )
        },
        freeze: setClock("frozen"),
        run: setClock("real")
      },
      inject: (injection) =>
        Effect.suspend(() => {
          const { faults } = current
          const problem = Injections.problem(injection, endpointIds)
          if (problem !== null) return Effect.fail(problem)
          return faults.isFull()
            ? Effect.fail(
                new InvalidInput({ field: "fault", message: "Too many faults are armed. Clear them first." })
              )
            : Effect.succeed(faults.inject(injection))
        }),
      clearFaults: Effect.sync(() => current.faults.clear()),
      armedFaults: Effect.sync(() => current.faults.armed()),
      firedFaults: Effect.sync(() => current.faults.fired()),
      payments: look(({ store }) =>
        store
          .of(payments)
          .book.values()
          .map(({ payment }) => payment)
      ),
      ledger: look(({ store }) => store.ledger.values()),
      requests: Effect.sync(() => current.requests.values()),
      deliveries: look(({ store }) => store.deliveries.values().map(({ delivery }) => delivery)),
      page: (listing, { after = 0, limit = maxPage } = {}) => {
        if (!Object.hasOwn(pages, listing)) {
          return Effect.fail(
            new InvalidInput({
              field: "listing",
              message: `There are pages of ${Object.keys(pages).join(", ")}.`
            })
          )
        }
        if (!Number.isInteger(after) || after < 0) {
          return Effect.fail(
            new InvalidInput({ field: "after", message: "after is the next of another page." })
          )
        }
        return Settings.isCount(limit) && limit <= maxPage
          ? pages[listing](after, limit)
          : Effect.fail(new InvalidInput({ field: "limit", message: `A page has 1 to ${maxPage} values.` }))
      },
      resend: (deliveryId) =>
        Effect.flatten(
          look(({ store }, now) => {
            const sending = store.deliveries.get(deliveryId)
            if (sending === undefined) return Effect.fail(new NotFound({ what: "delivery", key: deliveryId }))
            store.deliveries.put(deliveryId, Webhooks.again(sending, now))
            return Effect.void
          })
        ),
      reset: Effect.gen(function* () {
        const old = current.session
        const fresh = yield* open(() => {}, begin())
        yield* Effect.uninterruptible(
          Effect.suspend(() => {
            old.abandon()
            current = fresh
            return Effect.zipRight(journal.clear(), Scope.close(old.scope, Exit.void))
          })
        )
      }),
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
 * The emulator for tests that need no webhooks: they are written down (`deliveries`), never sent.
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
