/** Endpoints that only tests have. */
import * as Schema from "effect/Schema"
import * as Endpoint from "../../src/Endpoint.js"

const base = {
  path: "/things/{thingId}",
  response: Schema.Struct({ ok: Schema.Boolean }),
  source: "none"
} as const

export const read = Endpoint.make({ ...base, id: "things.read", method: "GET" })

export const remove = Endpoint.make({ ...base, id: "things.remove", method: "DELETE" })

export const slow = Endpoint.make({ ...base, id: "things.slow", method: "GET", slow: true })

/** A POST whose result cannot be found out. */
export const post = Endpoint.make({
  ...base,
  id: "things.post",
  method: "POST",
  request: Schema.Struct({ size: Schema.Number })
})

export const ok = { status: 200, body: { ok: true } }
