/** What a window in a frame tells the page that shows it. */
import type { Result } from "./result.js"

export type Message =
  /** It is there; until then the page may believe that it never comes. */
  { readonly type: "ready" } | { readonly type: "result"; readonly result: Result }

const name = "tosspayments-emulator"

export const envelope = (id: string, message: Message) => ({ from: name, id, message })

/** `null` for the messages of others. */
export const readMessage = (data: unknown, id: string): Message | null => {
  if (typeof data !== "object" || data === null) return null
  const given = data as Partial<ReturnType<typeof envelope>>
  return given.from === name && given.id === id ? (given.message ?? null) : null
}
