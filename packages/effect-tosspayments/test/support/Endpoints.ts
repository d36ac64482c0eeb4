/** Endpoints that only tests have. */
import * as Endpoint from "../../src/Endpoint.js"
import * as Rules from "../../src/internal/schema/rules.js"
import * as Wire from "../../src/internal/schema/wire.js"

const base = {
  path: "/things/{thingId}",
  response: Wire.struct(() => ({ ok: Wire.boolean }))
} as const

export const read = Endpoint.make({ ...base, id: "things.read", method: "GET" })

export const remove = Endpoint.make({ ...base, id: "things.remove", method: "DELETE" })

export const slow = Endpoint.make({ ...base, id: "things.slow", method: "GET", slow: true })

/** A POST whose result cannot be found out. */
export const post = Endpoint.make({
  ...base,
  id: "things.post",
  method: "POST",
  request: Rules.struct(() => ({ size: Rules.amount(0) }))
})

export const ok = { status: 200, body: { ok: true } }
