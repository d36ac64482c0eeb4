import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { WebhookVerificationError } from "../../TossError.js"
import type { Envelope } from "../../webhook/Envelope.js"
import type { ParsedEvent } from "../../webhook/Event.js"
import * as Wire from "../schema/wire.js"
import * as Declaration from "./declaration.js"
import { refuse } from "./refuse.js"
import * as Secret from "./secret.js"
import * as Signature from "./signature.js"

/**
 * What a webhook is checked against.
 *
 * @internal
 */
export interface Proofs<E, R> {
  readonly securityKeys: ReadonlyArray<string>
  readonly timeWindow: Duration.DurationInput
  /** Finds the secret of an order: `null` if none is stored, `undefined` if it was lost. Without it none is checked. */
  readonly secretOf: ((orderId: string) => Effect.Effect<string | null | undefined, E, R>) | null
}

/**
 * Makes an event of an envelope, as the table declares it, and says what proves it.
 *
 * @internal
 */
export const verify =
  (table: Declaration.Table) =>
  <E, R>(
    envelope: Envelope,
    { secretOf, securityKeys, timeWindow }: Proofs<E, R>
  ): Effect.Effect<ParsedEvent, WebhookVerificationError | E, R> =>
    Effect.gen(function* () {
      const { createdAt, eventType, transmission } = envelope
      const declaration = Declaration.find(table, eventType)
      const isSigned = declaration?.signed === true
      const signed = yield* Signature.proves(envelope, isSigned, securityKeys, timeWindow)
      const common = { eventType, createdAt, transmission }

      if (declaration === null) {
        return { type: "UNKNOWN", ...common, trust: signed ? "signature" : "none", data: envelope.data }
      }

      const read = <A>(codec: Wire.Wire<A, unknown>): A | undefined => {
        const decoded = Wire.decode<A, unknown>(codec, envelope.data)
        return "issues" in decoded ? undefined : decoded.value
      }
      // Its declaration says that it is an event of this type, which the compiler cannot follow.
      const event = (data: unknown, trust: ParsedEvent["trust"]) =>
        ({ type: eventType, ...common, trust, data }) as ParsedEvent

      const { codec, short = codec } = declaration
      const said = read(short)
      if (said === undefined) {
        return yield* refuse(
          "NotAnEvent",
          `The webhook calls itself ${eventType}, but its content is something else.`
        )
      }
      const sent = short === codec ? said : read(codec)
      if (sent === undefined) return event(said, "none")
      const carried = declaration.secretOf?.(sent)
      const hasSecret =
        carried !== undefined && secretOf !== null && (yield* Secret.proves(carried, secretOf))
      return event(
        declaration.data === undefined ? sent : declaration.data(sent),
        signed ? "signature" : hasSecret ? "secret" : "none"
      )
    })
