import { expect, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Option, TestClock } from "effect"
import fc from "fast-check"
import { describe } from "vitest"
import { Emulator, type Options, WebhookSender } from "../src/index.js"
import { authorize, cancel, confirm, emulated, type Loose, pay, retrieve, start } from "./support.js"

/** An emulator whose receiver answers `status`; the bodies it got. */
const told =
  (options: Partial<Options.Options> = {}, status = 200) =>
  <A, E, R>(body: (received: Array<Loose>) => Effect.Effect<A, E, R>) => {
    const received: Array<Loose> = []
    const sender = WebhookSender.layer((transmission) =>
      Effect.sync(() => {
        received.push(JSON.parse(transmission.body))
        return status
      })
    )
    // The clock of a frozen emulator stands where it started.
    return Effect.zipRight(
      TestClock.setTime(start),
      Effect.suspend(() => body(received)).pipe(
        Effect.provide(
          Emulator.layer({ webhookUrl: "https://shop.test/hook", ...options }).pipe(Layer.provide(sender))
        )
      )
    )
  }

const statuses = (received: ReadonlyArray<Loose>) =>
  received.map(({ data, status }) => data?.status ?? status)

describe("what happens by itself, with nobody looking", () => {
  it.effect("a payment that nobody confirms expires after 10 minutes, and the shop is told", () =>
    told()((received) =>
      Effect.gen(function* () {
        const { paymentKey } = yield* authorize()
        yield* TestClock.adjust("10 minutes")
        expect(received).toEqual([])
        yield* TestClock.adjust("1 millis")
        expect(received).toMatchObject([
          { eventType: "PAYMENT_STATUS_CHANGED", createdAt: expect.any(String), data: { status: "EXPIRED" } }
        ])
        expect(received[0].data.paymentKey).toBe(paymentKey)
      })
    )
  )

  it.effect("a payment whose buyer never authenticates expires after 30 minutes, and the shop is told", () =>
    told()((received) =>
      Effect.gen(function* () {
        yield* authorize({ authenticated: false })
        yield* TestClock.adjust("1799 seconds")
        expect(received).toEqual([])
        yield* TestClock.adjust("1 seconds")
        expect(statuses(received)).toEqual(["EXPIRED"])
      })
    )
  )

  it.effect("payments expire each in its time, whatever the order they came in", () =>
    told()((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* authorize({ orderId: "ORD-slow", authenticated: false })
        yield* TestClock.adjust("1 minute")
        yield* authorize({ orderId: "ORD-quick" })
        const paid = yield* authorize({ orderId: "ORD-paid" })
        yield* TestClock.adjust("1 minute")
        const late = yield* authorize({ orderId: "ORD-late", authenticated: false })
        yield* confirm(paid)
        yield* emulator.payments.authenticate(late.paymentKey)
        yield* TestClock.adjust("2 hours")
        expect(received.map(({ data }) => `${data.orderId} ${data.status}`)).toEqual([
          "ORD-paid DONE",
          "ORD-quick EXPIRED",
          "ORD-late EXPIRED",
          "ORD-slow EXPIRED"
        ])
      })
    )
  )

  it.live("any payments expire each in its time, unless they are paid first", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              pause: fc.integer({ min: 0, max: 15 }),
              isAuthenticated: fc.boolean(),
              isPaid: fc.boolean()
            }),
            { maxLength: 30 }
          ),
          (buyers) =>
            Effect.gen(function* () {
              const emulator = yield* Emulator.Emulator
              const expected: Array<string> = []
              let minute = 0
              for (const [number, { isAuthenticated, isPaid, pause }] of buyers.entries()) {
                if (pause > 0) yield* emulator.clock.advance(`${pause} minutes`)
                minute += pause
                const orderId = `ORD-${String(number).padStart(4, "0")}`
                const authorization = yield* authorize({ orderId, authenticated: isAuthenticated })
                if (isAuthenticated && isPaid) yield* confirm(authorization)
                else {
                  const at = (minute + (isAuthenticated ? 10 : 30)) * 60_000 + (isAuthenticated ? 1 : 0)
                  expected.push(`${String(at).padStart(9, "0")} ${orderId}`)
                }
              }
              yield* emulator.clock.advance("1 hour")
              const expired = (yield* emulator.webhooks.list)
                .filter(({ body }) => body.includes('"EXPIRED"'))
                .map(({ orderId }) => orderId)
              expect(expired).toEqual(expected.toSorted().map((line) => line.slice(10)))
              expect(
                (yield* emulator.payments.list).filter(({ status }) => status === "IN_PROGRESS")
              ).toEqual([])
            }).pipe(Effect.provide(Emulator.layerWithoutWebhooks({ clock: "frozen" })), Effect.runPromise)
        ),
        { numRuns: 50 }
      )
    )
  )

  it.effect("a webhook tells when a payment expired, however late that was noticed", () =>
    told({ clock: "frozen" })((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* authorize()
        yield* emulator.clock.advance("3 days")
        expect(received[0].createdAt).toMatch(/^2026-03-02T10:25:01/)
      })
    )
  )

  it.effect("a virtual account takes no deposit after its due date", () =>
    told()(() =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT", validHours: 1 })
        yield* TestClock.adjust("1 hour")
        expect((yield* retrieve(paymentKey)).json.virtualAccount.expired).toBe(false)
        yield* TestClock.adjust("1 millis")
        const [payment] = yield* emulator.payments.list
        expect([payment?.status, payment?.virtualAccount?.expired]).toEqual(["WAITING_FOR_DEPOSIT", true])
        expect((yield* Effect.flip(emulator.payments.deposit(paymentKey)))._tag).toBe("WrongState")
      })
    )
  )

  it.effect("every refund to an account is first asked for, then pending, then paid out", () =>
    told()(() =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT", amount: 10000 })
        yield* emulator.payments.deposit(paymentKey)
        const refundReceiveAccount = { bank: "20", accountNumber: "1000123456789", holderName: "구매자" }
        for (const cancelAmount of [1000, 2000]) {
          const answer = yield* cancel(paymentKey, { cancelReason: "x", cancelAmount, refundReceiveAccount })
          expect(answer.json.virtualAccount.refundStatus).toBe("NONE")
          yield* TestClock.adjust("1 minute")
          expect((yield* retrieve(paymentKey)).json.virtualAccount.refundStatus).toBe("PENDING")
          yield* TestClock.adjust("2 days")
          expect((yield* retrieve(paymentKey)).json.virtualAccount.refundStatus).toBe("COMPLETED")
        }
      })
    )
  )
})

