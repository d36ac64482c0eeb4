import * as Effect from "effect/Effect"
import type { Read } from "../../Endpoint.js"
import type { TossError } from "../../TossError.js"
import type * as Codecs from "../schema/codec.js"
import * as Rules from "../schema/rules.js"

// Codecs are invariant in their form in JSON, and nothing here looks at it.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Codec<A> = Codecs.Codec<A, any>

/**
 * The secret that came with an event.
 *
 * @internal
 */
export interface Carried {
  /** Order whose stored secret it must be. */
  readonly orderId: string
  /** `null` when none came. */
  readonly secret: string | null
  /** Whether the event is refused when no secret is stored; otherwise it stays unproven. */
  readonly isMandatory: boolean
}

/**
 * All there is to know of an event: verifying, reading again, identity and dispatch follow from it.
 *
 * @internal
 */
export interface Declaration<Sent, Data = Sent, Short = Data> {
  /** What is sent; anything else is refused. */
  readonly codec: Codec<Sent>
  /**
   * What is sent at least: older API versions send no more. An event in this short form is proven by reading only, so
   * `reread` must bring it whole.
   */
  readonly short?: Codec<Short>
  /** What the event carries of what is sent. Default: all. */
  readonly data?: (sent: Sent) => Data
  /** Whether TossPayments signs it. */
  readonly signed?: true
  /** The secret that proves it. */
  readonly secretOf?: (sent: Sent) => Carried
  /**
   * Reads what it is about as it is now. `null`: what was read is about something else. What it sends must have passed
   * the rule for it in the schema: an event that cannot be read is delivered again for days.
   */
  readonly reread?: (said: Data | Short, read: Read) => Effect.Effect<Data | null, TossError>
  /** What was read, of what the event carries then. Default: all. */
  readonly object?: (read: Data) => unknown
  /** What tells it from others of its kind, besides when it arose. Default: all of its data. */
  readonly identity?: (data: Data | Short) => ReadonlyArray<unknown>
}

// biome-ignore lint/suspicious/noExplicitAny: a declaration both takes and gives its types
export type Any = Declaration<any, any, any>

/**
 * Reads by a key that can be one. What names no key of TossPayments cannot be read, today or tomorrow.
 *
 * @internal
 */
export const ifKey = <A>(
  key: string,
  read: () => Effect.Effect<A, TossError>,
  rule: Rules.Rule<string> = Rules.inPath("")
): Effect.Effect<A | null, TossError> => ("issues" in Rules.encode(rule, key) ? Effect.succeed(null) : read())

/**
 * Events by their `eventType`.
 *
 * @internal
 */
export interface Table {
  readonly [eventType: string]: Any
}

/**
 * The declaration of an event; `null` for one that has no model.
 *
 * @internal
 */
export const find = (table: Table, eventType: string): Any | null =>
  Object.hasOwn(table, eventType) ? (table[eventType] ?? null) : null
