import { expect, it } from "@effect/vitest"
import { Duration, Effect, Fiber, TestClock } from "effect"
import { describe } from "vitest"
import { Emulator, Fault, Ledger } from "../src/index.js"
import { authorize, call, cancel, confirm, emulated, pay } from "./support.js"

const idempotencyKey = "order-1-confirm"

describe("idempotency key", () => {
  it.effect("replays the stored answer byte by byte, with both trace ids", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        const first = yield* confirm(authorization, { idempotencyKey })
        yield* TestClock.adjust("1 day")
        const again = yield* confirm(authorization, { idempotencyKey })
        expect([again.status, again.text]).toEqual([200, first.text])
        expect(again.headers["idempotency-key"]).toBe(idempotencyKey)
        const [fresh, original] = (again.headers["x-tosspayments-trace-id"] ?? "").split(", ")
        expect(original).toBe(first.headers["x-tosspayments-trace-id"])
        expect(fresh).not.toBe(original)
        expect(Ledger.net(yield* emulator.ledger)).toBe(33000)
        expect((yield* emulator.requests).map(({ replayed }) => replayed)).toEqual([false, true])
      })
    )
  )

  it.effect("does not look at the body: another cancel amount gets the old answer", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        const first = yield* cancel(paymentKey, { cancelReason: "a", cancelAmount: 1000 }, { idempotencyKey })
        const again = yield* cancel(paymentKey, { cancelReason: "b", cancelAmount: 2000 }, { idempotencyKey })
        expect(again.text).toBe(first.text)
      })
    )
  )

  it.effect("replays errors too, so a corrected request needs a new key", () =>
    emulated()(
      Effect.gen(function* () {
        const authorization = yield* authorize()
        const wrong = yield* confirm({ ...authorization, amount: 1 }, { idempotencyKey })
        const corrected = yield* confirm(authorization, { idempotencyKey })
        expect([corrected.status, corrected.text]).toEqual([400, wrong.text])
        expect((yield* confirm(authorization, { idempotencyKey: "another" })).status).toBe(200)
      })
    )
  )

  it.effect("belongs to key, API key, URL and method together", () =>
    emulated()(
      Effect.gen(function* () {
        const authorization = yield* authorize()
        const { paymentKey } = authorization
        yield* confirm(authorization, { idempotencyKey })
        const otherUrl = yield* cancel(paymentKey, { cancelReason: "x" }, { idempotencyKey })
        expect(otherUrl.json.status).toBe("CANCELED")
        const otherKey = yield* confirm(authorization, { idempotencyKey, key: "test_sk_other" })
        expect(otherKey.json.code).toBe("ALREADY_PROCESSED_PAYMENT")
      })
    )
  )

  it.effect("is valid for 15 days", () =>
    emulated()(
      Effect.gen(function* () {
        const authorization = yield* authorize()
        const first = yield* confirm(authorization, { idempotencyKey })
        yield* TestClock.adjust(Duration.subtract(Duration.days(15), Duration.millis(1)))
        expect((yield* confirm(authorization, { idempotencyKey })).text).toBe(first.text)
        yield* TestClock.adjust(1)
        expect((yield* confirm(authorization, { idempotencyKey })).json.code).toBe(
          "ALREADY_PROCESSED_PAYMENT"
        )
      })
    )
  )

  it.effect("may have 300 characters", () =>
    emulated()(
      Effect.gen(function* () {
        const authorization = yield* authorize()
        const long = yield* confirm(authorization, { idempotencyKey: "k".repeat(301) })
        expect([long.status, long.json.code]).toEqual([400, "INVALID_IDEMPOTENCY_KEY"])
        expect((yield* confirm(authorization, { idempotencyKey: "k".repeat(300) })).status).toBe(200)
      })
    )
  )

  it.effect("is ignored on GET", () =>
    emulated()(
      Effect.gen(function* () {
        const authorization = yield* authorize()
        const url = `/v1/payments/${authorization.paymentKey}`
        const before = yield* call("GET", url, { idempotencyKey })
        yield* confirm(authorization)
        const after = yield* call("GET", url, { idempotencyKey })
        expect([before.json.status, after.json.status]).toEqual(["IN_PROGRESS", "DONE"])
        expect(after.headers["idempotency-key"]).toBeUndefined()
      })
    )
  )

  it.effect("answers 409 while the first request runs, and its result afterwards", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        yield* emulator.faults.inject({ fault: Fault.Delay({ duration: "20 seconds" }) })
        const first = yield* Effect.fork(confirm(authorization, { idempotencyKey }))
        yield* TestClock.adjust("10 seconds")
        const meanwhile = yield* confirm(authorization, { idempotencyKey })
        expect([meanwhile.status, meanwhile.json.code]).toEqual([409, "IDEMPOTENT_REQUEST_PROCESSING"])
        yield* TestClock.adjust("10 seconds")
        const answer = yield* Fiber.join(first)
        expect((yield* confirm(authorization, { idempotencyKey })).text).toBe(answer.text)
      })
    )
  )

  it.effect("lets one of many parallel requests run", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        const answers = yield* Effect.all(
          Array.from({ length: 10 }, () =>
            cancel(paymentKey, { cancelReason: "x", cancelAmount: 1000 }, { idempotencyKey })
          ),
          { concurrency: "unbounded" }
        )
        const bodies = new Set(answers.filter(({ status }) => status === 200).map(({ text }) => text))
        expect(bodies.size).toBe(1)
        expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
      })
    )
  )

  it.effect("does not store refusals that come before the work", () =>
    emulated()(
      Effect.gen(function* () {
        const authorization = yield* authorize()
        yield* confirm(authorization, { idempotencyKey, key: "test_ck_wrong" })
        expect((yield* confirm(authorization, { idempotencyKey })).status).toBe(200)
      })
    )
  )
})
