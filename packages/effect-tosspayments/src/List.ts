/**
 * Endpoints that list: page after page, as far as somebody reads, and one page ahead.
 *
 * @since 0.1.0
 */
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { CallOptions } from "./Call.js"
import * as Endpoint from "./Endpoint.js"
import * as Check from "./internal/check.js"
import * as Errors from "./internal/errors.js"
import type { TossError } from "./TossError.js"
import type { Service as Transport } from "./TossHttpClient.js"

/**
 * How a list goes on.
 *
 * @since 0.1.0
 * @category models
 */
export interface Pages<in out Request, in Page, out Row> {
  /** What to ask for first: with the size of a page, where the end of the list is told from that. */
  readonly first?: (request: Request) => Request
  /** What a page has. */
  readonly rows: (page: Page) => ReadonlyArray<Row>
  /** What to ask for next; `null` after the last page. */
  readonly next: (request: Request, page: Page) => Request | null
}

/**
 * Each time it runs it gives the next page that has rows, and `null` after the last one. To be run by one at a time.
 *
 * @since 0.1.0
 * @category models
 */
export type Pull<Row> = Effect.Effect<ReadonlyArray<Row> | null, TossError>

/**
 * An endpoint that is called for each page of a list, one page ahead of who reads it.
 *
 * @since 0.1.0
 * @category models
 */
export interface List<in out Args extends ReadonlyArray<unknown>, out Row>
  // biome-ignore lint/suspicious/noExplicitAny: what a page is matters to `open` only
  extends Endpoint.Endpoint<Args, any> {
  /** Begins at the first page, and sends nothing yet. What is under way ends with the scope. */
  readonly open: (
    http: Pick<Transport, "execute">,
    args: ReadonlyArray<unknown>,
    options: CallOptions | undefined,
    scope: Scope.Scope
  ) => Pull<Row>
  /** The rows of all pages; each chunk is a page. The options are those of each call. */
  readonly stream: (
    http: Pick<Transport, "execute">,
    args: ReadonlyArray<unknown>,
    options?: CallOptions
  ) => Stream.Stream<Row, TossError>
}

interface Fetched<Request, Row> {
  readonly rows: ReadonlyArray<Row>
  readonly next: Request | null
}

/**
 * Declares an endpoint that lists. Its last argument is the query.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = <
  const Path extends `/${string}`,
  Page,
  Request,
  Row,
  const Bearer extends true | undefined = undefined
>(
  options: Endpoint.Options<Path, Request, Page, Bearer>,
  pages: Pages<Request, Page, Row>
): List<Endpoint.Arguments<Path, Request, Bearer>, Row> => {
  type Args = Endpoint.Arguments<Path, Request, Bearer>
  const endpoint: Endpoint.Any = Endpoint.make<Path, Page, Request, Bearer>(options)

  const open: List<Args, Row>["open"] = (http, args, options, scope) => {
    let given: Endpoint.Given
    let ahead: Fiber.Fiber<Fetched<Request, Row>, TossError> | null = null

    const fetch = (request: Request): Effect.Effect<void> =>
      http.execute(endpoint, Endpoint.argumentsOf(endpoint, { ...given, request }), options).pipe(
        Effect.map((page: Page) => ({ rows: pages.rows(page), next: pages.next(request, page) })),
        Effect.forkIn(scope),
        Effect.flatMap((fiber) =>
          Effect.sync(() => {
            ahead = fiber
          })
        )
      )

    const end = Effect.sync(() => {
      ahead = null
    })

    /** The request is read once: nothing that happens to the caller's object later matters. */
    const begin = Effect.suspend((): Effect.Effect<void, TossError> => {
      const checked = Check.given(endpoint, args)
      if ("issues" in checked) return Effect.fail(Errors.invalidInput(endpoint, checked.issues))
      given = checked
      const request = checked.request as Request
      return fetch(pages.first === undefined ? request : pages.first(request))
    })

    const pull: Pull<Row> = Effect.suspend(() => {
      const fiber = ahead
      if (fiber === null) return Effect.succeed(null)
      return Fiber.join(fiber).pipe(
        // What came before an error was given out, and after it nothing comes.
        Effect.tapError(() => end),
        Effect.tap(({ next }) => (next === null ? end : fetch(next))),
        Effect.flatMap(({ rows }) => (rows.length === 0 ? pull : Effect.succeed(rows)))
      )
    })

    let hasBegun = false
    return Effect.suspend(() => {
      if (hasBegun) return pull
      hasBegun = true
      return Effect.zipRight(begin, pull)
    })
  }

  const stream: List<Args, Row>["stream"] = (http, args, options) =>
    Stream.fromPull(
      Effect.map(Effect.scope, (scope) =>
        open(http, args, options, scope).pipe(
          Effect.mapError(Option.some),
          Effect.flatMap((rows) =>
            rows === null ? Effect.fail(Option.none()) : Effect.succeed(Chunk.unsafeFromArray(rows))
          )
        )
      )
    )

  return { ...endpoint, open, stream }
}

/**
 * Whether an endpoint lists.
 *
 * @since 0.1.0
 * @category guards
 */
export const isList = (endpoint: Endpoint.Any): endpoint is List<Array<unknown>, unknown> =>
  "open" in endpoint
