import { expect, it } from "@effect/vitest"
import { Effect, FastCheck, TestClock } from "effect"
import { describe } from "vitest"
import { type Authorization, Emulator, Ledger } from "../src/index.js"
import { authorize, cancel, confirm, emulated, type Loose, pay, retrieve } from "./support.js"

const reason = { cancelReason: "단순 변심" }
const account = { bank: "88", accountNumber: "110222333444", holderName: "이하늘" }
const code = (answer: { readonly status: number; readonly json: Loose }) => [answer.status, answer.json.code]

describe("cancel", () => {
  it.effect("of everything gives CANCELED, and a second one ALREADY_CANCELED_PAYMENT", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay()
        const answer = yield* cancel(paymentKey, reason)
        expect([answer.json.status, answer.json.balanceAmount]).toEqual(["CANCELED", 0])
        expect(code(yield* cancel(paymentKey, reason))).toEqual([400, "ALREADY_CANCELED_PAYMENT"])
        expect(Ledger.net(yield* emulator.ledger)).toBe(0)
      })
    )
  )

  it.effect("in parts stays PARTIAL_CANCELED at balance 0, and then has nothing to cancel", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        yield* cancel(paymentKey, { ...reason, cancelAmount: 10000 })
        const rest = yield* cancel(paymentKey, reason)
        expect([rest.json.status, rest.json.balanceAmount]).toEqual(["PARTIAL_CANCELED", 0])
        expect(rest.json.cancels).toHaveLength(2)
        expect(rest.json.lastTransactionKey).toBe(rest.json.cancels[1].transactionKey)
        expect(code(yield* cancel(paymentKey, reason))).toEqual([403, "NOT_CANCELABLE_AMOUNT"])
      })
    )
  )

  it.effect("recomputes vat on the balance as measured: 9026 gives 821 and 8205", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay({ amount: 10026 })
        const { json } = yield* cancel(paymentKey, { ...reason, cancelAmount: 1000 })
        expect([json.balanceAmount, json.vat, json.suppliedAmount]).toEqual([9026, 821, 8205])
      })
    )
  )

  it.effect("recomputes vat in cents as measured: 544.68 gives 49.52 and 495.16", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay({ method: "FOREIGN_EASY_PAY", amount: 644.68 })
        const { json } = yield* cancel(paymentKey, { ...reason, cancelAmount: 100, currency: "USD" })
        expect([json.balanceAmount, json.vat, json.suppliedAmount]).toEqual([544.68, 49.52, 495.16])
      })
    )
  )

  it.effect("takes the tax-free part it names, and all that is left at the end", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay({ amount: 50000, taxFreeAmount: 20000 })
        const first = yield* cancel(paymentKey, { ...reason, cancelAmount: 10000, taxFreeAmount: 5000 })
        expect([first.json.taxFreeAmount, first.json.vat, first.json.suppliedAmount]).toEqual([
          15000, 2273, 22727
        ])
        const tooMuch = yield* cancel(paymentKey, { ...reason, cancelAmount: 39000, taxFreeAmount: 15001 })
        expect(code(tooMuch)).toEqual([403, "NOT_CANCELABLE_AMOUNT"])
        const taxableOnly = yield* cancel(paymentKey, { ...reason, cancelAmount: 25001 })
        expect(code(taxableOnly)).toEqual([403, "NOT_CANCELABLE_AMOUNT"])
        const rest = yield* cancel(paymentKey, reason)
        expect([rest.json.taxFreeAmount, rest.json.cancels[1].taxFreeAmount]).toEqual([0, 15000])
      })
    )
  )

  it.effect("ignores a tax-free amount where the payment has none", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        const answer = yield* cancel(paymentKey, { ...reason, cancelAmount: 1000, taxFreeAmount: 500 })
        expect([answer.status, answer.json.cancels[0].taxFreeAmount]).toEqual([200, 0])
      })
    )
  )

  it.effect("of more than the balance is refused", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        expect(code(yield* cancel(paymentKey, { ...reason, cancelAmount: 33001 }))).toEqual([
          403,
          "NOT_CANCELABLE_AMOUNT"
        ])
        expect((yield* retrieve(paymentKey)).json.cancels).toBeNull()
      })
    )
  )

  it.effect("with a wrong refundableAmount cancels nothing", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        const answer = yield* cancel(paymentKey, { ...reason, cancelAmount: 1000, refundableAmount: 32000 })
        expect(code(answer)).toEqual([400, "NOT_MATCHES_REFUNDABLE_AMOUNT"])
        expect((yield* retrieve(paymentKey)).json.balanceAmount).toBe(33000)
      })
    )
  )

  it.effect("is impossible before the approval and after a failure", () =>
    emulated()(
      Effect.gen(function* () {
        const ready = yield* authorize({ orderId: "ORD-ready", authenticated: false })
        const inProgress = yield* authorize({ orderId: "ORD-in-progress" })
        const aborted = yield* pay({ orderId: "ORD-aborted", decline: "REJECT_CARD_PAYMENT" })
        for (const { paymentKey } of [ready, inProgress, aborted]) {
          expect(code(yield* cancel(paymentKey, reason))).toEqual([403, "NOT_CANCELABLE_PAYMENT"])
        }
        yield* TestClock.adjust("1 hour")
        expect(code(yield* cancel(ready.paymentKey, reason))).toEqual([403, "NOT_CANCELABLE_PAYMENT"])
        expect(code(yield* cancel("unknown", reason))).toEqual([404, "NOT_FOUND_PAYMENT"])
      })
    )
  )

  it.effect("refuses malformed requests", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay()
        const bodies = [
          "",
          {},
          { cancelReason: "" },
          { cancelReason: "x".repeat(201) },
          { ...reason, cancelAmount: 0 },
          { ...reason, cancelAmount: -1 },
          { ...reason, cancelAmount: "1000" },
          { ...reason, cancelAmount: 0.5 },
          { ...reason, currency: "USD" },
          { ...reason, taxFreeAmount: -1 },
          { ...reason, cancelRequestId: "short" },
          { ...reason, refundReceiveAccount: "88" }
        ]
        for (const body of bodies) {
          expect(code(yield* cancel(paymentKey, body)), JSON.stringify(body)).toEqual([
            400,
            "INVALID_REQUEST"
          ])
        }
      })
    )
  )

  it.effect("in parts is refused where only everything can be cancelled", () =>
    emulated()(
      Effect.gen(function* () {
        const inputs = [
          { isPartialCancelable: false },
          { useEscrow: true },
          { method: "CULTURE_GIFT_CERTIFICATE" },
          { taxExemptionAmount: 1000 }
        ] as const
        for (const [index, input] of inputs.entries()) {
          const { paymentKey } = yield* pay({ orderId: `ORD-whole-${index}`, ...input })
          expect(code(yield* cancel(paymentKey, { ...reason, cancelAmount: 1000 }))).toEqual([
            403,
            "NOT_ALLOWED_PARTIAL_REFUND"
          ])
          expect((yield* cancel(paymentKey, reason)).json.status).toBe("CANCELED")
        }
      })
    )
  )

  it.effect("must leave at least the instant discount", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay({ amount: 50000, discountAmount: 5000 })
        const refused = yield* cancel(paymentKey, { ...reason, cancelAmount: 45001 })
        expect(code(refused)).toEqual([400, "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT"])
        expect((yield* cancel(paymentKey, { ...reason, cancelAmount: 45000 })).status).toBe(200)
      })
    )
  )

  it.effect("keeps to the refund periods", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const card = yield* pay({ orderId: "ORD-card" })
        const transfer = yield* pay({ orderId: "ORD-transfer", method: "TRANSFER" })
        const phone = yield* pay({ orderId: "ORD-phone", method: "MOBILE_PHONE" })
        const virtual = yield* pay({ orderId: "ORD-virtual", method: "VIRTUAL_ACCOUNT" })
        yield* emulator.payments.deposit(virtual.paymentKey)
        const refund = (paymentKey: string) =>
          Effect.map(
            cancel(paymentKey, { ...reason, cancelAmount: 100, refundReceiveAccount: account }),
            code
          )
        const overdue = [403, "EXCEED_MAX_REFUND_DUE"]
        yield* TestClock.adjust("30 days")
        expect(yield* refund(phone.paymentKey)).toEqual(overdue)
        expect(yield* refund(transfer.paymentKey)).toEqual([200, undefined])
        yield* TestClock.adjust("151 days")
        expect(yield* refund(transfer.paymentKey)).toEqual(overdue)
        expect(yield* refund(virtual.paymentKey)).toEqual([200, undefined])
        yield* TestClock.adjust("185 days")
        expect(yield* refund(virtual.paymentKey)).toEqual(overdue)
        expect(yield* refund(card.paymentKey)).toEqual([200, undefined])
      })
    )
  )
})

