import * as Args from "@effect/cli/Args"
import * as Command from "@effect/cli/Command"
import * as Effect from "effect/Effect"
import type { Payment } from "../Payment.js"
import { url } from "./options.js"
import type { Remote } from "./remote.js"
import { ask } from "./remote.js"
import { table } from "./table.js"
import { paint, print } from "./terminal.js"
import { UsageError } from "./UsageError.js"

/** The payment with this key, or the newest of the order. */
const find = (emulator: Remote, name: string) =>
  Effect.flatMap(emulator.payments.list({ urlParams: {} }), (payments) => {
    const found =
      payments.find(({ paymentKey }) => paymentKey === name) ??
      payments.findLast(({ orderId }) => orderId === name)
    return found === undefined
      ? new UsageError({ message: `The emulator has no payment ${name}, nor an order of that name.` })
      : Effect.succeed(found)
  })

const colors: Partial<Record<Payment["status"], Parameters<typeof paint>[0]>> = {
  DONE: "green",
  ABORTED: "red",
  EXPIRED: "red",
  CANCELED: "yellow",
  PARTIAL_CANCELED: "yellow"
}

const name = Args.text({ name: "paymentKey | orderId" })

const list = Command.make("list", { url }, ({ url }) =>
  Effect.gen(function* () {
    const payments = yield* ask(url, (emulator) => emulator.payments.list({ urlParams: {} }))
    if (payments.length === 0) return yield* print("There are no payments.")
    yield* print(
      table(
        payments.map(({ currency, method, orderId, paymentKey, status, totalAmount }) => [
          paint(colors[status] ?? "dim", status),
          `${totalAmount} ${currency}`,
          orderId,
          method ?? "",
          paymentKey
        ])
      )
    )
  })
).pipe(Command.withDescription("Every payment, oldest first."))

const show = Command.make("show", { name, url }, ({ name, url }) =>
  Effect.flatMap(
    ask(url, (emulator) => find(emulator, name)),
    (payment) => print(JSON.stringify(payment, null, 2))
  )
).pipe(Command.withDescription("A payment as the API shows it."))

export const payments = Command.make("payments").pipe(
  Command.withDescription("The payments of a running emulator."),
  Command.withSubcommands([list, show])
)

export const deposit = Command.make("deposit", { name, url }, ({ name, url }) =>
  Effect.gen(function* () {
    const { orderId, status } = yield* ask(url, (emulator) =>
      Effect.flatMap(find(emulator, name), ({ paymentKey }) =>
        emulator.payments.deposit({ path: { paymentKey } })
      )
    )
    yield* print(`The buyer has paid ${orderId}: ${status}.`)
  })
).pipe(Command.withDescription("The buyer pays into the virtual account of a payment."))
