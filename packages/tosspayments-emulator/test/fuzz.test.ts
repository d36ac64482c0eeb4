/** Whatever comes to the socket: the emulator lives on, keeps its books, and answers 500 to nothing. */
import { once } from "node:events"
import { request as ask } from "node:http"
import { connect } from "node:net"
import { expect, it } from "@effect/vitest"
import * as fc from "effect/FastCheck"
import { afterAll, beforeAll, describe } from "vitest"
import { createEmulator, type LocalEmulator } from "../src/createEmulator.js"
import { operations } from "../src/operations/index.js"

let emulator: LocalEmulator
let port: number
let paymentKey: string
let before: unknown

const books = async () => ({ payments: await emulator.payments.list(), ledger: await emulator.ledger() })

beforeAll(async () => {
  emulator = await createEmulator()
  port = Number(new URL(emulator.url).port)
  const order = { orderId: "ORD-0001", amount: 33_000 }
  ;({ paymentKey } = await emulator.payments.authorize(order))
  const confirmed = await fetch(`${emulator.url}/v1/payments/confirm`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${emulator.keys.secretKey}:`)}` },
    body: JSON.stringify({ paymentKey, ...order })
  })
  expect(confirmed.status).toBe(200)
  before = await books()
})
afterAll(() => emulator.close())

const isUnharmed = async (): Promise<void> => {
  expect(await (await fetch(`${emulator.url}/_emulator/health`)).json()).toEqual({ status: "ok" })
  expect(await books()).toEqual(before)
}

/** What comes back for bytes, until either side closes or has nothing to say. */
const send = async (bytes: Uint8Array, cut: "end" | "reset"): Promise<string> => {
  const socket = connect(port, "127.0.0.1")
  const chunks: Array<Buffer> = []
  socket.on("data", (chunk) => chunks.push(chunk))
  socket.on("error", () => {})
  await once(socket, "connect")
  socket.write(bytes)
  if (cut === "reset") socket.resetAndDestroy()
  else socket.end()
  if (!socket.closed) await once(socket, "close")
  return Buffer.concat(chunks).toString("latin1")
}

const line = fc.stringMatching(/^[ -~]{0,40}$/)
const version = fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP", "")

/** Nearly a request: parts of one in any state. */
const nearly = fc
  .record({
    method: fc.oneof(fc.constantFrom("GET", "POST", "DELETE", "PRI", "CONNECT", "OPTIONS"), line),
    path: fc.oneof(
      fc.constantFrom("/v1/payments/confirm", "/_emulator", "*", "//", "/%", "/v2/standard"),
      line
    ),
    version,
    headers: fc.array(
      fc.oneof(
        line,
        fc.constantFrom(
          "Transfer-Encoding: chunked",
          "Content-Length: 99999999999999999999",
          "Content-Length: -1",
          "Content-Length: 3",
          "Expect: 100-continue",
          "Connection: Upgrade",
          "Upgrade: h2c",
          "Upgrade: websocket",
          "Host: evil.test",
          "Authorization: Basic ////",
          "Accept-Language: \u00ff"
        )
      ),
      { maxLength: 6 }
    ),
    body: fc.uint8Array({ maxLength: 60 })
  })
  .map(({ body, headers, method, path, version }) =>
    Buffer.concat([
      Buffer.from(`${[`${method} ${path} ${version}`, ...headers].join("\r\n")}\r\n\r\n`, "latin1"),
      body
    ])
  )

describe("the socket", () => {
  it("survives any bytes, nearly requests, and connections that end or break off", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 400 }), nearly),
        fc.constantFrom("end" as const, "reset" as const),
        async (bytes, cut) => {
          expect(await send(bytes, cut)).not.toMatch(/^HTTP\/1\.1 500/)
        }
      ),
      { numRuns: 400 }
    )
    await isUnharmed()
  })
})

/** Paths of every operation, with what there is and what there is not in their places. */
const paths = fc
  .tuple(
    fc.constantFrom(...operations.map(({ endpoint }) => endpoint)),
    fc.oneof(fc.constant("known"), fc.string(), fc.constantFrom("", "..", "%00", "__proto__", "orders"))
  )
  .map(([{ method, path, version = "v1" }, value]) => ({
    method,
    path: `/${version}${path.replace(/\{\w+\}/g, encodeURIComponent(value === "known" ? paymentKey : value))}`
  }))

const controls = fc
  .tuple(
    fc.constantFrom("GET", "POST", "DELETE"),
    fc.constantFrom(
      "payments",
      "payments/x/deposit",
      "payments/x/settle-cancel",
      "billing",
      "brandpay",
      "link-pay",
      "payouts/balance",
      "clock/advance",
      "seed",
      "webhooks/trigger",
      "window/payments",
      "requests?limit=x",
      "events",
      "",
      "nothing"
    )
  )
  .filter(([method, path]) => !(method === "GET" && path === "events"))
  .map(([method, path]) => ({ method, path: `/_emulator/${path}` }))

/** JSON of any shape but of one that moves money, and what is no JSON. */
const body = fc.oneof(
  fc.json(),
  fc.string(),
  fc.constantFrom(
    "",
    "null",
    "[]",
    '{"__proto__":1}',
    '{"amount":1e309}',
    '{"amount":"\\ud800"}',
    "{",
    "\u0000"
  )
)

const header = fc.constantFrom(
  {},
  { "idempotency-key": "x".repeat(400) },
  { "tosspayments-test-code": "\u00e9" },
  { "tosspayments-api-security-mode": "ENCRYPTION", "content-type": "text/plain" },
  { "accept-language": "q=;,,ko;q=9" },
  { authorization: "Bearer x" }
)

const answer = (method: string, path: string, headers: Record<string, string>, content: string) =>
  new Promise<number>((resolve, reject) => {
    const outgoing = ask({ host: "127.0.0.1", port, method, path, headers }, (incoming) => {
      incoming.resume()
      incoming.on("end", () => resolve(incoming.statusCode ?? 0))
    })
    outgoing.on("error", reject)
    outgoing.end(method === "GET" ? undefined : content)
  })

describe("every route", () => {
  it("answers any body, header and place in its path, and never with 500", async () => {
    const authorization = `Basic ${btoa(`${emulator.keys.secretKey}:`)}`
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(paths, controls),
        header,
        body,
        async ({ method, path }, headers, content) => {
          const status = await answer(method, path, { authorization, ...headers }, content)
          expect(status, `${method} ${path}`).not.toBe(500)
        }
      ),
      { numRuns: 1500 }
    )
    await isUnharmed()
  })
})