describe("cancel of a virtual account", () => {
  it.effect("before the deposit: only everything, no account, no money moved", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT" })
        expect(code(yield* cancel(paymentKey, { ...reason, cancelAmount: 1000 }))).toEqual([
          403,
          "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT"
        ])
        expect((yield* cancel(paymentKey, reason)).json.status).toBe("CANCELED")
        expect(yield* emulator.ledger).toEqual([])
      })
    )
  )

  it.effect("after the deposit: needs a refund account that can be one", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT" })
        yield* emulator.payments.deposit(paymentKey)
        const refund = (refundReceiveAccount: unknown) =>
          Effect.map(cancel(paymentKey, { ...reason, cancelAmount: 1000, refundReceiveAccount }), code)
        expect(yield* refund(undefined)).toEqual([400, "INVALID_REQUEST"])
        expect(yield* refund({ ...account, bank: "999" })).toEqual([400, "INVALID_BANK"])
        expect(yield* refund({ ...account, accountNumber: "110-222" })).toEqual([
          400,
          "INVALID_REFUND_ACCOUNT_NUMBER"
        ])
        expect(yield* refund({ ...account, holderName: " " })).toEqual([400, "INVALID_REFUND_ACCOUNT_INFO"])
        for (const bank of ["88", "신한", "SHINHAN"]) {
          expect(yield* refund({ ...account, bank })).toEqual([200, undefined])
        }
      })
    )
  )

  it.effect("answers refundStatus NONE, then PENDING, and COMPLETED after two days", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay({ method: "VIRTUAL_ACCOUNT" })
        yield* emulator.payments.deposit(paymentKey)
        const answer = yield* cancel(paymentKey, { ...reason, refundReceiveAccount: account })
        const status = Effect.map(retrieve(paymentKey), ({ json }) => json.virtualAccount.refundStatus)
        expect(answer.json.virtualAccount.refundStatus).toBe("NONE")
        yield* TestClock.adjust("1 minute")
        expect(yield* status).toBe("PENDING")
        yield* TestClock.adjust("2 days")
        expect(yield* status).toBe("COMPLETED")
      })
    )
  )
})

