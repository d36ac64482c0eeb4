/**
 * Plays a schedule, lets everything come to rest, and says which promises were broken.
 */

import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as IdempotencyKey from "effect-tosspayments/IdempotencyKey"
import * as Payment from "effect-tosspayments/model/Payment"
import * as OrderPayments from "effect-tosspayments/OrderPayments"
import * as PaymentTransition from "effect-tosspayments/PaymentTransition"
import type { Command, Schedule } from "./Command.js"
import * as ShopStore from "./ShopStore.js"
import * as World from "./World.js"

export interface Verdict {
  /** Broken promises; none is what we want. */
  readonly violations: ReadonlyArray<string>
  /** What only a person can settle: refunds whose key is forgotten. */
  readonly openItems: number
  /** How much happened. */
  readonly movements: number
  readonly crashes: number
  readonly requests: number
}

interface Window {
  readonly paymentKey: string
  readonly amount: number
}

const price = 33_000
const orderIdOf = (order: number): string => `order-000${order}`

interface Stage {
  readonly confirmsEachPayment: boolean
  readonly world: World.World
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
  const { windows, world } = stage
  switch (command._tag) {
    case "Buy": {
      const orderId = orderIdOf(command.order)
      if (!world.tables.orders.has(orderId)) {
        world.tables.orders.set(orderId, ShopStore.newOrder(orderId, price))
      }
      world.meanwhile(
        world.emulator.authorize({
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
      const order = world.tables.orders.get(orderIdOf(command.order))
      if (order !== undefined) world.tables.orders.set(order.orderId, { ...order, isWithdrawn: true })
      return
    }
    case "Deposit":
    case "RevertDeposit":
      for (const { paymentKey } of windows.get(orderIdOf(command.order)) ?? []) {
        world.meanwhile(
          command._tag === "Deposit"
            ? world.emulator.deposit(paymentKey)
            : world.emulator.revertDeposit(paymentKey)
        )
      }
      return
    case "Inject":
      world.meanwhile(world.emulator.inject(command.injection))
      return
    case "BreakStore":
      world.breakStore(command.when, command.skip)
      return
    case "Road":
      world.setRoad(command.road, command.times)
      return
    case "Replay": {
      const old = world.transmissions[command.index]
      if (old !== undefined) world.deliver(command.worker, old.body, old.headers)
      return
    }
    case "Forge":
      world.deliver(command.worker, forged(stage, command), {})
      return
    case "Die":
      world.dieAfter(command.worker, command.death)
      return
    case "Restart":
      world.restart(command.worker)
      return
    case "Reissue":
      world.reissueKey()
      return
    case "Recover":
      world.ask(command.worker, (shop) => shop.recover)
      return
    case "Pass":
      return
  }
}

const minutes = (count: number): number => count * 60_000
const days = (count: number): number => count * 24 * 60 * 60_000

/** Faults end, time passes, the shop starts again and recovers, until nothing is left that could still happen. */
const comeToRest = async ({ world }: Stage): Promise<void> => {
  await world.time.settle()
  await world.outside(world.emulator.clearFaults)
  world.repairStore()
  world.setRoad("Straight", 0)
  // Requests that hang end, payment windows close.
  await world.time.advance(minutes(15))
  world.restart(0)
  world.restart(1)
  // The last retry of a webhook comes after three days and 19 hours.
  await world.time.advance(days(5))
  world.restart(0)
  await world.time.advance(minutes(10))
}

/** TossPayments forgets a key after 15 days; the SDK stops an hour earlier. */
const isForgotten = (startedAt: string, now: number): boolean =>
  now - Date.parse(startedAt) >= Duration.toMillis(IdempotencyKey.lifetime) - minutes(60)

const isTaken = (status: string): boolean =>
  ["DONE", "WAITING_FOR_DEPOSIT", "CANCELED", "PARTIAL_CANCELED"].includes(status)

/** As the SDK reads it. */
const read = (payment: unknown): Payment.Payment => Schema.decodeUnknownSync(Payment.schema)(payment)

const judge = async ({ confirmsEachPayment, world }: Stage): Promise<Verdict> => {
  const violations: Array<string> = [...world.complaints]
  const broken = (holds: boolean, text: () => string): void => {
    if (!holds) violations.push(text())
  }
  const ledger = Effect.runSync(world.emulator.ledger)
  const paymentsExit = await world.outside(world.emulator.payments)
  const payments = Exit.isSuccess(paymentsExit) ? paymentsExit.value : []
  world.attribute()
  const keyOf = new Map(
    world.causes.map(({ key, transactionKey, kind }) => [`${kind} ${transactionKey}`, key])
  )
  const openIntents = world.openIntents()
  const forgotten = new Set(
    openIntents
      .filter(
        ({ pending }) => isForgotten(pending.startedAt, world.time.now()) || pending.keyId !== world.keyId()
      )
      .map(({ id }) => id)
  )

  let openItems = 0

  /** Movements by the keys that an intent ever had. */
  const movedBy = (intentId: string) => {
    const keys = world.keysOf.get(intentId) ?? []
    return ledger.filter(({ kind, transactionKey }) => {
      const key = keyOf.get(`${kind} ${transactionKey}`)
      return key !== null && key !== undefined && keys.includes(key)
    })
  }

  /**
   * Whether money moved under two keys of one intent. A payment that was given back completely is no payment: the
   * buyer may try again with another one, so that a second key may charge when nothing of the first is left.
   */
  const movesTwice = (keys: ReadonlyArray<string>): boolean => {
    const balances = new Map<string, number>()
    let earlier: { readonly key: string; readonly paymentKey: string } | null = null
    for (const { amount, kind, paymentKey, transactionKey } of ledger) {
      const key = keyOf.get(`${kind} ${transactionKey}`) ?? ""
      if (keys.includes(key)) {
        if (earlier !== null && earlier.key !== key) {
          if (kind === "Cancel" || (balances.get(earlier.paymentKey) ?? 0) > 0) return true
        }
        earlier = { key, paymentKey }
      }
      balances.set(paymentKey, (balances.get(paymentKey) ?? 0) + (kind === "Approve" ? amount : -amount))
    }
    return false
  }

  for (const order of world.tables.orders.values()) {
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
    ledger.every(({ orderId }) => world.tables.orders.has(orderId)),
    () => "(a) money moved for an order that the shop does not know"
  )

  for (const { paymentKey, refundId, request, state } of world.tables.refunds.values()) {
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
  for (const { id } of openIntents) {
    broken(forgotten.has(id), () => `(c) the intent ${id} stays open though its key is still known`)
  }

  for (const { intentId, keys, operation, outcome, paymentKey } of world.answers) {
    if (outcome === "NotApplied") {
      const moved = ledger.filter(({ kind, transactionKey }) =>
        keys.includes(keyOf.get(`${kind} ${transactionKey}`) ?? "")
      )
      // A payment that was given back completely since is "not confirmed": nobody may ship goods for it.
      const isUndone =
        operation === "confirm" &&
        payments.some((payment) => payment.paymentKey === paymentKey && payment.balanceAmount === 0)
      broken(moved.length === 0 || isUndone, () => `(c) ${intentId} was said not to have happened, but did`)
    }
    if (outcome === "Success" && operation === "confirm") {
      const status = payments.find((payment) => payment.paymentKey === paymentKey)?.status ?? "none"
      broken(isTaken(status), () => `(c) ${intentId} was said to be confirmed, but is ${status}`)
    }
    if (outcome === "Success" && operation === "cancel" && intentId.startsWith("refund-")) {
      const { request } = world.tables.refunds.get(intentId) ?? {}
      broken(
        request?.cancelAmount === undefined || movedBy(intentId).length === 1,
        () => `(c) ${intentId} was said to be refunded, but was not`
      )
    }
  }
  for (const [id, end] of world.ends) {
    if (!id.startsWith("refund-")) continue
    const moved = movedBy(id).length
    const isPart = world.tables.refunds.get(id)?.request.cancelAmount !== undefined
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
  for (const [event, count] of world.tables.told) {
    broken(count <= allowed, () => `(d) the event ${event} was handled ${count} times`)
  }

  for (const [key, bodies] of world.bodies) {
    broken(bodies.size === 1, () => `(f) one key, several requests: ${[...bodies].join(" | ")}`)
    const moved = world.causes.filter((cause) => cause.key === key)
    broken(moved.length <= 1, () => `(f) one key moved money ${moved.length} times`)
  }
  for (const [id, keys] of world.keysOf) {
    broken(!movesTwice(keys), () => `(f) the intent ${id} moved money under two keys`)
  }
  for (const { key, kind, transactionKey } of world.causes) {
    const payment = payments.find((candidate) =>
      ledger.some(
        (movement) =>
          movement.transactionKey === transactionKey && movement.paymentKey === candidate.paymentKey
      )
    )
    broken(
      key !== null || kind === "DepositReverted" || payment?.virtualAccount !== null,
      () => `(f) money moved without a key`
    )
  }

  return {
    violations: [...new Set(violations)],
    openItems,
    movements: ledger.length,
    crashes: world.crashes(),
    requests: Effect.runSync(world.emulator.requests).length
  }
}

/** Plays a schedule against a shop, whole or sabotaged. */
export const play = async (
  { confirmsEachPayment = false, moves, seed }: Schedule,
  sabotage: World.Sabotage = {}
): Promise<Verdict & { readonly world: World.World }> => {
  const world = await World.make(seed, { ...sabotage, habits: { ...sabotage.habits, confirmsEachPayment } })
  const stage: Stage = { confirmsEachPayment, world, windows: new Map() }
  for (const { command, pause } of moves) {
    perform(stage, command)
    if (command._tag === "Pass") {
      await world.time.advance(command.seconds * 1000)
    }
    if (pause === 0) await world.time.settle()
    else if (pause !== null) await world.time.advance(pause)
  }
  await comeToRest(stage)
  const verdict = await judge(stage)
  world.killAll()
  return { ...verdict, world }
}
