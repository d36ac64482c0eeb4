import { describe, expect, it } from "@effect/vitest"
import * as Config from "effect/Config"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TossStore from "effect-tosspayments/TossStore"
import * as fc from "fast-check"
import * as EncryptedStore from "../src/EncryptedStore.js"
import { recordLog } from "./support/log.js"
import { pendingOf } from "./support/storeContract.js"

const oldKey = Redacted.make("0123456789abcdef".repeat(4))
const newKey = Redacted.make(Uint8Array.from({ length: 32 }, (_, i) => i))

const reveal = (secret: Redacted.Redacted<string> | null) => secret && Redacted.value(secret)

/** What is stored, seen from below and from above. */
const make = Effect.gen(function* () {
  const raw = yield* TossStore.makeMemory
  const withKeys = (keys: EncryptedStore.Keys, options?: EncryptedStore.Options) =>
    EncryptedStore.make(raw, keys, options)
  const rawSecret = (order: string) => Effect.map(raw.secrets.find(order), reveal)
  return { raw, withKeys, rawSecret }
})

describe("What is stored", () => {
  it.effect("shows neither secrets, nor path and request of an intent", () =>
    Effect.gen(function* () {
      const { raw, rawSecret, withKeys } = yield* make
      const store = yield* withKeys(oldKey)
      yield* store.secrets.save("o", Redacted.make("ps_deposit"))
      const pending = { ...pendingOf(1), path: { billingKey: "bk_private" } }
      yield* store.intents.begin("i", pending)
      expect(yield* rawSecret("o")).toMatch(/^toss-enc:v1:[0-9a-f]{8}:[A-Za-z0-9_-]{40,}$/)
      const [intent] = yield* raw.intents.open
      const text = JSON.stringify(intent)
      expect(text).not.toMatch(/bk_private|이유|1101|refundReceiveAccount/)
      expect(intent).toMatchObject({
        id: "i",
        state: "Open",
        pending: {
          operation: "payments.cancel",
          path: {},
          idempotencyKey: "key-1",
          keyId: pending.keyId,
          startedAt: pending.startedAt
        }
      })
      expect(yield* store.intents.open).toEqual([{ id: "i", pending, state: "Open" }])
    })
  )

  it.effect("is different every time", () =>
    Effect.gen(function* () {
      const { rawSecret, withKeys } = yield* make
      const store = yield* withKeys(oldKey)
      const seen = new Set<string | null>()
      for (let i = 0; i < 50; i++) {
        yield* store.secrets.save("o", Redacted.make("ps_deposit"))
        seen.add(yield* rawSecret("o"))
      }
      expect(seen.size).toBe(50)
      const ivs = new Set([...seen].map((value) => value?.split(":")[3]?.slice(0, 16)))
      expect(ivs.size).toBe(50)
    })
  )
})

describe("Values belong to their row", () => {
  it.effect("a secret of another order is refused", () =>
    Effect.gen(function* () {
      const { raw, withKeys } = yield* make
      const store = yield* withKeys(oldKey)
      yield* store.secrets.save("mine", Redacted.make("ps_mine"))
      const stolen = yield* raw.secrets.find("mine")
      yield* raw.secrets.save("other", stolen ?? Redacted.make(""))
      const error = yield* Effect.flip(store.secrets.find("other"))
      expect(error).toMatchObject({ _tag: "StoreError", operation: "secrets.find" })
      expect(error.message).toContain("belongs to another row")
      expect(reveal(yield* store.secrets.find("mine"))).toBe("ps_mine")
    })
  )

  it.effect.each(["id", "idempotencyKey", "keyId", "operation", "startedAt", "kind"] as const)(
    "a request moved to another %s is refused",
    (part) =>
      Effect.gen(function* () {
        const { raw, withKeys } = yield* make
        const store = yield* withKeys(oldKey)
        yield* store.intents.begin("i", pendingOf(1))
        const [intent] = yield* raw.intents.open
        if (intent === undefined) throw new Error("nothing stored")
        if (part === "kind") {
          yield* raw.secrets.save("i", Redacted.make(String(intent.pending.request)))
          expect((yield* Effect.flip(store.secrets.find("i")))._tag).toBe("StoreError")
          return
        }
        yield* raw.intents.end("i", "NotApplied", "key-1")
        if (part === "id") yield* raw.intents.begin("j", intent.pending)
        else yield* raw.intents.begin("i", { ...intent.pending, [part]: "another" })
        expect(yield* store.intents.open).toEqual([])
        const error = yield* Effect.flip(store.intents.begin(part === "id" ? "j" : "i", pendingOf(2)))
        expect(error).toMatchObject({ _tag: "StoreError", operation: "intents.begin" })
        expect(error.message).toContain("belongs to another row")
      })
  )

  it.effect("a changed character is noticed", () =>
    Effect.gen(function* () {
      const { raw, rawSecret, withKeys } = yield* make
      const store = yield* withKeys(oldKey)
      yield* store.secrets.save("o", Redacted.make("ps_deposit"))
      const stored = (yield* rawSecret("o")) ?? ""
      yield* Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(fc.integer({ min: 12, max: stored.length - 2 }), async (at) => {
            const changed = `${stored.slice(0, at)}${stored[at] === "A" ? "B" : "A"}${stored.slice(at + 1)}`
            await Effect.runPromise(raw.secrets.save("o", Redacted.make(changed)))
            expect((await Effect.runPromise(Effect.flip(store.secrets.find("o"))))._tag).toBe("StoreError")
          })
        )
      )
      yield* raw.secrets.save("o", Redacted.make("toss-enc:v1:00000000:"))
      expect((yield* Effect.flip(store.secrets.find("o")))._tag).toBe("StoreError")
      yield* raw.secrets.save("o", Redacted.make(stored.replace("v1", "v2")))
      expect((yield* Effect.flip(store.secrets.find("o"))).message).toContain("this version does not know")
    })
  )
})

