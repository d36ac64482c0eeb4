/**
 * Whether the available balance is enough for a batch of payouts.
 *
 * @internal
 */
import * as Effect from "effect/Effect"
import type { CallOptions } from "../Call.js"
import type { PayoutRequest } from "../model/payout/PayoutRequest.js"
import type { TossError } from "../TossError.js"
import type { Service as Transport } from "../TossHttpClient.js"
import * as Check from "./check.js"
import * as Conclude from "./conclude.js"
import * as Balances from "./endpoints/balances.js"
import * as Payouts from "./endpoints/payouts.js"
import * as Errors from "./errors.js"
import * as LookUp from "./lookUp/payouts.js"

const id = { id: "payouts.guard", method: "GET" } as const

/** @internal */
export const check = (
  http: Transport,
  live: ReadonlyArray<PayoutRequest>,
  options: CallOptions | undefined
): Effect.Effect<void, TossError> =>
  Effect.gen(function* () {
    const given = Check.given(Payouts.request, [live])
    if ("issues" in given) return yield* Errors.invalidInput(id, given.issues)
    const requests = given.content as ReadonlyArray<PayoutRequest>
    const sum = requests.reduce((sum, { amount }) => sum + amount.value, 0)
    const { availableAmount } = yield* http.execute(Balances.retrieve, [], options)
    if (availableAmount.currency === "KRW" && sum <= availableAmount.value) return
    const found = yield* LookUp.find(Conclude.through(http.execute, options), Payouts.list, requests)
    if (found !== null && LookUp.isAbout(found, requests)) return
    return yield* Errors.invalidInput(id, [
      {
        path: "amount",
        expected: `a sum of at most the available ${availableAmount.value} ${availableAmount.currency} (it is ${sum} KRW)`
      }
    ])
  })
