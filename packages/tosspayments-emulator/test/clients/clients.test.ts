import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { Emulator, EmulatorServer } from "../../src/index.js"

const here = fileURLToPath(new URL(".", import.meta.url))

const live = EmulatorServer.layer().pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks()))

const curl = (url: string, body: string, ...options: ReadonlyArray<string>) => [
  "curl",
  "--silent",
  "--user",
  "test_sk_example:",
  "--data",
  body,
  ...options,
  url
]

/** Prints the answer to a POST. */
const clients: Readonly<Record<string, (url: string, body: string) => ReadonlyArray<string>>> = {
  "Java's HttpClient": (url, body) => ["java", "Pay.java", url, body],
  Python: (url, body) => ["python3", "pay.py", url, body],
  "Python's requests": (url, body) => ["python3", "pay_requests.py", url, body],
  curl: (url, body) => curl(url, body),
  "curl --http2": (url, body) => curl(url, body, "--http2"),
  "curl --http1.0": (url, body) => curl(url, body, "--http1.0"),
  "curl in chunks": (url, body) => curl(url, body, "--header", "Transfer-Encoding: chunked"),
  "curl through the emulator as a proxy": (url, body) =>
    curl("http://api.tosspayments.com/v1/payments/confirm", body, "--proxy", new URL(url).origin)
}

describe("a payment is confirmed by", () => {
  for (const [client, command] of Object.entries(clients)) {
    it.scopedLive(client, () =>
      Effect.gen(function* () {
        const { url } = yield* EmulatorServer.EmulatorServer
        const emulator = yield* Emulator.Emulator
        const { amount, orderId, paymentKey } = yield* emulator.payments.authorize({
          orderId: "ORD-0001",
          amount: 33000
        })
        const [program = "", ...args] = command(
          `${url}/v1/payments/confirm`,
          JSON.stringify({ paymentKey, orderId, amount })
        )
        const { stdout } = yield* Effect.promise(() => promisify(execFile)(program, args, { cwd: here }))
        expect(stdout).toContain('"status":"DONE"')
        expect((yield* emulator.requests).map(({ endpoint, status }) => [endpoint, status])).toEqual([
          ["payments.confirm", 200]
        ])
      }).pipe(Effect.provide(live))
    )
  }
})
