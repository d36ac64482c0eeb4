/**
 * TossPayments in memory: payments, their books, faults on demand. Everything that depends on time or chance
 * goes through Effect's `Clock` and `Random`, so a test under `TestClock` owns the calendar.
 *
 * Unofficial; behaviour follows the public documentation and published measurements.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/reference
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as ExecutionStrategy from "effect/ExecutionStrategy"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FiberMap from "effect/FiberMap"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import type { Authorization, AuthorizeInput } from "./Authorization.js"
import type { Delivery, EventType } from "./Delivery.js"
import { InvalidInput, NotFound, WrongState } from "./EmulatorError.js"
import type { Reply, Request } from "./Exchange.js"
import type { Fired, Injection } from "./Fault.js"
import * as Auth from "./internal/auth.js"
import * as Authorizes from "./internal/authorize.js"
import * as Cancels from "./internal/cancel.js"
import * as Confirms from "./internal/confirm.js"
import type { Entry, Event, Transition } from "./internal/entry.js"
import type { Identifiers } from "./internal/identifiers.js"
import * as Injections from "./internal/injections.js"
import * as Pipeline from "./internal/pipeline.js"
import * as Stores from "./internal/store.js"
import * as Webhooks from "./internal/webhooks.js"
import type { Movement } from "./Ledger.js"
import type { Payment } from "./Payment.js"
import type { RequestRecord } from "./RequestLog.js"
import * as WebhookSender from "./WebhookSender.js"

/**
 * One merchant the emulator knows: its secret key and the merchant id its payments belong to.
 *
 * @since 0.1.0
 * @category models
 */
export interface Merchant {
  /** `test_sk_…` or `test_gsk_…`. A live key is refused. */
  readonly secretKey: string | Redacted.Redacted<string>
  /** 1 to 14 characters. */
  readonly mId: string
}

/**
 * How the emulator behaves. Every option has a default.
 *
 * @example
 * ```ts
 * import type { Emulator } from "tosspayments-emulator"
 *
 * const options: Emulator.Options = {
 *   merchants: [{ secretKey: "test_sk_shop", mId: "shop01" }],
 *   webhookUrl: "http://localhost:3000/webhooks/toss"
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** Merchant id when `merchants` is not given. Default: `emul01store`. */
  readonly mId?: string | undefined
  /**
   * Accept only these keys. A payment is visible to keys of its merchant id alone. Default: every well-formed
   * test key is accepted and belongs to one merchant.
   */
  readonly merchants?: ReadonlyArray<Merchant> | undefined
  /** Shape of the answers; the key decides it at TossPayments. Default: `2022-11-16`. */
  readonly apiVersion?: "2022-11-16" | "2024-06-01" | undefined
  /** The `secret` of a payment when it is read later: `null` as measured (default), or kept. */
  readonly secretOnRead?: "null" | "kept" | undefined
  /** Where webhooks go. Without it they are only written down. */
  readonly webhookUrl?: string | undefined
  /** Registered webhook events. Default: all. */
  readonly webhookEvents?: ReadonlyArray<EventType> | undefined
  /**
   * Which status of the receiver counts as delivered: only `200`, as the documentation says (default), or every
   * `2xx`, as some of its pages and receivers have it.
   */
  readonly webhookSuccess?: "200" | "2xx" | undefined
  /**
   * Whether `POST /v1/payments/{paymentKey}` with `orderId` and `amount` confirms a payment too, as it did before
   * there was `/v1/payments/confirm`. Clients in use still call it. Default: `false`.
   */
  readonly legacyConfirm?: boolean | undefined
  /** How much is remembered. */
  readonly limits?: Limits | undefined
}

