/**
 * A shop that charges subscriptions every month: registrations, renewals by a job that runs on every worker, declined cards
 * that are tried again, keys that are deleted in between, refunds.
 *
 * It uses intents under the name of the bill. With `byHand` it has none: it keeps the pending call beside the bill, and the
 * order id is what protects it. With `reusesOrderIds` bills of every other month have one order id, which the documentation
 * forbids: TossPayments refuses them, and no older charge may be taken for them.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Billing from "effect-tosspayments/Billing"
import * as BillingAdvice from "effect-tosspayments/BillingAdvice"
import type { PendingCall } from "effect-tosspayments/Call"
import * as Payment from "effect-tosspayments/model/Payment"
import * as Payments from "effect-tosspayments/Payments"
import * as Pending from "effect-tosspayments/Pending"
import type { TossError } from "effect-tosspayments/TossError"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as fc from "fast-check"
import * as Calamity from "./Calamity.js"
import * as Desk from "./Desk.js"
import * as Judge from "./Judge.js"
import * as Schedules from "./Schedules.js"
import * as World from "./World.js"

type Decline = "REJECT_CARD_PAYMENT" | "INVALID_STOPPED_CARD" | null

export type Command =
  /** The buyer registers a card, the first or another one. */
  | {
      readonly _tag: "Register"
      readonly subscription: number
      readonly decline: Decline
      readonly worker: number
    }
  /** The job comes to a subscription: everything that is due is charged. */
  | { readonly _tag: "Renew"; readonly subscription: number; readonly worker: number }
  /** From now on the card is declined, or good again. */
  | { readonly _tag: "Decline"; readonly subscription: number; readonly code: Decline }
  /** The buyer gives a card up, in the shop or at TossPayments. */
  | {
      readonly _tag: "Delete"
      readonly subscription: number
      readonly where: "Shop" | "TossPayments"
      readonly worker: number
    }
  /** Staff gives a month back. */
  | {
      readonly _tag: "Refund"
      readonly subscription: number
      readonly month: number
      readonly worker: number
    }
  | Calamity.Calamity

export interface Schedule extends Schedules.Schedule<Command> {
  readonly byHand?: boolean
  readonly reusesOrderIds?: boolean
}

export interface Sabotage extends World.Sabotage {
  /** Gives each attempt at a bill an order id of its own. */
  readonly newOrderIds?: boolean
}

const price = 12_900
const month = 30 * 24 * 60 * 60

const { worker } = Calamity
const subscription = fc.constantFrom(0, 0, 0, 1)
const decline = fc.constantFrom<Decline>("REJECT_CARD_PAYMENT", "INVALID_STOPPED_CARD", null)

const renewing = fc.record({ _tag: fc.constant("Renew" as const), subscription, worker })
const registering = fc.record({
  _tag: fc.constant("Register" as const),
  subscription,
  decline: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: decline }),
  worker
})

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: renewing },
  { weight: 3, arbitrary: registering },
  { weight: 2, arbitrary: fc.record({ _tag: fc.constant("Decline" as const), subscription, code: decline }) },
  {
    weight: 2,
    arbitrary: fc.record({
      _tag: fc.constant("Delete" as const),
      subscription,
      where: fc.constantFrom("Shop" as const, "TossPayments" as const),
      worker
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      _tag: fc.constant("Refund" as const),
      subscription,
      month: fc.nat({ max: 2 }),
      worker
    })
  },
  { weight: 2, arbitrary: fc.constant({ _tag: "Pass" as const, seconds: month }) },
  ...Calamity.outside([
    "billing.charge",
    "billing.charge",
    "billing.charge",
    "billing.issue",
    "billing.delete",
    "payments.retrieveByOrderId",
    "payments.cancel",
    undefined
  ]),
  ...Calamity.inside
)

const register: Schedules.Move<Command> = {
  command: { _tag: "Register", subscription: 0, decline: null, worker: 0 },
  pause: 0
}

const renew: Schedules.Move<Command> = { command: { _tag: "Renew", subscription: 0, worker: 0 }, pause: 0 }

const nextMonth: Schedules.Move<Command> = { command: { _tag: "Pass", seconds: month }, pause: 0 }

