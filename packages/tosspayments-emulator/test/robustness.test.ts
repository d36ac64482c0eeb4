import { once } from "node:events"
import { connect } from "node:net"
import { expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { Emulator, EmulatorServer } from "../src/index.js"
import { basic, testKey } from "./support.js"

const live = EmulatorServer.layer().pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks()))

/** Sends bytes and reads until the server closes; the answer's head and body. */
const exchange = (port: number, text: string) =>
  Effect.promise(async () => {
    const socket = connect(port, "127.0.0.1")
    const chunks: Array<Buffer> = []
    socket.on("data", (chunk) => chunks.push(chunk))
    socket.on("error", () => {})
    socket.write(text)
    await once(socket, "close")
    const [head = "", ...body] = Buffer.concat(chunks).toString("utf8").split("\r\n\r\n")
    return { status: Number(head.split(" ")[1]), head, body: body.join("\r\n\r\n") }
  })

const post = (path: string, body: string, ...headers: ReadonlyArray<string>) =>
  [
    `POST ${path} HTTP/1.1`,
    "Host: localhost",
    `Authorization: ${basic(testKey)}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(headers.some((header) => header.startsWith("Connection"))
      ? headers
      : [...headers, "Connection: close"]),
    "",
    body
  ].join("\r\n")

const upgrade = (protocol: string) => [
  "Connection: Upgrade, HTTP2-Settings, close",
  `Upgrade: ${protocol}`,
  "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA"
]

const order = JSON.stringify({ orderId: "ORD-0001", amount: 33000 })

describe("a request for another protocol", () => {
  for (const protocol of ["h2c", "websocket", "anything"]) {
    it.scopedLive(`is answered as HTTP/1.1, with its body: ${protocol}`, () =>
      Effect.gen(function* () {
        const { port } = yield* EmulatorServer.EmulatorServer
        const emulator = yield* Emulator.Emulator
        const created = yield* exchange(port, post("/_emulator/payments", order, ...upgrade(protocol)))
        expect([created.status, JSON.parse(created.body).orderId]).toEqual([200, "ORD-0001"])
        expect(created.head).not.toMatch(/^upgrade:/im)
        const { amount, orderId, paymentKey } = JSON.parse(created.body)
        const body = JSON.stringify({ paymentKey, orderId, amount })
        const paid = yield* exchange(port, post("/v1/payments/confirm", body, ...upgrade(protocol)))
        expect([paid.status, JSON.parse(paid.body).status]).toEqual([200, "DONE"])
        expect((yield* emulator.requests).map(({ status }) => status)).toEqual([200])
      }).pipe(Effect.provide(live))
    )
  }

  it.live("does not keep the server from closing", () =>
    Effect.gen(function* () {
      const opened = yield* Effect.scoped(
        Effect.gen(function* () {
          const context = yield* Layer.build(live)
          const { port } = yield* Effect.provide(EmulatorServer.EmulatorServer, context)
          const socket = connect(port, "127.0.0.1")
          socket.on("error", () => {})
          socket.write(
            "GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"
          )
          yield* Effect.promise(() => once(socket, "data"))
          return socket
        })
      )
      if (!opened.closed) yield* Effect.promise(() => once(opened, "close"))
    })
  )
})

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`

describe("no request is answered with 500", () => {
  const cases: ReadonlyArray<readonly [what: string, path: string, body: string]> = [
    [
      "metadata nested deep",
      "/_emulator/payments",
      `{"orderId":"ORD-0001","amount":1,"metadata":{"x":${deep(100_000)}}}`
    ],
    ["a duration nested deep", "/_emulator/faults", `{"fault":{"_tag":"Delay","duration":${deep(100_000)}}}`],
    ["a confirmation nested deep", "/v1/payments/confirm", deep(100_000)],
    [
      "a name that every object has",
      "/_emulator/payments",
      '{"orderId":"ORD-0001","amount":1,"__proto__":{"amount":2}}'
    ],
    ["a path that cannot be decoded", "/_emulator/payments/%E0%A4%A/deposit", ""]
  ]
  for (const [what, path, body] of cases) {
    it.scopedLive(what, () =>
      Effect.gen(function* () {
        const { port } = yield* EmulatorServer.EmulatorServer
        const answer = yield* exchange(port, post(path, body))
        expect([400, 404]).toContain(answer.status)
        expect(JSON.parse(answer.body).code).toMatch(/^[A-Z_]+$/)
      }).pipe(Effect.provide(live))
    )
  }
})

describe("the request line", () => {
  it.scopedLive("may carry the whole URL, as clients send it to a proxy", () =>
    Effect.gen(function* () {
      const { port } = yield* EmulatorServer.EmulatorServer
      const created = yield* exchange(port, post("http://localhost/_emulator/payments", order))
      const { amount, orderId, paymentKey } = JSON.parse(created.body)
      const body = JSON.stringify({ paymentKey, orderId, amount })
      const paid = yield* exchange(port, post("http://api.tosspayments.com/v1/payments/confirm", body))
      expect(JSON.parse(paid.body).status).toBe("DONE")
    }).pipe(Effect.provide(live))
  )
})
