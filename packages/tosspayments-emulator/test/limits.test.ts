import { expect, it } from "@effect/vitest"
import { Effect, Fiber, TestClock } from "effect"
import { describe } from "vitest"
import { Emulator, Fault, Ledger, type Options, WebhookSender } from "../src/index.js"
import { authorize, call, cancel, confirm, emulated, pay, retrieve, start } from "./support.js"

const orderId = (number: number) => `ORD-${String(number).padStart(6, "0")}`

/** Orders 1 to `count`, paid. */
const payAll = (count: number) =>
  Effect.forEach(
    Array.from({ length: count }, (_, index) => index + 1),
    (number) => pay({ orderId: orderId(number) })
  )

describe("what the emulator remembers", () => {
  it.effect("of requests and faults that struck is the newest", () =>
    emulated({ limits: { requests: 3 } })(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* emulator.faults.inject({ times: 5, fault: Fault.Status({ status: 503 }) })
        for (const name of ["a", "b", "c", "d", "e"]) yield* retrieve(name)
        const paths = ["/v1/payments/c", "/v1/payments/d", "/v1/payments/e"]
        expect((yield* emulator.requests).map(({ path, status }) => [path, status])).toEqual(
          paths.map((path) => [path, 503])
        )
        expect((yield* emulator.faults.fired).map(({ path }) => path)).toEqual(paths)
      })
    )
  )

  it.effect("of a request is no more than 2000 characters of its path and key", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* call("GET", `/v1/payments/${"k".repeat(9000)}`, { idempotencyKey: "i".repeat(9000) })
        const [record] = yield* emulator.requests
        expect([record?.path.length, record?.idempotencyKey?.length, record?.status]).toEqual([
          2000, 2000, 404
        ])
      })
    )
  )

  it.effect("of payments is the newest, with their orders and their money", () =>
    emulated({ limits: { payments: 2 } })(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const [first, second, third] = yield* payAll(3)
        expect((yield* emulator.payments.list).map((payment) => payment.orderId)).toEqual([
          orderId(2),
          orderId(3)
        ])
        expect((yield* retrieve(first?.paymentKey ?? "")).status).toBe(404)
        expect((yield* call("GET", `/v1/payments/orders/${orderId(1)}`)).status).toBe(404)
        // What is left is whole, and goes on.
        yield* cancel(second?.paymentKey ?? "", { cancelReason: "x", cancelAmount: 1000 })
        expect((yield* emulator.ledger).map((movement) => [movement.orderId, movement.kind])).toEqual([
          [orderId(2), "Approve"],
          [orderId(3), "Approve"],
          [orderId(2), "Cancel"]
        ])
        expect((yield* retrieve(third?.paymentKey ?? "")).status).toBe(200)
        // The order of a forgotten payment can be paid like a new one.
        yield* pay({ orderId: orderId(1) })
        expect(Ledger.net(yield* emulator.ledger, orderId(1))).toBe(33000)
      })
    )
  )

  it.effect("of one order is its newest payments", () =>
    emulated({ limits: { payments: 2 } })(
      Effect.gen(function* () {
        yield* authorize()
        const second = yield* authorize()
        const third = yield* authorize()
        yield* confirm(second)
        expect((yield* call("GET", `/v1/payments/orders/${second.orderId}`)).json.paymentKey).toBe(
          third.paymentKey
        )
      })
    )
  )

  it.effect("of answers under idempotency keys is the newest, and everything that still runs", () =>
    emulated({ limits: { idempotencyKeys: 2 } })(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const slow = yield* authorize({ orderId: orderId(9) })
        yield* emulator.faults.inject({ orderId: orderId(9), fault: Fault.Delay({ duration: "1 minute" }) })
        const running = yield* Effect.fork(confirm(slow, { idempotencyKey: "slow" }))
        yield* TestClock.adjust("1 second")
        const { paymentKey } = yield* pay()
        const part = (idempotencyKey: string) =>
          cancel(paymentKey, { cancelReason: "x", cancelAmount: 1000 }, { idempotencyKey })
        const first = yield* part("k1")
        const second = yield* part("k2")
        const third = yield* part("k3")
        expect([(yield* part("k2")).text, (yield* part("k3")).text]).toEqual([second.text, third.text])
        expect((yield* part("k1")).text).not.toBe(first.text)
        expect((yield* confirm(slow, { idempotencyKey: "slow" })).status).toBe(409)
        yield* TestClock.adjust("1 minute")
        const answer = yield* Fiber.join(running)
        expect((yield* confirm(slow, { idempotencyKey: "slow" })).text).toBe(answer.text)
      })
    )
  )

  it.effect("of webhooks is the newest; those that are dropped are no longer sent", () => {
    const received: Array<string> = []
    const sender = WebhookSender.layer(({ body }) =>
      Effect.sync(() => {
        received.push(JSON.parse(body).data.orderId)
        return 500
      })
    )
    return TestClock.setTime(start).pipe(
      Effect.zipRight(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          yield* payAll(3)
          yield* TestClock.adjust(0)
          expect((yield* emulator.webhooks.list).map((delivery) => delivery.orderId)).toEqual([
            orderId(2),
            orderId(3)
          ])
          received.length = 0
          yield* TestClock.adjust("1 minute")
          expect(received.toSorted()).toEqual([orderId(2), orderId(3)])
        })
      ),
      Effect.provide(Emulator.layer({ webhookUrl: "https://shop.test/hook", limits: { deliveries: 2 } })),
      Effect.provide(sender)
    )
  })

  it.effect("is a whole number, or everything", () =>
    Effect.gen(function* () {
      const open = (limits: Options.Limits) =>
        Effect.scoped(Emulator.make({ limits })).pipe(
          Effect.provide(WebhookSender.layer(() => Effect.succeed(200)))
        )
      const typo = { request: 5 } as Options.Limits
      for (const limits of [{ requests: 0 }, { payments: 1.5 }, { deliveries: Number.NaN }, typo]) {
        expect((yield* Effect.flip(open(limits)))._tag).toBe("InvalidInput")
      }
      yield* open({ payments: Number.POSITIVE_INFINITY, requests: undefined })
    })
  )
})

