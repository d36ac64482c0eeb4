/**
 * An exchange on a socket, on Node's own request and response: those of the platform, whose bodies are streams, cost several
 * times what the emulator does in between.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http"
import * as Effect from "effect/Effect"
import type * as Emulator from "../Emulator.js"
import type { Answer, Reply } from "../Exchange.js"
import { maxBodyBytes } from "./serve.js"

/** Clients that take the server for a proxy send the whole URL (RFC 9112, 3.2.2). */
export const targetOf = ({ url = "/" }: IncomingMessage): string => url.replace(/^https?:\/\/[^/?#]*/i, "")

const textsOf = (headers: IncomingHttpHeaders): Record<string, string> => {
  const texts: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    if (typeof value === "string") texts[name] = value
  }
  return texts
}

/** Reads a body to its end, so that the client hears the answer, but keeps only a little more than is allowed. */
export const read = (incoming: IncomingMessage): Effect.Effect<Uint8Array> =>
  Effect.async((resume) => {
    const chunks: Array<Uint8Array> = []
    let size = 0
    incoming.on("data", (chunk: Buffer) => {
      if (size <= maxBodyBytes) chunks.push(chunk)
      size += chunk.length
    })
    incoming.once("end", () => resume(Effect.succeed(Buffer.concat(chunks))))
  })

/** Sends an answer. */
export const answer = (outgoing: ServerResponse, { body, headers, status }: Answer): void => {
  outgoing.writeHead(status, { ...headers, "content-length": body.length })
  outgoing.end(body)
}

const cutOff = (outgoing: ServerResponse, { body, headers, status }: Answer, bytes: number): void => {
  // The client must notice that something is missing, even when nothing was cut.
  outgoing.writeHead(status, { ...headers, "content-length": Math.max(body.length, bytes + 1) })
  outgoing.flushHeaders()
  outgoing.write(body.slice(0, bytes), () => outgoing.destroy())
}

const transmit = (
  emulator: Emulator.Service,
  outgoing: ServerResponse,
  reply: Reply
): Effect.Effect<void> => {
  switch (reply._tag) {
    case "Answer":
      return Effect.sync(() => answer(outgoing, reply))
    case "CutOff":
      return Effect.sync(() => cutOff(outgoing, reply.answer, reply.bytes))
    case "Drop":
      return Effect.sync(() => outgoing.destroy())
    case "Hang":
      return Effect.zipRight(
        emulator.sessionEnd,
        Effect.sync(() => outgoing.destroy())
      )
  }
}

/** Reads a request and sends what the emulator replies. */
export const serve = (
  emulator: Emulator.Service,
  incoming: IncomingMessage,
  outgoing: ServerResponse
): Effect.Effect<void> =>
  read(incoming).pipe(
    Effect.flatMap((body) =>
      emulator.handle({
        method: incoming.method ?? "GET",
        url: targetOf(incoming),
        headers: textsOf(incoming.headers),
        body
      })
    ),
    Effect.flatMap((reply) => transmit(emulator, outgoing, reply))
  )
