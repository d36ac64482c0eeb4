import type * as Endpoint from "../../Endpoint.js"

/**
 * Endpoints by their names.
 *
 * @since 0.1.0
 * @category models
 */
export interface Endpoints {
  readonly [name: string]: Endpoint.Any
}

/**
 * Those of which can be found out what became of a call, by their ids.
 *
 * @internal
 */
export const of = (groups: ReadonlyArray<Endpoints>): ReadonlyMap<string, Endpoint.Any> =>
  new Map(
    groups
      .flatMap((group) => Object.values(group))
      .flatMap((endpoint) => (endpoint.lookUp === null ? [] : [[endpoint.id, endpoint]]))
  )
