import { expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { Emulator } from "../src/index.js"
import { emulated, type Loose } from "./support.js"

const order = { orderId: "ORD-0001", amount: 33000 }

describe("callers without types", () => {
  it.effect("hear which option is wrong", () =>
    Effect.gen(function* () {
      const wrong: ReadonlyArray<readonly [field: string, options: Loose]> = [
        ["options", null],
        ["options", "x"],
        ["mId", { mId: 5 }],
        ["mId", { mId: "" }],
        ["merchants", { merchants: "test_sk_x" }],
        ["merchants", { merchants: [null] }],
        ["merchants", { merchants: [{ mId: "shop" }] }],
        ["mId", { merchants: [{ secretKey: "test_sk_x" }] }],
        ["apiVersion", { apiVersion: "2020-01-01" }],
        ["secretOnRead", { secretOnRead: true }],
        ["settlements", { settlements: true }],
        ["webhookUrl", { webhookUrl: 5 }],
        ["webhookUrl", { webhookUrl: "localhost:3000" }],
        ["webhookEvents", { webhookEvents: "DEPOSIT_CALLBACK" }],
        ["webhookEvents", { webhookEvents: ["PAYMENT_DONE"] }],
        ["webhookSuccess", { webhookSuccess: "all" }],
        ["clock", { clock: "slow" }],
        ["data", { data: 5 }],
        ["limits", { limits: 5 }],
        ["limits.payments", { limits: { payments: "5" } }]
      ]
      for (const [field, options] of wrong) {
        const error = yield* Effect.flip(Effect.scoped(Layer.build(Emulator.layerWithoutWebhooks(options))))
        expect([options, error._tag, error.field]).toEqual([options, "InvalidInput", field])
      }
    })
  )

  it.effect("hear which part of an order is wrong", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const wrong: ReadonlyArray<readonly [field: string, input: Loose]> = [
          ["input", undefined],
          ["input", "ORD-0001"],
          ["orderId", { amount: 1000 }],
          ["orderId", { ...order, orderId: 12345678 }],
          ["amount", { ...order, amount: "33000" }],
          ["amount", { ...order, amount: Number.NaN }],
          ["amonut", { ...order, amonut: 1 }],
          ["mId", { ...order, mId: 5 }],
          ["metadata.cart", { ...order, metadata: { cart: 5 } }],
          ["card.number", { ...order, card: { number: 5 } }],
          ["method", { ...order, method: "카드" }],
          ["decline", { ...order, decline: "NO_SUCH_CODE" }]
        ]
        for (const [field, input] of wrong) {
          const error = yield* Effect.flip(emulator.payments.authorize(input))
          expect([input, error]).toMatchObject([input, { _tag: "InvalidInput", field }])
        }
        expect(yield* emulator.payments.list).toEqual([])
      })
    )
  )

  it.effect("cannot end a cancel in any other way than a wallet", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const error = yield* Effect.flip(emulator.payments.settleCancel("x", "CANCELED" as "DONE"))
        expect(error._tag).toBe("InvalidInput")
      })
    )
  )
})
