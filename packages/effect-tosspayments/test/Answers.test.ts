/**
 * Every answer that the documentation shows, with anything else in any place: nothing is a defect, what is new is no error, and
 * a call that moves money does not fail because of how its 200 looks.
 */
import { afterEach, describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Wire from "../src/internal/schema/wire.js"
import * as Row from "./contract/Row.js"
import { rows } from "./contract/rows.js"
import * as Mutations from "./support/Mutations.js"
import type * as Samples from "./support/Samples.js"
import * as Transport from "./support/Transport.js"

/** So much without a pause keeps the worker from telling how far it is. */
afterEach(() => new Promise(setImmediate))

/** As `needs` names places. */
const nameOf = (path: Mutations.Path): string =>
  path.reduce<string>(
    (text, segment) =>
      typeof segment === "number" ? `${text}[]` : text === "" ? segment : `${text}.${segment}`,
    ""
  )

/** What TossPayments may put into an answer without a new version: never an error. */
const additions = (content: unknown): ReadonlyArray<readonly [string, unknown]> =>
  Mutations.places(content).flatMap((path) => {
    const value = path.reduce<unknown>((json, segment) => Object(json)[segment], content)
    const where = nameOf(path)
    return [
      ...(typeof value === "string"
        ? [[`${where} is new`, Mutations.replace(content, path, "SOMETHING_NEW")] as const]
        : []),
      ...(typeof value === "object" && value !== null && !Array.isArray(value)
        ? [[`${where} has a new field`, Mutations.replace(content, path, { ...value, isNew: [{}] })] as const]
        : [])
    ]
  })

/** Of a list the first element. */
const placesOf = (content: unknown): ReadonlyArray<Mutations.Path> =>
  Mutations.places(content).filter((path) =>
    path.every((segment) => typeof segment === "string" || segment === 0)
  )

for (const row of rows.filter(({ answers }) => answers.length > 0)) {
  const endpoint = Row.endpointOf(row.id)
  const isEnveloped = endpoint.version === "v2"
  const contentOf = (json: Samples.Json): unknown => (isEnveloped ? json["entityBody"] : json)
  const textOf = (envelope: Samples.Json, content: unknown): string =>
    JSON.stringify(isEnveloped ? { ...envelope, entityBody: content } : (content ?? null))

  const answers = row.answers.map((answer) => [Row.nameOf(answer), Row.answerOf(answer)] as const)

  describe(row.id, () => {
    it.effect.each(answers)("reads %s with something in it that is new", ([, json]) =>
      Effect.gen(function* () {
        let answer = ""
        const http = yield* Transport.make(() => answer)
        for (const [what, content] of additions(contentOf(json))) {
          answer = textOf(json, content)
          const exit = yield* Effect.exit(http.execute({ ...endpoint, lookUp: null }, row.args))
          expect(Exit.isSuccess(exit), what).toBe(true)
        }
      })
    )

    it.each(answers)(
      `has all it needs in %s, and that is ${row.needs.join(", ") || "an object or a list"}`,
      (name, json) => {
        const whole = contentOf(json)
        const { response } = endpoint
        if (response === null) throw new Error(`${row.id} has no model for ${name}`)
        const needed = new Set<string>()
        for (const path of placesOf(whole)) {
          for (const [, value] of Mutations.hostile) {
            const read = Wire.decode(response, Mutations.replace(whole, path, value))
            if ("issues" in read) needed.add(nameOf(path))
          }
        }
        // Around what is needed stands what it is in.
        const around = row.needs.flatMap((field) =>
          Array.from(field.matchAll(/\.|\[\]|$/g), ({ index }) => field.slice(0, index))
        )
        expect([...needed].filter((place) => place !== "" && !around.includes(place))).toEqual([])
        expect(row.needs.filter((field) => !needed.has(field))).toEqual([])
      }
    )

    /** What comes of the call itself, when its first answer looks otherwise. */
    const outcomes = Effect.gen(function* () {
      const [[, json] = ["", {}]] = answers
      const whole = contentOf(json)
      let answer = ""
      let isAnswered = false
      const http = yield* Transport.make(({ url }) => {
        const text = isAnswered ? Row.readsOf(row, url) : answer
        isAnswered = true
        return text
      })
      const texts = [
        ...placesOf(whole).flatMap((path) =>
          Mutations.hostile.map(
            ([what, value]) =>
              [`${what} at ${nameOf(path)}`, textOf(json, Mutations.replace(whole, path, value))] as const
          )
        ),
        ...["", "<html>", '{"paymentKey":', "null", "[]", "{}", "eyJh.b.c"].map(
          (text) => [text, text] as const
        )
      ]
      return yield* Effect.forEach(texts, ([what, text]) => {
        answer = text
        isAnswered = false
        return Effect.map(Effect.exit(http.execute(endpoint, row.args)), (exit) => ({ what, exit }))
      })
    })

    if (endpoint.lookUp !== null && row.reads !== null) {
      it.effect("is no error, whatever its answer looks like: what it did is read", () =>
        Effect.gen(function* () {
          for (const { exit, what } of yield* outcomes) expect(Exit.isSuccess(exit), what).toBe(true)
        })
      )
    } else {
      const outcome = endpoint.method === "GET" || row.isRead ? "NotApplied" : "Unknown"
      it.effect(`is ${outcome} where its answer cannot be read, and no defect`, () =>
        Effect.gen(function* () {
          const exits = yield* outcomes
          for (const { exit, what } of exits) {
            if (Exit.isSuccess(exit)) continue
            const error = exit.cause._tag === "Fail" ? exit.cause.error : exit.cause
            expect(error, what).toMatchObject({ _tag: "DecodeError", outcome })
          }
          expect(exits.some(({ exit }) => Exit.isFailure(exit))).toBe(true)
        })
      )
    }
  })
}
