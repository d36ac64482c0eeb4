import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/TestClock"
import { expectTypeOf } from "vitest"
import type { CallOptions } from "../src/Call.js"
import * as Endpoint from "../src/Endpoint.js"
import * as Rules from "../src/internal/schema/rules.js"
import * as Wire from "../src/internal/schema/wire.js"
import type * as Payments from "../src/Payments.js"
import * as Resource from "../src/Resource.js"
import type { TossError } from "../src/TossError.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as Script from "./support/Script.js"
import * as Shapes from "./support/Shapes.js"

type Service = Resource.Effects<Shapes.Operations>

const securityKey = "0123456789abcdef".repeat(4)

const over = <A, E>(
  steps: ReadonlyArray<Script.Step>,
  run: (shapes: Service) => Effect.Effect<A, E, Script.Script>,
  options: Parameters<typeof Script.layer>[1] = {}
) =>
  Effect.flatMap(TossHttpClient.TossHttpClient, (http) =>
    run(Resource.effects<Shapes.Operations>(http, Shapes.endpoints))
  ).pipe(Effect.provide(Script.layer(steps, options)))

const token = Redacted.make("buyer-token-0123456789")
const lost: Script.Step = { failure: "ECONNRESET" }

describe("types", () => {
  it("of operations follow from one interface", () => {
    expectTypeOf<Service["removeBillingKey"]>().toEqualTypeOf<
      (billingKey: string, options?: CallOptions) => Effect.Effect<void, TossError>
    >()
    expectTypeOf<Service["removeCard"]>().parameters.toEqualTypeOf<
      [accessToken: Redacted.Redacted<string>, request: { readonly methodKey: string }, options?: CallOptions]
    >()
    expectTypeOf<Service["listTransactions"]>().returns.toEqualTypeOf<
      Stream.Stream<Shapes.Transaction, TossError>
    >()
    expectTypeOf<Service["listSellers"]>().parameters.toEqualTypeOf<
      [query?: Shapes.SellersQuery, options?: CallOptions]
    >()
  })

  it("of payments are declared for each documented operation, and for no other", () => {
    expectTypeOf<keyof typeof Payments.endpoints>().toEqualTypeOf<keyof Payments.Operations>()
    expectTypeOf<typeof Payments.endpoints>().toExtend<Resource.Endpoints<Payments.Operations>>()
  })

  it("refuse a declaration that does not fit what is documented", () => {
    const endpoints = <Operations>(_: Resource.Endpoints<Operations>): void => undefined
    const right = Endpoint.make({
      id: "things.change",
      method: "POST",
      path: "/things/{thingId}",
      request: Rules.struct(() => ({ size: Rules.amount(0) })),
      response: Wire.struct(() => ({ ok: Wire.boolean }))
    })
    interface Size {
      readonly size: number
    }
    interface Ok {
      readonly ok: boolean
    }
    endpoints<{ readonly change: (thingId: string, request: Size) => Ok }>({ change: right })
    // @ts-expect-error the path has one brace, not two
    endpoints<{ readonly change: (shopId: string, thingId: string, request: Size) => Ok }>({ change: right })
    // @ts-expect-error the request is missing
    endpoints<{ readonly change: (thingId: string) => Ok }>({ change: right })
    // @ts-expect-error another answer
    endpoints<{ readonly change: (thingId: string, request: Size) => string }>({ change: right })
    // @ts-expect-error an argument of another type
    endpoints<{ readonly change: (thingId: number, request: Size) => Ok }>({ change: right })
    // @ts-expect-error an operation without an endpoint
    endpoints<{ readonly change: (thingId: string, request: Size) => Ok; readonly more: () => Ok }>({
      change: right
    })
    // @ts-expect-error an endpoint without a documented operation
    endpoints<{ readonly change: (thingId: string, request: Size) => Ok }>({ change: right, more: right })
  })
})

