/** Endpoints that only tests have. */
import type { Endpoint } from "../../src/Endpoint.js"
import * as Rules from "../../src/internal/schema/rules.js"
import * as Wire from "../../src/internal/schema/wire.js"

interface Answer {
  readonly ok: boolean
}
const Answer = Wire.struct(() => ({ ok: Wire.boolean }))

const base = {
  path: "/things/{thingId}",
  slow: false,
  lookUp: null,
  request: null,
  response: Answer,
  source: "none"
} as const

export const read: Endpoint<never, Answer> = { ...base, id: "things.read", method: "GET" }

export const remove: Endpoint<never, Answer> = { ...base, id: "things.remove", method: "DELETE" }

export const slow: Endpoint<never, Answer> = { ...read, id: "things.slow", slow: true }

/** A POST that knows no way to look its result up. */
export const post: Endpoint<{ readonly size: number }, Answer> = {
  ...base,
  id: "things.post",
  method: "POST",
  request: Rules.struct(() => ({ size: Rules.amount(0) }))
}

export const ok = { status: 200, body: { ok: true } }
