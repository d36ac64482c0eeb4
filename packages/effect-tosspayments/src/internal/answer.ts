/**
 * Reads the body of an answer, but no more of it than allowed: an answer without an end must not fill the memory.
 *
 * @internal
 */

/** @internal */
export class TooLarge {
  readonly _tag = "TooLarge"
}

/**
 * Counts what comes and makes it text, as `Response.text` does.
 *
 * @internal
 */
export const collector = (limit: number) => {
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

/**
 * What `fetch` gives, or something in its shape.
 *
 * @internal
 */
export interface FetchAnswer {
  readonly body?: Body | null | undefined
  readonly text: () => Promise<string>
}

/** @internal */
export const readText = async (answer: FetchAnswer, limit: number): Promise<string> => {
  const { body } = answer
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
  const whole = await answer.text()
  if (whole.length > limit) throw new TooLarge()
  return whole
}
