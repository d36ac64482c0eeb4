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
import type { TossError } from "./TossError.js"
import type { Service as Transport } from "./TossHttpClient.js"

/**
 * How a list goes on.
 *
 * @since 0.1.0
 * @category models
 */
export interface Pages<Request, Page, Row> {
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
  // biome-ignore lint/suspicious/noExplicitAny: what a page is matters to `stream` only
  extends Endpoint.Endpoint<Args, any> {
  /** The rows of all pages; a page is asked for when the one before is used up. */
  readonly stream: (http: Transport, args: Args, options?: CallOptions) => Stream.Stream<Row, TossError>
}

/**
 * Declares an endpoint that lists.
 *
 * @example
 * ```ts
 * import * as Endpoint from "effect-tosspayments/Endpoint"
 * import * as List from "effect-tosspayments/List"
 * import * as Schema from "effect/Schema"
 *
 * // Bare arrays, by number of the page: the last one is shorter than the others.
 * const list = List.make(
 *   {
 *     id: "settlements.list",
 *     method: "GET",
 *     path: "/settlements",
 *     request: Schema.Struct({ page: Schema.Number, size: Schema.Number }),
 *     response: Schema.Array(Schema.Unknown),
 *     source: "https://docs.tosspayments.com/reference#정산-조회"
 *   },
 *   {
 *     rows: (page) => page,
 *     next: ({ page, size }, rows) => (rows.length < size ? null : { page: page + 1, size })
 *   }
 * )
 * ```
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
  const endpoint = Endpoint.make<Path, Page, Request, Bearer>(options)
  const stream: List<Args, Row>["stream"] = (http, args, options) => {
    const { request: first } = Endpoint.given(endpoint, args)
    return Stream.paginateChunkEffect(first as Request, (request) => {
      const asked = [...args.slice(0, endpoint.arity - 1), request] as unknown as Args
      return Effect.map(http.execute(endpoint, asked, options), (page) => [
        Chunk.fromIterable(pages.rows(page)),
        Option.fromNullable(pages.next(request, page))
      ])
    })
  }
  return { ...endpoint, stream }
}