describe("Keys", () => {
  it.effect("the first encrypts, all decrypt", () =>
    Effect.gen(function* () {
      const { raw, withKeys } = yield* make
      const before = yield* withKeys(oldKey)
      yield* before.secrets.save("old", Redacted.make("ps_old"))
      yield* before.intents.begin("i", pendingOf(1))
      const rotated = yield* withKeys([newKey, oldKey])
      expect(reveal(yield* rotated.secrets.find("old"))).toBe("ps_old")
      expect((yield* rotated.intents.begin("i", pendingOf(2))).pending).toEqual(pendingOf(1))
      yield* rotated.secrets.save("new", Redacted.make("ps_new"))
      const after = yield* EncryptedStore.make(raw, newKey)
      expect(reveal(yield* after.secrets.find("new"))).toBe("ps_new")
      expect((yield* Effect.flip(before.secrets.find("new"))).message).toContain("Wrong key")
    })
  )

  it.effect("a wrong key is told as such, with no value in the error", () =>
    Effect.gen(function* () {
      const { rawSecret, withKeys } = yield* make
      const before = yield* withKeys(oldKey)
      yield* before.secrets.save("order-1", Redacted.make("ps_deposit"))
      yield* before.intents.begin("i", pendingOf(1))
      const wrong = yield* withKeys(newKey)
      const stored = (yield* rawSecret("order-1")) ?? ""
      for (const failing of [wrong.secrets.find("order-1"), wrong.intents.begin("i", pendingOf(2))]) {
        const error = yield* Effect.flip(failing as Effect.Effect<unknown, TossStore.StoreError>)
        expect(error._tag).toBe("StoreError")
        expect(error.message).toContain("Wrong key")
        const text = JSON.stringify(error) + String(error.stack)
        for (const value of ["ps_deposit", "order-1", "0123456789abcdef", stored.slice(-20)])
          expect(text).not.toContain(value)
      }
    })
  )

  const bad: ReadonlyArray<readonly [string, unknown]> = [
    ["too short", Redacted.make("abc")],
    ["63 characters", Redacted.make("a".repeat(63))],
    ["not hexadecimal", Redacted.make("g".repeat(64))],
    ["white space", Redacted.make(`${"a".repeat(64)}\n`)],
    ["31 bytes", Redacted.make(new Uint8Array(31))],
    ["not Redacted", "a".repeat(64)],
    ["a wrong second one", [oldKey, Redacted.make("secret-of-mine")]],
    ["none", []]
  ]
  it.effect.each(bad)("%s: a ConfigError without the key", ([, keys]) =>
    Effect.gen(function* () {
      const { withKeys } = yield* make
      const error = yield* Effect.flip(withKeys(keys as EncryptedStore.Keys))
      expect(error).toMatchObject({ path: ["keys"] })
      expect(String(error)).not.toContain("secret-of-mine")
      expect(String(error)).not.toContain("aaaa")
    })
  )

  it.effect("come from the configuration", () =>
    Effect.gen(function* () {
      const store = TossStore.layerMemory.pipe(
        EncryptedStore.encryptConfig(Config.redacted("TOSS_STORE_KEY"))
      )
      const built = (value: string) =>
        Layer.build(store).pipe(
          Effect.scoped,
          Effect.withConfigProvider(ConfigProvider.fromMap(new Map([["TOSS_STORE_KEY", value]])))
        )
      yield* built(Redacted.value(oldKey))
      expect(yield* Effect.flip(built("short"))).toMatchObject({ path: ["keys"] })
    })
  )
})

