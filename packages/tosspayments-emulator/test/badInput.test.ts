/** Every operation, over HTTP, with input that is not as documented. */
import { Buffer } from "node:buffer"
import { it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import type * as Endpoint from "effect-tosspayments/Endpoint"
import * as Payouts from "effect-tosspayments/Payouts"
import { describe, expect } from "vitest"
import { bodyOf, endpoints, type Row } from "../../effect-tosspayments/test/contract/Row.js"
import { rows } from "../../effect-tosspayments/test/contract/rows.js"
import { Emulator, EmulatorServer, Options } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import { basic, type Loose, testKey } from "./support.js"

const rowOf = (id: string): Row => {
  const row = rows.find((row) => row.id === id)
  if (row === undefined) throw new Error(`no call of ${id} is documented`)
  return row
}

const { encryption } = Payouts.endpoints.request
const securityKey = Redacted.make(Options.defaultSecurityKey)

/** An answer, whether it is encrypted or not. */
const opened = async (text: string): Promise<string> =>
  encryption?.isEncrypted(text) ? encryption.decrypt(text, [securityKey]) : text

const live = EmulatorServer.layer().pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks()))

interface Sent {
  readonly what: string
  readonly query?: string
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly headers?: Record<string, string>
  readonly isEncrypted?: true
}

