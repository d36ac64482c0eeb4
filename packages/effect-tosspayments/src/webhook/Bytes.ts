/**
 * Bytes, of whatever realm. Test environments (jsdom, happy-dom), `vm` contexts and frames have constructors of their
 * own, so that `instanceof Uint8Array` is false for a real `Buffer`.
 *
 * Imports nothing, so that an edge function can use it without Effect.
 *
 * @since 0.1.0
 */

/**
 * Whether a value is bytes: any view (`Uint8Array`, `Buffer`, `DataView`) or an `ArrayBuffer`.
 *
 * @example
 * ```ts
 * import * as Bytes from "effect-tosspayments/webhook/Bytes"
 *
 * Bytes.isBytes(new ArrayBuffer(8)) // true
 * Bytes.isBytes([1, 2, 3]) // false
 * ```
 *
 * @since 0.1.0
 * @category guards
 */
export const isBytes = (value: unknown): value is ArrayBuffer | ArrayBufferView =>
  ArrayBuffer.isView(value) || Object.prototype.toString.call(value) === "[object ArrayBuffer]"

/**
 * The bytes of a text (in UTF-8), of a view or of a buffer; those are not copied.
 *
 * @example
 * ```ts
 * import * as Bytes from "effect-tosspayments/webhook/Bytes"
 *
 * Bytes.from("한").length // 3
 * ```
 *
 * @since 0.1.0
 * @category conversions
 */
export const from = (input: string | ArrayBuffer | ArrayBufferView): Uint8Array =>
  typeof input === "string"
    ? new TextEncoder().encode(input)
    : ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input)
