/** Endpoints that only tests have. */
import * as Schema from "effect/Schema"
import type { Endpoint } from "../../src/Endpoint.js"

const Answer = Schema.Struct({ ok: Schema.Boolean })
type Answer = typeof Answer.Type

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
  request: Schema.Struct({ size: Schema.Number })
}

export const ok = { status: 200, body: { ok: true } }
