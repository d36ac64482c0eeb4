/**
 * Endpoints that list: page after page, as far as somebody reads.
 *
 * @since 0.1.0
 */
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
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
  /** What a page has. */
  readonly rows: (page: Page) => ReadonlyArray<Row>
  /** What to ask for next; `null` after the last page. */
  readonly next: (request: Request, page: Page) => Request | null
}

/**
 * An endpoint that is called for each page of a list.
 *
 * @since 0.1.0
 * @category models
 */
export interface List<in out Args extends ReadonlyArray<unknown>, out Row>
  // biome-ignore lint/suspicious/noExplicitAny: only the rows of a page matter
  extends Endpoint.Endpoint<Args, any> {
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly pages: Pages<any, any, Row>
  /** The rows of all pages; a page is asked for when the one before is used up. The options are those of each page. */
  readonly stream: (
    http: Transport,
    args: ReadonlyArray<unknown>,
    options?: CallOptions
  ) => Stream.Stream<Row, TossError>
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
  const endpoint: Endpoint.Any = Endpoint.make<Path, Page, Request, Bearer>(options)
  return {
    ...endpoint,
    pages,
    stream: (http, args, options) =>
      Stream.suspend(() => {
        const given = Check.given(endpoint, args)
        if ("issues" in given) return Stream.fail(Errors.invalidInput(endpoint, given.issues))
        return Stream.paginateChunkEffect(given.request as Request, (request) =>
          Effect.map(
            http.execute(endpoint, Endpoint.argumentsOf(endpoint, { ...given, request }), options),
            (page: Page) => [
              Chunk.fromIterable(pages.rows(page)),
              Option.fromNullable(pages.next(request, page))
            ]
          )
        )
      })
  }
}

/**
 * Whether an endpoint lists.
 *
 * @since 0.1.0
 * @category guards
 */
export const isList = (endpoint: Endpoint.Any): endpoint is List<Array<unknown>, unknown> =>
  "pages" in endpoint
