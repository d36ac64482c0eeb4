import { describe, expect, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Runtime from "effect/Runtime"
import type * as Scope from "effect/Scope"
import * as TestClock from "effect/TestClock"
import type { PendingCall } from "effect-tosspayments/Call"
import * as TossStore from "effect-tosspayments/TossStore"
import * as fc from "fast-check"

/** An empty store; to build its layer again is to start another worker, or the same one after a crash. */
export type Place = Effect.Effect<Layer.Layer<TossStore.TossStore, unknown>, unknown, Scope.Scope>

export interface Options {
  readonly place: Place
  /** Whether data is still there after a restart, and seen by other workers. */
  readonly isDurable: boolean
}

const minute = Duration.minutes(1)

export const pendingOf = (n: number | string): PendingCall => ({
  operation: "payments.cancel",
  path: { paymentKey: `pk_${n}` },
  request: { cancelReason: `이유 ${n}`, refundReceiveAccount: { bank: "088", accountNumber: `110${n}` } },
  idempotencyKey: `key-${n}`,
  keyId: "0a1b2c3d",
  startedAt: "2026-11-24T01:02:03.000Z"
})

/** 10 kB that no database can compress into an index entry. */
const long = (() => {
  let state = 1
  return Array.from({ length: 10_000 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return String.fromCharCode(0x21 + ((state >>> 16) % 94))
  }).join("")
})()

/** Names that databases like to confuse or refuse. */
export const hostile: ReadonlyArray<string> = [
  "",
  " ",
  "a",
  "A",
  "a ",
  "'",
  "''",
  '"',
  "\\",
  "\\'",
  "%",
  "_",
  "?",
  "$1",
  "'; drop table toss_events; --",
  "' or '1'='1",
  "x', 'Done', 'me', 0); delete from toss_secrets; --",
  "\0",
  "a\0",
  "a\0b",
  "a\nb",
  "주문-1",
  "주문-1".normalize("NFD"),
  "é",
  "e\u0301",
  "👩‍👩‍👧",
  "\ud800",
  "\ud801",
  "a\udfff",
  "\u202e",
  "null",
  "0",
  // What "\0" is stored under by the SQL store.
  "sha256:96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
  long,
  `${long}'`,
  "가".repeat(10_000)
]

const text = (secret: Redacted.Redacted<string> | null) => (secret === null ? null : Redacted.value(secret))

type Step =
  | { readonly do: "claim"; readonly on: number; readonly by: string; readonly seconds: number }
  | { readonly do: "complete" | "release"; readonly on: number; readonly by: string }
  | { readonly do: "wait"; readonly seconds: number }
  | { readonly do: "save"; readonly on: number; readonly value: string }
  | { readonly do: "find"; readonly on: number }
  | { readonly do: "begin"; readonly on: number; readonly n: number }
  | { readonly do: "end"; readonly on: number; readonly n: number; readonly state: "Applied" | "NotApplied" }
  | { readonly do: "open" }

const on = fc.nat(2)
const by = fc.constantFrom("worker-a", "worker-b", "worker-\0c")
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("claim" as const), on, by, seconds: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("complete" as const), on, by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("release" as const), on, by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), seconds: fc.nat(15) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("save" as const), on, value: fc.string({ unit: "binary" }) })
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("find" as const), on }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("begin" as const), on, n: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("end" as const),
      on,
      n: fc.nat(2),
      state: fc.constantFrom("Applied" as const, "NotApplied" as const)
    })
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("open" as const) }) }
)

/** The rules, once more, as plain code: what each step has to answer. */
const predict = (steps: ReadonlyArray<Step>): ReadonlyArray<unknown> => {
  let now = 0
  const events = new Map<number, "Done" | { readonly by: string; readonly until: number }>()
  const secrets = new Map<number, string>()
  let intents: ReadonlyArray<{ readonly on: number; readonly n: number; readonly state: string }> = []
  return steps.map((step): unknown => {
    switch (step.do) {
      case "claim": {
        const event = events.get(step.on)
        if (event === "Done") return "Done"
        if (event !== undefined && event.by !== step.by && event.until > now) return "Busy"
        events.set(step.on, { by: step.by, until: now + step.seconds })
        return "Claimed"
      }
      case "complete":
      case "release": {
        const event = events.get(step.on)
        if (event === undefined || event === "Done" || event.by !== step.by) return false
        if (step.do === "complete") events.set(step.on, "Done")
        else events.delete(step.on)
        return true
      }
      case "wait":
        now += step.seconds
        return undefined
      case "save":
        secrets.set(step.on, step.value)
        return undefined
      case "find":
        return secrets.get(step.on) ?? null
      case "begin": {
        const known = intents.find((intent) => intent.on === step.on && intent.state !== "NotApplied")
        if (known !== undefined) return [known.n, known.state]
        intents = [
          ...intents.filter((intent) => intent.on !== step.on),
          { on: step.on, n: step.n, state: "Open" }
        ]
        return [step.n, "Open"]
      }
      case "end":
        intents = intents.map((intent) =>
          intent.on === step.on && intent.n === step.n && intent.state !== "Applied"
            ? { ...intent, state: step.state }
            : intent
        )
        return undefined
      case "open":
        return intents.filter(({ state }) => state === "Open").map(({ on, n }) => [on, n])
      default:
        return step satisfies never
    }
  })
}

