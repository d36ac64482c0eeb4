import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type { Effects, PayoutCommands } from "../Commands.js"
import * as Contract from "../contract/payout.js"
import * as Balance from "../domain/payouts/balance.js"
import * as Commands from "../domain/payouts/commands.js"
import { payouts } from "../domain/payouts/kind.js"
import { type Running, readInput } from "./Running.js"

export const make = ({ about, begin, look }: Running): Effects<PayoutCommands> => {
  const command = (id: string, run: Commands.Command) => about(payouts, "payout", id, run)
  return {
    setBalance: (input) =>
      begin(Contract.balanceInput, input, ({ available, pending = null }, world) =>
        Either.right(Balance.set(available, pending, world))
      ),
    complete: (id) => command(id, Commands.complete),
    fail: (id, given) =>
      Effect.flatMap(readInput(Contract.failure, { code: given }), ({ code = "PROVIDER_ERROR" }) =>
        command(id, Commands.fail(code))
      ),
    list: look(({ store }) =>
      store
        .of(payouts)
        .book.values()
        .map(({ payout }) => payout)
    )
  }
}
