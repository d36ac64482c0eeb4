import { isRecord } from "effect/Predicate"

/** The members of a JSON object, nothing known about them yet. */
export type Json = Readonly<Record<string, unknown>>

/** `null` unless the bytes are UTF-8 and hold one JSON object. */
export const parseObject = (body: Uint8Array): Json | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body))
    return isRecord(value) && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}
