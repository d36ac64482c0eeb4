/**
 * Plays a schedule with real processes, real sockets, a real database and real time.
 */
import { setTimeout as sleep } from "node:timers/promises"
import * as OrderPayments from "effect-tosspayments/OrderPayments"
import type { Delivery } from "tosspayments-emulator/Delivery"
import type * as Fault from "tosspayments-emulator/Fault"
import type { Movement } from "tosspayments-emulator/Ledger"
import type { Payment } from "tosspayments-emulator/Payment"
import type { RequestRecord } from "tosspayments-emulator/RequestLog"
import type { Command, Schedule } from "../../src/Command.js"
import type { Child } from "./child.js"
import type { State } from "./protocol.js"

/** A worker of the shop, at an address that stays while processes come and go. */
export interface Worker {
  readonly url: string
  child: Child | null
  /** A start that is under way. */
  starting: Promise<Child> | null
  readonly start: () => Promise<Child>
}

export interface Stage {
  readonly emulatorUrl: string
  readonly workers: ReadonlyArray<Worker>
}

const price = 33_000

const call = async <A>(url: string, method: string, body?: unknown): Promise<A | null> => {
  try {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(10_000),
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
    })
    const text = await response.text()
    return text === "" ? null : (JSON.parse(text) as A)
  } catch {
    return null
  }
}

const must = async <A>(url: string, method: string, body?: unknown): Promise<A> => {
  for (let tries = 0; tries < 5; tries++) {
    const found = await call<A>(url, method, body)
    if (found !== null) return found
    await sleep(100)
  }
  throw new Error(`${method} ${url} does not answer`)
}

const alive = async (worker: Worker): Promise<void> => {
  if (worker.child?.isAlive() === true) return
  worker.starting ??= worker.start().finally(() => {
    worker.starting = null
  })
  worker.child = await worker.starting
}

/** Time-outs are 500 ms here, so waits are a two-hundredth of what they are in the model. */
const scaled = (fault: Fault.Fault): Fault.Fault =>
  fault._tag === "Delay" ? { ...fault, duration: Math.ceil(Number(fault.duration) / 200) } : fault