describe("cancel of a foreign wallet", () => {
  it.effect("of PayPal in parts needs the currency", () =>
    emulated()(
      Effect.gen(function* () {
        const { paymentKey } = yield* pay({ method: "FOREIGN_EASY_PAY", amount: 20.5 })
        expect(code(yield* cancel(paymentKey, { ...reason, cancelAmount: 1 }))).toEqual([
          400,
          "INVALID_REQUEST"
        ])
        expect((yield* cancel(paymentKey, { ...reason, cancelAmount: 1, currency: "USD" })).status).toBe(200)
        expect(code(yield* cancel(paymentKey, { ...reason, cancelAmount: 0.001, currency: "USD" }))).toEqual([
          400,
          "INVALID_REQUEST"
        ])
      })
    )
  )

  it.effect("stays IN_PROGRESS until the wallet decides", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const wallet = {
          method: "FOREIGN_EASY_PAY",
          amount: 61.2,
          easyPay: { provider: "GCash" }
        } as const
        const done = yield* pay({ orderId: "ORD-gcash-1", ...wallet })
        yield* cancel(done.paymentKey, reason)
        expect(code(yield* cancel(done.paymentKey, reason))).toEqual([400, "ALREADY_REFUNDING_PAYMENT"])
        expect((yield* emulator.payments.settleCancel(done.paymentKey, "DONE")).status).toBe("CANCELED")
        const refused = yield* pay({ orderId: "ORD-gcash-2", ...wallet })
        yield* cancel(refused.paymentKey, reason)
        const after = yield* emulator.payments.settleCancel(refused.paymentKey, "ABORTED")
        expect([after.status, after.balanceAmount, after.cancels?.[0]?.cancelStatus]).toEqual([
          "DONE",
          61.2,
          "ABORTED"
        ])
        expect(Ledger.net(yield* emulator.ledger)).toBe(61.2)
      })
    )
  )
})

