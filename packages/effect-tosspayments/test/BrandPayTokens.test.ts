import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/TestClock"
import type * as BrandPay from "../src/BrandPay.js"
import * as BrandPayTokens from "../src/BrandPayTokens.js"
import { StoreError } from "../src/TossStore.js"
import * as Script from "./support/Script.js"

const customerKey = "cust_5f0c1e7a-93b2"
const code = "rT5wE8qZ2xC4vB7n"
const days = (count: number): number => count * 24 * 60 * 60 * 1000
const hour = 60 * 60 * 1000

const answer = (n: number, changes: object = {}): Script.Step => ({
  status: 200,
  body: {
    accessToken: `at_${n}`,
    refreshToken: `rt_${n}`,
    tokenType: "bearer",
    expiresIn: 2_592_000,
    ...changes
  }
})
const lost: Script.Step = { failure: "ECONNRESET" }
const refusal = (code: string, status = 400): Script.Step => ({ status, body: { code, message: "" } })

type Env = Script.Script | BrandPay.BrandPay

const over = <A, E>(
  steps: ReadonlyArray<Script.Step>,
  run: (tokens: BrandPayTokens.Service) => Effect.Effect<A, E, Env>,
  options?: BrandPayTokens.Options
) =>
  Effect.flatMap(BrandPayTokens.make(options), run).pipe(
    Effect.provide(Script.layer(steps, { maxRetries: 0 }))
  )

/** A buyer has agreed at the beginning of time. */
const issued = (tokens: BrandPayTokens.Service) => tokens.issue({ customerKey, code })

const valueOf = (tokens: BrandPayTokens.Service) =>
  Effect.map(tokens.forCustomer(customerKey), (token) => Redacted.value(token))

const bodies = Effect.map(Script.sent, (sent) => sent.map(({ body }) => JSON.parse(body)))
const keys = Effect.map(Script.sent, (sent) => sent.map(({ headers }) => headers["idempotency-key"]))

/** As another process, or a database, sees it. */
const plain = () => {
  const rows = new Map<string, string>()
  const faults: Array<"save" | "find"> = []
  const failing = <A>(what: "save" | "find", run: () => A) =>
    Effect.suspend(() => {
      if (faults[0] !== what) return Effect.sync(run)
      faults.shift()
      return Effect.fail(new StoreError({ operation: `tokens.${what}`, message: "The store is away." }))
    })
  const store: BrandPayTokens.Store = {
    find: (id) =>
      failing("find", () => {
        const row = rows.get(id)
        if (row === undefined) return null
        const { accessToken, refreshToken, ...rest } = JSON.parse(row)
        return {
          ...rest,
          accessToken: Redacted.make(accessToken),
          refreshToken: refreshToken === null ? null : Redacted.make(refreshToken)
        }
      }),
    save: (id, kept) =>
      failing("save", () => {
        const { accessToken, refreshToken, ...rest } = kept
        rows.set(
          id,
          JSON.stringify({
            ...rest,
            accessToken: Redacted.value(accessToken),
            refreshToken: refreshToken === null ? null : Redacted.value(refreshToken)
          })
        )
      }),
    remove: (id) => Effect.sync(() => void rows.delete(id))
  }
  return { store, rows, faults }
}