let runs = 0

const perform = (steps: ReadonlyArray<Step>) =>
  Effect.gen(function* () {
    const store = yield* TossStore.TossStore
    runs += 1
    const run = `run ${runs} `
    const id = (on: number) => `${run}${["plain", "nul\0", "'quote"][on]}`
    return yield* Effect.forEach(steps, (step): Effect.Effect<unknown, TossStore.StoreError> => {
      switch (step.do) {
        case "claim":
          return store.events.claim(id(step.on), step.by, Duration.seconds(step.seconds))
        case "complete":
          return store.events.complete(id(step.on), step.by)
        case "release":
          return store.events.release(id(step.on), step.by)
        case "wait":
          return TestClock.adjust(Duration.seconds(step.seconds))
        case "save":
          return store.secrets.save(id(step.on), Redacted.make(step.value))
        case "find":
          return Effect.map(store.secrets.find(id(step.on)), text)
        case "begin":
          return store.intents.begin(id(step.on), pendingOf(step.n)).pipe(
            Effect.tap((intent) =>
              Effect.sync(() => {
                expect(intent.id).toBe(id(step.on))
                expect(intent.pending).toEqual(
                  pendingOf(Number(intent.pending.idempotencyKey.replace("key-", "")))
                )
              })
            ),
            Effect.map(({ pending, state }) => [Number(pending.idempotencyKey.replace("key-", "")), state])
          )
        case "end":
          return store.intents.end(id(step.on), step.state, pendingOf(step.n).idempotencyKey)
        case "open":
          return Effect.map(store.intents.open, (intents) =>
            intents
              .filter((intent) => intent.id.startsWith(run))
              .map((intent) => [
                [id(0), id(1), id(2)].indexOf(intent.id),
                Number(intent.pending.idempotencyKey.replace("key-", ""))
              ])
          )
      }
    })
  })

