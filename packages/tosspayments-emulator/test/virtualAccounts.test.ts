import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { describe } from "vitest"
import { Emulator } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import {
  authorize,
  call,
  cancel,
  confirm,
  emulated,
  fixture,
  type Loose,
  type Options,
  shape
} from "./support.js"

const request = fixture("request-virtual-account")

const issue = (changes: object = {}, options: Options = {}) =>
  call("POST", "/v1/virtual-accounts", { body: { ...request, ...changes }, ...options })

const refused = (answer: { readonly status: number; readonly json: Loose }) => [
  answer.status,
  answer.json.code
]

const conforms = (answer: Loose): void => {
  const operation = operations.find(({ endpoint }) => endpoint.id === "virtualAccounts.issue")
  if (operation === undefined) throw new Error("there is no such operation")
  expect(Schema.decodeUnknownEither(operation.answer)(answer, { onExcessProperty: "error" })).toMatchObject({
    _tag: "Right"
  })
}

describe("a virtual account", () => {
  it.effect("is issued as in the sample, and waits for its deposit", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { json, status } = yield* issue()
        expect(status).toBe(200)
        expect(shape(json)).toEqual(shape(fixture("payment-virtual-account-waiting")))
        expect(json).toMatchObject({
          status: "WAITING_FOR_DEPOSIT",
          totalAmount: 45000,
          virtualAccount: {
            bankCode: "20",
            customerName: "이하늘",
            accountType: "일반",
            dueDate: "2026-03-09T10:15:01+09:00"
          }
        })
        conforms(json)
        expect((yield* call("GET", `/v1/payments/orders/${request.orderId}`)).json).toEqual({
          ...json,
          secret: null
        })
        yield* emulator.payments.deposit(json.paymentKey)
        const paid = yield* call("GET", `/v1/payments/${json.paymentKey}`)
        expect(paid.json).toMatchObject({ status: "DONE", cashReceipt: { type: "소득공제" } })
        const bodies = (yield* emulator.webhooks.list)
          .filter(({ eventType }) => eventType === "DEPOSIT_CALLBACK")
          .map(({ body }) => JSON.parse(body))
        expect(bodies).toMatchObject([
          { status: "WAITING_FOR_DEPOSIT", secret: json.secret, orderId: request.orderId },
          { status: "DONE", secret: json.secret, orderId: request.orderId }
        ])
        expect((yield* emulator.ledger).map(({ kind }) => kind)).toEqual(["Approve"])
      })
    )
  )

  it.effect(
    "takes a bank by number, Korean or English name, and texts for numbers as the live server did",
    () =>
      emulated()(
        Effect.gen(function* () {
          for (const [index, bank] of ["20", "우리", "WOORI"].entries()) {
            const { json } = yield* issue({ bank, orderId: `ORD-BANK-${index}`, validHours: "1" })
            expect(json.virtualAccount, bank).toMatchObject({
              bankCode: "20",
              dueDate: "2026-03-02T11:15:01+09:00"
            })
          }
        })
      )
  )

  it.effect("of a key is always the same account", () =>
    emulated()(
      Effect.gen(function* () {
        const fixed = (accountKey: unknown, orderId: string) =>
          Effect.map(issue({ accountType: "고정", accountKey, orderId }), ({ json }) => {
            conforms(json)
            return json.virtualAccount
          })
        const first = yield* fixed(71, "ORD-FIXED-1")
        expect(first).toMatchObject({
          accountType: "고정",
          accountNumber: expect.stringMatching(/^X\d{13}$/)
        })
        expect((yield* fixed("71", "ORD-FIXED-2")).accountNumber).toBe(first.accountNumber)
        expect((yield* fixed("72", "ORD-FIXED-3")).accountNumber).not.toBe(first.accountNumber)
      })
    )
  )

  it.effect("is over at its due date and takes nothing then", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { json } = yield* issue({ validHours: undefined, dueDate: "2026-03-03T00:00:00" })
        expect(json.virtualAccount.dueDate).toBe("2026-03-03T00:00:00+09:00")
        yield* emulator.clock.advance("15 hours")
        const { json: later } = yield* call("GET", `/v1/payments/${json.paymentKey}`)
        expect(later).toMatchObject({ status: "WAITING_FOR_DEPOSIT", virtualAccount: { expired: true } })
        expect((yield* Effect.flip(emulator.payments.deposit(json.paymentKey)))._tag).toBe("WrongState")
      })
    )
  )

  it.effect("with escrow is not refunded in part", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const escrowProducts = [{ id: "p1", name: "원두", code: "bean", unitPrice: 45000, quantity: 1 }]
        const { json } = yield* issue({ useEscrow: true, escrowProducts })
        expect(json).toMatchObject({ useEscrow: true, isPartialCancelable: false })
        yield* emulator.payments.deposit(json.paymentKey)
        const refundReceiveAccount = { bank: "20", accountNumber: "1000123456789", holderName: "구매자" }
        const part = { cancelReason: "변심", cancelAmount: 1000, refundReceiveAccount }
        expect(refused(yield* cancel(json.paymentKey, part))).toEqual([403, "NOT_ALLOWED_PARTIAL_REFUND"])
      })
    )
  )

  it.effect("is issued once for an order, and once under an idempotency key", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const once = { idempotencyKey: "issue-1" }
        const first = yield* issue({}, once)
        expect((yield* issue({}, once)).json).toEqual(first.json)
        expect(refused(yield* issue())).toEqual([400, "DUPLICATED_ORDER_ID"])
        const paid = yield* authorize({ orderId: "ORD-CARD-1" })
        yield* confirm(paid)
        expect(refused(yield* issue({ orderId: "ORD-CARD-1" }))).toEqual([400, "DUPLICATED_ORDER_ID"])
        expect((yield* emulator.payments.list).length).toBe(2)
      })
    )
  )

  it.effect("is refused with the documented codes, and leaves nothing then", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const until = (dueDate: string) => ({ validHours: null, dueDate })
        for (const [changes, code] of [
          [{ dueDate: "2026-03-03T00:00:00" }, "INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE"],
          [until("2026-06-01T00:00:00"), "EXCEED_MAX_DUE_DATE"],
          [until("2026-03-02T10:15:00"), "INVALID_DATE"],
          [until("2026-03-32T10:15:00"), "INVALID_DATE"],
          [until("tomorrow"), "INVALID_DATE"],
          [{ validHours: 2161 }, "EXCEED_MAX_VALID_HOURS"],
          [{ validHours: 0 }, "INVALID_REQUEST"],
          [{ bank: "99" }, "INVALID_BANK"],
          [{ bank: "S8" }, "INVALID_BANK"],
          [{ accountType: "이상한" }, "INVALID_VIRTUAL_ACCOUNT_TYPE"],
          [{ accountType: "고정" }, "REQUIRED_ACCOUNT_KEY"],
          [
            { cashReceipt: { type: "지출증빙", registrationNumber: "01012345678" } },
            "INVALID_REGISTRATION_NUMBER_TYPE"
          ],
          [{ cashReceipt: { type: "개인" } }, "INVALID_REQUEST"],
          [{ amount: 199 }, "BELOW_MINIMUM_AMOUNT"],
          [{ amount: "45000" }, "INVALID_REQUEST"],
          [{ taxFreeAmount: 45001 }, "INVALID_REQUEST"],
          [{ customerName: undefined }, "INVALID_REQUEST"],
          [{ customerMobilePhone: "010-1234-5678" }, "INVALID_REQUEST"],
          [{ orderId: "a/b" }, "INVALID_REQUEST"]
        ] as const) {
          expect(refused(yield* issue(changes)), code).toEqual([400, code])
        }
        expect(yield* emulator.payments.list).toEqual([])
        const test = { headers: { "tosspayments-test-code": "INVALID_BANK" } }
        expect(refused(yield* issue({}, test))).toEqual([400, "INVALID_BANK"])
      })
    )
  )
})

describe("endpoints that public code has invented", () => {
  for (const path of [
    "/v1/payments/emul01/escrow/logistics",
    "/v1/payments/emul01/escrow/shipping",
    "/v1/payments/emul01/escrow/orders",
    "/v2/payments",
    "/v2/payments/confirm",
    "/v2/payouts/sellers",
    "/v1/cash-receipt"
  ]) {
    it.effect(`POST ${path} is as unknown as any other`, () =>
      emulated()(
        Effect.gen(function* () {
          const unknown = yield* call("POST", "/v1/there/is/no/such/path", { body: {} })
          expect(refused(unknown)).toEqual([404, "NOT_FOUND_HTTP_METHOD"])
          const invented = yield* call("POST", path, { body: {} })
          expect([invented.status, invented.json]).toEqual([unknown.status, unknown.json])
        })
      )
    )
  }
})