const bytes = new Uint8Array([0xff, 0xfe, 0x00, 0x80, 0x7b, 0x22])
const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`

/** Bodies that are no JSON object, or no JSON at all. */
const broken: ReadonlyArray<readonly [what: string, body: string | Uint8Array<ArrayBuffer>]> = [
  ["nothing", ""],
  ["HTML", "<html><body>502 Bad Gateway</body></html>"],
  ["text", '"text"'],
  ["null", "null"],
  ["a number", "1e999"],
  ["a list of lists", "[[]]"],
  ["bytes", bytes],
  ["NUL", "\0"],
  ["a form", "paymentKey=x&amount=1"],
  ["JSON nested deep", deep],
  ["a byte order mark and no more", "\uFEFF"],
  ["three parts with dots", "eyJhbGciOiJkaXIifQ..aaaa.bbbb.cccc"]
]

const hostile: ReadonlyArray<unknown> = [
  undefined,
  null,
  true,
  -1,
  0.001,
  1e21,
  "",
  " ",
  "\0",
  "\ud800",
  "가".repeat(3000),
  "<script>",
  "'; DROP TABLE payments; --",
  [],
  [null],
  {},
  JSON.parse('{"__proto__":{"amount":1},"constructor":1,"toString":1}')
]

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null

/** Each place with each value. */
const mutations = (json: unknown): ReadonlyArray<unknown> => [
  ...hostile,
  ...(isObject(json) && !Array.isArray(json) ? [{ ...json, isNew: { unknown: [1] } }] : []),
  ...(isObject(json)
    ? Object.entries(json).flatMap(([name, value]) =>
        mutations(value).map((mutated) =>
          Array.isArray(json)
            ? json.map((item, index) => (String(index) === name ? mutated : item))
            : { ...json, [name]: mutated }
        )
      )
    : [])
]

/** Everything that is wrong with the rest of a request. */
const wrong = (row: Row): ReadonlyArray<Sent> => {
  const body = bodyOf(row)
  if (row.sends.startsWith("POST ")) {
    const text = JSON.stringify(body) ?? ""
    const texts: ReadonlyArray<Sent> = [
      ...broken.map(([what, body]) => ({ what, body })),
      ...[1, Math.floor(text.length / 2), text.length - 1].map((length) => ({
        what: `cut off after ${length}`,
        body: text.slice(0, Math.max(0, length))
      })),
      ...(body === undefined ? [] : mutations(body)).map((mutated) => {
        const body = JSON.stringify(mutated) ?? ""
        return { what: body.slice(0, 200), body }
      })
    ]
    return [
      ...texts,
      ...(row.isEncrypted ? texts.map((sent): Sent => ({ ...sent, isEncrypted: true })) : []),
      { what: "another content type", body: text, headers: { "content-type": "text/html" } },
      {
        what: "encryption that is none",
        body: text,
        headers: { "tosspayments-api-security-mode": "ENCRYPTION" }
      }
    ]
  }
  const query = row.query ?? {}
  return [
    { what: "a query that is none", query: "?%FF%00=%E0%A4%A&&==&a[]=1" },
    ...Object.keys({ ...query, isNew: "" }).flatMap((name) =>
      ["", "x", "-1", "1e9", "0x10", "%FF", "%00", "2026-13-45", "9".repeat(400)].map((value) => {
        const others = new URLSearchParams(query)
        others.delete(name)
        return { what: `${name}=${value.slice(0, 20)}`, query: `?${others}&${name}=${value}` }
      })
    )
  ]
}

const send = (
  url: string,
  row: Row,
  { body, headers, isEncrypted, query }: Omit<Sent, "what">,
  path?: string
) =>
  Effect.promise(async () => {
    const [method = "", documented = ""] = row.sends.split(" ")
    const token = row.isBearer ? Redacted.value(row.args[0] as Redacted.Redacted<string>) : ""
    const sent =
      isEncrypted && typeof body === "string"
        ? await encryption?.encrypt(body, securityKey, new Date())
        : body
    const response = await fetch(url + (path ?? documented) + (query ?? ""), {
      method,
      headers: {
        authorization: row.isBearer ? `Bearer ${token}` : basic(testKey),
        "content-type": "application/json",
        ...(isEncrypted ? { "tosspayments-api-security-mode": "ENCRYPTION" } : {}),
        ...headers
      },
      ...(method === "POST" ? { body: sent ?? "" } : {})
    })
    const text = await opened(await response.text())
    return { status: response.status, text }
  })

/** An error as documented: `{ code, message }`, and in version 2 inside of an envelope. */
const errorOf = (endpoint: Endpoint.Any | undefined, text: string): Loose => {
  const json = JSON.parse(text)
  if (endpoint?.version !== "v2") return json
  expect(Object.keys(json)).toEqual(["version", "traceId", "entityType", "entityBody", "error"])
  expect(json.entityBody).toBeNull()
  return json.error
}

const expectError = (id: string, status: number, text: string, what: string): void => {
  expect(status, what).toBeGreaterThanOrEqual(400)
  expect(status, what).toBeLessThan(500)
  const error = errorOf(
    endpoints.find((endpoint) => endpoint.id === id),
    text
  )
  expect(Object.keys(error), what).toEqual(["code", "message"])
  expect(error.code, what).toMatch(/^[A-Z][A-Z_]+$/)
  expect(error.message, what).toMatch(/./)
}

describe("the operations", () => {
  it("are the SDK's endpoints, no more and no less", () => {
    const ids = operations.map(({ endpoint }) => endpoint.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(endpoints.map(({ id }) => id).sort())
  })
})

// Hundreds of requests each, on a machine that may be busy.
for (const { endpoint } of operations) {
  describe(endpoint.id, { timeout: 60_000 }, () => {
    it.scopedLive("refuses who has no key, another key, or half of one", () =>
      Effect.gen(function* () {
        const { url } = yield* EmulatorServer.EmulatorServer
        const row = rowOf(endpoint.id)
        const keys: ReadonlyArray<string> = [
          "",
          "Basic",
          "Basic !!!",
          `Basic ${Buffer.from(testKey).toString("base64")}`,
          `Basic ${Buffer.from(bytes).toString("base64")}`,
          "Bearer",
          "Bearer unknown",
          "Digest x",
          ...["test_ck_x", "live_sk_x", "sk", "가"].map(basic)
        ]
        for (const authorization of keys) {
          const { status, text } = yield* send(url, row, { headers: { authorization } })
          expect([401, 403], authorization).toContain(status)
          expectError(endpoint.id, status, text, authorization)
        }
      }).pipe(Effect.provide(live))
    )

    it.scopedLive(
      "answers what is not as documented with a documented error, or as if nothing were wrong",
      () =>
        Effect.gen(function* () {
          const { url } = yield* EmulatorServer.EmulatorServer
          const row = rowOf(endpoint.id)
          yield* Effect.forEach(
            wrong(row),
            ({ what, ...sent }) =>
              Effect.map(send(url, row, sent), ({ status, text }) => {
                if (status !== 200) expectError(endpoint.id, status, text, what)
              }),
            { concurrency: 8, discard: true }
          )
          expect(
            (yield* send(url, row, { headers: { "idempotency-key": "k".repeat(301) } })).status
          ).not.toBe(500)
        }).pipe(Effect.provide(live))
    )

    if (endpoint.path.includes("{")) {
      it.scopedLive("knows no key that is none", () =>
        Effect.gen(function* () {
          const { url } = yield* EmulatorServer.EmulatorServer
          const row = rowOf(endpoint.id)
          const version = endpoints.find(({ id }) => id === endpoint.id)?.version ?? "v1"
          for (const key of [
            "%00",
            "%FF",
            "%E0%A4%A",
            "x%2Fy",
            "가",
            "a".repeat(3000),
            "__proto__",
            "constructor",
            "%20"
          ]) {
            const path = `/${version}${endpoint.path.replace(/\{\w+\}/g, key)}`
            const body = JSON.stringify(bodyOf(row)) ?? ""
            const sent = row.isEncrypted ? { body, isEncrypted: row.isEncrypted } : { body }
            const { status, text } = yield* send(url, row, sent, path)
            expectError(endpoint.id, status, text, key)
          }
        }).pipe(Effect.provide(live))
      )
    }
  })
}