describe("a page of a listing", () => {
  it.effect("goes on where the one before ended, although old values were forgotten meanwhile", () =>
    emulated({ limits: { requests: 4 } })(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        for (const name of ["a", "b", "c", "d"]) yield* retrieve(name)
        const first = yield* emulator.page.requests({ limit: 2 })
        for (const name of ["e", "f", "g"]) yield* retrieve(name)
        const second = yield* emulator.page.requests({ limit: 2, after: first.next ?? 0 })
        const third = yield* emulator.page.requests({ limit: 2, after: second.next ?? 0 })
        const names = [first, second, third].map(({ values }) => values.map(({ path }) => path.at(-1)))
        // "c" was forgotten before anybody read it.
        expect(names).toEqual([
          ["a", "b"],
          ["d", "e"],
          ["f", "g"]
        ])
        expect(third.next).toBe(null)
      })
    )
  )

  it.effect("shows payments as they are now", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* authorize()
        yield* TestClock.adjust("1 hour")
        expect((yield* emulator.page.payments()).values.map(({ status }) => status)).toEqual(["EXPIRED"])
        expect((yield* emulator.page.webhooks()).values.map(({ eventType }) => eventType)).toEqual([
          "PAYMENT_STATUS_CHANGED"
        ])
        expect((yield* emulator.page.ledger()).values).toEqual([])
      })
    )
  )

  it.effect("has 1 to 10000 values", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const wrong = [
          emulator.page.requests({ limit: 0 }),
          emulator.page.requests({ limit: 10_001 }),
          emulator.page.requests({ after: -1 }),
          emulator.page.requests({ after: Number.NaN })
        ]
        for (const page of wrong) expect((yield* Effect.flip(page))._tag).toBe("InvalidInput")
      })
    )
  )
})