export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    played: Schedules.playing<Command>(
      fc.constantFrom([register], [register, renew], [register, renew, nextMonth, renew]),
      fc.oneof(
        { weight: 6, arbitrary: Schedules.alone(command) },
        { weight: 1, arbitrary: Schedules.insisting(renewing) },
        { weight: 2, arbitrary: Calamity.troubled(["billing.charge", undefined], renewing) }
      )
    ),
    kind: fc.constantFrom<Omit<Schedule, "seed" | "moves">>(
      {},
      {},
      { byHand: true },
      { byHand: true },
      { reusesOrderIds: true }
    )
  })
  .map(({ kind, played }) => ({ ...played, ...kind }))

// --- The shop ------------------------------------------------------------------------------------------------

interface Subscription {
  readonly customerKey: string
  readonly key: Billing.BillingKey | null
  /** The card will not be charged any more. */
  readonly asksForCard: boolean
}

interface Bill {
  /** Of its intent, too. */
  readonly name: string
  readonly orderId: string
  readonly subscription: number
  readonly state: "Due" | "Paid" | "Refunding" | "Refunded" | "Stopped"
  readonly paymentKey: string | null
  /** Only of a shop without intents. */
  readonly pending: PendingCall | null
}

interface Tables {
  readonly subscriptions: Map<number, Subscription>
  readonly bills: Map<string, Bill>
}

interface Staff extends World.Staff {
  readonly register: (subscription: number, authKey: string) => Effect.Effect<void>
  readonly renew: (subscription: number, month: number) => Effect.Effect<void>
  readonly deleteKey: (subscription: number) => Effect.Effect<void>
  readonly refund: (subscription: number, month: number) => Effect.Effect<void>
}

const billName = (of: number, month: number): string => `sub-${of}-month-${month}`

type Failure = World.CallError | World.DatabaseError

