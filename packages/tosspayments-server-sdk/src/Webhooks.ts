/**
 * What TossPayments sends to the shop: verify, parse, and read again what is not signed.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Service from "effect-tosspayments/Webhooks"
import type { Body, HeadersInput } from "effect-tosspayments/webhook/Envelope"
import type { WebhookEvent } from "effect-tosspayments/webhook/Event"
import type { CallOptions } from "./CallOptions.js"
import type { Runner } from "./internal/run.js"

/**
 * How to check a webhook.
 *
 * @since 0.1.0
 */
export interface VerifyOptions {
  /** Headers of the request; needed for signatures and for `transmission`. */
  readonly headers?: HeadersInput | undefined
  /**
   * The `secret` that was stored when the payment was confirmed, or how to find it by order id. With it, a
   * deposit or payment event that carries another secret is refused, also when the shop knows none (`null`).
   * When the function throws or rejects, `verifyAndParse` rejects with that very error.
   */
  readonly depositSecret?:
    | string
    | null
    | ((orderId: string) => string | null | Promise<string | null>)
    | undefined
  /** Largest body, in bytes. Default 1 MiB. */
  readonly maxBytes?: number | undefined
  /**
   * Reads what the event is about through the API when nothing else proves it; the event then has that content
   * and `trust: "retrieved"`. Events that name nothing that can be read stay at `trust: "none"`. Default: no.
   */
  readonly retrieve?: boolean | undefined
}

/**
 * Operations on webhooks.
 *
 * @since 0.1.0
 */
export interface Webhooks {
  /**
   * Verifies and parses a webhook. Takes the raw bytes or text, never a parsed object. The event says how it
   * became trusted; `none` means that nothing proves it: do not move goods or money on it. An event of an unknown
   * kind is an `UNKNOWN` event, not an error.
   *
   * Rejects with `WebhookVerificationError`; with `retrieve: true` also with the errors of reading a payment.
   *
   * @example
   * ```ts
   * import { Client, isPaid } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   *
   * const receive = async (request: Request): Promise<void> => {
   *   const event = await client.webhooks.verifyAndParse(await request.text(), {
   *     headers: request.headers,
   *     retrieve: true
   *   })
   *   if (event.type === "PAYMENT_STATUS_CHANGED" && event.trust !== "none" && isPaid(event.payment)) {
   *     console.log("ship", event.payment.orderId)
   *   }
   * }
   * ```
   *
   * @see https://docs.tosspayments.com/reference/using-api/webhook-events
   * @since 0.1.0
   */
  readonly verifyAndParse: (
    body: Body,
    verify?: VerifyOptions,
    options?: CallOptions
  ) => Promise<WebhookEvent>
}

type Secrets = Service.VerifyOptions<unknown>["depositSecret"]

const toEffect = (secret: VerifyOptions["depositSecret"]): Secrets =>
  secret === undefined || typeof secret === "string"
    ? secret
    : (orderId) =>
        Effect.tryPromise({
          try: async () => (secret === null ? null : secret(orderId)),
          catch: (error) => error
        })

/** @internal */
export const make = ({ run }: Runner): Webhooks => {
  const verifyAndParse: Webhooks["verifyAndParse"] = (body, verify = {}, options) =>
    run(verifyAndParse, "webhooks.verifyAndParse", options, (call) =>
      Effect.flatMap(Service.Webhooks, (webhooks) => {
        const event = webhooks.verifyAndParse<unknown>(body, {
          headers: verify.headers,
          depositSecret: toEffect(verify.depositSecret),
          maxBytes: verify.maxBytes
        })
        return verify.retrieve === true
          ? Effect.flatMap(event, (event) =>
              event.trust === "none" ? webhooks.retrieve(event, call) : Effect.succeed(event)
            )
          : event
      })
    )
  return { verifyAndParse }
}
