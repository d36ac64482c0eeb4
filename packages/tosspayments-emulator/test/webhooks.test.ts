import { expect, it } from "@effect/vitest"
import { Effect, Layer, TestClock } from "effect"
import { describe } from "vitest"
import { Emulator, type Options, WebhookSender } from "../src/index.js"
import { cancel, fixture, type Loose, pay, shape, start } from "./support.js"

interface Received extends WebhookSender.Transmission {
  readonly at: number
}

/** An emulator whose receiver answers with the next of `statuses`, then 200. */
const receiving =
  (
    options: Partial<Options.Options> = {},
    answer: (count: number) => Effect.Effect<number, WebhookSender.WebhookSendError> = () =>
      Effect.succeed(200)
  ) =>
  <A, E, R>(body: (received: Array<Received>) => Effect.Effect<A, E, R>) => {
    const received: Array<Received> = []
    const sender = WebhookSender.layer((transmission) =>
      Effect.flatMap(Effect.clock, (clock) => {
        received.push({ ...transmission, at: clock.unsafeCurrentTimeMillis() })
        return answer(received.length)
      })
    )
    return TestClock.setTime(start).pipe(
      Effect.zipRight(body(received)),
      Effect.provide(
        Emulator.layer({ webhookUrl: "https://shop.test/hook", ...options }).pipe(Layer.provide(sender))
      )
    )
  }

const settle = TestClock.adjust(0)

const json = (received: Received | undefined): Loose => JSON.parse(received?.body ?? "null")

describe("webhook bodies look like the samples", () => {
  it.effect("PAYMENT_STATUS_CHANGED for DONE and PARTIAL_CANCELED", () =>
    receiving()((received) =>
      Effect.gen(function* () {
        const { paymentKey } = yield* pay({ metadata: { cartId: "x" } })
        yield* cancel(paymentKey, fixture("request-cancel-partial"))
        yield* settle
        expect(shape(json(received[0]))).toEqual(shape(fixture("webhook-payment-status-changed-done")))
        expect(shape(json(received[1]))).toEqual(
          shape(fixture("webhook-payment-status-changed-partial-canceled"))
        )
        expect(json(received[0]).data.status).toBe("DONE")
        expect(json(received[0]).createdAt).toMatch(/^2026-03-02T10:15:01\.\d{1,6}$/)
      })
    )
  )

  it.effect("PAYMENT_STATUS_CHANGED for EXPIRED", () =>
    receiving()((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* emulator.payments.authorize({ orderId: "ORD-000001", amount: 5500 })
        yield* TestClock.adjust("11 minutes")
        yield* emulator.payments.list
        yield* settle
        expect(shape(json(received[0]))).toEqual(shape(fixture("webhook-payment-status-changed-expired")))
      })
    )
  )

  it.effect("DEPOSIT_CALLBACK, flat, with the secret of the confirm answer", () =>
    receiving({ webhookEvents: ["DEPOSIT_CALLBACK"] })((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { answer, paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT" })
        yield* emulator.payments.deposit(paymentKey)
        yield* emulator.payments.revertDeposit(paymentKey)
        yield* settle
        const bodies = received.map(json)
        expect(bodies.map(({ status }) => status)).toEqual([
          "WAITING_FOR_DEPOSIT",
          "DONE",
          "WAITING_FOR_DEPOSIT"
        ])
        expect(shape(bodies[1])).toEqual(shape(fixture("webhook-deposit-callback-done")))
        expect(shape(bodies[2])).toEqual(shape(fixture("webhook-deposit-callback-waiting")))
        expect(bodies[2].transactionKey).toBe(bodies[1].transactionKey)
        expect(bodies.every(({ secret }) => secret === answer.json.secret)).toBe(true)
      })
    )
  )

  it.effect("PAYMENT_STATUS_CHANGED of an easy payment, with the secret of the confirm answer", () =>
    receiving()((received) =>
      Effect.gen(function* () {
        const { answer } = yield* pay({ method: "EASY_PAY" })
        yield* settle
        expect(answer.json.secret).toMatch(/^ps_[A-Za-z0-9]{24}$/)
        expect(json(received[0])).toMatchObject({
          eventType: "PAYMENT_STATUS_CHANGED",
          data: { status: "DONE", secret: answer.json.secret, virtualAccount: null }
        })
      })
    )
  )

  it.effect("CANCEL_STATUS_CHANGED when a foreign wallet decides", () =>
    receiving({ webhookEvents: ["CANCEL_STATUS_CHANGED"] })((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({
          method: "FOREIGN_EASY_PAY",
          amount: 61.2,
          easyPay: { provider: "GCash" }
        })
        yield* cancel(paymentKey, { cancelReason: "Buyer request", cancelRequestId: "cxl-20260303-0021" })
        yield* settle
        expect(received).toEqual([])
        yield* emulator.payments.settleCancel(paymentKey, "DONE")
        yield* settle
        expect(shape(json(received[0]))).toEqual(shape(fixture("webhook-cancel-status-changed")))
        expect(json(received[0]).data).toMatchObject({ cancelStatus: "DONE", refundableAmount: 0 })
      })
    )
  )
})

