import { expect, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { describe } from "vitest"
import { Emulator, Fault, Ledger } from "../src/index.js"
import {
  authorize,
  call,
  cancel,
  confirm,
  emulated,
  type Loose,
  type Options,
  pay,
  retrieve
} from "./support.js"

const code = (answer: { readonly status: number; readonly json: Loose }) => [answer.status, answer.json.code]

describe("confirm", () => {
  it.effect("approves once and writes the approval into the ledger", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { answer, paymentKey } = yield* pay()
        expect(answer.json.status).toBe("DONE")
        expect(yield* emulator.ledger).toEqual([
          {
            paymentKey,
            orderId: "ORD-20260302-0001",
            kind: "Approve",
            amount: 33000,
            currency: "KRW",
            transactionKey: answer.json.lastTransactionKey,
            at: "2026-03-02T10:15:01+09:00"
          }
        ])
      })
    )
  )

  it.effect("answers a second confirm with ALREADY_PROCESSED_PAYMENT", () =>
    emulated()(
      Effect.gen(function* () {
        const payment = yield* pay()
        expect(code(yield* confirm(payment))).toEqual([400, "ALREADY_PROCESSED_PAYMENT"])
      })
    )
  )

  it.effect("approves exactly one of many parallel confirms", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        const answers = yield* Effect.all(
          Array.from({ length: 25 }, () => confirm(authorization)),
          { concurrency: "unbounded" }
        )
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
        expect(answers.filter(({ json }) => json.code === "ALREADY_PROCESSED_PAYMENT")).toHaveLength(24)
        expect(Ledger.net(yield* emulator.ledger)).toBe(33000)
      })
    )
  )

  it.effect("refuses bodies that are not a confirm request", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* authorize()
        const orderId = "ORD-20260302-0001"
        const bodies = [
          "",
          "{",
          "[]",
          "null",
          "text",
          {},
          { paymentKey, orderId },
          { paymentKey, orderId, amount: "" },
          { paymentKey, orderId, amount: "33,000" },
          { paymentKey, orderId, amount: " 33000" },
          { paymentKey, orderId, amount: "0x80e8" },
          { paymentKey, orderId, amount: "3.3e4" },
          { paymentKey, orderId, amount: "-33000" },
          { paymentKey, orderId, amount: "0" },
          { paymentKey, orderId, amount: ["33000"] },
          { paymentKey, orderId, amount: 0 },
          { paymentKey, orderId, amount: -33000 },
          { paymentKey: "", orderId, amount: 33000 },
          { paymentKey, orderId: 1, amount: 33000 },
          { paymentKey: "k".repeat(201), orderId, amount: 33000 }
        ]
        for (const body of bodies) {
          expect(code(yield* call("POST", "/v1/payments/confirm", { body }))).toEqual([
            400,
            "INVALID_REQUEST"
          ])
        }
        expect((yield* retrieve(paymentKey)).json.status).toBe("IN_PROGRESS")
      })
    )
  )

  it.effect("takes the amount as a text too, as clients pass it on from the success URL", () =>
    emulated()(
      Effect.gen(function* () {
        const inWon = yield* authorize({ orderId: "ORD-000001" })
        const inDollars = yield* authorize({
          orderId: "ORD-000002",
          method: "FOREIGN_EASY_PAY",
          amount: 61.2
        })
        const withText = (of: typeof inWon, amount: string) =>
          call("POST", "/v1/payments/confirm", {
            body: { paymentKey: of.paymentKey, orderId: of.orderId, amount }
          })
        expect(code(yield* withText(inWon, "33001"))).toEqual([400, "INVALID_REQUEST"])
        expect((yield* withText(inWon, "33000")).json).toMatchObject({ status: "DONE", totalAmount: 33000 })
        expect((yield* withText(inDollars, "61.20")).json).toMatchObject({
          status: "DONE",
          totalAmount: 61.2
        })
      })
    )
  )

  it.effect("refuses another order or amount and stays confirmable", () =>
    emulated()(
      Effect.gen(function* () {
        const authorization = yield* authorize()
        expect(code(yield* confirm({ ...authorization, amount: 100 }))).toEqual([400, "INVALID_REQUEST"])
        expect(code(yield* confirm({ ...authorization, orderId: "ORD-other" }))).toEqual([
          400,
          "INVALID_REQUEST"
        ])
        expect((yield* confirm(authorization)).json.status).toBe("DONE")
      })
    )
  )

  it.effect("does not know a paymentKey it never gave out", () =>
    emulated()(
      Effect.gen(function* () {
        const answer = yield* confirm({ paymentKey: "nope", orderId: "ORD-20260302-0001", amount: 1000 })
        expect(code(answer)).toEqual([404, "NOT_FOUND_PAYMENT"])
      })
    )
  )

  it.effect("works up to 10 minutes after the authentication, then the payment is EXPIRED", () =>
    emulated()(
      Effect.gen(function* () {
        const inTime = yield* authorize({ orderId: "ORD-in-time" })
        const late = yield* authorize({ orderId: "ORD-late" })
        yield* TestClock.adjust("10 minutes")
        expect((yield* confirm(inTime)).status).toBe(200)
        yield* TestClock.adjust("1 millis")
        expect(code(yield* confirm(late))).toEqual([404, "NOT_FOUND_PAYMENT_SESSION"])
        expect((yield* retrieve(late.paymentKey)).json.status).toBe("EXPIRED")
      })
    )
  )

  it.effect("expires a READY payment after 30 minutes and says so in one webhook", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* authorize({ authenticated: false })
        yield* TestClock.adjust("29 minutes")
        expect((yield* retrieve(paymentKey)).json.status).toBe("READY")
        yield* TestClock.adjust("1 minute")
        expect((yield* retrieve(paymentKey)).json.status).toBe("EXPIRED")
        yield* retrieve(paymentKey)
        yield* emulator.payments.list
        expect((yield* emulator.webhooks.list).map(({ eventType }) => eventType)).toEqual([
          "PAYMENT_STATUS_CHANGED"
        ])
      })
    )
  )

  it.effect("needs an authenticated buyer", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize({ authenticated: false })
        expect(code(yield* confirm(authorization))).toEqual([404, "NOT_FOUND_PAYMENT_SESSION"])
        yield* emulator.payments.authenticate(authorization.paymentKey)
        expect((yield* confirm(authorization)).json.status).toBe("DONE")
      })
    )
  )

  it.effect("declines with the given code, aborts the payment and moves no money", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize({ decline: "REJECT_CARD_PAYMENT" })
        expect(code(yield* confirm(authorization))).toEqual([403, "REJECT_CARD_PAYMENT"])
        const { json } = yield* retrieve(authorization.paymentKey)
        expect([json.status, json.failure.code]).toEqual(["ABORTED", "REJECT_CARD_PAYMENT"])
        expect(code(yield* confirm(authorization))).toEqual([400, "ALREADY_PROCESSED_PAYMENT"])
        expect(yield* emulator.ledger).toEqual([])
      })
    )
  )

  it.effect("refuses amounts under the minimum", () =>
    emulated()(
      Effect.gen(function* () {
        const card = yield* pay({ orderId: "ORD-card-99", amount: 99 })
        expect(code(card.answer)).toEqual([400, "BELOW_MINIMUM_AMOUNT"])
        const transfer = yield* pay({ orderId: "ORD-transfer-199", method: "TRANSFER", amount: 199 })
        expect(code(transfer.answer)).toEqual([400, "BELOW_MINIMUM_AMOUNT"])
        expect((yield* pay({ orderId: "ORD-card-100", amount: 100 })).answer.status).toBe(200)
      })
    )
  )
})

