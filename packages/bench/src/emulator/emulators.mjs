/** The emulator on a socket, and the emulator called as a function. */
import { randomUUID } from "node:crypto"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Emulator from "tosspayments-emulator/Emulator"
import * as EmulatorServer from "tosspayments-emulator/EmulatorServer"
import { timed } from "../measure.mjs"
import { authorization } from "../payment.mjs"

const authorizer = (runtime, emulator) => (count) =>
  runtime.runPromise(
    Effect.zipRight(
      emulator.reset,
      Effect.forEach(Array.from({ length: count }), () =>
        Effect.map(
          emulator.payments.authorize({ orderId: randomUUID(), amount: 33000 }),
          ({ paymentKey, orderId, amount }) => ({ paymentKey, orderId, amount })
        )
      )
    )
  )

const confirm = (emulator, payment) =>
  Effect.flatMap(
    emulator.handle({
      method: "POST",
      url: "/v1/payments/confirm",
      headers: { authorization, "content-type": "application/json", "idempotency-key": randomUUID() },
      body: JSON.stringify(payment)
    }),
    ({ status }) =>
      status === 200 ? Effect.void : Effect.dieMessage(`a confirm was answered with ${status}`)
  )

export const contenders = {
  "emulator over HTTP": async () => {
    const runtime = ManagedRuntime.make(
      Layer.provideMerge(EmulatorServer.layer(), Emulator.layerWithoutWebhooks())
    )
    const { url } = await runtime.runPromise(EmulatorServer.EmulatorServer)
    const emulator = await runtime.runPromise(Emulator.Emulator)
    return {
      url: () => url,
      cpu: () => process.cpuUsage(),
      authorize: authorizer(runtime, emulator)
    }
  },
  "emulator in process": async () => {
    const runtime = ManagedRuntime.make(Emulator.layerWithoutWebhooks())
    const emulator = await runtime.runPromise(Emulator.Emulator)
    return {
      authorize: authorizer(runtime, emulator),
      confirm: async (payments, concurrency) => {
        const { wall, cpu } = await timed(() =>
          runtime.runPromise(
            Effect.forEach(payments, (payment) => confirm(emulator, payment), { concurrency, discard: true })
          )
        )
        return { wall: wall / payments.length, cpu: cpu / payments.length }
      }
    }
  }
}
