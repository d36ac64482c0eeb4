import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { describe } from "vitest"
import { createEmulator, Emulator, type LinkPay } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import { call, cancel, emulated, fixture, type Loose, shape, testKey } from "./support.js"

const pay = (input: Partial<LinkPay.PayInput> = {}) =>
  Effect.flatMap(Emulator.Emulator, ({ linkPay }) => linkPay.pay({ amount: 33000, ...input }))

const read = (orderKey: string, key?: string) =>
  call("GET", `/v1/orders/${encodeURIComponent(orderKey)}`, key === undefined ? {} : { key })

/** What the shop was told of the order, oldest first. */
const told = Effect.flatMap(Emulator.Emulator, ({ webhooks }) =>
  Effect.map(
    webhooks.list,
    (all): ReadonlyArray<Loose> =>
      all
        .filter(({ eventType }) => eventType === "ORDER_PAYMENT_STATUS_CHANGED")
        .map(({ body }) => JSON.parse(body))
  )
)

describe("a Link Pay order", () => {
  it.effect("is read with its items and its payment", () =>
    emulated()(
      Effect.gen(function* () {
        const order = yield* pay({ amount: 16500, quantity: 2, productName: "원두" })
        const { json, status } = yield* read(order.orderKey)
        expect(status).toBe(200)
        expect(json).toEqual(order)
        expect(json).toMatchObject({
          orderKey: expect.stringMatching(/^lp_/),
          amount: 33000,
          payment: { status: "DONE", orderName: "원두", orderId: expect.stringMatching(/^link/) },
          orderItems: [
            { product: { name: "원두", amount: 16500, status: "ON_SALE" }, quantity: 2, orderOptions: [] }
          ]
        })
        const operation = operations.find(({ endpoint }) => endpoint.id === "linkPay.retrieveOrder")
        if (operation === undefined) throw new Error("there is no such operation")
        expect(
          Schema.decodeUnknownEither(operation.answer)(json, { onExcessProperty: "error" })
        ).toMatchObject({ _tag: "Right" })
        const english = yield* call("GET", `/v1/orders/${order.orderKey}`, {
          headers: { "accept-language": "en-US" }
        })
        expect(english.json.payment.method).toBe("CARD")
      })
    )
  )

  it.effect("is told with each state of its payment, as in the sample", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { payment } = yield* pay()
        yield* cancel(payment.paymentKey, { cancelReason: "변심" })
        const events = yield* told
        expect(events.map(({ data }) => data.payment.status)).toEqual(["DONE", "CANCELED"])
        const { orderItems: _, ...data } = events[0].data
        const { orderItems: __, ...sample } = fixture("webhook-order-payment-status-changed").data
        expect(shape({ ...data, payment: { ...data.payment, metadata: {} } })).toEqual(shape(sample))
        expect((yield* emulator.webhooks.list).map(({ eventType }) => eventType)).toContain(
          "PAYMENT_STATUS_CHANGED"
        )
      })
    )
  )

  it.effect("by virtual account waits for its deposit, and tells no secret", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { orderKey, payment } = yield* pay({ method: "VIRTUAL_ACCOUNT" })
        expect((yield* read(orderKey)).json.payment).toMatchObject({
          status: "WAITING_FOR_DEPOSIT",
          secret: null
        })
        yield* emulator.payments.deposit(payment.paymentKey)
        expect((yield* told).map(({ data }) => [data.payment.status, data.payment.secret])).toEqual([
          ["WAITING_FOR_DEPOSIT", null],
          ["DONE", null]
        ])
      })
    )
  )

  it.effect("is unknown by another key, by an orderId, and to another merchant", () =>
    emulated({
      merchants: [
        { secretKey: testKey, mId: "shop1" },
        { secretKey: "test_sk_other", mId: "shop2" }
      ]
    })(
      Effect.gen(function* () {
        const { orderKey, payment } = yield* pay()
        for (const answer of [
          yield* read("lp_nobody"),
          yield* read(payment.orderId),
          yield* read(orderKey, "test_sk_other")
        ]) {
          expect([answer.status, answer.json.code]).toEqual([404, "NOT_FOUND"])
        }
        expect((yield* read(orderKey, "test_sk_nobody")).json.code).toBe("UNAUTHORIZED_KEY")
      })
    )
  )

  it.effect("is refused with the field that is wrong", () =>
    emulated()(
      Effect.gen(function* () {
        for (const [field, input] of [
          ["amount", { amount: "33000" }],
          ["amount", { amount: 0 }],
          ["amount", { amount: 99 }],
          ["quantity", { quantity: 0 }],
          ["customerPhoneNumber", { customerPhoneNumber: "010-1234-5678" }],
          ["orderName", { productName: "" }],
          ["mId", { mId: "shop9" }],
          ["orderId", { orderId: "ORD-000001" }]
        ] as const) {
          const error = yield* Effect.flip(pay(input as never))
          expect(error).toMatchObject({ _tag: "InvalidInput", field })
        }
        expect(yield* told).toEqual([])
      })
    )
  )

  it.live("is paid over HTTP and from a test without Effect", () =>
    Effect.promise(async () => {
      const emulator = await createEmulator()
      const post = (body: unknown) =>
        fetch(`${emulator.url}/_emulator/link-pay`, { method: "POST", body: JSON.stringify(body) })
      const answer = await post({ amount: 33000 })
      const order: Loose = await answer.json()
      expect([answer.status, order.payment.status]).toEqual([200, "DONE"])
      expect((await emulator.linkPay.pay({ amount: 33000 })).orderKey).not.toBe(order.orderKey)
      expect((await post({ amount: 33000, price: 1 })).status).toBe(400)
      await emulator.close()
    })
  )
})
