import * as Either from "effect/Either"
import * as Schema from "effect/Schema"
import type { ErrorCode } from "../contract/errorCodes.js"
import * as Contract from "../contract/subMall.js"
import * as KoreanTime from "../domain/koreanTime.js"
import * as Entities from "../domain/subMalls/entity.js"
import * as Payouts from "../domain/subMalls/payouts.js"
import * as Register from "../domain/subMalls/register.js"
import type { World } from "../kernel/World.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

const { subMalls } = endpoints
const { codes } = Contract

/** Nothing in these answers has a form in English. */
const mall = { answer: Contract.subMall, codes, english: (answer: Contract.SubMall) => answer }
const payout = { answer: Contract.payout, codes, english: (answer: Contract.Payout) => answer }
const payouts = {
  answer: Schema.Array(Contract.payout),
  codes,
  english: (answer: ReadonlyArray<Contract.Payout>) => answer
}

const verdict = <A>(result: Either.Either<A, ErrorCode>): Operation.Verdict<A> =>
  Either.match(result, { onLeft: Operation.refused, onRight: Operation.answered })

const orCode = <A extends object>(result: A | ErrorCode): Operation.Verdict<A> =>
  typeof result === "string" ? Operation.refused(result) : Operation.answered(result)

type Params = Readonly<Record<string, string>>

/** Does something with the sub-mall of the path. */
const withMall = <A>(
  params: Params,
  world: World,
  run: (mall: Entities.Mall) => Operation.Verdict<A>
): Operation.Verdict<A> => {
  const found = Entities.find(params["subMallId"] ?? "", world)
  return found === null ? Operation.refused("NOT_FOUND_SUBMALL") : run(found)
}

/** Does something with the payout of the path. */
const withPayout = <A>(
  params: Params,
  world: World,
  run: (entry: Entities.Entry) => Operation.Verdict<A>
): Operation.Verdict<A> => {
  const found = world.get(Entities.subMallPayouts, params["payoutKey"] ?? "")
  return found === null ? Operation.refused("PAYOUT_NOT_FOUND") : run(found)
}

export const register = Operation.make({
  ...mall,
  endpoint: subMalls.register,
  request: Contract.registerRequest,
  run: ({ request }, world) => verdict(Register.register(request, world))
})

export const list = Operation.make({
  endpoint: subMalls.list,
  request: null,
  answer: Schema.Array(Contract.subMall),
  codes,
  english: (answer) => answer,
  run: (_, world) =>
    Operation.answered(
      world
        .find(Entities.subMalls, "everything", "")
        .flatMap(({ isDeleted, subMall }) => (isDeleted ? [] : [subMall]))
    )
})

export const retrieve = Operation.make({
  ...mall,
  endpoint: subMalls.retrieve,
  request: null,
  run: ({ params }, world) => withMall(params, world, ({ subMall }) => Operation.answered(subMall))
})

export const update = Operation.make({
  ...mall,
  endpoint: subMalls.update,
  request: Contract.updateRequest,
  run: ({ params, request }, world) =>
    withMall(params, world, (mall) => verdict(Register.update(mall, request, world)))
})

export const remove = Operation.make({
  endpoint: subMalls.delete,
  request: null,
  answer: Schema.String,
  codes,
  english: (answer) => answer,
  run: ({ params }, world) =>
    withMall(params, world, (mall) => {
      world.put(Entities.subMalls, { ...mall, isDeleted: true })
      return Operation.answered(mall.subMall.subMallId)
    })
})

export const retrieveBalance = Operation.make({
  endpoint: subMalls.retrieveBalance,
  request: null,
  answer: Contract.balance,
  codes,
  english: (answer) => answer,
  run: (_, world) => Operation.answered({ balance: Entities.balance(world) })
})

export const requestPayouts = Operation.make({
  ...payouts,
  endpoint: subMalls.requestPayouts,
  request: Contract.payoutRequests,
  run: ({ request }, world) => orCode(Payouts.request(request, world))
})

/** Assumptions: days are those of the payouts, both ends belong to the window, and one that is none is INVALID_REQUEST. */
export const listPayouts = Operation.make({
  ...payouts,
  endpoint: subMalls.listPayouts,
  request: Contract.query,
  run: ({ request }, world) => {
    const [from, to] = [KoreanTime.parseDay(request.startDate), KoreanTime.parseDay(request.endDate)]
    if (from === null || to === null || to < from) return Operation.refused("INVALID_REQUEST")
    const range = { from, to, after: null, skip: 0, limit: Number.POSITIVE_INFINITY }
    const found = world.page(Entities.subMallPayouts, "payoutDates", range) ?? []
    return Operation.answered(found.map(({ value }) => value.payout))
  }
})

export const retrievePayout = Operation.make({
  ...payout,
  endpoint: subMalls.retrievePayout,
  request: null,
  run: ({ params }, world) => withPayout(params, world, ({ payout }) => Operation.answered(payout))
})

export const cancelPayout = Operation.make({
  ...payout,
  endpoint: subMalls.cancelPayout,
  request: null,
  run: ({ params }, world) => withPayout(params, world, (entry) => orCode(Payouts.cancel(entry, world)))
})

/** Those of sub-malls. */
export const operations = [
  register,
  list,
  retrieve,
  update,
  remove,
  retrieveBalance,
  requestPayouts,
  listPayouts,
  retrievePayout,
  cancelPayout
]
