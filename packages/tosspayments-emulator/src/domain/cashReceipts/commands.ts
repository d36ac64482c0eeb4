/** What the tax office does to cash receipts. */
import * as Either from "effect/Either"
import type { CashReceipt } from "../../CashReceipt.js"
import { NotFound } from "../../EmulatorError.js"
import type { World } from "../../kernel/World.js"
import * as Entities from "./entity.js"
import * as Show from "./show.js"

/** Every notice, in the order of the receipts. */
export const all = (entries: ReadonlyArray<Entities.Entry>): ReadonlyArray<CashReceipt> =>
  entries.flatMap((entry) => entry.notices.map((_, index) => Show.notice(entry, index)))

/** The key of the receipt that this is a cancellation of, or itself. */
export const receiptKeyOf = (key: string): string => (key.startsWith("c_") ? key.slice(2) : key)

/** The tax office refuses the newest that is in progress: the receipt, or a cancellation of it. */
export const fail =
  (key: string) =>
  (receiptKey: string, world: World): Either.Either<CashReceipt, NotFound> => {
    const entry = world.get(Entities.cashReceipts, receiptKey)
    const type = key === receiptKey ? "CONFIRM" : "CANCEL"
    const at =
      entry?.notices.findLastIndex(
        ({ status, transactionType }) => transactionType === type && status === "IN_PROGRESS"
      ) ?? -1
    if (entry === null || at < 0) return Either.left(new NotFound({ what: "cash receipt in progress", key }))
    const after = Entities.change(entry, (notice, index) =>
      index === at ? { ...notice, status: "FAILED" } : notice
    )
    world.put(Entities.cashReceipts, after)
    return Either.right(Show.notice(after, at))
  }