describe("the confirmation before /v1/payments/confirm", () => {
  const old = (of: { readonly paymentKey: string }, body: unknown, options: Options = {}) =>
    call("POST", `/v1/payments/${of.paymentKey}`, { body, ...options })

  it.effect("is not there unless it is asked for", () =>
    emulated()(
      Effect.gen(function* () {
        const authorization = yield* authorize()
        const { amount, orderId } = authorization
        expect(code(yield* old(authorization, { orderId, amount }))).toEqual([404, "NOT_FOUND_HTTP_METHOD"])
        expect((yield* retrieve(authorization.paymentKey)).json.status).toBe("IN_PROGRESS")
      })
    )
  )

  it.effect("takes the key from the path, and is the same confirmation to keys, faults and the log", () =>
    emulated({ legacyConfirm: true })(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const authorization = yield* authorize()
        const other = yield* authorize({ orderId: "ORD-other-1" })
        const { amount, orderId, paymentKey } = authorization
        const idempotencyKey = "k1"
        yield* emulator.faults.inject({ endpoint: "payments.confirm", fault: Fault.Status({ status: 503 }) })
        expect((yield* old(authorization, { orderId, amount }, { idempotencyKey })).status).toBe(503)
        // Whatever the body says, the path decides.
        const body = { paymentKey: other.paymentKey, orderId, amount: String(amount) }
        const done = yield* old(authorization, body, { idempotencyKey })
        expect(done.json).toMatchObject({ paymentKey, status: "DONE" })
        expect((yield* old(authorization, body, { idempotencyKey })).text).toBe(done.text)
        expect(code(yield* old(authorization, { orderId, amount }))).toEqual([
          400,
          "ALREADY_PROCESSED_PAYMENT"
        ])
        expect((yield* emulator.requests).map(({ endpoint }) => endpoint)).toEqual(
          Array(4).fill("payments.confirm")
        )
        expect(Ledger.net(yield* emulator.ledger)).toBe(33000)
        // The other routes are where they were.
        expect((yield* confirm(other)).json.status).toBe("DONE")
        expect((yield* cancel(paymentKey, { cancelReason: "x" })).json.status).toBe("CANCELED")
      })
    )
  )
})

