/** What buyers, banks and wallets do to a payment: everything that does not come through the API. */
import * as Either from "effect/Either"
import type { Authorization, AuthorizeInput } from "../../Authorization.js"
import { InvalidInput, NotFound, WrongState } from "../../EmulatorError.js"
import type { World } from "../../kernel/World.js"
import type { Payment } from "../../Payment.js"
import * as Authorizes from "./authorize.js"
import * as Cancels from "./cancel.js"
import * as Deposits from "./deposit.js"
import type { Entry, Transition } from "./entity.js"
import { apply, payments } from "./kind.js"

/** Orders with a payment in one of these states can not be paid again. */
const used = ["DONE", "WAITING_FOR_DEPOSIT", "CANCELED", "PARTIAL_CANCELED"]

/** Whether an order has a payment that keeps it from being paid again. */
export const isUsed = (orderId: string, world: World): boolean =>
  world.find(payments, "orderId", orderId).some(({ payment }) => used.includes(payment.status))

/** A buyer goes through the payment window. */
export const authorize = (
  input: AuthorizeInput,
  world: World
): Either.Either<Authorization, InvalidInput> => {
  // Assumption: the window refuses an order that was paid before (DUPLICATED_ORDER_ID, errors.md §5); two windows
  // opened before the first payment both work, and both payments can be confirmed.
  if (isUsed(input.orderId, world)) {
    return Either.left(
      new InvalidInput({
        field: "orderId",
        message: `DUPLICATED_ORDER_ID: ${input.orderId} has an approved or cancelled payment.`
      })
    )
  }
  const { behaviour, ids, merchant, now } = world
  return Either.map(Authorizes.create(input, merchant, behaviour.version, ids, now), (entry) => {
    world.put(payments, entry)
    const { orderId, paymentKey, totalAmount } = entry.payment
    return { paymentKey, orderId, amount: totalAmount, payment: entry.payment }
  })
}

/** Something that happens to a payment that is there, if its state allows it. */
export type Command<E = never> = (
  paymentKey: string,
  world: World
) => Either.Either<Payment, E | NotFound | WrongState>

/** `run` gives what becomes of the payment; `null` when its state does not allow it, which `expectation` explains. */
export const attempt =
  <E>(
    expectation: string,
    run: (entry: Entry, world: World) => Either.Either<Transition, E> | null
  ): Command<E> =>
  (paymentKey, world) => {
    const entry = world.get(payments, paymentKey)
    if (entry === null) return Either.left(new NotFound({ what: "payment", key: paymentKey }))
    const transition = run(entry, world)
    if (transition === null) {
      const { status } = entry.payment
      const message = `${expectation} The payment ${paymentKey} is ${status}.`
      return Either.left(new WrongState({ key: paymentKey, status, message }))
    }
    return Either.map(transition, (transition) => {
      apply(world, transition)
      return transition.entry.payment
    })
  }

const command = (expectation: string, run: (entry: Entry, world: World) => Transition | null): Command =>
  attempt<never>(expectation, (entry, world) => {
    const transition = run(entry, world)
    return transition === null ? null : Either.right(transition)
  })

export const authenticate = command("Only a READY payment can be authenticated.", (entry, { now }) =>
  entry.payment.status === "READY"
    ? { entry: Authorizes.authenticate(entry, now), events: [], movements: [] }
    : null
)

export const deposit = command(
  "A deposit needs a virtual account that waits for one and is not past its due date.",
  (entry, { ids, now }) =>
    entry.payment.status === "WAITING_FOR_DEPOSIT" && entry.payment.virtualAccount?.expired === false
      ? Deposits.deposit(entry, ids, now)
      : null
)

export const revertDeposit = command("Only a deposited virtual account can be reverted.", (entry, { now }) =>
  entry.payment.status === "DONE" && entry.payment.virtualAccount !== null
    ? Deposits.revertDeposit(entry, now)
    : null
)

export const settleCancel = (result: "DONE" | "ABORTED"): Command =>
  command("No cancel of this payment is IN_PROGRESS.", (entry, { now }) =>
    Cancels.settlePending(entry, result, now)
  )
