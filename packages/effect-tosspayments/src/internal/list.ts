/**
 * Endpoints that list: page after page, as far as somebody reads.
 *
 * @internal
 */
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import type { CallOptions } from "../Call.js"
import * as Endpoint from "../Endpoint.js"
import type { TossError } from "../TossError.js"
import type { Service as Transport } from "../TossHttpClient.js"

/**
 * How a list goes on.
 *
 * @internal
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
 * @internal
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
 * @internal
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
