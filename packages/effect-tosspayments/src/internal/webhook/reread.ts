import * as Effect from "effect/Effect"
import type { TossError } from "../../TossError.js"
import type * as TossHttpClient from "../../TossHttpClient.js"
import type { HandledEvent, ParsedEvent } from "../../webhook/Event.js"
import * as Declaration from "./declaration.js"

/**
 * Reads through the transport.
 *
 * @internal
 */
export const through =
  (http: TossHttpClient.Service, options: TossHttpClient.CallOptions | undefined): Declaration.Read =>
  (endpoint, ...args) => {
    const names = Array.from(endpoint.path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name)
    const path = Object.fromEntries(names.map((name, index) => [name, args[index] ?? ""]))
    return http.execute({ endpoint, path, options })
  }

/**
 * The event with what it is about as that is now; as it is when nothing can be read.
 *
 * @internal
 */
export const reread =
  (table: Declaration.Table) =>
  (event: ParsedEvent, read: Declaration.Read): Effect.Effect<HandledEvent, TossError> => {
    const reading = Declaration.find(table, event.type)?.reread?.(event.data, read)
    // The short form is one that can be read.
    if (reading === undefined) return Effect.succeed(event as HandledEvent)
    return Effect.map(
      reading,
      (data) => (data === null ? event : { ...event, trust: "retrieved", data }) as HandledEvent
    )
  }
