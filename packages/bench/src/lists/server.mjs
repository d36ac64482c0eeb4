/** Servers with a list of so many transactions. */
import { once } from "node:events"
import { createServer } from "node:http"
import { page } from "./pages.mjs"

export const contenders = {
  "list server": async (length) => {
    const server = createServer((request, response) => {
      request.resume()
      request.once("end", () => {
        const body = Buffer.from(page(length, request.url))
        response
          .writeHead(200, { "content-type": "application/json;charset=UTF-8", "content-length": body.length })
          .end(body)
      })
    })
    server.keepAliveTimeout = 180_000
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    const url = `http://127.0.0.1:${server.address().port}`
    return { url: () => url }
  },
  /** Half of them are payments, the other half their refunds. */
  emulator: async (length) => {
    const [Context, Effect, Layer, Scope, Emulator, EmulatorServer] = await Promise.all([
      import("effect/Context"),
      import("effect/Effect"),
      import("effect/Layer"),
      import("effect/Scope"),
      import("tosspayments-emulator/Emulator"),
      import("tosspayments-emulator/EmulatorServer")
    ])
    const limits = { payments: Number.POSITIVE_INFINITY, requests: 1, deliveries: 1, idempotencyKeys: 1 }
    const scope = await Effect.runPromise(Scope.make())
    const context = await Effect.runPromise(
      Layer.buildWithScope(
        EmulatorServer.layer().pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks({ limits }))),
        scope
      )
    )
    const emulator = Context.get(context, Emulator.Emulator)
    const headers = { authorization: `Basic ${Buffer.from("test_sk_example:").toString("base64")}` }
    const post = (url, body) => emulator.handle({ method: "POST", url, headers, body: JSON.stringify(body) })
    const order = (number) =>
      Effect.flatMap(
        emulator.payments.authorize({ orderId: `ORD-${number}-bench`, amount: 33000 }),
        (authorized) => {
          const { amount, orderId, paymentKey } = authorized
          return Effect.zipRight(
            post("/v1/payments/confirm", { paymentKey, orderId, amount }),
            post(`/v1/payments/${paymentKey}/cancel`, { cancelReason: "measured" })
          )
        }
      )
    await Effect.runPromise(Effect.forEach(Array(Math.ceil(length / 2)).keys(), order, { discard: true }))
    const { url } = Context.get(context, EmulatorServer.EmulatorServer)
    return { url: () => url }
  }
}
