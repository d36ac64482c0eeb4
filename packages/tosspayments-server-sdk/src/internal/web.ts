import * as Effect from "effect/Effect"
import { type Answer, BodyError, type Delivery } from "effect-tosspayments/WebhookReceiver"
import * as Bytes from "effect-tosspayments/webhook/Bytes"
import type { WebHandler, WebHandlerOptions } from "../WebhookHandler.js"

/**
 * Has a delivery handled, and never rejects.
 *
 * @internal
 */
export type Receive = (delivery: Delivery) => Promise<Answer>

/** @internal */
export const cutOff = (): BodyError =>
  new BodyError({ reason: "CutOff", message: "the connection broke before the end of its body" })

/**
 * A piece of a body as its stream gave it: bytes, or text where an encoding was set. Whatever else was made of it cannot
 * be taken back.
 *
 * @internal
 */
export const toBytes = (piece: unknown, parsed: () => BodyError): Effect.Effect<Uint8Array, BodyError> =>
  typeof piece === "string" || Bytes.isBytes(piece)
    ? Effect.succeed(Bytes.from(piece))
    : Effect.failSync(parsed)

const alreadyRead = () =>
  new BodyError({
    reason: "AlreadyRead",
    message:
      "the body of the Request was read before it got to the handler, and a signature covers the bytes as they came. " +
      "Do not call request.json() or request.text() in front of it, or give it a request.clone() made before. " +
      "Hono: handler(context.req.raw), with no validator on this route."
  })

/** Reads a body piece by piece; `stop` lets go of what is left. */
const readerOf = (request: Request): { readonly read: Delivery["read"]; readonly stop: () => void } => {
  const { body } = request
  if (request.bodyUsed || body?.locked) return { read: Effect.failSync(alreadyRead), stop: () => {} }
  if (!body) return { read: Effect.succeed(null), stop: () => {} }
  const reader = body.getReader()
  return {
    read: Effect.flatMap(Effect.tryPromise({ try: () => reader.read(), catch: cutOff }), ({ done, value }) =>
      done ? Effect.succeed(null) : toBytes(value, alreadyRead)
    ),
    stop: () => void reader.cancel().catch(() => {})
  }
}

/** @internal */
export const make =
  (receive: Receive, { remoteAddress }: Pick<WebHandlerOptions, "remoteAddress">): WebHandler =>
  async (request) => {
    const { read, stop } = readerOf(request)
    const { body, headers, status } = await receive({
      method: request.method,
      headers: request.headers,
      remoteAddress: remoteAddress?.(request) ?? null,
      read
    })
    stop()
    return new Response(body, { status, headers })
  }