describe("a DELETE that answers with nothing", () => {
  for (const body of ["", "<html>", "null"]) {
    it.effect(`is done, whatever its body: ${JSON.stringify(body)}`, () =>
      over([{ status: 200, body }], (shapes) =>
        Effect.gen(function* () {
          expect(yield* shapes.removeBillingKey("a/b=")).toBeUndefined()
          const [sent] = yield* Script.sent
          expect([sent?.method, sent?.url, sent?.body]).toEqual([
            "DELETE",
            "https://api.tosspayments.com/v1/billing/a%2Fb%3D",
            ""
          ])
        })
      )
    )
  }

  it.effect("is done when the body breaks off after the status", () =>
    over([{ cutOff: true }], (shapes) => shapes.removeBillingKey("key"))
  )

  it.effect("is not repeated, and in doubt when there is no answer", () =>
    over([lost], (shapes) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(shapes.removeBillingKey("key"))
        expect(error).toMatchObject({ _tag: "NetworkError", outcome: "Unknown", attempts: 1, pending: null })
      })
    )
  )

  it.effect("fails as it was refused", () =>
    over([{ status: 404, body: { code: "NOT_FOUND_BILLING", message: "" } }], (shapes) =>
      Effect.map(Effect.flip(shapes.removeBillingKey("key")), (error) =>
        expect(error).toMatchObject({ code: "NOT_FOUND_BILLING", outcome: "NotApplied" })
      )
    )
  )
})

describe("a call with the token of a buyer", () => {
  it.effect("sends the token instead of the secret key", () =>
    over(
      [
        { status: 200, body: { methodKey: "m" } },
        { status: 200, body: { cards: [] } }
      ],
      (shapes) =>
        Effect.gen(function* () {
          yield* shapes.removeCard(token, { methodKey: "m" })
          yield* shapes.methods(token)
          const sent = yield* Script.sent
          expect(sent.map(({ headers }) => headers["authorization"])).toEqual(
            Array(2).fill("Bearer buyer-token-0123456789")
          )
          expect(sent[0]?.body).toBe('{"methodKey":"m"}')
        })
    )
  )

  it.effect("does not show the token in errors, what is pending, or the log", () =>
    Effect.gen(function* () {
      const lines: Array<unknown> = []
      const told: Array<unknown> = []
      const leaky: Script.Step = {
        throws: ({ headers }) =>
          new TypeError(`bad header ${headers["authorization"]} and ${headers["authorization"]?.slice(7)}`)
      }
      const error = yield* over(
        [leaky],
        (shapes) =>
          Effect.flip(
            shapes.removeCard(token, { methodKey: "m" }, { onUnknown: (pending) => told.push(pending) })
          ),
        { maxRetries: 0 }
      ).pipe(
        Effect.provide(
          Logger.replace(
            Logger.defaultLogger,
            Logger.make((options) => lines.push(options))
          )
        )
      )
      expect(error).toMatchObject({ cause: { message: "bad header … and …" } })
      expect(told).toMatchObject([{ operation: "brandpay.removeCard", request: { methodKey: "m" } }])
      const shown = inspect([error, error.cause, error.pending, lines, told], {
        depth: 20,
        showHidden: true
      })
      expect(shown + JSON.stringify([error, told])).not.toContain("0123456789")
    })
  )

  const wrong: ReadonlyArray<unknown> = [
    undefined,
    null,
    "plain text",
    Redacted.make(""),
    Redacted.make(7),
    Redacted.make("two\r\nlines"),
    Redacted.make("한글")
  ]
  it.effect("is refused before sending without one", () =>
    over([], (shapes) =>
      Effect.gen(function* () {
        for (const given of wrong) {
          const error = yield* Effect.flip(shapes.methods(given as never))
          expect(error).toMatchObject({
            _tag: "ValidationError",
            attempts: 0,
            issues: [{ path: "accessToken" }]
          })
        }
      })
    )
  )
})

