import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Bytes from "../../webhook/Bytes.js"
import type { Body } from "../../webhook/Envelope.js"

/**
 * The body of a delivery cannot be read.
 *
 * - `CutOff`: the connection broke before its end. Answered with 400, if anybody still listens.
 * - `AlreadyRead`: something in front has read it. Answered with 500; `message` is logged and should say what to do.
 *
 * @since 0.1.0
 * @category errors
 */
export class BodyError extends /*#__PURE__*/ Data.TaggedError("BodyError")<{
  readonly reason: "CutOff" | "AlreadyRead"
  /** What to do about it. */
  readonly message: string
}> {}

/**
 * Reads a body that is there already, in one piece.
 *
 * @since 0.1.0
 * @category reading
 */
export const readFrom = (body: Body): Effect.Effect<Uint8Array | null> => {
  let left: Uint8Array | null = Bytes.from(body)
  return Effect.sync(() => {
    const piece = left
    left = null
    return piece
  })
}

/**
 * Reads to the end, into one growing array: a thousand tiny pieces must not cost a thousand objects. `null`: there is more
 * than is allowed.
 *
 * @internal
 */
export const readAll = (
  read: Effect.Effect<Uint8Array | null, BodyError>,
  maxBytes: number
): Effect.Effect<Uint8Array<ArrayBuffer> | null, BodyError> =>
  Effect.gen(function* () {
    let bytes = new Uint8Array(Math.min(maxBytes, 16 * 1024))
    let length = 0
    while (true) {
      const piece: Uint8Array | null = yield* read
      if (piece === null) return bytes.subarray(0, length)
      const end = length + piece.length
      if (end > maxBytes) return null
      if (end > bytes.length) {
        const larger = new Uint8Array(Math.min(maxBytes, Math.max(end, 2 * bytes.length)))
        larger.set(bytes.subarray(0, length))
        bytes = larger
      }
      bytes.set(piece, length)
      length = end
    }
  })