describe("reading", () => {
  it.effect("finds the latest payment of an order", () =>
    emulated()(
      Effect.gen(function* () {
        const first = yield* authorize()
        const second = yield* authorize()
        const answer = yield* call("GET", "/v1/payments/orders/ORD-20260302-0001")
        expect(answer.json.paymentKey).toBe(second.paymentKey)
        expect(first.paymentKey).not.toBe(second.paymentKey)
        expect((yield* call("GET", "/v1/payments/orders/unknown")).json.code).toBe("NOT_FOUND_PAYMENT")
      })
    )
  )

  it.effect("decodes percent-encoded path values", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* authorize({ orderId: "ORD=encoded" })
        const answer = yield* call("GET", "/v1/payments/orders/ORD%3Dencoded")
        expect(answer.json.paymentKey).toBe(paymentKey)
      })
    )
  )

  it.effect("hides the secret of a virtual account on later reads, unless told otherwise", () =>
    Effect.gen(function* () {
      const read = Effect.gen(function* () {
        const { answer, paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT" })
        return [answer.json.secret, (yield* retrieve(paymentKey)).json.secret]
      })
      const [issued, hidden] = yield* emulated()(read)
      expect([typeof issued, hidden]).toEqual(["string", null])
      const [kept, again] = yield* emulated({ secretOnRead: "kept" })(read)
      expect(again).toBe(kept)
    })
  )
})

describe("authorize", () => {
  it.effect("refuses what the payment window would refuse", () =>
    emulated()(
      Effect.gen(function* () {
        const inputs = [
          { orderId: "short" },
          { orderId: "한글주문번호" },
          { amount: 10.5 },
          { amount: 0 },
          { amount: 1000, taxFreeAmount: 2000 },
          { method: "EASY_PAY", easyPay: { amount: 1 } },
          { decline: "NO_SUCH_CODE" },
          { mId: "stranger" },
          { validHours: 2161 },
          { metadata: { "a[0]": "x" } }
        ] as const
        for (const input of inputs) {
          expect((yield* Effect.flip(authorize(input)))._tag).toBe("InvalidInput")
        }
        yield* pay()
        expect((yield* Effect.flip(authorize())).message).toContain("DUPLICATED_ORDER_ID")
      })
    )
  )

  it.effect("gives the same keys for the same random seed", () =>
    Effect.gen(function* () {
      const once = emulated()(
        Effect.all([authorize({ orderId: "ORD-one" }), authorize({ orderId: "ORD-two" })])
      ).pipe(Effect.withRandomFixed([7]))
      const [a, b] = yield* once
      const [c, d] = yield* once
      expect([a.paymentKey, b.paymentKey]).toEqual([c.paymentKey, d.paymentKey])
      expect(a.paymentKey).not.toBe(b.paymentKey)
    })
  )
})

describe("virtual account", () => {
  it.effect("waits, is deposited, reverted and deposited again", () =>
    emulated({ secretOnRead: "kept" })(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { answer, paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT" })
        expect([answer.status, answer.json.status]).toEqual([200, "WAITING_FOR_DEPOSIT"])
        expect(yield* emulator.ledger).toEqual([])
        expect((yield* emulator.payments.deposit(paymentKey)).status).toBe("DONE")
        expect(Ledger.net(yield* emulator.ledger)).toBe(33000)
        expect((yield* emulator.payments.revertDeposit(paymentKey)).status).toBe("WAITING_FOR_DEPOSIT")
        expect(Ledger.net(yield* emulator.ledger)).toBe(0)
        yield* emulator.payments.deposit(paymentKey)
        const error = yield* Effect.flip(emulator.payments.deposit(paymentKey))
        expect(error._tag).toBe("WrongState")
      })
    )
  )

  it.effect("marks the account expired after the due date, without a webhook, and takes no deposit", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT", validHours: 1 })
        const before = (yield* emulator.webhooks.list).length
        yield* TestClock.adjust("61 minutes")
        const { json } = yield* retrieve(paymentKey)
        expect([json.status, json.virtualAccount.expired]).toEqual(["WAITING_FOR_DEPOSIT", true])
        expect((yield* emulator.webhooks.list).length).toBe(before)
        expect((yield* Effect.flip(emulator.payments.deposit(paymentKey)))._tag).toBe("WrongState")
      })
    )
  )
})