describe("an encrypted call", () => {
  const payouts = [{ refPayoutId: "p-1", amount: 1000 }]
  const envelope = { version: "2022-11-16", traceId: "t", entityType: "payout-list" }
  const answer = { ...envelope, entityBody: { items: [{ id: "FPA_1", refPayoutId: "p-1" }] } }
  const sealed = (status: number, body: unknown, key = securityKey): Effect.Effect<Script.Step> =>
    Effect.map(
      Effect.promise(() => Shapes.encryption.encrypt(JSON.stringify(body), Redacted.make(key), new Date(0))),
      (text) => ({ status, body: text })
    )
  const request = (steps: ReadonlyArray<Script.Step>, maxRetries = 1) =>
    Effect.gen(function* () {
      const fiber = yield* Effect.fork(
        over(steps, (shapes) => Effect.zip(Effect.either(shapes.requestPayouts(payouts)), Script.sent), {
          securityKey,
          maxRetries
        })
      )
      yield* TestClock.adjust("1 minute")
      return yield* Fiber.join(fiber)
    })

  it.effect("sends text under the security mode, the same in each attempt, and reads the answer", () =>
    Effect.gen(function* () {
      const [result, sent] = yield* request([{ status: 503, body: {} }, yield* sealed(200, answer)])
      expect(result).toMatchObject({ right: { items: [{ id: "FPA_1" }] } })
      expect(sent.map(({ url }) => url)).toEqual(Array(2).fill("https://api.tosspayments.com/v2/payouts"))
      for (const { body, headers } of sent) {
        expect(body).toMatch(/^eyJ0ZXN0\.01234567\./)
        expect(headers).toMatchObject({
          "content-type": "text/plain",
          "tosspayments-api-security-mode": "ENCRYPTION"
        })
      }
      expect(sent[0]?.body).toBe(sent[1]?.body)
      expect(sent[0]?.headers["idempotency-key"]).toBe(sent[1]?.headers["idempotency-key"])
    })
  )

  it.effect("reads an error that is encrypted, and one that is not", () =>
    Effect.gen(function* () {
      const error = {
        ...envelope,
        entityType: null,
        entityBody: null,
        error: { code: "FORBIDDEN_SELLER_PAYOUT", message: "" }
      }
      const [encrypted] = yield* request([yield* sealed(403, error)])
      expect(encrypted).toMatchObject({ left: { code: "FORBIDDEN_SELLER_PAYOUT", outcome: "NotApplied" } })
      const [plain] = yield* request([
        { status: 401, body: { code: "UNAUTHORIZED_KEY", message: { error: "nested", status: 401 } } }
      ])
      expect(plain).toMatchObject({ left: { _tag: "AuthenticationError", code: "UNAUTHORIZED_KEY" } })
    })
  )

  for (const status of [200, 400]) {
    it.effect(`is in doubt when the answer (${status}) is encrypted with another key`, () =>
      Effect.gen(function* () {
        const [result, sent] = yield* request([yield* sealed(status, answer, "f".repeat(64))])
        expect(sent.length).toBe(1)
        expect(result).toMatchObject({
          left: { _tag: "DecodeError", outcome: "Unknown", pending: { operation: "payouts.request" } }
        })
        expect(String(result._tag === "Left" && result.left.message)).toContain("security key")
      })
    )
  }

  it.effect("is repeated when the server failed, whatever it says", () =>
    Effect.gen(function* () {
      const [result, sent] = yield* request([
        yield* sealed(500, answer, "f".repeat(64)),
        yield* sealed(200, answer)
      ])
      expect([result._tag, sent.length]).toEqual(["Right", 2])
    })
  )

  it.effect("is refused before sending without a security key", () =>
    over([], (shapes) =>
      Effect.map(Effect.flip(shapes.requestPayouts(payouts)), (error) =>
        expect(error).toMatchObject({
          _tag: "ValidationError",
          attempts: 0,
          outcome: "NotApplied",
          issues: [{ path: "securityKey" }]
        })
      )
    )
  )
})

