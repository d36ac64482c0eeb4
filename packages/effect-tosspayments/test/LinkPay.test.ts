import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as LinkPay from "../src/LinkPay.js"
import * as LinkPayOrder from "../src/model/LinkPayOrder.js"
import type { TossError } from "../src/TossError.js"
import * as Mutations from "./support/Mutations.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

/** As an integration met it (additions.md §1.2); the sample of the webhook has no items. */
const order = {
  ...Samples.json("webhook-order-payment-status-changed")["data"],
  orderItems: [
    {
      product: {
        productKey: "prd_1",
        name: "핸드드립 원두 500g 외 1건",
        amount: 33000,
        currency: "KRW",
        status: "ON_SALE"
      },
      quantity: 1,
      orderOptions: []
    }
  ]
}

const over = (steps: ReadonlyArray<Script.Step>, orderKey: unknown = "lp_5Tq8Wn2Zx", maxRetries = 0) =>
  Effect.gen(function* () {
    const result = yield* Effect.either(
      Script.elapse(Effect.flatMap(LinkPay.LinkPay, ({ retrieveOrder }) => retrieveOrder(orderKey as never)))
    )
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent: yield* Script.sent
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries })))

describe("LinkPay.retrieveOrder", () => {
  it.effect("is GET /orders/{orderKey}, the key percent-encoded", () =>
    Effect.gen(function* () {
      const { sent, value } = yield* over([{ status: 200, body: order }], "lp/1?=")
      expect(sent).toMatchObject([
        { method: "GET", url: "https://api.tosspayments.com/v1/orders/lp%2F1%3F%3D", body: "" }
      ])
      expect(value).toMatchObject({
        orderKey: "lp_5Tq8Wn2Zx",
        amount: 33000,
        payment: { status: "DONE", approvedAt: new Date("2026-03-02T10:16:01+09:00") },
        orderItems: [{ quantity: 1, product: { status: "ON_SALE" } }]
      })
    })
  )

  it("reads and writes an order", () => {
    const model = Schema.decodeUnknownSync(LinkPayOrder.schema)(order)
    expect(Schema.encodeSync(LinkPayOrder.schema)(model)).toMatchObject(order)
  })

  it.effect("reads an order that is not paid, and one of which only the key is told", () =>
    Effect.gen(function* () {
      const unpaid = yield* over([{ status: 200, body: { ...order, payment: null } }])
      expect(unpaid.value).toMatchObject({ payment: null, amount: 33000 })
      const bare = yield* over([{ status: 200, body: { orderKey: "lp_1" } }])
      expect(bare.value).toMatchObject({ payment: null, orderItems: [], currency: null })
    })
  )

  it.effect("reads any answer that has its key and a payment that can be read, or none", () =>
    Effect.gen(function* () {
      for (const path of Mutations.places({ ...order, payment: null })) {
        for (const [what, value] of Mutations.hostile) {
          const body = Mutations.replace({ ...order, payment: null }, path, value)
          const { error } = yield* over([{ status: 200, body: body === undefined ? null : body }])
          const isKey = path.length === 0 || path[0] === "orderKey"
          if (!isKey) expect(error, `${what} at ${path}`).toBeNull()
        }
      }
    })
  )

  it.effect("is checked before anything is sent", () =>
    Effect.gen(function* () {
      for (const orderKey of ["", " ", "..", 5, null, {}, "k".repeat(201)]) {
        const { error, sent } = yield* over([], orderKey)
        expect(error).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        expect(sent).toEqual([])
      }
    })
  )

  it.effect("is read again when the answer is lost, and says what TossPayments says otherwise", () =>
    Effect.gen(function* () {
      const again = yield* over([{ status: 503 }, { status: 200, body: order }], "lp_1", 1)
      expect(again.value).toMatchObject({ amount: 33000 })
      const wrongKey = yield* over([{ status: 401, body: { code: "UNAUTHORIZED_KEY", message: "" } }])
      expect(wrongKey.error).toMatchObject({ _tag: "AuthenticationError", outcome: "NotApplied" })
      const unknown = yield* over([{ status: 404, body: { code: "NOT_FOUND", message: "" } }])
      expect(unknown.error).toMatchObject({ _tag: "NotFoundError" })
    })
  )

  it("answers with an order", () => {
    expectTypeOf<ReturnType<LinkPay.Service["retrieveOrder"]>>().toEqualTypeOf<
      Effect.Effect<LinkPay.LinkPayOrder, TossError>
    >()
  })
})
