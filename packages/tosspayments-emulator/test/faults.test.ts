import { expect, it } from "@effect/vitest"
import { type Clock, Deferred, Effect, Exit, Fiber, Option, TestClock } from "effect"
import { describe } from "vitest"
import { Emulator, Fault, Ledger } from "../src/index.js"
import { authorize, call, confirm, emulated, raw, retrieve } from "./support.js"

const idempotencyKey = "k1"

const attempt = (
  of: { readonly paymentKey: string; readonly orderId: string; readonly amount: number },
  options = {}
) =>
  raw("POST", "/v1/payments/confirm", {
    body: { paymentKey: of.paymentKey, orderId: of.orderId, amount: of.amount },
    idempotencyKey,
    ...options
  })

const status = (paymentKey: string) => Effect.map(retrieve(paymentKey), ({ json }) => json.status)

describe("a fault", () => {
  it.effect("Status answers like a gateway: nothing done, nothing stored", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        yield* emulator.faults.inject({
          fault: Fault.Status({ status: 503, headers: { "retry-after": "2" }, body: "<html>busy</html>" })
        })
        const failed = yield* confirm(authorization, { idempotencyKey })
        expect([failed.status, failed.headers["retry-after"], failed.text]).toEqual([
          503,
          "2",
          "<html>busy</html>"
        ])
        expect(yield* status(authorization.paymentKey)).toBe("IN_PROGRESS")
        expect((yield* confirm(authorization, { idempotencyKey })).json.status).toBe("DONE")
      })
    )
  )

  it.effect("Status with applied does the work first, and the answer can be replayed", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        yield* emulator.faults.inject({ fault: Fault.Status({ status: 502, applied: true }) })
        expect((yield* confirm(authorization, { idempotencyKey })).status).toBe(502)
        const again = yield* confirm(authorization, { idempotencyKey })
        expect([again.status, again.json.status]).toEqual([200, "DONE"])
        expect(Ledger.net(yield* emulator.ledger)).toBe(33000)
        expect((yield* emulator.ledger).length).toBe(1)
      })
    )
  )

  it.effect("Drop closes the connection before or after the effect", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        yield* emulator.faults.inject({ fault: Fault.Drop({ when: "Before" }) })
        yield* emulator.faults.inject({ fault: Fault.Drop({ when: "After" }) })
        expect(yield* attempt(authorization)).toEqual({ _tag: "Drop" })
        expect((yield* emulator.payments.list)[0]?.status).toBe("IN_PROGRESS")
        expect(yield* attempt(authorization)).toEqual({ _tag: "Drop" })
        expect((yield* emulator.payments.list)[0]?.status).toBe("DONE")
        expect((yield* emulator.requests).map(({ outcome }) => outcome)).toEqual(["Dropped", "Dropped"])
      })
    )
  )

  it.effect("CutOff does the work and breaks the body off", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        yield* emulator.faults.inject({ fault: Fault.CutOff({ bytes: 10 }) })
        const reply = yield* attempt(authorization)
        expect(reply._tag === "CutOff" && [reply.answer.status, reply.bytes]).toEqual([200, 10])
        expect(yield* status(authorization.paymentKey)).toBe("DONE")
      })
    )
  )

  it.effect("Hang never answers", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        yield* emulator.faults.inject({ fault: Fault.Hang({ when: "After" }) })
        expect(yield* attempt(authorization)).toEqual({ _tag: "Hang" })
        expect(yield* status(authorization.paymentKey)).toBe("DONE")
      })
    )
  )

  it.effect("Body does the work and sends something else", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        yield* emulator.faults.inject({ fault: Fault.Body({ body: new Uint8Array([0xff, 0xfe, 0x00]) }) })
        const reply = yield* attempt(authorization)
        expect(reply._tag === "Answer" && [reply.status, [...reply.body]]).toEqual([200, [0xff, 0xfe, 0x00]])
        expect(yield* status(authorization.paymentKey)).toBe("DONE")
      })
    )
  )

  it.effect("Delay holds the work back, or only the answer", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const first = yield* authorize({ orderId: "ORD-before" })
        const second = yield* authorize({ orderId: "ORD-after" })
        yield* emulator.faults.inject({
          orderId: "ORD-before",
          endpoint: "payments.confirm",
          fault: Fault.Delay({ duration: "5 seconds" })
        })
        yield* emulator.faults.inject({
          orderId: "ORD-after",
          endpoint: "payments.confirm",
          fault: Fault.Delay({ duration: "5 seconds", when: "After" })
        })
        const fibers = yield* Effect.all([Effect.fork(confirm(first)), Effect.fork(confirm(second))])
        yield* TestClock.adjust("4 seconds")
        expect([yield* status(first.paymentKey), yield* status(second.paymentKey)]).toEqual([
          "IN_PROGRESS",
          "DONE"
        ])
        expect(Option.isNone(yield* Fiber.poll(fibers[1]))).toBe(true)
        yield* TestClock.adjust("1 second")
        const answers = yield* Fiber.join(Fiber.zip(...fibers))
        expect(answers.map((answer) => answer.status)).toEqual([200, 200])
      })
    )
  )
})