describe("amounts", () => {
  const invariant = (payment: Loose): void => {
    const cents = (value: number) => Math.round(value * 100)
    expect(
      cents(payment.suppliedAmount) +
        cents(payment.vat) +
        cents(payment.taxFreeAmount) +
        cents(payment.taxExemptionAmount)
    ).toBe(cents(payment.balanceAmount))
    for (const name of ["suppliedAmount", "vat", "taxFreeAmount", "taxExemptionAmount", "balanceAmount"]) {
      expect(payment[name]).toBeGreaterThanOrEqual(0)
      expect(cents(payment[name]) / 100).toBe(payment[name])
    }
  }

  const share = FastCheck.float({ min: 0, max: 1, noNaN: true })

  it.effect.prop(
    "add up to the balance after any sequence of cancels",
    {
      units: FastCheck.integer({ min: 1000, max: 100_000_000 }),
      usd: FastCheck.boolean(),
      taxFreeShare: share,
      cancels: FastCheck.array(FastCheck.record({ amount: share, taxFree: share }), { maxLength: 6 })
    },
    ({ cancels, taxFreeShare, units, usd }) =>
      emulated()(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          const scale = usd ? 100 : 1
          const amount = units / scale
          const taxFreeAmount = Math.floor(units * taxFreeShare) / scale
          const { answer, paymentKey } = yield* pay({
            amount,
            taxFreeAmount,
            method: usd ? "FOREIGN_EASY_PAY" : "CARD"
          })
          let payment = answer.json
          invariant(payment)
          for (const step of cancels) {
            const cancelAmount = Math.floor(payment.balanceAmount * scale * step.amount) / scale
            if (cancelAmount === 0) continue
            const response = yield* cancel(paymentKey, {
              ...reason,
              cancelAmount,
              taxFreeAmount: Math.floor(cancelAmount * scale * step.taxFree) / scale,
              currency: payment.currency
            })
            if (response.status === 200) {
              payment = response.json
              expect(payment.cancels.at(-1).refundableAmount).toBe(payment.balanceAmount)
            } else {
              expect(response.json.code).toBe("NOT_CANCELABLE_AMOUNT")
            }
            invariant(payment)
          }
          expect(Ledger.net(yield* emulator.ledger)).toBe(payment.balanceAmount)
        })
      ),
    { fastCheck: { numRuns: 60 } }
  )
})

const wallet = { method: "VIRTUAL_ACCOUNT", asyncCancel: true } as const
const refund = { ...reason, refundReceiveAccount: account }

