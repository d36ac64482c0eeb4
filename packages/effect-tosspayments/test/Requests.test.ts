/** Every request against what the documentation says of it: what leaves is inside of its limits, and what is not does not leave. */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Redacted from "effect/Redacted"
import * as Endpoint from "../src/Endpoint.js"
import * as Limit from "./contract/Limit.js"
import { limits } from "./contract/limits.js"
import * as Row from "./contract/Row.js"
import { rows } from "./contract/rows.js"
import * as Requests from "./support/Requests.js"
import type { Sent } from "./support/Script.js"
import * as Transport from "./support/Transport.js"

const documented: ReadonlyArray<string> = JSON.parse(
  readFileSync(new URL("fixtures/endpoints.json", import.meta.url), "utf8")
)

/** Texts of a query as what they are. */
const queryOf = (url: string, fields: Limit.Fields = {}) =>
  Object.fromEntries(
    Array.from(new URL(url).searchParams, ([name, text]) => [name, (fields[name]?.read ?? String)(text)])
  )

const requestOf = (endpoint: Endpoint.Any, { body, url }: Sent, limit: Limit.Limit | undefined) =>
  Effect.promise(async () => {
    if (endpoint.method !== "POST") return url.includes("?") ? queryOf(url, limit?.fields) : undefined
    if (body === "") return undefined
    const keys = [Redacted.make(Transport.securityKey)]
    return JSON.parse((await endpoint.encryption?.decrypt(body, keys)) ?? body)
  })

describe("The limits", () => {
  it("are those of documented endpoints, and of all that are given something", () => {
    expect(Object.keys(limits).filter((endpoint) => !documented.includes(endpoint))).toEqual([])
    const given = Row.endpoints.filter(({ arity, bearer }) => arity > (bearer ? 1 : 0)).map(Row.documentedAs)
    expect(given.filter((endpoint) => !Object.hasOwn(limits, endpoint))).toEqual([])
  })
})

for (const endpoint of Row.endpoints) {
  const { path = {}, request } = limits[Row.documentedAs(endpoint)] ?? {}
  const row = rows.find(({ id }) => id === endpoint.id)
  const example = Endpoint.given(endpoint, row?.args ?? [])

  const send = (args: ReadonlyArray<unknown>) =>
    Effect.gen(function* () {
      const http = yield* Transport.make(() => "{}")
      const result = yield* Effect.either(http.execute(endpoint, args))
      return { sent: http.sent, error: result._tag === "Left" ? result.left : null }
    })

  describe(endpoint.id, () => {
    it.effect("sends what is documented, whatever it takes", () =>
      Effect.promise(() =>
        FastCheck.assert(
          FastCheck.asyncProperty(Requests.argumentsOf(endpoint), (args) =>
            Effect.runPromise(
              Effect.gen(function* () {
                const { error, sent } = yield* send(args)
                const [first] = sent
                if (first === undefined) throw error
                const given = Endpoint.given(endpoint, args)
                for (const [name, limit] of Object.entries(path)) {
                  expect(limit.holds(given.path[name]), `${name}: ${given.path[name]}`).toBe(true)
                }
                const filled = endpoint.path.replace(/\{(\w+)\}/g, (_, name) =>
                  encodeURIComponent(String(given.path[name]))
                )
                expect(new URL(first.url).pathname).toBe(`/${endpoint.version ?? "v1"}${filled}`)
                const json = yield* requestOf(endpoint, first, request)
                if (json === undefined)
                  expect(request === undefined || given.request === undefined).toBe(true)
                else expect(request?.holds(json), JSON.stringify(json)).toBe(true)
              })
            )
          ),
          { numRuns: 100 }
        )
      )
    )

    it.effect("takes what is just inside of its limits, and sends nothing that is outside", () =>
      Effect.gen(function* () {
        const variants: ReadonlyArray<Limit.Variant & { readonly given: Endpoint.Given }> = [
          ...Object.entries(path).flatMap(([name, limit]) =>
            [
              ...Limit.variants(limit, example.path[name]),
              // One segment of the path, and no way out of it.
              ...(endpoint.params.includes(name) ? ["", ".", ".."] : []).map((value) => ({
                path: "",
                value,
                isInside: false
              }))
            ].map((variant) => ({
              ...variant,
              path: name,
              given: { ...example, path: { ...example.path, [name]: variant.value } }
            }))
          ),
          ...(request === undefined
            ? []
            : Limit.variants(request, example.request).map((variant) => ({
                ...variant,
                given: { ...example, request: variant.value }
              })))
        ]
        for (const { given, isInside, path, value } of variants) {
          const { error, sent } = yield* send(Endpoint.argumentsOf(endpoint, given))
          const what = `${isInside ? "inside" : "outside"} ${path}: ${JSON.stringify(value)?.slice(0, 300)}`
          if (isInside) {
            expect(sent.length, `${what} ${error?.message}`).toBeGreaterThan(0)
            continue
          }
          expect(sent, what).toEqual([])
          expect(error, what).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
          const paths = error?._tag === "ValidationError" ? error.issues.map((issue) => issue.path) : []
          expect(
            paths.filter((found) => found === "" || found.startsWith(path) || path.startsWith(found)),
            `${what}: ${paths}`
          ).not.toEqual([])
        }
      })
    )
  })
}