describe("A token of a buyer", () => {
  it.effect("is issued for a code, and kept", () =>
    over([answer(1)], (tokens) =>
      Effect.gen(function* () {
        const token = yield* tokens.issue({
          customerKey,
          code,
          customerIdentity: { name: "홍길동" }
        })
        expect(Redacted.value(token)).toBe("at_1")
        expect(yield* valueOf(tokens)).toBe("at_1")
        expect(yield* bodies).toEqual([
          { grantType: "AuthorizationCode", customerKey, code, customerIdentity: { name: "홍길동" } }
        ])
      })
    )
  )

  it.effect("is refreshed an hour before it expires, and not earlier", () =>
    over([answer(1), answer(2), answer(3)], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        yield* TestClock.setTime(days(30) - hour - 1)
        expect(yield* valueOf(tokens)).toBe("at_1")
        yield* TestClock.setTime(days(30) - hour)
        expect(yield* valueOf(tokens)).toBe("at_2")
        expect(yield* valueOf(tokens)).toBe("at_2")
        yield* TestClock.setTime(days(60))
        expect(yield* valueOf(tokens)).toBe("at_3")
        expect((yield* bodies).slice(1)).toEqual([
          { grantType: "RefreshToken", customerKey, refreshToken: "rt_1" },
          { grantType: "RefreshToken", customerKey, refreshToken: "rt_2" }
        ])
        expect(new Set(yield* keys).size).toBe(3)
      })
    )
  )

  it.effect("is refreshed with another margin", () =>
    over(
      [answer(1), answer(2)],
      (tokens) =>
        Effect.gen(function* () {
          yield* issued(tokens)
          yield* TestClock.setTime(days(28))
          expect(yield* valueOf(tokens)).toBe("at_2")
        }),
      { margin: "2 days" }
    )
  )

  it.effect("keeps its refresh token when none comes with the next one", () =>
    over([answer(1), answer(2, { refreshToken: null }), answer(3)], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        for (const time of [days(30), days(60)]) {
          yield* TestClock.setTime(time)
          yield* valueOf(tokens)
        }
        expect((yield* bodies).slice(1).map(({ refreshToken }) => refreshToken)).toEqual(["rt_1", "rt_1"])
      })
    )
  )

  for (const expiresIn of [null, -1, 1e300, "soon"]) {
    it.effect(`that expires in ${expiresIn} is used all the same`, () =>
      over([answer(1, { expiresIn }), answer(2, { expiresIn })], (tokens) =>
        Effect.gen(function* () {
          expect(Redacted.value(yield* issued(tokens))).toBe("at_1")
          expect(yield* valueOf(tokens)).toMatch(/^at_[12]$/)
        })
      )
    )
  }

  it.effect("is forgotten", () =>
    over([answer(1)], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        yield* tokens.forget(customerKey)
        expect(yield* Effect.flip(valueOf(tokens))).toMatchObject({
          _tag: "AgreementNeededError",
          reason: "NoToken",
          refusal: null
        })
      })
    )
  )
})

describe("Concurrent calls", () => {
  const slow = (step: Script.Step): Script.Step => ({ ...step, after: "5 seconds" }) as Script.Step

  it.effect("share one refresh, of each buyer", () =>
    over([answer(1), answer(2), slow(answer(3)), slow(answer(4))], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        yield* tokens.issue({ customerKey: "cust_2", code })
        yield* TestClock.setTime(days(30))
        const of = (key: string) => Effect.map(tokens.forCustomer(key), (token) => Redacted.value(token))
        const found = yield* Script.elapse(
          Effect.all(
            Array.from({ length: 20 }, (_, index) => of(index < 10 ? customerKey : "cust_2")),
            {
              concurrency: "unbounded"
            }
          )
        )
        expect(new Set(found).size).toBe(2)
        expect((yield* Script.sent).length).toBe(4)
      })
    )
  )

  it.effect("share its failure", () =>
    over([answer(1), slow({ status: 503 }), answer(2)], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        yield* TestClock.setTime(days(30))
        const failures = yield* Script.elapse(
          Effect.all(
            Array.from({ length: 5 }, () => Effect.flip(valueOf(tokens))),
            { concurrency: "unbounded" }
          ),
          "10 seconds"
        )
        expect(failures.map((error) => error._tag)).toEqual(Array(5).fill("ServerError"))
        expect((yield* Script.sent).length).toBe(2)
        // And the next one tries again.
        expect(yield* valueOf(tokens)).toBe("at_2")
      })
    )
  )

  it.effect("get the refresh of one that was interrupted", () =>
    over([answer(1), slow(answer(2))], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        yield* TestClock.setTime(days(30))
        const first = yield* Effect.fork(valueOf(tokens))
        yield* TestClock.adjust("1 second")
        yield* Fiber.interrupt(first)
        expect(yield* Script.elapse(valueOf(tokens))).toBe("at_2")
        expect((yield* Script.sent).length).toBe(2)
      })
    )
  )

  it.effect("of several processes send the refresh under one idempotency key", () => {
    const { store } = plain()
    return over(
      [answer(1), answer(2), answer(2)],
      (tokens) =>
        Effect.gen(function* () {
          yield* issued(tokens)
          const other = yield* BrandPayTokens.make({ store })
          yield* TestClock.setTime(days(30))
          // Both have read the old token before either has the new one.
          const old = yield* store.find(customerKey)
          yield* valueOf(tokens)
          if (old !== null) yield* store.save(customerKey, old)
          expect(yield* valueOf(other)).toBe("at_2")
          const [, ...refreshes] = yield* keys
          expect(new Set(refreshes).size).toBe(1)
        }),
      { store }
    )
  })
})

