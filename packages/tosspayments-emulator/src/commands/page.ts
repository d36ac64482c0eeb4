import * as Effect from "effect/Effect"
import type { Effects, Page, PageCommands, PageOptions } from "../Commands.js"
import { payments } from "../domain/payments/kind.js"
import { type EmulatorError, InvalidInput } from "../EmulatorError.js"
import type * as Books from "../kernel/Book.js"
import { isCount } from "../kernel/Settings.js"
import type { Running } from "./Running.js"

const maxPage = 10_000

const isSize = (given: number): boolean => isCount(given) && given <= maxPage

const problem = ({ after = 0, limit = maxPage, newest = maxPage }: PageOptions): InvalidInput | null => {
  if (!Number.isInteger(after) || after < 0) {
    return new InvalidInput({ field: "after", message: "after is the next of another page." })
  }
  const wrong = !isSize(limit) ? "limit" : !isSize(newest) ? "newest" : null
  return wrong === null
    ? null
    : new InvalidInput({ field: wrong, message: `A page has 1 to ${maxPage} values.` })
}

export const make = ({ context, look }: Running): Effects<PageCommands> => {
  /** A listing whose pages are asked for from outside. */
  const listing =
    <A, B>(read: () => Books.Book<A>, show: (value: A) => B) =>
    (options: PageOptions = {}): Effect.Effect<Page<B>, EmulatorError> => {
      const wrong = problem(options)
      if (wrong !== null) return Effect.fail(wrong)
      const { after = 0, limit = maxPage, newest } = options
      return look(() => {
        const { next, values } =
          newest === undefined ? read().page(after, limit) : { next: null, values: read().newest(newest) }
        return { values: values.map(show), next }
      })
    }
  const store = () => context().session.store
  return {
    payments: listing(
      () => store().of(payments).book,
      ({ payment }) => payment
    ),
    ledger: listing(
      () => store().ledger,
      (movement) => movement
    ),
    requests: listing(
      () => context().requests,
      (request) => request
    ),
    webhooks: listing(
      () => store().deliveries,
      ({ delivery }) => delivery
    )
  }
}
