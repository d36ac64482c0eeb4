/**
 * Plays a schedule against a shop that takes payments, and says which promises were broken.
 */

import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as Payment from "effect-tosspayments/model/Payment"
import * as OrderPayments from "effect-tosspayments/OrderPayments"
import * as Payments from "effect-tosspayments/Payments"
import * as PaymentTransition from "effect-tosspayments/PaymentTransition"
import * as Calamity from "./Calamity.js"
import { type Command, type Schedule, schedule } from "./Command.js"
import * as Desk from "./Desk.js"
import * as Judge from "./Judge.js"
import type * as Shop from "./Shop.js"
import * as ShopProcess from "./ShopProcess.js"
import * as ShopStore from "./ShopStore.js"
import * as World from "./World.js"

interface Window {
  readonly paymentKey: string
  readonly amount: number
}

const price = 33_000
const orderIdOf = (order: number): string => `order-000${order}`

interface Stage {
  readonly confirmsEachPayment: boolean
  readonly tables: ShopStore.Tables
  readonly world: World.World<Shop.Service>
  readonly windows: Map<string, Array<Window>>
}

const forged = ({ windows }: Stage, command: Extract<Command, { readonly _tag: "Forge" }>): string => {
  const orderId = orderIdOf(command.order)
  const { paymentKey = "forged_key" } = windows.get(orderId)?.[0] ?? {}
  const payment = (status: string, of = orderId) => ({
    eventType: "PAYMENT_STATUS_CHANGED",
    createdAt: "2026-03-02T12:00:00.000000",
    data: {
      version: "2022-11-16",
      paymentKey,
      type: "NORMAL",
      orderId: of,
      orderName: "forged",
      mId: "emul01store",
      currency: "KRW",
      method: "카드",
      totalAmount: price,
      balanceAmount: status === "CANCELED" ? 0 : price,
      status,
      requestedAt: "2026-03-02T12:00:00+09:00",
      approvedAt: "2026-03-02T12:00:01+09:00",
      lastTransactionKey: "txrd_forged",
      suppliedAmount: 30_000,
      vat: 3_000,
      taxFreeAmount: 0,
      taxExemptionAmount: 0,
      isPartialCancelable: true,
      useEscrow: false,
      cultureExpense: false,
      secret: null
    }
  })
  const deposit = (secret: string) => ({
    createdAt: "2026-03-02T12:00:00.000000",
    secret,
    status: "DONE",
    transactionKey: "txrd_forged",
    orderId
  })
  switch (command.forgery) {
    case "Done":
      return JSON.stringify(payment("DONE"))
    case "Canceled":
      return JSON.stringify(payment("CANCELED"))
    case "OtherOrder":
      return JSON.stringify(payment("DONE", orderIdOf(1 - command.order)))
    case "Deposit":
      return JSON.stringify(deposit(""))
    case "DepositWithSecret":
      return JSON.stringify(deposit("ps_guessed"))
    case "Nonsense":
      return '{"eventType":"payment.done","data":[null'
  }
}

const perform = (stage: Stage, command: Command): void => {
  const { tables, windows, world } = stage
  switch (command._tag) {
    case "Buy": {
      const orderId = orderIdOf(command.order)
      if (!tables.orders.has(orderId)) {
        tables.orders.set(orderId, ShopStore.newOrder(orderId, price))
      }
      world.meanwhile(
        world.emulator.payments.authorize({
          orderId,
          amount: price + command.skew,
          method: command.method,
          decline: command.isDeclined === true ? "REJECT_CARD_PAYMENT" : undefined
        }),
        ({ amount, paymentKey }) => {
          windows.set(orderId, [...(windows.get(orderId) ?? []), { paymentKey, amount }])
        }
      )
      return
    }
    case "Return": {
      const orderId = orderIdOf(command.order)
      const known = windows.get(orderId) ?? []
      const window = known[command.window] ?? known.at(-1)
      if (window === undefined) return
      const amount = command.lies ? price : window.amount
      world.ask(command.worker, (shop) => shop.returned({ orderId, paymentKey: window.paymentKey, amount }))
      return
    }
    case "Refund": {
      const { amount, order, refund } = command
      world.ask(command.worker, (shop) => shop.refund(`refund-${order}-${refund}`, orderIdOf(order), amount))
      return
    }
    case "Withdraw": {
      const order = tables.orders.get(orderIdOf(command.order))
      if (order !== undefined) tables.orders.set(order.orderId, { ...order, isWithdrawn: true })
      return
    }
    case "Deposit":
    case "RevertDeposit":
      for (const { paymentKey } of windows.get(orderIdOf(command.order)) ?? []) {
        world.meanwhile(
          command._tag === "Deposit"
            ? world.emulator.payments.deposit(paymentKey)
            : world.emulator.payments.revertDeposit(paymentKey)
        )
      }
      return
    case "Replay": {
      const old = world.transmissions[command.index]
      if (old !== undefined) world.deliver(command.worker, old.body, old.headers)
      return
    }
    case "Forge":
      world.deliver(command.worker, forged(stage, command), {})
      return
    default:
      Calamity.perform(world, command)
  }
}