describe("A refresh", () => {
  it.effect("whose answer was lost is sent again under the same key, and lives no longer for it", () => {
    const { rows, store } = plain()
    return over(
      [answer(1), lost, answer(2)],
      (tokens) =>
        Effect.gen(function* () {
          yield* issued(tokens)
          yield* TestClock.setTime(days(30))
          expect(yield* Effect.flip(valueOf(tokens))).toMatchObject({ _tag: "NetworkError" })
          yield* TestClock.setTime(days(40))
          expect(yield* valueOf(tokens)).toBe("at_2")
          const [, first, second] = yield* keys
          expect(first).toBe(second)
          // TossPayments repeats its answer of day 30.
          expect(JSON.parse(rows.get(customerKey) ?? "")).toMatchObject({
            expiresAt: new Date(days(60)).toISOString(),
            refreshStartedAt: null
          })
        }),
      { store }
    )
  })

  it.effect("whose answer could not be kept is sent again under the same key", () => {
    const { faults, store } = plain()
    return over(
      [answer(1), answer(2), answer(2)],
      (tokens) =>
        Effect.gen(function* () {
          yield* issued(tokens)
          yield* TestClock.setTime(days(31))
          // The first save writes down that it begins.
          const { save } = store
          let saves = 0
          const failing: BrandPayTokens.Store = {
            ...store,
            save: (id, kept) => {
              saves += 1
              if (saves === 2) faults.push("save")
              return save(id, kept)
            }
          }
          const other = yield* BrandPayTokens.make({ store: failing })
          expect(yield* Effect.flip(valueOf(other))).toMatchObject({ _tag: "StoreError" })
          expect(yield* valueOf(other)).toBe("at_2")
          const [, first, second] = yield* keys
          expect(first).toBe(second)
        }),
      { store }
    )
  })

  it.effect("that was answered with an error gets a new key", () =>
    over([answer(1), { status: 500 }, answer(2)], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        yield* TestClock.setTime(days(30))
        expect(yield* Effect.flip(valueOf(tokens))).toMatchObject({ _tag: "ServerError" })
        expect(yield* valueOf(tokens)).toBe("at_2")
        expect(new Set(yield* keys).size).toBe(3)
      })
    )
  )

  it.effect("that another process is at keeps its key", () =>
    over([answer(1), refusal("IDEMPOTENT_REQUEST_PROCESSING", 409), answer(2)], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        yield* TestClock.setTime(days(30))
        yield* Effect.flip(valueOf(tokens))
        expect(yield* valueOf(tokens)).toBe("at_2")
        expect(new Set(yield* keys).size).toBe(2)
      })
    )
  )

  it.effect("gets a new key once TossPayments has forgotten the old one", () =>
    over([answer(1), lost, answer(2)], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        yield* TestClock.setTime(days(30))
        yield* Effect.flip(valueOf(tokens))
        yield* TestClock.setTime(days(45))
        expect(yield* valueOf(tokens)).toBe("at_2")
        expect(new Set(yield* keys).size).toBe(3)
      })
    )
  )

  it.effect("that fails while the token is good is a warning, and the token is used", () => {
    const lines: Array<string> = []
    const logger = Logger.make(({ message }) => void lines.push(String(message)))
    return over([answer(1), { status: 503 }, refusal("INVALID_REQUEST")], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        yield* TestClock.setTime(days(30) - 1)
        expect(yield* valueOf(tokens)).toBe("at_1")
        expect(yield* valueOf(tokens)).toBe("at_1")
        yield* TestClock.setTime(days(30))
        expect(lines).toMatchObject([
          expect.stringContaining("ServerError"),
          expect.stringContaining("AgreementNeededError")
        ])
        expect(lines.join()).not.toMatch(/at_1|rt_1/)
      })
    ).pipe(Effect.provide(Logger.replace(Logger.defaultLogger, logger)))
  })

  for (const [code, status] of [
    ["INVALID_REQUEST", 400],
    ["INVALID_ACCESS_TOKEN", 401],
    ["NOT_FOUND_CUSTOMER", 404],
    ["FORBIDDEN_DORMANT_OR_WITHDRAWAL_CUSTOMER", 403],
    ["SOMETHING_NEW", 400]
  ] as const) {
    it.effect(`that is refused with ${code} says that the buyer has to agree again`, () =>
      over([answer(1), refusal(code, status)], (tokens) =>
        Effect.gen(function* () {
          yield* issued(tokens)
          yield* TestClock.setTime(days(30))
          const error = yield* Effect.flip(valueOf(tokens))
          expect(error).toMatchObject({
            _tag: "AgreementNeededError",
            reason: "Refused",
            refusal: { code },
            message: expect.stringContaining("has to agree again")
          })
        })
      )
    )
  }

  for (const [code, status, tag] of [
    ["UNAUTHORIZED_KEY", 401, "AuthenticationError"],
    ["FORBIDDEN_REQUEST", 403, "PermissionError"]
  ] as const) {
    it.effect(`that is refused with ${code}, since the secret key is wrong, does not`, () =>
      over([answer(1), refusal(code, status)], (tokens) =>
        Effect.gen(function* () {
          yield* issued(tokens)
          yield* TestClock.setTime(days(30))
          expect(yield* Effect.flip(valueOf(tokens))).toMatchObject({ _tag: tag })
        })
      )
    )
  }

  it.effect("is not possible without a refresh token", () =>
    over([answer(1, { refreshToken: undefined })], (tokens) =>
      Effect.gen(function* () {
        yield* issued(tokens)
        yield* TestClock.setTime(days(30) - 1)
        expect(yield* valueOf(tokens)).toBe("at_1")
        yield* TestClock.setTime(days(30))
        expect(yield* Effect.flip(valueOf(tokens))).toMatchObject({
          _tag: "AgreementNeededError",
          reason: "Expired"
        })
      })
    )
  )

  it.effect("fails with what the store fails with", () => {
    const { faults, store } = plain()
    return over(
      [answer(1)],
      (tokens) =>
        Effect.gen(function* () {
          yield* issued(tokens)
          faults.push("find")
          expect(yield* Effect.flip(valueOf(tokens))).toMatchObject({
            _tag: "StoreError",
            operation: "tokens.find"
          })
          expect(yield* valueOf(tokens)).toBe("at_1")
        }),
      { store }
    )
  })
})

