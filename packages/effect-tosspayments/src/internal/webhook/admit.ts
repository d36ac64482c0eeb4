import * as Effect from "effect/Effect"
import * as Envelope from "../../webhook/Envelope.js"
import * as SourceAddress from "../../webhook/SourceAddress.js"
import { type Answer, answer } from "./answer.js"

/**
 * Refuses what is no POST or comes from elsewhere, before anything of it is read. `null`: let it in.
 *
 * @internal
 */
export const refusalOf = (
  delivery: {
    readonly method: string
    readonly headers: Envelope.HeadersInput
    readonly remoteAddress: string | null
  },
  {
    allowedSources,
    trustProxy
  }: { readonly allowedSources: ReadonlyArray<string> | null; readonly trustProxy: number }
): Effect.Effect<Answer | null> => {
  if (delivery.method !== "POST") {
    return Effect.succeed(answer(405, "MethodNotAllowed", { allow: "POST" }))
  }
  if (allowedSources === null) return Effect.succeed(null)
  const forwardedFor = Envelope.header(delivery.headers, "x-forwarded-for")
  const source = SourceAddress.resolve({ remoteAddress: delivery.remoteAddress, forwardedFor }, trustProxy)
  if (SourceAddress.isAllowed(source, allowedSources)) return Effect.succeed(null)
  const hint = trustProxy === 0 ? " (behind a proxy, set trustProxy)" : ""
  return Effect.as(
    Effect.logWarning(
      `a webhook from ${source ?? "an unknown address"} was refused: it is not in allowedSources${hint}`
    ),
    answer(403, "SourceNotAllowed")
  )
}
