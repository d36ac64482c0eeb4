/** A project of a user: all three packages from their tarballs, as ES modules. */
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer } from "effect"
import * as Payments from "effect-tosspayments/Payments"
import * as TossConfig from "effect-tosspayments/TossConfig"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import { Emulator, EmulatorServer } from "tosspayments-emulator/effect"
import { Client, type Payment, ValidationError } from "tosspayments-server-sdk"
import { verifySignature } from "tosspayments-server-sdk/webhook"

const order = { orderId: "ORD-000001", amount: 33000 }

const program = Effect.gen(function* () {
  const emulator = yield* Emulator.Emulator
  const { url } = yield* EmulatorServer.EmulatorServer

  const { paymentKey } = yield* emulator.payments.authorize(order)
  const toss = Payments.layer.pipe(
    Layer.provide(TossHttpClient.layer()),
    Layer.provide(TossConfig.layer({ secretKey: "test_sk_example", apiBase: url })),
    Layer.provide(FetchHttpClient.layer)
  )
  const confirmed = yield* Effect.flatMap(Payments.Payments, (payments) =>
    payments.confirm({ paymentKey, ...order })
  ).pipe(Effect.provide(toss))

  const client = new Client({ secretKey: "test_sk_example", baseUrl: url })
  const read: Payment = yield* Effect.promise(() => client.payments.retrieve(paymentKey))
  yield* Effect.promise(() => client.close())
  if (confirmed.status !== "DONE" || read.totalAmount !== 33000)
    throw new Error("not the payment that was made")
}).pipe(Effect.provide(Layer.provideMerge(EmulatorServer.layer(), Emulator.layerWithoutWebhooks())))

await Effect.runPromise(program)
try {
  new Client({ secretKey: "nonsense" })
  throw new Error("a wrong key was accepted")
} catch (error) {
  if (!(error instanceof ValidationError)) throw error
}
if (
  await verifySignature({ body: new Uint8Array(), transmissionTime: "", signature: "", securityKeys: [] })
) {
  throw new Error("an empty signature was accepted")
}
