import { HttpBody, HttpClient, HttpClientRequest } from "@effect/platform"
import { expect, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer, Option, Scope, Stream, TestClock } from "effect"
import { describe } from "vitest"
import { Emulator, EmulatorHttpClient, Fault } from "../src/index.js"
import { basic, type Loose, start, testKey } from "./support.js"

const live = EmulatorHttpClient.layer.pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks()))

const base = "https://api.tosspayments.com"

const setUp = Effect.gen(function* () {
  yield* TestClock.setTime(start)
  const emulator = yield* Emulator.Emulator
  const client = yield* HttpClient.HttpClient
  const authorization = yield* emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000 })
  const { amount, orderId, paymentKey } = authorization
  const request = HttpClientRequest.post(`${base}/v1/payments/confirm`).pipe(
    HttpClientRequest.setHeader("Authorization", basic(testKey)),
    HttpClientRequest.bodyUnsafeJson({ paymentKey, orderId, amount })
  )
  return { emulator, client, request, paymentKey }
})

describe("the in-process client", () => {
  it.effect("answers like the network would", () =>
    Effect.gen(function* () {
      const { client, request } = yield* setUp
      const response = yield* client.execute(request)
      expect(response.status).toBe(200)
      expect(response.headers["x-tosspayments-trace-id"]).toMatch(/^[0-9a-f]{32}$/)
      expect(((yield* response.json) as Loose).status).toBe("DONE")
    }).pipe(Effect.provide(live))
  )

  it.effect("reads every kind of request body", () =>
    Effect.gen(function* () {
      const { client, emulator, request } = yield* setUp
      const text = (orderId: string) =>
        Effect.map(emulator.payments.authorize({ orderId, amount: 1000 }), ({ paymentKey }) =>
          JSON.stringify({ paymentKey, orderId, amount: 1000 })
        )
      const bytes = (value: string) => new TextEncoder().encode(value)
      const bodies = [
        HttpBody.text(yield* text("ORD-text")),
        HttpBody.raw(yield* text("ORD-raw1")),
        HttpBody.stream(Stream.make(...[...(yield* text("ORD-stream"))].map(bytes)))
      ]
      for (const body of bodies) {
        expect((yield* client.execute(HttpClientRequest.setBody(request, body))).status).toBe(200)
      }
    }).pipe(Effect.provide(live))
  )

  it.effect("fails a dropped request with a transport error and ECONNRESET", () =>
    Effect.gen(function* () {
      const { client, emulator, request } = yield* setUp
      yield* emulator.faults.inject({ fault: Fault.Drop({ when: "After" }) })
      const error = yield* Effect.flip(client.execute(request))
      expect(error).toMatchObject({
        _tag: "RequestError",
        reason: "Transport",
        cause: { code: "ECONNRESET" }
      })
      expect((yield* emulator.payments.list)[0]?.status).toBe("DONE")
    }).pipe(Effect.provide(live))
  )

  it.effect("gives status and headers of a cut-off answer, then fails its body", () =>
    Effect.gen(function* () {
      const { client, emulator, request } = yield* setUp
      for (const bytes of [0, 25]) {
        yield* emulator.faults.inject({ fault: Fault.CutOff({ bytes }) })
        const response = yield* client.execute(request)
        let seen = 0
        const error = yield* Effect.flip(
          Stream.runForEach(response.stream, (chunk) =>
            Effect.sync(() => {
              seen += chunk.length
            })
          )
        )
        expect([seen, error.reason]).toEqual([bytes, "Decode"])
      }
    }).pipe(Effect.provide(live))
  )

  it.effect("hangs until the caller gives up", () =>
    Effect.gen(function* () {
      const { client, emulator, request } = yield* setUp
      yield* emulator.faults.inject({ fault: Fault.Hang({ when: "Before" }) })
      const fiber = yield* Effect.fork(
        client.execute(request).pipe(Effect.timeout("30 seconds"), Effect.flip)
      )
      yield* TestClock.adjust("30 seconds")
      expect((yield* Fiber.join(fiber))._tag).toBe("TimeoutException")
    }).pipe(Effect.provide(live))
  )

  for (const end of ["reset", "the end of its scope"] as const) {
    it.effect(`hangs no longer than until ${end}`, () =>
      Effect.gen(function* () {
        const scope = yield* Scope.make()
        const context = yield* Scope.extend(Layer.build(live), scope)
        const { client, emulator, request } = yield* Effect.provide(setUp, context)
        yield* emulator.faults.inject({ fault: Fault.Hang({ when: "After" }) })
        const fiber = yield* Effect.fork(Effect.flip(client.execute(request)))
        yield* emulator.requests.pipe(
          Effect.zipLeft(Effect.yieldNow()),
          Effect.repeat({ until: (log) => log[0]?.outcome === "Hung" })
        )
        yield* TestClock.adjust("1 day")
        expect(Option.isNone(yield* Fiber.poll(fiber))).toBe(true)
        yield* end === "reset" ? emulator.reset : Scope.close(scope, Exit.void)
        expect(yield* Fiber.join(fiber)).toMatchObject({
          reason: "Transport",
          cause: { code: "ECONNRESET" }
        })
      })
    )
  }

  it.effect("fails like fetch when a header cannot be sent", () =>
    Effect.gen(function* () {
      const { client, emulator, request } = yield* setUp
      const error = yield* Effect.flip(
        client.execute(HttpClientRequest.setHeader(request, "Idempotency-Key", "주문 1"))
      )
      expect(error).toMatchObject({ _tag: "RequestError", reason: "Transport" })
      expect(error.cause).toBeInstanceOf(TypeError)
      expect(yield* emulator.requests).toEqual([])
    }).pipe(Effect.provide(live))
  )

  it.effect("is driven by the test clock", () =>
    Effect.gen(function* () {
      const { client, emulator, request } = yield* setUp
      yield* emulator.faults.inject({ fault: Fault.Delay({ duration: "1 hour" }) })
      const fiber = yield* Effect.fork(client.execute(request))
      yield* TestClock.adjust("1 hour")
      expect((yield* Fiber.join(fiber)).status).toBe(404)
    }).pipe(Effect.provide(live))
  )

  it.effect("sends answers without a body where HTTP allows none", () =>
    Effect.gen(function* () {
      const { client, emulator, request } = yield* setUp
      yield* emulator.faults.inject({ fault: Fault.Status({ status: 204 }) })
      expect((yield* client.execute(request)).status).toBe(204)
    }).pipe(Effect.provide(live))
  )
})