describe("Values from before encryption", () => {
  it.effect("are refused, unless an option allows them", () =>
    Effect.gen(function* () {
      const { raw, rawSecret, withKeys } = yield* make
      yield* raw.secrets.save("o", Redacted.make("ps_plain"))
      yield* raw.intents.begin("i", pendingOf(1))
      const strict = yield* withKeys(oldKey)
      for (const failing of [strict.secrets.find("o"), strict.intents.begin("i", pendingOf(1))]) {
        const error = yield* Effect.flip(failing as Effect.Effect<unknown, TossStore.StoreError>)
        expect(error.message).toContain("allowUnencrypted")
        expect(error.message).not.toContain("ps_plain")
      }
      const lenient = yield* withKeys(oldKey, { allowUnencrypted: true })
      expect(reveal(yield* lenient.secrets.find("o"))).toBe("ps_plain")
      expect(yield* lenient.intents.open).toEqual([{ id: "i", pending: pendingOf(1), state: "Open" }])
      yield* lenient.secrets.save("o", Redacted.make("ps_plain"))
      expect(yield* rawSecret("o")).toContain("toss-enc:v1:")
    })
  )
})

describe("An open intent that cannot be read", () => {
  const damage = (text: string) => `${text.slice(0, -8)}${text.at(-8) === "A" ? "B" : "A"}${text.slice(-7)}`
  const flaws: ReadonlyArray<readonly [string, why: string, change: (request: string) => unknown]> = [
    ["is damaged", "was changed", damage],
    ["was moved here from another row", "belongs to another row", (request) => request],
    ["is of a newer form", "this version does not know", (request) => request.replace("v1", "v2")],
    ["is from before encryption", "allowUnencrypted", () => ({ refundReceiveAccount: "private" })],
    [
      "is damaged so that it does not look encrypted any more",
      "allowUnencrypted",
      (request) => request.slice(1)
    ]
  ]

  it.effect.each(flaws)("because it %s: is left out, with a warning that names it", ([, why, change]) =>
    Effect.gen(function* () {
      const { raw, withKeys } = yield* make
      const store = yield* withKeys(oldKey)
      yield* store.intents.begin("before", pendingOf(1))
      yield* store.intents.begin("model", pendingOf(2))
      const model = (yield* raw.intents.open).find(({ id }) => id === "model")
      if (model === undefined) throw new Error("nothing stored")
      yield* raw.intents.end("model", "Applied", "key-2")
      const request = change(String(model.pending.request))
      yield* raw.intents.begin("broken", { ...model.pending, request })
      yield* store.intents.begin("after", pendingOf(3))

      const { layer, lines } = recordLog()
      expect(yield* Effect.provide(store.intents.open, layer)).toEqual([
        { id: "before", pending: pendingOf(1), state: "Open" },
        { id: "after", pending: pendingOf(3), state: "Open" }
      ])
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain("WARN intent broken is still open: ")
      expect(lines[0]).toContain(why)
      expect(lines.join()).not.toMatch(/private|toss-enc/)
      expect(lines.join()).not.toContain(String(model.pending.request).slice(-20))

      const error = yield* Effect.flip(store.intents.begin("broken", pendingOf(4)))
      expect(error).toMatchObject({ _tag: "StoreError", operation: "intents.begin" })
      expect((yield* raw.intents.open).map(({ id }) => id)).toEqual(["before", "broken", "after"])
    })
  )

  it.effect("because its key was dropped: the others are settled, and it comes back with its key", () =>
    Effect.gen(function* () {
      const { withKeys } = yield* make
      const before = yield* withKeys(oldKey)
      yield* before.intents.begin("old", pendingOf(1))
      const rotated = yield* withKeys([newKey, oldKey])
      yield* rotated.intents.begin("new", pendingOf(2))
      const dropped = yield* withKeys(newKey)
      const { layer, lines } = recordLog()
      expect((yield* Effect.provide(dropped.intents.open, layer)).map(({ id }) => id)).toEqual(["new"])
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain("WARN intent old is still open: Wrong key")
      for (const value of ["0123456789abcdef", "이유", "pk_1", "key-1"]) expect(lines[0]).not.toContain(value)
      expect((yield* Effect.flip(dropped.intents.begin("old", pendingOf(3)))).message).toContain("Wrong key")
      expect((yield* rotated.intents.open).map(({ id }) => id)).toEqual(["old", "new"])
      yield* rotated.intents.end("old", "Applied", "key-1")
      expect((yield* Effect.flip(dropped.intents.begin("old", pendingOf(3)))).message).toContain("Wrong key")
    })
  )

  it.effect("is told apart from a store that fails", () =>
    Effect.gen(function* () {
      const { raw } = yield* make
      const down = new TossStore.StoreError({ operation: "intents.open", message: "down" })
      const store = yield* EncryptedStore.make(
        { ...raw, intents: { ...raw.intents, open: Effect.fail(down) } },
        oldKey
      )
      expect(yield* Effect.flip(store.intents.open)).toBe(down)
    })
  )
})
