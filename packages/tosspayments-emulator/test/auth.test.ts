import { expect, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { describe } from "vitest"
import { Emulator } from "../src/index.js"
import { authorize, basic, call, emulated, retrieve } from "./support.js"

const withHeader = (authorization: string) =>
  Effect.map(call("GET", "/v1/payments/x", { headers: { authorization } }), ({ json, status }) => [
    status,
    json.code
  ])

const base64 = (text: string): string => Buffer.from(text).toString("base64")

const known = [404, "NOT_FOUND_PAYMENT"]
const unknown = [401, "UNAUTHORIZED_KEY"]
const malformed = [403, "INCORRECT_BASIC_AUTH_FORMAT"]

describe("authorization", () => {
  it.effect("accepts any well-formed test secret key", () =>
    emulated()(
      Effect.gen(function* () {
        for (const key of ["test_sk_x", "test_gsk_docs_OaPz8L5KdmQXkzRz3y47BMw6"]) {
          expect(yield* withHeader(basic(key))).toEqual(known)
        }
      })
    )
  )

  it.effect("needs the colon, base64 and the Basic scheme", () =>
    emulated()(
      Effect.gen(function* () {
        expect(yield* withHeader(`Basic ${base64("test_sk_x")}`)).toEqual(malformed)
        expect(yield* withHeader("Basic test_sk_x:")).toEqual(malformed)
        expect(yield* withHeader("Bearer test_sk_x")).toEqual(malformed)
        expect(yield* withHeader("Basic")).toEqual(malformed)
        expect(yield* withHeader(`Basic ${base64("test_sk_x:password")}`)).toEqual(malformed)
      })
    )
  )

  it.effect("does not know a missing, client, foreign or BOM-prefixed key", () =>
    emulated()(
      Effect.gen(function* () {
        expect(yield* withHeader("")).toEqual(unknown)
        expect(yield* withHeader(basic("test_ck_x"))).toEqual(unknown)
        expect(yield* withHeader(basic("sk_test_x"))).toEqual(unknown)
        const bom = basic("\uFEFFtest_sk_x")
        expect(bom).toContain("77u/")
        expect(yield* withHeader(bom)).toEqual(unknown)
      })
    )
  )

  it.effect(
    "accepts the widget's key beside the other one of a merchant, unless another merchant has it",
    () =>
      emulated({
        merchants: [
          { secretKey: "test_sk_one", mId: "shop01" },
          { secretKey: "test_gsk_two", mId: "shop02" },
          { secretKey: "test_sk_two", mId: "shop03" }
        ]
      })(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          yield* emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000, mId: "shop01" })
          yield* emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000, mId: "shop03" })
          const seen = (key: string) =>
            Effect.map(call("GET", "/v1/payments/orders/ORD-0001", { key }), ({ json, status }) =>
              status === 200 ? json.mId : status
            )
          for (const [key, mId] of [
            ["test_sk_one", "shop01"],
            ["test_gsk_one", "shop01"],
            ["test_gsk_two", 404],
            ["test_sk_two", "shop03"],
            ["test_gsk_three", 401]
          ] as const) {
            expect([key, yield* seen(key)]).toEqual([key, mId])
          }
        })
      )
  )

  it.effect("refuses live keys and says why, without repeating the key", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        for (const key of ["live_sk_verysecret", "live_gsk_verysecret"]) {
          const answer = yield* retrieve("x", { key })
          expect([answer.status, answer.json.code]).toEqual(unknown)
          expect(answer.json.message).toContain("never accepts a live key")
          expect(answer.text).not.toContain("verysecret")
        }
        const books = JSON.stringify(yield* emulator.requests)
        expect(books).not.toContain("verysecret")
        expect(books).not.toContain(base64("live_sk_verysecret:"))
      })
    )
  )

  it.effect("cannot be started with a live or malformed key", () =>
    Effect.gen(function* () {
      for (const secretKey of ["live_sk_verysecret", Redacted.make("live_sk_verysecret"), "test_ck_x"]) {
        const error = yield* Effect.void.pipe(
          Effect.provide(Emulator.layerWithoutWebhooks({ merchants: [{ secretKey, mId: "shop" }] })),
          Effect.flip
        )
        expect(error.field).toBe("merchants")
        expect(error.message).not.toContain("verysecret")
      }
    })
  )

  it.effect("accepts only configured keys, and shows payments to keys of the same merchant", () =>
    emulated({
      merchants: [
        { secretKey: "test_sk_a", mId: "shopA" },
        { secretKey: "test_gsk_a", mId: "shopA" },
        { secretKey: Redacted.make("test_sk_b"), mId: "shopB" }
      ]
    })(
      Effect.gen(function* () {
        const { paymentKey, payment } = yield* authorize()
        expect(payment.mId).toBe("shopA")
        expect((yield* retrieve(paymentKey, { key: "test_sk_a" })).status).toBe(200)
        expect((yield* retrieve(paymentKey, { key: "test_gsk_a" })).status).toBe(200)
        expect((yield* retrieve(paymentKey, { key: "test_sk_b" })).status).toBe(404)
        expect((yield* retrieve(paymentKey, { key: "test_sk_stranger" })).status).toBe(401)
        const byOrder = yield* call("GET", `/v1/payments/orders/${payment.orderId}`, { key: "test_sk_b" })
        expect(byOrder.status).toBe(404)
      })
    )
  )
})

