import { once } from "node:events"
import { createServer, type Server } from "node:http"
import { type AddressInfo, connect } from "node:net"
import * as HttpServer from "@effect/platform/HttpServer"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as TossStore from "../src/TossStore.js"
import * as WebhookHttpApp from "../src/WebhookHttpApp.js"
import * as WebhookInbox from "../src/WebhookInbox.js"
import * as WebhookReceiver from "../src/WebhookReceiver.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

// The guards of docs/serving-webhooks-on-node.md, which a shop writes itself.

const paid = Samples.text("webhook-payment-status-changed-done")

const app = WebhookHttpApp.app({
  PAYMENT_STATUS_CHANGED: () => Effect.void,
  CANCEL_STATUS_CHANGED: () => Effect.void,
  DEPOSIT_CALLBACK: () => Effect.void,
  otherwise: () => Effect.void
})

const Receiver = WebhookReceiver.layer().pipe(
  Layer.provide(WebhookInbox.layer()),
  Layer.provide(TossStore.layerMemory),
  Layer.provide(Script.layer([{ status: 200, body: Samples.json("payment-card-done") }], { maxRetries: 0 }))
)

const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** Sends a request, reads the start of its answer, then resets the connection. */
const askAndReset = (port: number, ...lines: ReadonlyArray<string>) =>
  Effect.promise(async () => {
    const socket = connect(port, "127.0.0.1")
    socket.on("error", () => {})
    socket.write(lines.join("\r\n"))
    const [answer] = await once(socket, "data")
    socket.resetAndDestroy()
    return String(answer)
  })

const upgrade = (method: string, protocol: string) => [
  `${method} / HTTP/1.1`,
  "Host: shop.test",
  "Connection: Upgrade, HTTP2-Settings",
  `Upgrade: ${protocol}`,
  "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA"
]

describe("A shop's server on Node", () => {
  it.scopedLive("without upgrades takes the webhook of a client that offers HTTP/2", () =>
    Effect.gen(function* () {
      const server = createServer()
      yield* Layer.build(
        HttpServer.serve(app).pipe(
          Layer.tap(() => Effect.sync(() => server.removeAllListeners("upgrade"))),
          Layer.provide(NodeHttpServer.layer(() => server, { port: 0, host: "127.0.0.1" })),
          Layer.provide(Receiver)
        )
      )
      const headers = [
        "Content-Type: application/json",
        `Content-Length: ${Buffer.byteLength(paid)}`,
        "",
        paid
      ]
      const answer = yield* askAndReset(portOf(server), ...upgrade("POST", "h2c"), ...headers)
      expect(answer).toMatch(/^HTTP\/1\.1 200 /)
      expect(answer).toMatch(/handled$/)
    })
  )

  it.scopedLive("with upgrades survives a client that resets", () =>
    Effect.gen(function* () {
      const server = createServer()
      server.on("upgrade", (_request, socket) => {
        socket.on("error", () => socket.destroy())
      })
      yield* Layer.build(
        HttpServer.serve(app).pipe(
          Layer.provide(NodeHttpServer.layer(() => server, { port: 0, host: "127.0.0.1" })),
          Layer.provide(Receiver)
        )
      )
      const broken = new Promise((resolve) => {
        server.once("upgrade", (_request, socket) => socket.once("close", resolve))
      })
      expect(yield* askAndReset(portOf(server), ...upgrade("GET", "x"), "", "")).toMatch(/^HTTP\/1\.1 405 /)
      // Without its listener the socket's error is nobody's, and the run ends with an unhandled error.
      yield* Effect.promise(() => broken)
      const answer = yield* Effect.promise(() => fetch(`http://127.0.0.1:${portOf(server)}`))
      expect(answer.status).toBe(405)
    })
  )
})
