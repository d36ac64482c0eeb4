import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import type { CallOptions } from "../Call.js"
import * as Endpoint from "../Endpoint.js"
import type { TossError } from "../TossError.js"
import type { Service as Transport } from "../TossHttpClient.js"
import * as Check from "./check.js"
import * as Errors from "./errors.js"

/**
 * The rows of all pages; a page is asked for when the one before is used up. The options are those of each page.
 *
 * @internal
 */
export const stream = <Row>(
  http: Transport,
  endpoint: Endpoint.List<Array<unknown>, Row>,
  args: ReadonlyArray<unknown>,
  options?: CallOptions
): Stream.Stream<Row, TossError> =>
  Stream.suspend(() => {
    const given = Check.given(endpoint, args)
    if ("issues" in given) return Stream.fail(Errors.invalidInput(endpoint, given.issues))
    const { next, rows } = endpoint.pages
    return Stream.paginateChunkEffect(given.request, (request) =>
      Effect.map(
        http.execute(endpoint, Endpoint.argumentsOf(endpoint, { ...given, request }), options),
        (page) => [Chunk.fromIterable(rows(page)), Option.fromNullable(next(request, page))]
      )
    )
  })
