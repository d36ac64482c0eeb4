import type * as Effect from "effect/Effect"
import type { Read } from "../../Endpoint.js"
import type { TossError } from "../../TossError.js"
import type * as Codecs from "../schema/codec.js"

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

/**
 * An event of which is known only that TossPayments signs it. It arrives as an unknown one.
 *
 * @internal
 */
export interface Signed {
  readonly signed: true
}

// biome-ignore lint/suspicious/noExplicitAny: a declaration both takes and gives its types
export type Any = Declaration<any, any, any>

/**
 * Events by their `eventType`.
 *
 * @internal
 */
export interface Table {
  readonly [eventType: string]: Any | Signed
}

const isModelled = (entry: Any | Signed): entry is Any => "codec" in entry

/**
 * The events that have a model.
 *
 * @internal
 */
export const modelled = (table: Table): ReadonlyArray<string> =>
  Object.entries(table).flatMap(([eventType, entry]) => (isModelled(entry) ? [eventType] : []))

/**
 * Whether TossPayments signs the event, as far as is known.
 *
 * @internal
 */
export const isSigned = (table: Table, eventType: string): boolean =>
  Object.hasOwn(table, eventType) && table[eventType]?.signed === true

/**
 * The declaration of an event; `null` for one that has no model.
 *
 * @internal
 */
export const find = (table: Table, eventType: string): Any | null => {
  const entry = Object.hasOwn(table, eventType) ? table[eventType] : undefined
  return entry !== undefined && isModelled(entry) ? entry : null
}
