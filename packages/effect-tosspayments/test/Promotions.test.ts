import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Promotions from "../src/Promotions.js"
import type { TossError } from "../src/TossError.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const promotions = Samples.json("promotions") as ReadonlyArray<Samples.Json>
const cards = Samples.json("card-promotion")

const run = <A>(operation: (promotions: Promotions.Service) => Effect.Effect<A, TossError>, body: unknown) =>
  Effect.gen(function* () {
    const service = yield* Promotions.Promotions
    const result = yield* Effect.either(operation(service))
    const sent = yield* Script.sent
    return { result, sent: sent.map(({ method, url }) => `${method} ${url}`) }
  }).pipe(Effect.provide(Script.layer([{ status: 200, body }], { maxRetries: 0 })))

const list = (body: unknown) => run((promotions) => promotions.list(), body)

describe("Promotions", () => {
  it.effect("that come as one object are a list of one", () =>
    Effect.gen(function* () {
      const { result } = yield* list(promotions[0])
      expect(result).toMatchObject({ _tag: "Right", right: [promotions[0]] })
      expect((yield* list([])).result).toMatchObject({ right: [] })
    })
  )

  it.effect("in something else are drift, not a promotion", () =>
    Effect.gen(function* () {
      expect((yield* list({ promotions })).result).toMatchObject({
        _tag: "Left",
        left: { _tag: "DecodeError" }
      })
    })
  )

  it.effect("of cards have no currency where none is told", () =>
    Effect.gen(function* () {
      const { result } = yield* run((promotions) => promotions.listCards(), cards)
      expect(result).toMatchObject({ _tag: "Right", right: { interestFreeCards: [{ currency: null }] } })
    })
  )

  it.effect("have the issuer's code in all versions", () =>
    Effect.gen(function* () {
      const renamed = (changes: Samples.Json) => ({
        discountCards: cards["discountCards"].map(({ issuerCode: _, ...card }: Samples.Json) => ({
          ...card,
          ...changes
        })),
        interestFreeCards: []
      })
      const codeOf = (changes: Samples.Json) =>
        Effect.map(
          run((promotions) => promotions.listCards(), renamed(changes)),
          ({ result }) => (result._tag === "Right" ? result.right.discountCards[0]?.issuerCode : null)
        )
      expect(yield* codeOf({ issuerCode: "11" })).toBe("11")
      expect(yield* codeOf({ companyCode: "11" })).toBe("11")
      expect(yield* codeOf({ cardCompany: "현대" })).toBe("61")
    })
  )
})