describe("Wrong input", () => {
  it.effect("is refused before anything is sent or stored", () =>
    over([], (tokens) =>
      Effect.gen(function* () {
        const trap = new Proxy(
          {},
          {
            ownKeys: () => {
              throw new Error("do not touch")
            }
          }
        )
        const wrong: ReadonlyArray<Effect.Effect<unknown, { readonly _tag: string }>> = [
          tokens.forCustomer(undefined as never),
          tokens.forCustomer(""),
          tokens.forCustomer("c".repeat(51)),
          tokens.forget({} as never),
          tokens.issue(undefined as never),
          tokens.issue(trap as never),
          tokens.issue({ customerKey, code: "" }),
          tokens.issue({ customerKey, code, grantType: "RefreshToken" } as never, { misspelt: 1 } as never)
        ]
        for (const call of wrong) {
          expect(yield* Effect.flip(call)).toMatchObject({ _tag: "ValidationError" })
        }
        expect(yield* Script.sent).toEqual([])
      })
    )
  )
})

describe("Tokens", () => {
  it.effect("are not shown by what is kept, nor by errors", () => {
    const kept: Array<BrandPayTokens.Kept> = []
    return Effect.gen(function* () {
      const memory = yield* BrandPayTokens.makeMemory
      const store: BrandPayTokens.Store = {
        ...memory,
        save: (id, row) =>
          Effect.zipRight(
            Effect.sync(() => kept.push(row)),
            memory.save(id, row)
          )
      }
      yield* over(
        [answer(1), refusal("INVALID_REQUEST")],
        (tokens) =>
          Effect.gen(function* () {
            yield* issued(tokens)
            yield* TestClock.setTime(days(30))
            const error = yield* Effect.flip(valueOf(tokens))
            for (const value of [kept, error, tokens]) {
              expect(`${inspect(value, { depth: 10 })} ${JSON.stringify(value)} ${value}`).not.toMatch(
                /at_1|rt_1|rT5wE/
              )
            }
            expect(kept.length).toBe(3)
          }),
        { store }
      )
    })
  })
})
