import { isRecord } from "effect/Predicate"

/** The members of a JSON object, nothing known about them yet. */
export type Json = Readonly<Record<string, unknown>>

/** What a request has brought: nothing (`null`), or something that is neither an object nor a list (`undefined`). */
export type Brought = Json | ReadonlyArray<unknown> | null | undefined

/** Reads a body: UTF-8, and one JSON object or a list. */
export const parseBody = (body: Uint8Array): Brought => {
  if (body.length === 0) return null
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body))
    return isRecord(value) || Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The members of what was brought, if it has any. */
export const membersOf = (brought: Brought): Json => (isRecord(brought) ? brought : {})
