import * as Effect from "effect/Effect"
import type { Effects, Page, PageCommands, PageOptions } from "../Commands.js"
import { payments } from "../domain/payments/kind.js"
import { type EmulatorError, InvalidInput } from "../EmulatorError.js"
import type * as Books from "../kernel/Book.js"
import { isCount } from "../kernel/Settings.js"
import type { Running } from "./Running.js"

const maxPage = 10_000

/** A listing whose pages are asked for from outside. */
const listing =
  <A>(page: (after: number, limit: number) => Effect.Effect<Page<A>>) =>
  ({ after = 0, limit = maxPage }: PageOptions = {}): Effect.Effect<Page<A>, EmulatorError> => {
    if (!Number.isInteger(after) || after < 0) {
      return Effect.fail(new InvalidInput({ field: "after", message: "after is the next of another page." }))
    }
    return isCount(limit) && limit <= maxPage
      ? page(after, limit)
      : Effect.fail(new InvalidInput({ field: "limit", message: `A page has 1 to ${maxPage} values.` }))
  }

const shown = <A, B>({ next, values }: Books.Page<A>, show: (value: A) => B): Page<B> => ({
  values: values.map(show),
  next
})

export const make = ({ context, look }: Running): Effects<PageCommands> => ({
  payments: listing((after, limit) =>
    look(({ store }) => shown(store.of(payments).book.page(after, limit), ({ payment }) => payment))
  ),
  ledger: listing((after, limit) => look(({ store }) => store.ledger.page(after, limit))),
  requests: listing((after, limit) => Effect.sync(() => context().requests.page(after, limit))),
  webhooks: listing((after, limit) =>
    look(({ store }) => shown(store.deliveries.page(after, limit), ({ delivery }) => delivery))
  )
})