describe("which webhooks are sent", () => {
  const types = (received: ReadonlyArray<Received>) =>
    received.map((entry) => {
      const body = json(entry)
      return `${body.eventType ?? "DEPOSIT_CALLBACK"} ${body.data?.status ?? body.status}`
    })

  it.effect("both events for a virtual account, by default", () =>
    receiving()((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT" })
        yield* emulator.payments.deposit(paymentKey)
        yield* settle
        expect(types(received)).toEqual([
          "DEPOSIT_CALLBACK WAITING_FOR_DEPOSIT",
          "PAYMENT_STATUS_CHANGED DONE",
          "DEPOSIT_CALLBACK DONE"
        ])
      })
    )
  )

  it.effect("none for READY, IN_PROGRESS and refused requests; one for an aborted payment", () =>
    receiving()((received) =>
      Effect.gen(function* () {
        const { paymentKey } = yield* pay({ decline: "REJECT_CARD_PAYMENT" })
        yield* cancel(paymentKey, { cancelReason: "x" })
        yield* settle
        expect(types(received)).toEqual(["PAYMENT_STATUS_CHANGED ABORTED"])
      })
    )
  )
})

describe("delivery", () => {
  it.effect("carries time, count and id", () =>
    receiving()((received) =>
      Effect.gen(function* () {
        yield* pay()
        yield* settle
        const { headers, url }: WebhookSender.Transmission = received[0] ?? { headers: {}, url: "", body: "" }
        expect(url).toBe("https://shop.test/hook")
        expect(headers["content-type"]).toBe("application/json")
        expect(headers["tosspayments-webhook-transmission-time"]).toBe("2026-03-02T10:15:01+09:00")
        expect(headers["tosspayments-webhook-transmission-retried-count"]).toBe("0")
        expect(headers["tosspayments-webhook-transmission-id"]).toMatch(/^whtrans_a01[a-z0-9]{26}$/)
        expect(headers["tosspayments-webhook-signature"]).toBeUndefined()
      })
    )
  )

  it.effect("is retried after 1, 4, 16, 64, 256, 1024 and 4096 minutes, then has failed", () =>
    receiving({}, () => Effect.succeed(500))((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* pay()
        yield* TestClock.adjust("4 days")
        const gaps = received.slice(1).map(({ at }, index) => (at - (received[index]?.at ?? 0)) / 60000)
        expect(gaps).toEqual([1, 4, 16, 64, 256, 1024, 4096])
        const ids = new Set(received.map(({ headers }) => headers["tosspayments-webhook-transmission-id"]))
        expect(ids.size).toBe(1)
        const [delivery] = yield* emulator.webhooks.list
        expect(delivery?.status).toBe("Failed")
        expect(delivery?.attempts.map(({ retriedCount }) => retriedCount)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
      })
    )
  )

  it.effect(
    "keeps ten thousand to their schedule while nobody takes one",
    () =>
      receiving({ clock: "frozen" }, () => Effect.succeed(500))((received) =>
        Effect.gen(function* () {
          const count = 10_000
          const emulator = yield* Emulator.Emulator
          for (let index = 0; index < count; index++) {
            yield* pay({ orderId: `ORD-${10_000 + index}` })
            if (index % 1000 === 999) yield* emulator.clock.advance("1 second")
          }
          yield* emulator.clock.advance("90 minutes")
          const sent = new Map<string, Array<number>>()
          for (const { headers } of received) {
            const id = headers["tosspayments-webhook-transmission-id"] ?? ""
            const at = Date.parse(headers["tosspayments-webhook-transmission-time"] ?? "")
            sent.set(id, [...(sent.get(id) ?? []), at])
          }
          expect(sent.size).toBe(count)
          const gaps = [...sent.values()].map((times) =>
            times.map((at) => (at - (times[0] ?? 0)) / 60_000).join()
          )
          expect(new Set(gaps)).toEqual(new Set(["0,1,5,21,85"]))
        })
      ),
    300_000
  )

  it.effect("counts only status 200 as success", () =>
    receiving({}, (count) => Effect.succeed(count === 1 ? 201 : 200))((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* pay()
        yield* TestClock.adjust("1 hour")
        expect(received).toHaveLength(2)
        expect((yield* emulator.webhooks.list)[0]).toMatchObject({
          status: "Delivered",
          attempts: [{ status: 201 }, { status: 200 }]
        })
      })
    )
  )

  it.effect("counts every 2xx as success when told so", () =>
    receiving({ webhookSuccess: "2xx" }, (count) => Effect.succeed([302, 404, 204][count - 1] ?? 500))(
      (received) =>
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          yield* pay()
          yield* TestClock.adjust("1 hour")
          expect(received).toHaveLength(3)
          expect((yield* emulator.webhooks.list)[0]).toMatchObject({
            status: "Delivered",
            attempts: [{ status: 302 }, { status: 404 }, { status: 204 }]
          })
        })
    )
  )

  it.effect("gives the receiver 10 seconds, and waits from the failure on", () =>
    receiving({}, (count) => (count === 1 ? Effect.never : Effect.succeed(200)))((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* pay()
        yield* TestClock.adjust("10 seconds")
        expect((yield* emulator.webhooks.list)[0]?.attempts).toMatchObject([
          { status: null, error: "no answer within 10 seconds" }
        ])
        yield* TestClock.adjust("1 minute")
        expect(received.map(({ at }) => at - start)).toEqual([0, 70000])
      })
    )
  )

  it.effect("never blocks or fails the API call", () =>
    receiving({}, () => Effect.die("boom"))(() =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { answer } = yield* pay()
        expect(answer.status).toBe(200)
        yield* settle
        expect((yield* emulator.webhooks.list)[0]?.attempts).toMatchObject([
          { status: null, error: "the receiver failed" }
        ])
      })
    )
  )

  it.effect("can be repeated by hand, with a fresh count", () =>
    receiving({}, (count) => Effect.succeed(count < 9 ? 500 : 200))((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* pay()
        yield* TestClock.adjust("4 days")
        const [failed] = yield* emulator.webhooks.list
        yield* emulator.webhooks.resend(failed?.id ?? "")
        yield* settle
        expect(received.at(-1)?.headers["tosspayments-webhook-transmission-retried-count"]).toBe("0")
        expect(received.at(-1)?.body).toBe(received[0]?.body)
        expect((yield* emulator.webhooks.list)[0]?.status).toBe("Delivered")
        expect((yield* Effect.flip(emulator.webhooks.resend("unknown")))._tag).toBe("NotFound")
      })
    )
  )

  it.effect("stops at reset", () =>
    receiving({}, () => Effect.succeed(500))((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* pay()
        yield* settle
        yield* emulator.reset
        yield* TestClock.adjust("4 days")
        expect(received).toHaveLength(1)
      })
    )
  )

  it.effect("is only written down without a URL", () =>
    receiving({ webhookUrl: undefined })((received) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* pay()
        yield* settle
        expect(received).toEqual([])
        expect((yield* emulator.webhooks.list)[0]).toMatchObject({ status: "NotConfigured", attempts: [] })
      })
    )
  )
})
