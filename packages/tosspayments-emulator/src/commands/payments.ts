import * as Effect from "effect/Effect"
import type { Effects, PaymentCommands } from "../Commands.js"
import * as Control from "../contract/control.js"
import * as Commands from "../domain/payments/commands.js"
import { payments } from "../domain/payments/kind.js"
import { InvalidInput, NotFound } from "../EmulatorError.js"
import type { Running } from "./Running.js"
import { timeline } from "./timeline.js"

export const make = ({ about, begin, context, look }: Running): Effects<PaymentCommands> => {
  const command = (paymentKey: string, run: Commands.Command) => about(payments, "payment", paymentKey, run)
  return {
    authorize: (input) => begin(Control.authorizeInput, input, Commands.authorize),
    authenticate: (paymentKey) => command(paymentKey, Commands.authenticate),
    deposit: (paymentKey) => command(paymentKey, Commands.deposit),
    revertDeposit: (paymentKey) => command(paymentKey, Commands.revertDeposit),
    settleCancel: (paymentKey, result) =>
      result === "DONE" || result === "ABORTED"
        ? command(paymentKey, Commands.settleCancel(result))
        : Effect.fail(new InvalidInput({ field: "result", message: 'A cancel ends "DONE" or "ABORTED".' })),
    list: look(({ store }) =>
      store
        .of(payments)
        .book.values()
        .map(({ payment }) => payment)
    ),
    timeline: (paymentKey) =>
      look(({ store }) => store.of(payments).book.get(paymentKey)).pipe(
        // Only now is told what was due until then.
        Effect.flatMap((known) =>
          known === undefined
            ? Effect.fail(new NotFound({ what: "payment", key: paymentKey }))
            : Effect.sync(() => timeline(context(), paymentKey))
        )
      )
  }
}
