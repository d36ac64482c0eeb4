import type { BillingCommands, Effects } from "../Commands.js"
import * as Contract from "../contract/billing.js"
import * as Commands from "../domain/billing/commands.js"
import { billingKeys } from "../domain/billing/kind.js"
import type { Running } from "./Running.js"

export const make = ({ about, begin, look }: Running): Effects<BillingCommands> => {
  const command = (billingKey: string, run: Commands.Command) =>
    about(billingKeys, "billing key", billingKey, run)
  return {
    authorize: (input) => begin(Contract.authorizeInput, input, Commands.authorize),
    decline: (billingKey, code) => command(billingKey, Commands.decline(code)),
    delete: (billingKey, reason = null) => command(billingKey, Commands.deleteKey(reason)),
    list: look(({ store }) => store.of(billingKeys).book.values().map(Commands.show))
  }
}
