import * as Effect from "effect/Effect"
import type { Read } from "../../Endpoint.js"
import type { TossError } from "../../TossError.js"
import type { HandledEvent, ParsedEvent } from "../../webhook/Event.js"
import * as Declaration from "./declaration.js"

/**
 * The event with what it is about as that is now; as it is when nothing can be read.
 *
 * @internal
 */
export const reread =
  (table: Declaration.Table) =>
  (event: ParsedEvent, read: Read): Effect.Effect<HandledEvent, TossError> => {
    const reading = Declaration.find(table, event.type)?.reread?.(event.data, read)
    // The short form is one that can be read.
    if (reading === undefined) return Effect.succeed(event as HandledEvent)
    return Effect.map(
      reading,
      (data) => (data === null ? event : { ...event, trust: "retrieved", data }) as HandledEvent
    )
  }
