import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { expectTypeOf } from "vitest"
import * as TossStore from "../src/TossStore.js"

/** A store as somebody writes one today. */
class Secrets implements TossStore.Secrets {
  private readonly kept = new Map<string, Redacted.Redacted<string>>()
  save(orderId: string, secret: Redacted.Redacted<string>) {
    return Effect.sync(() => void this.kept.set(orderId, secret))
  }
  find(orderId: string) {
    return Effect.sync(() => this.kept.get(orderId) ?? null)
  }
}

const today = Effect.map(TossStore.makeMemory, ({ events, intents }) => ({
  events,
  intents,
  secrets: new Secrets()
}))

describe("a store of one's own", () => {
  it("keeps compiling when a part is added", () => {
    interface Later extends TossStore.Parts {
      readonly cards?: { readonly find: (customer: string) => Effect.Effect<string> } | undefined
    }
    expectTypeOf<TossStore.Parts>().toExtend<Later>()
    expectTypeOf<{
      readonly events: TossStore.Events
      readonly secrets: Secrets
      readonly intents: TossStore.Intents
    }>().toExtend<TossStore.Parts>()
    expectTypeOf<typeof TossStore.make>().parameter(0).toEqualTypeOf<TossStore.Parts>()
  })

  it.effect("works as it is, with methods that need their this and a part that nobody knows yet", () =>
    Effect.gen(function* () {
      const parts = { ...(yield* today), cards: {} }
      const { events, intents, secrets } = TossStore.make(parts)
      yield* secrets.save("order-1", Redacted.make("ps_1"))
      const found = yield* secrets.find("order-1")
      expect(found === null ? null : Redacted.value(found)).toBe("ps_1")
      expect(yield* events.complete("event-1", "owner")).toBe(false)
      expect(yield* intents.open).toEqual([])
    })
  )

  it.effect("fails with a StoreError where it lacks what is needed, and works where it does not", () =>
    Effect.gen(function* () {
      const { intents } = yield* today
      const { open: _, ...older } = intents
      const store = TossStore.make({ events: undefined, secrets: {}, intents: older } as never)
      const lacking = [
        store.events.claim("event-1", "owner", undefined as never),
        store.events.complete("event-1", "owner"),
        store.events.release("event-1", "owner"),
        store.secrets.save("order-1", Redacted.make("ps_1")),
        store.secrets.find("order-1"),
        store.intents.open
      ]
      const errors = yield* Effect.forEach(
        lacking,
        (operation: Effect.Effect<unknown, TossStore.StoreError>) => Effect.flip(operation)
      )
      expect(errors.map(({ operation }) => operation)).toEqual([
        "events.claim",
        "events.complete",
        "events.release",
        "secrets.save",
        "secrets.find",
        "intents.open"
      ])
      expect(errors[0]).toMatchObject({
        _tag: "StoreError",
        message: "The store has no events.claim: it was made for another version."
      })
      yield* store.intents.end("order-1", "Applied", "key")
    })
  )
})