const open =
  (tables: Tables, { byHand, reusesOrderIds }: Schedule, { newOrderIds }: Sabotage): World.Open<Staff> =>
  ({ intents, transaction, transport, witness }) =>
    Effect.gen(function* () {
      const billing = yield* Billing.make
      const payments = yield* Payments.make
      const pendings = yield* Pending.make(Billing.endpoints)
      let attempts = 0

      const change = (name: string, f: (bill: Bill) => Partial<Bill>) =>
        transaction(() => {
          const bill = tables.bills.get(name)
          if (bill !== undefined) tables.bills.set(name, { ...bill, ...f(bill) })
        })

      /** A payment of a bill was read: it is paid, or was. What was given back stays given back. */
      const settle = (name: string, payment: Payment.Payment) =>
        change(name, ({ state }) => ({
          state: !Payment.isPaid(payment)
            ? "Refunded"
            : state === "Refunding" || state === "Refunded"
              ? state
              : "Paid",
          paymentKey: payment.paymentKey,
          pending: null
        }))

      /** `null`: nothing was paid. */
      const read = (orderId: string): Effect.Effect<Payment.Payment | null, TossError> =>
        payments.retrieveByOrderId(orderId).pipe(
          Effect.map((payment) => (payment.approvedAt === null ? null : payment)),
          Effect.catchIf(
            ({ code }) => code === "NOT_FOUND_PAYMENT",
            () => Effect.succeed(null)
          )
        )

      /** Whoever gives an order id twice learns nothing from it. */
      const readAndSettle = ({ name, orderId }: Bill) =>
        reusesOrderIds === true
          ? Effect.void
          : Effect.flatMap(read(orderId), (payment) =>
              payment === null ? Effect.void : settle(name, payment)
            )

      /** As the advice says. */
      const failed = (bill: Bill, key: Billing.BillingKey, error: Failure): Effect.Effect<void, Failure> => {
        switch (error._tag) {
          case "DatabaseError":
          case "StoreError":
            return Effect.void
          case "IntentMismatchError":
            // Another card was tried first, and how that ended is not known, or not booked yet.
            return readAndSettle(bill)
        }
        const { name } = bill
        if (
          error.code === "DUPLICATED_ORDER_ID" &&
          error.outcome === "NotApplied" &&
          reusesOrderIds !== true
        ) {
          return readAndSettle(bill)
        }
        const noted =
          byHand === true
            ? change(name, () => ({ pending: error.outcome === "Unknown" ? error.pending : null }))
            : Effect.void
        switch (BillingAdvice.of(error).step) {
          case "Resolve":
          case "TryLater":
            return noted
          case "AskForAnotherCard":
            return Effect.zipRight(
              noted,
              transaction(() => {
                const known = tables.subscriptions.get(bill.subscription)
                if (known?.key?.billingKey === key.billingKey) {
                  tables.subscriptions.set(bill.subscription, { ...known, asksForCard: true })
                }
              })
            )
          case "Stop":
            return Effect.zipRight(
              noted,
              change(name, ({ state }) => (state === "Due" ? { state: "Stopped" } : {}))
            )
        }
      }

      const chargeByHand = (bill: Bill, key: Billing.BillingKey, request: Billing.ChargeRequest) => {
        const told = witness(bill.name, Billing.endpoints.charge, [key, request])
        const { pending } = bill
        if (pending === null) {
          return told(
            billing.charge(key, request, {
              onUnknown: (unknown) => {
                // The database of an interrupted process: as far as it gets.
                const known = tables.bills.get(bill.name)
                if (known?.state === "Due") tables.bills.set(bill.name, { ...known, pending: unknown })
              }
            })
          )
        }
        return Effect.flatMap(pendings.resolve(pending), (found): Effect.Effect<Payment.Payment, Failure> => {
          switch (found.outcome) {
            case "Applied":
              return Effect.succeed(found.value as Payment.Payment)
            case "NotApplied":
              return Effect.flatMap(
                change(bill.name, () => ({ pending: null })),
                () => told(billing.charge(key, request))
              )
            default:
              return told(pendings.resend(pending) as Effect.Effect<Payment.Payment, TossError>)
          }
        })
      }

      const charge = ({ name }: Bill): Effect.Effect<void, Failure> =>
        Effect.gen(function* () {
          const { bill, key } = yield* transaction(() => {
            const known = tables.bills.get(name)
            const owner = known === undefined ? undefined : tables.subscriptions.get(known.subscription)
            return { bill: known, key: owner?.asksForCard === true ? null : (owner?.key ?? null) }
          })
          if (bill === undefined || bill.state !== "Due" || key === null) return
          const request = {
            amount: price,
            orderId: newOrderIds === true ? `${bill.orderId}-${attempts++}` : bill.orderId,
            orderName: "월 구독"
          }
          const call: Effect.Effect<Payment.Payment, Failure> =
            byHand === true
              ? chargeByHand(bill, key, request)
              : intents.run(name, Billing.endpoints.charge, key, request)
          yield* Effect.matchEffect(call, {
            onSuccess: (payment) => settle(name, payment),
            onFailure: (error) => failed(bill, key, error)
          })
        })

      const each = <A>(items: ReadonlyArray<A>, f: (item: A) => Effect.Effect<unknown, unknown>) =>
        Effect.forEach(items, (item) => Effect.ignore(f(item)), { discard: true })

      const billsThatAre = (wanted: Bill["state"]) =>
        transaction(() => [...tables.bills.values()].filter(({ state }) => state === wanted))

      const refund = (bill: Bill) =>
        bill.paymentKey === null
          ? Effect.void
          : Effect.zipRight(
              intents.run(`refund-${bill.name}`, Payments.endpoints.cancel, bill.paymentKey, {
                cancelReason: "구독 취소"
              }),
              change(bill.name, () => ({ state: "Refunded" }))
            )

      const staff: Staff = {
        webhook: () => Effect.succeed(200),
        register: (of, authKey) =>
          Effect.gen(function* () {
            const customerKey = `customer-${of}`
            const request = { authKey, customerKey }
            const key = yield* Effect.catchAll(billing.issue(request), (error) =>
              error.outcome === "Unknown" && error.idempotencyKey !== null
                ? billing.issue(request, { idempotencyKey: error.idempotencyKey })
                : Effect.fail(error)
            )
            yield* transaction(() => {
              tables.subscriptions.set(of, {
                customerKey,
                key: { billingKey: key.billingKey, customerKey: key.customerKey },
                asksForCard: false
              })
            })
          }).pipe(Effect.ignore),
        renew: (of, current) =>
          Effect.gen(function* () {
            const bills = yield* transaction(() => {
              const name = billName(of, current)
              if (tables.subscriptions.has(of) && !tables.bills.has(name)) {
                tables.bills.set(name, {
                  name,
                  orderId: billName(of, reusesOrderIds === true ? current % 2 : current),
                  subscription: of,
                  state: "Due",
                  paymentKey: null,
                  pending: null
                })
              }
              return [...tables.bills.values()].filter(({ subscription }) => subscription === of)
            })
            yield* each(bills, charge)
          }).pipe(Effect.ignore),
        deleteKey: (of) =>
          Effect.gen(function* () {
            const known = yield* transaction(() => tables.subscriptions.get(of))
            if (known === undefined || known.key === null) return
            const { key } = known
            yield* Effect.catchIf(
              billing.delete(key),
              ({ _tag, code }) => _tag === "NotFoundError" || code === "ALREADY_REMOVED_BILLING_KEY",
              () => Effect.void
            )
            yield* transaction(() => {
              const now = tables.subscriptions.get(of)
              if (now?.key?.billingKey === key.billingKey) tables.subscriptions.set(of, { ...now, key: null })
            })
          }).pipe(Effect.ignore),
        refund: (of, which) =>
          Effect.gen(function* () {
            const bill = yield* transaction(() => {
              const known = tables.bills.get(billName(of, which))
              if (known?.state !== "Paid") return null
              const planned = { ...known, state: "Refunding" as const }
              tables.bills.set(known.name, planned)
              return planned
            })
            if (bill !== null) yield* refund(bill)
          }).pipe(Effect.ignore),
        recover: Effect.gen(function* () {
          const resolved = yield* Effect.orElseSucceed(intents.resolve({ resend: () => true }), () => [])
          yield* each(resolved, ({ id, operation, value }) =>
            value !== null && operation === "billing.charge" ? settle(id, value) : Effect.void
          )
          yield* each(yield* billsThatAre("Refunding"), refund)
          // What a dead process had charged, and had no time to write down.
          if (byHand === true) yield* each(yield* billsThatAre("Due"), readAndSettle)
          yield* each(yield* billsThatAre("Due"), charge)
        }).pipe(Effect.ignore)
      }
      return staff
    }).pipe(Effect.provideService(TossHttpClient.TossHttpClient, transport))

