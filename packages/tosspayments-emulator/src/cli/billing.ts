import * as Args from "@effect/cli/Args"
import * as Command from "@effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { url } from "./options.js"
import { ask } from "./remote.js"
import { table } from "./table.js"
import { print } from "./terminal.js"

const billingKey = Args.text({ name: "billingKey" })

const list = Command.make("list", { url }, ({ url }) =>
  Effect.gen(function* () {
    const keys = yield* ask(url, (emulator) => emulator.billing.list())
    yield* print(
      keys.length === 0
        ? "There are no billing keys."
        : table(
            keys.map(({ billingKey, customerKey, decline, isDeleted, method }) => [
              billingKey,
              customerKey,
              method,
              isDeleted ? "deleted" : decline === null ? "" : `declined: ${decline}`
            ])
          )
    )
  })
).pipe(Command.withDescription("Every billing key, oldest first."))

const register = Command.make(
  "register",
  { customerKey: Args.text({ name: "customerKey" }), url },
  ({ customerKey, url }) =>
    Effect.flatMap(
      ask(url, (emulator) => emulator.billing.authorize({ payload: { customerKey } })),
      ({ authKey }) => print(`The buyer has registered. Issue the billing key with the authKey ${authKey}.`)
    )
).pipe(Command.withDescription("A buyer registers a card in the browser."))

const decline = Command.make(
  "decline",
  { billingKey, code: Args.text({ name: "code" }).pipe(Args.optional), url },
  ({ billingKey, code, url }) =>
    Effect.flatMap(
      ask(url, (emulator) =>
        emulator.billing.decline({ path: { billingKey }, payload: { code: Option.getOrNull(code) } })
      ),
      ({ customerKey, decline }) =>
        print(`Charges of ${customerKey} are ${decline === null ? "approved" : `declined: ${decline}`}.`)
    )
).pipe(Command.withDescription("Decline charges of a key with this code; approve them again without one."))

const remove = Command.make("delete", { billingKey, url }, ({ billingKey, url }) =>
  Effect.flatMap(
    ask(url, (emulator) => emulator.billing.delete({ path: { billingKey } })),
    ({ customerKey }) => print(`The billing key of ${customerKey} is deleted.`)
  )
).pipe(Command.withDescription("TossPayments deletes a key, and sends BILLING_DELETED."))

export const billing = Command.make("billing").pipe(
  Command.withDescription("The billing keys of a running emulator."),
  Command.withSubcommands([list, register, decline, remove])
)
