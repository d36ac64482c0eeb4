import { expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { createEmulator, Emulator, type Seed } from "../src/index.js"
import { basic, call, emulated, type Loose, retrieve } from "./support.js"

const account = { bankCode: "088", accountNumber: "1000000000002", holderName: "이하늘" }
const individual = { name: "이하늘", email: "seller@shop.test", phone: "01000000000" }
const company = {
  name: "에뮬커피",
  representativeName: "이하늘",
  businessRegistrationNumber: "0000000001",
  email: "seller@shop.test",
  phone: "01000000000"
}

const shop: Seed.Seed = {
  payments: [
    { orderId: "ORD-0001", amount: 33000, paymentKey: "paid" },
    { orderId: "ORD-0002", amount: 20000, status: "READY" },
    { orderId: "ORD-0003", amount: 20000, status: "IN_PROGRESS" },
    { orderId: "ORD-0004", amount: 20000, method: "VIRTUAL_ACCOUNT", status: "WAITING_FOR_DEPOSIT" },
    { orderId: "ORD-0005", amount: 20000, method: "VIRTUAL_ACCOUNT" },
    { orderId: "ORD-0006", amount: 9000, cancels: [{ cancelReason: "단순 변심", cancelAmount: 4000 }] },
    { orderId: "ORD-0007", amount: 9000, status: "CANCELED" },
    { orderId: "ORD-0008", amount: 9000, status: "ABORTED" },
    { orderId: "ORD-0009", amount: 9000, decline: "EXCEED_MAX_AMOUNT" },
    { orderId: "ORD-0010", amount: 9000, brandPay: { customerKey: "cust_1" } }
  ],
  billingKeys: [{ customerKey: "cust_1", billingKey: "monthly" }, { customerKey: "cust_2" }],
  brandPayMethods: [{ customerKey: "cust_1", alias: "생활비" }],
  cashReceipts: [
    {
      amount: 5000,
      orderId: "CASH-0001",
      orderName: "원두",
      type: "소득공제",
      customerIdentityNumber: "01012345678"
    }
  ],
  sellers: [
    { refSellerId: "s1", businessType: "INDIVIDUAL", individual, account, id: "seller_one" },
    { refSellerId: "s2", businessType: "INDIVIDUAL", individual, account, status: "APPROVAL_REQUIRED" },
    { refSellerId: "s3", businessType: "CORPORATE", company, account, status: "KYC_REQUIRED" }
  ],
  balance: { available: 500_000 },
  payouts: [
    {
      refPayoutId: "p1",
      destination: "seller_one",
      scheduleType: "EXPRESS",
      amount: { currency: "KRW", value: 100_000 },
      transactionDescription: "정산",
      status: "COMPLETED"
    }
  ]
}

const sown = (seed: Seed.Seed) => Effect.flatMap(Emulator.Emulator, (emulator) => emulator.seed(seed))

describe("a seed", () => {
  it.effect("brings everything into the state that it names, and tells the shop nothing", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const seeded = yield* emulator.seed(shop)
        expect(seeded.payments.map(({ status }) => status)).toEqual([
          "DONE",
          "READY",
          "IN_PROGRESS",
          "WAITING_FOR_DEPOSIT",
          "DONE",
          "PARTIAL_CANCELED",
          "CANCELED",
          "ABORTED",
          "ABORTED",
          "DONE"
        ])
        expect(yield* emulator.payments.list).toEqual(seeded.payments)
        expect((yield* retrieve("paid")).json).toMatchObject({ orderId: "ORD-0001", status: "DONE" })
        expect(yield* emulator.billing.list).toEqual(seeded.billingKeys)
        expect(yield* emulator.brandPay.list).toEqual(seeded.brandPayMethods)
        expect(yield* emulator.cashReceipts.list).toEqual(seeded.cashReceipts)
        expect(seeded.sellers.map(({ status }) => status)).toEqual([
          "APPROVED",
          "APPROVAL_REQUIRED",
          "KYC_REQUIRED"
        ])
        expect(yield* emulator.payouts.list).toMatchObject([
          { destination: "seller_one", status: "COMPLETED" }
        ])
        expect((yield* call("GET", "/v2/balances")).json.entityBody.availableAmount.value).toBe(400_000)
        expect((yield* emulator.ledger).map(({ amount, kind }) => `${kind} ${amount}`)).toEqual([
          "Approve 33000",
          "Approve 20000",
          "Approve 9000",
          "Cancel 4000",
          "Approve 9000",
          "Cancel 9000",
          "Approve 9000"
        ])
        expect(yield* emulator.webhooks.list).toEqual([])
        expect(yield* emulator.requests).toHaveLength(2)
      })
    )
  )

  it.effect("can be charged, deposited and refunded afterwards", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { payments } = yield* emulator.seed(shop)
        const waiting = payments[3]?.paymentKey ?? ""
        expect((yield* emulator.payments.deposit(waiting)).status).toBe("DONE")
        const charge = { customerKey: "cust_1", amount: 9900, orderId: "SUB-0001", orderName: "구독" }
        expect((yield* call("POST", "/v1/billing/monthly", { body: charge })).json.status).toBe("DONE")
        const refund = { cancelReason: "단순 변심" }
        expect((yield* call("POST", "/v1/payments/paid/cancel", { body: refund })).status).toBe(200)
      })
    )
  )

  it.effect("comes out the same each time", () =>
    Effect.gen(function* () {
      const once = yield* emulated()(sown(shop))
      const again = yield* emulated()(sown(shop))
      expect(again).toEqual(once)
      const more = { ...shop, payments: [...(shop.payments ?? []), { orderId: "ORD-0011", amount: 1000 }] }
      const longer = yield* emulated()(sown(more))
      expect(longer.payments.slice(0, 10)).toEqual(once.payments)
    })
  )

  it.effect("is there as a whole, or not at all and says what is wrong", () =>
    emulated({ merchants: [{ secretKey: "test_sk_shop", mId: "shop01" }] })(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const [first] = shop.payments ?? []
        const wrong: ReadonlyArray<readonly [field: string, seed: Loose]> = [
          ["input", null],
          ["paymnets", { paymnets: [] }],
          ["payments.1.amount", { payments: [first, { orderId: "ORD-0002" }] }],
          ["payments.1.orderId", { payments: [first, first] }],
          ["payments.1.payments", { payments: [first, { ...first, orderId: "ORD-0002" }] }],
          ["payments.0.decline", { payments: [{ ...first, decline: "NO_SUCH_CODE" }] }],
          ["payments.0.status", { payments: [{ ...first, status: "EXPIRED" }] }],
          ["payments.0.status", { payments: [{ ...first, status: "PARTIAL_CANCELED" }] }],
          [
            "payments.0.status",
            { payments: [{ ...first, cancels: [{ cancelReason: "x", cancelAmount: 99_000 }] }] }
          ],
          ["payments.0.paymentKey", { payments: [{ ...first, paymentKey: "a/b" }] }],
          [
            "sellers.0.status",
            { payments: [first], sellers: [{ ...shop.sellers?.[2], status: "APPROVAL_REQUIRED" }] }
          ],
          ["payouts.0.status", { payments: [first], payouts: shop.payouts }],
          ["mId", { ...shop, mId: "shop02" }]
        ]
        for (const [field, seed] of wrong) {
          const error = yield* Effect.flip(emulator.seed(seed))
          expect([field, error._tag === "InvalidInput" && error.field]).toEqual([field, field])
        }
        expect(yield* emulator.payments.list).toEqual([])
        expect(yield* emulator.ledger).toEqual([])
      })
    )
  )

  it.effect("writes over nothing that is there", () =>
    emulated({
      merchants: [
        { secretKey: "test_sk_one", mId: "shop01" },
        { secretKey: "test_sk_two", mId: "shop02" }
      ]
    })(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* emulator.seed(shop)
        const before = yield* emulator.payments.list
        for (const seed of [shop, { ...shop, mId: "shop02" }, { billingKeys: shop.billingKeys }]) {
          expect((yield* Effect.flip(emulator.seed(seed)))._tag).toBe("InvalidInput")
        }
        expect(yield* emulator.payments.list).toEqual(before)
      })
    )
  )

  it.effect("of the options is there from the start, and again after a reset", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      yield* emulator.payments.authorize({ orderId: "ORD-1000", amount: 1000 })
      expect(yield* emulator.payments.list).toHaveLength(11)
      yield* emulator.reset
      expect((yield* emulator.payments.list).map(({ orderId }) => orderId)).toEqual(
        shop.payments?.map(({ orderId }) => orderId)
      )
    }).pipe(Effect.provide(Emulator.layerWithoutWebhooks({ seed: shop })))
  )

  it.effect("of the options that is wrong keeps the emulator from starting", () =>
    Effect.gen(function* () {
      const seed = { payments: [{ orderId: "x", amount: 1000 }] }
      const error = yield* Effect.flip(Effect.scoped(Layer.build(Emulator.layerWithoutWebhooks({ seed }))))
      expect(error.field).toBe("seed.payments.0.orderId")
    })
  )

  it("is taken over HTTP and by createEmulator", async () => {
    await using emulator = await createEmulator({ seed: { billingKeys: shop.billingKeys } })
    expect(await emulator.billing.list()).toHaveLength(2)
    const post = async (seed: unknown): Promise<readonly [number, Loose]> => {
      const response = await fetch(`${emulator.url}/_emulator/seed`, {
        method: "POST",
        body: JSON.stringify(seed)
      })
      return [response.status, await response.json()]
    }
    const [status, seeded] = await post({ payments: shop.payments, cashReceipts: shop.cashReceipts })
    expect([status, seeded.payments.length, seeded.billingKeys]).toEqual([200, 10, []])
    expect(await post({ payments: [{ orderId: "ORD-0001", amount: 1 }] })).toMatchObject([
      400,
      { code: "INVALID_INPUT", message: expect.stringContaining("payments.0.") }
    ])
    const { payments } = await emulator.seed({
      payments: [{ orderId: "ORD-2000", amount: 100, paymentKey: "k" }]
    })
    const answer = await fetch(`${emulator.url}/v1/payments/k`, {
      headers: { authorization: basic(emulator.keys.secretKey) }
    })
    expect(await answer.json()).toMatchObject({ orderId: payments[0]?.orderId, totalAmount: 100 })
  })
})