// --- Playing -------------------------------------------------------------------------------------------------

const perform = (world: World.World<Staff>, tables: Tables, begun: number, command: Command): void => {
  switch (command._tag) {
    case "Register": {
      const { decline: code, subscription: of, worker: by } = command
      world.meanwhile(
        world.emulator.billing.authorize({
          customerKey: `customer-${of}`,
          ...(code === null ? {} : { decline: code })
        }),
        ({ authKey }) => world.ask(by, ({ register: registered }) => registered(of, authKey))
      )
      return
    }
    case "Renew": {
      const current = Math.floor((world.time.now() - begun) / 1000 / month)
      world.ask(command.worker, ({ renew }) => renew(command.subscription, current))
      return
    }
    case "Decline":
    case "Delete": {
      if (command._tag === "Delete" && command.where === "Shop") {
        world.ask(command.worker, ({ deleteKey }) => deleteKey(command.subscription))
        return
      }
      const key = tables.subscriptions.get(command.subscription)?.key
      if (key === undefined || key === null) return
      world.meanwhile(
        command._tag === "Decline"
          ? world.emulator.billing.decline(key.billingKey, command.code)
          : world.emulator.billing.delete(key.billingKey)
      )
      return
    }
    case "Refund":
      world.ask(command.worker, ({ refund }) => refund(command.subscription, command.month))
      return
    default:
      Calamity.perform(world, command)
  }
}