describe("faults", () => {
  it.effect("strike only what they are meant for, after `skip`, `times` times", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* authorize()
        const other = yield* authorize({ orderId: "ORD-other-1" })
        const id = yield* emulator.faults.inject({
          endpoint: "payments.retrieve",
          paymentKey,
          skip: 1,
          times: 2,
          fault: Fault.Status({ status: 500 })
        })
        const statuses: Array<number> = []
        for (let round = 0; round < 4; round++) statuses.push((yield* retrieve(paymentKey)).status)
        expect(statuses).toEqual([200, 500, 500, 200])
        expect((yield* retrieve(other.paymentKey)).status).toBe(200)
        expect((yield* emulator.faults.fired).map((fired) => [fired.id, fired.path])).toEqual([
          [id, `/v1/payments/${paymentKey}`],
          [id, `/v1/payments/${paymentKey}`]
        ])
        expect((yield* emulator.requests).map(({ fault }) => fault)).toEqual([null, id, id, null, null])
        expect(yield* emulator.faults.armed).toEqual([])
      })
    )
  )

  it.effect("find a payment by its order, whatever the request names", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        const { orderId, paymentKey } = authorization
        yield* emulator.faults.inject({ orderId, times: 3, fault: Fault.Status({ status: 500 }) })
        expect((yield* retrieve(paymentKey)).status).toBe(500)
        expect((yield* call("GET", `/v1/payments/orders/${orderId}`)).status).toBe(500)
        expect((yield* confirm(authorization)).status).toBe(500)
      })
    )
  )

  it.effect("can be cleared, and nonsense is refused", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* emulator.faults.inject({
          times: Number.POSITIVE_INFINITY,
          fault: Fault.Status({ status: 500 })
        })
        expect((yield* retrieve("x")).status).toBe(500)
        yield* emulator.faults.clear
        expect((yield* retrieve("x")).status).toBe(404)
        const unknown = (value: unknown) => value as Fault.Injection
        const injections = [
          { fault: Fault.Status({ status: 99 }) },
          { endpoint: "payments.confrim", fault: Fault.Drop({ when: "After" }) },
          { times: 0, fault: Fault.Drop({ when: "After" }) },
          { skip: -1, fault: Fault.Drop({ when: "After" }) },
          { fault: Fault.CutOff({ bytes: -1 }) },
          { fault: Fault.Delay({ duration: Number.POSITIVE_INFINITY }) },
          { fault: Fault.Delay({ duration: Number.NaN }) },
          { fault: Fault.Delay({ duration: -1 }) },
          { fault: Fault.Delay({ duration: "-1 seconds" }) },
          // Timers hold 31 bits of milliseconds: this would never end.
          { fault: Fault.Delay({ duration: "25 days" }) },
          ...["1e400 seconds", "1e3 seconds", "soon", null, {}].map((duration) =>
            unknown({ fault: { _tag: "Delay", duration } })
          ),
          ...[
            { "a b": "x" },
            { "": "x" },
            { "x-a": "1\r\nx-b: 2" },
            { "x-a": "가" },
            { "x-a": "\u0000" },
            { "Content-Length": "1" },
            { "transfer-encoding": "chunked" },
            { "x-a": 1 } as unknown as Record<string, string>
          ].flatMap((headers) => [
            { fault: Fault.Status({ status: 503, headers }) },
            { fault: Fault.Body({ body: "x", headers }) }
          ]),
          unknown({ fault: Fault.Drop({ when: "after" as "After" }) }),
          unknown({ fault: Fault.Body({ body: 1 as unknown as string }) }),
          unknown({ fault: { _tag: "Explode" } }),
          unknown({ fault: null }),
          unknown({}),
          unknown(null)
        ]
        for (const injection of injections) {
          const refused = yield* Effect.either(emulator.faults.inject(injection))
          expect([injection, refused._tag]).toEqual([injection, "Left"])
        }
        expect(yield* emulator.faults.armed).toEqual([])
        const longest = yield* emulator.faults.inject({ fault: Fault.Delay({ duration: "24 days" }) })
        expect(longest).toBe("fault_2")
      })
    )
  )

  it.effect("leave the work running when the client hangs up", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        yield* emulator.faults.inject({ fault: Fault.Delay({ duration: "20 seconds" }) })
        const client = yield* Effect.fork(confirm(authorization, { idempotencyKey }))
        yield* TestClock.adjust("5 seconds")
        yield* Fiber.interrupt(client)
        expect((yield* confirm(authorization, { idempotencyKey })).status).toBe(409)
        yield* TestClock.adjust("15 seconds")
        const replayed = yield* confirm(authorization, { idempotencyKey })
        expect([replayed.status, replayed.json.status]).toEqual([200, "DONE"])
      })
    )
  )
})

