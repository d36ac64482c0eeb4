/**
 * A shop with a wallet of its own: an order is paid in the window and confirmed, or charged to what the buyer has registered;
 * each of them once, and not both. Cards are declined, methods are removed, orders are given back.
 */
import * as Effect from "effect/Effect"
import * as BrandPay from "effect-tosspayments/BrandPay"
import type { Payment } from "effect-tosspayments/model/Payment"
import * as Payments from "effect-tosspayments/Payments"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as fc from "fast-check"
import * as Calamity from "./Calamity.js"
import * as Desk from "./Desk.js"
import * as Judge from "./Judge.js"
import * as Schedules from "./Schedules.js"
import * as Tasks from "./Tasks.js"
import * as World from "./World.js"

type Decline = "REJECT_CARD_PAYMENT" | null

export type Command =
  /** The buyer registers a card. */
  | { readonly _tag: "Register"; readonly decline: Decline }
  /** The newest card is declined from now on, or good again. */
  | { readonly _tag: "Decline"; readonly code: Decline }
  /** The buyer goes through a payment window. */
  | { readonly _tag: "Buy"; readonly order: number; readonly isDeclined: boolean }
  /** And comes back from it. */
  | { readonly _tag: "Return"; readonly order: number; readonly window: number; readonly worker: number }
  /** The buyer presses "pay with my card". */
  | { readonly _tag: "Charge"; readonly order: number; readonly worker: number }
  | { readonly _tag: "Refund"; readonly order: number; readonly worker: number }
  | Calamity.Calamity

export type Schedule = Schedules.Schedule<Command>

const price = 33_000
const customerKey = "customer-0"
const orderIdOf = (order: number): string => `order-000${order}`

const { worker } = Calamity
const order = fc.constantFrom(0, 0, 0, 1)
const decline = fc.constantFrom<Decline>("REJECT_CARD_PAYMENT", null, null)

const buying = fc.record({
  _tag: fc.constant("Buy" as const),
  order,
  isDeclined: fc.constantFrom(false, false, true)
})
const returning = fc.record({
  _tag: fc.constant("Return" as const),
  order,
  window: fc.nat({ max: 2 }),
  worker
})
const charging = fc.record({ _tag: fc.constant("Charge" as const), order, worker })

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ _tag: fc.constant("Register" as const), decline }) },
  { weight: 2, arbitrary: fc.record({ _tag: fc.constant("Decline" as const), code: decline }) },
  { weight: 4, arbitrary: buying },
  { weight: 6, arbitrary: returning },
  { weight: 6, arbitrary: charging },
  { weight: 3, arbitrary: fc.record({ _tag: fc.constant("Refund" as const), order, worker }) },
  ...Calamity.outside([
    "brandPay.confirm",
    "brandPay.confirm",
    "brandPay.charge",
    "brandPay.charge",
    "payments.retrieve",
    "payments.retrieveByOrderId",
    "payments.cancel",
    undefined
  ]),
  ...Calamity.inside
)

const wishes = fc.oneof(charging, returning)

const at = (played: Command): Schedules.Move<Command> => ({ command: played, pause: 0 })
const registers = at({ _tag: "Register", decline: null })
const buys = at({ _tag: "Buy", order: 0, isDeclined: false })
const comesBack = at({ _tag: "Return", order: 0, window: 0, worker: 0 })
const charges = at({ _tag: "Charge", order: 0, worker: 0 })

const schedules: fc.Arbitrary<Schedule> = Schedules.playing<Command>(
  fc.constantFrom([registers], [registers, buys], [registers, buys, comesBack], [registers, charges]),
  fc.oneof(
    { weight: 6, arbitrary: Schedules.alone(command) },
    { weight: 1, arbitrary: Schedules.insisting(wishes) },
    { weight: 2, arbitrary: Calamity.troubled(["brandPay.confirm", "brandPay.charge", undefined], wishes) }
  )
)

interface Staff extends Tasks.Staff {
  readonly returned: (orderId: string, paymentKey: string) => Effect.Effect<void>
  readonly charge: (orderId: string) => Effect.Effect<void>
  readonly refund: (orderId: string) => Effect.Effect<void>
}

