import * as Effect from "effect/Effect"
import type { WebhookVerificationError } from "../../TossError.js"
import * as Signature from "../../webhook/Signature.js"
import type { Carried } from "./declaration.js"
import { refuse } from "./refuse.js"

/**
 * Whether the secret that came with an event proves it; fails when it disproves it, and when none is stored to compare a
 * mandatory one with. A lookup that answers `undefined` proves nothing.
 *
 * @internal
 */
export const proves = <E, R>(
  { isMandatory, orderId, secret }: Carried,
  find: (orderId: string) => Effect.Effect<string | null | undefined, E, R>
): Effect.Effect<boolean, WebhookVerificationError | E, R> =>
  Effect.gen(function* () {
    if (secret === null) return false
    const stored = yield* find(orderId)
    if (stored === undefined) return false
    // An empty text is no secret: anybody can send it.
    if (stored === null || stored === "") {
      return isMandatory
        ? yield* refuse(
            "SecretMissing",
            "No secret is stored for the order of this webhook, so its deposit cannot be checked."
          )
        : false
    }
    return Signature.equals(stored, secret)
      ? true
      : yield* refuse(
          "SecretMismatch",
          "The webhook carries another secret than the payment: it is not from TossPayments."
        )
  })
