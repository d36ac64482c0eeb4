/**
 * From the bytes of a webhook to its envelope: which event, when, and its still undecoded data.
 *
 * Imports no Effect, so that an edge function can look at an event and put it on a queue.
 *
 * @since 0.1.0
 */
import * as KoreanTime from "../KoreanTime.js"
import type { WebhookReason } from "../TossError.js"
import * as Bytes from "./Bytes.js"

/**
 * What may be given as the body: the bytes as they came, or their text.
 *
 * @since 0.1.0
 * @category models
 */
export type Body = string | Uint8Array | ArrayBuffer

/**
 * What may be given as headers: a web `Headers`, or an object as Node and API gateways have it. `null`, which those send
 * for none, is none.
 *
 * @since 0.1.0
 * @category models
 */
export type HeadersInput =
  | { readonly get: (name: string) => string | null }
  | { readonly [name: string]: string | ReadonlyArray<string> | undefined }
  | null

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
  if (headers === undefined || headers === null) return null
  if (typeof headers.get === "function") return headers.get(name) ?? null
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === "string" ? found : Array.isArray(found) ? found.join(",") : null
}

const alreadyParsed: Problem = {
  reason: "BodyAlreadyParsed",
  message:
    "The webhook body was parsed before it got here; give the raw bytes or text. " +
    'Express: express.raw({ type: "application/json" }) on this route. ' +
    'Fastify: addContentTypeParser("application/json", { parseAs: "buffer" }, …). ' +
    "Next.js, Hono, Bun, Deno, Workers: await request.text(). NestJS: { rawBody: true } and request.rawBody."
}

/** An event of TossPayments nests five. Whoever walks what came, as `JSON.stringify` does, stays far from the stack's end. */
const maxLevels = 100

/** Counts brackets instead of following them. */
const isTooDeep = (json: string): boolean => {
  let levels = 0
  let inText = false
  for (let index = 0; index < json.length && levels <= maxLevels; index++) {
    const char = json[index]
    if (char === '"') inText = !inText
    else if (inText) index += char === "\\" ? 1 : 0
    else if (char === "{" || char === "[") levels += 1
    else if (char === "}" || char === "]") levels -= 1
  }
  return levels > maxLevels
}

/** `{`, in base64, is an `e` and one of the last 16 of its letters. */
const isBase64 = (text: string): boolean => /^e[w-z0-9+/][A-Za-z0-9+/]*={0,2}$/.test(text)

const notJson = (text: string): Problem => ({
  reason: "NotJson",
  message: isBase64(text)
    ? "The webhook body is base64, as API gateways and Lambda give it when isBase64Encoded is true. Decode it first: " +
      'Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8").'
    : "The webhook body is not JSON in UTF-8: it was cut off, or is not from TossPayments."
})

const notAnEvent = (why: string): Problem => ({
  reason: "NotAnEvent",
  message: `The webhook body is JSON, but not an event of TossPayments: ${why}.`
})

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
  if (typeof body !== "string" && !Bytes.isBytes(body)) return alreadyParsed
  const maxBytes = options.maxBytes ?? defaultMaxBytes
  const bytes = Bytes.from(body)
  if (bytes.length > maxBytes) {
    return {
      reason: "BodyTooLarge",
      message: `The webhook body has ${bytes.length} bytes, more than ${maxBytes}.`
    }
  }
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let text = ""
  let json: unknown
  try {
    text = decoder.decode(bytes)
    if (isTooDeep(text)) return notAnEvent(`it nests more than ${maxLevels} levels`)
    json = JSON.parse(text)
  } catch {
    return notJson(text)
  }
  if (!isObject(json)) return notAnEvent("it has neither an eventType nor the form of a deposit")

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
    : notAnEvent("it has neither an eventType nor the form of a deposit")
}