describe("a list", () => {
  const rows = (...keys: ReadonlyArray<string>): Script.Step => ({
    status: 200,
    body: keys.map((transactionKey) => ({ transactionKey }))
  })
  const query = { startDate: "2026-03-01T00:00:00+09:00", endDate: "a&b=한", limit: 2 }
  const urls = Effect.map(Script.sent, (sent) =>
    sent.map(({ url }) => url.replace("https://api.tosspayments.com", ""))
  )

  it.effect("goes on after the last key, with a query that is encoded and leaves out what is not set", () =>
    over([rows("a", "b"), rows("c d", "e"), rows()], (shapes) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(shapes.listTransactions({ ...query, startingAfter: undefined }))
        expect(Chunk.toReadonlyArray(all).map(({ transactionKey }) => transactionKey)).toEqual([
          "a",
          "b",
          "c d",
          "e"
        ])
        const first = "/v1/transactions?startDate=2026-03-01T00%3A00%3A00%2B09%3A00&endDate=a%26b%3D%ED%95%9C"
        expect(yield* urls).toEqual([
          `${first}&limit=2`,
          `${first}&startingAfter=b&limit=2`,
          `${first}&startingAfter=e&limit=2`
        ])
      })
    )
  )

  it.effect("goes through numbered pages", () =>
    over([rows("a", "b"), rows("c")], (shapes) =>
      Effect.gen(function* () {
        const query = { startDate: "2026-03-01", endDate: "2026-03-02", size: 2 }
        yield* Stream.runDrain(shapes.listSettlements(query))
        expect((yield* urls).map((url) => new URLSearchParams(url.split("?")[1]).get("page"))).toEqual([
          null,
          "2"
        ])
      })
    )
  )

  it.effect("needs no query where that may be left out, and reads pages in the envelope of v2", () =>
    over(
      [
        { status: 200, body: { entityBody: { hasNext: true, lastCursor: "s1", items: [{ id: "s1" }] } } },
        { status: 200, body: { entityBody: { hasNext: false, lastCursor: null, items: [{ id: "s2" }] } } }
      ],
      (shapes) =>
        Effect.gen(function* () {
          const all = yield* Stream.runCollect(shapes.listSellers())
          expect(Chunk.toReadonlyArray(all)).toEqual([{ id: "s1" }, { id: "s2" }])
          expect(yield* urls).toEqual(["/v2/sellers", "/v2/sellers?startingAfter=s1"])
        })
    )
  )

  it.effect("asks for a page when it is needed and for the one after it, and for none before", () =>
    over([rows("a", "b"), rows("c", "d"), rows("a", "b"), rows("c", "d")], (shapes) =>
      Effect.gen(function* () {
        const list = shapes.listTransactions(query)
        expect(yield* urls).toEqual([])
        yield* Stream.runDrain(Stream.take(list, 2))
        expect((yield* urls).length).toBe(2)
        yield* Stream.runDrain(Stream.take(list, 1))
        expect((yield* urls).length).toBe(4)
      })
    )
  )

  it.effect("gives what it has before a page fails, and takes the options for each page", () =>
    over(
      [
        rows("a", "b"),
        { status: 500 },
        rows("c", "d"),
        { status: 404, body: { code: "NOT_FOUND", message: "" } }
      ],
      (shapes) =>
        Effect.gen(function* () {
          const got: Array<string> = []
          const seen: Array<number> = []
          const list = shapes
            .listTransactions(query, {
              acceptLanguage: "en-US",
              onResponse: ({ status }) => seen.push(status)
            })
            .pipe(Stream.runForEach(({ transactionKey }) => Effect.sync(() => got.push(transactionKey))))
          const error = yield* Effect.flip(Script.elapse(list))
          expect(error).toMatchObject({ _tag: "NotFoundError", endpoint: "transactions.list" })
          expect(got).toEqual(["a", "b", "c", "d"])
          expect(seen).toEqual([200, 500, 200, 404])
          const sent = yield* Script.sent
          expect(new Set(sent.map(({ headers }) => headers["accept-language"]))).toEqual(new Set(["en-US"]))
        })
    )
  )

  it.effect("that is interrupted gives up the page that is on its way, and asks for no more", () =>
    over([rows("a", "b"), { hang: true }], (shapes) =>
      Effect.gen(function* () {
        const fiber = yield* Effect.fork(Stream.runDrain(shapes.listTransactions(query)))
        yield* TestClock.adjust("1 second")
        yield* Fiber.interrupt(fiber)
        const script = yield* Script.Script
        expect([script.sent.length, script.interrupted]).toEqual([2, 1])
      })
    )
  )

  it.effect("goes on with the query as it was, whatever becomes of the caller's", () =>
    over([rows("a", "b"), rows()], (shapes) =>
      Effect.gen(function* () {
        const live = { ...query }
        const onResponse = () => {
          live.endDate = "another"
          live.limit = 1
        }
        yield* Stream.runDrain(shapes.listTransactions(live, { onResponse }))
        const [first = "", second] = yield* urls
        expect(second).toBe(first.replace("&limit", "&startingAfter=b&limit"))
      })
    )
  )

  it.effect("is refused before sending with a wrong query", () =>
    over([], (shapes) =>
      Effect.map(Effect.flip(Stream.runDrain(shapes.listTransactions({ ...query, limit: 0 }))), (error) =>
        expect(error).toMatchObject({ _tag: "ValidationError", issues: [{ path: "limit" }] })
      )
    )
  )
})

describe("options", () => {
  it.effect("that do not exist are refused before sending, and those there are named", () =>
    over([], (shapes) =>
      Effect.gen(function* () {
        const misspelt = { idempotencykey: "mine", timeout: undefined, unset: undefined }
        const error = yield* Effect.flip(shapes.cancelPayout("FPA_1", misspelt as never))
        expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0 })
        expect("issues" in error && error.issues).toEqual([
          {
            path: "idempotencykey",
            expected:
              "no such option (there are timeout, deadline, idempotencyKey, testCode, acceptLanguage, onUnknown, onResponse)"
          }
        ])
      })
    )
  )
})