const isTaken = (status: string): boolean =>
  ["DONE", "WAITING_FOR_DEPOSIT", "CANCELED", "PARTIAL_CANCELED"].includes(status)

/** As the SDK reads it. */
const read = (payment: unknown): Payment.Payment => Schema.decodeUnknownSync(Payment.schema)(payment)

const judge = async ({ confirmsEachPayment, tables, world }: Stage): Promise<Desk.Verdict> => {
  const paymentsExit = await world.outside(world.emulator.payments.list)
  const payments = Exit.isSuccess(paymentsExit) ? paymentsExit.value : []
  const ledger = Effect.runSync(World.moneyOf(world.emulator))
  const { broken, forgotten, movedBy, movedUnder, moves: traced, violations } = Judge.make(world, ledger)

  let openItems = 0

  /**
   * Whether money moved under two keys of one intent. A payment that was given back completely is no payment: the
   * buyer may try again with another one, so that a second key may charge when nothing of the first is left.
   */
  const movesTwice = (keys: ReadonlyArray<string>): boolean => {
    const balances = new Map<string, number>()
    let earlier: { readonly key: string; readonly paymentKey: string } | null = null
    for (const { amount, key, kind, paymentKey } of traced) {
      if (key !== null && keys.includes(key)) {
        if (earlier !== null && earlier.key !== key) {
          if (kind === "Cancel" || (balances.get(earlier.paymentKey) ?? 0) > 0) return true
        }
        earlier = { key, paymentKey }
      }
      balances.set(paymentKey, (balances.get(paymentKey) ?? 0) + (kind === "Approve" ? amount : -amount))
    }
    return false
  }

  for (const order of tables.orders.values()) {
    const { orderId } = order
    const moves = ledger.filter((movement) => movement.orderId === orderId)
    let net = 0
    for (const { amount, kind } of moves) {
      net += kind === "Approve" ? amount : -amount
      // A shop that confirms each payment can be paid twice, until it gives one back.
      broken(
        net <= order.amount || confirmsEachPayment,
        () => `(a) ${orderId} was charged ${net}, it costs ${order.amount}`
      )
      broken(net >= 0, () => `(b) ${orderId} was refunded more than it was charged`)
    }
    for (const { amount, kind } of moves) {
      broken(kind !== "Approve" || amount === order.amount, () => `(a) ${orderId} was paid with ${amount}`)
    }
    const standing = payments.filter(
      (payment) => payment.orderId === orderId && isTaken(payment.status) && payment.balanceAmount > 0
    )
    broken(standing.length <= 1, () => `(a) ${orderId} has ${standing.length} payments`)
    const received = OrderPayments.receivedOf(order.booked)
    broken(net <= received, () => `(a) ${orderId} is paid with ${net}, and the shop has booked ${received}`)
    broken(net >= received, () => `(a) the shop has booked ${received} for ${orderId}, and ${net} is there`)
    broken(
      order.isDelivered === net > 0,
      () => `(a) ${orderId} is ${order.isDelivered ? "" : "not "}delivered for ${net}`
    )
    if (order.isWithdrawn && net !== 0) {
      openItems += 1
      broken(
        order.paymentKeys.some((key) => [...forgotten].some((id) => id.startsWith(`withdrawn-${key}`))),
        () => `(a) ${orderId} was withdrawn and keeps ${net}`
      )
    }
  }
  for (const payment of payments.map(read)) {
    const moves = ledger.filter(({ paymentKey }) => paymentKey === payment.paymentKey)
    const sum = (...kinds: ReadonlyArray<string>) =>
      moves.reduce((total, { amount, kind }) => (kinds.includes(kind) ? total + amount : total), 0)
    const canceled = sum("Cancel")
    const net = sum("Approve") - canceled - sum("DepositReverted")
    const { paymentKey, status } = payment
    broken(
      Payment.isPaid(payment) === net > 0,
      () => `(a) isPaid is wrong of ${paymentKey} (${status}): ${net}`
    )
    broken(
      // What is cancelled of an account before its deposit was never there.
      payment.approvedAt === null || Payment.canceledAmount(payment) === canceled,
      () => `(a) canceledAmount is wrong of ${paymentKey} (${status}): ${canceled} went back`
    )
    broken(
      !PaymentTransition.isFinal(payment) || net === 0,
      () => `(a) isFinal is wrong of ${paymentKey} (${status}): ${net} is there`
    )
  }
  broken(
    ledger.every(({ orderId }) => tables.orders.has(orderId)),
    () => "(a) money moved for an order that the shop does not know"
  )

  for (const { paymentKey, refundId, request, state } of tables.refunds.values()) {
    const moved = movedBy(refundId)
    broken(moved.length <= 1, () => `(b) ${refundId} was refunded ${moved.length} times`)
    if (state === "Done" && request.cancelAmount !== undefined) {
      broken(moved.length === 1, () => `(b) ${refundId} is done in the shop, but not at TossPayments`)
      broken(
        moved.every(({ amount }) => amount === request.cancelAmount),
        () => `(b) ${refundId} was refunded with another amount`
      )
    }
    if (state === "Done" && request.cancelAmount === undefined) {
      const balance = payments.find((payment) => payment.paymentKey === paymentKey)?.balanceAmount
      broken(balance === 0, () => `(b) ${refundId} gave back everything, but ${balance} is left`)
    }
    broken(state !== "NotDone" || moved.length === 0, () => `(b) ${refundId} is not done, but was refunded`)
    if (state === "Planned") {
      openItems += 1
      broken(forgotten.has(refundId), () => `(c) ${refundId} stays open though its key is still known`)
    }
  }
  for (const { args, endpoint, intentId, keys, outcome } of world.answers) {
    const isConfirm = endpoint === Payments.endpoints.confirm.id
    const paymentKey = isConfirm ? (args[0] as Payments.ConfirmRequest).paymentKey : args[0]
    if (outcome === "NotApplied") {
      const moved = movedUnder(keys)
      // A payment that was given back completely since is "not confirmed": nobody may ship goods for it.
      const isUndone =
        isConfirm &&
        payments.some((payment) => payment.paymentKey === paymentKey && payment.balanceAmount === 0)
      broken(moved.length === 0 || isUndone, () => `(c) ${intentId} was said not to have happened, but did`)
    }
    if (outcome === "Success" && isConfirm) {
      const status = payments.find((payment) => payment.paymentKey === paymentKey)?.status ?? "none"
      broken(isTaken(status), () => `(c) ${intentId} was said to be confirmed, but is ${status}`)
    }
    if (outcome === "Success" && !isConfirm && intentId.startsWith("refund-")) {
      const { request } = tables.refunds.get(intentId) ?? {}
      broken(
        request?.cancelAmount === undefined || movedBy(intentId).length === 1,
        () => `(c) ${intentId} was said to be refunded, but was not`
      )
    }
  }
  for (const [id, end] of world.ends) {
    if (!id.startsWith("refund-")) continue
    const moved = movedBy(id).length
    const isPart = tables.refunds.get(id)?.request.cancelAmount !== undefined
    broken(
      end !== "NotApplied" || moved === 0,
      () => `(c) the intent ${id} ended NotApplied, but moved money`
    )
    broken(
      !isPart || end !== "Applied" || moved === 1,
      () => `(c) the intent ${id} ended Applied, but did not`
    )
  }

  const allowed = 1 + world.crashes() + world.storeFaults()
  for (const [event, count] of tables.told) {
    broken(count <= allowed, () => `(d) the event ${event} was handled ${count} times`)
  }

  for (const [id, keys] of world.keysOf) {
    broken(!movesTwice(keys), () => `(f) the intent ${id} moved money under two keys`)
  }
  for (const { key, kind, paymentKey } of traced) {
    const payment = payments.find((candidate) => candidate.paymentKey === paymentKey)
    broken(
      key !== null || kind === "DepositReverted" || payment?.virtualAccount !== null,
      () => `(f) money moved without a key`
    )
  }

  return Desk.verdict(world, violations, openItems)
}

/** Plays a schedule against a shop, whole or sabotaged. */
export const play = async (
  { confirmsEachPayment = false, moves, seed }: Schedule,
  sabotage: ShopProcess.Sabotage = {}
): Promise<
  Desk.Verdict & { readonly world: World.World<Shop.Service>; readonly tables: ShopStore.Tables }
> => {
  const tables = ShopStore.emptyTables()
  const habits = { ...sabotage.habits, confirmsEachPayment }
  const world = await World.make(
    seed,
    [Payments.endpoints],
    ShopProcess.open(tables, { ...sabotage, habits }),
    sabotage
  )
  const stage: Stage = { confirmsEachPayment, tables, world, windows: new Map() }
  await Desk.run<Command>(world, moves, (command) => perform(stage, command))
  const verdict = await judge(stage)
  world.killAll()
  return { ...verdict, world, tables }
}

/** The shop that takes payments. */
export const desk: Desk.Desk<Schedule, ShopProcess.Sabotage> = { name: "payments", schedules: schedule, play }