const judge = (
  world: World.World<Staff>,
  tables: Tables,
  { byHand = false, reusesOrderIds = false }: Schedule
): Desk.Verdict => {
  const ledger = Effect.runSync(World.moneyOf(world.emulator))
  const keys = new Map(Effect.runSync(world.emulator.billing.list).map((key) => [key.billingKey, key]))
  // An order that was charged before: whether this charge was refused or made, its payment does not tell.
  const isOrderTaken = (id: string): boolean => {
    const bill = tables.bills.get(id)
    return (
      reusesOrderIds &&
      [...tables.bills.values()].some(
        ({ name, orderId, state }) => orderId === bill?.orderId && name !== id && state !== "Due"
      )
    )
  }
  const judge = Judge.make(world, ledger, { isForPerson: ({ id }) => isOrderTaken(id) })
  const { broken, forgotten, movedBy, movedUnder, moves, violations } = judge
  let openItems = 0

  const balanceOf = (paymentKey: string): number =>
    moves
      .filter((movement) => movement.paymentKey === paymentKey)
      .reduce((sum, { amount, kind }) => sum + (kind === "Approve" ? amount : -amount), 0)
  /** The charges of a bill: of its order, or, where others have that order too, of its intent. */
  const chargesOf = ({ name, orderId }: Bill) =>
    (reusesOrderIds
      ? movedBy(name)
      : moves.filter((movement) => movement.orderId.startsWith(orderId))
    ).filter(({ kind }) => kind === "Approve")

  for (const bill of tables.bills.values()) {
    const { name, state, subscription: of } = bill
    const charges = chargesOf(bill)
    const net = charges.reduce((sum, { paymentKey }) => sum + balanceOf(paymentKey), 0)
    broken(charges.length <= 1, () => `(a) ${name} was charged ${charges.length} times`)
    broken(
      charges.every(({ amount }) => amount === price),
      () => `(a) ${name} was charged another amount`
    )
    broken(net >= 0, () => `(b) ${name} was refunded more than it was charged`)
    const isGivenBack = state !== "Refunding" || !forgotten.has(`refund-${name}`)
    if (!isGivenBack) openItems += 1
    broken(
      !isGivenBack || (state === "Paid") === net > 0,
      () => `(a) ${name} is ${state}, and ${net} is there`
    )
    broken(
      state !== "Refunded" || charges.length === 1,
      () => `(b) ${name} is refunded, but was never charged`
    )
    if (state === "Stopped") openItems += 1
    if (state !== "Due") continue
    const owner = tables.subscriptions.get(of)
    const known = keys.get(owner?.key?.billingKey ?? "")
    const isOpen = forgotten.has(name) || bill.pending !== null
    if (isOpen) openItems += 1
    broken(
      isOpen || owner?.asksForCard !== false || known === undefined || known.isDeleted,
      () => `(a) ${name} is not charged, though the card is good`
    )
  }

  for (const { endpoint, intentId, keys: used, outcome } of world.answers) {
    const moved = movedUnder(used)
    if (outcome === "NotApplied") {
      // A charge that was given back since brings nothing.
      broken(
        moved.every(({ kind, paymentKey }) => kind === "Approve" && balanceOf(paymentKey) === 0),
        () => `(c) ${intentId} was said not to have happened, but did`
      )
    }
    if (outcome === "Success") {
      const bill = tables.bills.get(intentId)
      const happened =
        bill === undefined || endpoint !== Billing.endpoints.charge.id
          ? moved.length === 1
          : (byHand ? chargesOf(bill) : movedBy(intentId)).length === 1
      broken(happened, () => `(c) ${intentId} was said to have happened, but did not`)
    }
  }

  for (const { billingKey, customerKey } of keys.values()) {
    for (const sent of [...world.bodies.values()].flatMap((bodies) => [...bodies])) {
      broken(
        !sent.includes(`/billing/${billingKey} `) || sent.includes(JSON.stringify(customerKey)),
        () => `(a) the key of ${customerKey} was charged in the name of somebody else`
      )
    }
  }
  broken(
    moves.every(({ key }) => key !== null),
    () => "(f) money moved without a key"
  )
  return Desk.verdict(world, violations, openItems)
}

export const play = async (schedule: Schedule, sabotage: Sabotage = {}): Promise<Desk.Verdict> => {
  const tables: Tables = { subscriptions: new Map(), bills: new Map() }
  const groups = [Payments.endpoints, Billing.endpoints]
  const world = await World.make(schedule.seed, groups, open(tables, schedule, sabotage), sabotage)
  const begun = world.time.now()
  await Desk.run<Command>(
    world,
    schedule.moves,
    (command) => perform(world, tables, begun, command),
    async () => {
      const known = await world.outside(world.emulator.billing.list)
      for (const { billingKey, isDeleted } of Exit.isSuccess(known) ? known.value : []) {
        if (!isDeleted) await world.outside(world.emulator.billing.decline(billingKey, null))
      }
    }
  )
  const verdict = judge(world, tables, schedule)
  world.killAll()
  return verdict
}

export const desk: Desk.Desk<Schedule, Sabotage> = { name: "billing", schedules, play }
