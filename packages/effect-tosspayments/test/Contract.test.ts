/** Every endpoint against what the documentation shows of it. */
import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type { CallOptions } from "../src/Call.js"
import type * as Endpoint from "../src/Endpoint.js"
import * as EffectSchema from "../src/internal/schema/effectSchema.js"
import * as KoreanTime from "../src/KoreanTime.js"
import * as List from "../src/List.js"
import * as TossClient from "../src/TossClient.js"
import * as Row from "./contract/Row.js"
import { rows } from "./contract/rows.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"
import * as Transport from "./support/Transport.js"

const basic = Samples.json("vector-basic-auth")

/** As operations are made of endpoints; of a list it reads one page. */
const call = (http: Transport.Service, endpoint: Endpoint.Any, args: ReadonlyArray<unknown>) => {
  const options: CallOptions = endpoint.method === "POST" ? { idempotencyKey: "order-1" } : {}
  return List.isList(endpoint)
    ? Stream.runHead(endpoint.stream(http, args, options))
    : http.execute(endpoint, args, options)
}

const headersOf = (row: Row.Row) => ({
  accept: "application/json",
  authorization: row.isBearer
    ? `Bearer ${Redacted.value(row.args[0] as Redacted.Redacted)}`
    : basic["header"],
  "user-agent": expect.stringMatching(/^effect-tosspayments\/\d/),
  ...(row.sends.startsWith("POST ") ? { "idempotency-key": "order-1" } : {}),
  ...(row.body === undefined
    ? {}
    : {
        "content-type": row.isEncrypted ? "text/plain" : "application/json",
        "content-length": expect.stringMatching(/^\d+$/),
        ...(row.isEncrypted ? { "tosspayments-api-security-mode": "ENCRYPTION" } : {})
      })
})

const jsonOf = (row: Row.Row, endpoint: Endpoint.Any, text: string) =>
  Effect.promise(async () => {
    if (text === "") return undefined
    const keys = [Redacted.make(Transport.securityKey)]
    return JSON.parse(row.isEncrypted ? ((await endpoint.encryption?.decrypt(text, keys)) ?? "") : text)
  })

/** Absent is null, and names and dates are written in one way. */
const normal = (value: unknown, renamed: { readonly [name: string]: string } = {}): unknown => {
  if (Array.isArray(value)) return value.map((item) => normal(item, renamed))
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => field !== null && field !== undefined)
        .map(([name, field]) => [renamed[name] ?? name, normal(field, renamed)])
    )
  }
  const date = typeof value === "string" ? KoreanTime.parse(value) : null
  return date === null ? value : KoreanTime.format(date)
}

describe("The table", () => {
  const documented: ReadonlyArray<string> = JSON.parse(
    readFileSync(new URL("fixtures/endpoints.json", import.meta.url), "utf8")
  )

  it("has a row for every endpoint, and none for another", () => {
    const ids = Row.endpoints.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !rows.some((row) => row.id === id))).toEqual([])
    expect(rows.filter(({ id }) => !ids.includes(id))).toEqual([])
  })

  it("has no endpoint that is not documented, and none twice", () => {
    const declared = Row.endpoints.map(Row.documentedAs)
    expect(documented.length).toBe(57)
    expect(declared.filter((endpoint) => !documented.includes(endpoint))).toEqual([])
    expect(new Set(declared).size).toBe(declared.length)
  })

  it.effect("has operations of the client only, and all of them", () =>
    Effect.gen(function* () {
      const client: { readonly [resource: string]: object } = Object(yield* TossClient.TossClient)
      for (const [module, { endpoints }] of Row.modules) {
        const resource = `${module[0]?.toLowerCase()}${module.slice(1)}`
        for (const operation of Object.keys(endpoints)) {
          const operations = Object.entries(client[resource] ?? {})
          expect(operations, `${resource}.${operation}`).toContainEqual([operation, expect.any(Function)])
        }
      }
    }).pipe(Effect.provide(Script.layer([])))
  )

  it("uses every sample", () => {
    const used = new Set(rows.flatMap(Row.samplesOf))
    const here = new URL(".", import.meta.url)
    const tests = readdirSync(here)
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => readFileSync(new URL(file, here), "utf8"))
      .join("\n")
    // What is no request and no answer of an endpoint is named where it is used.
    const isElsewhere = (name: string) =>
      (/^(error|vector)-/.test(name) && tests.includes(`"${name}"`)) ||
      (name.startsWith("webhook-") && tests.includes('Samples.names("webhook-")'))
    expect(Samples.names("").filter((name) => !used.has(name) && !isElsewhere(name))).toEqual([])
  })
})

for (const row of rows) {
  const endpoint = Row.endpointOf(row.id)
  const answer = Row.textOf(row)

  describe(`${row.id} (${row.answers.length} answers)`, () => {
    it.effect(`is ${row.sends}`, () =>
      Effect.gen(function* () {
        const http = yield* Transport.make(() => answer, basic["secretKey"])
        yield* call(http, endpoint, row.args)
        const [method, path] = row.sends.split(" ")
        const query = row.query === undefined ? "" : `?${new URLSearchParams(row.query)}`
        // A list is one page ahead.
        if (!List.isList(endpoint)) expect(http.sent.length).toBe(1)
        const { body = "", headers, ...sent } = http.sent[0] ?? {}
        expect(sent).toEqual({ at: 0, method, url: `https://api.tosspayments.com${path}${query}` })
        expect(headers).toEqual(headersOf(row))
        expect(yield* jsonOf(row, endpoint, body)).toEqual(Row.bodyOf(row))
      })
    )

    if (row.answers.length === 0) {
      it.effect("answers with nothing, whatever comes", () =>
        Effect.gen(function* () {
          for (const body of ["", "{}", "<html>"]) {
            const http = yield* Transport.make(() => body)
            expect(yield* http.execute(endpoint, row.args)).toBeUndefined()
          }
        })
      )
    }

    for (const answer of row.answers) {
      const name = Row.nameOf(answer)
      const older = typeof answer === "object" && "older" in answer ? answer : null
      it.effect(`reads ${name}, and writes it as it was`, () =>
        Effect.gen(function* () {
          const http = yield* Transport.make(() => JSON.stringify(Row.answerOf(answer)))
          // The samples are about other payments, too.
          const read = { ...endpoint, lookUp: null }
          const value: unknown = yield* http.execute(read, row.args)
          expect(http.drift.map(({ path }) => path)).toEqual(older?.drift ?? [])
          const json = Row.answerOf(answer)
          const whole = endpoint.version === "v2" ? json["entityBody"] : json
          const content = normal(row.unwraps === undefined ? whole : whole[row.unwraps], older?.renamed)
          if (endpoint.response === null) throw new Error(`${row.id} has no model for ${name}`)
          const written: unknown = Schema.encodeSync(EffectSchema.make("Answer", endpoint.response))(value)
          const again = normal(JSON.parse(JSON.stringify(written)))
          // What was named otherwise is there under its new name, too.
          if (older === null) expect(again).toEqual(content)
          else expect(again).toMatchObject(Object(content))
        })
      )
    }
  })
}

describe("TossClient.resolvable", () => {
  it("has every endpoint of whose calls can be found out later what became of them", () => {
    const given = TossClient.resolvable.flatMap((group) => Object.values(group))
    const wanted = Row.endpoints.filter(
      ({ confidential, lookUp }) => lookUp !== null && confidential !== true
    )
    expect(wanted.length).toBeGreaterThan(10)
    for (const endpoint of wanted) expect(given, endpoint.id).toContain(endpoint)
  })
})
