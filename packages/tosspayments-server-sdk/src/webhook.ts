/**
 * Webhooks without a client: check a signature, compare a secret, read the envelope. A few kilobytes, for an edge
 * function that looks at an event and puts it on a queue.
 *
 * @since 0.1.0
 */
import type { Body, Envelope, HeadersInput, Problem } from "effect-tosspayments/webhook/Envelope"
import * as Envelopes from "effect-tosspayments/webhook/Envelope"
import * as Signature from "effect-tosspayments/webhook/Signature"

export type { WebhookReason } from "effect-tosspayments/TossError"
export type {
  Body as WebhookBody,
  Envelope as WebhookEnvelope,
  HeadersInput,
  Problem as WebhookProblem,
  Transmission
} from "effect-tosspayments/webhook/Envelope"

/**
 * What a signature is checked against.
 *
 * @since 0.1.0
 */
export interface SignatureInput {
  /** The bytes as they came; JSON that was parsed and printed again does not verify. */
  readonly body: Body
  /** Header `tosspayments-webhook-transmission-time`. */
  readonly transmissionTime: string
  /** Header `tosspayments-webhook-signature`. */
  readonly signature: string
  /** Security keys, 64 hexadecimal characters each. */
  readonly securityKeys: ReadonlyArray<string>
}

/**
 * Whether a signature header belongs to a body. Any of several signatures may match any of several keys, since an
 * old key stays valid for 7 days after a reissue. TossPayments signs `payout.changed` and `seller.changed`, and
 * nothing else. Does not look at how old the webhook is.
 *
 * @example
 * ```ts
 * import { readWebhook, verifySignature } from "tosspayments-server-sdk/webhook"
 *
 * const isGenuine = async (request: Request, securityKey: string): Promise<boolean> => {
 *   const envelope = readWebhook(await request.arrayBuffer(), { headers: request.headers })
 *   return (
 *     !("reason" in envelope) &&
 *     verifySignature({
 *       body: envelope.bytes,
 *       transmissionTime: envelope.transmission.time ?? "",
 *       signature: envelope.signature ?? "",
 *       securityKeys: [securityKey]
 *     })
 *   )
 * }
 * ```
 *
 * @see https://docs.tosspayments.com/reference/using-api/webhook-events
 * @since 0.1.0
 */
export const verifySignature: (input: SignatureInput) => Promise<boolean> = Signature.verify

/**
 * Compares a received secret with a stored one without telling by the time it takes where they differ.
 *
 * @example
 * ```ts
 * import { secretsEqual } from "tosspayments-server-sdk/webhook"
 *
 * secretsEqual("ps_stored", "ps_received") // false
 * ```
 *
 * @see https://docs.tosspayments.com/guides/v2/webhook
 * @since 0.1.0
 */
export const secretsEqual: (a: string | Uint8Array, b: string | Uint8Array) => boolean = Signature.equals

/**
 * Reads the envelope of a webhook: which event, when, and its undecoded data. Answers with a problem (it has a
 * `reason`) instead of throwing. Nothing is verified.
 *
 * @example
 * ```ts
 * import { readWebhook } from "tosspayments-server-sdk/webhook"
 *
 * const nameOf = async (request: Request): Promise<string> => {
 *   const envelope = readWebhook(await request.text(), { headers: request.headers })
 *   return "reason" in envelope ? envelope.message : envelope.eventType
 * }
 * ```
 *
 * @see https://docs.tosspayments.com/reference/using-api/webhook-events
 * @since 0.1.0
 */
export const readWebhook: (
  body: Body,
  options?: { readonly headers?: HeadersInput | undefined; readonly maxBytes?: number | undefined }
) => Envelope | Problem = Envelopes.read

/**
 * Largest body that is read unless told otherwise, in bytes.
 *
 * @since 0.1.0
 */
export const defaultMaxBytes: number = Envelopes.defaultMaxBytes
