/**
 * The checkout as an Effect program: a first card is declined, a second one pays, then everything goes back in two parts.
 * `TossClientLive` reads the environment; here a ConfigProvider points it to a local TossPayments, so the example needs
 * neither a key nor the internet.
 */
import { NodeRuntime } from "@effect/platform-node"
import { ConfigProvider, Console, Effect, Layer, Queue } from "effect"
import { TossClient } from "effect-tosspayments"
import { Emulator, EmulatorServer, WebhookSender } from "tosspayments-emulator/effect"
import { makeShop } from "./pipeline.js"

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

    yield* Effect.gen(function* () {
      const shop = yield* makeShop(order)
      const report = (what: string) =>
        Effect.flatMap(shop.received, (received) =>
          Console.log(`${what.padEnd(32)} the shop has ${received} KRW`)
        )

      const bad = yield* emulator.payments.authorize({ ...order, decline: "REJECT_CARD_PAYMENT" })
      yield* report(yield* shop.pay(bad.paymentKey))
      const good = yield* emulator.payments.authorize(order)
      yield* report(yield* shop.pay(good.paymentKey))
      yield* report(yield* shop.refund("단순 변심", 11_000))

      // Late, when the order has been paid long since: of the declined card, and of what is booked already.
      for (const { body, headers } of yield* Queue.takeN(inbox, 3)) {
        yield* Console.log(`webhook ${yield* shop.hear(body, headers)}`)
      }
      yield* report("after the webhooks")
      yield* report(yield* shop.refund("전체 환불"))

      const movements = yield* emulator.ledger
      const balance = movements.reduce(
        (sum, { kind, amount }) => sum + (kind === "Approve" ? amount : -amount),
        0
      )
      if (balance !== (yield* shop.received)) yield* Effect.dieMessage("the books do not balance")
      yield* Console.log(`The books balance: ${movements.length} movements, ${balance} KRW left.`)
    }).pipe(Effect.provide(TossClient.TossClientLive), Effect.withConfigProvider(environment))
  }).pipe(Effect.provide(LocalToss))
})

NodeRuntime.runMain(program)
