import type * as Endpoint from "../../Endpoint.js"

/**
 * Those of which can be found out what became of a call, by their ids.
 *
 * @internal
 */
export const of = (groups: ReadonlyArray<Endpoint.Group>): ReadonlyMap<string, Endpoint.Any> =>
  new Map(
    groups
      .flatMap((group) => Object.values(group))
      .flatMap((endpoint) => (endpoint.lookUp === null ? [] : [[endpoint.id, endpoint]]))
  )
