/** A project of a user: all three packages from their tarballs, as CommonJS. */
import { Effect, Layer } from "effect"
import * as TossErrorCode from "effect-tosspayments/TossErrorCode"
import { Emulator, EmulatorServer } from "tosspayments-emulator/effect"
import { Client, isPaid, type Payment, TossError } from "tosspayments-server-sdk"

const order = { orderId: "ORD-000001", amount: 33000 }

const pay = async (url: string, paymentKey: string): Promise<void> => {
  const client = new Client({ secretKey: "test_sk_example", baseUrl: url })
  const payment: Payment = await client.payments.confirm({ paymentKey, ...order })
  if (!isPaid(payment)) throw new Error("not paid")
  const refusal = await client.payments.retrieve("no_such_key").catch((error: unknown) => error)
  if (!(refusal instanceof TossError) || refusal.code === null || !TossErrorCode.isKnown(refusal.code)) {
    throw new Error("an unexpected error")
  }
  await client.close()
}

const program = Effect.gen(function* () {
  const emulator = yield* Emulator.Emulator
  const { url } = yield* EmulatorServer.EmulatorServer
  const { paymentKey } = yield* emulator.payments.authorize(order)
  yield* Effect.promise(() => pay(url, paymentKey))
}).pipe(Effect.provide(Layer.provideMerge(EmulatorServer.layer(), Emulator.layerWithoutWebhooks())))

Effect.runPromise(program).catch((error) => {
  console.error(error)
  process.exitCode = 1
})
