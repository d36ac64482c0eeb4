import type { Effects, SettlementCommands } from "../Commands.js"
import { payments } from "../domain/payments/kind.js"
import * as Settlements from "../domain/settlements/list.js"
import type { Running } from "./Running.js"

export const make = ({ look }: Running): Effects<SettlementCommands> => ({
  list: look(({ store }) =>
    store
      .of(payments)
      .book.values()
      .flatMap((entry) =>
        entry.transactions
          .filter(({ moves }) => moves)
          .map(({ transactionKey }) => Settlements.row(entry, transactionKey))
      )
  )
})
