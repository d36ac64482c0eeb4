import * as Effect from "effect/Effect"

/** Looks the same in every database and fits every index. */
const plain = /^(?!sha256:)[\x20-\x7e]{0,200}$/

/**
 * What a name is stored under: itself, or its hash when a database could not keep it apart from others (PostgreSQL
 * refuses NUL and index entries beyond 2.7 kB; UTF-8 has no lone surrogates).
 */
export const make = (name: string): Effect.Effect<string> =>
  plain.test(name)
    ? Effect.succeed(name)
    : Effect.promise(async () => {
        const units = Uint16Array.from({ length: name.length }, (_, index) => name.charCodeAt(index))
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", units))
        return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")}`
      })
