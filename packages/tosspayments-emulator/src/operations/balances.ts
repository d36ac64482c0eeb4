import * as Contract from "../contract/payout.js"
import * as Balance from "../domain/payouts/balance.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

export const retrieve = Operation.make({
  endpoint: endpoints.balances.retrieve,
  entityType: "balance",
  request: null,
  answer: Contract.balance,
  english: (balance) => balance,
  codes: [],
  run: (_, world) => Operation.answered(Balance.show(Balance.of(world)))
})

/** Those of balances. */
export const operations = [retrieve]