/**
 * How much the emulator remembers, so that it can run for weeks: whole numbers from 1, or `Infinity`. What is over
 * the limit is forgotten, the oldest first.
 *
 * @example
 * ```ts
 * import { Emulator } from "tosspayments-emulator"
 *
 * const loadTest = Emulator.layerWithoutWebhooks({ limits: { payments: Number.POSITIVE_INFINITY } })
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Limits {
  /** Payments, with their movements in the ledger. Default: 50,000. */
  readonly payments?: number | undefined
  /** Entries of the request log, and faults that struck. Default: 10,000. */
  readonly requests?: number | undefined
  /** Webhooks; one that is dropped is no longer sent. Default: 10,000. */
  readonly deliveries?: number | undefined
  /** Answers stored under an idempotency key. They expire after 15 days anyway. Default: 50,000. */
  readonly idempotencyKeys?: number | undefined
}

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
 * The emulator.
 *
 * @example
 * ```ts
 * import { Effect } from "effect"
 * import { Emulator } from "tosspayments-emulator"
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
  ) => Effect.Effect<Payment, NotFound | WrongState>
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

const allEvents: ReadonlyArray<EventType> = [
  "PAYMENT_STATUS_CHANGED",
  "DEPOSIT_CALLBACK",
  "CANCEL_STATUS_CHANGED"
]

const successes: Readonly<Record<"200" | "2xx", (status: number) => boolean>> = {
  "200": (status) => status === 200,
  "2xx": (status) => status >= 200 && status <= 299
}

const defaultLimits: Stores.Limits = {
  payments: 50_000,
  requests: 10_000,
  deliveries: 10_000,
  idempotencyKeys: 50_000
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1

const maxPage = 10_000

interface Settings {
  readonly keys: Auth.Keys
  readonly defaultMId: string
  readonly mIds: ReadonlySet<string>
  readonly version: string
  readonly webhookUrl: string | null
  readonly isDelivered: (status: number) => boolean
  readonly limits: Stores.Limits
}

const settings = (options: Options): Either.Either<Settings, InvalidInput> => {
  const at = (field: string, message: string) => Either.left(new InvalidInput({ field, message }))
  const mId = options.mId ?? "emul01store"
  const merchants = (options.merchants ?? []).map((merchant) => ({
    mId: merchant.mId,
    secretKey: Redacted.isRedacted(merchant.secretKey)
      ? Redacted.value(merchant.secretKey)
      : merchant.secretKey
  }))
  if (merchants.some(({ secretKey }) => Auth.isLiveKey(secretKey))) {
    return at("merchants", Auth.liveKeyMessage)
  }
  if (merchants.some(({ secretKey }) => !Auth.isTestKey(secretKey))) {
    return at("merchants", "Every secretKey must be a test_sk_ or test_gsk_ key.")
  }
  const mIds = new Set(merchants.length === 0 ? [mId] : merchants.map((merchant) => merchant.mId))
  if ([...mIds].some((id) => id.length < 1 || id.length > 14)) {
    return at("mId", "A merchant id has 1 to 14 characters.")
  }
  const webhookUrl = options.webhookUrl ?? null
  if (
    webhookUrl !== null &&
    !/^https?:$/.test(URL.canParse(webhookUrl) ? new URL(webhookUrl).protocol : "")
  ) {
    return at("webhookUrl", "The webhook URL must be an http: or https: URL.")
  }
  const webhookSuccess = options.webhookSuccess ?? "200"
  if (!Object.hasOwn(successes, webhookSuccess)) {
    return at("webhookSuccess", `Only "200" or "2xx" can count as delivered.`)
  }
  const limits = { ...defaultLimits }
  for (const [name, limit] of Object.entries(options.limits ?? {})) {
    if (!Object.hasOwn(limits, name)) {
      return at(`limits.${name}`, `There are limits of ${Object.keys(limits).join(", ")}.`)
    }
    if (limit === undefined) continue
    if (limit !== Number.POSITIVE_INFINITY && !isCount(limit)) {
      return at(`limits.${name}`, "A limit is a whole number from 1, or Infinity.")
    }
    limits[name as keyof Limits] = limit
  }
  return Either.right({
    isDelivered: successes[webhookSuccess],
    limits,
    keys:
      merchants.length === 0
        ? { _tag: "Any", mId }
        : {
            _tag: "Known",
            merchants: new Map(merchants.map((merchant) => [merchant.secretKey, merchant.mId]))
          },
    defaultMId: merchants[0]?.mId ?? mId,
    mIds,
    version: options.apiVersion ?? "2022-11-16",
    webhookUrl
  })
}

/** What `reset` throws away: the memory and everything that runs on it. */
interface Session {
  readonly context: Pipeline.Context
  readonly scope: Scope.CloseableScope
  readonly sending: FiberMap.FiberMap<string>
  readonly end: Deferred.Deferred<void>
}

/**
 * Starts an emulator. It lives as long as the scope. Fails with `InvalidInput` when an option is wrong, above all
 * when a live key is given.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options: Options = {}
): Effect.Effect<Service, InvalidInput, Scope.Scope | WebhookSender.WebhookSender> =>
  Effect.gen(function* () {
    const { defaultMId, isDelivered, keys, limits, mIds, version, webhookUrl } = yield* settings(options)
    const sender = yield* WebhookSender.WebhookSender
    const parent = yield* Effect.scope
    let turns = 0

    const open = Effect.gen(function* () {
      const scope = yield* Scope.fork(parent, ExecutionStrategy.sequential)
      const sending = yield* Scope.extend(FiberMap.make<string>(), scope)
      const end = yield* Deferred.make<void>()
      yield* Scope.addFinalizer(scope, Deferred.succeed(end, undefined))
      const store = Stores.make(webhookUrl, options.webhookEvents ?? allEvents, limits)
      const context: Pipeline.Context = {
        store,
        keys,
        secretOnRead: options.secretOnRead ?? "null",
        legacyConfirm: options.legacyConfirm ?? false,
        nextTurn: () => {
          turns += 1
          return turns
        },
        dispatch: (events, ids, now) =>
          Effect.suspend(() => {
            const { added, dropped } = store.deliveries.add(events, ids, now)
            return Effect.zipRight(
              Effect.forEach(added, (id) => send(session, id), { discard: true }),
              Effect.forEach(dropped, (id) => FiberMap.remove(sending, id), { discard: true })
            )
          })
      }
      const session: Session = { context, scope, sending, end }
      return session
    })

    const send = ({ context, sending }: Session, id: string) =>
      FiberMap.run(sending, id, Webhooks.deliver(context.store.deliveries, sender, isDelivered, id))

    let session = yield* open

    const step = <A, E>(
      f: (
        store: Stores.Store,
        ids: Identifiers,
        now: number,
        emit: (events: ReadonlyArray<Event>) => void
      ) => Either.Either<A, E>
    ): Effect.Effect<A, E> =>
      Effect.gen(function* () {
        const { context } = session
        const ids = yield* Pipeline.drawIdentifiers(context)
        const now = yield* Clock.currentTimeMillis
        const events: Array<Event> = []
        const result = f(context.store, ids, now, (more) => events.push(...more))
        yield* context.dispatch(events, ids, now)
        return yield* result
      })

    const command = (
      paymentKey: string,
      expectation: string,
      f: (entry: Entry, ids: Identifiers, now: number) => Transition | null
    ): Effect.Effect<Payment, NotFound | WrongState> =>
      step<Payment, NotFound | WrongState>((store, ids, now, emit) => {
        const entry = store.find(paymentKey, now, emit)
        if (entry === null) return Either.left(new NotFound({ what: "payment", key: paymentKey }))
        const transition = f(entry, ids, now)
        if (transition === null) {
          const { status } = entry.payment
          const message = `${expectation} The payment ${paymentKey} is ${status}.`
          return Either.left(new WrongState({ paymentKey, status, message }))
        }
        store.apply(transition, emit)
        return Either.right(transition.entry.payment)
      })

    /** Payments as they are now, given how they are found in the store. */
    const current = (select: (store: Stores.Store) => ReadonlyArray<Entry>) =>
      step<ReadonlyArray<Payment>, never>((store, _ids, now, emit) =>
        Either.right(
          select(store).map(({ payment }) => store.find(payment.paymentKey, now, emit)?.payment ?? payment)
        )
      )

    const pages: {
      readonly [K in keyof Listings]: (after: number, limit: number) => Effect.Effect<Page<Listings[K]>>
    } = {
      payments: (after, limit) =>
        Effect.suspend(() => {
          const { next, values } = session.context.store.payments.page(after, limit)
          return Effect.map(
            current(() => values),
            (payments) => ({ values: payments, next })
          )
        }),
      ledger: (after, limit) => Effect.sync(() => session.context.store.ledger.page(after, limit)),
      requests: (after, limit) => Effect.sync(() => session.context.store.requests.page(after, limit)),
      deliveries: (after, limit) => Effect.sync(() => session.context.store.deliveries.page(after, limit))
    }

    return Emulator.of({
      handle: (request) =>
        Effect.gen(function* () {
          const fiber = yield* Effect.forkIn(Pipeline.serve(session.context, request), session.scope)
          const exit = yield* Fiber.await(fiber)
          if (Exit.isFailure(exit) && Exit.isInterrupted(exit)) return { _tag: "Drop" } as const
          return yield* exit
        }),
      authorize: (input) =>
        step((store, ids, now) => {
          const mId = input.mId ?? defaultMId
          if (!mIds.has(mId)) {
            return Either.left(new InvalidInput({ field: "mId", message: `Unknown merchant id ${mId}.` }))
          }
          // Assumption: the window refuses an order that was paid before (DUPLICATED_ORDER_ID, errors.md §5);
          // two windows opened before the first payment both work, and both payments can be confirmed.
          if (store.isOrderUsed(mId, input.orderId)) {
            return Either.left(
              new InvalidInput({
                field: "orderId",
                message: `DUPLICATED_ORDER_ID: ${input.orderId} has an approved or cancelled payment.`
              })
            )
          }
          return Either.map(Authorizes.create(input, mId, version, ids, now), (entry): Authorization => {
            store.put(entry)
            const { orderId, paymentKey, totalAmount } = entry.payment
            return { paymentKey, orderId, amount: totalAmount, payment: entry.payment }
          })
        }),
      authenticate: (paymentKey) =>
        command(paymentKey, "Only a READY payment can be authenticated.", (entry, _ids, now) =>
          entry.payment.status === "READY"
            ? { entry: Authorizes.authenticate(entry, now), events: [], movements: [] }
            : null
        ),
      deposit: (paymentKey) =>
        command(
          paymentKey,
          "A deposit needs a virtual account that waits for one and is not past its due date.",
          (entry, ids, now) =>
            entry.payment.status === "WAITING_FOR_DEPOSIT" && entry.payment.virtualAccount?.expired === false
              ? Confirms.deposit(entry, ids, now)
              : null
        ),
      revertDeposit: (paymentKey) =>
        command(paymentKey, "Only a deposited virtual account can be reverted.", (entry, _ids, now) =>
          entry.payment.status === "DONE" && entry.payment.virtualAccount !== null
            ? Confirms.revertDeposit(entry, now)
            : null
        ),
      settleCancel: (paymentKey, result) =>
        command(paymentKey, "No cancel of this payment is IN_PROGRESS.", (entry, _ids, now) =>
          Cancels.settlePending(entry, result, now)
        ),
      inject: (injection) =>
        Effect.suspend(() => {
          const { faults } = session.context.store
          const problem = Injections.problem(injection)
          if (problem !== null) return Effect.fail(problem)
          return faults.isFull()
            ? Effect.fail(
                new InvalidInput({ field: "fault", message: "Too many faults are armed. Clear them first." })
              )
            : Effect.succeed(faults.inject(injection))
        }),
      clearFaults: Effect.sync(() => session.context.store.faults.clear()),
      armedFaults: Effect.sync(() => session.context.store.faults.armed()),
      firedFaults: Effect.sync(() => session.context.store.faults.fired()),
      payments: current(({ payments }) => payments.values()),
      ledger: Effect.sync(() => session.context.store.ledger.values()),
      requests: Effect.sync(() => session.context.store.requests.values()),
      deliveries: Effect.sync(() => session.context.store.deliveries.all()),
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
        return isCount(limit) && limit <= maxPage
          ? pages[listing](after, limit)
          : Effect.fail(new InvalidInput({ field: "limit", message: `A page has 1 to ${maxPage} values.` }))
      },
      resend: (deliveryId) =>
        Effect.suspend(() => {
          const { deliveries } = session.context.store
          if (deliveries.get(deliveryId) === undefined) {
            return Effect.fail(new NotFound({ what: "delivery", key: deliveryId }))
          }
          deliveries.update(deliveryId, (delivery) =>
            delivery.url === null ? delivery : { ...delivery, status: "Sending" }
          )
          return Effect.asVoid(send(session, deliveryId))
        }),
      reset: Effect.gen(function* () {
        const old = session
        session = yield* open
        yield* Scope.close(old.scope, Exit.void)
      }),
      sessionEnd: Effect.suspend(() => Deferred.await(session.end))
    })
  })

/**
 * The emulator, sending webhooks through the given `WebhookSender`.
 *
 * @example
 * ```ts
 * import { FetchHttpClient } from "@effect/platform"
 * import { Layer } from "effect"
 * import { Emulator, WebhookSender } from "tosspayments-emulator"
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
  options: Options = {}
): Layer.Layer<Emulator, InvalidInput, WebhookSender.WebhookSender> => Layer.scoped(Emulator, make(options))

/**
 * The emulator for tests that need no webhooks: they are written down (`deliveries`), never sent.
 *
 * @example
 * ```ts
 * import { Layer } from "effect"
 * import { Emulator, EmulatorHttpClient } from "tosspayments-emulator"
 *
 * const TestLive = EmulatorHttpClient.layer.pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks()))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerWithoutWebhooks = (
  options: Omit<Options, "webhookUrl"> = {}
): Layer.Layer<Emulator, InvalidInput> =>
  Layer.provide(
    layer(options),
    WebhookSender.layer(() => Effect.succeed(200))
  )