describe("an idempotency key", () => {
  it.effect("is free again when the work under it broke down", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        const clock = yield* Effect.clock
        const broken: Clock.Clock = Object.create(clock, {
          sleep: { value: () => Effect.die(new Error("the clock stands still")) }
        })
        yield* emulator.faults.inject({ fault: Fault.Delay({ duration: "1 second" }) })
        const failed = yield* Effect.exit(
          Effect.withClock(confirm(authorization, { idempotencyKey }), broken)
        )
        expect(Exit.isFailure(failed)).toBe(true)
        expect((yield* confirm(authorization, { idempotencyKey })).json.status).toBe("DONE")
      })
    )
  )
})

describe("reset", () => {
  it.effect("forgets everything and drops what is running", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        yield* emulator.faults.inject({ fault: Fault.Delay({ duration: "20 seconds" }) })
        const arrived = yield* Deferred.make<void>()
        const running = yield* Effect.fork(
          Effect.zipRight(Deferred.succeed(arrived, undefined), attempt(authorization))
        )
        yield* Deferred.await(arrived)
        yield* TestClock.adjust("1 second")
        yield* emulator.reset
        expect(yield* Fiber.join(running)).toEqual({ _tag: "Drop" })
        expect(yield* emulator.payments.list).toEqual([])
        expect(yield* emulator.requests).toEqual([])
        expect(yield* emulator.faults.armed).toEqual([])
        expect((yield* confirm(authorization, { idempotencyKey })).json.code).toBe("NOT_FOUND_PAYMENT")
      })
    )
  )
})

describe("the request log", () => {
  it.effect("names endpoint, status and idempotency key, and no credentials", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        yield* confirm(authorization, { idempotencyKey })
        yield* call("GET", "/nowhere?x=1")
        const log = yield* emulator.requests
        expect(log).toMatchObject([
          {
            method: "POST",
            path: "/v1/payments/confirm",
            endpoint: "payments.confirm",
            status: 200,
            outcome: "Answered",
            idempotencyKey
          },
          { method: "GET", path: "/nowhere?x=1", endpoint: null, status: 404 }
        ])
        expect(JSON.stringify(log)).not.toMatch(/test_sk|authorization|Basic/i)
      })
    )
  )

  it.effect("refuses bodies over 1 MiB", () =>
    emulated()(
      Effect.gen(function* () {
        const answer = yield* call("POST", "/v1/payments/confirm", { body: "x".repeat(1024 * 1024 + 1) })
        expect(answer.status).toBe(413)
      })
    )
  )
})
