import { expect, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { describe } from "vitest"
import { authorize, call, confirm, emulated, retrieve } from "./support.js"

const merchants = [
  { secretKey: "test_sk_a", mId: "shopA" },
  { secretKey: "test_gsk_a", mId: "shopA" },
  { secretKey: "test_sk_b", mId: "shopB" }
]

describe("the rate limit", () => {
  it.effect("counts each endpoint of each merchant, over the last minute", () =>
    emulated({ merchants, rateLimit: 2 })(
      Effect.gen(function* () {
        const read = (key: string) => Effect.map(retrieve("nothing", { key }), ({ status }) => status)
        expect([yield* read("test_sk_a"), yield* read("test_gsk_a")]).toEqual([404, 404])
        const refused = yield* retrieve("nothing", { key: "test_sk_a" })
        expect([refused.status, refused.json]).toEqual([
          429,
          { code: "TOO_MANY_REQUESTS", message: "요청이 너무 많습니다. 잠시 후 다시 시도해 주세요." }
        ])
        expect(yield* read("test_sk_b")).toBe(404)
        expect((yield* call("GET", "/v1/payments/orders/nothing", { key: "test_sk_a" })).status).toBe(404)
        yield* TestClock.adjust("59 seconds")
        expect(yield* read("test_sk_a")).toBe(429)
        yield* TestClock.adjust("1 second")
        expect(yield* read("test_sk_a")).toBe(404)
      })
    )
  )

  it.effect("leaves what it refuses undone, and not stored under the idempotency key", () =>
    emulated({ rateLimit: 1 })(
      Effect.gen(function* () {
        const { amount, orderId, paymentKey } = yield* authorize()
        const body = { amount, orderId, paymentKey }
        yield* confirm({ ...body, paymentKey: "nothing" })
        expect((yield* confirm(body, { idempotencyKey: "one" })).status).toBe(429)
        yield* TestClock.adjust("1 minute")
        const paid = yield* confirm(body, { idempotencyKey: "one" })
        expect([paid.status, paid.json.status]).toEqual([200, "DONE"])
      })
    )
  )
})
