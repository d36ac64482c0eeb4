import type { ParsedEvent } from "../../webhook/Event.js"
import * as Declaration from "./declaration.js"

const digest = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** @internal */
export const identityOf =
  (table: Declaration.Table) =>
  (event: ParsedEvent): Promise<string> => {
    const declaration = Declaration.find(table, event.type)
    const said = declaration?.identity?.(event.data) ?? [event.data]
    // What cannot be read is not proven later: a forged one must not use up the identity of the genuine one.
    const parts = declaration?.reread === undefined ? [event.trust, ...said] : said
    return digest(JSON.stringify([event.eventType, event.createdAt?.getTime() ?? null, ...parts]))
  }