/** What every store has to do. */
export const storeContract = (name: string, options: Options) =>
  describe(name, () => {
    const test = (
      title: string,
      body: (store: TossStore.Service) => Effect.Effect<unknown, unknown, Scope.Scope>
    ) =>
      it.scoped(title, () =>
        Effect.gen(function* () {
          const layer = yield* options.place
          yield* Effect.flatMap(TossStore.TossStore, body).pipe(Effect.provide(layer))
        })
      )

    describe("events", () => {
      test("an event that nobody has is claimed", ({ events }) =>
        Effect.gen(function* () {
          expect(yield* events.claim("e", "a", minute)).toBe("Claimed")
          expect(yield* events.claim("f", "b", minute)).toBe("Claimed")
        }))

      test("a claimed event is busy for others until the lease ends, to the millisecond", ({ events }) =>
        Effect.gen(function* () {
          yield* events.claim("e", "a", minute)
          expect(yield* events.claim("e", "b", minute)).toBe("Busy")
          yield* TestClock.adjust(59_999)
          expect(yield* events.claim("e", "b", minute)).toBe("Busy")
          yield* TestClock.adjust(1)
          expect(yield* events.claim("e", "b", minute)).toBe("Claimed")
          expect(yield* events.claim("e", "a", minute)).toBe("Busy")
        }))

      test("a busy answer does not prolong the lease", ({ events }) =>
        Effect.gen(function* () {
          yield* events.claim("e", "a", minute)
          yield* TestClock.adjust("30 seconds")
          yield* events.claim("e", "b", Duration.hours(1))
          yield* TestClock.adjust("30 seconds")
          expect(yield* events.claim("e", "c", minute)).toBe("Claimed")
        }))

      test("the owner may claim again, which sets the lease anew", ({ events }) =>
        Effect.gen(function* () {
          yield* events.claim("e", "a", minute)
          yield* TestClock.adjust("50 seconds")
          expect(yield* events.claim("e", "a", minute)).toBe("Claimed")
          yield* TestClock.adjust("50 seconds")
          expect(yield* events.claim("e", "b", minute)).toBe("Busy")
          expect(yield* events.claim("e", "a", Duration.seconds(1))).toBe("Claimed")
          yield* TestClock.adjust("1 second")
          expect(yield* events.claim("e", "b", minute)).toBe("Claimed")
        }))

      test("a lease may be endless, or no time at all", ({ events }) =>
        Effect.gen(function* () {
          yield* events.claim("e", "a", Duration.infinity)
          yield* events.claim("f", "a", Duration.zero)
          yield* TestClock.adjust("365 days")
          expect(yield* events.claim("e", "b", minute)).toBe("Busy")
          expect(yield* events.claim("f", "b", minute)).toBe("Claimed")
        }))

      test("a completed event is done for everybody, for ever", ({ events }) =>
        Effect.gen(function* () {
          yield* events.claim("e", "a", minute)
          expect(yield* events.complete("e", "a")).toBe(true)
          expect(yield* events.claim("e", "b", minute)).toBe("Done")
          expect(yield* events.claim("e", "a", minute)).toBe("Done")
          yield* TestClock.adjust("365 days")
          expect(yield* events.claim("e", "b", minute)).toBe("Done")
          expect(yield* events.complete("e", "a")).toBe(false)
          expect(yield* events.release("e", "a")).toBe(false)
          expect(yield* events.claim("e", "b", minute)).toBe("Done")
        }))

      test("a released event is handled by whoever comes next", ({ events }) =>
        Effect.gen(function* () {
          yield* events.claim("e", "a", minute)
          expect(yield* events.release("e", "a")).toBe(true)
          expect(yield* events.release("e", "a")).toBe(false)
          expect(yield* events.complete("e", "a")).toBe(false)
          expect(yield* events.claim("e", "b", minute)).toBe("Claimed")
        }))

      test("only the owner can complete or release", ({ events }) =>
        Effect.gen(function* () {
          yield* events.claim("e", "a", minute)
          expect(yield* events.complete("e", "b")).toBe(false)
          expect(yield* events.release("e", "b")).toBe(false)
          expect(yield* events.claim("e", "b", minute)).toBe("Busy")
          expect(yield* events.complete("unknown", "a")).toBe(false)
          expect(yield* events.release("unknown", "a")).toBe(false)
        }))

      test("a late worker cannot touch the claim of its successor", ({ events }) =>
        Effect.gen(function* () {
          yield* events.claim("e", "a", minute)
          yield* TestClock.adjust("2 minutes")
          yield* events.claim("e", "b", minute)
          expect(yield* events.release("e", "a")).toBe(false)
          expect(yield* events.complete("e", "a")).toBe(false)
          expect(yield* events.claim("e", "c", minute)).toBe("Busy")
          expect(yield* events.complete("e", "b")).toBe(true)
        }))

      test("a late worker whose claim nobody took can still complete", ({ events }) =>
        Effect.gen(function* () {
          yield* events.claim("e", "a", minute)
          yield* TestClock.adjust("2 minutes")
          expect(yield* events.complete("e", "a")).toBe(true)
        }))

      test("of 20 workers that claim at once, one gets it: new, ended, released", ({ events }) =>
        Effect.gen(function* () {
          const workers = Array.from({ length: 20 }, (_, i) => `worker-${i}`)
          const race = Effect.forEach(workers, (worker) => events.claim("e", worker, minute), {
            concurrency: "unbounded"
          })
          const winners = (results: ReadonlyArray<string>) =>
            workers.filter((_, i) => results[i] === "Claimed")
          const first = winners(yield* race)
          expect(first).toHaveLength(1)
          expect(winners(yield* race)).toEqual(first)
          yield* TestClock.adjust(minute)
          const second = winners(yield* race)
          expect(second).toHaveLength(1)
          yield* events.release("e", second[0] ?? "")
          const third = winners(yield* race)
          expect(third).toHaveLength(1)
          yield* events.complete("e", third[0] ?? "")
          expect(new Set(yield* race)).toEqual(new Set(["Done"]))
        }))

      test("one of a complete and a release at once wins", ({ events }) =>
        Effect.gen(function* () {
          yield* events.claim("e", "a", minute)
          const results = yield* Effect.all([events.complete("e", "a"), events.release("e", "a")], {
            concurrency: "unbounded"
          })
          expect(results.filter((won) => won)).toHaveLength(1)
        }))

      test("hostile ids and owners are kept apart", ({ events }) =>
        Effect.gen(function* () {
          const claims = (owner: (id: string) => string) =>
            Effect.forEach(hostile, (id) => events.claim(id, owner(id), minute))
          expect(new Set(yield* claims((id) => id))).toEqual(new Set(["Claimed"]))
          expect(new Set(yield* claims((id) => id))).toEqual(new Set(["Claimed"]))
          expect(new Set(yield* claims((id) => `${id}!`))).toEqual(new Set(["Busy"]))
          yield* Effect.forEach(hostile, (id, i) =>
            i % 2 === 0 ? events.complete(id, id) : events.release(id, id)
          )
          expect(yield* claims((id) => `${id}!`)).toEqual(
            hostile.map((_, i) => (i % 2 === 0 ? "Done" : "Claimed"))
          )
        }))
    })

    describe("secrets", () => {
      test("a secret is found, is Redacted, can be replaced, and is null when there is none", ({ secrets }) =>
        Effect.gen(function* () {
          expect(yield* secrets.find("o")).toBe(null)
          yield* secrets.save("o", Redacted.make("ps_first"))
          expect(text(yield* secrets.find("o"))).toBe("ps_first")
          yield* secrets.save("o", Redacted.make("ps_second"))
          const found = yield* secrets.find("o")
          expect(text(found)).toBe("ps_second")
          expect(String(found)).not.toContain("ps_second")
          expect(yield* secrets.find("p")).toBe(null)
        }))

      test("hostile order ids and secrets come back as they were", ({ secrets }) =>
        Effect.gen(function* () {
          yield* Effect.forEach(hostile, (id) => secrets.save(id, Redacted.make(id)))
          expect((yield* Effect.forEach(hostile, secrets.find)).map(text)).toEqual(hostile)
        }))

      test("of 20 that save at once, one remains", ({ secrets }) =>
        Effect.gen(function* () {
          const values = Array.from({ length: 20 }, (_, i) => `ps_${i}`)
          yield* Effect.forEach(values, (value) => secrets.save("o", Redacted.make(value)), {
            concurrency: "unbounded"
          })
          expect(values).toContain(text(yield* secrets.find("o")))
        }))
    })

    describe("intents", () => {
      test("an intent is written once: while open and when applied, the first stays", ({ intents }) =>
        Effect.gen(function* () {
          const first = { id: "i", pending: pendingOf(1), state: "Open" }
          expect(yield* intents.begin("i", pendingOf(1))).toEqual(first)
          expect(yield* intents.begin("i", pendingOf(2))).toEqual(first)
          yield* intents.end("i", "Applied", "key-1")
          expect(yield* intents.begin("i", pendingOf(3))).toEqual({ ...first, state: "Applied" })
          expect(yield* intents.open).toEqual([])
        }))

      test("one that was not applied is replaced", ({ intents }) =>
        Effect.gen(function* () {
          yield* intents.begin("i", pendingOf(1))
          yield* intents.end("i", "NotApplied", "key-1")
          expect(yield* intents.open).toEqual([])
          const second = { id: "i", pending: pendingOf(2), state: "Open" }
          expect(yield* intents.begin("i", pendingOf(2))).toEqual(second)
          expect(yield* intents.begin("i", pendingOf(3))).toEqual(second)
          expect(yield* intents.open).toEqual([second])
        }))

      test("late news of an earlier call does not end the next one of the same name", ({ intents }) =>
        Effect.gen(function* () {
          yield* intents.begin("i", pendingOf(1))
          yield* intents.end("i", "NotApplied", "key-1")
          yield* intents.begin("i", pendingOf(2))
          yield* intents.end("i", "NotApplied", "key-1")
          expect(yield* intents.open).toEqual([{ id: "i", pending: pendingOf(2), state: "Open" }])
        }))

      test("one that was applied stays so, whatever another worker has read since", ({ intents }) =>
        Effect.gen(function* () {
          yield* intents.begin("i", pendingOf(1))
          yield* intents.end("i", "Applied", "key-1")
          yield* intents.end("i", "NotApplied", "key-1")
          expect(yield* intents.begin("i", pendingOf(2))).toEqual({
            id: "i",
            pending: pendingOf(1),
            state: "Applied"
          })
        }))

      test("open ones come oldest first, a replaced one is new", ({ intents }) =>
        Effect.gen(function* () {
          const order = ["c", "a", "e", "b", "d"]
          yield* Effect.forEach(order, (id) => intents.begin(id, pendingOf(id)))
          yield* intents.end("e", "Applied", "key-e")
          yield* intents.end("c", "NotApplied", "key-c")
          yield* intents.begin("c", pendingOf("c2"))
          yield* intents.begin("a", pendingOf("a2"))
          expect((yield* intents.open).map(({ id }) => id)).toEqual(["a", "b", "d", "c"])
        }))

      test("to end one that was never begun does nothing", ({ intents }) =>
        Effect.gen(function* () {
          yield* intents.end("i", "Applied", "key-1")
          expect((yield* intents.begin("i", pendingOf(1))).state).toBe("Open")
        }))

      test("of 20 that begin at once, one writes and all get the same", ({ intents }) =>
        Effect.gen(function* () {
          const race = Effect.forEach(
            Array.from({ length: 20 }, (_, i) => i),
            (i) => intents.begin("i", pendingOf(i)),
            { concurrency: "unbounded" }
          )
          const check = Effect.tap(race, (all) =>
            Effect.sync(() => expect(new Set(all.map((intent) => JSON.stringify(intent))).size).toBe(1))
          )
          const [first] = yield* check
          yield* intents.end("i", "NotApplied", first?.pending.idempotencyKey ?? "")
          yield* check
          expect(yield* intents.open).toHaveLength(1)
        }))

      test("hostile ids and requests come back as they were", ({ intents }) =>
        Effect.gen(function* () {
          const calls = hostile.map((id) => ({
            id,
            pending: { ...pendingOf(1), path: { [id]: id }, request: { [id]: [id, null, 1.5, true, {}] } },
            state: "Open"
          }))
          yield* Effect.forEach(calls, ({ id, pending }) => intents.begin(id, pending))
          expect(yield* intents.open).toEqual(calls)
        }))
    })

    it.scoped(
      "any sequence of operations by several owners answers as the rules say",
      () =>
        Effect.gen(function* () {
          const layer = yield* options.place
          yield* Effect.gen(function* () {
            const runtime = yield* Effect.runtime<TossStore.TossStore>()
            yield* Effect.promise(() =>
              fc.assert(
                fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
                  expect(await Runtime.runPromise(runtime)(perform(steps))).toEqual(predict(steps))
                }),
                { numRuns: 100 }
              )
            )
          }).pipe(Effect.provide(layer))
        }),
      60_000
    )

    if (options.isDurable) {
      it.scoped("all is still there after a restart", () =>
        Effect.gen(function* () {
          const layer = yield* options.place
          yield* Effect.gen(function* () {
            const { events, intents, secrets } = yield* TossStore.TossStore
            yield* events.claim("held", "a", minute)
            yield* events.claim("done", "a", minute)
            yield* events.complete("done", "a")
            yield* secrets.save("o", Redacted.make("ps_1"))
            yield* intents.begin("i", pendingOf(1))
            yield* intents.begin("j", pendingOf(2))
            yield* intents.end("j", "Applied", "key-2")
          }).pipe(Effect.provide(layer))
          yield* Effect.gen(function* () {
            const { events, intents, secrets } = yield* TossStore.TossStore
            expect(yield* events.claim("held", "b", minute)).toBe("Busy")
            expect(yield* events.claim("done", "b", minute)).toBe("Done")
            expect(text(yield* secrets.find("o"))).toBe("ps_1")
            expect(yield* intents.open).toEqual([{ id: "i", pending: pendingOf(1), state: "Open" }])
            expect((yield* intents.begin("j", pendingOf(3))).pending).toEqual(pendingOf(2))
            yield* TestClock.adjust(minute)
            expect(yield* events.claim("held", "b", minute)).toBe("Claimed")
          }).pipe(Effect.provide(layer))
        })
      )

      it.scoped("two workers, each with connections of its own, see the same claims", () =>
        Effect.gen(function* () {
          const layer = yield* options.place
          const start = Effect.map(Layer.build(Layer.fresh(layer)), (context) =>
            Context.get(context, TossStore.TossStore)
          )
          const stores = [yield* start, yield* start]
          const results = yield* Effect.forEach(
            Array.from({ length: 40 }, (_, i) => i),
            (i) =>
              (stores[i % 2] ?? stores[0])?.events.claim("e", `worker-${i}`, minute) ??
              Effect.die("no store"),
            { concurrency: "unbounded" }
          )
          expect(results.filter((result) => result === "Claimed")).toHaveLength(1)
          expect(results.filter((result) => result === "Busy")).toHaveLength(39)
        })
      )
    }
  })