export const play = async (
  { emulatorUrl, workers }: Stage,
  { moves }: Schedule,
  name: string
): Promise<{ readonly violations: ReadonlyArray<string>; readonly kills: number }> => {
  const orderIdOf = (order: number): string => `${name}-order-${order}`
  const control = `${emulatorUrl}/_emulator`
  const windows = new Map<string, Array<{ readonly paymentKey: string; readonly amount: number }>>()
  const running = new Set<Promise<unknown>>()
  const during = (work: Promise<unknown>): void => {
    running.add(work)
    void work.finally(() => running.delete(work))
  }
  const workerOf = (index: number): Worker => workers[index] as Worker
  const ask = (index: number, path: string, body: unknown): void =>
    during(alive(workerOf(index)).then(() => call(`${workerOf(index).url}${path}`, "POST", body)))
  let kills = 0
  const kill = async (index: number): Promise<void> => {
    kills += 1
    await workerOf(index).child?.kill()
  }

  await Promise.all(workers.map(alive))
  await call(`${control}/reset`, "POST")
  await call(
    `${workerOf(0).url}/begin`,
    "POST",
    [0, 1].map((order) => ({ orderId: orderIdOf(order), amount: price }))
  )

  const perform = async (command: Command): Promise<void> => {
    switch (command._tag) {
      case "Buy": {
        const orderId = orderIdOf(command.order)
        const made = await call<{ readonly paymentKey?: string; readonly amount: number }>(
          `${control}/payments`,
          "POST",
          {
            orderId,
            amount: price + command.skew,
            method: command.method,
            ...(command.isDeclined === true ? { decline: "REJECT_CARD_PAYMENT" } : {})
          }
        )
        if (made?.paymentKey !== undefined) {
          const { amount, paymentKey } = made
          windows.set(orderId, [...(windows.get(orderId) ?? []), { paymentKey, amount }])
        }
        return
      }
      case "Return": {
        const orderId = orderIdOf(command.order)
        const known = windows.get(orderId) ?? []
        const window = known[command.window] ?? known.at(-1)
        if (window === undefined) return
        const amount = command.lies ? price : window.amount
        ask(command.worker, "/return", { orderId, paymentKey: window.paymentKey, amount })
        return
      }
      case "Refund": {
        const { amount, order, refund, worker } = command
        ask(worker, "/refund", {
          refundId: `${name}-refund-${order}-${refund}`,
          orderId: orderIdOf(order),
          amount
        })
        return
      }
      case "Withdraw":
        ask(0, "/withdraw", { orderId: orderIdOf(command.order) })
        return
      case "Deposit":
      case "RevertDeposit":
        for (const { paymentKey } of windows.get(orderIdOf(command.order)) ?? []) {
          const path = command._tag === "Deposit" ? "deposit" : "revert-deposit"
          during(call(`${control}/payments/${paymentKey}/${path}`, "POST"))
        }
        return
      case "Inject":
        await call(`${control}/faults`, "POST", {
          ...command.injection,
          fault: scaled(command.injection.fault)
        })
        return
      case "Replay": {
        const deliveries = (await call<ReadonlyArray<Delivery>>(`${control}/webhooks`, "GET")) ?? []
        const old = deliveries[command.index]
        // To both workers at once.
        if (old !== undefined) for (const worker of [0, 1]) ask(worker, "/webhook", old.body)
        return
      }
      case "Die":
        during(sleep(command.death.steps * 4).then(() => kill(command.worker)))
        return
      case "Restart":
        await kill(command.worker)
        await alive(workerOf(command.worker))
        return
      case "Recover":
        ask(command.worker, "/recover", undefined)
        return
      case "Forge":
      case "Reissue":
      case "BreakStore":
      case "Road":
      case "Pass":
        return
    }
  }

  for (const { command, pause } of moves) {
    await perform(command)
    if (pause !== null) await sleep(pause === 0 ? 10 : Math.min(200, pause / 100))
  }

  // Faults end and everything comes to rest.
  await Promise.all(running)
  await call(`${control}/faults`, "DELETE")
  await sleep(600)
  let state: State | null = null
  for (let round = 0; round < 12; round++) {
    await Promise.all(workers.map(alive))
    const { url } = workerOf(round % workers.length)
    const deliveries = await must<ReadonlyArray<Delivery>>(`${control}/webhooks`, "GET")
    const undelivered = deliveries.filter(({ status }) => status !== "Delivered")
    for (const { id } of undelivered) await call(`${control}/webhooks/${id}/resend`, "POST")
    await call(`${url}/recover`, "POST")
    state = await must<State>(`${url}/state`, "GET")
    // The buyer of a confirm that is still open looks again: nobody waits ten minutes here.
    for (const orderId of state.openIntents) {
      for (const { paymentKey } of windows.get(orderId) ?? []) {
        await call(`${url}/return`, "POST", { orderId, paymentKey, amount: price })
      }
    }
    const isAtRest =
      undelivered.length === 0 &&
      state.openIntents.length === 0 &&
      state.refunds.every((refund) => refund.state !== "Planned")
    if (isAtRest && round > 0) break
    await sleep(150)
  }

  const ledger = await must<ReadonlyArray<Movement>>(`${control}/ledger`, "GET")
  const payments = await must<ReadonlyArray<Payment>>(`${control}/payments`, "GET")
  const requests = await must<ReadonlyArray<RequestRecord>>(`${control}/requests`, "GET")
  const violations: Array<string> = []
  const broken = (holds: boolean, text: string): void => {
    if (!holds) violations.push(text)
  }
  if (state === null) throw new Error("no state")
  for (const worker of workers) {
    for (const complaint of worker.child?.complaints.splice(0) ?? []) violations.push(`(e) ${complaint}`)
  }
  for (const { amount, booked: books, isDelivered, isWithdrawn, orderId } of state.orders) {
    const moved = ledger.filter((movement) => movement.orderId === orderId)
    let net = 0
    for (const movement of moved) {
      net += movement.kind === "Approve" ? movement.amount : -movement.amount
      broken(net >= 0 && net <= amount, `(a) ${orderId} stands at ${net}, it costs ${amount}`)
      broken(movement.kind !== "Approve" || movement.amount === amount, `(a) ${orderId} was paid wrongly`)
    }
    const received = OrderPayments.receivedOf(books)
    broken(net === received, `(a) the books of ${orderId}: TossPayments ${net}, the shop ${received}`)
    broken(isDelivered === net > 0, `(a) ${orderId} is ${isDelivered ? "" : "not "}delivered for ${net}`)
    broken(!isWithdrawn || net === 0, `(a) ${orderId} was withdrawn and keeps ${net}`)
    const booked = (tag: string) =>
      state.bookings.filter(({ meaning, orderId: of }) => of === orderId && meaning._tag === tag).length
    const paid = moved.filter(({ kind }) => kind === "Approve").length
    broken(booked("Paid") <= paid, `(d) ${orderId} was booked as paid more often than it was paid`)
  }
  const cancels = payments.flatMap((payment) => payment.cancels ?? [])
  for (const { refundId, request, state: end } of state.refunds) {
    const mine = cancels.filter(({ cancelReason }) => cancelReason.includes(`(${refundId})`))
    broken(mine.length <= 1, `(b) ${refundId} was refunded ${mine.length} times`)
    broken(end !== "Planned", `(c) ${refundId} stays open`)
    broken(end !== "NotDone" || mine.length === 0, `(b) ${refundId} is not done, but was refunded`)
    broken(
      end !== "Done" || request.cancelAmount === undefined || mine.length === 1,
      `(b) ${refundId} is done in the shop, but not at TossPayments`
    )
  }
  broken(state.openIntents.length === 0, `(c) intents stay open: ${state.openIntents.join(", ")}`)
  broken(
    requests.every(({ idempotencyKey, method }) => method !== "POST" || idempotencyKey !== null),
    "(f) a POST carried no key"
  )
  return { violations, kills }
}
