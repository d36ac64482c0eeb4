import * as Effect from "effect/Effect"
import type { Read } from "../../Endpoint.js"
import type { TossError } from "../../TossError.js"
import type { Current, HandledEvent, ParsedEvent } from "../../webhook/Event.js"
import * as Errors from "../errors.js"
import * as Declaration from "./declaration.js"

/** Programs without types give anything, and events that were stored as JSON. */
const declarationOf = (
  table: Declaration.Table,
  event: unknown,
  operation: string
): Effect.Effect<Declaration.Any | null, TossError> => {
  const { type } = Object(event) as { readonly type?: unknown }
  return typeof type === "string"
    ? Effect.succeed(Declaration.find(table, type))
    : Effect.fail(
        Errors.invalidInput({ id: operation, method: "GET" }, [
          { path: "event", expected: "an event, as verifyAndParse answers with" }
        ])
      )
}

/** What the event is about as that is now; `null` when nothing can be read. */
const readAgain = (
  table: Declaration.Table,
  operation: string,
  event: ParsedEvent,
  read: Read
): Effect.Effect<{ readonly data: unknown; readonly declaration: Declaration.Any } | null, TossError> =>
  Effect.flatMap(
    Effect.suspend(() => declarationOf(table, event, operation)),
    (declaration) =>
      declaration?.reread === undefined
        ? Effect.succeed(null)
        : Effect.map(declaration.reread(Object(event.data), read), (data) =>
            data === null ? null : { data, declaration }
          )
  )

/**
 * The event with what it is about as that is now; as it is when nothing can be read.
 *
 * @internal
 */
export const reread =
  (table: Declaration.Table) =>
  (event: ParsedEvent, read: Read): Effect.Effect<HandledEvent, TossError> =>
    Effect.map(
      readAgain(table, "webhooks.retrieve", event, read),
      // The short form is one that can be read.
      (found) => (found === null ? event : { ...event, trust: "retrieved", data: found.data }) as HandledEvent
    )

/**
 * What the event is about as that is now; `null` when nothing can be read.
 *
 * @internal
 */
export const current =
  (table: Declaration.Table) =>
  <Event extends ParsedEvent>(event: Event, read: Read): Effect.Effect<Current<Event["type"]>, TossError> =>
    Effect.map(
      readAgain(table, "webhooks.current", event, read),
      (found) =>
        (found === null ? null : (found.declaration.object?.(found.data) ?? found.data)) as Current<
          Event["type"]
        >
    )