describe("the clock", () => {
  it.effect("goes on when it is advanced, through all that was due on the way", () =>
    told(
      { clock: "frozen" },
      500
    )((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* authorize()
        const state = yield* emulator.clock.advance("2 hours")
        expect(state).toEqual({ now: "2026-03-02T12:15:01+09:00", mode: "frozen" })
        // Expired after ten minutes; sent then, and 1, 5, 21 and 85 minutes later.
        expect(statuses(received)).toEqual(["EXPIRED", "EXPIRED", "EXPIRED", "EXPIRED", "EXPIRED"])
        const [delivery] = yield* emulator.webhooks.list
        expect(delivery?.attempts.map(({ at }) => at.slice(11, 19))).toEqual([
          "10:25:01",
          "10:26:01",
          "10:30:01",
          "10:46:01",
          "11:50:01"
        ])
      })
    )
  )

  it.effect("moves all that counts days: an idempotency key is forgotten after fifteen", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        const first = yield* confirm(authorization, { idempotencyKey: "k" })
        yield* emulator.clock.advance("14 days")
        expect((yield* confirm(authorization, { idempotencyKey: "k" })).text).toBe(first.text)
        yield* emulator.clock.advance("1 day")
        expect((yield* confirm(authorization, { idempotencyKey: "k" })).json.code).toBe(
          "ALREADY_PROCESSED_PAYMENT"
        )
      })
    )
  )

  it.effect("runs with Effect's own, ahead by as much as it was advanced", () =>
    emulated()(
      Effect.gen(function* () {
        const { clock } = yield* Emulator.Emulator
        yield* clock.advance("1 day")
        yield* TestClock.adjust("1 minute")
        expect(yield* clock.read).toEqual({ now: "2026-03-03T10:16:01+09:00", mode: "real" })
      })
    )
  )

  it.effect("stands still when it is frozen, and goes on from there", () =>
    emulated()(
      Effect.gen(function* () {
        const { clock, payments } = yield* Emulator.Emulator
        yield* authorize()
        expect((yield* clock.freeze).mode).toBe("frozen")
        yield* TestClock.adjust("1 day")
        expect((yield* payments.list).map(({ status }) => status)).toEqual(["IN_PROGRESS"])
        expect(yield* clock.run).toEqual({ now: "2026-03-02T10:15:01+09:00", mode: "real" })
        yield* TestClock.adjust("11 minutes")
        expect((yield* payments.list).map(({ status }) => status)).toEqual(["EXPIRED"])
      })
    )
  )

  it.effect("starts again with everything else", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* emulator.clock.advance("1 day")
        yield* emulator.clock.freeze
        yield* emulator.reset
        expect(yield* emulator.clock.read).toEqual({ now: "2026-03-02T10:15:01+09:00", mode: "real" })
      })
    )
  )

  it.effect("waits for the webhooks that are sent on the way, but not when everything is forgotten", () => {
    const sender = WebhookSender.layer(() => Effect.never)
    return Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      yield* authorize()
      const advancing = yield* Effect.fork(emulator.clock.advance("1 hour"))
      yield* TestClock.adjust("5 seconds")
      expect(yield* Fiber.poll(advancing)).toEqual(Option.none())
      yield* emulator.reset
      expect((yield* Fiber.join(advancing)).mode).toBe("real")
    }).pipe(
      Effect.provide(Emulator.layer({ webhookUrl: "https://shop.test/hook" }).pipe(Layer.provide(sender)))
    )
  })

  it.effect("goes forward only, and not for ever", () =>
    emulated()(
      Effect.gen(function* () {
        const { clock } = yield* Emulator.Emulator
        for (const duration of [-1, 0, "-5 minutes", Number.NaN, Number.POSITIVE_INFINITY, "soon"]) {
          const error = yield* Effect.flip(clock.advance(duration as number))
          expect([duration, error]).toMatchObject([duration, { _tag: "InvalidInput", field: "duration" }])
        }
      })
    )
  )

  it.effect("is real or frozen from the start", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        Effect.scoped(Layer.build(Emulator.layerWithoutWebhooks({ clock: "stopped" as "real" })))
      )
      expect(error.field).toBe("clock")
    })
  )
})