const open =
  (table: Tasks.Table): World.Open<Staff> =>
  (process) =>
    Effect.gen(function* () {
      const brandPay = yield* BrandPay.make
      const tasks = Tasks.make(table, process)
      const staff: Staff = {
        webhook: () => Effect.succeed(200),
        recover: tasks.recover,
        again: tasks.again,
        returned: (orderId, paymentKey) =>
          tasks.press(
            orderId,
            Effect.succeed(
              Tasks.call(BrandPay.endpoints.confirm, { paymentKey, orderId, amount: price, customerKey })
            )
          ),
        charge: (orderId) =>
          tasks.press(
            orderId,
            Effect.map(brandPay.listMethodsOf(customerKey), ({ cards }) => {
              const card = cards.filter(({ status }) => status === "ENABLED").at(-1)
              if (card === undefined) return null
              const { methodKey } = card
              const request = { customerKey, methodKey, amount: price, orderId, orderName: "상품" }
              return Tasks.call(BrandPay.endpoints.charge, request)
            })
          ),
        refund: (orderId) =>
          tasks.press(
            `refund-${orderId}`,
            Effect.sync(() => {
              const { state, value } = table.get(orderId) ?? {}
              return state === "Done"
                ? Tasks.call(Payments.endpoints.cancel, (value as Payment).paymentKey, {
                    cancelReason: "단순 변심"
                  })
                : null
            })
          )
      }
      return staff
    }).pipe(Effect.provideService(TossHttpClient.TossHttpClient, process.transport))

const perform = (
  world: World.World<Staff>,
  windows: Map<string, ReadonlyArray<string>>,
  command: Command
): void => {
  switch (command._tag) {
    case "Register":
      world.meanwhile(
        world.emulator.brandPay.register({
          customerKey,
          ...(command.decline === null ? {} : { decline: command.decline })
        })
      )
      return
    case "Decline":
      world.meanwhile(
        Effect.flatMap(world.emulator.brandPay.list, (methods) =>
          Effect.forEach(methods.slice(-1), ({ methodKey }) =>
            world.emulator.brandPay.decline(methodKey, command.code)
          )
        )
      )
      return
    case "Buy": {
      const orderId = orderIdOf(command.order)
      world.meanwhile(
        world.emulator.payments.authorize({
          orderId,
          amount: price,
          method: "CARD",
          brandPay: { customerKey },
          decline: command.isDeclined ? "REJECT_CARD_PAYMENT" : undefined
        }),
        ({ paymentKey }) => windows.set(orderId, [...(windows.get(orderId) ?? []), paymentKey])
      )
      return
    }
    case "Return": {
      const orderId = orderIdOf(command.order)
      const known = windows.get(orderId) ?? []
      const paymentKey = known[command.window] ?? known.at(-1)
      if (paymentKey !== undefined) {
        world.ask(command.worker, ({ returned }) => returned(orderId, paymentKey))
      }
      return
    }
    case "Charge":
      world.ask(command.worker, ({ charge }) => charge(orderIdOf(command.order)))
      return
    case "Refund":
      world.ask(command.worker, ({ refund }) => refund(orderIdOf(command.order)))
      return
    default:
      Calamity.perform(world, command)
  }
}

const judge = (world: World.World<Staff>, table: Tasks.Table, quietSince: number): Desk.Verdict => {
  const judge = Judge.make(world, Effect.runSync(World.moneyOf(world.emulator)))
  const { broken, moves, violations } = judge
  const balanceOf = (of: string): number =>
    moves
      .filter(({ paymentKey }) => paymentKey === of)
      .reduce((sum, { amount, kind }) => sum + (kind === "Approve" ? amount : -amount), 0)

  const openItems = Tasks.judge(table, world, quietSince, judge, {
    isUndone: (moved) =>
      moved.every(({ kind, paymentKey }) => kind === "Approve" && balanceOf(paymentKey) === 0)
  })
  const nets = new Map<string, number>()
  for (const { amount, key, kind, orderId } of moves) {
    broken(key !== null, () => "(f) money moved without a key")
    const net = (nets.get(orderId) ?? 0) + (kind === "Approve" ? amount : -amount)
    nets.set(orderId, net)
    broken(net === 0 || net === price, () => `(a) ${orderId} was charged ${net}, it costs ${price}`)
  }
  for (const [orderId, net] of nets) {
    const isRefunded = table.get(`refund-${orderId}`)?.state === "Done"
    broken(net === 0 || !isRefunded, () => `(b) ${orderId} was given back, but ${net} is there`)
    const isPaid = table.get(orderId)?.state === "Done"
    broken(net === 0 || isPaid, () => `(a) ${orderId} is paid with ${net}, and the shop does not know`)
  }
  return Desk.verdict(world, violations, openItems)
}

const play = async ({ moves, seed }: Schedule, sabotage: World.Sabotage = {}): Promise<Desk.Verdict> => {
  const table = Tasks.emptyTable()
  const windows = new Map<string, ReadonlyArray<string>>()
  const groups = [Payments.endpoints, BrandPay.endpoints]
  const world = await World.make(seed, groups, open(table), sabotage)
  const quietSince = await Tasks.run<Command>(world, moves, (command) => perform(world, windows, command))
  const verdict = judge(world, table, quietSince)
  world.killAll()
  return verdict
}

export const desk: Desk.Desk<Schedule, World.Sabotage> = { name: "brandPay", schedules, play }
