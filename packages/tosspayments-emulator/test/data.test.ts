import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { Emulator, Ledger, type Options, WebhookSender } from "../src/index.js"
import { authorize, call, cancel, confirm, type Loose, pay, retrieve } from "./support.js"

/** A place for a file, gone with the scope. */
const place = Effect.map(
  Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "emulator-"))),
    (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
  ),
  (folder) => join(folder, "100% of #1?.db")
)

/** Opens an emulator on the file, does something, and closes it. */
const living =
  (data: string, options: Partial<Options.Options> = {}, receive: (body: Loose) => number = () => 200) =>
  <A, E>(body: Effect.Effect<A, E, Emulator.Emulator>) =>
    body.pipe(
      Effect.provide(
        Emulator.layer({ data, clock: "frozen", webhookUrl: "https://shop.test/hook", ...options }).pipe(
          Layer.provide(
            WebhookSender.layer((transmission) => Effect.sync(() => receive(JSON.parse(transmission.body))))
          )
        )
      )
    )

const books = Effect.flatMap(Emulator.Emulator, (emulator) =>
  Effect.all({
    payments: emulator.payments.list,
    ledger: emulator.ledger,
    deliveries: emulator.webhooks.list,
    clock: emulator.clock.read
  })
)

describe("an emulator on a file", () => {
  it.scopedLive(
    "lists the transactions of its other life in the order of time, and goes on after any of them",
    () =>
      Effect.gen(function* () {
        const file = yield* place
        const list = (after: Record<string, string> = {}) =>
          Effect.gen(function* () {
            const window = { startDate: "2000-01-01", endDate: "2100-01-01", ...after }
            const { json } = yield* call("GET", `/v1/transactions?${new URLSearchParams(window)}`)
            return json as ReadonlyArray<Loose>
          })
        const before = yield* living(file)(
          Effect.gen(function* () {
            const emulator = yield* Emulator.Emulator
            const { paymentKey } = yield* pay({ orderId: "ORD-000001" })
            yield* emulator.clock.advance("1 second")
            yield* pay({ orderId: "ORD-000002" })
            yield* emulator.clock.advance("1 second")
            yield* cancel(paymentKey, { cancelReason: "x" })
            return yield* list()
          })
        )
        expect(before.map(({ amount }) => amount)).toEqual([33000, 33000, -33000])
        yield* living(file)(
          Effect.gen(function* () {
            expect(yield* list()).toEqual(before)
            yield* pay({ orderId: "ORD-000003" })
            const rest = yield* list({ startingAfter: before[1]?.transactionKey })
            expect(rest.map(({ orderId, status }) => [orderId, status])).toEqual([
              ["ORD-000001", "CANCELED"],
              ["ORD-000003", "DONE"]
            ])
          })
        )
      })
  )

  it.scopedLive("goes on where it was stopped: payments, books, webhooks and time", () =>
    Effect.gen(function* () {
      const file = yield* place
      const before = yield* living(file)(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          const { paymentKey } = yield* pay({ orderId: "ORD-000001" })
          yield* cancel(paymentKey, { cancelReason: "x", cancelAmount: 1000 })
          yield* pay({ orderId: "ORD-000002", method: "VIRTUAL_ACCOUNT" })
          yield* authorize({ orderId: "ORD-000003", authenticated: false })
          yield* emulator.clock.advance("25 minutes")
          return yield* books
        })
      )
      yield* living(file)(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          expect(yield* books).toEqual(before)
          const [card, account] = before.payments
          yield* cancel(card?.paymentKey ?? "", { cancelReason: "x", cancelAmount: 2000 })
          yield* emulator.payments.deposit(account?.paymentKey ?? "")
          yield* emulator.clock.advance("5 minutes")
          const { ledger, payments } = yield* books
          expect(payments.map(({ status }) => status)).toEqual(["PARTIAL_CANCELED", "DONE", "EXPIRED"])
          expect(ledger.map(({ amount, kind }) => [kind, amount])).toEqual([
            ["Approve", 33000],
            ["Cancel", 1000],
            ["Cancel", 2000],
            ["Approve", 33000]
          ])
        })
      )
    })
  )

  it.scopedLive("gives stored answers byte by byte, and forgets them when their time has come", () =>
    Effect.gen(function* () {
      const file = yield* place
      const first = yield* living(file)(
        Effect.gen(function* () {
          const authorization = yield* authorize({ orderId: "ORD-000001", orderName: "커피 ☕ 외 1건" })
          const done = yield* confirm(authorization, { idempotencyKey: "confirm" })
          const wrong = yield* confirm({ ...authorization, amount: 1 }, { idempotencyKey: "wrong" })
          return { authorization, done, wrong }
        })
      )
      yield* living(file)(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          const { authorization, done, wrong } = first
          const again = yield* confirm(authorization, { idempotencyKey: "confirm" })
          expect([again.status, again.text]).toEqual([200, done.text])
          expect(again.headers["x-tosspayments-trace-id"]).toContain(done.headers["x-tosspayments-trace-id"])
          expect((yield* confirm(authorization, { idempotencyKey: "wrong" })).text).toBe(wrong.text)
          expect(Ledger.net(yield* emulator.ledger)).toBe(33000)
          yield* emulator.clock.advance("15 days")
          expect((yield* confirm(authorization, { idempotencyKey: "confirm" })).json.code).toBe(
            "ALREADY_PROCESSED_PAYMENT"
          )
        })
      )
    })
  )

  it.scopedLive("sends the webhooks that were not delivered, on their schedule", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* living(
        file,
        {},
        () => 500
      )(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          yield* pay()
          yield* emulator.clock.advance("2 minutes")
        })
      )
      const received: Array<Loose> = []
      yield* living(
        file,
        {},
        (body) => received.push(body) && 200
      )(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          yield* emulator.clock.advance("179 seconds")
          expect(received).toEqual([])
          yield* emulator.clock.advance("1 second")
          expect(received.map(({ data }) => data.status)).toEqual(["DONE"])
          const [delivery] = yield* emulator.webhooks.list
          expect(delivery?.status).toBe("Delivered")
          expect(delivery?.attempts.map(({ retriedCount, status }) => [retriedCount, status])).toEqual([
            [0, 500],
            [1, 500],
            [2, 200]
          ])
        })
      )
    })
  )

  it.scopedLive("makes up for what would have happened while it was stopped", () =>
    Effect.gen(function* () {
      const file = yield* place
      const { paymentKey } = yield* living(file, { clock: "real" })(authorize())
      const received: Array<Loose> = []
      yield* living(
        file,
        { clock: "real" },
        (body) => received.push(body) && 200
      )(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          yield* emulator.clock.advance("1 hour")
          expect((yield* retrieve(paymentKey)).json.status).toBe("EXPIRED")
          expect(received.map(({ data }) => data.status)).toEqual(["EXPIRED"])
        })
      )
      yield* living(file)(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          expect(yield* emulator.webhooks.list).toHaveLength(1)
          // Ahead of the real time, as before.
          const { now } = yield* emulator.clock.read
          expect(Date.parse(now)).toBeGreaterThan(Date.now() + 59 * 60_000)
        })
      )
    })
  )

  it.scopedLive("forgets in the file what it forgets", () =>
    Effect.gen(function* () {
      const file = yield* place
      const options = { limits: { payments: 2, idempotencyKeys: 1, deliveries: 1 } }
      const kept = yield* living(
        file,
        options
      )(
        Effect.gen(function* () {
          for (const orderId of ["ORD-000001", "ORD-000002", "ORD-000003"]) {
            yield* confirm(yield* authorize({ orderId }), { idempotencyKey: orderId })
          }
          return yield* books
        })
      )
      expect(kept.payments).toHaveLength(2)
      // Without limits everything that is in the file shows.
      yield* living(file)(
        Effect.gen(function* () {
          expect(yield* books).toEqual(kept)
          expect((yield* call("GET", "/v1/payments/orders/ORD-000001")).status).toBe(404)
        })
      )
    })
  )

  it.scopedLive("is empty after a reset", () =>
    Effect.gen(function* () {
      const file = yield* place
      yield* living(file)(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          yield* pay({ orderId: "ORD-000001" })
          yield* emulator.clock.advance("10 days")
          yield* emulator.reset
          yield* authorize({ orderId: "ORD-000002" })
        })
      )
      yield* living(file)(
        Effect.gen(function* () {
          const { clock, deliveries, ledger, payments } = yield* books
          expect(payments.map(({ orderId }) => orderId)).toEqual(["ORD-000002"])
          expect([ledger, deliveries]).toEqual([[], []])
          expect(Date.parse(clock.now)).toBeLessThanOrEqual(Date.now())
        })
      )
    })
  )

  it.scopedLive("says why a file cannot be used", () =>
    Effect.gen(function* () {
      const file = yield* place
      const problem = (data: string) =>
        Effect.map(Effect.flip(living(data)(Effect.void)), ({ field, message }) => `${field}: ${message}`)
      const busy = yield* living(file)(problem(file))
      expect(busy).toBe(`data: ${file} is in use, probably by another emulator.`)
      const text = `${file}.txt`
      writeFileSync(text, "not a database, but long enough to be taken for one ".repeat(50))
      expect(yield* problem(text)).toMatch(/^data: .*\.txt cannot be used: .*not a database/)
      expect(yield* problem(`${file}/nowhere/x.db`)).toMatch(/^data: .* cannot be (opened|used): /)
      expect(yield* problem("")).toBe("data: data is the path of a file.")
    })
  )
})
