/** Leaves an emulator open with much to come: a payment that expires, and a webhook that is sent again. */
import { Effect, Layer, ManagedRuntime } from "effect"
import { Emulator, WebhookSender } from "../../src/index.js"

const runtime = ManagedRuntime.make(
  Emulator.layer({ webhookUrl: "https://shop.test/hook" }).pipe(
    Layer.provide(WebhookSender.layer(() => Effect.succeed(500)))
  )
)
const sent = await runtime.runPromise(
  Effect.gen(function* () {
    const emulator = yield* Emulator.Emulator
    yield* emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000, authenticated: false })
    yield* emulator.clock.advance("30 minutes")
    yield* emulator.payments.authorize({ orderId: "ORD-0002", amount: 33000 })
    const [delivery] = yield* emulator.webhooks.list
    return `${delivery?.status} after ${delivery?.attempts.length}`
  })
)
process.stdout.write(`${sent}\n`)
