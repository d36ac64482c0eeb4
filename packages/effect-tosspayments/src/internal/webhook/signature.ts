import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as KoreanTime from "../../KoreanTime.js"
import type { WebhookVerificationError } from "../../TossError.js"
import type { Envelope } from "../../webhook/Envelope.js"
import * as Signature from "../../webhook/Signature.js"
import { refuse } from "./refuse.js"

/**
 * Whether the signature proves the event; fails when it disproves it, and when there is none although TossPayments signs
 * such events. Without a key nothing is checked.
 *
 * @internal
 */
export const proves = (
  { bytes, eventType, signature, transmission }: Envelope,
  isSigned: boolean,
  securityKeys: ReadonlyArray<string>,
  timeWindow: Duration.DurationInput
): Effect.Effect<boolean, WebhookVerificationError> =>
  Effect.gen(function* () {
    if (securityKeys.length === 0) return false
    if (signature === null) {
      return isSigned
        ? yield* refuse(
            "SignatureMissing",
            `TossPayments signs ${eventType}, but this webhook has no signature header.`
          )
        : false
    }
    const matches = yield* Effect.promise(() =>
      Signature.verify({ body: bytes, transmissionTime: transmission.time ?? "", signature, securityKeys })
    )
    if (!matches) {
      return yield* refuse(
        "SignatureMismatch",
        "The signature does not fit the body: another security key, or the body was changed (parsed and printed again?)."
      )
    }
    const sentAt = transmission.time === null ? null : KoreanTime.parse(transmission.time)
    const now = yield* Clock.currentTimeMillis
    if (sentAt === null || Math.abs(now - sentAt.getTime()) > Duration.toMillis(timeWindow)) {
      return yield* refuse(
        "OutsideTimeWindow",
        "The signed time of the webhook is too far from now: a replay, or a wrong clock."
      )
    }
    return true
  })
