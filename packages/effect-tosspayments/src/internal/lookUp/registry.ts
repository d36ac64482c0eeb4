import type * as Endpoint from "../../Endpoint.js"

/**
 * Those of which can be found out later what became of a call, by their ids: what is confidential may not be stored until
 * then.
 *
 * @internal
 */
export const of = (groups: ReadonlyArray<Endpoint.Group>): ReadonlyMap<string, Endpoint.Any> =>
  new Map(
    groups
      .flatMap((group) => Object.values(group))
      .flatMap((endpoint) =>
        endpoint.lookUp === null || endpoint.confidential === true ? [] : [[endpoint.id, endpoint]]
      )
  )
