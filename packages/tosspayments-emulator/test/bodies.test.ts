import { readFileSync } from "node:fs"
import { HttpApi } from "@effect/platform"
import { Option, Schema, SchemaAST } from "effect"
import { describe, expect, it } from "vitest"
import { ControlApi, createEmulator } from "../src/index.js"

/** Endpoints of the control API that take a body, with the bodies that their descriptions show. */
const endpoints: Array<{ readonly path: string; readonly schema: Schema.Schema.AnyNoContext }> = []
HttpApi.reflect(ControlApi.ControlApi, {
  onGroup: () => {},
  onEndpoint: ({ endpoint }) => {
    if (Option.isSome(endpoint.payloadSchema)) {
      endpoints.push({
        path: endpoint.path,
        schema: endpoint.payloadSchema.value as never
      })
    }
  }
})

const examplesOf = ({ ast }: Schema.Schema.AnyNoContext): ReadonlyArray<unknown> =>
  Option.getOrElse(SchemaAST.getExamplesAnnotation(ast), () => [])

describe("every body of the control API", () => {
  it("has an example that is as described", () => {
    expect(endpoints.length).toBeGreaterThan(10)
    for (const { path, schema } of endpoints) {
      expect([path, examplesOf(schema)]).not.toEqual([path, []])
      for (const example of examplesOf(schema)) {
        expect([path, Schema.decodeUnknownEither(schema)(example)._tag]).toEqual([path, "Right"])
      }
    }
  })

  it("that is wrong is answered with words and an example, and no type", async () => {
    await using emulator = await createEmulator()
    for (const { path, schema } of endpoints) {
      const url = `${emulator.url}${path.replace(/:\w+/g, "x")}`
      for (const body of ["", "{", "null", "[]", "5", '{"amuont":1}', '{"seed":{}}']) {
        const response = await fetch(url, { method: "POST", body })
        const answer = await response.json()
        expect([path, body, response.status, answer.example]).toEqual([
          path,
          body,
          400,
          examplesOf(schema)[0]
        ])
        expect(answer.message).not.toMatch(/readonly|ReadonlyArray|Struct|<->|\| undefined|actual/)
      }
    }
  })

  for (const readme of ["README.md", "README.ko.md"]) {
    it(`is shown in ${readme}`, () => {
      const text = readFileSync(new URL(`../${readme}`, import.meta.url), "utf8")
      for (const { path, schema } of endpoints) {
        const place = path.replace(/:(\w+)/g, "{$1}")
        for (const example of examplesOf(schema)) {
          expect(text).toContain(`curl -X POST localhost:8080${place} -d '${JSON.stringify(example)}'`)
        }
      }
    })
  }
})
