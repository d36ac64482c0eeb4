import { FetchHttpClient } from "@effect/platform"
import { expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { ControlApi, Emulator, EmulatorServer } from "../src/index.js"
import type { Loose } from "./support.js"

const live = EmulatorServer.layer().pipe(
  Layer.provideMerge(Emulator.layerWithoutWebhooks({ clock: "frozen" })),
  Layer.merge(FetchHttpClient.layer)
)

const post = (path: string, body: unknown) =>
  Effect.flatMap(EmulatorServer.EmulatorServer, ({ url }) =>
    Effect.promise(async () => {
      const text = typeof body === "string" ? body : JSON.stringify(body)
      const response = await fetch(url + path, { method: "POST", body: text })
      const json: Loose = await response.json()
      return { status: response.status, json }
    })
  )

describe("the described control API", () => {
  it.scopedLive("has a client that does all it says", () =>
    Effect.gen(function* () {
      const { url } = yield* EmulatorServer.EmulatorServer
      const emulator = yield* ControlApi.client(url)
      expect(yield* emulator.health({})).toEqual({ status: "ok" })
      const { paymentKey } = yield* emulator.payments.authorize({
        payload: { orderId: "ORD-0001", amount: 33000, authenticated: false }
      })
      const path = { paymentKey }
      expect((yield* emulator.payments.authenticate({ path })).status).toBe("IN_PROGRESS")
      expect(yield* Effect.flip(emulator.payments.deposit({ path }))).toMatchObject({ code: "WRONG_STATE" })
      expect(yield* Effect.flip(emulator.payments.deposit({ path: { paymentKey: "no" } }))).toMatchObject({
        code: "NOT_FOUND"
      })
      const fault = { _tag: "Drop", when: "After" } as const
      const { id } = yield* emulator.faults.inject({ payload: { endpoint: "payments.confirm", fault } })
      expect((yield* emulator.faults.list({})).armed).toMatchObject([{ id, fault }])
      yield* emulator.faults.clear({})
      expect((yield* emulator.faults.list({})).armed).toEqual([])
      yield* emulator.clock.advance({ payload: { duration: "11 minutes" } })
      expect((yield* emulator.payments.list({ urlParams: {} })).map(({ status }) => status)).toEqual([
        "EXPIRED"
      ])
      const [delivery] = yield* emulator.webhooks.list({ urlParams: { limit: 1 } })
      expect(delivery?.eventType).toBe("PAYMENT_STATUS_CHANGED")
      expect(yield* emulator.webhooks.resend({ path: { id: delivery?.id ?? "" } })).toEqual({
        status: "ok"
      })
      expect(yield* emulator.ledger({ urlParams: {} })).toEqual([])
      expect(yield* emulator.requests({ urlParams: {} })).toEqual([])
      yield* emulator.reset({})
      expect(yield* emulator.payments.list({ urlParams: {} })).toEqual([])
    }).pipe(Effect.provide(live))
  )

  it.scopedLive("shows the newest of a listing, and a payment and a request from near", () =>
    Effect.gen(function* () {
      const { url } = yield* EmulatorServer.EmulatorServer
      const emulator = yield* ControlApi.client(url)
      for (const orderId of ["ORD-0001", "ORD-0002", "ORD-0003"]) {
        yield* emulator.payments.authorize({ payload: { orderId, amount: 1000 } })
      }
      const newest = yield* emulator.payments.list({ urlParams: { newest: 2 } })
      expect(newest.map(({ orderId }) => orderId)).toEqual(["ORD-0002", "ORD-0003"])
      for (const query of ["newest=0", "newest=10001", "newest=x"]) {
        const answer = yield* Effect.promise(() => fetch(`${url}/_emulator/payments?${query}`))
        expect([query, answer.status]).toEqual([query, 400])
      }
      const [payment] = newest
      const { orderId = "", paymentKey = "" } = payment ?? {}
      yield* Effect.promise(() =>
        fetch(`${url}/v1/payments/confirm`, {
          method: "POST",
          headers: { authorization: `Basic ${btoa("test_sk_shop:")}` },
          body: JSON.stringify({ paymentKey, orderId, amount: 1000 })
        })
      )
      const moments = yield* emulator.payments.timeline({ path: { paymentKey } })
      expect(moments.map(({ type }) => type)).toEqual(["payment", "request", "payment", "webhook"])
      const [request] = yield* emulator.requests({ urlParams: {} })
      const traceId = request?.traceId ?? ""
      expect(yield* emulator.inspect({ path: { traceId } })).toMatchObject({
        traceId,
        sent: { body: expect.stringContaining(paymentKey) }
      })
      expect(yield* Effect.flip(emulator.inspect({ path: { traceId: "none" } }))).toMatchObject({
        code: "NOT_FOUND"
      })
      expect(yield* emulator.settlements.list({ urlParams: {} })).toMatchObject([
        { paymentKey, amount: 1000 }
      ])
    }).pipe(Effect.provide(live))
  )

  it.scopedLive("moves, stops and starts the clock", () =>
    Effect.gen(function* () {
      const { url } = yield* EmulatorServer.EmulatorServer
      const emulator = yield* ControlApi.client(url)
      const { now } = yield* emulator.clock.read({})
      const later = yield* emulator.clock.advance({ payload: { duration: 90_000 } })
      expect(Date.parse(later.now) - Date.parse(now)).toBe(90_000)
      expect((yield* emulator.clock.run({})).mode).toBe("real")
      expect((yield* emulator.clock.freeze({})).mode).toBe("frozen")
      expect((yield* emulator.clock.read({})).mode).toBe("frozen")
    }).pipe(Effect.provide(live))
  )

  it.scopedLive("answers a wrong body with what is wrong, in words", () =>
    Effect.gen(function* () {
      const order = { orderId: "ORD-0001", amount: 33000 }
      const cases = [
        ["/payments", { orderId: 5 }, "INVALID_BODY orderId must be a text, not 5; amount is missing"],
        [
          "/payments",
          { ...order, amonut: 1, card: { nmuber: "1" } },
          /^INVALID_BODY .*card\.nmuber is unknown here; there is .*number/
        ],
        ["/payments", [], "INVALID_BODY The body must be an object, not a list"],
        ["/payments", "{", /^MALFORMED_JSON The body is not JSON: /],
        ["/payments", { ...order, orderId: "x" }, /^INVALID_INPUT orderId: /],
        ["/faults", { fault: { _tag: "Hang" } }, "INVALID_BODY fault.when is missing"],
        ["/clock/advance", {}, "INVALID_BODY duration is missing"],
        [
          "/clock/advance",
          { duration: "soon" },
          'INVALID_BODY duration must be a number from 0 or a text such as "10 minutes", not "soon"'
        ],
        ["/clock/advance", { duration: "-5 minutes" }, /^INVALID_INPUT duration: The clock goes forward/],
        ["/clock/advance", { duration: 0 }, /^INVALID_INPUT duration: The clock goes forward/]
      ] as const
      for (const [path, body, message] of cases) {
        const { json, status } = yield* post(`/_emulator${path}`, body)
        expect([path, body, status]).toEqual([path, body, 400])
        const text = `${json.code} ${json.message}`
        if (typeof message === "string") expect(text).toBe(message)
        else expect(text).toMatch(message)
        expect(Object.keys(json)).toEqual(["code", "message", "example"])
      }
    }).pipe(Effect.provide(live))
  )

  it.scopedLive("is found under one prefix only", () =>
    Effect.gen(function* () {
      const { url } = yield* EmulatorServer.EmulatorServer
      for (const path of ["/emulator/health", "/_emulators/health"]) {
        const answer = yield* Effect.promise(() => fetch(`${url}${path}`))
        expect([path, answer.status]).toEqual([path, 404])
      }
    }).pipe(Effect.provide(live))
  )
})
