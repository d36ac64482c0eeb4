/**
 * From the bytes of a webhook to its envelope: which event, when, and its still undecoded data.
 *
 * Imports no Effect, so that an edge function can look at an event and put it on a queue.
 *
 * @since 0.1.0
 */
import * as KoreanTime from "../KoreanTime.js"
import type { WebhookReason } from "../TossError.js"

/**
 * What may be given as the body: the bytes as they came, or their text.
 *
 * @since 0.1.0
 * @category models
 */
export type Body = string | Uint8Array | ArrayBuffer

/**
 * What may be given as headers: a web `Headers`, or an object as Node has it.
 *
 * @since 0.1.0
 * @category models
 */
export type HeadersInput =
  | { readonly get: (name: string) => string | null }
  | { readonly [name: string]: string | ReadonlyArray<string> | undefined }

/**
 * How an event was delivered.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @since 0.1.0
 * @category models
 */
export interface Transmission {
  /** Id of the delivery, `whtrans_…`. Whether a retry keeps it is not documented. */
  readonly id: string | null
  /** When this delivery was sent, as in the header. */
  readonly time: string | null
  /** 0 for the first delivery, then 1, 2, … */
  readonly retriedCount: number | null
}

/**
 * An envelope. DEPOSIT_CALLBACK has none of its own on the wire: its flat body becomes `data`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Envelope {
  /** Name of the event as TossPayments spells it, e.g. `PAYMENT_STATUS_CHANGED`. */
  readonly eventType: string
  /** When the event arose, in the word of its sender; `null` when the text is no date. */
  readonly createdAt: Date | null
  /** Undecoded content. */
  readonly data: unknown
  /** How it was delivered. */
  readonly transmission: Transmission
  /** Header with signatures, if any. */
  readonly signature: string | null
  /** The bytes that a signature covers. */
  readonly bytes: Uint8Array
}

/**
 * Why a body is no event.
 *
 * @since 0.1.0
 * @category models
 */
export interface Problem {
  /** Why it was refused. */
  readonly reason: WebhookReason
  /** What to do about it. */
  readonly message: string
}

/**
 * Largest body that is read unless told otherwise, in bytes.
 *
 * @since 0.1.0
 * @category constants
 */
export const defaultMaxBytes = 1024 * 1024

/**
 * Reads a header; several of the same name are joined by commas. The name is in lower case, those of the request may
 * be in any. `null` when there is none.
 *
 * @example
 * ```ts
 * import * as Envelope from "effect-tosspayments/webhook/Envelope"
 *
 * Envelope.header({ "X-Forwarded-For": "13.124.18.147" }, "x-forwarded-for") // "13.124.18.147"
 * ```
 *
 * @since 0.1.0
 * @category headers
 */
export const header = (headers: HeadersInput | undefined, name: string): string | null => {
  if (headers === undefined) return null
  if (typeof headers.get === "function") return headers.get(name)
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === "string" ? found : Array.isArray(found) ? found.join(",") : null
}

const toBytes = (body: Body): Uint8Array =>
  typeof body === "string"
    ? new TextEncoder().encode(body)
    : body instanceof Uint8Array
      ? body
      : new Uint8Array(body)

const alreadyParsed: Problem = {
  reason: "BodyAlreadyParsed",
  message:
    "The webhook body was parsed before it got here; give the raw bytes or text. " +
    'Express: express.raw({ type: "application/json" }) on this route. ' +
    'Fastify: addContentTypeParser("application/json", { parseAs: "buffer" }, …). ' +
    "Next.js, Hono, Bun, Deno, Workers: await request.text(). NestJS: { rawBody: true } and request.rawBody."
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * Reads a webhook. Answers with a problem instead of throwing.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @example
 * ```ts
 * import * as Envelope from "effect-tosspayments/webhook/Envelope"
 *
 * const nameOf = async (request: Request): Promise<string> => {
 *   const read = Envelope.read(await request.text(), { headers: request.headers })
 *   return "reason" in read ? read.reason : read.eventType
 * }
 * ```
 *
 * @since 0.1.0
 * @category parsing
 */
export const read = (
  body: Body,
  options: { readonly headers?: HeadersInput | undefined; readonly maxBytes?: number | undefined } = {}
): Envelope | Problem => {
  if (typeof body !== "string" && !(body instanceof Uint8Array) && !(body instanceof ArrayBuffer))
    return alreadyParsed
  const maxBytes = options.maxBytes ?? defaultMaxBytes
  const bytes = toBytes(body)
  if (bytes.length > maxBytes) {
    return {
      reason: "BodyTooLarge",
      message: `The webhook body has ${bytes.length} bytes, more than ${maxBytes}.`
    }
  }
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch {
    return {
      reason: "NotJson",
      message: "The webhook body is not JSON in UTF-8: it was cut off, or is not from TossPayments."
    }
  }
  const notAnEvent: Problem = {
    reason: "NotAnEvent",
    message: "The webhook body is JSON, but not an event of TossPayments."
  }
  if (!isObject(json)) return notAnEvent

  const retriedCount = header(options.headers, "tosspayments-webhook-transmission-retried-count")
  const common = {
    createdAt: typeof json["createdAt"] === "string" ? KoreanTime.parse(json["createdAt"]) : null,
    transmission: {
      id: header(options.headers, "tosspayments-webhook-transmission-id"),
      time: header(options.headers, "tosspayments-webhook-transmission-time"),
      retriedCount: retriedCount !== null && /^\d{1,6}$/.test(retriedCount) ? Number(retriedCount) : null
    },
    signature: header(options.headers, "tosspayments-webhook-signature"),
    bytes
  }
  const eventType = json["eventType"]
  if (typeof eventType === "string" && eventType !== "") {
    return { ...common, eventType, data: "entityBody" in json ? json["entityBody"] : json["data"] }
  }
  return eventType === undefined && typeof json["secret"] === "string"
    ? { ...common, eventType: "DEPOSIT_CALLBACK", data: json }
    : notAnEvent
}
