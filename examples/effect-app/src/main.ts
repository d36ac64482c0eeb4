/**
 * The checkout as an Effect program. `TossClientLive` reads the environment; here a ConfigProvider points it to
 * a local TossPayments, so the example needs neither a key nor the internet.
 */
import { NodeRuntime } from "@effect/platform-node"
import { ConfigProvider, Console, Effect, Layer, Queue } from "effect"
import { TossClient } from "effect-tosspayments"
import { Emulator, EmulatorServer, WebhookSender } from "tosspayments-emulator"
import { payAndRefund, readWebhook } from "./pipeline.js"

const order = { orderId: "ORD-000001", amount: 33_000 }

const program = Effect.gen(function* () {
  const inbox = yield* Queue.unbounded<WebhookSender.Transmission>()

  // TossPayments on this machine, with webhooks that arrive in the queue.
  const LocalToss = EmulatorServer.layer().pipe(
    Layer.provideMerge(Emulator.layer({ webhookUrl: "https://shop.test/webhooks/toss" })),
    Layer.provide(WebhookSender.layer((sent) => Effect.as(Queue.offer(inbox, sent), 200)))
  )

  yield* Effect.gen(function* () {
    const emulator = yield* Emulator.Emulator
    const { url } = yield* EmulatorServer.EmulatorServer
    const environment = ConfigProvider.fromMap(
      new Map([
        ["TOSS_SECRET_KEY", "test_sk_example"],
        ["TOSS_API_BASE", url]
      ])
    )
    const { paymentKey } = yield* emulator.authorize(order)

    yield* Effect.gen(function* () {
      const steps = yield* payAndRefund(order, paymentKey, 11_000)
      for (const { status, received } of steps)
        yield* Console.log(`${status.padEnd(17)} the shop has ${received} KRW`)

      for (const { body, headers } of yield* Queue.takeN(inbox, 3)) {
        const event = yield* readWebhook(body, headers)
        yield* Console.log(`webhook ${event.eventType}, trusted: ${event.trust}`)
      }

      const movements = yield* emulator.ledger
      const balance = movements.reduce(
        (sum, { kind, amount }) => sum + (kind === "Approve" ? amount : -amount),
        0
      )
      if (balance !== steps.at(-1)?.received) yield* Effect.dieMessage("the books do not balance")
      yield* Console.log(`The books balance: ${movements.length} movements, ${balance} KRW left.`)
    }).pipe(Effect.provide(TossClient.TossClientLive), Effect.withConfigProvider(environment))
  }).pipe(Effect.provide(LocalToss))
})

NodeRuntime.runMain(program)
