import { expect, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer, TestClock } from "effect"
import { TossClient } from "effect-tosspayments"
import { describe } from "vitest"
import { Emulator, EmulatorTossClient, Fault, WebhookSender } from "../src/index.js"
import { start } from "./support.js"

const order = { orderId: "ORD-0001", amount: 33000 }

const authorized = Effect.gen(function* () {
  const emulator = yield* Emulator.Emulator
  const { amount, orderId, paymentKey } = yield* emulator.payments.authorize(order)
  return { amount, orderId, paymentKey }
})

describe("a TossClient on the emulator", () => {
  it.effect("waits in the time of the test, and charges once", () =>
    Effect.gen(function* () {
      const { payments } = yield* TossClient.TossClient
      const emulator = yield* Emulator.Emulator
      yield* emulator.faults.inject({
        endpoint: "payments.confirm",
        times: 2,
        fault: Fault.Drop({ when: "After" })
      })
      const confirming = yield* Effect.fork(payments.confirm(yield* authorized))
      yield* TestClock.adjust("10 seconds")
      expect((yield* Fiber.join(confirming)).status).toBe("DONE")
      expect(yield* emulator.ledger).toHaveLength(1)
      expect((yield* emulator.requests).map(({ outcome }) => outcome)).toEqual([
        "Dropped",
        "Dropped",
        "Answered"
      ])
    }).pipe(Effect.provide(EmulatorTossClient.layerTest()))
  )

  it.effect("has the keys of the first merchant, for what is encrypted too", () =>
    Effect.gen(function* () {
      const { config, sellers } = yield* TossClient.TossClient
      const emulator = yield* Emulator.Emulator
      expect(config.isTestMode).toBe(true)
      yield* emulator.payments.authorize(order)
      expect(yield* emulator.payments.list).toMatchObject([{ mId: "shop01" }])
      yield* TestClock.setTime(start)
      yield* sellers.create({
        refSellerId: "seller-001",
        businessType: "INDIVIDUAL",
        individual: { name: "이하늘", email: "seller@shop.test", phone: "01000000000" },
        account: { bankCode: "088", accountNumber: "1000000000002", holderName: "이하늘" }
      })
      expect(yield* emulator.sellers.list).toHaveLength(1)
    }).pipe(
      Effect.provide(
        EmulatorTossClient.layerTest({
          merchants: [{ secretKey: "test_sk_first", mId: "shop01", securityKey: "ab".repeat(32) }]
        })
      )
    )
  )

  it.effect("does what it is told", () =>
    Effect.gen(function* () {
      const { payments } = yield* TossClient.TossClient
      const emulator = yield* Emulator.Emulator
      yield* emulator.faults.inject({ fault: Fault.Status({ status: 503 }) })
      const exit = yield* Effect.exit(payments.confirm(yield* authorized))
      expect(Exit.isFailure(exit)).toBe(true)
      // It asks what became of it, and sends it no second time.
      expect((yield* emulator.requests).map(({ method }) => method)).toEqual(["POST", "GET"])
    }).pipe(Effect.provide(EmulatorTossClient.layerTest({ client: { maxRetries: 0, userAgent: "shop/1" } })))
  )

  it.effect("stands on an emulator with webhooks", () => {
    const heard: Array<string> = []
    return Effect.gen(function* () {
      const { payments } = yield* TossClient.TossClient
      yield* payments.confirm(yield* authorized)
      yield* TestClock.adjust("1 second")
      expect(heard).toHaveLength(1)
    }).pipe(
      Effect.provide(
        EmulatorTossClient.layer().pipe(
          Layer.provideMerge(Emulator.layer({ webhookUrl: "https://shop.test/hook" })),
          Layer.provide(WebhookSender.layer(({ body }) => Effect.sync(() => heard.push(body) && 200)))
        )
      )
    )
  })
})