describe("a cancel that is decided later", () => {
  it.effect("moves no money when nobody had paid into the account", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay(wallet)
        expect((yield* cancel(paymentKey, reason)).json.cancels[0].cancelStatus).toBe("IN_PROGRESS")
        expect(yield* emulator.payments.settleCancel(paymentKey, "DONE")).toMatchObject({
          status: "CANCELED",
          balanceAmount: 0
        })
        expect(yield* emulator.ledger).toEqual([])
      })
    )
  )

  it.effect("moves no money when the bank took the deposit back meanwhile", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay(wallet)
        yield* emulator.payments.deposit(paymentKey)
        yield* cancel(paymentKey, refund)
        yield* emulator.payments.revertDeposit(paymentKey)
        yield* emulator.payments.settleCancel(paymentKey, "DONE")
        expect((yield* emulator.ledger).map(({ kind }) => kind)).toEqual(["Approve", "DepositReverted"])
        expect(Ledger.net(yield* emulator.ledger)).toBe(0)
      })
    )
  )

  it.effect("can only be aborted when it was for a part of a deposit that is gone", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay(wallet)
        yield* emulator.payments.deposit(paymentKey)
        yield* cancel(paymentKey, { ...refund, cancelAmount: 1000 })
        yield* emulator.payments.revertDeposit(paymentKey)
        expect((yield* Effect.flip(emulator.payments.settleCancel(paymentKey, "DONE")))._tag).toBe(
          "WrongState"
        )
        expect(yield* emulator.payments.settleCancel(paymentKey, "ABORTED")).toMatchObject({
          status: "WAITING_FOR_DEPOSIT",
          balanceAmount: 33000
        })
      })
    )
  )

  it.effect("pays a deposit back in two days, like one that is decided at once", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* pay(wallet)
        yield* emulator.payments.deposit(paymentKey)
        yield* cancel(paymentKey, refund)
        yield* emulator.payments.settleCancel(paymentKey, "DONE")
        yield* TestClock.adjust("2 days")
        expect((yield* retrieve(paymentKey)).json.virtualAccount.refundStatus).toBe("COMPLETED")
      })
    )
  )
})

type Step = "confirm" | "deposit" | "revert" | "cancel" | "part" | "settle" | "abort"

describe("the books", () => {
  it.effect.prop(
    "hold what every payment says, whatever order things happen in",
    {
      input: FastCheck.record({
        method: FastCheck.constantFrom<Authorization.Method>(
          "CARD",
          "EASY_PAY",
          "VIRTUAL_ACCOUNT",
          "FOREIGN_EASY_PAY"
        ),
        asyncCancel: FastCheck.boolean()
      }),
      steps: FastCheck.array(
        FastCheck.constantFrom<Step>("confirm", "deposit", "revert", "cancel", "part", "settle", "abort"),
        { maxLength: 14 }
      )
    },
    ({ input, steps }) =>
      emulated()(
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          const authorization = yield* authorize({ ...input, amount: 5000 })
          const { paymentKey } = authorization
          const currency = input.method === "FOREIGN_EASY_PAY" ? "USD" : "KRW"
          const run: Record<Step, Effect.Effect<unknown, unknown, Emulator.Emulator>> = {
            confirm: confirm(authorization),
            deposit: emulator.payments.deposit(paymentKey),
            revert: emulator.payments.revertDeposit(paymentKey),
            cancel: cancel(paymentKey, refund),
            part: cancel(paymentKey, { ...refund, cancelAmount: 2000, currency }),
            settle: emulator.payments.settleCancel(paymentKey, "DONE"),
            abort: emulator.payments.settleCancel(paymentKey, "ABORTED")
          }
          for (const step of ["confirm", ...steps] as const) {
            yield* Effect.ignore(run[step])
            const [payment] = yield* emulator.payments.list
            const holdsMoney = ["DONE", "PARTIAL_CANCELED", "CANCELED"].includes(payment?.status ?? "")
            const net = Ledger.net(yield* emulator.ledger)
            expect([step, payment?.status, net]).toEqual([
              step,
              payment?.status,
              holdsMoney ? payment?.balanceAmount : 0
            ])
          }
        })
      ),
    { fastCheck: { numRuns: 40 }, timeout: 60_000 }
  )
})
