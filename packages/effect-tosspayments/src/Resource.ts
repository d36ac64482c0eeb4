/**
 * From documented operations to methods: what an operation takes and gives is written once, in an interface of plain
 * functions, and the methods of both packages follow from it.
 *
 * @since 0.1.0
 */
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type * as Stream from "effect/Stream"
import type { CallOptions } from "./Call.js"
import type * as Endpoint from "./Endpoint.js"
import { isList, type List } from "./List.js"
import type { TossError } from "./TossError.js"
import type { Service as Transport } from "./TossHttpClient.js"

declare const row: unique symbol

/**
 * What an operation answers with that lists: rows, page after page.
 *
 * @since 0.1.0
 * @category models
 */
export interface Rows<Row> {
  readonly [row]: Row
}

declare const accessToken: unique symbol

/**
 * The access token of a buyer, as an operation names it that is called with one instead of the secret key: `Redacted` for
 * effects, text for promises.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccessToken {
  readonly [accessToken]: true
}

/**
 * What an operation takes, with access tokens as `Token`.
 *
 * @since 0.1.0
 * @category models
 */
export type Arguments<Args extends ReadonlyArray<unknown>, Token> = {
  [Index in keyof Args]: Args[Index] extends AccessToken ? Token : Args[Index]
}

type Redacting<Operation extends AnyOperation> = Arguments<Parameters<Operation>, Redacted.Redacted<string>>

// biome-ignore lint/suspicious/noExplicitAny: any operation, whatever it takes
type AnyOperation = (...args: any) => unknown

/**
 * The endpoints that operations need.
 *
 * @since 0.1.0
 * @category models
 */
export type Endpoints<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends AnyOperation
    ? ReturnType<Operations[Name]> extends Rows<infer Row>
      ? List<Redacting<Operations[Name]>, Row>
      : Endpoint.Endpoint<Redacting<Operations[Name]>, ReturnType<Operations[Name]>>
    : never
}

/**
 * Operations as effects, and lists as streams, whose chunks are the pages. Each takes the options of a call as one argument more.
 *
 * @since 0.1.0
 * @category models
 */
export type Effects<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends AnyOperation
    ? (
        ...args: [...Redacting<Operations[Name]>, options?: CallOptions | undefined]
      ) => ReturnType<Operations[Name]> extends Rows<infer Row>
        ? Stream.Stream<Row, TossError>
        : Effect.Effect<ReturnType<Operations[Name]>, TossError>
    : never
}

/**
 * The operations on a transport.
 *
 * @since 0.1.0
 * @category constructors
 */
export const effects = <Operations>(http: Transport, endpoints: Endpoints<Operations>): Effects<Operations> =>
  Object.fromEntries(
    Object.entries<Endpoint.Any>(endpoints).map(([name, endpoint]) => [
      name,
      (...given: ReadonlyArray<unknown>) => {
        const args = given.slice(0, endpoint.arity)
        const options = given[endpoint.arity] as CallOptions | undefined
        return isList(endpoint) ? endpoint.stream(http, args, options) : http.execute(endpoint, args, options)
      }
    ])
  ) as never
