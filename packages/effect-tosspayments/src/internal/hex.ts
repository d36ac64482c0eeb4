/**
 * The bytes that hexadecimal digits spell. Imports nothing: webhooks are verified without Effect.
 *
 * @internal
 */
export const decode = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
