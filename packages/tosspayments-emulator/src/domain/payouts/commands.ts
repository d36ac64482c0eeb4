/** What banks do to payouts: everything that does not come through the API. */
import * as Either from "effect/Either"
import type { Payout } from "../../contract/payout.js"
import { NotFound, WrongState } from "../../EmulatorError.js"
import type { World } from "../../kernel/World.js"
import { end, payouts } from "./kind.js"

/** Something that happens to a payout that is under way. */
export type Command = (id: string, world: World) => Either.Either<Payout, NotFound | WrongState>

const ending =
  (failure: Payout["error"]): Command =>
  (id, world) => {
    const entry = world.get(payouts, id)
    if (entry === null) return Either.left(new NotFound({ what: "payout", key: id }))
    const { status } = entry.payout
    return status === "REQUESTED" || status === "IN_PROGRESS"
      ? Either.right(end(entry, failure, world))
      : Either.left(new WrongState({ key: id, status, message: `The payout is ${status} already.` }))
  }

/** The bank pays, now. */
export const complete: Command = ending(null)

/** The bank refuses, now. */
export const fail = (code: string): Command => ending({ code, message: "지급대행에 실패했습니다." })
