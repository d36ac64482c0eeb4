/**
 * Pages of the lists of `v2`.
 *
 * @internal
 */
import * as Effect from "effect/Effect"
import type { Read } from "../Endpoint.js"
import type { List, Pages } from "../List.js"
import type { TossError } from "../TossError.js"
import * as Codec from "./schema/codec.js"
import * as Wire from "./schema/wire.js"

/** @internal */
export interface Page<Row> {
  readonly hasNext: boolean
  readonly lastCursor: string | null
  readonly items: ReadonlyArray<Row>
}

interface Query {
  readonly startingAfter?: string | undefined
}

/** @internal */
export const codec = <A, I>(row: Wire.Wire<A, I>) =>
  Wire.struct(() => ({
    hasNext: Wire.boolean,
    lastCursor: Wire.nullable(Wire.text),
    items: Wire.list(row)
  }))

/**
 * What is all there is: it names no next page.
 *
 * @internal
 */
export const items = <A, I>(row: Wire.Wire<A, I>): Wire.Wire<ReadonlyArray<A>, ReadonlyArray<I>> =>
  Codec.older(Wire.list(row), ({ items }) => items as never)

const nextOf = <Q extends Query>(
  query: Q | undefined,
  { hasNext, lastCursor }: Page<unknown>
): (Q & { readonly startingAfter: string }) | null =>
  hasNext && lastCursor !== null ? ({ ...query, startingAfter: lastCursor } as never) : null

/** @internal */
export const pages = <Row, Q extends Query>(): Pages<Q | undefined, Page<Row>, Row> => ({
  rows: ({ items }) => items,
  next: nextOf
})

/**
 * The rows of a list that are wanted, on all pages, or on as many as it takes to find `enough` of them.
 *
 * @internal
 */
export const search = <Row, Q extends Query>(
  read: Read,
  list: List<[(Q | undefined)?], Row>,
  query: Q,
  isWanted: (row: Row) => boolean,
  enough = Number.POSITIVE_INFINITY
): Effect.Effect<ReadonlyArray<Row>, TossError> =>
  Effect.flatMap(read(list, query), (page: Page<Row>) => {
    const found = page.items.filter(isWanted)
    const next = found.length < enough ? nextOf(query, page) : null
    return next === null
      ? Effect.succeed(found)
      : Effect.map(search(read, list, next, isWanted, enough - found.length), (more) => [...found, ...more])
  })