describe("routes", () => {
  it.effect("that do not exist answer NOT_FOUND_HTTP_METHOD", () =>
    emulated()(
      Effect.gen(function* () {
        const routes = [
          ["GET", "/"],
          ["GET", "/v1/payments"],
          ["DELETE", "/v1/payments/x"],
          ["GET", "/v1/payments/x/cancel"],
          ["POST", "/v1/payments/x"],
          ["POST", "/v2/payments/confirm"],
          ["GET", "/v1/payments/orders/"],
          ["POST", "/v1/payments/confirm/"]
        ] as const
        for (const [method, url] of routes) {
          const answer = yield* call(method, url)
          expect([method, url, answer.status, answer.json.code]).toEqual([
            method,
            url,
            404,
            "NOT_FOUND_HTTP_METHOD"
          ])
        }
      })
    )
  )
})

describe("a path", () => {
  it.effect("is taken as it comes: every segment whole, decoded once, whatever it holds", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* authorize()
        const encoded = [...paymentKey].map((char) => `%${char.charCodeAt(0).toString(16)}`).join("")
        const found = [paymentKey, encoded, `${paymentKey}?x=1;y=2#z`]
        for (const key of found) expect([key, (yield* retrieve(key)).status]).toEqual([key, 200])
        const absent = [
          `${paymentKey};jsessionid=1`,
          `${paymentKey}#top`,
          `${encoded.replaceAll("%", "%25")}`,
          paymentKey.toUpperCase(),
          "a".repeat(5000),
          "%",
          "%E0%A4%A",
          "%2e%2e%2fx",
          "a%2Fcancel",
          ":paymentKey",
          "*",
          "__proto__"
        ]
        for (const key of absent) {
          expect([key, (yield* retrieve(key)).json.code]).toEqual([key, "NOT_FOUND_PAYMENT"])
        }
      })
    )
  )

  it.effect("is there in one spelling only, and for the methods it has", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* authorize()
        const calls = [
          ["GET", `/V1/payments/${paymentKey}`],
          ["GET", `//v1/payments/${paymentKey}`],
          ["GET", `/v1//payments/${paymentKey}`],
          ["GET", `/v1/payments/${paymentKey}/`],
          ["GET", `/v1/%70ayments/${paymentKey}`],
          ["GET", `v1/payments/${paymentKey}`],
          ["GET", ""],
          ["GET", "/v1/payments//cancel"],
          ["POST", "/v1/payments//cancel"],
          ["get", `/v1/payments/${paymentKey}`],
          ["toString", `/v1/payments/${paymentKey}`],
          ["__proto__", `/v1/payments/${paymentKey}`]
        ] as const
        for (const [method, url] of calls) {
          const { json } = yield* call(method, url)
          expect([method, url, json.code]).toEqual([method, url, "NOT_FOUND_HTTP_METHOD"])
        }
      })
    )
  )
})

describe("every answer", () => {
  it.effect("carries a trace id of its own", () =>
    emulated()(
      Effect.gen(function* () {
        const first = yield* retrieve("x")
        const second = yield* retrieve("x")
        const [a, b] = [first, second].map(({ headers }) => headers["x-tosspayments-trace-id"])
        expect(a).toMatch(/^[0-9a-f]{32}$/)
        expect(b).toMatch(/^[0-9a-f]{32}$/)
        expect(a).not.toBe(b)
      })
    )
  )
})
