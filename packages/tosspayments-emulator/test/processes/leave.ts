/** Leaves something behind in an emulator of this process, closes it, and does not exit by hand. */
import { HttpClient, HttpClientRequest } from "@effect/platform"
import { Effect, Layer, ManagedRuntime } from "effect"
import { Emulator, EmulatorHttpClient, Fault, WebhookSender } from "../../src/index.js"

const left = process.argv[2] ?? ""

const sender = WebhookSender.layer(() =>
  left === "a webhook nobody answers" ? Effect.never : Effect.succeed(500)
)
const runtime = ManagedRuntime.make(
  EmulatorHttpClient.layer.pipe(
    Layer.provideMerge(Emulator.layer({ webhookUrl: "https://shop.test/hook" })),
    Layer.provide(sender)
  )
)

const emulator = await runtime.runPromise(Emulator.Emulator)
const { amount, orderId, paymentKey } = await runtime.runPromise(
  emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000 })
)
const confirm = HttpClientRequest.post("https://api.tosspayments.com/v1/payments/confirm").pipe(
  HttpClientRequest.basicAuth("test_sk_example", ""),
  HttpClientRequest.bodyUnsafeJson({ paymentKey, orderId, amount })
)
const fault =
  left === "a hanging request"
    ? Fault.Hang({ when: "After" })
    : left === "a delayed request"
      ? Fault.Delay({ duration: "1 hour" })
      : null
if (fault !== null) await runtime.runPromise(emulator.faults.inject({ fault }))

const answered = runtime.runPromise(
  Effect.flatMap(HttpClient.HttpClient, (client) => client.execute(confirm))
)
answered.catch(() => {})
const until = async (isLeft: () => Promise<boolean>): Promise<void> => {
  while (!(await isLeft())) await new Promise((resolve) => setImmediate(resolve))
}
await until(async () => {
  const [request] = await runtime.runPromise(emulator.requests)
  const [delivery] = await runtime.runPromise(emulator.webhooks.list)
  if (left === "a hanging request") return request?.outcome === "Hung"
  if (left === "a delayed request") return request?.fault !== null && request?.outcome === "Running"
  if (left === "a webhook to be sent again") return delivery?.attempts.length === 1
  return delivery?.status === "Sending"
})
await runtime.dispose()
process.stdout.write(`left ${left}\n`)
