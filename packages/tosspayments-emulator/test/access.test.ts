import { request } from "node:http"
import { networkInterfaces } from "node:os"
import { expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { Emulator, EmulatorServer } from "../src/index.js"
import { basic, type Loose, testKey } from "./support.js"

interface Call {
  readonly method?: string
  readonly path?: string
  readonly host?: string
  readonly origin?: string
  readonly body?: string
  readonly address?: string
}

const call = (
  port: number,
  { address = "127.0.0.1", body, host, method = "GET", origin, path = "/_emulator/payments" }: Call
) =>
  Effect.promise(
    () =>
      new Promise<{ readonly status: number; readonly json: Loose; readonly link: string | undefined }>(
        (resolve, reject) => {
          const headers = {
            authorization: basic(testKey),
            ...(host === undefined ? {} : { host }),
            ...(origin === undefined ? {} : { origin })
          }
          const outgoing = request({ host: address, port, method, path, headers }, (incoming) => {
            const chunks: Array<Buffer> = []
            incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
            incoming.on("end", () =>
              resolve({
                status: incoming.statusCode ?? 0,
                json: JSON.parse(Buffer.concat(chunks).toString("utf8")),
                link: incoming.headers["link"]?.toString()
              })
            )
          })
          outgoing.on("error", reject)
          outgoing.end(body)
        }
      )
  )

const serving = <A, E>(
  body: (port: number) => Effect.Effect<A, E, Emulator.Emulator>,
  options: EmulatorServer.Options = {}
) =>
  Effect.flatMap(EmulatorServer.EmulatorServer, ({ port }) => body(port)).pipe(
    Effect.provide(EmulatorServer.layer(options).pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks())))
  )

const order = JSON.stringify({ orderId: "ORD-0001", amount: 33000 })

describe("the control API", () => {
  it.scopedLive("answers to localhost and its address, by any port, as behind a port mapping", () =>
    serving((port) =>
      Effect.gen(function* () {
        for (const host of [`127.0.0.1:${port}`, "localhost:9090", "LOCALHOST", "[::1]:80"]) {
          expect([host, (yield* call(port, { host })).status]).toEqual([host, 200])
        }
      })
    )
  )

  it.scopedLive("answers to no other name, so that none can be pointed at this machine", () =>
    serving((port) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const hosts = [
          "evil.example",
          `evil.example:${port}`,
          "localhost.evil.example",
          "evil@localhost",
          "10.9.8.7"
        ]
        for (const host of hosts) {
          const answer = yield* call(port, { host, method: "POST", body: order })
          expect([host, answer.status, answer.json.code]).toEqual([host, 403, "FOREIGN_HOST"])
          expect(answer.json.message).toContain("--allow-host")
        }
        expect(yield* emulator.payments.list).toEqual([])
      })
    )
  )

  it.scopedLive("answers to the names it was given", () =>
    serving(
      (port) =>
        Effect.gen(function* () {
          expect((yield* call(port, { host: "toss:8080" })).status).toBe(200)
          expect((yield* call(port, { host: "other:8080" })).status).toBe(403)
        }),
      { hosts: ["Toss"] }
    )
  )

  it.scopedLive("answers to no web page but its own", () =>
    serving((port) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const host = `localhost:${port}`
        const foreign = [
          "https://evil.example",
          "http://localhost:3000",
          "null",
          "http://localhost",
          "file://",
          "x"
        ]
        for (const origin of foreign) {
          const answer = yield* call(port, { host, origin, method: "POST", path: "/_emulator/reset" })
          expect([origin, answer.status, answer.json.code]).toEqual([origin, 403, "FOREIGN_ORIGIN"])
        }
        expect(
          (yield* call(port, { host, origin: `http://${host}`, method: "POST", body: order })).status
        ).toBe(200)
        expect(yield* emulator.payments.list).toHaveLength(1)
      })
    )
  )

  it.scopedLive("answers at the address of the network it is opened to", () => {
    const address = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ family, internal }) => family === "IPv4" && !internal)?.address
    return serving(
      (port) =>
        Effect.gen(function* () {
          const reached = address ?? "127.0.0.1"
          expect((yield* call(port, { address: reached, host: `${reached}:${port}` })).status).toBe(200)
          expect((yield* call(port, { address: reached, host: "evil.example" })).status).toBe(403)
        }),
      { host: "0.0.0.0" }
    )
  })

  it.scopedLive("leaves the API under /v1 open to every host: clients reach it by many names", () =>
    serving((port) =>
      Effect.gen(function* () {
        const answer = yield* call(port, { host: "api.tosspayments.com", path: "/v1/payments/x" })
        expect([answer.status, answer.json.code]).toEqual([404, "NOT_FOUND_PAYMENT"])
      })
    )
  )
})

describe("listings over HTTP", () => {
  it.scopedLive("lead from page to page", () =>
    serving((port) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        for (const number of [1, 2, 3])
          yield* emulator.payments.authorize({ orderId: `ORD-000${number}`, amount: 1000 })
        const orders: Array<string> = []
        let path: string | undefined = "/_emulator/payments?limit=2"
        while (path !== undefined) {
          const page: Effect.Effect.Success<ReturnType<typeof call>> = yield* call(port, { path })
          orders.push(...page.json.map(({ orderId }: Loose) => orderId), "|")
          path = page.link?.match(/^<([^>]+)>; rel="next"$/)?.[1]
        }
        expect(orders).toEqual(["ORD-0001", "ORD-0002", "|", "ORD-0003", "|"])
      })
    )
  )

  it.scopedLive("refuse pages that cannot be", () =>
    serving((port) =>
      Effect.gen(function* () {
        for (const query of ["limit=0", "limit=10001", "limit=x", "limit=", "after=-1", "limit=1&page=2"]) {
          const answer = yield* call(port, { path: `/_emulator/ledger?${query}` })
          expect([query, answer.status, answer.json.code]).toEqual([query, 400, "INVALID_INPUT"])
        }
      })
    )
  )
})
