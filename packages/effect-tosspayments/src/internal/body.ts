/**
 * Reads the body of an answer, but no more of it than allowed: an answer without an end must not fill the memory.
 *
 * @internal
 */
import type * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"

/** @internal */
export class TooLarge {
  readonly _tag = "TooLarge"
}

/** Counts what comes and makes it text, as `Response.text` does. */
const collector = (limit: number) => {
  const decoder = new TextDecoder()
  let size = 0
  let text = ""
  return {
    /** Whether it still fits. */
    add: (chunk: Uint8Array): boolean => {
      size += chunk.byteLength
      if (size > limit) return false
      text += decoder.decode(chunk, { stream: true })
      return true
    },
    end: (): string => text + decoder.decode()
  }
}

/** A web stream, or one of Node, as libraries in the shape of `fetch` have it. */
type Body = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** What `fetch` gives, or something in its shape. */
interface FetchAnswer {
  readonly body?: Body | null | undefined
  readonly text: () => Promise<string>
}

const readAll = async ({ body, text }: FetchAnswer, limit: number): Promise<string> => {
  const all = collector(limit)
  if (typeof Object(body).getReader === "function") {
    const reader = (body as ReadableStream<Uint8Array>).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return all.end()
      if (all.add(value)) continue
      // Not waited for: where a copy of the answer is open (`clone`), it ends only with the copy.
      reader.cancel().catch(() => undefined)
      throw new TooLarge()
    }
  }
  if (typeof Object(body)[Symbol.asyncIterator] === "function") {
    for await (const chunk of body as AsyncIterable<Uint8Array>) if (!all.add(chunk)) throw new TooLarge()
    return all.end()
  }
  const whole = await text()
  if (whole.length > limit) throw new TooLarge()
  return whole
}

/**
 * The answer of `fetch` inside of the platform's response: reading it as text is several times cheaper than as a stream,
 * and ends at once when the call is interrupted.
 */
const fetchAnswerIn = (response: HttpClientResponse.HttpClientResponse): FetchAnswer | null => {
  const { source } = Object(Object(response).original ?? response)
  return typeof Object(source).text === "function" ? source : null
}

/**
 * The whole body as text, or `TooLarge`.
 *
 * @internal
 */
export const readText = (
  response: HttpClientResponse.HttpClientResponse,
  limit: number
): Effect.Effect<string, HttpClientError.ResponseError | TooLarge> => {
  const answer = fetchAnswerIn(response)
  if (answer !== null) {
    const { body } = answer
    const text = answer.text.bind(answer)
    const value = () => readAll({ body, text }, limit)
    if (Reflect.defineProperty(answer, "text", { value })) {
      return Effect.mapError(response.text, (error) =>
        error.cause instanceof TooLarge ? error.cause : error
      )
    }
  }
  const all = collector(limit)
  return response.stream.pipe(
    Stream.runForEach((chunk) => (all.add(chunk) ? Effect.void : Effect.fail(new TooLarge()))),
    Effect.map(all.end),
    Effect.catchIf(
      (error) => error._tag === "ResponseError" && error.reason === "EmptyBody",
      () => response.text
    )
  )
}
