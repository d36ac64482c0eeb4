import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { WebhookVerificationError } from "../../TossError.js"
import * as Envelope from "../../webhook/Envelope.js"
import type { ParsedEvent } from "../../webhook/Event.js"
import type { Table } from "./declaration.js"
import { refuse } from "./refuse.js"
import { verify } from "./verify.js"

type Secret = string | Redacted.Redacted<string>

/**
 * How to check a webhook.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifyOptions<E = never, R = never> {
  /** Headers of the request; needed for signatures and for `transmission`. */
  readonly headers?: Envelope.HeadersInput | undefined
  /**
   * The `secret` that was stored when the payment was confirmed, or how to find it by order id. With it, a
   * deposit or payment event that carries another secret is refused. When none is stored (`null`), so is what tells of a
   * deposit: a deposit callback, or a payment with a virtual account. Other payments may carry a secret too (easy pay,
   * billing), which a shop need not store: their events are left unproven. A function that answers `undefined` leaves any
   * event unproven: the secret was lost, so read the event again.
   */
  readonly depositSecret?:
    | Secret
    | ((orderId: string) => Effect.Effect<Secret | null | undefined, E, R>)
    | undefined
  /** Largest body, in bytes. Default 1 MiB. */
  readonly maxBytes?: number | undefined
  /** How far the time of a signed webhook may be from now, in both directions. Default 5 minutes. */
  readonly timeWindow?: Duration.DurationInput | undefined
}

const finderOf = <E, R>(
  given: VerifyOptions<E, R>["depositSecret"]
): ((orderId: string) => Effect.Effect<string | null | undefined, E, R>) | null => {
  if (given === undefined) return null
  const find = typeof given === "function" ? given : () => Effect.succeed(given)
  return (orderId) =>
    Effect.map(find(orderId), (found) => (Redacted.isRedacted(found) ? Redacted.value(found) : found))
}

type Keys = ReadonlyArray<Redacted.Redacted<string>>

/** @internal */
export const verifyAndParse =
  (table: Table) =>
  <E = never, R = never>(
    body: Envelope.Body,
    options: VerifyOptions<E, R> & { readonly securityKeys?: Keys | undefined } = {}
  ): Effect.Effect<ParsedEvent, WebhookVerificationError | E, R> =>
    Effect.suspend(() => {
      const envelope = Envelope.read(body, options)
      return "reason" in envelope
        ? refuse(envelope.reason, envelope.message)
        : verify(table)(envelope, {
            securityKeys: (options.securityKeys ?? []).map(Redacted.value),
            timeWindow: options.timeWindow ?? Duration.minutes(5),
            secretOf: finderOf(options.depositSecret)
          })
    })
