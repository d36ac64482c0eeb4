import * as Effect from "effect/Effect"
import type { WebhookReason } from "../../TossError.js"
import { WebhookVerificationError } from "../../TossError.js"

/** @internal */
export const refuse = (reason: WebhookReason, message: string) =>
  Effect.fail(new WebhookVerificationError({ reason, message }))
